"""Labels at the middle of their text, as tables without rulings have them: read as if they stood beside its first line.

In go the lines of a page, out come the same lines in reading order. Nothing is moved where the two columns do not tell
it for certain: each label of a block must stand at the middle of the lines it gets, and those apart from the next ones.
What stands right of the text (the page of an entry in a contents list) goes to its last line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from referat_parser.pdf.layout import Line, Page
from referat_parser.pdf.rows import with_pitch
from referat_parser.reading.rows import cut_at

_EDGE = 2.0  # points within which lines begin at one edge
_BETWEEN = 0.95  # of the size: rows nearer to each other than lines of one text belong to two columns
_NEXT = 1.6  # of the size: the next line of a text
_SAME_BLOCK = 3.2  # of the size: further down, another block begins
_SAME_SIZE = 1.5  # points: what is larger is the title beside a box
_MIDDLE = 0.3  # of the size: how far from the middle a label may stand; half a line of text is 0.6
_APART = 1.12  # of the pitch of a text: two texts, one below the other, stand further apart

_Row = list[Line]


@dataclass
class _Columns:
    """A block of rows: the labels, the lines of text, what stands right of a line of text, what right of a label."""

    labels: list[Line] = field(default_factory=list)
    text: list[_Row] = field(default_factory=list)
    extras: list[Line] = field(default_factory=list)


@dataclass
class _Part:
    """One label with the lines of its text. Without a label, it is the rest of a text that another page begins."""

    label: list[Line]
    text: list[_Row]
    centred: bool = False


_NONE = _Part([], [])


def labels_first(page: Page) -> tuple[Line, ...]:
    """The lines of a page, labels that stand at the middle of their text beside the first line of it."""
    lines = page.lines
    if not any(line.x1 < above.x0 and _stands_lower(above, line) for above, line in pairwise(lines)):
        return lines
    rows = _rows(lines)
    done, at = 0, 1
    changed: list[_Row] = []
    while at < len(rows) - 1:
        edge = _edge_of_text(rows, at)
        start, end = _block(rows, at, edge, done) if edge else (at, at + 1)
        moved = _moved(rows[start:end], edge) if edge else None
        if moved is not None:
            changed += rows[done:start] + moved
            done = end
        at = end
    if not done:
        return lines
    ordered = changed + rows[done:]
    return with_pitch([line._replace(row=number) for number, row in enumerate(ordered) for line in row])


def _stands_lower(above: Line, line: Line) -> bool:
    """Whether a line begins a row left of the text on the row above it, as near as the next line of that would be."""
    return line.x1 < above.x0 and line.row != above.row and 0 < line.baseline - above.baseline < _NEXT * line.size


def _rows(lines: Sequence[Line]) -> list[_Row]:
    rows: list[_Row] = []
    for line in lines:
        if rows and (rows[-1][0].row, rows[-1][0].cell) == (line.row, line.cell):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _edge_of_text(rows: Sequence[_Row], at: int) -> float:
    """The left edge of the text where a row begins with what may be a label at its middle; 0 elsewhere."""
    above, label, below = rows[at - 1][0], rows[at][0], rows[at + 1][0]
    if label.cell is not None or not _stands_lower(rows[at - 1][-1], label) or label.x1 >= below.x0:
        return 0.0
    near = below.baseline - label.baseline < _NEXT * label.size and abs(label.size - below.size) < _SAME_SIZE
    if rows[at][-1].x1 < below.x0 and not _is_between(rows, at):
        return 0.0  # all lines are as far apart: labels over their values, not at the middle of them
    return below.x0 if near and abs(above.x0 - below.x0) < _EDGE else 0.0


def _block(rows: Sequence[_Row], at: int, edge: float, least: int) -> tuple[int, int]:
    """The rows around one that stand in the same two columns."""
    start, end = at, at + 1
    while start > least and _goes_on(rows, start - 1, start, edge):
        start -= 1
    while end < len(rows) and _goes_on(rows, end, end - 1, edge):
        end += 1
    return start, end


def _goes_on(rows: Sequence[_Row], at: int, beside: int, edge: float) -> bool:
    row, size = rows[at], rows[at][0].size
    if row[0].cell is not None or abs(row[0].baseline - rows[beside][0].baseline) > _SAME_BLOCK * size:
        return False
    parts = [part for line in row for part in cut_at(line, edge)]
    if not all(part.x1 < edge or part.x0 >= edge - _EDGE for part in parts):
        return False
    return parts[-1].x0 >= edge - _EDGE or _is_between(rows, at)


def _is_between(rows: Sequence[_Row], at: int) -> bool:
    """Whether a row stands nearer to one beside it than lines of one text do."""
    near = (rows[k][0].baseline - rows[at][0].baseline for k in (at - 1, at + 1) if 0 <= k < len(rows))
    return min(map(abs, near)) < _BETWEEN * rows[at][0].size


def _moved(rows: Sequence[_Row], edge: float) -> list[_Row] | None:
    """The rows of a block with each label beside the first line of its text; None where that is not certain."""
    columns = _columns(rows, edge)
    if columns is None:
        return None
    parts = list(_parts(columns))
    if sum(len(part.label) for part in parts) < len(columns.labels):
        return None
    if not any(part.centred and (len(part.text) % 2 == 0 or above.label) for above, part in pairwise([_NONE, *parts])):
        return None  # beside the middle of three lines may stand the label of the last two
    return [row for part in parts for row in _from_top(part, columns.extras)]


def _columns(rows: Sequence[_Row], edge: float) -> _Columns | None:
    columns = _Columns()
    for at, row in enumerate(rows):
        parts = [part for line in row for part in cut_at(line, edge)]
        left = [part for part in parts if part.x1 < edge]
        right = parts[len(left) :]
        if len(left) > 1:
            return None
        columns.labels += left
        if right and (abs(right[0].x0 - edge) < _EDGE or not left or not _is_between(rows, at)):
            columns.text.append(right)
        else:
            columns.extras += right
    return columns if columns.text else None


def _parts(columns: _Columns) -> Iterator[_Part]:
    """Each label with the lines at whose middle it stands, and the lines before and behind them all.

    Where the page's end cuts a text, its label may stand beside any of the lines.
    """
    rest = columns.text
    pitch = _pitch(columns.text)
    labels = _whole(columns.labels, pitch)
    for number, label in enumerate(labels):
        middle = (label[0].baseline + label[-1].baseline) / 2
        first, count = _lines_around(middle, rest, label[0].size, pitch, skip=not number)
        cut = not count and number == len(labels) - 1 and _lies_in(rest, label)
        count = len(rest) if cut else count
        if not count:
            return
        if first:
            yield _Part([], rest[:first])
        own = rest[first : first + count]
        yield _Part(label, own, centred=len(own) > 1 and not cut)
        rest = rest[first + count :]
    if rest:
        yield _Part([], rest)


def _lines_around(middle: float, text: Sequence[_Row], size: float, pitch: float, *, skip: bool) -> tuple[int, int]:
    """Where the lines begin whose middle is there, and how many they are (0: there are none); others stand apart."""
    bases = [row[0].baseline for row in text]
    starts = [0, *(k for k in range(1, len(bases)) if bases[k] - bases[k - 1] > _APART * pitch), len(bases)]
    for start in starts if skip else starts[:1]:
        for end in starts:
            if end > start and abs((bases[start] + bases[end - 1]) / 2 - middle) < _MIDDLE * size:
                return start, end - start
    return 0, 0


def _lies_in(text: Sequence[_Row], label: Sequence[Line]) -> bool:
    return bool(text) and text[0][0].baseline < label[0].baseline + 1 and label[-1].baseline < text[-1][0].baseline + 1


def _whole(labels: Sequence[Line], pitch: float) -> list[list[Line]]:
    """Labels, those over several lines as one."""
    whole: list[list[Line]] = []
    for line in labels:
        if whole and line.baseline - whole[-1][-1].baseline < _APART * pitch:
            whole[-1].append(line)
        else:
            whole.append([line])
    return whole


def _pitch(text: Sequence[_Row]) -> float:
    """The distance of lines inside a text: the smallest quarter of all."""
    steps = sorted(below[0].baseline - row[0].baseline for row, below in pairwise(text))
    return median(steps[: max(1, len(steps) // 4)]) if steps else 0.0


def _from_top(part: _Part, extras: Sequence[Line]) -> list[_Row]:
    rows = [list(row) for row in part.text]
    for number, line in enumerate(part.label):
        if number < len(rows):
            rows[number].insert(0, line._replace(baseline=rows[number][0].baseline))
        else:
            rows.append([line])
    if part.label:
        first, last = part.label[0].baseline, part.label[-1].baseline
        beside = (extra for extra in extras if first - 1 < extra.baseline < last + 1)
        rows[-1] += [extra._replace(baseline=rows[-1][0].baseline) for extra in beside]
    return rows
