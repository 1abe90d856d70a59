"""The numbers of a vote as a sentence states them.

In: a sentence and the result that it tells. Out: a `Taelling`. `Med stemmerne 18 for og 2 imod` names its sides; `med
42 stemmer imod 4` does not: the larger number is for what was carried and against what was rejected. Where a refusal
was carried (`13 for og 7 imod besluttede Byrådet, at forslaget ikke …`) the sides are turned to be about the
proposal.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from referat_parser.profiles.wordings import Alternatives, CuedPattern

Resultat = Literal["vedtaget", "forkastet"]

N = r"(?<!\w)(?:\d{1,3}|ingen)"
STATED = CuedPattern(
    rf"(?:stemmer(?:ne)?\s+)?(?P<for>{N})\s+(?:stemte\s+|stemmer\s+)?for(?:\s+og|\s*,)?"
    rf"\s+(?P<imod>{N})\s+(?:stemte\s+|stemmer\s+)?i?mod\b"
    rf"|(?P<many>{N})\s+stemte\s+for\s+[\w ]{{1,40}}?(?:\s+og|\s*,)\s+(?P<few>{N})\s+(?:stemte\s+)?imod\b"
)
UNORDERED = CuedPattern(
    rf"(?P<med>\bmed\s+)?(?P<a>{N})\s+(?P<word>stemmer?\s+)?i?mod\s+(?P<b>{N})(?P<after>\s+stemmer?)?"
    r"(?!\s*(?:pct|procent|%|kr|mio|m2|meter))"
)
BY_DASH = CuedPattern(rf"\bstemmerne\s+(?P<a>{N})\s*[-–]\s*(?P<b>{N})\b")
NAMED_FIRST = CuedPattern(rf"\bfor:?\s+(?P<for>{N})\s*,?\s*(?:og\s+)?imod:?\s+(?P<imod>{N})\b")
YES_NO = CuedPattern(rf"(?P<for>{N})\s+ja(?:\s+og|\s*,)?\s+(?P<imod>{N})\s+nej\b")
DISSENT = CuedPattern(rf"\bmod\s+(?P<imod>{N})\s+stemmer?\b")
AGAINST = CuedPattern(rf"(?P<imod>{N})\s+(?:medlemmer\s+)?(?:stemmer|stemte|stemme)\s+imod\b")
FOR_ALONE = CuedPattern(rf"\bstemmer(?:ne)?\s+(?P<for>{N})\s+for\b")
FOR_BEHIND = CuedPattern(rf"(?P<for>{N})\s+stemmer\s+for\b")
CARRIED = CuedPattern(
    rf"\b(?:godken|tiltr|vedt)\w+(?:\s+[^\s.;:]+){{0,6}}?\s+med\s+(?P<for>{N})\s+stemmer\b(?!\s*(?:i?mod|for|\())"
)
ABSTAINED = CuedPattern(
    rf"(?P<undlod>{N})\s+(?:medlem(?:mer)?\s+|stemmer?\s+)?"
    r"(?:undlod|undlader|hverken\s+(?:stemte\s+|stemmer\s+)?for)"
)
CUE = Alternatives(
    map(CuedPattern, (r"\bstem", r"\bundl", r"\bhverken\b", r"\d\s+(?:i?mod|for|nej)\b", r"\bimod:?\s+\d"))
)
REFUSED = CuedPattern(r"\bbeslutte")


class Taelling(NamedTuple):
    """Numbers by side; `opens` where the sentence states the vote itself and not only who abstained."""

    tal: dict[str, int]
    opens: bool


def count_stemmer(tekst: str, result: Resultat | None) -> Taelling | None:
    """The numbers of one sentence, None where it states none."""
    if not CUE.search(tekst):
        return None
    tal = _pair(tekst, result)
    opens = bool(tal)
    abstained = ABSTAINED.search(tekst)
    if abstained:
        tal["undlod"] = _number(abstained["undlod"])
    return Taelling(tal, opens) if tal else None


def _pair(tekst: str, result: Resultat | None) -> dict[str, int]:
    stated = STATED.search(tekst) or YES_NO.search(tekst) or NAMED_FIRST.search(tekst)
    if stated:
        for_, imod = (_number(number) for number in stated.groups() if number)
        if result == "forkastet" and REFUSED.search(tekst):
            for_, imod = imod, for_
        return {"for": for_, "imod": imod}
    unordered = UNORDERED.search(tekst)
    dashed = BY_DASH.search(tekst)
    if dashed or (unordered and (unordered["med"] or unordered["word"] or unordered["after"])):
        pair = dashed or unordered
        return in_order(_number(pair["a"]), _number(pair["b"]), result) if pair else {}
    carried = (("imod", DISSENT), ("for", CARRIED)) if result == "vedtaget" else ()
    for side, pattern in (("imod", AGAINST), ("for", FOR_ALONE), ("for", FOR_BEHIND), *carried):
        alone = pattern.search(tekst)
        if alone:
            return {side: _number(alone[side])}
    return {}


def in_order(a: int, b: int, result: Resultat | None) -> dict[str, int]:
    """Two numbers that do not name their sides, by the result; as printed where there is none."""
    if result is None:
        return {"for": a, "imod": b}
    small, large = sorted((a, b))
    return {"for": small, "imod": large} if result == "forkastet" else {"for": large, "imod": small}


def _number(tekst: str) -> int:
    return int(tekst) if tekst.isdigit() else 0
