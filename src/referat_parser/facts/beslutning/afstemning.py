"""Votes: their sides, counts, results and subjects, in printed order.

In: the sentences of a decision, each with what was already read of it. Out: `Afstemning`s. One text may hold many votes:
on disqualification, on referral, on amendments, on each point, on the whole; what is said about a side belongs to the
vote that was last opened, and a new subject, a new point or a second list of the same side opens the next.

Numbers (`med 42 stemmer imod 4`) come unordered: the result says which is which. `Med stemmerne 13 for og 7 imod besluttede
Byrådet, at forslaget ikke …` counts for the refusal, so the sides are turned to be about the proposal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from referat_parser.facts.beslutning.stemmer import find_stemmere, parse_stemmer, read_side
from referat_parser.model import Afstemning, Stemme, Stemmetal
from referat_parser.profiles.phrases import load_phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from referat_parser.facts.beslutning.udfald import Fund

Resultat = Literal["vedtaget", "forkastet"]
SIDES = ("for", "imod", "undlod", "forbehold")
SIDE_MATTERS = ("inhabilitet", "aendringsforslag", "forslag", "andet_punkt")

N = r"(?:\d{1,3}|ingen)"
STATED = re.compile(
    rf"(?:stemmer(?:ne)?\s+)?(?P<for>{N})\s+(?:stemte\s+|stemmer\s+)?for(?:\s+og|\s*,)?\s+(?P<imod>{N})\s+(?:stemte\s+|stemmer\s+)?i?mod\b",
    re.IGNORECASE,
)
UNORDERED = re.compile(
    rf"(?:\bmed\s+)?(?P<a>{N})\s+(?:stemmer?\s+)?i?mod\s+(?P<b>{N})(?:\s+stemmer?)?(?!\s*(?:pct|procent|%|kr|mio|m2|meter))", re.IGNORECASE
)
AGAINST = re.compile(rf"(?P<imod>{N})\s+(?:medlemmer\s+)?(?:stemmer|stemte|stemme)\s+imod\b", re.IGNORECASE)
FOR_ALONE = re.compile(rf"\bstemmer(?:ne)?\s+(?P<for>{N})\s+for\b", re.IGNORECASE)
ABSTAINED = re.compile(rf"(?P<undlod>{N})\s+(?:medlem(?:mer)?\s+|stemmer?\s+)?(?:undlod|undlader|hverken\s+for)", re.IGNORECASE)
POINT_HEAD = re.compile(r"\s*for\s+(?P<emne>(?:indstillings)?(?:punkt|pkt\.?)\s*(?P<nr>\d{1,2}\s?[a-h]?))\s*[:.]?\s*\Z", re.IGNORECASE)
POINT_NAMED = re.compile(r"(?P<emne>\b(?:\w*punkt(?:et|erne)?|pkt\.?)\s*(?P<nr>\d{1,2}\.?\s?(?:[a-h]\b)?))", re.IGNORECASE)


class Led(NamedTuple):
    """A sentence as the votes see it: its words, its point, its outcome, and the side matter that it opens or is about."""

    text: str
    punkt: str | None
    fund: Fund | None
    emne: tuple[str, str] | None
    about_presence: bool = False


@dataclass
class _Vote:
    """A vote while it is being read."""

    punkt: str | None = None
    emne: str | None = None
    kind: str | None = None
    result: Resultat | None = None
    counts: dict[str, int] = field(default_factory=dict)
    sides: dict[str, list[Stemme]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    last_side: str | None = None
    spoken_only: bool = True

    @property
    def has_voters(self) -> bool:
        return bool(self.listed or self.counts)


class Stemmeafgivning(NamedTuple):
    """A vote with its kind: None for the item itself, else the side matter."""

    afstemning: Afstemning
    kind: str | None
    punkt: str | None


@lru_cache
def _verbs() -> tuple[tuple[re.Pattern[str], str], ...]:
    phrases = load_phrases("afstemninger").groups["voter_verb"]
    return tuple((re.compile(rf"(?:[\w-]+\s+){{0,2}}?(?:{phrase.regex})", re.IGNORECASE), phrase.value or "") for phrase in phrases)


@lru_cache
def _majority() -> re.Pattern[str]:
    return re.compile(rf"\s*{load_phrases('afstemninger').any_of('majority')}\s*", re.IGNORECASE)


class _Reader:
    """Goes through the sentences once; the last vote is the open one."""

    def __init__(self, partier: Collection[str] | None) -> None:
        self.partier = partier
        self.votes: list[_Vote] = []
        self.open: _Vote | None = None
        self.matter: tuple[str, str] | None = None
        self.last: tuple[Resultat, str | None, str | None] | None = None  # result, point, kind of the last outcome

    def read(self, led: Led) -> None:
        head = POINT_HEAD.match(led.text)
        if head:
            self._start(head["nr"].replace(" ", ""), head["emne"])
            return
        if led.emne and led.fund is None:
            self.matter, self.open = led.emne, None
        side = read_side(led.text)
        if side:
            self._add_list(led, side[0], led.text[side[1] :])
            return
        spoken = self._add_statements(led)
        counted = self._add_counts(led)
        if led.fund and not spoken:
            self._settle(led, counted=counted)
        self._add_majority(led)

    def _start(self, punkt: str | None, emne: str | None = None, kind: str | None = None) -> _Vote:
        vote = _Vote(punkt=punkt, emne=emne, kind=kind)
        self.votes.append(vote)
        self.open = vote
        return vote

    def _vote_for(self, punkt: str | None, side: str) -> _Vote:
        """The open vote where it can take the list of this side, else a new one with the result told before it."""
        vote = self.open
        if vote and vote.punkt in {punkt, None} and side not in vote.listed:
            return vote
        if vote and punkt is None and side not in vote.listed:
            return vote
        kind = self.matter[1] if self.matter else None
        new = self._start(punkt, self.matter[0] if self.matter else None, kind)
        if self.last and self.last[1] == punkt and (self.matter is None or self.last[2] == kind):
            new.result = self.last[0]
            self.last = None
        return new

    def _add_list(self, led: Led, side: str, tekst: str) -> None:
        listed = parse_stemmer(tekst, self.partier)
        vote = self._vote_for(led.punkt, side)
        vote.listed.add(side)
        vote.last_side, vote.spoken_only = side, False
        vote.sides.setdefault(side, []).extend(listed.stemmer)
        if listed.antal is not None:
            vote.counts[side] = listed.antal

    def _add_statements(self, led: Led) -> bool:
        """`(A) og (Ø) stemte imod, (F) undlod`: every voter with its verb, as far as they follow each other."""
        at, found = 0, False
        while voters := find_stemmere(led.text[at:]):
            behind = led.text[at + voters[1] :]
            verb = next(((match, value) for pattern, value in _verbs() if (match := pattern.match(behind))), None)
            if verb is None:
                found = found or self._add_remark(voters[0], behind)
                break
            match, side = verb
            side = "imod" if side == "for" and re.match(r"\s+ikke\b", behind[match.end() :]) else side
            named = POINT_NAMED.search(behind, match.end(), match.end() + 60)
            punkt = self._point(named, led.punkt)
            vote = self._statement_vote(punkt, led)
            listed = parse_stemmer(voters[0], self.partier)
            vote.sides.setdefault(side, []).extend(listed.stemmer)
            if listed.antal is not None and side not in vote.counts:
                vote.counts[side] = listed.antal
            vote.listed.add(side)
            found = True
            going_on = re.compile(r"[\s,;]*(?:(?:og|mens|men|medens)\s+)?").match(led.text, at + voters[1] + match.end())
            at = going_on.end() if going_on else len(led.text)
        return found

    def _add_remark(self, voters: str, behind: str) -> bool:
        """`Imod stemte:` and below it `(F) med bemærkning om …`: one more voter of the list that was opened last."""
        if not (self.open and self.open.last_side and re.match(r"med\b", behind, re.IGNORECASE)):
            return False
        self.open.sides.setdefault(self.open.last_side, []).extend(parse_stemmer(voters, self.partier).stemmer)
        return True

    def _point(self, named: re.Match[str] | None, punkt: str | None) -> str | None:
        """The point that a statement names, where there is a vote on it; else the point that it stands under."""
        nr = re.sub(r"[\s.]", "", named["nr"]) if named else None
        return nr if nr and any(vote.punkt == nr for vote in self.votes) else punkt

    def _statement_vote(self, punkt: str | None, led: Led) -> _Vote:
        """Statements speak of the vote before them; several of one side are one list."""
        for vote in reversed(self.votes):
            if vote.kind != "inhabilitet" and (vote.punkt == punkt or punkt is None):
                if self.last and self.last[1] == punkt and vote.result and vote.kind and led.punkt is None:
                    break
                return vote
        return self._vote_for(punkt, "")

    def _add_counts(self, led: Led) -> bool:
        stated = STATED.search(led.text)
        unordered = None if stated else UNORDERED.search(led.text)
        against = None if stated or unordered else AGAINST.search(led.text)
        alone = None if stated or unordered or against else FOR_ALONE.search(led.text)
        abstained = ABSTAINED.search(led.text)
        if unordered and not re.search(r"stemme|\bmed\s+\d", led.text, re.IGNORECASE):
            unordered = None
        if not (stated or unordered or against or abstained or alone):
            return False
        if stated or unordered or ((against or alone) and led.fund):
            kind = self._kind(led)
            named = POINT_NAMED.search(led.text) if kind is None else None
            vote = self._start(led.punkt or (named and re.sub(r"[\s.]", "", named["nr"])), self._emne(led, named), kind)
        else:
            vote = self.open or self._start(led.punkt)
        result = _result(led.fund)
        if stated:
            pair = {"for": _number(stated["for"]), "imod": _number(stated["imod"])}
            refused = result == "forkastet" and re.search(r"\bbeslutte", led.text, re.IGNORECASE)
            vote.counts |= {"for": pair["imod"], "imod": pair["for"]} if refused else pair
        elif unordered:
            small, large = sorted((_number(unordered["a"]), _number(unordered["b"])))
            vote.counts |= {"for": small, "imod": large} if result == "forkastet" else {"for": large, "imod": small}
            if result is None:
                vote.counts |= {"for": _number(unordered["a"]), "imod": _number(unordered["b"])}
        elif against:
            vote.counts["imod"] = _number(against["imod"])
        elif alone:
            vote.counts["for"] = _number(alone["for"])
        if abstained:
            vote.counts["undlod"] = _number(abstained["undlod"])
        return bool(stated or unordered or against or alone)

    def _kind(self, led: Led) -> str | None:
        if led.fund and led.fund.side in SIDE_MATTERS:
            return led.fund.side
        return self.matter[1] if self.matter and led.fund is None else None

    def _emne(self, led: Led, named: re.Match[str] | None) -> str | None:
        if led.emne:
            return led.emne[0]
        return " ".join(named["emne"].split()).rstrip(" .") if named else None

    def _settle(self, led: Led, *, counted: bool) -> None:
        """An outcome: the result of the vote that it counts, of the lists before it, or of those that follow."""
        result = _result(led.fund)
        if result is None or led.fund is None or (led.fund.weak and not counted):
            return
        vote = self.open
        takes = vote and vote.result is None and vote.has_voters and vote.kind != "inhabilitet"
        if vote and takes and (counted or vote.punkt == led.punkt or (vote.punkt is None and vote.kind is None)):
            vote.result = result
            vote.punkt = vote.punkt or led.punkt
            if not counted:
                self.open, self.matter = None, None
        else:
            self.open = None
            self.last = (result, led.punkt, led.fund.side)
        if led.fund.side is None:
            self.matter = None

    def _add_majority(self, led: Led) -> None:
        """`Et flertal bestående af …`, `Anbefalet af …`: who was for."""
        majority = _majority().search(led.text)
        listed = parse_stemmer(led.text[majority.end() :], self.partier) if majority else None
        if listed and listed.stemmer:
            vote = self._vote_for(led.punkt, "for")
            vote.result = vote.result or _result(led.fund)
            vote.sides.setdefault("for", []).extend(listed.stemmer)
            vote.listed.add("for")


def read_afstemninger(led: Sequence[Led], partier: Collection[str] | None = None) -> tuple[Stemmeafgivning, ...]:
    """All votes of a decision, in printed order. A vote that only states lists gets its result from them, as derived."""
    reader = _Reader(partier)
    for one in led:
        if not one.about_presence:
            reader.read(one)
        elif one.emne:
            reader.matter, reader.open = one.emne, None
    return tuple(_finished(vote) for vote in reader.votes if vote.has_voters)


def _finished(vote: _Vote) -> Stemmeafgivning:
    counts = vote.counts
    derived = None if vote.result or vote.kind == "inhabilitet" else _derived(vote)
    if vote.result == "forkastet" and vote.spoken_only and not counts and set(vote.sides) <= {"imod", "undlod", "forbehold"}:
        vote.result = "vedtaget"  # dissent from a refusal: the decision itself was carried
    emne = vote.emne or (f"{vote.punkt}" if vote.punkt else None)
    afstemning = Afstemning(
        emne=emne, resultat=vote.result or derived, kilde="angivet" if vote.result else "udledt" if derived else None,
        antal=Stemmetal(for_=counts.get("for"), imod=counts.get("imod"), undlod=counts.get("undlod")),
        for_=_once(vote, "for"), imod=_once(vote, "imod"), undlod=_once(vote, "undlod"), forbehold=_once(vote, "forbehold"),
    )  # fmt: skip
    return Stemmeafgivning(afstemning, vote.kind, vote.punkt)


def _derived(vote: _Vote) -> Resultat | None:
    """The result that the sides alone tell: by their numbers, or where nobody is against."""
    sizes = {side: vote.counts.get(side, _heads(vote.sides.get(side, []))) for side in ("for", "imod")}
    for_, imod = sizes["for"], sizes["imod"]
    if for_ is not None and imod is not None and "for" in vote.listed | vote.counts.keys():
        return "vedtaget" if for_ > imod else "forkastet"
    return "vedtaget" if vote.sides.get("for") and imod == 0 else None


def _heads(voters: list[Stemme]) -> int | None:
    """How many people a list names; None where it names parties."""
    return len(voters) if all(voter.navn for voter in voters) else None


def _once(vote: _Vote, side: str) -> tuple[Stemme, ...]:
    return tuple(dict.fromkeys(vote.sides.get(side, ())))


def _result(fund: Fund | None) -> Resultat | None:
    if fund is None or fund.udfald in {"ingen_stilling", "droeftet", "orienteret", "ikke_offentliggjort", "ingen"}:
        return None
    return "forkastet" if fund.udfald == "afvist" else "vedtaget"


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
