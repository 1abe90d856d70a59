"""Decisions as rows: one a decision, with body, date, item, outcome and the main vote."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from referat_parser import model
from referat_parser.output.decisions import COLUMNS, decision_rows
from strategies import referater

if TYPE_CHECKING:
    from referat_parser.model import Referat

ASTA = model.Stemme(navn="Asta Ravn", parti="A")
BO = model.Stemme(navn="Bo Lind")


def row_of(decision: model.Beslutning, **item: object) -> dict[str, str | bool | int | None]:
    """The row of a decision, alone in a document."""
    punkt = model.Punkt(**{"nr": "1", "titel": "x", "sider": (4, 5), **item}, beslutninger=(decision,))  # type: ignore[arg-type]
    document = model.Referat(
        dokumenttype="referat",
        punkter=(punkt,),
        source=model.Source(file="a.pdf", sha256="0" * 64, pages=5, pages_without_text=()),
        parser=model.Parser(version="0", profile="base"),
        coverage=model.Coverage(words=1, fields=1, furniture=0, contents=0, annexes=0, unassigned=0),
    )
    (row,) = decision_rows(document)
    return row


def votes_of(*votes: model.Afstemning, udfald: str = "ukendt") -> tuple[object, object, object]:
    """The three sides of a decision's row."""
    row = row_of(model.Beslutning(afstemninger=votes, udfald=udfald))  # type: ignore[arg-type]
    return row["for"], row["imod"], row["undlod"]


def test_a_decision_is_a_row(referat: Referat) -> None:
    """The meeting's own decision and the earlier one that it quotes, in printed order; what is not told is None."""
    own, earlier = decision_rows(referat)

    assert own == {
        "file": "moede.pdf",
        "dato": "2031-03-04",
        "organ": "Klima- og Havneudvalget",
        "egen": True,
        "nr": "1",
        "sagsnr": "31/1042",
        "titel": "Ny bro over åen",
        "udfald": "godkendt",
        "ordlyd": "Godkendt",
        "endelig": None,
        "for": "2: Asta Ravn",
        "imod": "0",
        "undlod": None,
        "afbud": None,
        "inhabile": None,
        "videresendt_til": None,
        "udsat_til": None,
        "side": 2,
    }
    assert (earlier["organ"], earlier["dato"], earlier["egen"], earlier["udfald"]) == (
        "Økonomiudvalget", None, False, "anbefalet",
    )  # fmt: skip
    assert (earlier["for"], earlier["imod"], earlier["undlod"]) == (None, None, None)


def test_an_item_without_decisions_has_no_row(referat: Referat) -> None:
    """A closed item without a decision gives nothing, and neither does an agenda."""
    assert {row["nr"] for row in decision_rows(referat)} == {"1"}
    assert list(decision_rows(referat.model_copy(update={"punkter": ()}))) == []


def test_where_the_case_goes_and_who_was_away() -> None:
    """Who sent apologies and who stayed away is one list, who was disqualified another; bodies are set apart by `;`."""
    row = row_of(
        model.Beslutning(
            dato=dt.date(2031, 3, 4),
            endelig=False,
            udsat_til="næste møde",
            videresendt_til=("Plan- og Miljøudvalget", "Byrådet"),
            deltagelse=model.Beslutningsdeltagelse(
                afbud=(model.Person(navn="Bo Lind", parti="V"),),
                fravaerende=(model.Person(navn="Eva Holm"),),
                inhabile=(model.Person(navn="Asta Ravn"), model.Person(navn="Per Dam")),
            ),
        )
    )

    assert (row["afbud"], row["inhabile"]) == ("Bo Lind, Eva Holm", "Asta Ravn, Per Dam")
    assert (row["videresendt_til"], row["udsat_til"]) == ("Plan- og Miljøudvalget; Byrådet", "næste møde")
    assert row["endelig"] is False


def test_the_page_is_the_decisions_or_else_the_items() -> None:
    """The page where the decision begins; where that is not known, the first page of its item."""
    placed = model.Beslutning(kilde=(model.Kilde(side=5, boks=(0, 0, 1, 1)), model.Kilde(side=6, boks=(0, 0, 1, 1))))

    assert row_of(placed)["side"] == 5
    assert row_of(model.Beslutning())["side"] == 4


@pytest.mark.parametrize(
    ("vote", "sides"),
    [
        (model.Afstemning(antal=model.Stemmetal(for_=7, imod=1), imod=(ASTA,)), ("7", "1: Asta Ravn (A)", None)),
        (model.Afstemning(for_=(ASTA, BO)), ("Asta Ravn (A), Bo Lind", None, None)),
        (model.Afstemning(imod=(model.Stemme(parti="Ø", antal=2), model.Stemme(parti="O"))), (None, "Ø 2, O", None)),
        (model.Afstemning(imod=(model.Stemme(antal=3),)), (None, "3", None)),
        (model.Afstemning(antal=model.Stemmetal(for_=0)), ("0", None, None)),
        (model.Afstemning(antal=model.Stemmetal(undlod=4)), (None, None, "4")),
        (model.Afstemning(undlod=(BO,)), (None, None, "Bo Lind")),
        (model.Afstemning(forbehold=(BO,)), (None, None, None)),
        (model.Afstemning(for_=(model.Stemme(),)), (None, None, None)),
    ],
)
def test_a_side_is_its_count_and_names(vote: model.Afstemning, sides: tuple[str | None, ...]) -> None:
    """`COUNT: names`, either alone where only it is printed, None for a side that nothing is told of."""
    assert votes_of(vote) == sides


def test_the_main_vote_is_the_last_that_tells_anything() -> None:
    """Side votes come first; a vote of which only the result is known does not hide the counts."""
    amendment = model.Afstemning(resultat="forkastet", antal=model.Stemmetal(for_=4, imod=5))
    main = model.Afstemning(resultat="vedtaget", antal=model.Stemmetal(for_=5, imod=4))
    silent = model.Afstemning(resultat="vedtaget")

    assert votes_of(amendment, main, silent, udfald="godkendt") == ("5", "4", None)


def test_a_fallen_amendment_is_not_the_vote_on_what_was_adopted() -> None:
    """`3 for, 14 imod` beside `godkendt` would say that a minority adopted it; a rejected proposal keeps its vote."""
    lost = model.Afstemning(resultat="forkastet", antal=model.Stemmetal(for_=3, imod=14))

    assert votes_of(lost, udfald="godkendt") == votes_of(lost, udfald="anbefalet") == (None, None, None)
    assert votes_of(lost, udfald="afvist") == votes_of(lost, udfald="delt") == ("3", "14", None)


@settings(max_examples=50)
@given(referater)
def test_every_decision_is_one_row_of_plain_values(document: Referat) -> None:
    """Whatever the text: a row a decision, all columns in their order, values that JSON holds."""
    rows = list(decision_rows(document))

    assert [row["ordlyd"] for row in rows] == [b.ordlyd for punkt in document.punkter for b in punkt.beslutninger]
    for row in rows:
        assert tuple(row) == COLUMNS
        assert json.loads(json.dumps(row)) == row
