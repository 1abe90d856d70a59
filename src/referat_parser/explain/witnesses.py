"""An examination → each item heading with what its witnesses say, and where two of them disagree.

The witnesses are asked one by one, so that a reader sees which of them carried a heading: the contents list, the
bookmarks, the tagged structure, the numbering, the type style, and what stands above and below. What they weighed
together is the evidence of the candidate, as the engine has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from referat_parser.reading.agreement import Bookmarks, unheaded_tags, untagged
from referat_parser.reading.candidates import Candidate
from referat_parser.reading.contents import Entry
from referat_parser.reading.tags import Tags

from .examination import Examination
from .explanation import Disagreement, Evidence, ExplainedItem, Witness
from .rejected import rejected_between
from .setting import main_style, style_in_words

_HALF = 0.5  # of the headings: a list that names fewer was not made for the items


@dataclass(frozen=True)
class _Witnesses:
    """What the witnesses know of the whole document."""

    examination: Examination

    @cached_property
    def chain(self) -> tuple[Candidate, ...]:
        return self.examination.minutes.chain

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        return self.examination.minutes.contents.entries

    @cached_property
    def offset(self) -> int:
        """PDF pages minus printed pages, as most entries have it."""
        pairs = [(one.page, self.entries[one.entry].page) for one in self.chain if one.entry is not None]
        steps = Counter(real - printed for real, printed in pairs if printed is not None)
        return steps.most_common(1)[0][0] if steps else 0

    @cached_property
    def lists_items(self) -> bool:
        """Whether the contents list names the items at all."""
        return sum(one.entry is not None for one in self.chain) >= max(1, _HALF * len(self.chain))

    @cached_property
    def bookmarks(self) -> Bookmarks:
        return Bookmarks(self.examination.document.outline, self.chain, self.examination.vocabulary)

    @cached_property
    def tags(self) -> Tags:
        return self.examination.minutes.tags

    @cached_property
    def tagged_level(self) -> int | None:
        """The level at which the items are tagged."""
        return self.tags.item_level(self.chain)


def explained_items(examination: Examination) -> tuple[ExplainedItem, ...]:
    """The items in order, each with its witnesses and the candidates that were rejected inside it."""
    minutes = examination.minutes
    whole = _Witnesses(examination)
    items = []
    for place, (heading, punkt) in enumerate(zip(minutes.chain, minutes.punkter, strict=False)):
        before = minutes.chain[place - 1] if place else None
        after = minutes.chain[place + 1] if place + 1 < len(minutes.chain) else None
        witnesses = (
            _contents(heading, whole),
            _bookmarks(heading, whole),
            _structure(heading, whole),
            _numbering(heading, before),
            _style(heading, whole.chain),
            _surroundings(heading),
        )
        rejected = rejected_between(examination, heading, after)
        evidence = tuple(Evidence(name, weight) for name, weight in heading.evidence)
        score = round(heading.score, 2)
        item = ExplainedItem(punkt.nr, punkt.titel, heading.page, punkt.sider, score, evidence, witnesses, rejected)
        items.append(item)
    return tuple(items)


def disagreements(examination: Examination, items: Sequence[ExplainedItem]) -> tuple[Disagreement, ...]:
    """Where the witnesses disagree: headings that one speaks against, and what they name that heads no item."""
    whole = _Witnesses(examination)
    found = [
        Disagreement(item.page, item.nr, f"{witness.name}: {witness.says}")
        for item in items
        for witness in item.witnesses
        if witness.verdict == "against"
    ]
    return (*found, *_unheaded_entries(whole), *_unheaded_marks(whole))


def _contents(heading: Candidate, whole: _Witnesses) -> Witness:
    name = "contents list"
    if not whole.entries:
        return Witness(name, "silent", "the document has none")
    if heading.entry is None:
        return Witness(name, "against" if whole.lists_items else "silent", "does not name this title")
    entry = whole.entries[heading.entry]
    if entry.nr is not None and heading.nr is not None and entry.nr.lstrip("0") != heading.nr.lstrip("0"):
        return Witness(name, "against", f"names this title as {entry.nr}")
    if entry.page is not None and entry.page + whole.offset != heading.page:
        return Witness(
            name, "against", f"names page {entry.page}, which is page {entry.page + whole.offset} of the PDF"
        )
    page = f", page {entry.page}" if entry.page is not None else ""
    return Witness(name, "for", f"names “{entry.titel}”{page}")


def _bookmarks(heading: Candidate, whole: _Witnesses) -> Witness:
    name = "bookmarks"
    if not whole.examination.document.outline:
        return Witness(name, "silent", "the document has none")
    found = whole.bookmarks.of(heading)
    if not found:
        return Witness(name, "against" if whole.bookmarks.name_items else "silent", "none has this title")
    if any(one.page in (None, heading.page) for one in found):
        return Witness(name, "for", "one has this title and this page")
    return Witness(name, "against", f"one has this title on page {found[0].page}")


def _structure(heading: Candidate, whole: _Witnesses) -> Witness:
    name = "tagged structure"
    if not whole.tags.headings:
        return Witness(name, "silent", "the document has no tagged headings")
    tag, level = whole.tags.heading_of(heading), whole.tagged_level
    own = f"a heading of level {tag.level}" if tag is not None else "no heading"
    if level is None:
        return Witness(name, "silent", f"{own}, and the items have no level in common")
    if tag is not None and tag.level == level:
        return Witness(name, "for", f"{own}, as the items are")
    is_strange = heading in untagged(whole.tags, whole.chain)
    return Witness(name, "against" if is_strange else "silent", f"{own}, where the items have level {level}")


def _numbering(heading: Candidate, before: Candidate | None) -> Witness:
    name = "numbering"
    if heading.nr is None:
        return Witness(name, "silent", "the heading has no number")
    if before is None:
        begins = heading.number[0] == 1
        return Witness(name, "for" if begins else "silent", f"begins with {heading.nr}")
    if before.nr is None:
        return Witness(name, "silent", "the heading before has no number")
    return _succession(heading, before)


def _succession(heading: Candidate, before: Candidate) -> Witness:
    name, here, above = "numbering", heading.number, before.number
    says = f"{heading.nr} follows {before.nr}"
    deeper = len(here) > len(above) and (here[: len(above)] == above or here[0] == above[0] + 1)
    if deeper or (len(here) < len(above) and here[0] == above[0] + 1) or (here == above and heading.nr != before.nr):
        return Witness(name, "for", says)
    if len(here) == len(above) and here[:-1] == above[:-1]:
        step = here[-1] - above[-1]
        if step == 1:
            return Witness(name, "for", says)
        if step > 1:
            return Witness(name, "against", f"{says}: {step - 1} left out")
    if len(here) == len(above) > 1 and here[0] == above[0] + 1 and here[-1] == 1:
        return Witness(name, "for", says)  # the first of the next group
    if here[-1] == 1:
        return Witness(name, "silent", f"begins again with {heading.nr} after {before.nr}")
    return Witness(name, "against", f"{says} out of turn")


def _style(heading: Candidate, chain: Sequence[Candidate]) -> Witness:
    main = main_style(chain)
    own = style_in_words(heading.style)
    if main is None or len(chain) < 2:
        return Witness("type style", "silent", f"{own}, and there is no other heading to compare")
    style, count = main
    if heading.style.like(style):
        return Witness("type style", "for", f"{own}, as {count} of {len(chain)} headings")
    if count < _HALF * len(chain):
        return Witness("type style", "silent", f"{own}, and the headings have no style in common")
    return Witness("type style", "against", f"{own}, but {count} of {len(chain)} headings are {style_in_words(style)}")


def _surroundings(heading: Candidate) -> Witness:
    near = [name for name, _ in heading.evidence if "below" in name or "above" in name]
    return Witness("above and below", "for" if near else "silent", ", ".join(near) or "nothing that tells")


def _unheaded_entries(whole: _Witnesses) -> Iterator[Disagreement]:
    """Titles of the contents list that head no item, where the list names the items."""
    vocabulary, minutes = whole.examination.vocabulary, whole.examination.minutes
    taken = {one.entry for one in whole.chain}
    if whole.entries and whole.chain and not whole.lists_items:
        heading = sum(entry is not None for entry in taken)
        yield Disagreement(None, None, f"contents list: of the {len(whole.entries)} titles {heading} head an item")
    for index, entry in enumerate(whole.entries):
        is_tail = vocabulary.annex_lists.match(entry.titel) or vocabulary.closing.match(entry.titel)
        if index in taken or (entry.nr is None and (is_tail or not whole.lists_items)):
            continue
        number = f" {entry.nr}" if entry.nr else ""
        message = f"contents list: names{number} “{entry.titel}”, which heads no item"
        same = next((one for one in whole.chain if one.entry is None and entry.nr and one.nr == entry.nr), None)
        lost = next((one for one in minutes.candidates if one.entry == index), None)
        if same is not None:
            message = f"contents list: item {entry.nr} is “{entry.titel}”, its heading is “{same.titel}”"
        elif lost is not None:
            message += f"; the line on page {lost.page} was rejected"
        page = same.page if same else lost.page if lost else entry.page + whole.offset if entry.page else None
        yield Disagreement(page, entry.nr, message)


def _unheaded_marks(whole: _Witnesses) -> Iterator[Disagreement]:
    """Bookmarks and tagged headings beside those of the items that head no item."""
    minutes, vocabulary = whole.examination.minutes, whole.examination.vocabulary
    for mark in whole.bookmarks.unheaded():
        yield Disagreement(mark.page, None, f"bookmarks: “{mark.title}” heads no item")
    for heading in unheaded_tags(whole.tags, whole.chain, minutes.roles, vocabulary):
        yield Disagreement(heading.page, None, f"tagged structure: “{heading.text}” heads no item")
