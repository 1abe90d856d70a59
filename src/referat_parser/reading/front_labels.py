"""Rows of the front page → its labels with their values, and the rows that no label claims.

A value may stand beside its label, below it, behind the colon, or glued to it; a label may begin a sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from referat_parser.facts.datoer import parse_tidsrum
from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import split_glued
from referat_parser.profiles.schema import FrontRule
from referat_parser.reading.rows import Row, cut_at

PEOPLE = ("medlemmer", "til_stede", "afbud", "fravaerende", "oevrige")
_STOP = re.compile(r"[.;]\s+(?=[A-ZÆØÅ])")
_INDENT = 10.0  # points
_NEXT_LINE = 1.6  # of the size
_FEWEST_OVER = 3  # labels above their values
_OTHER_LABEL = re.compile(r"^[A-ZÆØÅ][\w/ ]{2,30}:")


@dataclass
class Labelled:
    """A label with the texts of its value, where the value column stands, and its rows with what stands on each."""

    name: str
    label: str
    texts: list[str]
    x0: float
    value_x: float | None
    last: Row
    rows: dict[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The lines of the value, joined."""
        return " ".join(text for text in self.texts if text)


@dataclass
class Draft:
    """The labelled values of the front page, the rows without a label, and those of them that gave something.

    `strays` are rows that hold a label, and before it words that belong to none; `column` is where most values begin,
    `over` the edge of the labels whose values are indented below them.
    """

    values: list[Labelled] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    free: list[Row] = field(default_factory=list)
    strays: set[int] = field(default_factory=set)
    column: float | None = None
    over: float | None = None

    def texts(self, name: str) -> list[str]:
        """The values of all labels of one field, a line each."""
        return [text for value in self.values if value.name == name for text in value.texts if text]

    def wholes(self, name: str) -> list[str]:
        """The same, each value as one text: a date may be broken over two lines."""
        return [value.text for value in self.values if value.name == name and value.text]

    def first(self, name: str) -> str | None:
        """The first value of a field, its lines joined."""
        return next((value.text for value in self.values if value.name == name and value.text), None)


def value_column(rows: Sequence[Row], vocabulary: Vocabulary) -> float | None:
    """Where most values begin that stand beside their label."""
    labelled = (row for row in rows if len(row.segments) == 2 and vocabulary.front.match(row.head.text) is not None)
    edges = Counter(round(row.segments[1].x0, 1) for row in labelled)
    return edges.most_common(1)[0][0] if edges else None


def labels_over_values(rows: Sequence[Row], vocabulary: Vocabulary) -> float | None:
    """The edge at which labels stand alone, each with its value indented below it, as web pages set a list of them."""
    edges = Counter(
        round(row.x0)
        for row, below in pairwise(rows)
        if len(row.segments) == 1
        and below.x0 > row.x0 + _INDENT
        and 0 < below.baseline - row.baseline < _NEXT_LINE * row.size
        and vocabulary.front.match(row.text) is not None
    )
    edge, count = edges.most_common(1)[0] if edges else (0, 0)
    return edge if count >= _FEWEST_OVER else None


def read_row(row: Row, draft: Draft, vocabulary: Vocabulary) -> None:
    """Give the row to the labels on it, to the value above it, or leave it free."""
    found = strays = False
    for position, segment in enumerate(row.segments):
        rule = vocabulary.front.match(segment.text)
        start = (
            None
            if rule
            else vocabulary.front.match_start(segment.text)
            or split_glued(vocabulary.front, segment.text)
            or (
                _prose_label(segment, vocabulary) or _before_column(segment, draft, vocabulary)
                if position == 0
                else None
            )
        )
        if rule is not None and (segment.text.rstrip().endswith(":") or _is_label_here(row, position, draft)):
            draft.values.append(Labelled(rule.field, segment.text, [], segment.x0, None, row, {row.index: ""}))
            if rule.field in PEOPLE and position == 0:
                _take_above(row, draft)
        elif start is not None:
            draft.values.append(Labelled(start[0].field, start[1], [], segment.x0, None, row))
            _add_text(start[2], row, draft, vocabulary)
        elif draft.values and draft.values[-1].last is row:
            value = draft.values[-1]
            value.texts.append(segment.text)
            value.rows[row.index] = f"{value.rows.get(row.index, '')} {segment.text}".strip()
            value.value_x = value.value_x or segment.x0
        elif not found and _goes_on(row, draft):
            columns = draft.values[-1].name in PEOPLE  # a list of names may stand in two
            for text in [s.text for s in row.segments] if columns else [row.text]:
                _add_text(text, row, draft, vocabulary)
            return
        else:
            strays = True
            continue
        found = True
    if not found:
        draft.free.append(row)
    elif strays:
        draft.strays.add(row.index)


def _take_above(row: Row, draft: Draft) -> None:
    """The first lines of a list of names whose label is set at the middle of its height: they stand above the label."""
    value, below = draft.values[-1], row
    column = next((v.value_x for v in reversed(draft.values) if v.value_x is not None), None)
    if column is None or column < value.x0 + 15:
        return
    taken: list[Row] = []
    for above in reversed(draft.free):
        near = above.page == row.page and 0 < below.baseline - above.baseline < 1.5 * above.size
        if not near or abs(above.x0 - column) > 3 or len(above.segments) > 1 or above.bold:
            break
        taken.append(above)
        below = above
    for above in reversed(taken):
        draft.free.remove(above)
        value.texts.append(above.text)
        value.rows[above.index] = above.text
        value.value_x = column


def _add_text(text: str, row: Row, draft: Draft, vocabulary: Vocabulary) -> None:
    """Add to the last value; a label behind a full stop begins one of its own (`… og Bo Lind. Afbud: Ida Krog.`)."""
    value = draft.values[-1]
    own, behind = text, None
    if value.name in PEOPLE and ":" in text:
        starts = ((stop, vocabulary.front.match_start(text[stop.end() :])) for stop in _STOP.finditer(text))
        stop, behind = next(((stop, start) for stop, start in starts if start is not None), (None, None))
        own = text if stop is None else text[: stop.start()]
    value.texts.append(own)
    value.last = row
    value.rows[row.index] = f"{value.rows.get(row.index, '')} {own}".strip()
    if behind is not None:
        draft.values.append(Labelled(behind[0].field, behind[1], [], value.x0, value.value_x, row))
        _add_text(behind[2], row, draft, vocabulary)


def _prose_label(segment: Line, vocabulary: Vocabulary) -> tuple[FrontRule, str, str] | None:
    """A label that begins a sentence (`Til stede var …`, `Mødet hævet kl. 16.05`), or is bold before its value."""
    words = segment.text.split()
    for count in range(min(5, len(words) - 1), 0, -1):
        rule = vocabulary.front.match_exactly(" ".join(words[:count]))
        if rule is None or rule.field not in (*PEOPLE, "sluttidspunkt", "starttidspunkt", "dato", "moedested"):
            continue
        bold = (
            len(segment.words) == len(words)
            and all(w.bold for w in segment.words[:count])
            and not segment.words[count].bold
        )
        if bold or (count >= 2 and (words[count][:1].isupper() or words[count][:1].isdigit())):
            return rule, " ".join(words[:count]), " ".join(words[count:])
    return None


def _before_column(segment: Line, draft: Draft, vocabulary: Vocabulary) -> tuple[FrontRule, str, str] | None:
    """A label whose value begins in the column of the values above, with no more than a word space before it."""
    column = next((v.value_x for v in reversed(draft.values) if v.value_x is not None), draft.column)
    parts = cut_at(segment, column) if column is not None else ()
    rule = vocabulary.front.match(parts[0].text) if len(parts) == 2 else None
    return (rule, parts[0].text, parts[1].text) if rule is not None else None


def ends_meeting(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row says when the meeting ended (`Mødet slut kl. 21.10.`)."""
    if len(row.text) > 60 or not any(c.isdigit() for c in row.text):
        return False
    start = vocabulary.front.match_start(row.text) or _prose_label(row.head, vocabulary)
    return start is not None and start[0].field == "sluttidspunkt" and clock(row.text) is not None


def clock(text: str) -> dt.time | None:
    """The one time of day in a line about an end: behind `slut` it reads as the end of a span."""
    start, end = parse_tidsrum(text)
    return end or start


def _is_label_here(row: Row, position: int, draft: Draft) -> bool:
    """A label without colon counts beside a value, bold, at the edge of those over values, or below other labels."""
    segment = row.segments[position]
    if len(row.segments) > position + 1 or segment.bold or segment.caps:
        return True
    if draft.over is not None and abs(draft.over - segment.x0) < 2:
        return True
    return any(abs(v.x0 - segment.x0) < 2 for v in draft.values)


def _goes_on(row: Row, draft: Draft) -> bool:
    """Whether a row without label goes on with the value above: it stands in the value's column, or under its label."""
    if not draft.values:
        return False
    value = draft.values[-1]
    if _OTHER_LABEL.match(row.text) and abs(row.x0 - value.x0) < 3:
        return False
    if row.in_table and row.head.cell == value.last.segments[-1].cell and row.page == value.last.page:
        return True
    empty = not any(value.texts)
    below = row.baseline - value.last.baseline
    near = row.page == value.last.page and 0 <= below < (3.2 if empty else 2.2) * row.size
    if not near or (row.size > value.last.size + 1 and not (empty and value.last.caps)):
        return False
    if value.value_x is not None:
        return row.x0 > value.x0 + 15
    if not any(value.texts):
        return True
    return row.x0 >= value.x0 - 2 and value.name in PEOPLE
