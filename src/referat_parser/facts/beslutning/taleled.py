"""Where, inside a sentence, voters begin to speak for themselves.

In: a sentence, or the words behind its voters. Out: where such clauses begin (`Godkendt, idet Anna Holm (V) stemte
imod`, `Et mindretal (A og F) stemte imod`, `dog stemte V imod`), and the side that a verb tells.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from referat_parser.facts.beslutning.stemmer import find_stemmere
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import Alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

GOES_ON = re.compile(r"[\s,;]*(?:(?:og|mens|men|medens)\s+)?")
TURNED_BEFORE = re.compile(r"(?:[\w-]+\s+)?ikke\b", re.IGNORECASE)
TURNED_BEHIND = re.compile(r"\s+ikke\b")
LONGEST_CLAUSE = 600
RELATIVE = "relativ"
RELATIVE_WORD = re.compile(r"(?:der|som)\b")
"""`med undtagelse af (V), der stemte imod`; in `alle undtagen (V) stemte for` the verb is that of the others."""
ADVICE = re.compile(r"\b(?:anbefal|ønske)", re.IGNORECASE)
"""What a reason may say of somebody without that it was a vote."""


@lru_cache
def _verbs() -> tuple[Alternatives, tuple[str, ...]]:
    phrases = load_phrases("afstemninger").patterns("voter_verb", before=r"(?:[\w-]+\s+){0,2}?")
    return Alternatives(pattern for pattern, _ in phrases), tuple(value or "" for _, value in phrases)


@lru_cache
def _leads() -> tuple[Alternatives, tuple[str | None, ...]]:
    phrases = load_phrases("afstemninger")
    return phrases.alternatives("voter_lead"), tuple(phrase.value for phrase in phrases.groups["voter_lead"])


def read_side_verb(behind: str) -> tuple[str, int] | None:
    """The side that the verb behind some voters tells, and where it ends; None where they do something else."""
    verbs, values = _verbs()
    found = verbs.match(behind)
    if found is None:
        return None
    side, end = values[found[0]], found[1].end()
    turned = side == "for" and (TURNED_BEFORE.match(behind) or TURNED_BEHIND.match(behind, end))
    return "imod" if turned else side, end


def clause_starts(tekst: str) -> Iterator[int]:
    """Where voters begin to speak inside a sentence: behind `idet`, `dog`, `mindretal` and their like."""
    leads, values = _leads()
    for index, lead in leads.finditer(tekst):
        words = tekst[lead.end() : lead.end() + LONGEST_CLAUSE]
        voters = find_stemmere(words)
        behind = words[voters[1] :] if voters else ""
        verb = read_side_verb(behind) if voters else None
        if values[index] == RELATIVE and not RELATIVE_WORD.match(behind):
            continue
        if verb and not ADVICE.search(behind[: verb[1]]):
            yield lead.end()
