"""The numbers of points: what they look like, and which points a printed number means.

In: the words of a mark (`1.-3.`, `Ad 1 og 2b`, `7.a-c`). Out: the points one by one. The grammar, with the words from
the vocabulary:

    number  = digits [letter]                 1   1a   1.a   2 a
    numbers = number { join (number | letter) }   1.-3.   1. og 2.   1. a.-d.   10 – 13
    mark    = [word] numbers [".)"]  |  letter (")" | ".")  |  bullet
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import Alternatives, CuedPattern

LETTER = r"[a-hA-H](?![\wæøå])"
NUMBER = rf"\d{{1,2}}(?:\s?\.?\s?{LETTER})?"
TOKEN = rf"(?P<nr>\d{{1,2}})(?:\s?\.?\s?(?P<sub>{LETTER}))?|(?P<letter>\b[a-hA-H]\b)"
MOST = 99
BULLETS = "-–•·▪●*"
SPACE = re.compile(r"\s+")
AFTER_WORD = CuedPattern(r"(?<=[a-zæøå])(?<!\sog)(?<!\stil)(?<!\ssamt)")
"""Before a number that begins a point without a stop before it; behind `og` the number is one of a list."""


class Maerke(NamedTuple):
    """The mark of a point: what kind, its numbers as printed, whether a dot or the like is behind it, and its end."""

    kind: str
    numbers: str
    dotted: bool
    end: int


class Punktmoenstre(NamedTuple):
    """The patterns of marks: at the beginning of a point, inside a line, inside a sentence.

    The full patterns are long and rarely needed: what ends in `_lead` is short and tells where one can match at all.
    """

    word_lead: CuedPattern
    word: CuedPattern
    number: CuedPattern
    letter: CuedPattern
    inline_lead: CuedPattern
    inline: CuedPattern
    inline_decision: CuedPattern
    prose_lead: Alternatives
    in_prose: CuedPattern
    clause: CuedPattern
    connective: CuedPattern
    day: CuedPattern
    token: CuedPattern


@lru_cache
def point_patterns() -> Punktmoenstre:
    """The patterns, built once from the vocabulary."""
    group = load_phrases("punkter").any_of
    join = rf"\s*[.)]{{0,2}}\s*{group('join')}\s*(?:{group('inline_word')}\s)?\s*"
    numbers = rf"{NUMBER}(?:{join}(?:{NUMBER}|{LETTER}))*"
    any_numbers = rf"(?:{NUMBER}|{LETTER})(?:{join}(?:{NUMBER}|{LETTER}))*"
    named, ordinal = rf"{group('prose_word')}\s*(?:nr\.?\s*)?", rf"\.\s*{group('ordinal_word')}"
    return Punktmoenstre(
        word_lead=CuedPattern(rf"{group('point_word')}\s*(?:nr\.?\s*)?(?={NUMBER}|{LETTER})"),
        word=CuedPattern(rf"(?P<nums>{any_numbers})(?P<dots>\s*[.):,]*)\s*[-–]?\s*"),
        number=CuedPattern(rf"(?P<nums>{numbers})(?![\s.):,–-]*{group('not_a_point')})(?P<dots>\s*[.):,]*)\s*[-–]?\s*"),
        letter=CuedPattern(r"(?P<nums>[a-hA-H])[.)]\s+"),
        inline_lead=CuedPattern(rf"[.;:)]\s+(?:{group('inline_word')}\s*)?\d"),
        inline=CuedPattern(
            rf"(?<=[.;:)])\s+(?=(?:{group('inline_word')}\s*{numbers}|{numbers}\s*[.):])[\s.):]*"
            rf"(?!{group('not_a_point')})(?:{group('before_decision')}\s)?[a-zæøå]{{5,}})"
        ),
        inline_decision=CuedPattern(rf"\s\s*(?=\d{{1,2}}\.\s*{group('decision_start')})"),
        prose_lead=Alternatives(map(CuedPattern, (rf"{named}\d", rf"\d{ordinal}"))),
        in_prose=CuedPattern(
            rf"{named}(?P<nums>{numbers})|(?<!\d)(?P<ordinal>\d{{1,2}}(?:\.?{join}\d{{1,2}})*){ordinal}"
        ),
        clause=CuedPattern(group("clause")),
        connective=CuedPattern(rf"\A\W*{group('connective')}\b"),
        day=CuedPattern(load_phrases("tekst").any_of("month")),
        token=CuedPattern(rf"{TOKEN}|(?P<dash>{group('range')})"),
    )


def read_mark(text: str, at: int = 0) -> Maerke | None:
    """The mark that stands at a place of a text."""
    patterns, first = point_patterns(), text[at : at + 1]
    if first in BULLETS:
        space = SPACE.match(text, at + 1)
        return Maerke("bullet", first, dotted=False, end=space.end()) if first and space else None
    if not (first.isdecimal() or first.isalpha()):
        return None
    lead = patterns.word_lead.match(text, at) if first.isalpha() else None
    if lead:
        kind, match = "word", patterns.word.match(text, lead.end())
    elif first.isalpha():
        kind, match = "letter", patterns.letter.match(text, at)
    else:
        kind, match = "number", patterns.number.match(text, at)
    if match is None:
        return None
    return Maerke(kind, match["nums"], dotted=kind != "letter" and bool(match["dots"].strip()), end=match.end())


def inline_marks(text: str) -> list[int]:
    """Where marks stand inside a line with a decision behind them."""
    patterns = point_patterns()
    found = {match.end() for match in patterns.inline_decision.finditer(text) if AFTER_WORD.match(text, match.start())}
    if patterns.inline_lead.search(text):
        found |= {match.end() for match in patterns.inline.finditer(text)}
    return sorted(found)


@lru_cache(maxsize=512)
def spell_out(nums: str) -> tuple[str, ...]:
    """`1.-3.` gives 1, 2, 3; `1. a.-c.` gives 1a, 1b, 1c; `1, 2 og 4b` gives 1, 2, 4b."""
    out: list[str] = []
    range_open = False
    for token in point_patterns().token.finditer(nums):
        if token["dash"]:
            range_open = bool(out)
            continue
        base = token["nr"] or (re.match(r"\d*", out[-1]) or [""])[0] if out or token["nr"] else ""
        number = f"{base}{(token['sub'] or token['letter'] or '').lower()}"
        if range_open:
            out.extend(_between(out[-1], number))
        out.append(number)
        range_open = False
    return tuple(dict.fromkeys(out))


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit():
        return [str(number) for number in range(int(first) + 1, min(int(last), int(first) + MOST))]
    if first[:-1] == last[:-1] and first[-1:].isalpha() and last[-1:].isalpha():
        return [f"{first[:-1]}{chr(code)}" for code in range(ord(first[-1]) + 1, ord(last[-1]))]
    return []
