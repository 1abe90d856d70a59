"""The headings that the structure tree of a tagged PDF names, with their level and where they stand.

In goes a loaded page of a tagged document with its words, out come `StructureHeading`s. The tree says which marked
content a heading holds, the text object of a word which content it stands in. What must not be here: whether a heading
heads an item.

pdfium builds the tree of a page anew from the whole document, which costs up to half of loading the page. So a document
whose first pages name no heading is not asked further; once it has named some, only pages with words set like one of
them are asked; and what cannot hold a heading is not looked into.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import pypdfium2.raw as pdfium

from .calls import (
    address_of,
    child_count_of,
    child_elements_of,
    content_ids_of,
    content_ids_of_objects,
    structure_types_of,
    top_elements_of,
)
from .glyphs import PageText
from .layout import StructureHeading, Word

_PATIENCE = 8  # pages that are asked before anything is known of how headings are set
_MOST = 4000  # elements of one page: beyond, it is a drawing or an attack
_LONG = 64  # children: a longer list holds those of other pages too, which answer nothing
_DEEPEST = 40  # nested elements; pdfium itself goes no deeper than 32
# PDF 32000-1, 14.8.4.3: H and H1 to H6. Word in its own languages names styles that no role map explains.
_HEADING = re.compile(r"(?:H|Heading|Overskrift)[ _]?([1-9])?", re.IGNORECASE)
# What holds no heading of its own: paragraphs, tables, and what stands inside a line.
_WITHOUT = frozenset({"P", "Table", "TOC", "Figure", "Formula", "Form", "Link", "Span", "Lbl", "Note", "Caption"})
_OPEN, _CLOSED = -1, -2  # beside levels: what may hold headings, and what is not looked into


@dataclass
class HeadingReader:
    """Asks the pages of one document, in their order. `tagged`: whether the catalog says that there is a tree."""

    tagged: bool
    _asked: int = 0  # pages
    _styles: set[tuple[float, bool]] = field(default_factory=set)  # size and weight of the headings so far
    _reached: int = 0  # where the last page's children began in an element that spans many pages

    def read(self, page: pdfium.FPDF_PAGE, number: int, text: PageText) -> tuple[StructureHeading, ...]:
        """The headings of a page in the order of its content; none where the tree cannot be read."""
        if not self.tagged or not self._is_worth_asking(text.words):
            return ()
        self._asked += 1
        found = self._marked(page)
        if not found:
            return ()
        owners = {mark: heading for heading, (_, marks) in enumerate(found) for mark in marks}
        words: dict[int, list[Word]] = {}
        for word, mark in zip(text.words, content_ids_of_objects(text.objects), strict=True):
            heading = owners.get(mark)
            if heading is not None and word.hidden is None:
                words.setdefault(heading, []).append(word)
        self._styles.update((own[0].size, own[0].bold) for own in words.values())
        return tuple(_heading(found[heading][0], own, number) for heading, own in words.items())

    def _is_worth_asking(self, words: Sequence[Word]) -> bool:
        if self._asked < _PATIENCE:
            return bool(words)
        return any((word.size, word.bold) in self._styles for word in words)

    def _marked(self, page: pdfium.FPDF_PAGE) -> list[tuple[int, list[int]]]:
        """The level of each heading, and the numbers of the marked content in it."""
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return []
        try:
            return self._headings(top_elements_of(address_of(tree)))
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _headings(self, elements: list[int]) -> list[tuple[int, list[int]]]:
        found: list[tuple[int, list[int]]] = []
        for sections in range(_DEEPEST):
            levels = [_level_of(kind) for kind in structure_types_of(elements[:_MOST])]
            inner: list[int] = []
            for element, level in zip(elements, levels, strict=False):
                if level == _OPEN:
                    inner += self._children(element)
                elif level != _CLOSED:
                    found.append((level or sections, _contents_of(element)))
            if not inner:
                break
            elements = inner
        return found

    def _children(self, element: int) -> list[int]:
        """The children on this page. In a long list they are looked for from where those of the page before began."""
        count = child_count_of(element)
        if count <= _LONG:
            return child_elements_of(element, range(count))
        found: list[int] = []
        for start in (*range(self._reached, count, _LONG), *range(0, min(self._reached, count), _LONG)):
            some = child_elements_of(element, range(start, min(start + _LONG, count)))
            if not some and found:
                break
            if some and not found:
                self._reached = start
            found += some
        return found


@lru_cache(maxsize=256)
def _level_of(kind: str) -> int:
    """The level of a heading by its type, 0 for one that has the depth of where it stands; `_OPEN` or `_CLOSED`."""
    heading = _HEADING.fullmatch(kind)
    if heading is not None:
        return int(heading.group(1) or 0)
    return _CLOSED if kind in _WITHOUT else _OPEN


def _contents_of(element: int) -> list[int]:
    """The numbers of the marked content in a heading, also of what stands inside it."""
    found: list[int] = []
    waiting = [(element, 0)]
    for _ in range(_MOST):
        if not waiting:
            break
        one, depth = waiting.pop()
        found += content_ids_of(one)
        if depth < _DEEPEST:
            waiting.extend((child, depth + 1) for child in child_elements_of(one, range(child_count_of(one))))
    return found


def _heading(level: int, words: Sequence[Word], page: int) -> StructureHeading:
    """A heading of some words, at least one."""
    text = "".join(word.text if word.hyphen else f"{word.text} " for word in words).strip()
    x0, top = min(word.x0 for word in words), min(word.top for word in words)
    x1, bottom = max(word.x1 for word in words), max(word.bottom for word in words)
    return StructureHeading(level, text, page, x0, top, x1, bottom)
