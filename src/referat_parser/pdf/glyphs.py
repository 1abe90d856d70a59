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
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium

from .calls import address_of, boxes_of, colours_of, fonts_of, modes_of, origins_of, text_objects_of
from .frame import Box, Frame
from .layout import Hidden, Word

# pdfium marks the hyphen of a word that was broken at the line end with U+0002 or U+FFFE, and drops the break.
_BROKEN = "\x02\ufffe"
_WORD = re.compile(rf"[^\s\x00\xa0{_BROKEN}]+[{_BROKEN}]?|[{_BROKEN}]")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|(?<![a-z])it(?![a-z])", re.IGNORECASE)
_LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": None, "\u200b": None, "\ufeff": None}
)
_SPECIAL = re.compile(f"[{_BROKEN}{''.join(map(chr, _LIGATURES))}]")
_TINY = 3.0  # points; GetOrganized prints field values white at 2-3 pt for its own use
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123: font descriptor flag
_BOLD_WEIGHT = 650
_INVISIBLE_MODE = 3
_FILL_AND_STROKE = 2
_WHITE = 250


class _Style(NamedTuple):
    shape: tuple[float, bool, bool]  # true size in points, bold, italic
    jump: float  # points between the feet of two characters from which on they stand on two lines
    hidden: Hidden | None


class PageText:
    """The words of one page. `words` has them in content order, `objects` the text object that each begins in.

    The objects live as long as the page. `unmapped` counts characters without Unicode.
    """

    def __init__(self, page: pdfium.FPDF_PAGE, frame: Frame, fonts: dict[int, tuple[bool, bool]]) -> None:
        self._frame = frame
        self._fonts = fonts
        self._styles: dict[object, _Style] = {}
        self.unmapped = 0
        self.objects: list[int | None] = []
        self._handle = pdfium.FPDFText_LoadPage(page)
        self._address = address_of(self._handle)
        try:
            self.words = self._read() if self._handle else []
        finally:
            if self._handle:
                pdfium.FPDFText_ClosePage(self._handle)

    def _read(self) -> list[Word]:
        text = self._text()
        self.unmapped = text.count("\x00") + text.count("\ufffd")
        return self._words(text, [match.span() for match in _WORD.finditer(text)])

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

    def _words(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Word]:
        """The words of some spans of the page's string; several where a run jumps to another line without a space."""
        plain = _SPECIAL.search(text) is None
        starts = [start for start, _ in spans]
        lefts = self._places(starts)
        rights = self._places([end - 1 if plain else _last(text, start, end) for start, end in spans])
        bases = self._frame.tops(origins_of(self._address, starts))
        objects = text_objects_of(self._address, starts)
        styles = self._styles_of(starts, lefts, objects)
        width, height = self._frame.width, self._frame.height
        words: list[Word] = []
        placed = zip(spans, lefts, rights, bases, styles, strict=True)
        for index, ((start, end), left, right, base, style) in enumerate(placed):
            if left is None or right is None:
                continue
            x0, top, x1, bottom = left
            if bottom == right[3] and top == right[1] and x0 <= right[0] and x1 <= right[2]:
                x1 = right[2]
            elif abs(bottom - right[3]) > style.jump:
                words.extend(self._words(text, self._cut(text, start, end, style.jump)))
                continue
            else:
                x0, top, x1, bottom = _around(left, right)
            shown, broken = (text[start:end], False) if plain else _shown(text[start:end])
            if not shown:
                continue
            hidden = style.hidden
            if hidden is None and (x1 <= 0 or bottom <= 0 or x0 >= width or top >= height):
                hidden = "off-page"
            words.append(
                Word(shown, x0, top, x1, bottom, bottom if base is None else base, *style.shape, broken, hidden)
            )
            self.objects.append(objects[index])
        return words

    def _cut(self, text: str, start: int, end: int, jump: float) -> list[tuple[int, int]]:
        """A span cut before the first character that stands on another line than the one before it."""
        last = _last(text, start, end)
        places = self._places(range(start, last + 1))
        before, cut = places[0], last
        for index, here in enumerate(places[1:], start + 1):
            if before and here and abs(here[3] - before[3]) > jump:
                cut = index
                break
            before = here or before
        return [(start, cut), (cut, end)]

    def _places(self, indices: Sequence[int]) -> list[Box | None]:
        """x0, top, x1, bottom of each character on the page."""
        return self._frame.place_all(boxes_of(self._address, indices))

    def _styles_of(
        self, indices: Sequence[int], places: Sequence[Box | None], objects: Sequence[int | None]
    ) -> list[_Style]:
        """How each character is set. Documents with a text object a word are common: what two share is read once."""
        new = [i for i, obj in enumerate(objects) if i == 0 or obj is None or obj != objects[i - 1]]
        fonts, modes = fonts_of([objects[i] for i in new]), modes_of([objects[i] for i in new])
        colours = colours_of(self._address, [indices[i] for i in new])
        styles: list[_Style] = []
        for (i, end), font, mode, colour in zip(pairwise([*new, len(objects)]), fonts, modes, colours, strict=True):
            box = places[i]
            key = (font, mode, colour, round(box[3] - box[1], 2) if box else 0.0)
            style = self._styles.get(key)
            if style is None:
                style = self._styles[key] = self._read_style(indices[i], font, mode, _is_white(colour))
            if end - i == 1:
                styles.append(style)
            else:
                styles.extend([style] * (end - i))
        return styles

    def _read_style(self, index: int, font: int | None, mode: int, white: bool) -> _Style:
        size = pdfium.FPDFText_GetFontSize(self._handle, index)
        matrix = pdfium.FS_MATRIX()
        scale, angle = 1.0, 0.0
        if pdfium.FPDFText_GetMatrix(self._handle, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
        size, turn = round(size * scale, 2), round(angle - 90 * self._frame.rotation) % 360
        bold, italic = self._font(font) if font else (False, False)
        hidden: Hidden | None = None
        if mode == _INVISIBLE_MODE:
            hidden = "invisible"
        elif white:
            hidden = "white"
        elif 0 < size < _TINY:
            hidden = "tiny"
        elif turn not in (0, 359, 1):
            hidden = "rotated"
        jump = math.inf if turn else 0.5 * max(size, 1.0)
        return _Style((size, bold or mode == _FILL_AND_STROKE, italic), jump, hidden)

    def _font(self, font: int) -> tuple[bool, bool]:
        if font not in self._fonts:
            self._fonts[font] = _font_style(ctypes.cast(font, pdfium.FPDF_FONT))
        return self._fonts[font]


def _last(text: str, start: int, end: int) -> int:
    """The index of the last character of a span that has a place; the mark of a break has none."""
    return end - 2 if text[end - 1] in _BROKEN and end - start > 1 else end - 1


def _shown(text: str) -> tuple[str, bool]:
    """The characters as a reader sees them (ligatures apart, invisible ones gone), and whether a break ends them."""
    broken = text[-1] in _BROKEN
    text = text.translate(_LIGATURES)
    return (text.rstrip(_BROKEN) + "-", True) if broken else (text, False)


def _around(left: Box, right: Box) -> Box:
    return min(left[0], right[0]), min(left[1], right[1]), max(left[2], right[2]), max(left[3], right[3])


def _is_white(colour: tuple[int, int, int, int] | None) -> bool:
    return colour is not None and (colour[3] == 0 or min(colour[:3]) >= _WHITE)


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
