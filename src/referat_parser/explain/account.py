"""An examination → its explanation, whole or of some pages and items."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from referat_parser.errors import UsageError

from .choice import choice_of, recognition_of
from .examination import Examination
from .explanation import Explanation
from .places import explained_lines
from .rejected import rejected_between
from .setting import learned_from
from .witnesses import disagreements, explained_items


def explain(examination: Examination) -> Explanation:
    """Everything about one reading."""
    document, chain = examination.document, examination.minutes.chain
    lines = explained_lines(examination)
    items = explained_items(examination)
    return Explanation(
        file=examination.file,
        pages=len(document.pages),
        producer=document.producer,
        tagged=document.tagged,
        bookmarks=len(document.outline),
        tagged_headings=sum(len(page.headings) for page in document.pages),
        profile=choice_of(examination),
        recognition=recognition_of(examination),
        learned=learned_from(examination.minutes),
        items=items,
        rejected=rejected_between(examination, None, chain[0] if chain else None),
        disagreements=disagreements(examination, items),
        unclaimed=tuple(line for line in lines if line.stands_out),
        lines=lines,
    )


def select(explanation: Explanation, *, pages: Collection[int] = (), punkter: Collection[str] = ()) -> Explanation:
    """Only what concerns these pages and these items (by their numbers); all where none is named.

    Raises `UsageError` for a page or an item that the document does not have.
    """
    for page in pages:
        if not 1 <= page <= explanation.pages:
            raise UsageError(f"no page {page}", f"the document has pages 1 to {explanation.pages}")
    numbers = [item.nr for item in explanation.items]
    for punkt in punkter:
        if punkt not in numbers:
            listed = ", ".join(dict.fromkeys(numbers)) or "none"
            raise UsageError(f"no item {punkt}", f"the items are: {listed}")

    def wanted(page: int | None, punkt: str | None) -> bool:
        return (not pages or page in pages) and (not punkter or punkt in punkter)

    items = tuple(
        replace(item, rejected=tuple(one for one in item.rejected if wanted(one.page, item.nr)))
        for item in explanation.items
        if (not punkter or item.nr in punkter)
        and (not pages or any(item.pages[0] <= page <= item.pages[1] for page in pages))
    )
    return replace(
        explanation,
        items=items,
        rejected=tuple(one for one in explanation.rejected if wanted(one.page, None)),
        disagreements=tuple(one for one in explanation.disagreements if wanted(one.page, one.punkt)),
        unclaimed=tuple(line for line in explanation.unclaimed if wanted(line.page, line.punkt)),
        lines=tuple(line for line in explanation.lines if wanted(line.page, line.punkt)),
    )
