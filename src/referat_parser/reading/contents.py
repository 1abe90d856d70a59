"""Rows → the printed contents lists: which rows they take, and the items they name.

A contents list begins at a head that the profile knows (`Indholdsfortegnelse`) or at rows that end in a page number
behind leaders; it goes on as long as rows of that shape follow. Entries may run over several rows, have their number in
a column of its own, or no number and no page at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.contents_rows import (
    LEADER,
    NUMBER,
    ends_entry,
    is_column_head,
    is_group,
    is_prose,
    leader_of,
    page_of,
)
from referat_parser.reading.heading_text import split_access
from referat_parser.reading.plain_contents import LAST_PLAIN_PAGE, MOST_LOOSE, plain_list_end
from referat_parser.reading.rows import Row
from referat_parser.reading.tabled_contents import Tabled, tabled_list
from referat_parser.reading.text import Hyphens, inline

_LISTED = 3  # entries that make a list
_NUMBERED = 2  # numbered rows that make a numbered list


class Entry(NamedTuple):
    """One line of a contents list: number as printed, title (perhaps cut) without access mark, printed page, group."""

    nr: str | None
    titel: str
    page: int | None
    rows: tuple[int, ...]
    gruppe: str | None = None


class Contents(NamedTuple):
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
        table = _table_at(free, position, vocabulary, hyphens) if len(entries) < _LISTED else ()
        if table:
            above = {free[position].index} if not free[position].in_table else _headline(free, position, vocabulary)
            taken |= {row.index for line in table for row in line.rows} | above
            entries += [
                Entry(line.nr, line.titel, line.page, tuple(row.index for row in line.rows), line.gruppe)
                for line in table
                if line.titel
            ]
            position += sum(len(line.rows) for line in table) + (not free[position].in_table)
            continue
        end = None if is_prose(free[position]) else _block_end(free, position, vocabulary, len(entries) >= _LISTED)
        if end is None:
            position += 1
            continue
        block = free[position:end]
        taken |= {row.index for row in block} | _headline(free, position, vocabulary)
        entries += _entries(block, vocabulary, hyphens)
        position = end
    return Contents(frozenset(taken), tuple(entries))


def _table_at(rows: Sequence[Row], position: int, vocabulary: Vocabulary, hyphens: Hyphens) -> tuple[Tabled, ...]:
    """The contents list that is a ruled table: one begins at this row, or below it where it is the head of a list."""
    row = rows[position]
    start = position if row.in_table else position + 1
    if start == len(rows) or not rows[start].in_table or (row.in_table and position and rows[position - 1].in_table):
        return ()
    if start > position and vocabulary.contents_heads.match(row.text) is None:
        return ()
    return tabled_list(rows, start, vocabulary, hyphens)


def _headline(rows: Sequence[Row], start: int, vocabulary: Vocabulary) -> set[int]:
    """The row `Dagsorden` right above a list without a head, where the front page has its type line already."""
    above = rows[start - 1] if start else None
    if above is None or above.page != rows[start].page or rows[start].baseline - above.baseline > 4 * above.size:
        return set()
    if vocabulary.types.match(above.text) is None:
        return set()
    typed = any(vocabulary.types.match(row.text) is not None for row in rows[: start - 1])
    return {above.index} if typed else set()


def _block_end(rows: Sequence[Row], start: int, vocabulary: Vocabulary, listed: bool) -> int | None:
    """The end of the contents list that begins at `start`, or None. `listed`: one was found before."""
    first = rows[start]
    head = vocabulary.contents_heads.match(first.text) is not None or is_column_head(first, vocabulary)
    if not head and not (ends_entry(first) and (leader_of(first.text) or _opens_columns(rows, start))):
        return plain_list_end(rows, start, vocabulary) if _may_open_list(first, vocabulary) and not listed else None
    last = None
    ends = 0
    pages: list[int] = []
    loose = 0
    for position in range(start + (1 if head else 0), len(rows)):
        row = rows[position]
        before = rows[last if last is not None else start]
        if row.page - before.page > 1 or (
            last is not None
            and row.page != before.page
            and row.size > before.size + 1
            and not is_column_head(row, vocabulary)
        ):
            break
        if ends_entry(row):
            page = page_of(row)
            if page is not None and pages and page + 1 < pages[-1] and page <= first.page:
                break
            pages += [page] if page is not None else []
            last, loose, ends = position, 0, ends + 1
        elif is_column_head(row, vocabulary) or is_group(row, vocabulary):
            continue
        else:
            loose += 1
            if loose > MOST_LOOSE:
                break
    if last is None or ends < (1 if head else 2):
        return plain_list_end(rows, start, vocabulary) if head else None
    while last + 1 < len(rows) and rows[last + 1].page == rows[last].page and is_group(rows[last + 1], vocabulary):
        last += 1  # an empty group at the end (`Lukket referat`)
    return last + 1


def _opens_columns(rows: Sequence[Row], start: int) -> bool:
    """Whether numbered rows with a page number in a column of its own begin here, without a head and leaders."""
    near = [row for row in rows[start : start + 10] if row.page == rows[start].page]
    paged = [row for row in near if page_of(row) is not None and not leader_of(row.text)]
    numbered = [row for row in near if NUMBER.match(row.text)]
    return (
        rows[start].page <= LAST_PLAIN_PAGE
        and len(paged) >= 3
        and len(numbered) >= 3
        and NUMBER.match(rows[start].text) is not None
    )


def _may_open_list(row: Row, vocabulary: Vocabulary) -> bool:
    number = NUMBER.match(row.text)
    opens = number is not None and (number.group(1) == "1" or (row.page == 1 and number.group(1).isdigit()))
    return opens or vocabulary.types.match(row.text) is not None


def _entries(block: Sequence[Row], vocabulary: Vocabulary, hyphens: Hyphens) -> list[Entry]:
    entries: list[Entry] = []
    pending: list[Row] = []
    last: list[Row] = []
    gruppe: str | None = None
    paged = sum(ends_entry(row) for row in block)
    numbered = sum(_is_numbered(row, vocabulary) for row in block) >= _NUMBERED
    for row in block:
        if (
            vocabulary.contents_heads.match(row.text) is not None
            or is_column_head(row, vocabulary)
            or is_group(row, vocabulary)
        ):
            pending = []
            gruppe = row.text.rstrip(" :") if is_group(row, vocabulary) else gruppe
            continue
        if pending and (
            _is_child(row, pending[0])
            or (numbered and _is_numbered(row, vocabulary) and not _is_numbered(pending[0], vocabulary))
        ):
            pending = []  # the first level of two-level numbers is a group, and so is a row without a number
        inner = bool(last) and (row.text[:1].islower() or row.x0 > last[0].x0 + 5)
        if not paged and numbered and inner and not _is_numbered(row, vocabulary):
            last.append(row)  # the rest of a title
            entries[-1] = _entry(last, vocabulary, hyphens, gruppe)
            continue
        pending.append(row)
        if ends_entry(row) or not paged:
            entries.append(_entry(pending, vocabulary, hyphens, gruppe))
            last, pending = pending, []
    return [e for e in entries if e.titel]


def _is_numbered(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row begins with a number in digits, before or behind its access mark."""
    number = NUMBER.match(split_access(row.text, vocabulary)[0])
    return number is not None and number.group(1)[0].isdigit()


def _is_child(row: Row, above: Row) -> bool:
    parent, child = NUMBER.match(above.text), NUMBER.match(row.text)
    return parent is not None and child is not None and child.group(1).startswith(parent.group(1) + ".")


def _entry(rows: Sequence[Row], vocabulary: Vocabulary, hyphens: Hyphens, gruppe: str | None) -> Entry:
    page = page_of(rows[-1])
    lines = [s for row in rows for s in row.segments]
    text = inline(lines, hyphens)
    text = LEADER.sub("", text)
    last = rows[-1].segments[-1].text
    if page is not None and len(rows[-1].segments) > 1 and text.endswith(f" {last}"):
        text = LEADER.sub("", text[: -len(last)].rstrip())
    text, _ = split_access(text, vocabulary)
    number = NUMBER.match(text)
    nr = None
    if number and (
        (number.group(1)[0].isdigit() and len(number.group(1)) <= 5)
        or len(lines[0].text) <= 6
        or number.group(0).strip()[-1] in ".:)"
    ):
        rest = text[number.end() :]
        if rest and not rest.startswith("behandling"):
            nr, text = number.group(1), rest
    text, _ = split_access(text.strip(), vocabulary)
    return Entry(nr, text.strip(), page, tuple(row.index for row in rows), gruppe)
