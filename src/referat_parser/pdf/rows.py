"""Words of a page → lines in reading order.

Words are gathered into rows by their baseline, rows are cut where a gap is too wide to be a space between words: the
label and the value of a front page, the columns of a contents list. Nothing is known here about what a line means.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import Any

from .layout import Line, Word

_SAME_ROW = 0.35  # of the font size: superscripts and mixed fonts stay on their row
_SMALLEST = 4.0  # points: what is smaller is taken for a mark of this size
_COLUMN_GAP = 1.15  # of the font size: wider gaps part a row, unless the whole row is stretched
_EDGE_ROWS = 4  # that begin at an edge of the page make it the edge of a column
_TOUCHING = 0.04  # of the font size: no space is as narrow
_SPACE = (0.15, 0.38)  # of the font size: the space between two words of a sentence
_OTHER_SIZE = 0.15  # a change of the font size at a gap is a box beside the text
_RAISED = 0.85  # of the size of the words beside: a raised or lowered mark is smaller
_STRETCHED = 0.55  # a justified row has gaps that are all of about one width

_LEFT = attrgetter("x0")
_BASELINE_THEN_LEFT = attrgetter("baseline", "x0")


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words gathered by baseline, rows from top to bottom, words from left to right."""
    rows: list[list[Word]] = []
    bases: list[float] = []
    ends: list[float] = []
    for word in sorted(words, key=_BASELINE_THEN_LEFT):
        near = word.baseline - _SAME_ROW * (max(_SMALLEST, word.size))
        # A small mark (superscript, bullet) may lie between two baselines; look at the last two rows.
        for back in (-1, -2)[: len(rows)]:
            if bases[back] >= near and (word.x0 >= ends[back] or _fits(rows[back], word)):
                rows[back].append(word)
                ends[back] = max(ends[back], word.x1)
                break
        else:
            rows.append([word])
            bases.append(word.baseline)
            ends.append(word.x1)
    return [_joined(sorted(row, key=_LEFT)) for row in _with_raised(rows)]


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows of small raised or lowered marks alone (the 2 of m²) go into the row whose words they touch."""
    kept: list[list[Word]] = []
    largest = [max([word.size for word in row]) for row in rows]
    for number, row in enumerate(rows):
        near = [
            rows[k]
            for k in (number - 1, number + 1)
            if 0 <= k < len(rows) and row[0].size < _RAISED * largest[k] and _touches(row, rows[k])
        ]
        home = min(near, key=lambda other: abs(other[0].baseline - row[0].baseline), default=None)
        if home is None:
            kept.append(row)
        else:
            home.extend(row)
    return kept


def _touches(marks: Sequence[Word], row: Sequence[Word]) -> bool:
    return all(
        any(
            m.size < _RAISED * w.size
            and -0.5 <= m.x0 - w.x1 < 0.2 * w.size
            and abs(m.baseline - w.baseline) < 0.7 * w.size
            for w in row
        )
        for m in marks
    )


def _joined(row: list[Word]) -> list[Word]:
    """A hyphen that pdfium sets apart from the word it ends belongs to that word."""
    if len(row) < 2 or row[-1].text not in {"-", "\u2010"}:
        return row
    result: list[Word] = []
    for word in row:
        last = result[-1] if result else None
        lone = word is row[-1] and word.text in {"-", "\u2010"}
        if last is not None and lone and word.x0 - last.x1 < 0.2 * word.size and last.text[-1].isalnum():
            result[-1] = last._replace(text=last.text + "-", x1=word.x1, hyphen=True)
        else:
            result.append(word)
    return result


def _fits(row: Sequence[Word], word: Word) -> bool:
    """Whether the word stands beside the row's words, not on top of one of them."""
    return not any(
        min(w.x1, word.x1) - max(w.x0, word.x0) > 0.5 * min(w.x1 - w.x0, word.x1 - word.x0) + 0.1 for w in row
    )


def segments(row: Sequence[Word]) -> list[list[Word]]:
    """A row cut at its column gaps."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    if not gaps or max(gaps) <= _COLUMN_GAP * min(word.size for word in row):
        return [list(row)]
    if len(gaps) >= 3 and min(gaps) > _STRETCHED * max(gaps):
        return [list(row)]
    inner = [g for g in gaps if g > 0]
    usual = sorted(inner)[len(inner) // 3] if len(inner) >= 4 else 0.0  # the space between words, not between columns
    parts: list[list[Word]] = [[row[0]]]
    for gap, (before, word) in zip(gaps, pairwise(row), strict=True):
        limit = _COLUMN_GAP * min(before.size, word.size)
        if abs(before.size - word.size) < _OTHER_SIZE * word.size:
            limit = max(limit, 2.6 * usual)
        if _is_mark(parts[-1]) and gap < 4 * word.size:
            limit = gap  # a list mark belongs to the words it marks, however far it is set
        if gap > limit:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _is_mark(words: Sequence[Word]) -> bool:
    return len(words) == 1 and words[0].text in {"•", "-", "–", "o", "\uf0b7", "▪", "◦", "●", "·", "*"}


def join_words(words: Sequence[Word]) -> str:
    """The words of a line as text. Letter-spaced words (`R e f e r a t`) are set together again."""
    texts = [w.text for w in words]
    if len(words) >= 2 and list(map(len, texts)).count(1) >= 2:
        words, texts = _touching(words)
    if len(words) >= 4 and list(map(len, texts)).count(1) >= 0.8 * len(words):
        return _tight(words)
    return " ".join(texts)


def _touching(words: Sequence[Word]) -> tuple[Sequence[Word], list[str]]:
    """Words with the next ones that begin where they end: the reader broke them (pages that Chrome printed)."""
    kept, texts = [words[0]], [words[0].text]
    for before, word in pairwise(words):
        alike = word.size == before.size and word.baseline == before.baseline
        if alike and abs(word.x0 - before.x1) < _TOUCHING * word.size:
            texts[-1] += word.text
            kept[-1] = kept[-1]._replace(text=texts[-1], x1=word.x1)
        else:
            kept.append(word)
            texts.append(word.text)
    return kept, texts


def _tight(words: Sequence[Word]) -> str:
    gaps = [b.x0 - a.x1 for a, b in pairwise(words)]
    usual = median(gaps)
    text = words[0].text
    for gap, word in zip(gaps, words[1:], strict=True):
        text += (" " if gap > max(1.8 * usual, usual + 0.25 * word.size) else "") + word.text
    return text if len(text.split()) < len(words) else " ".join(w.text for w in words)


def make_line(words: Sequence[Word], page: int, row: int, cell: tuple[int, int, int] | None = None) -> Line:
    """One line of words that stand together; size and weight are those of most of its characters."""
    _, x0s, tops, x1s, bottoms, _, *shapes, _, _ = zip(*words, strict=True)
    size, bold, italic = _shape(words, shapes)
    return Line(
        page,
        min(x0s),
        min(tops),
        max(x1s),
        max(bottoms),
        join_words(words),
        size,
        bold,
        italic,
        words[0].baseline,
        None,
        row,
        cell,
        tuple(words),
    )


def _shape(words: Sequence[Word], columns: Sequence[tuple[Any, ...]]) -> tuple[float, bool, bool]:
    """`columns` are the sizes of the words, whether they are bold, and whether italic."""
    if all(column.count(column[0]) == len(words) for column in columns):
        return words[0][6:9]
    shapes: dict[tuple[float, bool, bool], int] = {}
    for word in words:
        shape = word[6:9]
        shapes[shape] = shapes.get(shape, 0) + len(word.text)
    letters = sum(shapes.values())
    sizes: dict[float, int] = {}
    for (size, _, _), count in shapes.items():
        sizes[size] = sizes.get(size, 0) + count
    bold = sum([count for shape, count in shapes.items() if shape[1]])
    italic = sum([count for shape, count in shapes.items() if shape[2]])
    return max(sizes, key=lambda s: (sizes[s], s)), bold >= 0.8 * letters, italic >= 0.8 * letters


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The words of a page (or of one cell) as lines, rows numbered from 0."""
    parts = [(number, part) for number, row in enumerate(rows_of(words)) for part in segments(row)]
    return [make_line(piece, page, number) for number, part in _at_edges(parts) for piece in part]


def _at_edges(parts: Sequence[tuple[int, list[Word]]]) -> Iterator[tuple[int, list[list[Word]]]]:
    """Parts cut where bold words fill a column of labels, and plain ones begin at the edge of the next column."""
    starts = Counter([round(part[0].x0) for _, part in parts])
    edges = {x + near for x, count in starts.items() if count >= _EDGE_ROWS for near in (-1, 0, 1)}
    for number, part in parts:
        cut = 0
        if part[0].bold and not part[-1].bold:
            cut = next(i for i, word in enumerate(part) if not word.bold)
            gap = (part[cut].x0 - part[cut - 1].x1) / part[cut].size
            cut = 0 if round(part[cut].x0) not in edges or _SPACE[0] <= gap <= _SPACE[1] else cut
        yield number, [part[:cut], part[cut:]] if cut else [part]


def with_pitch(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, rows numbered anew in order, each with the distance to the row above it."""
    result: list[Line] = []
    row = -1
    last_key: tuple[object, ...] | None = None
    above: float | None = None
    current: float | None = None
    for line in lines:
        key = (line.row, line.cell)
        if key != last_key:
            row, last_key = row + 1, key
            above, current = current, line.baseline
        pitch = None if above is None else round(line.baseline - above, 2)
        result.append(line._replace(row=row, pitch=pitch if pitch is None or pitch > 0 else None))
    return tuple(result)
