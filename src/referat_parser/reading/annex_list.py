"""The rows of an annex section → its annexes, and the section's text with each annex on a line of its own.

An annex may be one row, several columns (number | access | title | document number), or a title broken over rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from referat_parser.model import Bilag
from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.rows import Body, Row
from referat_parser.reading.text import Hyphens, inline

_NUMBER = re.compile(
    r"^(?:(?:bilag|lukket bilag)\s*(?:nr\.?)?\s*)?(?P<nr>\d{1,3}(?:\.\d{1,2})?[a-z]?)\s*"
    r"(?P<sep>[.):]|[-–](?=\s)|(?=\s)|$)\s*",
    re.IGNORECASE,
)
_SUB_ITEM = re.compile(r"[a-zæøå][.)] ")
_MARKED = re.compile(r"(?P<nr>\d{1,3})[.)] ")
_WORDED = re.compile(
    r"^bilag\s*(?:nr\.?)?\s*(?P<nr>\d{1,3}[a-z]?|[A-Z](?=\s*[.):–-]))\s*(?:[.):]|[-–](?=\s)|(?=\s))\s*(?=\S)",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:[•▪◦●·*\uf0b7-]|[-–] |o )\s*")
_DOKNR = re.compile(r"^\(?(?P<doknr>\d{1,7}/\d{2}|(?:19|20)\d{2}-\d{3,7}|\d{3}-(?:19|20)\d{2}-\d{1,6})\)?$")
_DOKNR_TAIL = re.compile(
    r"\s+\(?(?P<doknr>\d{1,7}/\d{2}|\d{3}-(?:19|20)\d{2}-\d{4,6}|(?:19|20)\d{2}-(?!(?:19|20)\d\d\b)\d{4,7}|(?<=\()\d{6,9}(?=\))|(?<=\()[A-ZÆØÅ]{3}-\d{4}-\d{5,6}(?=\)))\)?\s*$"
)
_DOKNR_FRONT = re.compile(r"^(?P<doknr>\d{3}-(?:19|20)\d{2}-\d{4,6}|\d{3,7}/\d{2})\s+(?=\S)")
_DOK_LABEL = re.compile(
    r"[\s(,-]*\bdok(?:ument)?\.?\s*(?:nr\.?|id)?\.?:?\s*(?P<doknr>[\d/-]{3,})\)?\s*$", re.IGNORECASE
)


_DASH_BEFORE = re.compile(r"\s+[-–—]\s*$")  # between a title and the number behind it
_DATE = re.compile(
    r"\d{1,2}\.\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]{0,6}\.?\s+(?:19|20)\d\d\b", re.IGNORECASE
)
_ACCESS_HEAD = re.compile(r"(?P<access>[^\W\d]{4,6})\s*[-–:]\s+(?=\S)")
_SPACED = 0.45  # points above the pitch of text: annexes of a list stand further apart than the lines of one title


class AnnexList(NamedTuple):
    """The annexes and the text of their section."""

    bilag: tuple[Bilag, ...]
    tekst: str


@dataclass
class _Draft:
    numbers: list[Line]
    access: str | None
    titles: list[Line]
    doknr: str | None
    first: Row
    last: Row
    doknr_text: str = ""


def read_annex_list(
    rows: Sequence[Row], lead: Sequence[Line], body: Body, vocabulary: Vocabulary, hyphens: Hyphens
) -> AnnexList:
    """The annexes of a section, in order."""
    drafts: list[_Draft] = []
    numbered = sum(_begins_numbered(row) for row in rows) >= 2 or bool(rows and _begins_numbered(rows[0]))
    for row in _whole_rows(rows):
        draft = _draft(row, vocabulary)
        if drafts and _goes_on(drafts[-1], draft, numbered, body):
            above = drafts[-1]
            above.titles += draft.numbers + draft.titles
            above.last = row
            if draft.doknr and above.doknr is None:
                above.doknr, above.doknr_text = draft.doknr, draft.doknr_text
        else:
            drafts.append(draft)
    texts, bilag = [], []
    if lead:
        texts.append(" ".join(s.text for s in lead))
        one = _annex(texts[0], None, None, False)
        bilag += [one] if one else []
    running = _running_numbers(drafts, hyphens)
    for position, draft in enumerate(drafts, start=1):
        texts.append(_text(draft, hyphens))
        found = _finish(draft, vocabulary, hyphens, position if running else None)
        bilag += [found] if found else []
    return AnnexList(tuple(bilag), "\n".join(t for t in texts if t))


def _whole_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows, the cells of one row of a table as the columns of one row."""
    whole: list[Row] = []
    for row in rows:
        cell, above = row.head.cell, whole[-1].head.cell if whole else None
        if cell is not None and above is not None and cell[:2] == above[:2] and row.page == whole[-1].page:
            whole[-1] = replace(whole[-1], segments=whole[-1].segments + row.segments)
        else:
            whole.append(row)
    return whole


def inner_annexes(rows: Sequence[Row], body: Body, vocabulary: Vocabulary, hyphens: Hyphens) -> tuple[Bilag, ...]:
    """The annexes under the bold labels of sub-items (`a.`, `b.`) inside a text; each list ends at a gap or a mark."""
    found: tuple[Bilag, ...] = ()
    for k, label in enumerate(rows):
        if not label.bold or body.bold or len(label.segments) > 1:
            continue
        rule = vocabulary.sections.match(label.text)
        if rule is None or rule.type != "bilag":
            continue
        own: list[Row] = []
        for above, row in pairwise(rows[k:]):
            gap = row.page == above.page and row.baseline - above.baseline > 1.35 * body.pitch
            if (own and gap) or row.bold or _SUB_ITEM.match(row.text):
                break
            own.append(row)
        found += read_annex_list(own, (), body, vocabulary, hyphens).bilag
    return found


def _begins_numbered(row: Row) -> bool:
    return bool(_NUMBER.match(row.text)) and not _DOKNR.match(row.head.text) and not _DATE.match(row.text)


def _counts_on(above: Row, row: Row) -> bool:
    """Whether the number of a row is the next after that of the annex above, with a mark behind both (`1.`, `2.`)."""
    numbers = [_MARKED.match(r.text) for r in (above, row)]
    return all(numbers) and int(numbers[1]["nr"]) == int(numbers[0]["nr"]) + 1  # type: ignore[index]


def _draft(row: Row, vocabulary: Vocabulary) -> _Draft:
    numbers: list[Line] = []
    titles: list[Line] = []
    access = doknr = None
    doknr_text = ""
    for position, segment in enumerate(row.segments):
        text = segment.text.strip()
        number = _NUMBER.fullmatch(text)
        if position == 0 and number and len(row.segments) > 1:
            numbers.append(segment)
        elif access is None and not titles and _access(text, vocabulary) and position <= 1:
            access = text
        elif position and _DOKNR.match(text):
            doknr, doknr_text = _DOKNR.match(text)["doknr"], text  # type: ignore[index]
        else:
            titles.append(segment)
    return _Draft(numbers, access, titles, doknr, row, row, doknr_text)


def _access(text: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.open_marks.match(text) is not None or vocabulary.closed_marks.match(text) is not None


def _goes_on(above: _Draft, here: _Draft, numbered: bool, body: Body) -> bool:
    """Whether a row goes on with the annex above it."""
    row, last = here.first, above.last
    if here.numbers or here.access or _MARK.match(row.text):
        return False
    if row.in_table and last.in_table and row.head.cell and last.head.cell:
        return row.head.cell[:2] == last.head.cell[:2]
    if above.doknr or _DOKNR_TAIL.search(last.text) or _DOK_LABEL.search(last.text):
        return bool(above.numbers) and not _begins_numbered(row) and row.x0 > above.first.x0 + 4
    if numbered and _begins_numbered(row) and (row.x0 <= above.first.x0 + 3 or _counts_on(above.first, row)):
        return False
    if numbered and not _begins_numbered(row):
        return row.page != last.page or row.baseline - last.baseline < 1.9 * body.pitch
    if above.titles and here.titles and above.numbers and here.titles[0].x0 >= above.titles[0].x0 - 2:
        return True
    close = row.page == last.page and row.baseline - last.baseline < 1.25 * max(body.pitch, 1.1 * row.size)
    if row.page != last.page:
        return row.text[:1].islower()
    left = above.first.x0
    if row.x0 > left + 4 and close:
        return True
    words = row.segments[0].words
    room = words[0].x1 - words[0].x0 + 0.3 * row.size if words else 0.1 * (body.right - body.left)
    full = last.x1 + room > body.right - 0.02 * (body.right - body.left)
    spaced = (row.pitch or 0) >= 1.5 * body.pitch
    if spaced:
        return False
    if row.text[:1].islower():
        return close and last.x1 + room > body.right - 0.25 * (body.right - body.left)
    return (
        close
        and full
        and not _WORDED.match(row.text)
        and (row.pitch or 0) < body.pitch * row.size / body.size + _SPACED
    )


def _text(draft: _Draft, hyphens: Hyphens) -> str:
    parts = [s.text for s in draft.numbers]
    if draft.access:
        parts.append(draft.access)
    parts.append(inline(draft.titles, hyphens))
    if draft.doknr_text:
        parts.append(draft.doknr_text)
    return " ".join(p for p in parts if p)


def _running_numbers(drafts: Sequence[_Draft], hyphens: Hyphens) -> bool:
    """Whether every annex begins with its place in the list, without a mark behind it (`1 Kort`, `2 Notat`)."""
    return bool(drafts) and all(
        not d.numbers and re.match(rf"^{n}\s*(?:[-–]\s*)?[A-ZÆØÅ\d]", inline(d.titles, hyphens))
        for n, d in enumerate(drafts, start=1)
    )


def _finish(draft: _Draft, vocabulary: Vocabulary, hyphens: Hyphens, position: int | None) -> Bilag | None:
    closed = draft.access is not None and vocabulary.closed_marks.match(draft.access) is not None
    nr = draft.numbers[0].text.strip(" .):") if draft.numbers else None
    text = inline(draft.titles, hyphens)
    if nr is None and position is not None:
        nr, text = str(position), text[len(str(position)) :].lstrip(" -–")
    if nr is None:
        joined = re.match(r"^(?P<nr>\d{1,3})\s+(?P<access>\(?[^\W\d]{4,6}\)?)\s+(?P<rest>\S.*)$", text)
        if joined and _access(joined["access"], vocabulary):
            nr, text = joined["nr"], joined["rest"]
            closed = vocabulary.closed_marks.match(joined["access"]) is not None
    head, _, rest = text.partition(" ")
    if nr is not None and rest and draft.access is None and _access(head, vocabulary):
        closed, text = vocabulary.closed_marks.match(head) is not None, rest
    return _without_access(_annex(text, nr, draft.doknr, closed), vocabulary)


def _without_access(annex: Bilag | None, vocabulary: Vocabulary) -> Bilag | None:
    """The annex whose access mark stands before its title (`1. Lukket - Kontrakt`, `Åben - Notat`), without it."""
    mark = _ACCESS_HEAD.match(annex.titel) if annex is not None else None
    if annex is None or mark is None or not _access(mark["access"], vocabulary):
        return annex
    closed = vocabulary.closed_marks.match(mark["access"]) is not None
    return annex.model_copy(update={"titel": annex.titel[mark.end() :], "lukket": annex.lukket or closed})


def _annex(text: str, nr: str | None, doknr: str | None, closed: bool) -> Bilag | None:
    text = _MARK.sub("", text).strip()
    if nr is None:
        worded = _WORDED.match(text)
        if worded:
            nr, text = worded["nr"], text[worded.end() :]
        else:
            number = re.match(r"^(?P<nr>\d{1,3})[.):]\s+(?=\S)", text)
            if number:
                nr, text = number["nr"], text[number.end() :]
    if doknr is None:
        front = _DOKNR_FRONT.match(text)
        if front:
            doknr, text = front["doknr"], text[front.end() :]
    if doknr is None:
        tail = _DOK_LABEL.search(text) or _DOKNR_TAIL.search(text)
        if tail and tail.start() > 0:
            doknr, text = tail["doknr"], _DASH_BEFORE.sub("", text[: tail.start()])
    text = text.strip()
    if not text or text.lower().strip(" .") in ("ingen", "ingen bilag", "-"):
        return None
    return Bilag(nr=nr, titel=text, doknr=doknr, lukket=closed)
