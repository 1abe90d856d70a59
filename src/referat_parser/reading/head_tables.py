"""A ruled box at the head of every page, whose cells hold a label with its value below (`J.NR.` / `05.01.12G01`)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.rows import Row

_SHARE = 0.6  # of the pages with text
_LABELS = 2
_MOST_ROWS = 14
_SAME_HEIGHT = 3.0  # points
_DEPTH = 0.3  # of the page height


def head_tables(rows: Sequence[Row], heights: Mapping[int, float], vocabulary: Vocabulary) -> set[int]:
    """Numbers of the rows in the first table of each page, where the same labels of fields head most pages."""
    tables = _first_tables(rows, heights)
    if len(tables) < 3:
        return set()
    pages = len({row.page for row in rows})
    counts = Counter(text for table in tables.values() for text in {row.text for row in table})
    labels = {
        text
        for text, count in counts.items()
        if count >= _SHARE * pages
        and (vocabulary.meta.match(text) is not None or vocabulary.front.match(text) is not None)
    }
    if len(labels) < _LABELS:
        return set()
    boxes = (table for table in tables.values() if labels <= {row.text for row in table})
    return {row.index for table in boxes for row in table}


def _first_tables(rows: Sequence[Row], heights: Mapping[int, float]) -> dict[int, list[Row]]:
    """Page → the rows of its first table, where that is small and begins near the head, at the height of the others."""
    tables: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        cell = row.head.cell
        if cell is not None and cell[0] == 0:
            tables[row.page].append(row)
    near = {
        page: table
        for page, table in tables.items()
        if len(table) <= _MOST_ROWS and table[0].baseline < _DEPTH * heights[page]
    }
    usual = median(table[0].baseline for table in near.values()) if near else 0.0
    return {page: table for page, table in near.items() if abs(table[0].baseline - usual) < _SAME_HEIGHT}


def labelled_cells(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[Row, ...]:
    """The labels of items with the values below them in their cells, each pair as one row."""
    cells: dict[tuple[int, tuple[int, int, int]], list[Row]] = defaultdict(list)
    for row in rows:
        if row.head.cell is not None:
            cells[row.page, row.head.cell].append(row)
    return tuple(
        replace(label, segments=(*label.segments, *value.segments))
        for cell in cells.values()
        for label, value in pairwise(cell)
        if vocabulary.meta.match(label.text) is not None
    )


def label_cells(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[tuple[Row, ...], dict[int, int]]:
    """Rows that begin with a form: each label with the first row of the cell beside; and whose label those have."""
    joined: list[Row] = []
    label_of: dict[int, int] = {}
    waiting = list(rows)
    while len(waiting) > 1 and _is_label_beside(waiting[0], waiting[1], vocabulary):
        label, value, *waiting = waiting
        joined.append(replace(label, segments=label.segments + value.segments))
        label_of[value.index] = label.index
        while waiting and waiting[0].page == value.page and waiting[0].head.cell == value.head.cell:
            joined.append(waiting.pop(0))
    return (*joined, *waiting), label_of


def _is_label_beside(row: Row, other: Row, vocabulary: Vocabulary) -> bool:
    here, there = row.head.cell, other.head.cell
    beside = here is not None and there is not None and here[:2] == there[:2] and here[2] < there[2]
    return beside and row.page == other.page and vocabulary.meta.match(row.text) is not None
