"""Pages of lines → the rows of the whole document, in reading order, each with its segments.

A row is what stands on one baseline: `Sagsnr.:` and `15/11238` are two segments of one row. The rows are numbered
through the document; all later stages name rows by that number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

from referat_parser.pdf.layout import Line, is_caps


class Style(NamedTuple):
    """How a row is set: true size in points, weight, capitals, slope."""

    size: float
    bold: bool
    caps: bool
    italic: bool

    def like(self, other: Style) -> bool:
        """The same style, but for the slope and half a point."""
        return self.bold == other.bold and self.caps == other.caps and abs(self.size - other.size) < 0.45


@dataclass(frozen=True)
class Row:
    """The segments of one row, from left to right, and what every stage asks of them, worked out once.

    `head` is the leftmost segment; `page` (from 1), `x0`, `baseline`, `size` and `pitch` (points) are its own, `x1` is
    the right edge of the last one. `text` is all segments as one text, `bold` whether four fifths of the letters are,
    `caps` whether all are capitals, `in_table` whether the row stands in a ruled table.
    """

    index: int
    segments: tuple[Line, ...]
    first_on_page: bool = False
    head: Line = field(init=False, compare=False, repr=False)
    page: int = field(init=False, compare=False, repr=False)
    text: str = field(init=False, compare=False, repr=False)
    x0: float = field(init=False, compare=False, repr=False)
    x1: float = field(init=False, compare=False, repr=False)
    baseline: float = field(init=False, compare=False, repr=False)
    size: float = field(init=False, compare=False, repr=False)
    pitch: float | None = field(init=False, compare=False, repr=False)
    bold: bool = field(init=False, compare=False, repr=False)
    caps: bool = field(init=False, compare=False, repr=False)
    style: Style = field(init=False, compare=False, repr=False)
    in_table: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Work out what follows from the segments."""
        head, segments = self.segments[0], self.segments
        if len(segments) == 1:
            text, bold = head.text, head.bold or not head.text
        else:
            text = " ".join([s.text for s in segments])
            letters = sum([len(s.text) for s in segments])
            bold = sum([len(s.text) for s in segments if s.bold]) >= 0.8 * letters
        caps = is_caps(text)
        self.__dict__.update(  # past the lock of a frozen value, which is for those who use it
            head=head,
            page=head.page,
            text=text,
            x0=head.x0,
            x1=segments[-1].x1,
            baseline=head.baseline,
            size=head.size,
            pitch=head.pitch,
            bold=bold,
            caps=caps,
            style=Style(head.size, bold, caps, head.italic),
            in_table=head.cell is not None,
        )

    @property
    def top(self) -> float:
        """Upper edge in points from the top of the page."""
        return min([s.top for s in self.segments])

    @property
    def bottom(self) -> float:
        """Lower edge in points from the top of the page."""
        return max([s.bottom for s in self.segments])

    @property
    def words(self) -> int:
        """Words as the account counts them."""
        return sum([s.word_count for s in self.segments])


def rows_of(pages: Iterable[Sequence[Line]]) -> tuple[Row, ...]:
    """All rows of the document in reading order, from the lines of each page."""
    rows: list[Row] = []
    for lines in pages:
        first = True
        group: list[Line] = []
        for line in lines:
            if group and (line.row != group[0].row or line.cell != group[0].cell):
                rows.append(Row(len(rows), tuple(group), first))
                first, group = False, []
            group.append(line)
        if group:
            rows.append(Row(len(rows), tuple(group), first))
    return tuple(rows)


def cut_at(line: Line, column: float) -> tuple[Line, ...]:
    """A line in two at the column of the text, where a long label leaves no gap before it."""
    if not line.x0 < column - 8 < column < line.x1 or len(line.words) != len(line.text.split()):
        return (line,)
    at = next((k for k, word in enumerate(line.words) if k and abs(word.x0 - column) < 1), None)
    if at is None:
        return (line,)
    left, right = line.words[:at], line.words[at:]
    return (
        line._replace(text=" ".join(w.text for w in left), words=left, x1=left[-1].x1),
        line._replace(text=" ".join(w.text for w in right), words=right, x0=right[0].x0, bold=right[0].bold),
    )


def with_below(rows: Sequence[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Each row with the one that follows it, None behind the last."""
    return zip_longest(rows, rows[1:])


class Body(NamedTuple):
    """How running text is set in this document: size, weight, pitch of its lines, left and right edge."""

    size: float
    bold: bool
    pitch: float
    left: float
    right: float


def body_of(rows: Sequence[Row], skip: frozenset[int] = frozenset()) -> Body:
    """The commonest setting, counted by words."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for row in rows:
        if row.index not in skip:
            sizes[(round(row.size * 2) / 2, row.bold)] += row.words
    if not sizes:
        return Body(11.0, False, 13.0, 0.0, 500.0)
    (size, bold), _ = sizes.most_common(1)[0]
    own = [r for r in rows if r.index not in skip and abs(r.size - size) < 0.5 and r.bold == bold and not r.in_table]
    pitches = Counter(
        round(r.pitch * 2) / 2 for r in own if r.pitch is not None and 0.9 * size <= r.pitch <= 2.2 * size
    )
    lefts = Counter(round(r.x0) for r in own)
    rights = sorted(max(s.x1 for s in r.segments if abs(s.size - r.size) < 0.5) for r in own)  # no box beside the text
    return Body(
        size=size,
        bold=bold,
        pitch=pitches.most_common(1)[0][0] if pitches else 1.2 * size,
        left=float(lefts.most_common(1)[0][0]) if lefts else 0.0,
        right=rights[int(0.97 * (len(rights) - 1))] if rights else 500.0,
    )
