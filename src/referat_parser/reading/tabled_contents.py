"""Contents lists that are ruled tables: a row for each item, its number, title and page in cells of their own.

In go the rows of a document and where a table begins; out come its rows as entries, where most of the titles stand
again further down as headings. What must not be here: tables whose rows are the items themselves: those stand once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import fold
from referat_parser.reading.contents_rows import NUMBER, PAGE, is_column_head, is_group
from referat_parser.reading.heading_text import split_access
from referat_parser.reading.plain_contents import LAST_PLAIN_PAGE
from referat_parser.reading.rows import Row
from referat_parser.reading.text import Hyphens, inline

_FEWEST = 3  # titles that stand again
_SHARE = 0.6  # of the rows that may be entries
_START = 8  # letters that a title and its heading have in common at least, where that is broken over rows


class Tabled(NamedTuple):
    """One row of the table: what its cells say. `titel` is None for column heads and groups."""

    rows: tuple[Row, ...]
    nr: str | None = None
    titel: str | None = None
    page: int | None = None
    gruppe: str | None = None


def tabled_list(rows: Sequence[Row], start: int, vocabulary: Vocabulary, hyphens: Hyphens) -> tuple[Tabled, ...]:
    """The rows of the contents list that the table at `start` is; none where it is another table."""
    if rows[start].page > LAST_PLAIN_PAGE:
        return ()
    table = _table(rows, start)
    lines = [list(own) for _, own in groupby(table, key=_place)]
    if sum(NUMBER.match(own[0].text) is not None for own in lines) < _FEWEST:
        return ()
    headings = _headings(rows[start + len(table) :], rows[start].size)
    listed = tuple(_entries(lines, headings, vocabulary, hyphens))
    entries = [one for one in listed if one.titel is not None]
    found = sum(one.nr is not None and _stands_again(one.titel or "", headings) for one in entries)
    return listed if found >= max(_FEWEST, _SHARE * len(entries)) else ()


def _place(row: Row) -> tuple[int, tuple[int, ...]]:
    return row.page, row.head.cell[:2] if row.head.cell is not None else ()


def _table(rows: Sequence[Row], start: int) -> list[Row]:
    """The rows of the table that begins there, also those on the next pages."""
    table = [rows[start]]
    for row in rows[start + 1 :]:
        above = table[-1].head.cell
        cell = row.head.cell
        if above is None or cell is None or (cell[0] != above[0] if row.page == table[-1].page else cell[:2] != (0, 0)):
            break
        table.append(row)
    return table


def _headings(rows: Sequence[Row], size: float) -> Mapping[str, list[str]]:
    """The texts below that may be headings, without their numbers, by their first letters."""
    found: dict[str, list[str]] = {}
    for row in rows:
        number = NUMBER.match(row.text)
        if number is None and (row.in_table or (not row.bold and row.size < size + 0.7)):
            continue
        key = fold(row.text[number.end() :] if number is not None and number.end() < len(row.text) else row.text)
        found.setdefault(key[:_START], []).append(key)
    return found


def _stands_again(title: str, headings: Mapping[str, list[str]]) -> bool:
    """Whether a heading is the title, or the first row of it."""
    key = fold(title)
    return any(
        key == heading or (len(heading) > _START and key.startswith(heading))
        for heading in headings.get(key[:_START], ())
    )


def _entries(
    lines: Sequence[Sequence[Row]], headings: Mapping[str, list[str]], vocabulary: Vocabulary, hyphens: Hyphens
) -> Iterator[Tabled]:
    gruppe: str | None = None
    for own in lines:
        if all(is_column_head(row, vocabulary) for row in own):
            yield Tabled(tuple(own))
        elif all(is_group(row, vocabulary) for row in own):
            gruppe = own[0].text.rstrip(" :")
            yield Tabled(tuple(own))
        else:
            yield _entry(own, headings, gruppe, vocabulary, hyphens)


def _entry(
    own: Sequence[Row], headings: Mapping[str, list[str]], gruppe: str | None, vocabulary: Vocabulary, hyphens: Hyphens
) -> Tabled:
    cells = [inline((s for row in cell for s in row.segments), hyphens) for _, cell in groupby(own, key=_column)]
    nr, page = None, None
    if len(cells) > 1 and PAGE.match(cells[-1]) and cells[-1].isdigit():
        page = int(cells.pop())
    number = NUMBER.match(cells[0])
    if number is not None and number.group(1)[0].isdigit():
        nr = number.group(1)
        cells[0] = cells[0][number.end() :]
    titles = [split_access(text, vocabulary)[0].strip() for text in cells if text]
    titel = next((text for text in titles if _stands_again(text, headings)), max(titles, key=len, default=None))
    return Tabled(tuple(own), nr, titel, page, gruppe)


def _column(row: Row) -> int:
    return row.head.cell[2] if row.head.cell is not None else 0
