"""The stages of reading in their order: rows, furniture, annexes, contents, headings, items, account.

In goes a document of lines and a vocabulary, out come the parts of the minutes. Each stage is a function of the values
before it; this module only passes them on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Bilag, Bilagsdokument, Coverage, Punkt
from ..pdf.layout import Document
from ..profiles.loader import Vocabulary
from .account import account
from .annexes import Annexes, find_annexes
from .candidates import Candidate, Scene, find_candidates
from .chain import best_chain, part_levels, without_listed
from .contents import Contents, find_contents, is_group, names_group
from .front import Front, ends_meeting, read_front
from .furniture import find_furniture
from .heading_style import HeadingStyle, learn_headings
from .items import ItemRows, Setting, read_item
from .meta import read_meta
from .rows import Body, Row, body_of, rows_of
from .text import Hyphens


_LAST_ROWS = 14  # where the end of the meeting and the signatures stand


@dataclass(frozen=True)
class Minutes:
    """What was read, with what each stage saw (for `explain` and for the warnings)."""

    front: Front
    punkter: tuple[Punkt, ...]
    bilag: tuple[Bilagsdokument, ...]
    coverage: Coverage
    rows: tuple[Row, ...]
    furniture: frozenset[int]
    contents: Contents
    candidates: tuple[Candidate, ...]
    chain: tuple[Candidate, ...]
    style: HeadingStyle
    body: Body
    roles: tuple[str, ...]


def read_minutes(document: Document, vocabulary: Vocabulary) -> Minutes:
    """Read a document of lines with one vocabulary."""
    rows = rows_of(document.pages)
    hyphens = Hyphens.of(rows)
    furniture = find_furniture(rows, document.pages, vocabulary)
    annexes = find_annexes(rows, document.pages, furniture, vocabulary, hyphens)
    inside = tuple(row for row in rows if row.index not in annexes.rows and row.index not in annexes.list_rows)
    contents = find_contents(inside, furniture, vocabulary, hyphens)
    free = tuple(row for row in inside if row.index not in furniture and row.index not in contents.rows)
    body = body_of(free)
    scene = Scene(free, body, contents, document.outline, vocabulary, hyphens)
    candidates = tuple(find_candidates(scene))
    chain, listed = without_listed(best_chain([c for c in candidates if not _is_tail(c, vocabulary)]))
    contents = replace(contents, rows=contents.rows | listed)
    free = tuple(row for row in free if row.index not in listed)
    chain, parents = part_levels(chain, candidates)
    return _assemble(document, vocabulary, rows, hyphens, furniture, annexes, contents, free, body, candidates, chain, parents)


def _is_tail(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Group headings with a letter, and lists at the end that the contents name beside the items without a number."""
    if candidate.nr is not None and candidate.nr.isalpha() and names_group(f"{candidate.nr}. {candidate.titel}", vocabulary):
        return True
    return candidate.nr is None and (
        vocabulary.annex_lists.match(candidate.titel) is not None or vocabulary.closing.match(candidate.titel) is not None
    )


def _assemble(
    document: Document,
    vocabulary: Vocabulary,
    rows: tuple[Row, ...],
    hyphens: Hyphens,
    furniture: frozenset[int],
    annexes: Annexes,
    contents: Contents,
    free: tuple[Row, ...],
    body: Body,
    candidates: tuple[Candidate, ...],
    chain: tuple[Candidate, ...],
    parents: tuple[Candidate, ...],
) -> Minutes:
    items, groups, closing = _item_rows(free, chain, parents, vocabulary, hyphens)
    boxes = _head_boxes(rows, furniture, vocabulary)
    items = [replace(item, margin=boxes.get(item.heading.page, ())) for item in items]
    first = min((row.index for item in items for row in (*item.above, *item.heading_rows)), default=None)
    before = [row for row in free if (first is None or row.index < first) and row.index not in groups]
    limit = min(contents.rows) if contents.rows else None
    front_rows = [row for row in before if limit is None or row.index < limit or row.page == 1]
    margin = [row for row in rows if row.index in furniture][:40]
    ending = [row for row in free if row.index in closing]
    front = read_front(front_rows, vocabulary, hyphens, margin, ending)
    inner = [row for item in items for row in item.rows]
    style = learn_headings(inner, body, vocabulary)
    tables = tuple(table for page in document.pages for table in page.tables)
    heads = _column_heads(before, vocabulary) if items and items[0].heading_rows[0].in_table else {}
    setting = Setting(vocabulary, body, style, hyphens, front, tables, _spaced(items, style, vocabulary, body), {c: r.text for c, r in heads.items()})
    punkter = _with_pages(tuple(read_item(item, setting) for item in items), annexes.documents)
    claimed = {row.index for item in items for row in (*item.above, *item.heading_rows, *item.rows)} | groups | front.rows
    claimed |= {row.index for row in heads.values()}
    coverage = account(
        rows, document.pages, fields=claimed, furniture=furniture | closing, contents=contents.rows | annexes.list_rows, annexes=annexes.rows
    )
    roles = _roles(rows, furniture, contents, annexes, items, groups, front.rows)
    return Minutes(front, punkter, annexes.documents, coverage, rows, furniture, contents, candidates, chain, style, body, roles)


def _item_rows(
    free: Sequence[Row], chain: Sequence[Candidate], parents: Sequence[Candidate], vocabulary: Vocabulary, hyphens: Hyphens
) -> tuple[list[ItemRows], frozenset[int], frozenset[int]]:
    """The rows of each item; the rows that are group headings; the rows of a signature page behind the items."""
    by_index = {row.index: position for position, row in enumerate(free)}
    starts = [by_index[c.row] for c in chain]
    above = [_above(free, start, vocabulary, hyphens) for start in starts]
    if sum(bool(a) for a in above) < 0.5 * len(chain) or _meta_below(free, chain, by_index, vocabulary, hyphens) > 0.5 * len(chain):
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
        items.append(ItemRows(candidate, above[k], heading_rows, tuple(free[starts[k] + len(candidate.rows) : end]), gruppe, closed, k + 1))
    items = [replace(item, rows=tuple(row for row in item.rows if row.index not in groups)) for item in items]
    return items, frozenset(groups), frozenset(row.index for row in free[closing_at:]) if chain else frozenset()


def _head_boxes(rows: Sequence[Row], furniture: frozenset[int], vocabulary: Vocabulary) -> dict[int, tuple[Row, ...]]:
    """The furniture rows of each page that hold a labelled case number."""
    boxes: dict[int, list[Row]] = {}
    for row in rows:
        if row.index in furniture and any(vocabulary.meta.match_start(s.text) is not None for s in row.segments):
            boxes.setdefault(row.page, []).append(row)
    return {page: tuple(found) for page, found in boxes.items()}


def _column_heads(rows: Sequence[Row], vocabulary: Vocabulary) -> dict[int, Row]:
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
        if ends_meeting(free[position], vocabulary):
            return position
    return len(free)


def _cells_before(free: Sequence[Row], start: int) -> tuple[Row, ...]:
    """The cells before the heading's in the same row of its table."""
    cell = free[start].head.cell
    if cell is None:
        return ()
    first = start
    while first > 0 and free[first - 1].page == free[start].page and (free[first - 1].head.cell or (-1, -1, -1))[:2] == cell[:2]:
        first -= 1
    return tuple(free[first:start])


def _above(free: Sequence[Row], start: int, vocabulary: Vocabulary, hyphens: Hyphens) -> tuple[Row, ...]:
    """Rows right above a heading that are a case number with or without its label."""
    for count in (2, 1):
        rows = free[max(0, start - count) : start]
        if len(rows) == count and all(r.page == free[start].page for r in rows):
            meta = read_meta(rows, vocabulary, hyphens)
            if len(meta.rows) == count and meta.fields.get("sagsnr"):
                return tuple(rows)
    return ()


def _meta_below(free: Sequence[Row], chain: Sequence[Candidate], by_index: dict[int, int], vocabulary: Vocabulary, hyphens: Hyphens) -> int:
    """How many headings have a case number in the block below them."""
    found = 0
    for candidate in chain:
        at = by_index[candidate.rows[-1]] + 1
        found += bool(read_meta(free[at : at + 4], vocabulary, hyphens).fields.get("sagsnr"))
    return found


def _group_rows(rows: Sequence[Row], parents: Sequence[Candidate], heading: Candidate, vocabulary: Vocabulary) -> list[Row]:
    """Group headings directly above an item heading.

    Known words, the first level of two-level numbers, or a row set as the item headings are but without a number.
    """
    found: list[Row] = []
    above = {index for parent in parents for index in parent.rows}
    if any(row.index in above for row in rows[-3:]):
        return [row for row in rows if row.index in above]
    for row in reversed(rows[-3:]):
        if row.text.endswith(".") or not (is_group(row, vocabulary) or _set_as_heading(row, heading)):
            break
        found.append(row)
    return list(reversed(found))


def _spaced(items: Sequence[ItemRows], style: HeadingStyle, vocabulary: Vocabulary, body: Body) -> bool:
    """Whether the document sets space between paragraphs: then a gap inside a decision is only a paragraph."""
    gaps = lines = 0  # only in running text: lists and tables have distances of their own
    for item in items:
        inside = False
        for above, row in zip(item.rows, item.rows[1:], strict=False):
            rule = vocabulary.sections.match(above.text)
            if rule is not None and style.is_known_style(above):
                inside = rule.type not in ("bilag", "beslutning")
                continue
            if not inside or row.page != above.page or not (_is_text(row, body) and _is_text(above, body)):
                continue
            lines += 1
            gaps += row.baseline - above.baseline > 1.3 * body.pitch
    return gaps > 0.01 * lines + 1


def _is_text(row: Row, body: Body) -> bool:
    return not row.in_table and abs(row.size - body.size) < 0.4 and not row.bold


def _set_as_heading(row: Row, heading: Candidate) -> bool:
    """Whether a row without a number is set as the item heading below it, apart from the text."""
    if heading.nr is None or row.in_table or len(row.text) > 70 or len(row.segments) > 1 or not row.text[:1].isupper():
        return False
    return row.style.like(heading.style) and (row.bold or row.caps) and row.page == heading.page


def _is_closed_group(row: Row, vocabulary: Vocabulary) -> bool:
    return vocabulary.closed_groups.match(re.sub(r"^[A-Z]\.\s+", "", row.text.rstrip(" :"))) is not None


def _with_pages(punkter: tuple[Punkt, ...], documents: Sequence[Bilagsdokument]) -> tuple[Punkt, ...]:
    """Items whose annexes are bound in get the pages of each."""
    if not documents:
        return punkter
    result = []
    for punkt in punkter:
        bilag: list[Bilag] = []
        for position, one in enumerate(punkt.bilag, start=1):
            bound = next((d for d in documents if d.punkt == punkt.nr and (d.nr == (one.nr or str(position)) or (one.doknr and d.doknr == one.doknr))), None)
            bilag.append(one.model_copy(update={"sider": bound.sider}) if bound else one)
        result.append(punkt.model_copy(update={"bilag": tuple(bilag)}))
    return tuple(result)


def _roles(
    rows: Sequence[Row], furniture: frozenset[int], contents: Contents, annexes: Annexes, items: Sequence[ItemRows], groups: frozenset[int], front: frozenset[int]
) -> tuple[str, ...]:
    """One word for each row: what it was taken for."""
    names: dict[int, str] = {}
    for indices, name in ((annexes.rows, "annex"), (furniture, "furniture"), (contents.rows | annexes.list_rows, "contents"), (groups, "group"), (front, "front")):
        for index in indices:
            names.setdefault(index, name)
    for item in items:
        for row in (*item.heading_rows, *item.above):
            names.setdefault(row.index, "heading" if row in item.heading_rows else "meta")
        for row in item.rows:
            names.setdefault(row.index, "item")
    return tuple(names.get(row.index, "unassigned") for row in rows)
