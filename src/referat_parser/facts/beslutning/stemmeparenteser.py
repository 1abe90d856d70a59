"""Sides whose voters stand in brackets behind their number, inside a sentence.

In: a sentence and its result. Out: the number and the words of the list of each side, as far as they are printed:
`med 14 stemmer for (A, B) og 3 imod (O)`, `med 9 stemmer (A og B) mod 4 (V)`, `mod 2 stemmer (O)`, `mod V's stemmer`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from referat_parser.facts.beslutning.stemmer import find_stemmere
from referat_parser.facts.beslutning.stemmetal import in_order
from referat_parser.profiles.wordings import CuedPattern

if TYPE_CHECKING:
    from referat_parser.facts.beslutning.stemmetal import Resultat

INSIDE = r"[^()]*(?:\([^()]*\)[^()]*)*"
NAMED = CuedPattern(
    rf"(?:(?P<antal>\d{{1,3}})\s+)?(?:stemmer\s+|stemte\s+)?(?P<side>for|imod)\s*\((?P<list>{INSIDE})\)"
)
UNNAMED = CuedPattern(
    rf"(?P<a>\d{{1,3}})\s+stemmer(?:\s+for)?\s*\((?P<list_a>{INSIDE})\)\s*i?mod\s+(?P<b>\d{{1,3}})(?:\s+stemmer?)?"
    rf"(?:\s*\((?P<list_b>{INSIDE})\))?"
)
DISSENT = CuedPattern(rf"\bmod\s+(?P<antal>\d{{1,3}})\s+stemmer?\s*\((?P<list>{INSIDE})\)")
WHOSE = CuedPattern(r"\bmod\s+(?P<list>[^.;:\n()]{1,80}?)(?:['’]?s|['’])?\s+stemmer?\b")

CARRIED_AGAINST = CuedPattern(r"(?:godken|tiltr|vedt)\w+\s+mod\s+(?P<list>[^.;:\n]{1,80}?)\W*\Z")

Side = tuple[int | None, str | None]


def find_sider(tekst: str, result: Resultat | None) -> dict[str, Side]:
    """The sides of a sentence with number and list; empty where no list stands behind a number."""
    if "(" in tekst:
        named = {m["side"].lower(): (int(m["antal"]) if m["antal"] else None, m["list"]) for m in NAMED.finditer(tekst)}
        if "imod" in named and (result or "for" in named):
            return named
        unnamed = UNNAMED.search(tekst)
        if unnamed:
            return _unnamed(int(unnamed["a"]), unnamed["list_a"], int(unnamed["b"]), unnamed["list_b"], result)
    return _dissent(tekst) if result == "vedtaget" else {}


def _unnamed(a: int, list_a: str, b: int, list_b: str | None, result: Resultat | None) -> dict[str, Side]:
    """Two numbers with their lists; which is which follows from the result."""
    counts = in_order(a, b, result)
    first, second = ("for", "imod") if counts["for"] == a else ("imod", "for")
    return {first: (a, list_a), second: (b, list_b)}


def _dissent(tekst: str) -> dict[str, Side]:
    """Whose votes something was carried against."""
    counted = DISSENT.search(tekst)
    if counted:
        return {"imod": (int(counted["antal"]), counted["list"])}
    whose = WHOSE.search(tekst) or CARRIED_AGAINST.search(tekst)
    voters = find_stemmere(whose["list"] + " ") if whose else None
    return {"imod": (None, voters[0])} if whose and voters and voters[1] > len(whose["list"]) else {}
