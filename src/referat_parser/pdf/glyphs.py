"""One page of pdfium's text → words with geometry, style and visibility.

In goes a loaded page, out come words in content order. What must not be here: rows, columns, meaning.

pdfium's own line list is not used: it glues the columns of a row and drops the break behind a hyphen. The text is
asked for once a page, boxes only for the first and the last character of each word, and style once a text object,
so that a page costs about what pdfium itself needs to load it.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from .layout import Hidden, Word

# pdfium marks the hyphen of a word that was broken at the line end with U+0002 or U+FFFE, and drops the break.
_BROKEN = "\x02\ufffe"
_WORD = re.compile(rf"[^\s\x00\xa0{_BROKEN}]+[{_BROKEN}]?|[{_BROKEN}]")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|(?<![a-z])it(?![a-z])", re.IGNORECASE)
_LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": None, "\u200b": None, "\ufeff": None}
)
_TINY = 3.0  # points; GetOrganized prints field values white at 2-3 pt for its own use
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123: font descriptor flag
_BOLD_WEIGHT = 650
_INVISIBLE_MODE = 3
_FILL_AND_STROKE = 2
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Frame:
    """How to turn pdfium's user space into points from the top left of the page as shown."""

    left: float
    bottom: float
    width: float
    height: float
    rotation: int  # quarter turns clockwise

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of user space as (x0, top, x1, bottom) of the page."""
        left, right, bottom, top = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        if self.rotation == 0:
            return left, self.height - top, right, self.height - bottom
        if self.rotation == 1:
            return bottom, left, top, right
        if self.rotation == 2:
            return self.width - right, bottom, self.width - left, top
        return self.width - top, self.height - right, self.width - bottom, self.height - left


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    italic: bool
    white: bool
    invisible: bool
    turn: int  # degrees, 0 for text that reads from left to right on the page as shown


def _by_address(function: Any, *types: type) -> Any:
    """A pdfium function that takes and gives addresses as numbers: asked for every word, pointer objects are dear."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(*types)(address or 0)


_text_object = _by_address(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_font_of = _by_address(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_render_mode = _by_address(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)


class PageText:
    """The words of one page. `words` has them in content order; `unmapped` counts characters without Unicode."""

    def __init__(self, page: pdfium.FPDF_PAGE, frame: Frame, fonts: dict[int, tuple[bool, bool]]) -> None:
        self._frame = frame
        self._fonts = fonts
        self._styles: dict[tuple[int, float, bool, int], _Style] = {}
        self._last_object: int | None = None
        self._last_style = _Style(0.0, bold=False, italic=False, white=False, invisible=False, turn=0)
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self.unmapped = 0
        self._handle = pdfium.FPDFText_LoadPage(page)
        self._address = ctypes.cast(self._handle, ctypes.c_void_p).value if self._handle else None
        try:
            self.words = self._read() if self._handle else []
        finally:
            if self._handle:
                pdfium.FPDFText_ClosePage(self._handle)

    def _read(self) -> list[Word]:
        text = self._text()
        self.unmapped = text.count("\x00") + text.count("\ufffd")
        words: list[Word] = []
        for match in _WORD.finditer(text):
            words.extend(self._words_of(match.group(), match.start(), match.end()))
        return words

    def _text(self) -> str:
        """All characters, so that an index into the string is an index of pdfium."""
        count = pdfium.FPDFText_CountChars(self._handle)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self._handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Characters without Unicode or beyond U+FFFF shift the string against the indices: ask one by one.
        codes = (pdfium.FPDFText_GetUnicode(self._handle, i) for i in range(count))
        return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\x00" for c in codes)

    def _words_of(self, text: str, start: int, end: int) -> list[Word]:
        """The word between two indices; several where the run jumps to another line without white space."""
        broken = text[-1] in _BROKEN
        last = end - 2 if broken and end - start > 1 else end - 1
        left = self._place(start)
        right = self._place(last) if last > start else left
        if left is None or right is None:
            return []
        style = self._style(start, left[3] - left[1])
        if last > start and style.turn == 0 and abs(left[3] - right[3]) > 0.5 * max(style.size, 1.0):
            cut = self._jump(start, last, style.size)
            return self._words_of(text[: cut - start], start, cut) + self._words_of(text[cut - start :], cut, end)
        shown = text if text.isascii() else text.translate(_LIGATURES)
        if broken:
            shown = shown.rstrip(_BROKEN) + "-"
        if not shown:
            return []
        x0, top, x1, bottom = (
            min(left[0], right[0]),
            min(left[1], right[1]),
            max(left[2], right[2]),
            max(left[3], right[3]),
        )
        hidden = self._hidden(style, x0, top, x1, bottom)
        return [
            Word(
                shown,
                x0,
                top,
                x1,
                bottom,
                self._baseline(start, bottom),
                style.size,
                style.bold,
                style.italic,
                broken,
                hidden,
            )
        ]

    def _jump(self, start: int, last: int, size: float) -> int:
        """The first index after `start` that stands on another line than the character before it."""
        before = self._place(start)
        for index in range(start + 1, last + 1):
            here = self._place(index)
            if before and here and abs(here[3] - before[3]) > 0.5 * max(size, 1.0):
                return index
            before = here or before
        return last

    def _place(self, index: int) -> tuple[float, float, float, float] | None:
        """x0, top, x1, bottom of one character on the page."""
        box = self._box
        if not pdfium.FPDFText_GetLooseCharBox(self._handle, index, box):
            return None
        return self._frame.place(box.left, box.bottom, box.right, box.top)

    def _baseline(self, index: int, bottom: float) -> float:
        if not pdfium.FPDFText_GetCharOrigin(self._handle, index, self._x, self._y):
            return bottom
        x, y = self._x.value, self._y.value
        return self._frame.place(x, y, x, y)[1]

    def _style(self, index: int, height: float) -> _Style:
        """How a character is set. Documents with a text object a word are common: what two share is asked for once."""
        obj = _text_object(self._address, index)
        if obj == self._last_object and obj is not None:
            return self._last_style
        font = _font_of(obj) if obj else None
        key = (font or 0, round(height, 2), self._is_white(index), _render_mode(obj) if obj else 0)
        found = self._styles.get(key)
        if found is None:
            found = self._styles[key] = self._read_style(index, font, key[2], key[3])
        self._last_object, self._last_style = obj, found
        return found

    def _is_white(self, index: int) -> bool:
        red, green, blue, alpha = self._colour
        if not pdfium.FPDFText_GetFillColor(self._handle, index, red, green, blue, alpha):
            return False
        return alpha.value == 0 or (red.value >= _WHITE and green.value >= _WHITE and blue.value >= _WHITE)

    def _read_style(self, index: int, font: int | None, white: bool, mode: int) -> _Style:
        size = pdfium.FPDFText_GetFontSize(self._handle, index)
        matrix = pdfium.FS_MATRIX()
        scale, angle = 1.0, 0.0
        if pdfium.FPDFText_GetMatrix(self._handle, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
        turn = round(angle - 90 * self._frame.rotation) % 360
        bold, italic = self._font(font) if font else (False, False)
        return _Style(
            round(size * scale, 2), bold or mode == _FILL_AND_STROKE, italic, white, mode == _INVISIBLE_MODE, turn
        )

    def _font(self, font: int) -> tuple[bool, bool]:
        if font not in self._fonts:
            self._fonts[font] = _font_style(ctypes.cast(font, pdfium.FPDF_FONT))
        return self._fonts[font]

    def _hidden(self, style: _Style, x0: float, top: float, x1: float, bottom: float) -> Hidden | None:
        if style.invisible:
            return "invisible"
        if style.white:
            return "white"
        if 0 < style.size < _TINY:
            return "tiny"
        if style.turn not in (0, 359, 1):
            return "rotated"
        if x1 <= 0 or bottom <= 0 or x0 >= self._frame.width or top >= self._frame.height:
            return "off-page"
        return None


def _font_style(font: pdfium.FPDF_FONT) -> tuple[bool, bool]:
    """Bold and italic of a font, by its name (without the subset prefix) before its weight.

    Weights of embedded subsets are derived by pdfium from the stem and mislead where the name is plain.
    """
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFFont_GetBaseFontName(font, buffer, length)
    name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
    bold = bool(_BOLD_NAME.search(name)) or bool(pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD)
    if not bold and not name:
        bold = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    italic = bool(_ITALIC_NAME.search(name))
    return bold, italic
