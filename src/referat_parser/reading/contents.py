"""Rows → the printed contents lists: which rows they take, and the items they name.

A contents list begins at a head that the profile knows (`Indholdsfortegnelse`) or at rows that end in a page number
behind leaders; it goes on as long as rows of that shape follow. Entries may run over several rows, have their number in
a column of its own, or no number and no page at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..profiles.loader import Vocabulary
from ..profiles.matching import fold
from .rows import Row
from .text import Hyphens, inline

_LEADER = re.compile(r"\s*(?:\.\s?){3,}\s*(\d{1,4})?\s*$|\s*…+\s*(\d{1,4})?\s*$|\s*_{3,}\s*(\d{1,4})?\s*$")
_PAGE = re.compile(r"^(?:\d{1,4}|[ivxlc]{1,7})$", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMBER = re.compile(r"^(?:(?:punkt|pkt\.?|sag|nr\.?|§)\s*(?:nr\.?)?\s*)?(\d{2}/\d{2}(?=\s)|\d{1,4}(?:\.\d{1,2})?[a-z]?|[A-ZÆØÅ])(?:[.:)]+|\s|$)\s*", re.IGNORECASE)
_LETTERED = re.compile(r"^[A-Z]\.\s+(?=\S)")
_LAST_PLAIN_PAGE = 3  # a list without pages stands on the front pages; further on it is text
_SAME = 28  # letters by which a title is known again: headings break their lines elsewhere
_MOST_LOOSE = 3  # rows without a page number between two that have one


@dataclass(frozen=True)
class Entry:
    """One line of a contents list: number as printed, title (perhaps cut), printed page, the group it stands under."""

    nr: str | None
    titel: str
    page: int | None
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Contents:
    """All contents lists of a document."""

    rows: frozenset[int]
    entries: tuple[Entry, ...]


def find_contents(rows: Sequence[Row], furniture: frozenset[int], vocabulary: Vocabulary, hyphens: Hyphens) -> Contents:
    """The contents lists of the document. Titles are as printed, without number, leaders and page number."""
    taken: set[int] = set()
    entries: list[Entry] = []
    free = [row for row in rows if row.index not in furniture]
    position = 0
    while position < len(free):
        end = None if _is_prose(free[position]) else _block_end(free, position, vocabulary, len(entries) >= 3)
        if end is None:
            position += 1
            continue
        block = free[position:end]
        taken |= {row.index for row in block}
        entries += _entries(block, vocabulary, hyphens)
        position = end
    return Contents(frozenset(taken), tuple(entries))


def _is_prose(row: Row) -> bool:
    """A cheap look: a long line without leaders and columns opens no contents list."""
    text = row.text
    return len(row.segments) == 1 and len(text) > 60 and not ("..." in text or "…" in text or ". ." in text or "__" in text)


def page_of(row: Row) -> int | None:
    """The printed page number that a contents row ends with."""
    last = row.segments[-1].text
    leader = _LEADER.search(row.text)
    if leader:
        number = next((g for g in leader.groups() if g), None)
        return int(number) if number else None
    if len(row.segments) > 1 and _PAGE.match(last) and not row.in_table:
        return int(last) if last.isdigit() else _roman(last)
    if row.in_table and _PAGE.match(last) and len(row.segments) == 1:
        return None
    return None


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text.lower()]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def _ends_entry(row: Row) -> bool:
    return page_of(row) is not None or bool(_LEADER.search(row.text))


def _block_end(rows: Sequence[Row], start: int, vocabulary: Vocabulary, listed: bool) -> int | None:
    """The end of the contents list that begins at `start`, or None. `listed`: one was found before."""
    first = rows[start]
    head = vocabulary.contents_heads.match(first.text) is not None or _is_column_head(first, vocabulary)
    if not head and not (_ends_entry(first) and (_LEADER.search(first.text) or _opens_columns(rows, start))):
        return _plain_list_end(rows, start, vocabulary) if _may_open_list(first, vocabulary) and not listed else None
    last = None
    ends = 0
    pages: list[int] = []
    loose = 0
    for position in range(start + (1 if head else 0), len(rows)):
        row = rows[position]
        before = rows[last if last is not None else start]
        if row.page - before.page > 1 or (last is not None and row.page != before.page and row.size > before.size + 1 and not _is_column_head(row, vocabulary)):
            break
        if _ends_entry(row):
            page = page_of(row)
            if page is not None and pages and page + 1 < pages[-1] and page <= first.page:
                break
            pages += [page] if page is not None else []
            last, loose, ends = position, 0, ends + 1
        elif _is_column_head(row, vocabulary) or is_group(row, vocabulary):
            continue
        else:
            loose += 1
            if loose > _MOST_LOOSE:
                break
    if last is None or ends < (1 if head else 2):
        return _plain_list_end(rows, start, vocabulary) if head else None
    while last + 1 < len(rows) and rows[last + 1].page == rows[last].page and is_group(rows[last + 1], vocabulary):
        last += 1  # an empty group at the end (`Lukket referat`)
    return last + 1


def _opens_columns(rows: Sequence[Row], start: int) -> bool:
    """Whether numbered rows with a page number in a column of its own begin here, without a head and leaders."""
    near = [row for row in rows[start : start + 10] if row.page == rows[start].page]
    paged = [row for row in near if page_of(row) is not None and not _LEADER.search(row.text)]
    numbered = [row for row in near if _NUMBER.match(row.text)]
    return rows[start].page <= _LAST_PLAIN_PAGE and len(paged) >= 3 and len(numbered) >= 3 and _NUMBER.match(rows[start].text) is not None


def _may_open_list(row: Row, vocabulary: Vocabulary) -> bool:
    number = _NUMBER.match(row.text)
    return (number is not None and number.group(1) == "1") or vocabulary.types.match(row.text) is not None


def _plain_list_end(rows: Sequence[Row], start: int, vocabulary: Vocabulary) -> int | None:
    """A list of titles without pages, each of which stands again further down; the end of it, or None.

    Without a head of its own, such a list must be numbered 1, 2, 3 …, and its titles must stand again set apart.
    """
    if rows[start].page > _LAST_PLAIN_PAGE:
        return None
    headed = vocabulary.contents_heads.match(rows[start].text) is not None
    named = headed or vocabulary.types.match(rows[start].text) is not None
    position = start + 1 if named else start
    titles = _Titles.of(rows[position:])
    found, last, expected = 0, None, None if named else 1
    while position < len(rows) and rows[position].page - rows[start].page <= 2:
        row = rows[position]
        match = _NUMBER.match(row.text)
        number = match.group(1) if match else None
        if titles.is_heading(row, number, rows[last] if last is not None else None) or (number is None and vocabulary.sections.match(row.text) is not None):
            break
        numbered = number is not None and (expected is None or number == str(expected) or "." in number)
        if (numbered or (headed and number is None)) and titles.stands_again(row, named):
            titles.seen.add((number, _bare_key(row)))
            found, last, expected = found + 1, position, _next(number, expected)
        elif named and number is not None and expected is not None and number == str(expected):
            last, expected = position, expected + 1  # a title that its heading words otherwise
        elif last is None or not (is_group(row, vocabulary) or _is_column_head(row, vocabulary) or _goes_on(rows, position)):
            loose = position - (last if last is not None else start)
            if not named or loose > (_MOST_LOOSE if headed else 1) or (last is not None and not row.style.like(rows[last].style)):
                break
            expected = None
        position += 1
    return last + 1 if last is not None and found >= 3 else None


def _next(number: str | None, expected: int | None) -> int | None:
    if number is not None and number.isdigit():
        return int(number) + 1
    return expected


@dataclass
class _Titles:
    """How often each title stands in the rest of the document, and how often set apart from a list."""

    all: Counter[str]
    bold: Counter[str]
    size: dict[str, float]
    seen: set[tuple[str | None, str]]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Titles:
        titles = cls(Counter(), Counter(), {}, set())
        for row in rows:
            key = _bare_key(row)
            titles.all[key] += 1
            titles.bold[key] += row.bold
            titles.size[key] = max(titles.size.get(key, 0.0), row.size)
        return titles

    def stands_again(self, row: Row, named: bool) -> bool:
        """Whether the title of a list row heads something further down."""
        key = _bare_key(row)
        if len(key) <= 4 or self.all[key] < 2:
            return False
        return named or self.size[key] > row.size + 0.7 or (self.bold[key] > 0 and not row.bold)

    def is_heading(self, row: Row, number: str | None, above: Row | None) -> bool:
        """Whether a row is the first heading itself: a title of the list again, or set otherwise than the list."""
        key = _bare_key(row)
        again = (number, key) in self.seen or (number is not None and (None, key) in self.seen)
        if not again:
            return False
        return number is not None and (number, key) in self.seen or above is None or not row.style.like(above.style)


def _bare_key(row: Row) -> str:
    """A title by which it is known again, without its number."""
    return fold(_NUMBER.sub("", row.text, count=1))[:_SAME]


def _goes_on(rows: Sequence[Row], position: int) -> bool:
    """A row that goes on with the title above it: it stands to the right of the number and is no entry of its own."""
    above, row = rows[position - 1], rows[position]
    return row.page == above.page and _NUMBER.match(row.text) is None and row.x0 > above.x0 + 5


def _is_column_head(row: Row, vocabulary: Vocabulary) -> bool:
    return len(row.text) < 60 and vocabulary.contents_columns.match(row.text) is not None


def is_group(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row heads a group of items, with or without a letter (`E. Lukkede punkter`)."""
    return names_group(row.text, vocabulary)


def names_group(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the heading of a group, with or without its letter."""
    text = text.rstrip(" :")
    bare = _LETTERED.sub("", text)
    return any(matcher.match(t) is not None for matcher in (vocabulary.groups, vocabulary.closed_groups) for t in (text, bare))


def _entries(block: Sequence[Row], vocabulary: Vocabulary, hyphens: Hyphens) -> list[Entry]:
    entries: list[Entry] = []
    pending: list[Row] = []
    paged = sum(_ends_entry(row) for row in block)
    for position, row in enumerate(block):
        if position == 0 and vocabulary.contents_heads.match(row.text) is not None:
            continue
        if _is_column_head(row, vocabulary) or is_group(row, vocabulary):
            pending = []
            continue
        if pending and _is_child(row, pending[0]):
            pending = []  # the first level of two-level numbers is a group
        pending.append(row)
        if _ends_entry(row) or not paged:
            entries.append(_entry(pending, hyphens))
            pending = []
    return [e for e in entries if e.titel]


def _is_child(row: Row, above: Row) -> bool:
    parent, child = _NUMBER.match(above.text), _NUMBER.match(row.text)
    return parent is not None and child is not None and child.group(1).startswith(parent.group(1) + ".")


def _entry(rows: Sequence[Row], hyphens: Hyphens) -> Entry:
    page = page_of(rows[-1])
    lines = [s for row in rows for s in row.segments]
    text = inline(lines, hyphens)
    text = _LEADER.sub("", text)
    last = rows[-1].segments[-1].text
    if page is not None and len(rows[-1].segments) > 1 and text.endswith(f" {last}"):
        text = _LEADER.sub("", text[: -len(last)].rstrip())
    number = _NUMBER.match(text)
    nr = None
    if number and (number.group(1)[0].isdigit() and len(number.group(1)) <= 5 or len(lines[0].text) <= 6 or number.group(0).strip()[-1] in ".:)"):
        rest = text[number.end() :]
        if rest and not rest.startswith("behandling"):
            nr, text = number.group(1), rest
    return Entry(nr, text.strip(), page, tuple(row.index for row in rows))
