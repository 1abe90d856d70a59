"""CSV: one row an item, harmless in a spreadsheet."""

from __future__ import annotations

import csv as stdlib_csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from referat_parser.output import csv
from strategies import referater

if TYPE_CHECKING:
    from referat_parser.model import Referat


def rows_of(text: str) -> list[dict[str, str]]:
    """Read CSV as a spreadsheet does."""
    return list(stdlib_csv.DictReader(io.StringIO(text, newline="")))


def test_an_item_is_a_row(referat: Referat) -> None:
    """Meeting, item, own decision and annexes stand in their columns; an absent value is an empty cell."""
    row, closed = rows_of(csv.render(referat))

    assert row == {
        "file": "moede.pdf",
        "dokumenttype": "referat",
        "myndighed": "Søndermark Kommune",
        "udvalg": "Klima- og Havneudvalget",
        "moedenr": "7",
        "dato": "2031-03-04",
        "nr": "1",
        "titel": "Ny bro over åen",
        "lukket": "false",
        "sagsnr": "31/1042",
        "sagsansvarlig": "Eva Holm",
        "doknr": "",
        "kompetence": "",
        "gruppe": "",
        "indstiller": "",
        "resume": "Broen er slidt.\n\nDen kan skiftes i 2032.",
        "indstilling": "",
        "beslutning": "Godkendt.",
        "udfald": "godkendt",
        "bilag": "Kort",
        "side_fra": "2",
        "side_til": "3",
    }
    assert (closed["nr"], closed["lukket"], closed["udfald"]) == ("2", "true", "")


def test_the_header_can_be_left_out(referat: Referat) -> None:
    """Documents of a stream stand under one header."""
    header, rows = csv.render(referat).split("\n", 1)

    assert header == ",".join(csv.COLUMNS)
    assert csv.render(referat, header=False) == rows


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+45 12", "'+45 12"),
        ("- punkt", "'- punkt"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'=1"),
        ("-", "'-"),
        ("-40.000", "-40.000"),
        ("+3,5", "+3,5"),
        ("-1.234.567,89", "-1.234.567,89"),
        ("a=b", "a=b"),
        ("\x1b[31mrød", "[31mrød"),
    ],
)
def test_formulas_are_disarmed(text: str, cell: str) -> None:
    """A cell that a spreadsheet would run gets an apostrophe; plain numbers and other text stay as they are."""
    assert csv.safe_cell(text) == cell


@given(referater)
def test_every_item_is_one_row_of_harmless_cells(document: Referat) -> None:
    """Whatever the text: a row an item, all columns, and no cell that begins a formula unless it is a number."""
    rows = rows_of(csv.render(document))

    assert len(rows) == len(document.punkter)
    for row in rows:
        assert set(row) == set(csv.COLUMNS)
        for cell in row.values():
            assert not cell.startswith(("=", "@", "\t", "\r"))
            assert not cell.startswith(("+", "-")) or cell[1].isdigit()
