"""What a reader of the output should know: where the witnesses disagree and what could not be read."""

from __future__ import annotations

from referat_parser.facts.beslutning import check_beslutning
from referat_parser.model import Beslutning, Warning  # noqa: A004 - the contract's name
from referat_parser.pdf.layout import Document
from referat_parser.reading.minutes import Minutes


def warnings_of(minutes: Minutes, document: Document, *, certain: bool) -> tuple[Warning, ...]:
    """All warnings of a document, in a fixed order."""
    found: list[Warning] = []
    if not certain:
        found.append(
            Warning(
                code="profile-uncertain", message="two layout profiles fit about equally well; name one with --profile"
            )
        )
    if minutes.front.dato is None:
        found.append(Warning(code="date-missing", message="no date of the meeting was found", page=1))
    if minutes.front.udvalg is None:
        found.append(Warning(code="body-missing", message="the name of the body was not found", page=1))
    found += _contents(minutes)
    for punkt in minutes.punkter:
        for beslutning in punkt.beslutninger:
            found += [
                w.model_copy(update={"punkt": punkt.nr, "page": _page(beslutning)})
                for w in check_beslutning(beslutning)
            ]
    if document.pages_without_text:
        pages = ", ".join(str(p) for p in document.pages_without_text)
        found.append(
            Warning(code="pages-without-text", message=f"no text on page {pages}", page=document.pages_without_text[0])
        )
    if minutes.coverage.unassigned:
        line = minutes.coverage.unassigned_lines[0]
        found.append(
            Warning(
                code="text-unassigned", message=f"{minutes.coverage.unassigned} words are in no field", page=line.side
            )
        )
    if document.ocr:
        found.append(Warning(code="ocr-used", message="text of scanned pages was recognised by OCR"))
    if sum(page.unmapped for page in document.pages) > 20:
        found.append(Warning(code="encoding-suspect", message="characters without Unicode: the text may be incomplete"))
    return tuple(found)


def _page(beslutning: Beslutning) -> int | None:
    return beslutning.kilde[0].side if beslutning.kilde else None


def _contents(minutes: Minutes) -> list[Warning]:
    """Titles of the contents list that head no item."""
    named = {c.entry for c in minutes.chain}
    found = []
    for index, entry in enumerate(minutes.contents.entries):
        if index not in named and entry.nr is not None and entry.nr not in {c.nr for c in minutes.chain}:
            message = f"the contents list names item {entry.nr} “{entry.titel[:60]}”, which was not found"
            found.append(Warning(code="items-disagree-with-contents", message=message, page=entry.page, punkt=entry.nr))
    return found
