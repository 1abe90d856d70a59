"""pdfium asked many questions at once: a list of indices or objects in, a list of answers out.

A page has some 300 words, each asked for its boxes, its origin and its style: asked one by one through pointer objects
that costs twice what pdfium itself takes. Here functions are called by address, with numbers for addresses, answers are
written into one array of C, and the loop is `map`. What must not be here: any meaning of an answer.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def _by_address(function: Any, *types: type) -> Any:
    """A pdfium function that takes and gives addresses as numbers. pdfium runs in one thread: the lock is kept."""
    return ctypes.PYFUNCTYPE(*types)(ctypes.cast(function, _ADDRESS).value or 0)


_text_object = _by_address(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_loose_box = _by_address(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_origin = _by_address(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_colour = _by_address(pdfium.FPDFText_GetFillColor, _INT, _ADDRESS, _INT, *[_ADDRESS] * 4)
_font = _by_address(pdfium.FPDFTextObj_GetFont, _ADDRESS, _ADDRESS)
_mode = _by_address(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
_object = _by_address(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
_kind = _by_address(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
_content_id = _by_address(pdfium.FPDFPageObj_GetMarkedContentID, _INT, _ADDRESS)
_type = _by_address(pdfium.FPDF_StructElement_GetType, ctypes.c_ulong, _ADDRESS, _ADDRESS, ctypes.c_ulong)
_top_count = _by_address(pdfium.FPDF_StructTree_CountChildren, _INT, _ADDRESS)
_top = _by_address(pdfium.FPDF_StructTree_GetChildAtIndex, _ADDRESS, _ADDRESS, _INT)
_child_count = _by_address(pdfium.FPDF_StructElement_CountChildren, _INT, _ADDRESS)
_child = _by_address(pdfium.FPDF_StructElement_GetChildAtIndex, _ADDRESS, _ADDRESS, _INT)
_id_count = _by_address(pdfium.FPDF_StructElement_GetMarkedContentIdCount, _INT, _ADDRESS)
_id = _by_address(pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex, _INT, _ADDRESS, _INT)
_name = ctypes.create_string_buffer(64)  # UTF-16: longer than the longest name that PDF knows


def address_of(handle: Any) -> int:
    """The address that a handle of pdfium holds."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def boxes_of(text_page: int, indices: Sequence[int]) -> list[tuple[float, float, float, float] | None]:
    """(left, top, right, bottom) in user space of each character, `None` where pdfium knows none."""
    return _answers(_loose_box, text_page, indices, array("f"), fields=4, outs=1)


def origins_of(text_page: int, indices: Sequence[int]) -> list[tuple[float, float] | None]:
    """The point of user space where each character begins on its baseline."""
    return _answers(_origin, text_page, indices, array("d"), fields=2, outs=2)


def colours_of(text_page: int, indices: Sequence[int]) -> list[tuple[int, int, int, int] | None]:
    """Red, green, blue and alpha (0 to 255) that each character is filled with."""
    return _answers(_colour, text_page, indices, array("I"), fields=4, outs=4)


def text_objects_of(text_page: int, indices: Iterable[int]) -> list[int | None]:
    """The text object that each character belongs to; `None` for one that pdfium made up."""
    return list(map(_text_object, repeat(text_page), indices))


def fonts_of(text_objects: Iterable[int | None]) -> list[int | None]:
    """The font of each text object."""
    return list(map(_font, text_objects))


def modes_of(text_objects: Iterable[int | None]) -> list[int]:
    """The render mode of each text object (PDF 32000-1, table 106), -1 where there is none."""
    return list(map(_mode, text_objects))


def objects_of(page: int, count: int) -> list[tuple[int, int]]:
    """Those of the first `count` objects of a page that are no text, each with its kind (`FPDF_PAGEOBJ_…`)."""
    objects = list(map(_object, repeat(page), range(count)))
    kinds = list(map(_kind, objects))
    return [(obj, kind) for obj, kind in zip(objects, kinds, strict=True) if kind != pdfium.FPDF_PAGEOBJ_TEXT]


def content_ids_of_objects(text_objects: Iterable[int | None]) -> list[int]:
    """The number of the marked content that each text object stands in, -1 for none."""
    return [_content_id(obj) if obj else -1 for obj in text_objects]


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


def _answers(
    function: Any, page: int, indices: Sequence[int], values: array[Any], *, fields: int, outs: int
) -> list[Any]:
    """What a function writes for each index: `fields` values through `outs` addresses."""
    size = values.itemsize
    values.frombytes(bytes(size * fields * len(indices)))
    start = values.buffer_info()[0]
    end = start + size * fields * len(indices)
    addresses = [range(start + size * out, end, size * fields) for out in range(outs)]
    known = list(map(function, repeat(page), indices, *addresses))
    answers = zip(*[iter(values)] * fields, strict=True)
    return list(answers) if all(known) else [answer if ok else None for ok, answer in zip(known, answers, strict=True)]
