"""Recommendations: who recommends, and the points one by one.

In: the text of a recommendation, paragraphs with an empty line between them, list points on lines of their own. Out:
the name as printed and the points: `1. at X` is nr 1, "at X"; `At 1) X` is nr 1, "X"; `at X` alone has no number. A
list inside a point is text of that point; a recommendation without a list is one point, from its `at` on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from referat_parser.facts.datoer import MONTH
from referat_parser.model import Indstillingspunkt
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

LONGEST_NAME = 160
NO_DAY = rf"(?!\s*{MONTH.format('month')}\b)"
MARKS = re.compile(
    # `At 1) X`, `At) X`, `Ad 2. X`
    r"(?P<at>a[td]\.?\s+(?:pkt\.?\s+)?(?P<at_nr>\d{1,2}[a-z]?)\s*[).:]|at\s*\))\s*"
    # `1. X`, `2) X`, `3 at X`, `1a. X`, `2.1. X`; a day of the month is none
    rf"|(?P<nr>\d{{1,2}}(?:\.\d{{1,2}})?\s?[a-z]?)(?:\s*\.\)|\s*[.)](?=\s){NO_DAY}|\.(?=[a-zæøå]{{3}})(?!behandling)|(?=\s+at\s))\s*"
    # `a) X`, `B. X`
    r"|(?P<letter>[a-zA-ZæøåÆØÅ])[).](?=\s)\s*"
    r"|(?P<bullet>[•·▪●◦○§*o–-])\s+(?=\S)"
    r"|(?P<bare>)(?=at\s)",
    re.IGNORECASE,
)
INLINE = re.compile(r"(?<=[,;:.])\s+(?=\d{1,2}[.)]\s+at\b|At\s+\d{1,2}\s*\))|(?<=[,:])\s+(?=1[.)]\s)", re.IGNORECASE)
"""A point that runs on in the line of the lead or of the point before it."""
KINDS = ("at", "nr", "letter", "bullet", "bare")


class _Mark(NamedTuple):
    """The mark that a line begins with: its kind, its number, and where the point's own words begin."""

    kind: str
    nr: str | None
    end: int


class _Words(NamedTuple):
    """The vocabulary of recommendations, compiled."""

    verb: CuedPattern
    impersonal: CuedPattern
    inverted: CuedPattern
    end: CuedPattern
    typist: CuedPattern


@lru_cache
def _words() -> _Words:
    phrases = load_phrases("indstillinger")
    return _Words(
        verb=CuedPattern(phrases.any_of("recommends")),
        impersonal=CuedPattern(phrases.any_of("impersonal")),
        inverted=CuedPattern(phrases.any_of("inverted")),
        end=CuedPattern(phrases.any_of("recommender_end")),
        typist=CuedPattern(phrases.any_of("typist"), flags=0),
    )


def parse_indstilling(tekst: str) -> tuple[str | None, tuple[Indstillingspunkt, ...]]:
    """Who recommends (as printed, None where nobody is named) and the points in their order."""
    printed = [line for line in tekst.splitlines() if not _words().typist.search(line)]
    lines = [part for line in printed for part in INLINE.split(line)]
    points = _list_points(lines)
    if not points:
        points = _sentence_point("\n".join(lines))
    return _indstiller(lines), tuple(points)


def _list_points(lines: list[str]) -> list[Indstillingspunkt]:
    """The points of a list: lines that begin with a mark of the list's own kind, each with the lines that go on."""
    kind = _kind(lines)
    points: list[tuple[str | None, list[str]]] = []
    paragraph_ended = False
    for line in lines:
        text = line.strip()
        mark = _read_mark(text)
        if not text:
            paragraph_ended = True
            continue
        if kind and mark and mark.kind == kind and _continues(points, mark, paragraph_ended=paragraph_ended):
            points.append((mark.nr, [text[mark.end :]]))
        elif points and not (paragraph_ended and _begins_anew(text, mark)):
            points[-1][1].append(text)
        paragraph_ended = False
    folded = ((nr, " ".join(" ".join(parts).split())) for nr, parts in points)
    return [Indstillingspunkt(nr=nr, tekst=tekst) for nr, tekst in folded if tekst]


def _kind(lines: list[str]) -> str | None:
    """The kind of the list's marks: the first that occurs; numbers go before bullets and bare `at` of the lead."""
    kinds = [mark.kind for line in lines if (mark := _read_mark(line.strip()))]
    return next((kind for kind in kinds if kind != "bare"), kinds[0] if kinds else None)


def _read_mark(text: str) -> _Mark | None:
    match = MARKS.match(text)
    if match is None:
        return None
    kind = next(kind for kind in KINDS if match[kind] is not None)
    nr = match["at_nr"] if kind == "at" else match[kind] if kind in {"nr", "letter"} else None
    return _Mark(kind, nr and re.sub(r"\s", "", nr), match.end())


def _continues(points: list[tuple[str | None, list[str]]], mark: _Mark, *, paragraph_ended: bool) -> bool:
    """Whether a mark is the next of its list: a number that falls back opens a list inside the point."""
    before = next((nr for nr, _ in reversed(points) if nr), None)
    if mark.nr is None or before is None:
        return True
    if paragraph_ended and not points[-1][1][-1].endswith(":"):
        return True
    return _order(mark.nr) > _order(before)


def _order(nr: str) -> tuple[int, str]:
    digits = re.match(r"\d+", nr)
    return (int(digits.group()), nr[digits.end() :]) if digits else (0, nr.lower())


def _begins_anew(text: str, mark: _Mark | None) -> bool:
    """A new paragraph that recommends once more (`Y indstiller til Z:`) or stands alone is no part of the point."""
    return mark is None and (text[0].isupper() or _words().verb.search(text) is not None)


def _sentence_point(text: str) -> list[Indstillingspunkt]:
    """`Y indstiller, at X` is one point, from `at` on, or below a line that ends with it."""
    if not text.strip(" .-–\n"):
        return []
    verb = _words().verb.search(text)
    at = re.compile(r"\bat\b", re.IGNORECASE).search(text, verb.end() if verb else 0)
    body = text[at.start() :] if at else text
    alone = re.match(r"at\s*:?\s*\n\s*(?=[A-ZÆØÅ\n])", body) if verb else None
    return [Indstillingspunkt(tekst=" ".join((body[alone.end() :] if alone else body).split()))]


def _indstiller(lines: list[str]) -> str | None:
    """The subject of the first sentence that recommends."""
    lead = " ".join(" ".join(lines[: _lead_length(lines)]).split())
    verb = _words().verb.search(lead)
    if verb is None:
        return None
    before = re.split(r"(?<=[a-zæøå)])[.:]\s+", lead[: verb.start()])[-1].strip(" ,")
    after = lead[verb.end() :]
    passive = verb.group().endswith("s")
    if passive or not before or _words().inverted.match(before):
        match = re.match(r"\s+(?:herved\s+)?af\s+" if passive else r"\s+", after)
        if not match:
            return None
        name = after[match.end() :]
        end = _words().end.search(name)
        before = name[: end.start()].strip() if end else ""
    if not before or len(before) > LONGEST_NAME or _words().impersonal.fullmatch(before):
        return None
    return before


def _lead_length(lines: list[str]) -> int:
    """How many lines stand before the first point; without points the whole text is lead."""
    marks = (index for index, line in enumerate(lines) if (mark := _read_mark(line.strip())) and mark.kind != "bare")
    return next(marks, len(lines)) or len(lines)
