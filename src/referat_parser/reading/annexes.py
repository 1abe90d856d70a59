"""Rows → what is bound in behind the items: the list of annexes at the end, and the annexes with their cover pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.facts.sagsnr import find_doknr
from referat_parser.model import Bilagsdokument
from referat_parser.pdf.layout import Page
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.rows import Row
from referat_parser.reading.text import Hyphens, inline

_LISTED = re.compile(r"^(?P<nr>\d{1,3})[.)]?\s+(?P<titel>\S.*?)(?:\s*\((?P<doknr>\d{1,7}/\d{2})\))?\s*$")
_DOKNR_END = re.compile(r"\(\d{1,7}/\d{2}\)\s*$")
_COVER = re.compile(r"^(?P<label>[^\d:]{3,12}):?\s*(?P<punkt>\d{1,4}[a-z]?)\.(?P<nr>\d{1,3})\.?\s+(?P<titel>.+)$")


class ListedAnnex(NamedTuple):
    """One annex as the list at the end has it: under which item, its number, title and document number."""

    punkt: str | None
    nr: str
    titel: str
    doknr: str


class Annexes(NamedTuple):
    """Where the items end: the rows of annex lists, those of bound annexes, the annexes bound and those listed."""

    list_rows: frozenset[int]
    rows: frozenset[int]
    documents: tuple[Bilagsdokument, ...]
    listed: tuple[ListedAnnex, ...]


def find_annexes(
    rows: Sequence[Row], pages: Sequence[Page], furniture: frozenset[int], vocabulary: Vocabulary, hyphens: Hyphens
) -> Annexes:
    """The annex part of the document; rows behind the first cover page belong to annexes."""
    free = [row for row in rows if row.index not in furniture]
    covers = [i for i, row in enumerate(free) if _is_cover(free, i, vocabulary)]
    documents: list[Bilagsdokument] = []
    starts = [free[i].page for i in covers]
    for k, i in enumerate(covers):
        last = (starts[k + 1] - 1) if k + 1 < len(covers) else len(pages)
        documents.append(_document(free, i, last, pages, vocabulary, hyphens))
    annex_rows = frozenset(row.index for row in rows if starts and row.page >= starts[0])
    list_start = _list_start(free, starts[0] if starts else None, vocabulary)
    end = starts[0] if starts else len(pages) + 1
    early = _list_pages(free, vocabulary)
    list_rows = early | frozenset(
        row.index
        for row in rows
        if list_start is not None and row.index >= list_start and row.page < end and row.index not in furniture
    )
    listed = _listed([row for row in free if row.index in list_rows], hyphens)
    return Annexes(list_rows, annex_rows, tuple(documents), listed)


def _is_cover(free: Sequence[Row], i: int, vocabulary: Vocabulary) -> bool:
    """The first rows of a page that name an annex by item and number, with label and value rows below."""
    row = free[i]
    if i and free[i - 1].page == row.page:
        return False
    return vocabulary.annex_covers.match(row.text) is not None and _COVER.match(row.text) is not None


def _document(
    free: Sequence[Row], i: int, last: int, pages: Sequence[Page], vocabulary: Vocabulary, hyphens: Hyphens
) -> Bilagsdokument:
    first = free[i]
    block = [first]
    for row in free[i + 1 :]:
        if row.page != first.page or (len(row.segments) > 1 or ":" in row.text[:14]):
            break
        block.append(row)
    match = _COVER.match(inline((s for row in block for s in row.segments), hyphens))
    rest = [row for row in free[i + 1 :] if row.page == first.page]
    closed = any(vocabulary.closed_marks.match(s.text) is not None for row in rest for s in row.segments[1:])
    doknr = next((n for n in (find_doknr(row.text) for row in rest[-3:]) if n), None)
    texts = any(pages[p - 1].has_text for p in range(first.page + 1, last + 1))
    if match is None:  # `_is_cover` has matched the first row
        raise ValueError(first.text)
    return Bilagsdokument(
        punkt=match["punkt"],
        nr=match["nr"],
        titel=match["titel"].strip(),
        doknr=doknr,
        lukket=closed,
        sider=(first.page, last),
        has_text=texts,
    )


def _list_pages(free: Sequence[Row], vocabulary: Vocabulary) -> frozenset[int]:
    """Whole pages that begin with the head of an annex list and hold little but annexes with document numbers."""
    pages: dict[int, list[Row]] = {}
    for row in free:
        pages.setdefault(row.page, []).append(row)
    found: set[int] = set()
    going = False
    for number in sorted(pages):
        own = pages[number]
        begins = vocabulary.annex_lists.match(own[0].text) is not None
        numbered = sum(bool(_DOKNR_END.search(row.text)) for row in own) if begins or going else 0
        labelled = numbered >= 2 and any(
            vocabulary.meta.match_start(row.text) is not None or vocabulary.sections.match(row.text) is not None
            for row in own[1:]
        )
        going = (begins or going) and numbered >= 2 and not labelled
        if going:
            found |= {row.index for row in own}
    return frozenset(found)


def _listed(rows: Sequence[Row], hyphens: Hyphens) -> tuple[ListedAnnex, ...]:
    """The annexes of an annex list; the items' titles stand over them with the items' numbers."""
    found: list[ListedAnnex] = []
    block: list[Row] = []
    punkt: str | None = None
    for row in rows:
        numbered = _LISTED.match(row.text)
        if numbered and block:
            above = _LISTED.match(block[0].text)
            punkt = above["nr"] if above else punkt
        block = [row] if numbered else [*block, row]
        if _DOKNR_END.search(row.text):
            match = _LISTED.match(inline((s for r in block for s in r.segments), hyphens))
            if match and match["doknr"]:
                found.append(ListedAnnex(punkt, match["nr"], match["titel"].strip(), match["doknr"]))
            block = []
    return tuple(found)


def _list_start(free: Sequence[Row], before_page: int | None, vocabulary: Vocabulary) -> int | None:
    """The head of an annex list at the top of a page, in the last half of what precedes the annexes."""
    last_page = (before_page or free[-1].page + 1) if free else 0
    for i in range(len(free) - 1, -1, -1):
        row = free[i]
        if row.page >= last_page:
            continue
        if row.page * 2 < last_page - 1:
            return None
        top = i == 0 or free[i - 1].page != row.page
        if vocabulary.meta.match_start(row.text) is not None or (
            vocabulary.sections.match(row.text) is not None and vocabulary.annex_lists.match(row.text) is None
        ):
            return None
        if "eslutning" in row.text.lower() and parse_beslutningshoved(row.text) is not None:
            return None
        if (
            top
            and vocabulary.annex_lists.match(row.text) is not None
            and i + 1 < len(free)
            and free[i + 1].text[:1].isdigit()
        ):
            return row.index
    return None
