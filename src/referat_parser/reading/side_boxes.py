"""A box of meta lines to the right of the text that begins beside or above the title it belongs to.

In go the rows of a document, out come the same rows: those of the title first, whole and without what stands beside
them, then the rows of the box. A row that holds words of both comes as two with the same number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.heading_rows import apart
from referat_parser.reading.rows import Body, Row

_GAP = 4.0  # points between the text and the box
_NEXT = 1.7  # of the size: the next line of a box, or of a title


def titles_before_boxes(rows: Sequence[Row], body: Body, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """The rows in the order in which they are read."""
    ordered: list[Row] = []
    position = 0
    while position < len(rows):
        end = position
        if rows[position].x1 > body.right + _GAP and _opens_box(rows[position], body, vocabulary):
            end = _end_of_box(rows, position, body, vocabulary)
        titled = _title_first(rows[position:end], body, vocabulary)
        ordered += titled or rows[position : position + 1]
        position = end if titled else position + 1
    return tuple(ordered)


def labelled(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is what such a box says: a label with its value, or an access mark."""
    return (
        vocabulary.meta.match_start(line.text) is not None
        or vocabulary.open_marks.match(line.text) is not None
        or vocabulary.closed_marks.match(line.text) is not None
    )


def _side(row: Row, body: Body) -> tuple[Line, ...]:
    return tuple(s for s in row.segments if s.x0 > body.right + _GAP) if not row.in_table else ()


def _opens_box(row: Row, body: Body, vocabulary: Vocabulary) -> bool:
    side = _side(row, body)
    return bool(side) and labelled(side[0], vocabulary)


def _end_of_box(rows: Sequence[Row], start: int, body: Body, vocabulary: Vocabulary) -> int:
    """Behind the last row of the box, and behind the title that goes on below it or begins there."""
    end = start + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        near = row.page == above.page and row.baseline - above.baseline < _NEXT * row.size
        of_title = apart(row, body) and vocabulary.sections.match(row.text) is None
        if not near or not (_side(row, body) or of_title):
            break
        end += 1
    return end


def _title_first(rows: Sequence[Row], body: Body, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """The rows of a box and of the title beside it, in order; none where the box does not begin with a title."""
    title: list[Row] = []
    box: list[Row] = []
    for row in rows:
        side = _side(row, body)
        text = tuple(s for s in row.segments if s not in side)
        if side:
            box.append(replace(row, segments=side, first_on_page=False))
        if text:
            title.append(replace(row, segments=text) if side else row)
    if not title or not all(apart(row, body) for row in title):
        return ()
    if any(vocabulary.sections.match(row.text) is not None for row in title):
        return ()
    first = replace(title[0], first_on_page=rows[0].first_on_page)
    return (first, *title[1:], *box)
