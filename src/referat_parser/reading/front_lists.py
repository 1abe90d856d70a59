"""Lists of people beside each other on the front page, each below its label (`Til stede | Afbud`).

In go the rows of the front page, out come the same with each list as one row: its label, and the names below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.front_labels import PEOPLE
from referat_parser.reading.rows import Row, cut_at

_EDGE = 3.0  # points within which names begin where their label does
_NEXT = 2.2  # of the size: how far down the next name may stand


def lists_apart(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[list[Row], dict[int, int]]:
    """The rows, lists beside each other as one row each; and for each row of names the row of the labels."""
    apart: list[Row] = []
    label_of: dict[int, int] = {}
    position = 0
    while position < len(rows):
        head = rows[position]
        count = 0
        if len(head.segments) > 1 and all(_is_label(s, vocabulary) for s in head.segments):
            lists = [[label] for label in head.segments]
            while position + 1 + count < len(rows) and _add(rows[position + count], rows[position + 1 + count], lists):
                count += 1
            label_of |= {row.index: head.index for row in rows[position + 1 : position + 1 + count]}
        apart += [replace(head, segments=tuple(own)) for own in lists] if count else [head]
        position += 1 + count
    return apart, label_of


def _is_label(segment: Line, vocabulary: Vocabulary) -> bool:
    rule = vocabulary.front.match(segment.text)
    return rule is not None and rule.field in PEOPLE


def _add(above: Row, row: Row, lists: Sequence[list[Line]]) -> bool:
    """Add the names of a row to the lists they stand below; False where the row does not stand so."""
    if row.page != above.page or row.in_table or row.baseline - above.baseline > _NEXT * row.size:
        return False
    parts = list(row.segments)
    for own in lists[1:]:
        parts = [piece for part in parts for piece in cut_at(part, own[0].x0)]
    found = [own for part in parts for own in lists if abs(own[0].x0 - part.x0) < _EDGE]
    if len(found) < len(parts) or any(part.text.endswith(":") for part in parts):
        return False
    for own, part in zip(found, parts, strict=True):
        own.append(part)
    return True
