"""The chain of headings → the rows of each item, the group headings, and what stands behind the last item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.candidates import Candidate
from referat_parser.reading.contents_rows import is_group
from referat_parser.reading.decisions import ItemRows
from referat_parser.reading.front_labels import ends_meeting
from referat_parser.reading.head_tables import labelled_cells
from referat_parser.reading.meta import read_meta
from referat_parser.reading.rows import Row, Style
from referat_parser.reading.text import Hyphens

_SAYS_NONE = 40  # letters of a line that says that a group has no items
_LAST_ROWS = 14  # where the end of the meeting and the signatures stand


def item_rows(
    free: Sequence[Row],
    chain: Sequence[Candidate],
    parents: Sequence[Candidate],
    vocabulary: Vocabulary,
    hyphens: Hyphens,
) -> tuple[list[ItemRows], frozenset[int], frozenset[int]]:
    """The rows of each item; the rows that are group headings; the rows of a signature page behind the items."""
    by_index: dict[int, int] = {}
    for position, row in enumerate(free):  # what stands beside a title has the number of its row
        by_index.setdefault(row.index, position)
    starts = [by_index[c.row] for c in chain]
    above = [_above(free, start, vocabulary, hyphens) for start in starts]
    if sum(bool(a) for a in above) < 0.5 * len(chain) or _meta_below(
        free, chain, by_index, vocabulary, hyphens
    ) > 0.5 * len(chain):
        above = [_cells_before(free, start) for start in starts]
    closing_at = _closing(free, starts, vocabulary)
    items: list[ItemRows] = []
    groups: set[int] = set()
    gruppe: str | None = None
    closed = False
    for k, candidate in enumerate(chain):
        end = (starts[k + 1] - len(above[k + 1])) if k + 1 < len(chain) else closing_at
        start = starts[k] - len(above[k])
        previous = by_index[chain[k - 1].rows[-1]] + 1 if k else 0
        found = _group_rows(free[previous:start], parents, candidate, vocabulary) if k or previous < start else []
        if found:
            groups |= {row.index for row in found}
            gruppe, closed = found[-1].text.rstrip(" :"), _is_closed_group(found[-1], vocabulary)
        heading_rows = tuple(free[by_index[i]] for i in candidate.rows)
        own = {by_index[i] for i in candidate.rows}
        below = tuple(free[at] for at in range(starts[k], end) if at not in own)
        items.append(
            ItemRows(
                candidate,
                above[k],
                heading_rows,
                below,
                gruppe,
                closed,
                k + 1,
            )
        )
    if chain:
        styles = [chain[-1].style, *(row.style for row in free if row.index in groups)]
        last = free[by_index[chain[-1].rows[-1]] + 1 : closing_at]
        groups |= {row.index for row in _group_without_items(last, styles, vocabulary)}
    items = [item._replace(rows=tuple(row for row in item.rows if row.index not in groups)) for item in items]
    return items, frozenset(groups), frozenset(row.index for row in free[closing_at:]) if chain else frozenset()


def head_boxes(rows: Sequence[Row], furniture: frozenset[int], vocabulary: Vocabulary) -> dict[int, tuple[Row, ...]]:
    """The furniture rows of each page that hold a labelled case number, in one row or as label and value in a cell."""
    boxes: dict[int, list[Row]] = {}
    cells = [row for row in rows if row.in_table and row.index in furniture]
    for row in labelled_cells(cells, vocabulary):
        boxes.setdefault(row.page, []).append(row)
    for row in rows:
        if row.index in furniture and any(vocabulary.meta.match_start(s.text) is not None for s in row.segments):
            boxes.setdefault(row.page, []).append(row)
    return {page: tuple(found) for page, found in boxes.items()}


def column_heads(rows: Sequence[Row], vocabulary: Vocabulary) -> dict[int, Row]:
    """The head row of the table that the items are rows of: column → its head, where one of them is a section's."""
    heads = {row.head.cell[2]: row for row in rows if row.head.cell is not None and row.head.cell[1] == 0}
    return heads if any(vocabulary.sections.match(row.text) is not None for row in heads.values()) else {}


def _closing(free: Sequence[Row], starts: Sequence[int], vocabulary: Vocabulary) -> int:
    """Where the signature page behind the last item begins; the end of the rows without one."""
    if not starts:
        return len(free)
    for position in range(len(free) - 1, starts[-1], -1):
        if vocabulary.closing.match(free[position].text) is not None and free[position - 1].page != free[position].page:
            return position
    for position in range(max(starts[-1] + 1, len(free) - _LAST_ROWS), len(free)):
        if ends_meeting(free[position], vocabulary) and not _is_decision(free, position, vocabulary):
            return position
    return len(free)


def _is_decision(free: Sequence[Row], position: int, vocabulary: Vocabulary) -> bool:
    """Whether the end of the meeting is all that stands under the heading of the last item's decision."""
    rule = vocabulary.sections.match(free[position - 1].text)
    return rule is not None and rule.type == "beslutning" and position == len(free) - 1


def _cells_before(free: Sequence[Row], start: int) -> tuple[Row, ...]:
    """The cells before the heading's in the same row of its table."""
    cell = free[start].head.cell
    if cell is None:
        return ()
    first = start
    while (
        first > 0
        and free[first - 1].page == free[start].page
        and (free[first - 1].head.cell or (-1, -1, -1))[:2] == cell[:2]
    ):
        first -= 1
    return tuple(free[first:start])


def _above(free: Sequence[Row], start: int, vocabulary: Vocabulary, hyphens: Hyphens) -> tuple[Row, ...]:
    """Rows right above a heading that are a case number with or without its label; the page may end between them."""
    page = free[start].page
    for count in (2, 1):
        rows = free[max(0, start - count) : start]
        if len(rows) == count and all(page - 1 <= r.page <= page for r in rows):
            meta = read_meta(rows, vocabulary, hyphens)
            first = read_meta(rows[:1], vocabulary, hyphens).fields
            if len(meta.rows) == count and meta.fields.get("sagsnr") and ("sagsnr" in first or "doknr" in first):
                return tuple(rows)
    return ()


def _meta_below(
    free: Sequence[Row], chain: Sequence[Candidate], by_index: dict[int, int], vocabulary: Vocabulary, hyphens: Hyphens
) -> int:
    """How many headings have a case number in the block below them."""
    found = 0
    for candidate in chain:
        at = by_index[candidate.rows[-1]] + 1
        found += bool(read_meta(free[at : at + 4], vocabulary, hyphens).fields.get("sagsnr"))
    return found


def _group_rows(
    rows: Sequence[Row], parents: Sequence[Candidate], heading: Candidate, vocabulary: Vocabulary
) -> list[Row]:
    """Group headings directly above an item heading.

    Known words, the first level of two-level numbers, or a row set as the item headings are but without a number.
    """
    found: list[Row] = []
    above = {index for parent in parents for index in parent.rows}
    if any(row.index in above for row in rows[-3:]):
        return [row for row in rows if row.index in above]
    for position in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
        row, over = rows[position], rows[position - 1] if position else None
        if row.text.endswith(".") or not (is_group(row, vocabulary) or _set_as_heading(row, heading)):
            break
        if over is not None and _is_its_text(row, over, vocabulary):
            break
        found.append(row)
    return list(reversed(found))


def _is_its_text(row: Row, over: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row set as text is what the section heading right over it says (`Beslutning` / `Til efterretning`)."""
    set_as_text = not (row.bold or row.caps or row.size > over.size + 0.7)
    return set_as_text and row.page == over.page and vocabulary.sections.match(over.text) is not None


def _group_without_items(rows: Sequence[Row], styles: Sequence[Style], vocabulary: Vocabulary) -> list[Row]:
    """A group heading behind the last item that no item follows, with the line that says so (`Ingen sager.`)."""
    for position in range(max(0, len(rows) - 3), len(rows)):
        row = rows[position]
        if row.text.endswith(".") or (position and _is_its_text(row, rows[position - 1], vocabulary)):
            continue
        if is_group(row, vocabulary) and any(row.style.like(style) for style in styles):
            if sum(len(below.text) for below in rows[position + 1 :]) > _SAYS_NONE:
                return []
            return list(rows[position:])
    return []


def _set_as_heading(row: Row, heading: Candidate) -> bool:
    """Whether a row without a number is set as the item heading below it, apart from the text."""
    if heading.nr is None or row.in_table or len(row.text) > 70 or len(row.segments) > 1 or not row.text[:1].isupper():
        return False
    return row.style.like(heading.style) and (row.bold or row.caps) and row.page == heading.page


def _is_closed_group(row: Row, vocabulary: Vocabulary) -> bool:
    return vocabulary.closed_groups.match(re.sub(r"^[A-Z]\.\s+", "", row.text.rstrip(" :"))) is not None
