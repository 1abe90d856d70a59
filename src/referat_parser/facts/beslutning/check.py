"""What does not fit together inside one decision. Nothing is repaired; a reader is told.

In: a `Beslutning`. Out: `Warning`s: no outcome found, a party on both sides, counts that disagree with the result or
with the named voters, a side that is counted but not named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from referat_parser.facts.partier import party_key
from referat_parser.model import Warning  # noqa: A004 - the contract's name for it

if TYPE_CHECKING:
    from collections.abc import Iterator

    from referat_parser.model import Afstemning, Beslutning, Stemme


def check_beslutning(beslutning: Beslutning) -> tuple[Warning, ...]:
    """The warnings about a decision, each with the item's number where it is known."""
    return tuple(Warning(code=code, message=message, punkt=beslutning.punkt) for code, message in _faults(beslutning))


def _faults(beslutning: Beslutning) -> Iterator[tuple[str, str]]:
    if beslutning.udfald == "ukendt":
        yield "outcome-unknown", f"no rule reads the decision {_short(beslutning.tekst)!r}"
    for vote in beslutning.afstemninger:
        subject = f" on {vote.emne!r}" if vote.emne else ""
        for party in sorted(_parties(vote.for_) & _parties(vote.imod)):
            yield "vote-party-on-both-sides", f"the party {party} stands for and against in the vote{subject}"
        yield from (("vote-counts-disagree", f"{fault}{subject}") for fault in _count_faults(vote))
        if any(count and not voters for count, voters in _counted(vote)) and any(
            voters for _, voters in _counted(vote)
        ):
            yield "vote-without-names", f"a side is counted but nobody is named in the vote{subject}"


def _count_faults(vote: Afstemning) -> Iterator[str]:
    for_, imod = vote.antal.for_, vote.antal.imod
    if for_ is not None and imod is not None:
        if vote.resultat == "vedtaget" and for_ <= imod:
            yield f"carried with {for_} for and {imod} against"
        if vote.resultat == "forkastet" and for_ > imod:
            yield f"rejected with {for_} for and {imod} against"
    for side, (count, voters) in zip(("for", "against", "abstaining"), _counted(vote), strict=True):
        people = sum(voter.navn is not None for voter in voters)
        if count is not None and (people > count or (len(voters) == people and 0 < people < count)):
            yield f"{count} are counted {side} and {people} named"


def _counted(vote: Afstemning) -> tuple[tuple[int | None, tuple[Stemme, ...]], ...]:
    return (vote.antal.for_, vote.for_), (vote.antal.imod, vote.imod), (vote.antal.undlod, vote.undlod)


def _parties(voters: tuple[Stemme, ...]) -> set[str]:
    """Whole parties only: single members may well vote against their own."""
    return {
        party_key(voter.parti).upper() for voter in voters if voter.parti and voter.navn is None and voter.antal is None
    }


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else f"{folded[:57]}..."
