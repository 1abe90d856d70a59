"""A front page with two stacks of labels side by side, each value below its label.

In go the rows of the front page, out come rows that read down one stack before the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.rows import Row, with_below

_SAME_EDGE = 2.5  # points
_APART = 60.0  # points: how far the stacks stand from each other


def down_the_stacks(rows: Sequence[Row], vocabulary: Vocabulary) -> list[Row]:
    """The rows, those of two stacks of labels with the values below them read down the left one, then the right one."""
    pairs = (row for row, below in with_below(rows) if _are_two_labels(row, below, vocabulary))
    pair = next(pairs, None)
    if pair is None:
        return list(rows)
    left, right = (s.x0 for s in pair.segments)
    at = rows.index(pair)
    start = end = at
    while start and _stands_at(rows[start - 1], pair.page, left, right):
        start -= 1
    while end + 1 < len(rows) and _stands_at(rows[end + 1], pair.page, left, right):
        end += 1
    labels = (k for k in range(start, at + 1) if vocabulary.front.match(rows[k].head.text) is not None)
    start = next(labels, at)
    block = rows[start : end + 1]
    stacks = (_part(block, left), _part(block, right))
    return [*rows[:start], *stacks[0], *stacks[1], *rows[end + 1 :]]


def _are_two_labels(row: Row, below: Row | None, vocabulary: Vocabulary) -> bool:
    """Whether a row is nothing but two labels of fields, far apart, and what stands below the left one is its value."""
    if below is None or len(row.segments) != 2 or row.segments[1].x0 - row.x0 < _APART:
        return False
    rules = [vocabulary.front.match(s.text) for s in row.segments]
    if any(rule is None or rule.field == "ignored" for rule in rules):
        return False
    return _stands_at(below, row.page, row.x0, row.segments[1].x0) and vocabulary.front.match(below.head.text) is None


def _stands_at(row: Row, page: int, left: float, right: float) -> bool:
    edges = (left, right)
    return row.page == page and all(any(abs(s.x0 - x) < _SAME_EDGE for x in edges) for s in row.segments)


def _part(block: Sequence[Row], edge: float) -> list[Row]:
    parts = ((row, tuple(s for s in row.segments if abs(s.x0 - edge) < _SAME_EDGE)) for row in block)
    return [replace(row, segments=own) for row, own in parts if own]
