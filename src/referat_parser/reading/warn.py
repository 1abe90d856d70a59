"""What a reader of the output should know: where the witnesses disagree and what could not be read."""

from __future__ import annotations

from referat_parser.facts.beslutning import check_beslutning
from referat_parser.model import Beslutning, Warning, WarningCode  # noqa: A004 - the contract's name
from referat_parser.pdf.layout import Document
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.agreement import Bookmarks, unheaded_tags, untagged
from referat_parser.reading.minutes import Minutes


def warnings_of(minutes: Minutes, document: Document, vocabulary: Vocabulary, *, certain: bool) -> tuple[Warning, ...]:
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
    found += [*_contents(minutes), *_outline(minutes, document, vocabulary), *_structure(minutes, vocabulary)]
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


def _outline(minutes: Minutes, document: Document, vocabulary: Vocabulary) -> list[Warning]:
    """Bookmarks that head no item, and items without a bookmark where the others have one."""
    marks = Bookmarks(document.outline, minutes.chain, vocabulary)
    code: WarningCode = "items-disagree-with-outline"
    return [
        *(Warning(code=code, message=f"the bookmark “{_cut(one.title)}” heads no item", page=one.page)
          for one in marks.unheaded()),
        *(Warning(code=code, message=f"no bookmark names “{_cut(one.titel)}”", page=one.page, punkt=one.nr)
          for one in marks.missing()),
    ]  # fmt: skip


def _structure(minutes: Minutes, vocabulary: Vocabulary) -> list[Warning]:
    """The same for the headings of the tagged structure."""
    code: WarningCode = "items-disagree-with-structure"
    unheaded = unheaded_tags(minutes.tags, minutes.chain, minutes.roles, vocabulary)
    return [
        *(Warning(code=code, message=f"the tagged heading “{_cut(one.text)}” heads no item", page=one.page)
          for one in unheaded),
        *(Warning(code=code, message=f"“{_cut(one.titel)}” is tagged as no heading", page=one.page, punkt=one.nr)
          for one in untagged(minutes.tags, minutes.chain)),
    ]  # fmt: skip


def _cut(title: str) -> str:
    return title[:60]
