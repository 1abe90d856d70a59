"""Labels of the front page that stand apart from their values: in a block above them, or on two rows beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referat_parser.facts.datoer import parse_dato, parse_tidsrum
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.rows import Row

_FEWEST = 3  # labels without a value, one below the other
_NEAR = 1.7  # of the size: how close the second row of a label stands
_REST_OF_LABEL = 20  # letters


def beside_values(rows: Sequence[Row], vocabulary: Vocabulary) -> tuple[list[Row], dict[int, int]]:
    """The rows, labels of such a block joined with their values; and for each row of a value the row of its label.

    As many rows as labels must follow, and those of a day or a time must be one: labels can stand empty too.
    """
    joined: list[Row] = []
    label_of: dict[int, int] = {}
    position = 0
    while position < len(rows):
        if _heads_cell(rows, position, vocabulary):
            label, value = rows[position : position + 2]
            joined.append(replace(label, segments=label.segments + value.segments))
            label_of[value.index] = label.index
            position += 2
            continue
        count = _labels_from(rows, position, vocabulary)
        labels, values = rows[position : position + count], rows[position + count : position + 2 * count]
        if count >= _FEWEST and _fit(labels, values, vocabulary):
            joined += [
                replace(label, segments=label.segments + value.segments)
                for label, value in zip(labels, values, strict=True)
            ]
            label_of |= {value.index: label.index for label, value in zip(labels, values, strict=True)}
            position += 2 * count
        elif not count and _is_wrapped(rows, position, vocabulary):
            label, rest = rows[position : position + 2]
            joined.append(_with_rest(label, rest))
            if len(rest.segments) > 1:
                joined.append(replace(rest, segments=rest.segments[1:]))
            label_of[rest.index] = label.index
            position += 2
        else:
            joined += labels or [rows[position]]
            position += count or 1
    return joined, label_of


def _heads_cell(rows: Sequence[Row], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a row of a ruled table is a label alone, with its value below it in the cell or in the cell beside."""
    if position + 1 == len(rows) or not rows[position].in_table or not rows[position + 1].in_table:
        return False
    row, below = rows[position], rows[position + 1]
    here, there = row.head.cell or (), below.head.cell or ()
    if row.page != below.page or here[:2] != there[:2] or vocabulary.front.match(row.text) is None:
        return False
    if here == there:
        return not row.text.rstrip().endswith(":")  # with it, the label is known by itself
    if position and rows[position - 1].head.cell == here:
        return False  # the last line of another text
    return vocabulary.front.match(below.text) is None and vocabulary.front.match_start(below.text) is None


def _is_wrapped(rows: Sequence[Row], position: int, vocabulary: Vocabulary) -> bool:
    """Whether a label beside its value goes on below itself (`Starttidspunkt | 08:30` over `for møde:`)."""
    if position + 1 == len(rows) or len(rows[position].segments) < 2:
        return False
    row, below = rows[position], rows[position + 1]
    near = row.page == below.page and below.baseline - row.baseline < _NEAR * row.size
    if not near or abs(row.x0 - below.x0) > 2 or len(below.head.text) > _REST_OF_LABEL:
        return False
    if vocabulary.front.match(below.head.text) is not None:
        return False  # `MØDE` over `STED`
    return vocabulary.front.match_exactly(f"{row.head.text} {below.head.text}") is not None


def _with_rest(row: Row, below: Row) -> Row:
    label = row.head._replace(text=f"{row.head.text} {below.head.text}", words=row.head.words + below.head.words)
    return replace(row, segments=(label, *row.segments[1:]))


def _labels_from(rows: Sequence[Row], start: int, vocabulary: Vocabulary) -> int:
    """How many rows from here on are a label and nothing more, at one left edge."""
    first, count = rows[start], 0
    while start + count < len(rows):
        row = rows[start + count]
        if (
            len(row.segments) > 1
            or row.page != first.page
            or abs(row.x0 - first.x0) > 2
            or vocabulary.front.match(row.text) is None
        ):
            break
        count += 1
    return count


def _fit(labels: Sequence[Row], values: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether the rows can be the values of the labels, in their order."""
    if len(values) != len(labels) or any(vocabulary.front.match(value.text) for value in values):
        return False
    checked = 0
    for label, value in zip(labels, values, strict=True):
        rule = vocabulary.front.match(label.text)
        name = rule.field if rule is not None else ""
        if name == "dato" and parse_dato(value.text) is None:
            return False
        if name in ("starttidspunkt", "sluttidspunkt") and parse_tidsrum(value.text) == (None, None):
            return False
        checked += name in ("dato", "starttidspunkt", "sluttidspunkt")
    return checked > 0
