"""The stages of reading in their order: rows, furniture, annexes, contents, headings, items, account.

In goes a document of lines and a vocabulary, out come the parts of the minutes. Each stage is a function of the values
before it; this module only passes them on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from referat_parser.model import Bilag, Bilagsdokument, Coverage, Punkt
from referat_parser.pdf.layout import Document
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.account import account
from referat_parser.reading.annexes import Annexes, find_annexes
from referat_parser.reading.candidates import Candidate, find_candidates
from referat_parser.reading.centred import labels_first
from referat_parser.reading.chain import best_chain, part_levels, without_listed
from referat_parser.reading.contents import Contents, find_contents
from referat_parser.reading.contents_rows import names_group
from referat_parser.reading.decisions import ItemRows, Setting
from referat_parser.reading.front import Front, read_front
from referat_parser.reading.furniture import find_furniture
from referat_parser.reading.heading_rows import Scene, without_access_column
from referat_parser.reading.heading_style import HeadingStyle, learn_headings
from referat_parser.reading.item_rows import column_heads, head_boxes, item_rows
from referat_parser.reading.items import read_item
from referat_parser.reading.rows import Body, Row, body_of, rows_of
from referat_parser.reading.side_boxes import titles_before_boxes
from referat_parser.reading.tags import Tags, is_tagged, tags_of
from referat_parser.reading.text import Hyphens
from referat_parser.reading.unnumbered import unnumbered_candidates


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
    tags: Tags = field(default_factory=Tags)


def read_minutes(document: Document, vocabulary: Vocabulary) -> Minutes:
    """Read a document of lines with one vocabulary."""
    rows = rows_of([labels_first(page) for page in document.pages])
    hyphens = Hyphens.of(rows)
    furniture = find_furniture(rows, document.pages, vocabulary)
    annexes = find_annexes(rows, document.pages, furniture, vocabulary, hyphens)
    inside = tuple(row for row in rows if row.index not in annexes.rows and row.index not in annexes.list_rows)
    contents = find_contents(inside, furniture, vocabulary, hyphens)
    free = tuple(row for row in inside if row.index not in furniture and row.index not in contents.rows)
    body = body_of(free)
    free = titles_before_boxes(free, body, vocabulary)
    bare, access = without_access_column(free, vocabulary)
    scene = Scene(bare, body, contents, document.outline, vocabulary, hyphens, access)
    tags = tags_of(rows, document.pages)
    candidates, chain = _chained(tuple(find_candidates(scene)), tags, vocabulary)
    if not chain:
        chain = candidates = unnumbered_candidates(scene)
    chain, listed = without_listed(chain)
    contents = contents._replace(rows=contents.rows | listed)
    free = tuple(row for row in free if row.index not in listed)
    chain, parents = part_levels(chain, candidates)
    minutes = _assemble(
        document, vocabulary, rows, hyphens, furniture, annexes, contents, free, body, candidates, chain, parents
    )
    return replace(minutes, tags=tags)


def _chained(
    candidates: tuple[Candidate, ...], tags: Tags, vocabulary: Vocabulary
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """The candidates and their best chain, chosen a second time where the tagged structure knows more than it has."""
    able = [c for c in candidates if not is_tail(c, vocabulary)]
    chain = best_chain(able)
    heard = tags.heard(candidates, chain)
    later = dict(zip(map(id, candidates), heard, strict=True))
    own = tuple(later[id(one)] for one in chain)
    knows_more = {id(one) for one in able if is_tagged(later[id(one)])} - {id(one) for one in chain}
    if not knows_more:  # more evidence for nothing but what was chosen: no other chain can gain by it
        return heard, own
    return heard, best_chain([later[id(one)] for one in able])


def is_tail(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Group headings with a letter, and lists at the end that the contents name beside the items without a number."""
    if (
        candidate.nr is not None
        and candidate.nr.isalpha()
        and names_group(f"{candidate.nr}. {candidate.titel}", vocabulary)
    ):
        return True
    return candidate.nr is None and (
        vocabulary.annex_lists.match(candidate.titel) is not None
        or vocabulary.closing.match(candidate.titel) is not None
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
    items, groups, closing = item_rows(free, chain, parents, vocabulary, hyphens)
    if not any(item.gruppe for item in items):  # groups that the contents list alone prints
        entries = contents.entries
        items = [
            item._replace(gruppe=entries[item.heading.entry].gruppe) if item.heading.entry is not None else item
            for item in items
        ]
    boxes = head_boxes(rows, furniture, vocabulary)
    items = [item._replace(margin=boxes.get(item.heading.page, ())) for item in items]
    first = next((row.index for item in items for row in (*item.above, *item.heading_rows)), None)
    before = [row for row in takewhile(lambda row: row.index != first, free) if row.index not in groups]
    limit = min(contents.rows) if contents.rows else None
    front_rows = [row for row in before if limit is None or row.index < limit or row.page == 1]
    margin = [row for row in rows if row.index in furniture][:40]
    ending = [row for row in free if row.index in closing] or list(free[-1:])
    front = read_front(front_rows, vocabulary, hyphens, margin, ending)
    inner = [row for item in items for row in item.rows]
    style = learn_headings(inner, body, vocabulary)
    tables = tuple(table for page in document.pages for table in page.tables)
    heads = column_heads(before, vocabulary) if items and items[0].heading_rows[0].in_table else {}
    setting = Setting(
        vocabulary,
        body,
        style,
        hyphens,
        front,
        tables,
        _spaced(items, style, vocabulary, body),
        {c: r.text for c, r in heads.items()},
    )
    punkter = _with_pages(tuple(read_item(item, setting) for item in items), annexes)
    claimed = (
        {row.index for item in items for row in (*item.above, *item.heading_rows, *item.rows)} | groups | front.rows
    )
    claimed |= {row.index for row in heads.values()}
    coverage = account(
        rows,
        document.pages,
        fields=claimed,
        furniture=furniture | closing,
        contents=contents.rows | annexes.list_rows,
        annexes=annexes.rows,
    )
    roles = _roles(rows, furniture, contents, annexes, items, groups, front.rows)
    return Minutes(
        front, punkter, annexes.documents, coverage, rows, furniture, contents, candidates, chain, style, body, roles
    )


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


def _is_same(document: Bilagsdokument, annex: Bilag, position: int) -> bool:
    return document.nr == (annex.nr or str(position)) or (annex.doknr is not None and document.doknr == annex.doknr)


def _with_pages(punkter: tuple[Punkt, ...], annexes: Annexes) -> tuple[Punkt, ...]:
    """Annexes with what the rest of the document says of them: the pages where they are bound in, their number."""
    documents, listed = annexes.documents, {one.titel: one.doknr for one in annexes.listed}
    if not documents and not listed:
        return punkter
    result = []
    for punkt in punkter:
        bilag: list[Bilag] = []
        for position, one in enumerate(punkt.bilag or _listed_for(punkt, annexes), start=1):
            bound = next((d for d in documents if d.punkt == punkt.nr and _is_same(d, one, position)), None)
            known = {"sider": bound.sider if bound else None, "doknr": one.doknr or listed.get(one.titel)}
            bilag.append(one.model_copy(update=known))
        result.append(punkt.model_copy(update={"bilag": tuple(bilag)}))
    return tuple(result)


def _listed_for(punkt: Punkt, annexes: Annexes) -> tuple[Bilag, ...]:
    """The annexes of an item that prints none itself, from the list at the end of the document."""
    if any(section.type == "bilag" for section in punkt.sektioner):
        return ()
    own = (one for one in annexes.listed if one.punkt == punkt.nr)
    return tuple(Bilag(nr=one.nr, titel=one.titel, doknr=one.doknr) for one in own)


def _roles(
    rows: Sequence[Row],
    furniture: frozenset[int],
    contents: Contents,
    annexes: Annexes,
    items: Sequence[ItemRows],
    groups: frozenset[int],
    front: frozenset[int],
) -> tuple[str, ...]:
    """One word for each row: what it was taken for."""
    names: dict[int, str] = {}
    for indices, name in (
        (annexes.rows, "annex"),
        (furniture, "furniture"),
        (contents.rows | annexes.list_rows, "contents"),
        (groups, "group"),
        (front, "front"),
    ):
        for index in indices:
            names.setdefault(index, name)
    for item in items:
        for row in (*item.heading_rows, *item.above):
            names.setdefault(row.index, "heading" if row in item.heading_rows else "meta")
        for row in item.rows:
            names.setdefault(row.index, "item")
    return tuple(names.get(row.index, "unassigned") for row in rows)
