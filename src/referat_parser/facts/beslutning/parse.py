"""One decision text to a `Beslutning`: the parts of this package in their order.

In: the text as printed (hard line breaks inside sentences are no harm) and what the document says around it. Out: a
frozen `Beslutning` in which every word stands in the text, and the warnings that a reader of it should see.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from referat_parser.facts.beslutning.afgoerelse import Afgoerelse, find_afgoerelse
from referat_parser.facts.beslutning.afstemning import read_afstemninger
from referat_parser.facts.beslutning.fremad import find_betingelser, find_udsat_til, find_videresendt
from referat_parser.facts.beslutning.fremmoede import read_fremmoede
from referat_parser.facts.beslutning.tekst import Tekst, read_tekst
from referat_parser.facts.beslutning.udfald import is_advice
from referat_parser.facts.organer import is_council
from referat_parser.model import Beslutning, Delpunkt, Mindretalsudtalelse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from referat_parser.model import Indstillingspunkt, Udfald

FINAL_IN_COUNCIL = {"godkendt", "afvist", "taget_til_efterretning", "valgt", "besluttet", "orienteret", "droeftet"}


def parse_beslutning(
    tekst: str,
    *,
    organ: str | None = None,
    dato: dt.date | None = None,
    indstilling: str | Sequence[Indstillingspunkt] | None = None,
    punkt: str | None = None,
    egen: bool = False,
    partier: Collection[str] | None = None,
) -> Beslutning:
    """Read one decision text.

    `organ`, `dato`, `punkt` and `egen` are kept as given (`organ` also tells whether an outcome is final);
    `indstilling` is the recommendation that the decision answers, its points or its text; `partier` are the party
    labels of the document's own member list. Any text gives a `Beslutning`; one that no rule reads is `ukendt`.
    """
    text = read_tekst(tekst)
    presence = read_fremmoede(text.saetninger, partier)
    points, words = _recommendation(indstilling)
    decided = find_afgoerelse(text, presence.saetninger, words)
    votes = read_afstemninger(decided.led, partier)
    forwarded = find_videresendt(text, presence.saetninger)
    ends = [block.fund.end for block in decided.punkter if block.fund] or ([decided.span[1]] if decided.span else [])
    return Beslutning(
        organ=organ, dato=dato, punkt=punkt, egen=egen, tekst=tekst, udfald=decided.udfald,
        ordlyd=_words(text, decided.span),
        endelig=_is_final(decided.udfald, organ, forwarded, advice=_advises(text, decided)),
        delpunkter=_delpunkter(text, decided, points),
        betingelser=find_betingelser(text, decided.udfald, ends),
        afstemninger=tuple(vote.afstemning for vote in votes),
        mindretalsudtalelser=_udtalelser(text),
        deltagelse=presence.deltagelse,
        videresendt_til=forwarded,
        udsat_til=find_udsat_til(text, decided.udfald, decided.span),
    )  # fmt: skip


def _words(text: Tekst, span: tuple[int, int] | None) -> str | None:
    """The deciding words as printed, without the stop behind them."""
    return text.printed(*span).strip(" \n\t,;:") or None if span else None


def _recommendation(indstilling: str | Sequence[Indstillingspunkt] | None) -> tuple[list[str], str]:
    """The numbers of the recommendation's points and its words."""
    if indstilling is None or isinstance(indstilling, str):
        return [], indstilling or ""
    return [one.nr for one in indstilling if one.nr], " ".join(one.tekst for one in indstilling)


def _delpunkter(text: Tekst, decided: Afgoerelse, numbers: list[str]) -> tuple[Delpunkt, ...]:
    """The points with their outcomes; bullets answer the recommendation's points in their order."""
    found = []
    for block in decided.punkter:
        if block.fund is None:
            continue
        numre = block.numre
        if block.bullet and len(numbers) == len(decided.punkter):
            numre = (numbers[int(numre[0]) - 1],)
        ordlyd = _words(text, (block.fund.start, block.fund.end))
        found.append(Delpunkt(punkter=numre, udfald=block.fund.udfald, ordlyd=ordlyd))
    return tuple(found)


def _udtalelser(text: Tekst) -> tuple[Mindretalsudtalelse, ...]:
    found = []
    for one in text.udtalelser:
        af = " ".join(text.flat[slice(*one.author)].split()).strip(" ,:") or None
        words = text.printed(one.start, one.end).strip()
        if words:
            found.append(Mindretalsudtalelse(af=af, tekst=words))
    return tuple(found)


def _advises(text: Tekst, decided: Afgoerelse) -> bool:
    """Whether the words that refuse recommend against: `Kan ikke anbefales`."""
    return (
        decided.fund is not None
        and decided.udfald == "afvist"
        and is_advice(text.visible[decided.fund.at : decided.fund.end])
    )


def _is_final(udfald: Udfald, organ: str | None, forwarded: tuple[str, ...], *, advice: bool) -> bool | None:
    """What a council decides is final, advice for or against is not; of a committee the text alone does not tell."""
    if udfald == "anbefalet":
        return False
    if organ and is_council(organ):
        return udfald in FINAL_IN_COUNCIL or (None if udfald in {"ukendt", "ingen", "ikke_offentliggjort"} else False)
    if (udfald in {"afvist", "oversendt"} and forwarded) or (udfald == "afvist" and advice):
        return False
    return None
