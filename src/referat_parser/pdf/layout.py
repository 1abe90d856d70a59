"""The values that reading a PDF gives: words, lines, tables, pages. No PDF library in here.

All lengths are PDF points, measured from the top left corner of the page as it is shown (crop box and page rotation
applied); pages are numbered from 1. Everything is frozen: later stages make new values.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Hidden = Literal["invisible", "white", "tiny", "rotated", "off-page"]
"""Why a word of the page is not part of what a reader sees as its text."""


class Word(NamedTuple):
    """A run of characters without white space.

    `hyphen` marks a word that the page broke at the line end: its text ends with the printed hyphen.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    hyphen: bool = False
    hidden: Hidden | None = None


class Line(NamedTuple):
    """Words of one row that stand together; the label and the value of one row are two lines with the same `row`.

    `pitch` is the distance from the baseline of the row above, `None` on the first row of a page. `cell` is set
    for text of a ruled table: (table, row, column) on that page.
    """

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    size: float
    bold: bool = False
    italic: bool = False
    baseline: float = 0.0
    pitch: float | None = None
    row: int = 0
    cell: tuple[int, int, int] | None = None
    words: tuple[Word, ...] = ()

    @property
    def caps(self) -> bool:
        """Whether the line is set in capitals (at least three letters, none of them small)."""
        return is_caps(self.text)

    @property
    def word_count(self) -> int:
        """How many words of the account the line holds."""
        return len(self.words) if self.words else len(self.text.split())


def is_caps(text: str) -> bool:
    """Whether a text has at least three letters and none of them small."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 3


class Table(NamedTuple):
    """A ruled table of one page: its box, the cell texts row by row, and the x of its column edges."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...] = ()


class StructureHeading(NamedTuple):
    """A heading of the structure tree: its level from 1, its words, its page, and its box on it."""

    level: int
    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Page(NamedTuple):
    """One page: its lines in reading order, its tables, the words that a reader does not see, the tagged headings."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    hidden: tuple[Word, ...] = ()
    unmapped: int = 0
    headings: tuple[StructureHeading, ...] = ()

    @property
    def has_text(self) -> bool:
        """Whether the page has text that a reader can see."""
        return bool(self.lines)


class OutlineEntry(NamedTuple):
    """A bookmark: its title as stored, its page (1-based) where it has one, its depth from 0."""

    title: str
    page: int | None
    level: int


@dataclass(frozen=True)
class Document:
    """A whole PDF as lines."""

    pages: tuple[Page, ...]
    outline: tuple[OutlineEntry, ...] = ()
    producer: str | None = None
    title: str | None = None
    tagged: bool = False
    ocr: bool = False

    @cached_property
    def pages_without_text(self) -> tuple[int, ...]:
        """Numbers of the pages that hold no text to be seen (scans, drawings, empty pages)."""
        return tuple(page.number for page in self.pages if not page.has_text)
