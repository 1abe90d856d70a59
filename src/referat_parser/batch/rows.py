"""A document as the rows of a table: one for the document, one an item, or one a decision.

Comes in: a `Referat`. Goes out: NDJSON values (nested, nothing left out) or flat tuples with typed columns, for CSV and
Parquet. The item columns are those of the CSV format, so that `referat parse --format csv` and an archive agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from referat_parser.output.ndjson import MEETING_KEYS, punkt_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from referat_parser.model import Beslutning, Punkt, Referat

Per = Literal["dokument", "punkt", "beslutning"]
Kind = Literal["text", "int", "bool", "date"]

_MEETING: tuple[tuple[str, Kind], ...] = (
    ("file", "text"), ("dokumenttype", "text"), ("myndighed", "text"), ("udvalg", "text"), ("moedenr", "text"),
    ("dato", "date"),
)  # fmt: skip
COLUMNS: dict[Per, tuple[tuple[str, Kind], ...]] = {
    "dokument": (
        *_MEETING, ("starttidspunkt", "text"), ("sluttidspunkt", "text"), ("moedested", "text"), ("titel", "text"),
        ("antal_punkter", "int"), ("antal_sider", "int"), ("warnings", "text"), ("sha256", "text"), ("profile", "text"),
    ),
    "punkt": (
        *_MEETING, ("nr", "text"), ("titel", "text"), ("lukket", "bool"), ("sagsnr", "text"), ("sagsansvarlig", "text"),
        ("doknr", "text"), ("kompetence", "text"), ("gruppe", "text"), ("indstiller", "text"), ("resume", "text"),
        ("indstilling", "text"), ("beslutning", "text"), ("udfald", "text"), ("bilag", "text"), ("side_fra", "int"),
        ("side_til", "int"),
    ),
    "beslutning": (
        *_MEETING, ("nr", "text"), ("titel", "text"), ("sagsnr", "text"), ("organ", "text"),
        ("beslutning_dato", "date"), ("egen", "bool"), ("udfald", "text"), ("endelig", "bool"), ("tekst", "text"),
        ("ordlyd", "text"), ("videresendt_til", "text"), ("udsat_til", "text"), ("antal_for", "int"),
        ("antal_imod", "int"), ("antal_undlod", "int"), ("side", "int"),
    ),
}  # fmt: skip
"""Column names and types of a table. Lists are joined by `; `; votes are those of the decision's last vote."""


def ndjson_rows(referat: Referat, per: Per) -> Iterator[dict[str, Any]]:
    """Plain JSON values. A decision stands under `beslutning`, beside the keys of its meeting and its item."""
    if per == "dokument":
        yield referat.model_dump(mode="json")
    elif per == "punkt":
        yield from punkt_rows(referat)
    else:
        meeting = referat.model_dump(mode="json", include=set(MEETING_KEYS))
        for punkt in referat.punkter:
            item = {
                "nr": punkt.nr, "titel": punkt.titel, "lukket": punkt.lukket, "sagsnr": punkt.sagsnr,
                "gruppe": punkt.gruppe, "sider": list(punkt.sider),
            }  # fmt: skip
            for beslutning in punkt.beslutninger:
                yield {**meeting, **item, "beslutning": beslutning.model_dump(mode="json")}


def flat_rows(referat: Referat, per: Per) -> Iterator[tuple[Any, ...]]:
    """Values in the order of `COLUMNS[per]`."""
    meeting = (
        referat.source.file, referat.dokumenttype, referat.myndighed, referat.udvalg, referat.moedenr, referat.dato,
    )  # fmt: skip
    if per == "dokument":
        yield (*meeting, *_document(referat))
    elif per == "punkt":
        yield from ((*meeting, *_item(punkt)) for punkt in referat.punkter)
    else:
        yield from (
            (*meeting, punkt.nr, punkt.titel, punkt.sagsnr, *_decision(beslutning))
            for punkt in referat.punkter
            for beslutning in punkt.beslutninger
        )


def _document(referat: Referat) -> tuple[Any, ...]:
    start, end = referat.starttidspunkt, referat.sluttidspunkt
    return (
        f"{start:%H:%M}" if start else None, f"{end:%H:%M}" if end else None, referat.moedested, referat.titel,
        len(referat.punkter), referat.source.pages,
        "; ".join(dict.fromkeys(warning.code for warning in referat.warnings)),
        referat.source.sha256, referat.parser.profile,
    )  # fmt: skip


def _item(punkt: Punkt) -> tuple[Any, ...]:
    return (
        punkt.nr, punkt.titel, punkt.lukket, punkt.sagsnr, punkt.sagsansvarlig, punkt.doknr, punkt.kompetence,
        punkt.gruppe, punkt.indstiller, punkt.resume, punkt.indstilling, punkt.beslutning,
        "; ".join(beslutning.udfald for beslutning in punkt.beslutninger if beslutning.egen),
        "; ".join(bilag.titel for bilag in punkt.bilag), *punkt.sider,
    )  # fmt: skip


def _decision(beslutning: Beslutning) -> tuple[Any, ...]:
    antal = beslutning.afstemninger[-1].antal if beslutning.afstemninger else None
    return (
        beslutning.organ, beslutning.dato, beslutning.egen, beslutning.udfald, beslutning.endelig, beslutning.tekst,
        beslutning.ordlyd, "; ".join(beslutning.videresendt_til), beslutning.udsat_til,
        antal.for_ if antal else None, antal.imod if antal else None, antal.undlod if antal else None,
        beslutning.kilde[0].side if beslutning.kilde else None,
    )  # fmt: skip
