"""A vote while it is being read, and what becomes of it.

In: sides, numbers and a result as they are found. Out: a `Stemmeafgivning`. A result that no sentence states is derived
from the numbers of the sides, where they are known, and marked so; a party's members are never counted for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from referat_parser.model import Afstemning, Stemme, Stemmetal

if TYPE_CHECKING:
    from referat_parser.facts.beslutning.stemmetal import Resultat


class Vote:
    """A vote while it is being read."""

    def __init__(self, punkt: str | None = None, emne: str | None = None, kind: str | None = None) -> None:
        self.punkt, self.emne, self.kind = punkt, emne, kind
        self.result: Resultat | None = None
        self.counts: dict[str, int] = {}
        self.sides: dict[str, list[Stemme]] = {}
        self.listed: set[str] = set()
        self.last_side: str | None = None
        self.spoken_only = True
        self.headed = False  # opened by a line of its own (`For punkt 16`), so that it takes the lists below

    @property
    def has_voters(self) -> bool:
        """Whether anything was said about its sides."""
        return bool(self.listed or self.counts)


class Stemmeafgivning(NamedTuple):
    """A vote with its kind: None for the item itself, else the side matter."""

    afstemning: Afstemning
    kind: str | None
    punkt: str | None


def finish(vote: Vote) -> Stemmeafgivning:
    """The vote as it is given out."""
    counts = vote.counts
    result = vote.result
    derived = None if result else _derived(vote)
    if result == "forkastet" and vote.spoken_only and not counts and "for" not in vote.sides:
        result = "vedtaget"  # dissent from a refusal: the decision itself was carried
    sides = {side: tuple(dict.fromkeys(vote.sides.get(side, ()))) for side in ("for", "imod", "undlod", "forbehold")}
    afstemning = Afstemning(
        emne=vote.emne, resultat=result or derived, kilde="angivet" if result else "udledt" if derived else None,
        antal=Stemmetal(for_=counts.get("for"), imod=counts.get("imod"), undlod=counts.get("undlod")),
        for_=sides["for"], imod=sides["imod"], undlod=sides["undlod"], forbehold=sides["forbehold"],
    )  # fmt: skip
    return Stemmeafgivning(afstemning, vote.kind, vote.punkt)


def _derived(vote: Vote) -> Resultat | None:
    """The result that the sides alone tell: by their numbers, or where nobody is against."""
    sizes = {side: vote.counts.get(side, _heads(vote.sides.get(side, []))) for side in ("for", "imod")}
    for_, imod = sizes["for"], sizes["imod"]
    if for_ is not None and imod is not None and "for" in vote.listed | vote.counts.keys():
        return "vedtaget" if for_ > imod else "forkastet"
    return "vedtaget" if vote.sides.get("for") and imod == 0 else None


def _heads(voters: list[Stemme]) -> int | None:
    """How many people a list names; None where it names parties."""
    return len(voters) if all(voter.navn for voter in voters) else None
