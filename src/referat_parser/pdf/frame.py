"""From pdfium's user space to points from the top left of the page as it is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Four edges: left, top, right, bottom. In user space y grows upwards, on the page as shown downwards."""


class Frame(NamedTuple):
    """The part of user space that a page shows, and how it is turned."""

    left: float
    bottom: float
    width: float
    height: float
    rotation: int  # quarter turns clockwise

    def place(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of user space as (x0, top, x1, bottom) of the page."""
        left, right, bottom, top = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        if self.rotation == 0:
            return left, self.height - top, right, self.height - bottom
        if self.rotation == 1:
            return bottom, left, top, right
        if self.rotation == 2:
            return self.width - right, bottom, self.width - left, top
        return self.width - top, self.height - right, self.width - bottom, self.height - left

    def place_all(self, boxes: Sequence[Box | None]) -> list[Box | None]:
        """Boxes (left, top, right, bottom) of user space as boxes of the page; what has no place stays `None`."""
        if self.rotation:
            return [box and self.place(box[0], box[3], box[2], box[1]) for box in boxes]
        x, y, height = self.left, self.bottom, self.height
        return [box and (box[0] - x, height - (box[1] - y), box[2] - x, height - (box[3] - y)) for box in boxes]

    def tops(self, points: Sequence[tuple[float, float] | None]) -> list[float | None]:
        """How far below the top of the page points of user space lie."""
        if self.rotation:
            return [point and self.place(*point, *point)[1] for point in points]
        y, height = self.bottom, self.height
        return [point and height - (point[1] - y) for point in points]


def frame_of(page: pdfium.FPDF_PAGE) -> Frame:
    """The crop box (else the media box) and the rotation, as pdfium shows the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    box = pdfium.FPDFPage_GetCropBox(page, left, bottom, right, top) or pdfium.FPDFPage_GetMediaBox(
        page, left, bottom, right, top
    )
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    x, y = (min(left.value, right.value), min(bottom.value, top.value)) if box else (0.0, 0.0)
    return Frame(x, y, width, height, pdfium.FPDFPage_GetRotation(page) % 4)
