"""An explanation → lines of text, each in parts that say what they are, so that a terminal can set them apart.

The parts joined are the plain text; nothing in here knows colours. Line breaks in texts of the document are folded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from .explanation import (
    Disagreement,
    Evidence,
    ExplainedItem,
    ExplainedLine,
    Explanation,
    ProfileChoice,
    ProfileConsidered,
    Recognition,
    Rejected,
)
from .setting import in_words

Tone = Literal["", "head", "good", "bad", "quiet", "loud"]
_TONES: dict[str, Tone] = {"for": "good", "against": "bad", "silent": "quiet"}
_LINE_TONES: dict[str, Tone] = {
    "heading": "good", "section": "good", "group": "good", "furniture": "quiet", "contents": "quiet", "annex": "quiet",
    "unassigned": "bad",
}  # fmt: skip
_LEADERS = re.compile(r"\s*(?:[._]\s?){6,}")
_SHOWN = 6  # rejected candidates of one item; the others are in the JSON
_WORTH = -1.0  # a score below which a rejected candidate is left to the JSON


class Part(NamedTuple):
    """A piece of a line of text, and what it is."""

    text: str
    tone: Tone = ""


TextLine = tuple[Part, ...]


def render(explanation: Explanation) -> Iterator[TextLine]:
    """The explanation, from the whole to the lines."""
    yield from _document(explanation)
    yield from _profile(explanation.profile)
    yield from _recognition(explanation.recognition)
    yield from _learned(explanation)
    yield from _items(explanation)
    yield from _disagreements(explanation.disagreements)
    yield from _unclaimed(explanation.unclaimed)
    yield from _lines(explanation.lines)


def plain(line: TextLine) -> str:
    """The text of a line."""
    return "".join(part.text for part in line).rstrip()


def _document(explanation: Explanation) -> Iterator[TextLine]:
    yield _head(explanation.file or "(no name)")
    producer = explanation.producer or "an unnamed program"
    yield _text(f"  {_count(explanation.pages, 'page')}, written by {producer}")
    headings = _count(explanation.tagged_headings, "tagged heading")
    structure = headings if explanation.tagged_headings else "tagged" if explanation.tagged else "not tagged"
    yield _text(f"  {_count(explanation.bookmarks, 'bookmark')}, {structure}")


def _profile(choice: ProfileChoice) -> Iterator[TextLine]:
    yield ()
    how = {"named": "named by the user", "found": "found by its marks", "base": "no profile has enough marks"}[
        choice.how
    ]
    sure = "" if choice.certain else "; not clearly: another fits about as well"
    yield _head(f"Profile: {choice.used} ({how}{sure})")
    if not choice.considered:
        yield _text("  no other profile has marks to look for")
    for one in choice.considered:
        if one.score or one.name == choice.used:
            yield from _considered(one, choice)
    without = [one.name for one in choice.considered if not one.score and one.name != choice.used]
    if without:
        yield (Part(f"  without any mark: {', '.join(without)}", "quiet"),)


def _considered(one: ProfileConsidered, choice: ProfileChoice) -> Iterator[TextLine]:
    """A profile with the marks that were found; of the one that was used also those that were not."""
    is_used = one.name == choice.used
    yield (Part(f"  {one.name}: {one.score:g} of {choice.needed:g}, {one.outcome}", "good" if is_used else ""),)
    for mark in one.marks:
        if mark.seen is not None:
            yield (Part(f"    {mark.weight:+g} ", "good"), Part(f"{mark.where} {mark.pattern} ← {mark.seen}"))
        elif is_used:
            yield (Part(f"    {0:+g} {mark.where} {mark.pattern} ← not found", "quiet"),)


def _recognition(recognition: Recognition) -> Iterator[TextLine]:
    yield ()
    verdict = "minutes or an agenda" if recognition.accepted else "not minutes or an agenda"
    yield _head(f"Taken for {verdict}: evidence {recognition.evidence:g}, {recognition.needed:g} needed")
    for sign in recognition.signs:
        if sign.found is None:
            yield (Part(f"  missing  {sign.name}", "bad" if not recognition.accepted else "quiet"),)
        else:
            yield _text(f"  found    {sign.name}: {sign.found}")


def _learned(explanation: Explanation) -> Iterator[TextLine]:
    yield ()
    yield _head("How the document is set")
    yield _text(f"  running text      {explanation.learned.text}")
    yield _text(f"  section headings  {explanation.learned.section_headings}")
    yield _text(f"  item headings     {explanation.learned.item_headings}")


def _items(explanation: Explanation) -> Iterator[TextLine]:
    yield ()
    yield _head("Item headings")
    if explanation.rejected:
        yield _text("  before the first item")
        yield from _rejected(explanation.rejected)
    for item in explanation.items:
        yield from _item(item)
    if not explanation.items:
        yield _text("  none")


def _item(item: ExplainedItem) -> Iterator[TextLine]:
    first, last = item.pages
    pages = f"page {first}" if first == last else f"pages {first}-{last}"
    yield (Part(f"  {item.nr}  {item.titel}", "good"), Part(f"  ({pages})", "quiet"))
    for witness in item.witnesses:
        yield (
            Part(f"    {witness.name:<18}{witness.verdict:<8}", _TONES[witness.verdict]),
            Part(witness.says, "quiet" if witness.verdict == "silent" else ""),
        )
    yield _text(f"    {'evidence':<18}{item.score:<8g}{_evidence(item.evidence)}")
    yield from _rejected(item.rejected)


def _rejected(rejected: tuple[Rejected, ...]) -> Iterator[TextLine]:
    shown = sorted((one for one in rejected if one.score >= _WORTH), key=lambda one: -one.score)[:_SHOWN]
    for one in sorted(shown, key=lambda one: one.row):
        text = " ".join(part for part in (one.nr, one.titel) if part)
        yield (Part("    rejected          ", "quiet"), Part(f"page {one.page}: {text[:80]}"))
        yield (Part(f"      {one.why}; evidence {one.score:g}: {_evidence(one.evidence)}", "quiet"),)
    if len(rejected) > len(shown):
        yield (Part(f"    {len(rejected) - len(shown)} weaker candidates rejected; --format json has them", "quiet"),)


def _evidence(evidence: tuple[Evidence, ...]) -> str:
    return ", ".join(f"{one.name} {one.weight:+g}" for one in evidence)


def _disagreements(found: tuple[Disagreement, ...]) -> Iterator[TextLine]:
    yield ()
    yield _head("Where the witnesses disagree")
    for one in found:
        place = ", ".join(
            part for part in (f"page {one.page}" if one.page else "", f"item {one.punkt}" if one.punkt else "") if part
        )
        yield (Part(f"  {place}: " if place else "  "), Part(one.message, "bad"))
    if not found:
        yield _text("  nowhere")


def _unclaimed(lines: tuple[ExplainedLine, ...]) -> Iterator[TextLine]:
    yield ()
    yield _head("Bold or large lines that nothing claimed")
    for line in lines:
        setting = in_words(line.size, bold=line.bold, italic=line.italic)
        yield (Part(f"  page {line.page}: "), Part(line.text, "loud"), Part(f"  ({setting})", "quiet"))
    if not lines:
        yield _text("  none")


def _lines(lines: tuple[ExplainedLine, ...]) -> Iterator[TextLine]:
    yield ()
    yield _head("Lines (page, top, left, size, weight, role, text ← reason; ! stands out)")
    for line in lines:
        weight = ("b" if line.bold else "") + ("i" if line.italic else "")
        place = f"{line.page:>3} {line.top:>6.1f} {line.x0:>6.1f} {line.size:>5.1f} {weight:<2}"
        tone = "loud" if line.stands_out else _LINE_TONES.get(line.role, "")
        yield (
            Part("!" if line.stands_out else " ", "loud"),
            Part(f" {place} ", "quiet"),
            Part(f"{line.role:<11}", tone),
            Part(_LEADERS.sub(" … ", line.text), "loud" if line.stands_out else ""),
            Part(f"  ← {line.reason}", "quiet"),
        )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s'[: number != 1]}"


def _head(text: str) -> TextLine:
    return (Part(text, "head"),)


def _text(text: str) -> TextLine:
    return (Part(text),)
