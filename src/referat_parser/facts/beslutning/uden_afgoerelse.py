"""What a text in which no sentence decides strongly still tells.

In: the sentences, and the weak outcomes that were found in them. Out: a weak outcome, or what the text as a whole says:
nothing happened, members recommend one by one, a list of news; `ukendt` where nobody can tell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from referat_parser.facts.beslutning.stemmer import find_stemmere, parse_stemmer
from referat_parser.facts.beslutning.udfald import Fund, is_nothing
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.facts.beslutning.afstemning import Led
    from referat_parser.facts.beslutning.tekst import Saetning, Tekst
    from referat_parser.model import Udfald

BULLET = CuedPattern(r"\s*[-–•·▪●*]\s", flags=0)
BARE = CuedPattern(r"\W*(?:ikke\s+)?\w+(?:\s+med\s.*)?\W*", re.IGNORECASE | re.DOTALL)


@lru_cache
def _advice() -> CuedPattern:
    advice = load_phrases("udfald").any_of("advice")
    return CuedPattern(rf"\s*(?:(?:kan|kunne)\s+)?(?P<no>ikke\s+)?{advice}(?P<not>\s+ikke\b)?")


def first_weak(candidates: Sequence[Fund], visible: str) -> Fund | None:
    """Of weak outcomes a word that stands alone (`Drøftet.`), else the first."""
    weak = [fund for fund in candidates if fund.weak]
    alone = [fund for fund in weak if BARE.fullmatch(visible[fund.start : fund.end])]
    return alone[-1] if alone else next(iter(weak), None)


def without_verb(saetninger: Sequence[Saetning], led: Sequence[Led]) -> Udfald:
    """The outcome of a text in which nothing decides: members who recommend, a list of news, or nobody knows what."""
    if _members_recommend(led):
        return "anbefalet"
    news = sum(saetning.first and BULLET.match(saetning.text) is not None for saetning in saetninger)
    others = sum(saetning.first for saetning in saetninger) - news
    return "orienteret" if news > 1 and not others else "ukendt"


def says_nothing(tekst: Tekst, rest: str, presence: frozenset[int]) -> bool:
    """Whether what is left beside attendance says that nothing happened, or nothing is left."""
    if not rest:
        return bool(presence) or (bool(tekst.raw.strip()) and is_nothing(tekst.raw))
    return is_nothing(rest)


def _members_recommend(led: Sequence[Led]) -> bool:
    """Whether the members speak one by one and more of them recommend than not."""
    balance = 0
    for one in led:
        voters = find_stemmere(one.text)
        advice = _advice().match(one.text, voters[1]) if voters else None
        if voters and advice:
            named = parse_stemmer(voters[0])
            balance += (-1 if advice["no"] or advice["not"] else 1) * (named.antal or len(named.stemmer))
    return balance > 0
