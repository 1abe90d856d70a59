"""Decisions as rows: one a decision, of this meeting or of an earlier body, for a table, CSV or NDJSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from referat_parser.model import Afstemning, Beslutning, Person, Punkt, Referat, Stemme

COLUMNS: Final = (
    "file", "dato", "organ", "egen", "nr", "sagsnr", "titel", "udfald", "ordlyd", "endelig", "for", "imod", "undlod",
    "afbud", "inhabile", "videresendt_til", "udsat_til", "side",
)  # fmt: skip
"""`for`, `imod` and `undlod` are the main vote's count and names; `afbud` all whom the decision names as absent."""

_ADOPTED: Final = ("godkendt", "anbefalet")

Row = dict[str, str | bool | int | None]


def decision_rows(referat: Referat) -> Iterator[Row]:
    """The rows of a document, items in their order, the decisions of an item as printed."""
    for punkt in referat.punkter:
        for beslutning in punkt.beslutninger:
            yield _row(referat, punkt, beslutning)


def _row(referat: Referat, punkt: Punkt, beslutning: Beslutning) -> Row:
    vote = _main_vote(beslutning)
    presence = beslutning.deltagelse
    absent = (*presence.afbud, *presence.fravaerende) if presence else ()
    return {
        "file": referat.source.file,
        "dato": beslutning.dato.isoformat() if beslutning.dato else None,
        "organ": beslutning.organ,
        "egen": beslutning.egen,
        "nr": punkt.nr,
        "sagsnr": punkt.sagsnr,
        "titel": punkt.titel,
        "udfald": beslutning.udfald,
        "ordlyd": beslutning.ordlyd,
        "endelig": beslutning.endelig,
        "for": _side(vote.antal.for_, vote.for_) if vote else None,
        "imod": _side(vote.antal.imod, vote.imod) if vote else None,
        "undlod": _side(vote.antal.undlod, vote.undlod) if vote else None,
        "afbud": _names(absent),
        "inhabile": _names(presence.inhabile) if presence else None,
        "videresendt_til": "; ".join(beslutning.videresendt_til) or None,
        "udsat_til": beslutning.udsat_til,
        "side": beslutning.kilde[0].side if beslutning.kilde else punkt.sider[0],
    }


def _main_vote(beslutning: Beslutning) -> Afstemning | None:
    """The last vote that counts or names anybody: side votes come before the main proposal's.

    A vote that was lost is not the one by which a proposal was adopted: where it stands alone, an amendment fell.
    """
    told = [vote for vote in beslutning.afstemninger if _tells(vote)]
    if beslutning.udfald in _ADOPTED:
        told = [vote for vote in told if vote.resultat != "forkastet"]
    return told[-1] if told else None


def _tells(vote: Afstemning) -> bool:
    counts = (vote.antal.for_, vote.antal.imod, vote.antal.undlod)
    return bool(vote.for_ or vote.imod or vote.undlod) or any(count is not None for count in counts)


def _side(count: int | None, voters: Iterable[Stemme]) -> str | None:
    names = ", ".join(name for voter in voters if (name := _voter(voter)))
    parts = ([str(count)] if count is not None else []) + ([names] if names else [])
    return ": ".join(parts) or None


def _voter(voter: Stemme) -> str:
    name = f"{voter.navn} ({voter.parti})" if voter.navn and voter.parti else voter.navn or voter.parti or ""
    return f"{name} {voter.antal}".strip() if voter.antal is not None else name


def _names(people: Iterable[Person]) -> str | None:
    return ", ".join(person.navn for person in people) or None
