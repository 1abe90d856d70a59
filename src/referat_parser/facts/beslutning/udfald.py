"""The outcome of one sentence: which phrase decides, and whether it is turned round.

In: a sentence with its quotations blanked. Out: a `Fund`, or None where the sentence decides nothing. The rules, in
order:

1. A routing formula (`Tilbagesendes X med bemærkning, at byrådet har vedtaget …`) decides by what follows it.
2. Only the main clause decides. It ends where a condition, a reason or a task begins (`idet`, `med bemærkning om`, …).
3. The leftmost phrase of the main clause decides, so `anbefaler, at X godkendes` is a recommendation. A weak outcome
   (`besluttede at …`, `drøftede …`) gives way to a strong one behind it: `besluttede at udsætte sagen`.
4. A motion on the item is what was moved: `godkendte, at sagen udsættes` postpones.
5. A negation beside the phrase turns it round; a postponement, a return or a lapse that is negated is none at all.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern, WordAlternatives

if TYPE_CHECKING:
    from referat_parser.model import Udfald
    from referat_parser.profiles.wordings import Alternatives

CARRY = 75
"""How far behind `besluttede` the verb that it carries may stand."""
CARRIERS = re.compile(r"beslut|ønske|vælge|valgte", re.IGNORECASE)
"""What is refused when it is negated; `der gives ikke …` is a decision in words of its own."""
MOTIONS = {"udsat", "tilbagesendt", "oversendt", "udgaaet"}
NEVER_REFUSED = MOTIONS - {"oversendt"}
"""To refuse one of these leaves the item where it was; to refuse a referral is a decision."""
ABOUT_ITEM = re.compile(
    r"\bat\s+(?:sagen|punktet|forslaget|behandlingen|sagens\s+behandling)\b|\bat\s+\Z", re.IGNORECASE
)
BEFORE_NOUN = re.compile(r"\s+(?!at\b)\w", re.IGNORECASE)
FIRST_WORD = re.compile(r"[^\w]")
PROPOSAL = re.compile(r"\s*(?:[\w-]+\s+)?(?:[\w-]*forslag|indstilling)", re.IGNORECASE)
NEGATED: dict[str, str] = {
    "godkendt": "afvist", "anbefalet": "afvist", "oversendt": "afvist", "taget_til_efterretning": "afvist",
    "valgt": "afvist", "besluttet": "afvist", "ikke_offentliggjort": "ikke_offentliggjort", "droeftet": "udsat",
}  # fmt: skip


class Fund(NamedTuple):
    """An outcome and the words that tell it: `start` to `end` is the main clause, `at` the deciding phrase."""

    udfald: Udfald
    start: int
    end: int
    at: int
    weak: bool = False
    side: str | None = None
    final: bool = False


class _Patterns(NamedTuple):
    outcome: WordAlternatives
    values: tuple[str, ...]
    strong: int
    cut: Alternatives
    routing: CuedPattern
    negation_before: CuedPattern
    negation_after: CuedPattern
    unreal: CuedPattern
    attributive: CuedPattern
    a_body: CuedPattern
    embedded: Alternatives
    tail_only: CuedPattern
    negated_advice: CuedPattern
    final: CuedPattern
    item_subject: CuedPattern
    nothing: Alternatives
    sides: Alternatives
    side_values: tuple[str, ...]


@lru_cache
def _patterns() -> _Patterns:
    phrases = load_phrases("udfald")
    outcomes = [*phrases.groups["outcome"], *phrases.groups["weak"]]
    no, adverb = phrases.any_of("negation"), phrases.any_of("adverb")
    return _Patterns(
        outcome=WordAlternatives(CuedPattern(phrase.regex) for phrase in outcomes),
        values=tuple(phrase.value or "" for phrase in outcomes),
        strong=len(phrases.groups["outcome"]),
        cut=phrases.alternatives("clause_end"),
        routing=CuedPattern(phrases.any_of("routing")),
        negation_before=CuedPattern(rf"\b{no}(?:\s+{adverb})*(?:\s+(?:blev|bliver|er|enstemmigt|\w+er))?\s*\Z"),
        negation_after=CuedPattern(
            rf"\s*(?:(?!at\b|og\b|om\b)[\w.-]+\s+){{0,3}}?{no}\b(?![-\w]|\s+(?:mindst|kun|alene|blot))"
        ),
        unreal=CuedPattern(rf"\b{phrases.any_of('unreal')}(?:\s+{adverb})*\s*\Z"),
        attributive=CuedPattern(rf"\b{phrases.any_of('attributive')}\s+\Z"),
        a_body=CuedPattern(rf"\s+[\w-]*{load_phrases('organer').any_of('body')}"),
        embedded=phrases.alternatives("embedded"),
        tail_only=CuedPattern(phrases.any_of("tail_only")),
        negated_advice=CuedPattern(
            rf"[^.]{{0,60}}?\bat\s+(?:[\w-]*forslaget|indstilling\w*|sagen|projektet|ansøgning\w*)\s+(?:{no}\b|afvises|forkastes)"
            rf"|[^.]{{0,40}}?\bat\s+(?:afvise|forkaste)\b"
        ),
        item_subject=CuedPattern(phrases.any_of("item_subject")),
        final=CuedPattern(phrases.any_of("final")),
        nothing=phrases.alternatives("nothing"),
        sides=phrases.alternatives("side_subject"),
        side_values=tuple(phrase.value or "" for phrase in phrases.groups["side_subject"]),
    )


@lru_cache(maxsize=4096)
def find_udfald(sentence: str) -> Fund | None:
    """What one sentence decides. Places are counted from the beginning of the sentence."""
    patterns = _patterns()
    sentence = _without_embedded(sentence)
    routing = patterns.routing.match(sentence)
    begin = routing.end() if routing else 0
    end = main_clause_end(sentence, begin)
    found = _scan(sentence, begin, end)
    if found is None and end < len(sentence) and not patterns.tail_only.match(sentence, end):
        found = _scan(sentence, end, len(sentence))
        if found and found.weak:
            return None
        end = main_clause_end(sentence, found.at) if found else end
    if found is None:
        return None
    head = sentence[:end]
    side = side_subject(head)
    return found._replace(start=0, end=end, side=side and side[1], final=patterns.final.search(head) is not None)


def _without_embedded(sentence: str) -> str:
    """The sentence at its length, with clauses that the main clause goes on behind blanked out."""
    for _, clause in list(_patterns().embedded.finditer(sentence)):
        start = clause.start() + len(FIRST_WORD.split(clause.group(), maxsplit=1)[0])  # `orienteret` stays
        sentence = sentence[:start] + " " * (clause.end() - start) + sentence[clause.end() :]
    return sentence


def is_advice(words: str) -> bool:
    """Whether the first deciding word of some words recommends, negated or not: `Kan ikke anbefales`."""
    patterns = _patterns()
    first = next(patterns.outcome.finditer(words), None)
    return first is not None and patterns.values[first[0]] == "anbefalet"


def main_clause_end(sentence: str, begin: int = 0) -> int:
    """Where the main clause ends; a tail that opens the sentence (`Med den ændring …`) does not end it."""
    cut = _patterns().cut.search(sentence, begin + 4)
    return cut[1].start() if cut else len(sentence)


def is_nothing(text: str) -> bool:
    """Whether a whole text says that nothing happened: `Ingen bemærkninger.` or a dash."""
    return _patterns().nothing.fullmatch(" ".join(text.split())) is not None


@lru_cache(maxsize=1024)
def side_subject(sentence: str) -> tuple[str, str] | None:
    """The first word of a sentence that names another matter than the item, with its kind."""
    patterns = _patterns()
    found = patterns.sides.search(sentence)
    return (found[1].group(), patterns.side_values[found[0]]) if found else None


def _scan(sentence: str, begin: int, end: int) -> Fund | None:
    """The deciding phrase between two places."""
    patterns = _patterns()
    weak: Fund | None = None
    strong: Fund | None = None
    for index, match in patterns.outcome.finditer(sentence, begin):
        if match.start() >= end:
            break
        value = _turned(patterns.values[index], sentence, match)
        if value is None:
            continue
        fund = Fund(cast("Udfald", value), 0, end, match.start(), weak=index >= patterns.strong)
        if strong:
            return fund if _overrides(fund, sentence[strong.at : fund.at], sentence[match.end() :]) else strong
        if fund.weak:
            if value == "afvist" and _refuses_motion(sentence, match.end()):
                return None
            if value == "afvist":
                return fund._replace(weak=False)
            weak = weak if weak and weak.udfald == "besluttet" else fund
        elif weak and weak.udfald == "besluttet" and fund.at - weak.at > CARRY:
            break
        else:
            strong = fund
            if value != "godkendt":
                break
    return strong or weak


def _refuses_motion(sentence: str, behind: int) -> bool:
    """`besluttede ikke at udsætte sagen`: what is refused is no proposal, and nothing is decided by it."""
    patterns = _patterns()
    index, match = next(patterns.outcome.finditer(sentence, behind), (None, None))
    return match is not None and match.start() - behind < CARRY and patterns.values[index or 0] in NEVER_REFUSED


def _is_only_told(value: str, sentence: str, match: re.Match[str]) -> bool:
    """Whether an approval is no act of this decision: `den godkendte plan`, `forventes godkendt`."""
    patterns = _patterns()
    if match.group().lower().endswith(("te", "ede")) and patterns.attributive.search(sentence, 0, match.start()):
        # `Det godkendte Byrådet` is an act, and so is `De besluttede, at …`
        return BEFORE_NOUN.match(sentence, match.end()) is not None and not patterns.a_body.match(sentence, match.end())
    return value == "godkendt" and patterns.unreal.search(sentence, 0, match.start()) is not None


def _overrides(fund: Fund, between: str, behind: str) -> bool:
    """`godkender og anbefaler` recommends; `godkendte, at sagen sendes til udvalget` sends on."""
    if fund.udfald == "anbefalet":
        return re.search(r"\s(?:og|samt|at)\s+\Z", between) is not None
    if fund.udfald == "afvist":
        return between.endswith("at ") and PROPOSAL.match(behind) is not None
    return fund.udfald in MOTIONS and len(between) < CARRY and ABOUT_ITEM.search(between) is not None


def _turned(value: str, sentence: str, match: re.Match[str]) -> str | None:
    """The outcome after negation; None where a negated phrase says nothing."""
    patterns = _patterns()
    words = match.group()
    inside = value == "taget_til_efterretning" and re.search(r"\bikke\b", words)
    if _is_only_told(value, sentence, match):
        return None
    before = patterns.negation_before.search(sentence, max(0, match.start() - 60), match.start())
    after = patterns.negation_after.match(sentence, match.end())
    if (
        value == "udgaaet"
        and words.lower().startswith("udg")
        and not patterns.item_subject.search(sentence, 0, match.start())
    ):
        return None
    if before or inside or (after and value not in {"afvist", "ikke_offentliggjort"}):
        return value if value == "besluttet" and not CARRIERS.match(words) else NEGATED.get(value)
    if value == "anbefalet" and patterns.negated_advice.match(sentence, match.end()):
        return "afvist"
    return value
