"""Which sentence decides the item: the outcome of a whole decision text.

In: the prepared text with its points and what is known of each sentence. Out: an `Afgoerelse`: the outcome, the place
of the words that decided, and the sentences as the votes see them. The order of the rules:

1. Heads, attendance, lists of voters, statements of parties and people, minorities and brought proposals decide
   nothing.
2. Points: equal outcomes are that outcome, different ones are `delt`.
3. A last word (`Herefter godkendt`, `Det således ændrede forslag blev vedtaget`) goes before all others.
4. Else the first strong outcome on the item itself; then a strong one on a side matter, the last; then a weak one.
5. Nothing of the kind: `ingen` where the text says that nothing happened or only tells who was away, else `ukendt`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.beslutning.afstemning import Led
from referat_parser.facts.beslutning.punkter import Punktblok, find_punkter
from referat_parser.facts.beslutning.stemmer import begins_with_voter, is_side
from referat_parser.facts.beslutning.tekst import BLANK
from referat_parser.facts.beslutning.uden_afgoerelse import BARE, first_weak, says_nothing, without_verb
from referat_parser.facts.beslutning.udfald import Fund, find_udfald, is_nothing, side_subject
from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.facts.personer import person_name_pattern
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.facts.beslutning.tekst import Saetning, Tekst
    from referat_parser.model import Udfald

LIST_ITEM = CuedPattern(r"\s*(?:[-–•·▪●*]\s|\d{1,2}[.)]\s|[a-h][.)]\s|at\s)")


class Afgoerelse(NamedTuple):
    """The outcome of a decision, the span of its deciding words, its points and its sentences."""

    udfald: Udfald
    span: tuple[int, int] | None
    punkter: tuple[Punktblok, ...]
    led: tuple[Led, ...]
    fund: Fund | None


class _Patterns(NamedTuple):
    minority: CuedPattern
    proposal: CuedPattern
    about_proposal: CuedPattern
    names_only: CuedPattern
    election: CuedPattern
    second: CuedPattern
    moved: tuple[tuple[CuedPattern, str | None], ...]


@lru_cache
def _patterns() -> _Patterns:
    phrases = load_phrases("udfald")
    return _Patterns(
        minority=CuedPattern(rf"\W*{phrases.any_of('minority_subject')}"),
        proposal=CuedPattern(phrases.any_of("proposal")),
        about_proposal=CuedPattern(rf"\W*{phrases.any_of('about_proposal')}"),
        names_only=CuedPattern(
            rf"(?:{person_name_pattern()}(?:\s*\([^()]*\))*(?:\s*,\s*|\s+og\s+|\s+samt\s+|\s*\n\s*|[\s.]*\Z))+",
            flags=0,
        ),
        election=CuedPattern(phrases.any_of("election")),
        second=CuedPattern(phrases.any_of("second_result")),
        moved=phrases.patterns("moved"),
    )


def find_afgoerelse(tekst: Tekst, presence: frozenset[int], indstilling: str = "") -> Afgoerelse:
    """The outcome of a decision; `presence` holds the indexes of the sentences about attendance.

    `indstilling` is the text of the recommendation: names alone answer a recommendation to elect, else nothing.
    """
    saetninger = [s for index, s in enumerate(tekst.saetninger) if index not in presence]
    punkter = find_punkter(tekst.visible, [s for s in saetninger if not _is_head(s)])
    led, candidates = _read_sentences(tekst, presence, punkter)
    chosen = _choose(candidates, punkter)
    if chosen:
        udfald, fund = chosen
        return Afgoerelse(udfald, (fund.start, fund.end) if fund else None, tuple(punkter), tuple(led), fund)
    rest = "\n".join(s.text for s in saetninger)
    if saetninger and _patterns().names_only.fullmatch(rest.strip()):
        elected = _patterns().election.search(indstilling) is not None
        span = (saetninger[0].start, saetninger[-1].end) if elected else None
        return Afgoerelse("valgt" if elected else "ingen", span, (), tuple(led), None)
    if says_nothing(tekst, rest, presence) or (not candidates and saetninger and is_nothing(saetninger[0].text)):
        return Afgoerelse("ingen", None, (), tuple(led), None)
    weak = first_weak(candidates, tekst.visible)
    if weak:
        return Afgoerelse(weak.udfald, (weak.start, weak.end), tuple(punkter), tuple(led), weak)
    return Afgoerelse(without_verb(saetninger, led), None, tuple(punkter), tuple(led), None)


def _is_head(saetning: Saetning) -> bool:
    return saetning.first and _head(saetning.text)


@lru_cache(maxsize=4096)
def _head(text: str) -> bool:
    return parse_beslutningshoved(text) is not None


def _read_sentences(
    tekst: Tekst, presence: frozenset[int], punkter: Sequence[Punktblok]
) -> tuple[list[Led], list[Fund]]:
    """Every sentence as the votes see it, and the outcomes that may be the item's."""
    reader = _Sentences(punkter)
    for index, saetning in enumerate(tekst.saetninger):
        for start, end in _pieces(saetning, punkter):
            text = tekst.visible[start:end]
            if index in presence:
                reader.led.append(Led(text, None, None, side_subject(text), about_presence=True))
            elif not _is_head(saetning):
                reader.read(saetning, start, text)
    return reader.led, reader.candidates


def _pieces(saetning: Saetning, punkter: Sequence[Punktblok]) -> list[tuple[int, int]]:
    """A sentence in which new points begin is read piece by piece."""
    starts = {block.start for block in punkter if saetning.start < block.start < saetning.end}
    return list(pairwise([saetning.start, *sorted(starts), saetning.end]))


class _Sentences:
    """Goes through the sentences once and remembers what a proposal or a list leaves open."""

    def __init__(self, punkter: Sequence[Punktblok]) -> None:
        self.punkter = punkter
        self.led: list[Led] = []
        self.candidates: list[Fund] = []
        self.in_proposal = False  # inside the words of a proposal that has not been put to the vote
        self.brought: str | None = None  # the text of the proposal that the next result is about
        self.marks: dict[str | None, str | None] = {}  # how each point is printed
        self.in_list = False  # inside a list that a sentence with a colon opened

    def read(self, saetning: Saetning, start: int, text: str) -> None:
        block = next((b for b in reversed(self.punkter) if b.start <= start < b.end), None) if self.punkter else None
        own = block is not None and block.start == start
        punkt = block.numre[0] if block and len(block.numre) == 1 else ", ".join(block.numre) if block else None
        if own and block and punkt:
            self.marks.setdefault(punkt, text[: _mark_length(block, text)].strip(" \n.:)-–") or None)
        if own and block and block.fund:
            self.in_proposal = False
            self._append(text[_mark_length(block, text) :], punkt, block.fund, None)
            return
        if own and block:
            text = text[_mark_length(block, text) :]
        if is_side(text):
            self.in_proposal = False
            self._append(text, punkt, None, None)
            return
        if saetning.first and self.in_list and LIST_ITEM.match(text):
            return
        self.in_list = text.rstrip().endswith(":") or (self.in_list and not saetning.first)
        self._read_plain(start, text, punkt)

    def _read_plain(self, start: int, text: str, punkt: str | None) -> None:
        patterns = _patterns()
        second = patterns.second.search(text)
        if second and side_subject(text[: second.start()]):
            self._read_plain(start, text[: second.start()], punkt)
            self._read_plain(start + second.end(), text[second.end() :], punkt)
            return
        speaks = begins_with_voter(text)
        if patterns.proposal.search(text) and (speaks or not find_result(text)):
            self.in_proposal = text.rstrip().endswith(":")
            self.brought = text
            self._append(text, punkt, None, side_subject(text) or (_subject_words(text), "forslag"))
            return
        if speaks and not _counted_members(text):
            self._append(text, punkt, None, None)
            return
        if patterns.minority.match(text):
            self._append(text, punkt, None, None)
            return
        fund = find_udfald(text)
        if self.in_proposal and fund and not (BARE.fullmatch(text[: fund.end]) or patterns.about_proposal.match(text)):
            return
        if fund is None:
            emne = side_subject(text)
            if emne and emne[1] == "aendringsforslag" and ":" in text:
                self.brought = text  # `Ændringsforslag 1 (V): For 9, imod 16. Forkastet.`
            self._append(text, punkt, None, emne)
            return
        fund = self._about(fund, text)
        self.in_proposal = False
        self._append(text, punkt, fund, side_subject(text[: fund.end]))
        self.candidates.append(fund._replace(start=start, end=start + fund.end, at=start + fund.at))

    def _about(self, fund: Fund, text: str) -> Fund:
        """The result of a brought proposal is a side matter, unless it is what became of the item."""
        patterns = _patterns()
        if self.brought is None or fund.final or fund.weak:
            return _moved(fund, text)
        about = BARE.fullmatch(text[: fund.end].strip()) or patterns.about_proposal.match(text) or fund.side
        if not about:
            self.brought = None
            return fund
        brought, self.brought = self.brought, None
        return _moved(fund._replace(side=fund.side or "forslag"), brought)

    def _append(self, text: str, punkt: str | None, fund: Fund | None, emne: tuple[str, str] | None) -> None:
        self.led.append(Led(text, punkt, fund, emne, maerke=self.marks.get(punkt)))


def _moved(fund: Fund, proposal: str) -> Fund:
    """A carried motion to postpone, refer, return or take off is what became of the item."""
    if fund.side != "forslag" or fund.udfald != "godkendt":
        return fund
    for pattern, value in _patterns().moved:
        if pattern.search(proposal):
            return fund._replace(udfald=value, side=None)  # type: ignore[arg-type]  # the vocabulary's values are outcomes
    return fund


def find_result(text: str) -> bool:
    """Whether a sentence tells the fate of a proposal: `Ændringsforslaget fra C blev forkastet`."""
    fund = find_udfald(text)
    return (
        fund is not None
        and not fund.weak
        and re.search(r"\b(?:blev|er|bortfald|fald|forkast)", text, re.IGNORECASE) is not None
    )


def _counted_members(text: str) -> bool:
    """`5 medlemmer (A+V) anbefaler`: a number of members, not one party, may be the majority."""
    return re.match(r"\s*\d+\s+medlem", text, re.IGNORECASE) is not None


def _subject_words(text: str) -> str:
    """The words of a brought proposal, up to its quotation."""
    return " ".join(text.partition(BLANK)[0].split()).rstrip(" .:")


def _mark_length(block: Punktblok, text: str) -> int:
    if block.fund:
        return max(0, block.fund.start - block.start)
    mark = re.match(r"\s*(?:(?:ad|at|pkt|punkt)\.?\s*)?[\d\s.,)og–-]*(?:[a-h]\b)?[.):]*\s*", text, re.IGNORECASE)
    return mark.end() if mark else 0


def _choose(candidates: list[Fund], punkter: Sequence[Punktblok]) -> tuple[Udfald, Fund | None] | None:
    decided = [block.fund for block in punkter if block.fund]
    strong = [fund for fund in candidates if not fund.weak]
    main = [fund for fund in strong if fund.side is None]
    final = [fund for fund in main if fund.final]
    first_point = min((block.start for block in punkter), default=None)
    before = [fund for fund in main if first_point is not None and fund.start < first_point]
    if decided and not (len(decided) == 1 and before and before[0].udfald != decided[0].udfald):
        outcomes = {fund.udfald for fund in decided}
        if len(outcomes) > 1:
            return "delt", None
        return decided[0].udfald, decided[0]
    if final:
        return final[-1].udfald, final[-1]
    for pool in (main[:1], strong[-1:]):
        if pool:
            return pool[0].udfald, pool[0]
    return None
