"""pdfium asked many questions at once: a list of indices or objects in, a list of answers out.

A page has some 300 words, each asked for its boxes, its origin and its style. The loops are those of `_loops.c`, or of
`loops.py` where that was not compiled. What must not be here: any meaning of an answer.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

try:
    from . import _loops as loops
except ImportError:
    from . import loops  # type: ignore[no-redef]

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def address_of(handle: Any) -> int:
    """The address that a handle of pdfium, or one of its functions, holds."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def _by_address(function: Any, *types: type) -> Any:
    """A pdfium function that takes and gives addresses as numbers. pdfium runs in one thread: the lock is kept."""
    return ctypes.PYFUNCTYPE(*types)(address_of(function))


_TEXT_OBJECT = address_of(pdfium.FPDFText_GetTextObject)
_LOOSE_BOX = address_of(pdfium.FPDFText_GetLooseCharBox)
_ORIGIN = address_of(pdfium.FPDFText_GetCharOrigin)
_COLOUR = address_of(pdfium.FPDFText_GetFillColor)
_FONT = address_of(pdfium.FPDFTextObj_GetFont)
_MODE = address_of(pdfium.FPDFTextObj_GetTextRenderMode)
_OBJECT = address_of(pdfium.FPDFPage_GetObject)
_KIND = address_of(pdfium.FPDFPageObj_GetType)
_CONTENT_ID = address_of(pdfium.FPDFPageObj_GetMarkedContentID)
_type = _by_address(pdfium.FPDF_StructElement_GetType, ctypes.c_ulong, _ADDRESS, _ADDRESS, ctypes.c_ulong)
_top_count = _by_address(pdfium.FPDF_StructTree_CountChildren, _INT, _ADDRESS)
_top = _by_address(pdfium.FPDF_StructTree_GetChildAtIndex, _ADDRESS, _ADDRESS, _INT)
_child_count = _by_address(pdfium.FPDF_StructElement_CountChildren, _INT, _ADDRESS)
_child = _by_address(pdfium.FPDF_StructElement_GetChildAtIndex, _ADDRESS, _ADDRESS, _INT)
_id_count = _by_address(pdfium.FPDF_StructElement_GetMarkedContentIdCount, _INT, _ADDRESS)
_id = _by_address(pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex, _INT, _ADDRESS, _INT)
_name = ctypes.create_string_buffer(64)  # UTF-16: longer than the longest name that PDF knows


def boxes_of(text_page: int, indices: Sequence[int]) -> list[tuple[float, float, float, float] | None]:
    """(left, top, right, bottom) in user space of each character, `None` where pdfium knows none."""
    return loops.boxes(_LOOSE_BOX, text_page, indices)


def origins_of(text_page: int, indices: Sequence[int]) -> list[tuple[float, float] | None]:
    """The point of user space where each character begins on its baseline."""
    return loops.points(_ORIGIN, text_page, indices)


def colours_of(text_page: int, indices: Sequence[int]) -> list[tuple[int, int, int, int] | None]:
    """Red, green, blue and alpha (0 to 255) that each character is filled with."""
    return loops.colours(_COLOUR, text_page, indices)


def text_objects_of(text_page: int, indices: Iterable[int]) -> list[int | None]:
    """The text object that each character belongs to; `None` for one that pdfium made up."""
    return loops.children(_TEXT_OBJECT, text_page, indices)


def fonts_of(text_objects: Iterable[int | None]) -> list[int | None]:
    """The font of each text object."""
    return loops.handles(_FONT, text_objects)


def modes_of(text_objects: Iterable[int | None]) -> list[int]:
    """The render mode of each text object (PDF 32000-1, table 106), -1 where there is none."""
    return loops.numbers(_MODE, text_objects)


def objects_of(page: int, count: int) -> list[tuple[int, int]]:
    """Those of the first `count` objects of a page that are no text, each with its kind (`FPDF_PAGEOBJ_…`)."""
    return loops.children_but(_OBJECT, _KIND, page, count, pdfium.FPDF_PAGEOBJ_TEXT)


def content_ids_of_objects(text_objects: Iterable[int | None]) -> list[int]:
    """The number of the marked content that each text object stands in, -1 for none."""
    return loops.numbers(_CONTENT_ID, text_objects)


def structure_types_of(elements: Iterable[int]) -> list[str]:
    """The types of structure elements, after the role map of the document; empty for one of a long name."""
    start, size = ctypes.addressof(_name), len(_name)
    lengths = (_type(element, start, size) for element in elements)
    return [_name.raw[: n - 2].decode("utf-16-le", "replace") if 2 < n <= size else "" for n in lengths]


def top_elements_of(tree: int) -> list[int]:
    """The elements of a page's structure tree that have no parent."""
    return [top for top in map(_top, repeat(tree), range(_top_count(tree))) if top]


def child_count_of(element: int) -> int:
    """How many children a structure element has on all pages, marked content among them."""
    count: int = _child_count(element)
    return max(count, 0)


def child_elements_of(element: int, places: Iterable[int]) -> list[int]:
    """Those of some children of a structure element that are elements and have content on the page."""
    return [child for child in map(_child, repeat(element), places) if child]


def content_ids_of(element: int) -> list[int]:
    """The numbers of the marked content that stands directly in a structure element."""
    return [mark for mark in map(_id, repeat(element), range(max(_id_count(element), 0))) if mark >= 0]
