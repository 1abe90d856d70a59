"""The ruled lines of a page, read from its path objects, and the filled areas behind text.

In goes a loaded page, out come straight edges and dark areas. Thin filled rectangles (Word, LibreOffice and
browsers draw borders so), stroked lines and the sides of stroked rectangles are all edges.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from .calls import address_of, objects_of
from .frame import Frame

_THIN = 2.5  # points: a rectangle thinner than this is a line
_MANY = 4000  # a drawing, not a table
_WHITE = 250


@dataclass
class Rulings:
    """Edges as (x0, top, x1, bottom), zero-thin in one direction, and boxes filled with another colour than white."""

    horizontal: list[tuple[float, float, float, float]] = field(default_factory=list)
    vertical: list[tuple[float, float, float, float]] = field(default_factory=list)
    filled: list[tuple[float, float, float, float]] = field(default_factory=list)
    images: int = 0


def read_rulings(page: pdfium.FPDF_PAGE, frame: Frame) -> Rulings:
    """All straight edges of the page, in points from its top left."""
    rulings = Rulings()
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MANY:
        return rulings
    for address, kind in objects_of(address_of(page), count):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _add_path(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), frame, rulings)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            rulings.images += 1
            box = _bounds(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), frame)
            if box:
                rulings.filled.append(box)
    return rulings


def _bounds(obj: pdfium.FPDF_PAGEOBJECT, frame: Frame) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
        return None
    return frame.place(left.value, bottom.value, right.value, top.value)


def _add_path(obj: pdfium.FPDF_PAGEOBJECT, frame: Frame, rulings: Rulings) -> None:
    box = _bounds(obj, frame)
    if box is None:
        return
    x0, top, x1, bottom = box
    if bottom - top <= _THIN and x1 - x0 > _THIN:
        middle = (top + bottom) / 2
        rulings.horizontal.append((x0, middle, x1, middle))
        return
    if x1 - x0 <= _THIN and bottom - top > _THIN:
        middle = (x0 + x1) / 2
        rulings.vertical.append((middle, top, middle, bottom))
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(obj, fill, stroke):
        return
    if fill.value and _coloured(obj):
        rulings.filled.append(box)
    if stroke.value:
        _add_sides(obj, frame, rulings)


def _coloured(obj: pdfium.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha):
        return False
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


def _add_sides(obj: pdfium.FPDF_PAGEOBJECT, frame: Frame, rulings: Rulings) -> None:
    """The straight sides of a stroked path of few segments."""
    count = pdfium.FPDFPath_CountSegments(obj)
    if not 2 <= count <= 64:
        return
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(obj, matrix):
        return
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(obj, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        px = matrix.a * x.value + matrix.c * y.value + matrix.e
        py = matrix.b * x.value + matrix.d * y.value + matrix.f
        here = frame.place(px, py, px, py)[:2]
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO and points:
            _add_edge(points[-1], here, rulings)
        points.append(here)
    if count >= 3:
        _add_edge(points[-1], points[0], rulings)


def _add_edge(a: tuple[float, float], b: tuple[float, float], rulings: Rulings) -> None:
    x0, x1 = sorted((a[0], b[0]))
    top, bottom = sorted((a[1], b[1]))
    if bottom - top < 1 and x1 - x0 > _THIN:
        rulings.horizontal.append((x0, top, x1, top))
    elif x1 - x0 < 1 and bottom - top > _THIN:
        rulings.vertical.append((x0, top, x0, bottom))
