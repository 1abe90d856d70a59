"""Pages of lines → the rows of the whole document, in reading order, each with its segments.

A row is what stands on one baseline: `Sagsnr.:` and `15/11238` are two segments of one row. The rows are numbered
through the document; all later stages name rows by that number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from referat_parser.pdf.layout import Line, Page


@dataclass(frozen=True)
class Style:
    """How a row is set: true size in points, weight, capitals, slope."""

    size: float
    bold: bool
    caps: bool
    italic: bool

    def like(self, other: Style) -> bool:
        """The same style, but for the slope and half a point."""
        return abs(self.size - other.size) < 0.45 and self.bold == other.bold and self.caps == other.caps


@dataclass(frozen=True)
class Row:
    """The segments of one row, from left to right."""

    index: int
    segments: tuple[Line, ...]
    first_on_page: bool = False

    @property
    def page(self) -> int:
        """1-based page."""
        return self.segments[0].page

    @cached_property
    def text(self) -> str:
        """All segments as one text."""
        return " ".join(s.text for s in self.segments)

    @property
    def head(self) -> Line:
        """The leftmost segment."""
        return self.segments[0]

    @property
    def x0(self) -> float:
        """Left edge in points."""
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        """Right edge in points."""
        return self.segments[-1].x1

    @property
    def top(self) -> float:
        """Upper edge in points from the top of the page."""
        return min(s.top for s in self.segments)

    @property
    def bottom(self) -> float:
        """Lower edge in points from the top of the page."""
        return max(s.bottom for s in self.segments)

    @property
    def baseline(self) -> float:
        """Baseline of the leftmost segment, in points from the top."""
        return self.segments[0].baseline

    @property
    def size(self) -> float:
        """True font size of the leftmost segment in points."""
        return self.segments[0].size

    @property
    def pitch(self) -> float | None:
        """Distance to the row above in points, None for the first of a page."""
        return self.segments[0].pitch

    @property
    def in_table(self) -> bool:
        """Whether the row stands in a ruled table."""
        return self.segments[0].cell is not None

    @cached_property
    def bold(self) -> bool:
        """Whether four fifths of the letters are bold."""
        letters = sum(len(s.text) for s in self.segments)
        return sum(len(s.text) for s in self.segments if s.bold) >= 0.8 * letters

    @cached_property
    def caps(self) -> bool:
        """Whether all letters are capitals."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) >= 3

    @cached_property
    def style(self) -> Style:
        """How the row is set; capitals of short words do not count as a style of their own."""
        return Style(self.head.size, self.bold, self.caps, self.head.italic)

    @cached_property
    def words(self) -> int:
        """Words as the account counts them."""
        return sum(s.word_count for s in self.segments)


def rows_of(pages: Iterable[Page]) -> tuple[Row, ...]:
    """All rows of the document in reading order."""
    rows: list[Row] = []
    for page in pages:
        first = True
        group: list[Line] = []
        for line in page.lines:
            if group and (line.row != group[0].row or line.cell != group[0].cell):
                rows.append(Row(len(rows), tuple(group), first))
                first, group = False, []
            group.append(line)
        if group:
            rows.append(Row(len(rows), tuple(group), first))
    return tuple(rows)


def with_below(rows: Sequence[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Each row with the one that follows it, None behind the last."""
    return zip_longest(rows, rows[1:])


@dataclass(frozen=True)
class Body:
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
