"""Votes: their sides, counts, results and subjects, in printed order.

In: the sentences of a decision, each with what was already read of it. Out: `Afstemning`s. One text may hold many
votes: on disqualification, on referral, on amendments, on each point, on the whole; what is said about a side belongs
to the vote that was last opened, and a new subject, a new point or a second list of the same side opens the next.

Results are stated by an outcome, or derived from the numbers, and then marked so.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.beslutning.stemmeafgivning import Stemmeafgivning, Vote, finish
from referat_parser.facts.beslutning.stemmeparenteser import find_sider
from referat_parser.facts.beslutning.stemmer import find_stemmere, names_body, parse_stemmer, read_side
from referat_parser.facts.beslutning.stemmetal import Resultat, count_stemmer
from referat_parser.facts.beslutning.taleled import ADVICE, GOES_ON, clause_starts, read_side_verb
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import Alternatives, CuedPattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from referat_parser.facts.beslutning.udfald import Fund
    from referat_parser.model import Stemme

WITH_PARTY = "med_parti"
"""A majority that is told without the word for it: its voters are parties, or people with theirs."""
SIDES = ("for", "imod", "undlod", "forbehold")
SIDE_MATTERS = ("inhabilitet", "aendringsforslag", "forslag", "andet_punkt")

OTHER_SIDE = CuedPattern(
    r"[,;]\s*(?:og\s+|mens\s+)*(?:(?P<imod>imod)(?:\s+stemte)?|blankt?|undlod(?:\s+at\s+stemme)?|(?=\d+\s+(?:medlem(?:mer)?\s+)?(?:undlod|undlader)))"
    r"\s*:?\s*(?=[\d(A-ZÆØÅ])",
    flags=0,
)
BRACKET_BEHIND = CuedPattern(r"(?:\s+[\w]+){0,2}\s*\((?P<list>[^()]*(?:\([^()]*\)[^()]*)*)\)")
ABSTAINED = CuedPattern(r"(?P<antal>\d{1,3})\s+(?:medlem(?:mer)?\s+)?(?:undlod|undlader)(?:\s+at\s+stemme)?\s*:?\s*")
POINT_HEAD = CuedPattern(
    r"\s*for\s+(?P<emne>(?:indstillings)?(?:punkt|pkt\.?)\s*(?P<nr>\d{1,2}\s?[a-h]?))\s*[:.]?\s*\Z"
)
POINT_NAMED = CuedPattern(r"(?P<emne>\b(?:\w*punkt(?:et|erne)?|pkt\.?)\s*(?P<nr>\d{1,2}\.?\s?(?:[a-h]\b)?))")


class Led(NamedTuple):
    """A sentence as the votes see it: its words, its point (and how that is printed), its outcome, its side matter."""

    text: str
    punkt: str | None
    fund: Fund | None
    emne: tuple[str, str] | None
    about_presence: bool = False
    maerke: str | None = None


@lru_cache
def _majority() -> tuple[Alternatives, tuple[str | None, ...]]:
    phrases = load_phrases("afstemninger").groups["majority"]
    return load_phrases("afstemninger").alternatives("majority"), tuple(phrase.value for phrase in phrases)


class _Reader:
    """Goes through the sentences once; the last vote is the open one."""

    def __init__(self, partier: Collection[str] | None) -> None:
        self.partier = partier
        self.votes: list[Vote] = []
        self.open: Vote | None = None
        self.matter: tuple[str, str] | None = None
        self.last: tuple[Resultat, str | None, str | None] | None = None  # result, point, kind of the last outcome
        self.outcomes: dict[str, Resultat] = {}  # by point
        self.marks: dict[str | None, str | None] = {}  # how a point is printed

    def read(self, led: Led) -> None:
        self.marks.setdefault(led.punkt, led.maerke)
        head = POINT_HEAD.match(led.text)
        if head:
            punkt = head["nr"].replace(" ", "")
            vote = self._start(punkt, head["emne"])
            vote.result, vote.headed = self.outcomes.get(punkt), True
            return
        if led.emne and led.fund is None:
            self.matter, self.open = led.emne, None
        side = read_side(led.text)
        if side:
            self._add_list(led, side[0], led.text[side[1] :])
            return
        spoken = self._add_statements(led) > 0
        counted = self._add_counts(led)
        if led.fund and not spoken:
            self._settle(led, counted=counted)
        self._add_majority(led)
        if not spoken:
            self._add_clauses(led)

    def _start(self, punkt: str | None, emne: str | None = None, kind: str | None = None) -> Vote:
        vote = Vote(punkt=punkt, emne=emne or self.marks.get(punkt), kind=kind)
        self.votes.append(vote)
        self.open = vote
        return vote

    def _vote_for(self, punkt: str | None, side: str) -> Vote:
        """The open vote where it can take the list of this side, else a new one with the result told before it."""
        vote = self.open
        same = vote and (
            vote.headed or vote.punkt is None or punkt is None or vote.punkt in {punkt, *punkt.split(", ")}
        )
        if vote and same and side not in vote.listed:
            return vote
        kind = self.matter[1] if self.matter else None
        new = self._start(punkt, self.matter[0] if self.matter else None, kind)
        if self.last and self.last[1] == punkt and (self.matter is None or self.last[2] == kind):
            new.result = self.last[0]
            self.last = None
        return new

    def _add_list(self, led: Led, side: str, tekst: str) -> None:
        other = OTHER_SIDE.search(tekst)
        listed = parse_stemmer(tekst[: other.start()] if other else tekst, self.partier)
        vote = self._vote_for(led.punkt, side)
        vote.listed.add(side)
        vote.last_side, vote.spoken_only = side, False
        vote.sides.setdefault(side, []).extend(listed.stemmer)
        if listed.antal is not None:
            vote.counts[side] = listed.antal
        if other:
            rest = tekst[other.end() :]
            abstained = None if other["imod"] else ABSTAINED.match(rest)
            if abstained:
                rest = f"{abstained['antal']} {rest[abstained.end() :]}"
            self._add_list(led, "imod" if other["imod"] else "undlod", rest)

    def _add_clauses(self, led: Led) -> None:
        """`Godkendt, idet (A) stemte imod`: those who speak behind the words of the body."""
        read = 0
        for start in clause_starts(led.text):
            read = self._add_statements(led, start) if start >= read else read

    def _add_statements(self, led: Led, at: int = 0) -> int:
        """`(A) og (Ø) stemte imod, (F) undlod`: every voter with its verb, as far as they follow each other.

        The answer is how far they go.
        """
        found = 0
        while voters := find_stemmere(led.text[at:]):
            behind = led.text[at + voters[1] :]
            verb = read_side_verb(behind)
            if verb is None:
                found = found or int(self._add_remark(voters[0], behind))
                break
            side, end = verb
            listed = parse_stemmer(voters[0], self.partier)
            if side == "for" and ADVICE.search(behind[:end]) and not _with_party(listed.stemmer):
                break  # a firm recommends too
            named = POINT_NAMED.search(behind, end, end + 60)
            punkt = self._point(named, led.punkt)
            vote = self._statement_vote(punkt, led)
            vote.sides.setdefault(side, []).extend(listed.stemmer)
            behind_verb = BRACKET_BEHIND.match(behind, end) if listed.antal is not None and not listed.stemmer else None
            if behind_verb:
                listed = listed._replace(stemmer=parse_stemmer(behind_verb["list"], self.partier).stemmer)
                vote.sides[side].extend(listed.stemmer)
            if listed.antal is not None and side not in vote.counts:
                vote.counts[side] = listed.antal
            if listed.stemmer:
                vote.listed.add(side)
            found = at + voters[1] + (behind_verb.end() if behind_verb else end)
            going_on = GOES_ON.match(led.text, found)
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

    def _statement_vote(self, punkt: str | None, led: Led) -> Vote:
        """Statements speak of the vote before them; several of one side are one list."""
        for vote in reversed(self.votes):
            if vote.kind != "inhabilitet" and (vote.punkt == punkt or punkt is None):
                if self.last and self.last[1] == punkt and vote.result and vote.kind and led.punkt is None:
                    break
                return vote
        return self._vote_for(punkt, "")

    def _add_counts(self, led: Led) -> bool:
        if self._add_brackets(led):
            return True
        counted = count_stemmer(led.text, _result(led.fund))
        if counted is None:
            return False
        if counted.opens and (led.fund or len(counted.tal.keys() & {"for", "imod"}) > 1):
            kind = self._kind(led)
            named = POINT_NAMED.search(led.text) if kind is None else None
            vote = self._start(led.punkt or (named and re.sub(r"[\s.]", "", named["nr"])), self._emne(led, named), kind)
        else:
            vote = self.open or self._start(led.punkt)
        vote.counts |= counted.tal
        return counted.opens

    def _add_brackets(self, led: Led) -> bool:
        """`med 14 stemmer for (A, B og F) og 3 stemmer imod (O)`."""
        result = _result(led.fund)
        sides = find_sider(led.text, result)
        if not sides:
            return False
        vote = self._start(led.punkt, self._emne(led, None), self._kind(led))
        counted = count_stemmer(led.text, result)
        vote.counts |= counted.tal if counted else {}
        for side, (antal, words) in sides.items():
            vote.sides[side] = list(parse_stemmer(words or "", self.partier).stemmer)
            vote.listed.add(side)
            if antal is not None:
                vote.counts[side] = antal
        return True

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
        self.outcomes |= dict.fromkeys((led.punkt or "").split(", "), result)
        takes = vote and vote.result is None and vote.has_voters and vote.kind != "inhabilitet"
        takes = takes and not (vote and vote.kind and led.fund.final and not counted)  # `herefter`: of the item
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
        """`Et flertal bestående af …`, `Et flertal (A, F)`, `Anbefalet af …`: who was for."""
        patterns, values = _majority()
        majority = patterns.search(led.text)
        if not majority:
            return
        rest = led.text[majority[1].end() :].strip(" .\n")
        inside = re.match(r"\((?P<list>[^()]*(?:\([^()]*\)[^()]*)*)\)", rest)
        subject = find_stemmere(rest)
        if not inside and not subject and names_body(rest):
            return
        listed = parse_stemmer(inside["list"] if inside else subject[0] if subject else rest, self.partier)
        if values[majority[0]] == WITH_PARTY and not _with_party(listed.stemmer):
            return  # `godkendt af Erhvervsstyrelsen`
        if listed.stemmer:
            vote = self._vote_for(led.punkt, "for")
            vote.result = vote.result or _result(led.fund)
            vote.sides.setdefault("for", []).extend(listed.stemmer)
            vote.listed.add("for")


def read_afstemninger(led: Sequence[Led], partier: Collection[str] | None = None) -> tuple[Stemmeafgivning, ...]:
    """All votes of a decision, in printed order; one that only states lists has a derived result or none."""
    reader = _Reader(partier)
    for one in led:
        if not one.about_presence:
            reader.read(one)
        elif one.emne:
            reader.matter, reader.open = one.emne, None
    return tuple(finish(vote) for vote in reader.votes if vote.has_voters)


def _with_party(voters: Sequence[Stemme]) -> bool:
    """Whether all voters are parties, numbers of members, or people with their party."""
    return all(voter.parti or voter.antal for voter in voters)


def _result(fund: Fund | None) -> Resultat | None:
    if fund is None or fund.udfald in {"ingen_stilling", "droeftet", "orienteret", "ikke_offentliggjort", "ingen"}:
        return None
    return "forkastet" if fund.udfald == "afvist" else "vedtaget"
