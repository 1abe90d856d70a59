"""Which rows one heading takes: titles over several rows, numbers on a row of their own above or below the title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from referat_parser.pdf.layout import OutlineEntry
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.contents import Contents
from referat_parser.reading.heading_text import is_meta_like
from referat_parser.reading.rows import Body, Row
from referat_parser.reading.text import Hyphens

_MOST_TITLE_ROWS = 5
_WIDE_PITCH = 1.8  # of the size: of a row that begins inside a bracket
_NUMBER = re.compile(r"\d{1,4}[.:)]?")


@dataclass(frozen=True)
class Scene:
    """What the search for headings looks at: the rows that are not furniture or contents, and all witnesses."""

    rows: tuple[Row, ...]
    body: Body
    contents: Contents
    outline: tuple[OutlineEntry, ...]
    vocabulary: Vocabulary
    hyphens: Hyphens
    access: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def item_columns(self) -> frozenset[int]:
        """The columns whose head names items, in tables where another head names a section (`Punkt | Referat`)."""
        tables: dict[tuple[int, int], dict[int, str]] = {}
        for row in self.rows:
            cell = row.head.cell
            if cell is not None and cell[1] == 0:
                tables.setdefault((row.page, cell[0]), {})[cell[2]] = row.text
        match = self.vocabulary
        return frozenset(
            column
            for heads in tables.values()
            if any(match.sections.match(text) is not None for text in heads.values())
            for column, text in heads.items()
            if match.item_prefixes.match(text) is not None or match.item_columns.match(text) is not None
        )

    def at(self, position: int) -> Row | None:
        """The row at a position among the free rows, None outside."""
        return self.rows[position] if 0 <= position < len(self.rows) else None


def without_access_column(
    rows: Sequence[Row], vocabulary: Vocabulary
) -> tuple[tuple[Row, ...], dict[int, Literal["open", "closed"]]]:
    """The rows without an access mark that stands by itself at their right end, and what the marks say, by row.

    Beside a title it is neither words of the title nor set as the title is.
    """
    parted: list[Row] = []
    access: dict[int, Literal["open", "closed"]] = {}
    for row in rows:
        mark = row.segments[-1].text if len(row.segments) > 1 else ""
        closed = bool(mark) and vocabulary.closed_marks.match(mark) is not None
        if closed or (mark and vocabulary.open_marks.match(mark) is not None):
            access[row.index] = "closed" if closed else "open"
        parted.append(replace(row, segments=row.segments[:-1]) if row.index in access else row)
    return tuple(parted), access


def title_rows(scene: Scene, position: int, rest: str, nr: str | None) -> tuple[Row, ...] | None:
    """The rows of a heading: the first, and those that go on with the title in the same style."""
    first = scene.rows[position]
    rows = [first]
    if nr is not None and not rest:
        above = _title_above(scene, position) if not first.text[:1].isdigit() else ()
        if above:
            return (*above, first)
        below = scene.at(position + 1)
        if below is None or not (_goes_with_number(first, below) or _is_next_cell(scene, first, below)):
            return None
        rows.append(below)
    lead = rows[-1]
    edge = lead.segments[-1].x0 if len(lead.segments) > 1 else lead.x0
    if len(lead.segments) > 1 and nr is not None and _NUMBER.fullmatch(lead.head.text):
        lead = replace(lead, segments=lead.segments[1:])  # the number may be set otherwise than its title
    while len(rows) < _MOST_TITLE_ROWS:
        row = scene.at(position + len(rows))
        if row is None or not _continues(scene, lead, rows[-1], row, edge):
            break
        rows.append(row)
    return (*rows, *_rest_of_cell(scene, position + len(rows), lead, rows[-1]))


def _rest_of_cell(scene: Scene, position: int, lead: Row, last: Row) -> tuple[Row, ...]:
    """The rest of a title in a table whose row the page's end cuts: it begins the cell's part on the next page."""
    cell = lead.head.cell
    if cell is None or not apart(lead, scene.body):
        return ()
    while (row := scene.at(position)) is not None and row.page == last.page and _beside(row, cell):
        if row.head.cell == cell:
            return ()  # the title ends above the page's end
        position += 1
    start = scene.at(position)
    if start is None or start.head.cell is None or start.page != last.page + 1 or start.head.cell[0] > 0:
        return ()
    rest: list[Row] = []
    while (row := scene.at(position)) is not None and row.page == start.page and _beside(row, start.head.cell):
        if row.head.cell is not None and row.head.cell[2] == cell[2]:
            if not row.style.like(lead.style) or _begins_part(row, scene.vocabulary) or len(rest) == _MOST_TITLE_ROWS:
                break
            rest.append(row)
        position += 1
    return tuple(rest)


def _beside(row: Row, cell: tuple[int, int, int]) -> bool:
    """Whether a row stands in the same row of the same table as a cell."""
    return row.head.cell is not None and row.head.cell[:2] == cell[:2]


def _begins_part(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row begins an item of its own or a section."""
    return re.match(r"\d{1,3}[.:)]", row.text) is not None or vocabulary.sections.match(row.text) is not None


def _title_above(scene: Scene, position: int) -> tuple[Row, ...]:
    """The title over a number on a row of its own (`Sag nr. 129` below the heading): rows set as headings are."""
    number = scene.rows[position]
    rows: list[Row] = []
    while len(rows) < _MOST_TITLE_ROWS - 1:
        row = scene.at(position - 1 - len(rows))
        if (
            row is None
            or row.page != number.page
            or row.in_table
            or not apart(row, scene.body)
            or row.size < number.size + 0.5
        ):
            break
        below = rows[-1] if rows else number
        if (rows and not row.style.like(rows[-1].style)) or not 0 < below.baseline - row.baseline < 2.2 * row.size:
            break
        rows.append(row)
    return tuple(reversed(rows))


def apart(row: Row, body: Body) -> bool:
    """Whether a row is set bolder or larger than text."""
    return (row.bold and not body.bold) or row.size > body.size + 0.7


def _goes_with_number(number: Row, title: Row) -> bool:
    if number.page != title.page:  # the page ends between them
        return title.page == number.page + 1 and title.style.like(number.style) and number.bold and not title.in_table
    return (
        title.size > number.size - 1.5
        and 0 < title.baseline - number.baseline < 3.2 * title.size
        and not title.in_table
    )


def _is_next_cell(scene: Scene, number: Row, title: Row) -> bool:
    """Whether a title stands beside its number in a table of items (`Nr. | Punkt | Beslutning`)."""
    cell, beside = number.head.cell, title.head.cell
    if cell is None or beside is None or cell[2] not in scene.item_columns:
        return False
    return number.page == title.page and beside == (cell[0], cell[1], cell[2] + 1)


def _continues(scene: Scene, lead: Row, above: Row, row: Row, edge: float) -> bool:
    """Whether a row goes on with the title of the row above it."""
    if row.page != above.page or (not row.style.like(lead.style) and not _cut_caps(row, lead)):
        return False
    cell = row.head.cell
    if cell is not None and cell == lead.head.cell and cell[2] in scene.item_columns:
        return above.text.endswith("-") or row.text[:1].islower() or row.bold
    if row.in_table and (cell != lead.head.cell or not row.bold):
        return False
    bracket = above.text.rfind("(") > above.text.rfind(")")
    if row.baseline - above.baseline > (_WIDE_PITCH if bracket else 1.5) * row.size:
        return False
    if bracket and above.text.endswith("-"):
        return True  # the case number behind the title is cut
    distinct = lead.style.bold != scene.body.bold or lead.size > scene.body.size + 0.7
    full = above.x1 > scene.body.right - 0.25 * (scene.body.right - scene.body.left)
    if not distinct and not full:
        return False
    if above.text.endswith(("-", "–")):
        return True  # the access mark, or the rest of a number, stands on the next row
    if scene.vocabulary.meta.match_start(row.text) is not None or is_meta_like(scene.vocabulary, row):
        return False
    if lead.size <= scene.body.size + 0.7 and scene.vocabulary.sections.match(row.text) is not None:
        return False
    if re.match(r"^\d{1,3}[.:)]\s+[^a-zæøå]|^\d{1,3}\.\d{1,2}\.?\s+[A-ZÆØÅ]", row.text):
        return False
    return distinct or row.x0 >= edge - 2


def _cut_caps(row: Row, lead: Row) -> bool:
    """A short rest of a title in capitals, or the one word without letters, has no capitals of its own to compare."""
    return row.size == lead.size and row.bold == lead.bold and (lead.caps or row.caps)
