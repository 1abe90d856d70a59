"""An examination → which profile was used and why the others were not, and whether the document is minutes at all."""

from __future__ import annotations

from referat_parser.pdf.layout import Document
from referat_parser.profiles.detect import ENOUGH, Considered
from referat_parser.profiles.heads import BASE
from referat_parser.profiles.loader import load_vocabulary
from referat_parser.profiles.matching import compile_pattern
from referat_parser.profiles.schema import Mark
from referat_parser.reading.minutes import Minutes
from referat_parser.reading.recognise import ENOUGH_EVIDENCE, evidence_for, is_danish, is_minutes

from .examination import Examination
from .explanation import How, MarkSeen, ProfileChoice, ProfileConsidered, Recognition, Sign

_FRONT_PAGES = 2
_MARK_PAGES = 12  # how far `detect_profile` looks


def choice_of(examination: Examination) -> ProfileChoice:
    """Which profile was used, and what each that was considered had to say for itself."""
    used, detection = examination.vocabulary.name, examination.detection
    considered = tuple(_considered(one, examination) for one in detection.considered)
    if used not in {one.name for one in considered}:
        considered = (*_own(examination), *considered)
    how: How = "named" if examination.named else "base" if detection.name == BASE else "found"
    return ProfileChoice(used, how, examination.named or detection.certain, ENOUGH, considered)


def _considered(one: Considered, examination: Examination) -> ProfileConsidered:
    own, *parents = load_vocabulary(one.name).chain
    counted = [mark for parent in parents for mark in parent.marks if mark.pattern in one.found]
    marks = tuple(_seen(mark, examination.document) for mark in (*own.marks, *counted))
    return ProfileConsidered(one.name, one.score, marks, _outcome(one, examination))


def _own(examination: Examination) -> tuple[ProfileConsidered, ...]:
    """The profile of a user's file: `detect_profile` does not look for its marks, but its author wants to see them."""
    profile = examination.vocabulary.chain[0]
    if not examination.named or not profile.marks:
        return ()
    marks = tuple(_seen(mark, examination.document) for mark in profile.marks)
    score = round(sum(mark.weight for mark in marks if mark.seen is not None), 2)
    return (ProfileConsidered(profile.name, score, marks, "used, as --profile asked"),)


def _outcome(one: Considered, examination: Examination) -> str:
    detection = examination.detection
    best = detection.considered[0]
    if one.name == examination.vocabulary.name:
        return "used, as --profile asked" if examination.named else "used: no other has more"
    if one.score < ENOUGH:
        return f"too little: {one.score:g} of the {ENOUGH:g} that are needed"
    if one.name == detection.name:
        return "would be used, but --profile names another"
    if one.score < best.score:
        return f"less than {best.name}, which has {best.score:g}"
    return f"as much as {best.name}, which comes first by its name"


def _seen(mark: Mark, document: Document) -> MarkSeen:
    """Where a mark is found first, in the text that `detect_profile` looks at."""
    pattern = compile_pattern(mark.pattern, line_by_line=True)
    if mark.where == "producer":
        seen = f"producer: {document.producer}" if pattern.search(document.producer or "") else None
        return MarkSeen(mark.where, mark.pattern, mark.weight, seen)
    pages = document.pages[: _FRONT_PAGES if mark.where == "front" else _MARK_PAGES]
    lines = [(page.number, line.text) for page in pages for line in page.lines]
    whole = "\n".join(text for _, text in lines)
    found = pattern.search(whole)
    if found is None:
        return MarkSeen(mark.where, mark.pattern, mark.weight, None)
    first, last = (whole.count("\n", 0, place) for place in found.span())
    text = " / ".join(text for _, text in lines[first : last + 1])
    return MarkSeen(mark.where, mark.pattern, mark.weight, f"page {lines[first][0]}: {text}")


def recognition_of(examination: Examination) -> Recognition:
    """Whether the document passes as minutes or an agenda, with every sign that counts, found or not."""
    minutes = examination.minutes
    return Recognition(
        is_minutes(minutes),
        round(evidence_for(minutes), 2),
        ENOUGH_EVIDENCE,
        _signs(minutes),
    )


def _signs(minutes: Minutes) -> tuple[Sign, ...]:
    front, punkter = minutes.front, minutes.punkter
    return (
        Sign("Danish text", "yes" if is_danish(minutes) else None),
        Sign("items", _count(len(punkter), "item")),
        Sign("word for the kind of document", front.titel if front.dokumenttype is not None else None),
        Sign("body", front.udvalg),
        Sign("date", front.dato.isoformat() if front.dato else None),
        Sign("labels of a front page", _count(front.labels, "kind")),
        Sign("contents list", _count(len(minutes.contents.entries), "title")),
        Sign("case numbers", _count(sum(p.sagsnr is not None for p in punkter), "item")),
        Sign("section headings", _count(sum(any(s.overskrift for s in p.sektioner) for p in punkter), "item")),
        Sign("decisions", _count(sum(bool(p.beslutninger) for p in punkter), "item")),
    )


def _count(number: int, noun: str) -> str | None:
    return f"{number} {noun}{'s'[: number != 1]}" if number else None
