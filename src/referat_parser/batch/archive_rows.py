"""What stands in the tables of the archive: one document as rows.

Comes in: a `Referat` and the id of its meeting. Goes out: (table, row) pairs, parents before children. No database is
known here.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from referat_parser.model import (
    Beslutning,
    Beslutningsdeltagelse,
    Bilag,
    Deltagelse,
    Kilde,
    Model,
    Punkt,
    Referat,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TABLES = (
    "meetings", "files", "items", "sections", "decisions", "votes", "attendance", "annexes", "warnings",
)  # fmt: skip
"""Parents first."""

TableRow = tuple[str, dict[str, Any]]

_PEOPLE = ("medlemmer", "til_stede", "afbud", "fravaerende", "oevrige")


class Ids:
    """Gives the next id of each table."""

    def __init__(self, last: dict[str, int]) -> None:
        self._last = dict(last)

    def take(self, table: str) -> int:
        """One more id."""
        self._last[table] += 1
        return self._last[table]


def meeting_rows(referat: Referat, number: int, reading: str, ids: Ids) -> Iterator[TableRow]:
    """All rows of one document. `number` is the id of its meeting, `reading` tells how it was read."""
    source, coverage = referat.source, referat.coverage
    yield "meetings", {
        "id": number, "sha256": source.sha256, "dokumenttype": referat.dokumenttype, "titel": referat.titel,
        "myndighed": referat.myndighed, "udvalg": referat.udvalg, "moedenr": referat.moedenr,
        "dato": _iso(referat.dato), "starttidspunkt": _clock(referat.starttidspunkt),
        "sluttidspunkt": _clock(referat.sluttidspunkt), "moedested": referat.moedested, "pages": source.pages,
        "producer": source.producer, "parser_version": referat.parser.version, "profile": referat.parser.profile,
        "ocr": int(referat.parser.ocr), "words": coverage.words, "unassigned": coverage.unassigned, "reading": reading,
    }  # fmt: skip
    yield from _people(referat.deltagelse, ids, meeting_id=number)
    items: dict[str, int] = {}
    for position, punkt in enumerate(referat.punkter, start=1):
        item = ids.take("items")
        items.setdefault(punkt.nr, item)
        yield from _item(punkt, position, item, number, ids)
    for position, bilag in enumerate(referat.bilag, start=1):
        yield "annexes", {
            "id": ids.take("annexes"), "meeting_id": number, "item_id": items.get(bilag.punkt or ""),
            "position": position, "bound_in": 1, "nr": bilag.nr, "titel": bilag.titel, "doknr": bilag.doknr,
            "lukket": int(bilag.lukket), "side_fra": bilag.sider[0], "side_til": bilag.sider[1],
            "has_text": int(bilag.has_text),
        }  # fmt: skip
    for position, warning in enumerate(referat.warnings, start=1):
        yield "warnings", {
            "id": ids.take("warnings"), "meeting_id": number, "position": position, "code": warning.code,
            "message": warning.message, "page": warning.page, "punkt": warning.punkt,
        }  # fmt: skip


def _item(punkt: Punkt, position: int, item: int, meeting: int, ids: Ids) -> Iterator[TableRow]:
    own = [beslutning.udfald for beslutning in punkt.beslutninger if beslutning.egen]
    yield "items", {
        "id": item, "meeting_id": meeting, "position": position, "nr": punkt.nr, "titel": punkt.titel,
        "lukket": int(punkt.lukket), "sagsnr": punkt.sagsnr, "sagsansvarlig": punkt.sagsansvarlig,
        "doknr": punkt.doknr, "kompetence": punkt.kompetence, "gruppe": punkt.gruppe, "indstiller": punkt.indstiller,
        "resume": punkt.resume, "indstilling": punkt.indstilling, "beslutning": punkt.beslutning,
        "udfald": own[-1] if own else None, "oplysninger": _array(punkt.oplysninger), "tekst": item_text(punkt),
        "side_fra": punkt.sider[0], "side_til": punkt.sider[1],
    }  # fmt: skip
    for place, sektion in enumerate(punkt.sektioner, start=1):
        yield "sections", {
            "id": ids.take("sections"), "item_id": item, "position": place, "type": sektion.type,
            "overskrift": sektion.overskrift, "tekst": sektion.tekst, "side": _page(sektion.kilde),
            "kilde": _array(sektion.kilde),
        }  # fmt: skip
    if punkt.deltagelse is not None:
        yield from _people(punkt.deltagelse, ids, meeting_id=meeting, item_id=item)
    for place, beslutning in enumerate(punkt.beslutninger, start=1):
        yield from _decision(beslutning, place, item, meeting, ids)
    for place, bilag in enumerate(punkt.bilag, start=1):
        yield "annexes", _listed_annex(bilag, place, ids.take("annexes"), meeting, item)


def _decision(beslutning: Beslutning, position: int, item: int, meeting: int, ids: Ids) -> Iterator[TableRow]:
    number = ids.take("decisions")
    yield "decisions", {
        "id": number, "item_id": item, "position": position, "organ": beslutning.organ,
        "dato": _iso(beslutning.dato), "punkt": beslutning.punkt, "egen": int(beslutning.egen),
        "udfald": beslutning.udfald, "ordlyd": beslutning.ordlyd,
        "endelig": None if beslutning.endelig is None else int(beslutning.endelig), "tekst": beslutning.tekst,
        "delpunkter": _array(beslutning.delpunkter), "betingelser": _array(beslutning.betingelser),
        "mindretalsudtalelser": _array(beslutning.mindretalsudtalelser),
        "videresendt_til": _array(beslutning.videresendt_til), "udsat_til": beslutning.udsat_til,
        "side": _page(beslutning.kilde),
    }  # fmt: skip
    for place, vote in enumerate(beslutning.afstemninger, start=1):
        yield "votes", {
            "id": ids.take("votes"), "decision_id": number, "position": place, "emne": vote.emne,
            "resultat": vote.resultat, "kilde": vote.kilde, "antal_for": vote.antal.for_,
            "antal_imod": vote.antal.imod, "antal_undlod": vote.antal.undlod, "for": _array(vote.for_),
            "imod": _array(vote.imod), "undlod": _array(vote.undlod), "forbehold": _array(vote.forbehold),
        }  # fmt: skip
    if beslutning.deltagelse is not None:
        where = {"meeting_id": meeting, "item_id": item, "decision_id": number}
        yield from _people(beslutning.deltagelse, ids, **where)
        yield from _movements(beslutning.deltagelse, ids, **where)


def _listed_annex(bilag: Bilag, position: int, number: int, meeting: int, item: int) -> dict[str, Any]:
    first, last = bilag.sider or (None, None)
    return {
        "id": number, "meeting_id": meeting, "item_id": item, "position": position, "bound_in": 0, "nr": bilag.nr,
        "titel": bilag.titel, "doknr": bilag.doknr, "lukket": int(bilag.lukket), "side_fra": first, "side_til": last,
        "has_text": None,
    }  # fmt: skip


def _people(deltagelse: Deltagelse, ids: Ids, **where: int) -> Iterator[TableRow]:
    lists = [*_PEOPLE, "inhabile"] if isinstance(deltagelse, Beslutningsdeltagelse) else _PEOPLE
    for liste in lists:
        for position, person in enumerate(getattr(deltagelse, liste), start=1):
            yield _attendance(
                ids, where, liste, position, person.navn, parti=person.parti, rolle=person.rolle, note=person.note
            )


def _movements(deltagelse: Beslutningsdeltagelse, ids: Ids, **where: int) -> Iterator[TableRow]:
    for position, substitute in enumerate(deltagelse.stedfortraedere, start=1):
        yield _attendance(ids, where, "stedfortraedere", position, substitute.navn, note=substitute.for_)
    for liste, movements in (("ankom", deltagelse.ankom), ("forlod", deltagelse.forlod)):
        for position, movement in enumerate(movements, start=1):
            yield _attendance(ids, where, liste, position, movement.navn, note=_clock(movement.tid))


def _attendance(
    ids: Ids,
    where: dict[str, int],
    liste: str,
    position: int,
    navn: str,
    *,
    parti: str | None = None,
    rolle: str | None = None,
    note: str | None = None,
) -> TableRow:
    return "attendance", {
        "id": ids.take("attendance"), "meeting_id": where["meeting_id"], "item_id": where.get("item_id"),
        "decision_id": where.get("decision_id"), "liste": liste, "position": position, "navn": navn, "parti": parti,
        "rolle": rolle, "note": note,
    }  # fmt: skip


def item_text(punkt: Punkt) -> str:
    """Every section of an item with its heading, sections parted by an empty line."""
    parts = ("\n".join(filter(None, (sektion.overskrift, sektion.tekst))) for sektion in punkt.sektioner)
    return "\n\n".join(filter(None, parts))


def _array(values: Sequence[Model | str]) -> str | None:
    """A list as JSON; `None` where it is empty, so that a query can ask for what is there."""
    if not values:
        return None
    plain: Iterable[Any] = (value if isinstance(value, str) else value.model_dump(mode="json") for value in values)
    return json.dumps(list(plain), ensure_ascii=False)


def _page(kilde: Sequence[Kilde]) -> int | None:
    return kilde[0].side if kilde else None


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _clock(time: Any) -> str | None:
    return f"{time:%H:%M}" if time else None
