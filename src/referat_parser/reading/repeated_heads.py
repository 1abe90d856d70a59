"""The head of an item that the next page repeats, as browsers repeat the head of a table: title and box of meta lines.

In go the rows of a document, out come the numbers of those that repeat what stands on the page before, word for word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.heading_text import split_number
from referat_parser.reading.rows import Row

_SAME_HEIGHT = 1.0  # points between the rows of the two heads


def repeated_heads(rows: Sequence[Row], known: set[int], vocabulary: Vocabulary) -> set[int]:
    """Numbers of the rows at the top of a page that a page before has too. `known` are rows of running headers."""
    pages: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.index not in known:
            pages[row.page].append(row)
    found: set[int] = set()
    for page, own in pages.items():
        head = _repeated(own, pages.get(page - 1, ()))
        if any(_is_title(row, vocabulary) for row in head) and any(_is_labelled(row, vocabulary) for row in head):
            found |= {row.index for row in head}
    return found


def _repeated(rows: Sequence[Row], before: Sequence[Row]) -> Sequence[Row]:
    """The first rows of a page, as many as stand on the one before in the same order and distance."""
    first = rows[0]
    for start, row in enumerate(before):
        if row.text == first.text and abs(row.x0 - first.x0) < _SAME_HEIGHT:
            down = first.baseline - row.baseline
            pairs = zip(rows, before[start:], strict=False)
            count = next((n for n, (one, other) in enumerate(pairs) if not _same(one, other, down)), len(rows))
            return rows[: min(count, len(before) - start)]
    return ()


def _same(row: Row, other: Row, down: float) -> bool:
    return row.text == other.text and abs(row.baseline - other.baseline - down) < _SAME_HEIGHT


def _is_title(row: Row, vocabulary: Vocabulary) -> bool:
    return any(s.bold and split_number(s.text, vocabulary)[0] is not None for s in row.segments)


def _is_labelled(row: Row, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.meta.match_start(s.text) is not None for s in row.segments)
