"""Rows → page furniture: what repeats at the edge of pages, page numbers, heads of tables that go on."""

from __future__ import annotations

import pytest

from engine_lines import read_pages
from referat_parser.profiles.loader import load_vocabulary
from referat_parser.reading.furniture import find_furniture
from referat_parser.reading.rows import rows_of

TEXT = "y300 | Broen over åen er slidt.\n| Den skal skiftes."


def furniture(block: str) -> list[str]:
    """The texts of the rows that are furniture."""
    pages = read_pages(block)
    rows = rows_of([page.lines for page in pages])
    found = find_furniture(rows, pages, load_vocabulary("base"))
    return [row.text for row in rows if row.index in found]


def test_a_line_at_the_same_height_on_every_page() -> None:
    """Digits aside: the page number in it changes."""
    pages = [f"9 y40 | Byrådet den 4. marts, side {n} af 4\n{TEXT}" for n in range(1, 5)]

    assert furniture("\n---\n".join(pages)) == [f"Byrådet den 4. marts, side {n} af 4" for n in range(1, 5)]


def test_a_head_of_several_lines() -> None:
    """All of its rows, from the edge inwards."""
    page = f"9 y30 | Søndermark Kommune\n9 | Teknisk Udvalg\n9 | Åbent referat\n{TEXT}"

    assert len(furniture("\n---\n".join([page] * 4))) == 12


def test_a_line_that_repeats_in_the_middle_is_text() -> None:
    """Only the edges of a page have furniture."""
    page = f"9 y40 | Byrådet\n{TEXT}\ny400 | Godkendt."

    assert set(furniture("\n---\n".join([page] * 4))) == {"Byrådet"}


def test_a_line_that_stands_on_one_page_is_text() -> None:
    """However near the edge."""
    pages = [f"9 y40 | Byrådet\n{TEXT}"] * 3 + [f"9 y40 | Noget andet\n{TEXT}"]

    assert "Noget andet" not in furniture("\n---\n".join(pages))


@pytest.mark.parametrize(
    "number", ["7", "- 7 -", "Side 7", "SIDE 7", "side 7 af 12", "7/12", "7 of 12", "vii", "26. maj 2031 | 7"]
)
def test_the_forms_of_a_page_number(number: str) -> None:
    """At the foot of one page alone."""
    assert furniture(f"{TEXT}\n9 y820 @280 | {number}\n---\n{TEXT}") == [number]


@pytest.mark.parametrize("text", ["7. Ny bro", "31/1042 sag", "Side om side med åen", "Godkendt."])
def test_what_is_no_page_number(text: str) -> None:
    """Text at the foot of a page stays."""
    assert furniture(f"{TEXT}\n9 y820 | {text}\n---\n{TEXT}") == []


def test_a_number_in_the_text_is_no_page_number() -> None:
    """`7` alone in the middle of a page is the number of something else."""
    assert furniture(f"{TEXT}\ny400 | 7\n| Ny bro\n---\n{TEXT}") == []


def test_links_of_web_pages_anywhere() -> None:
    """They stand behind every item."""
    assert furniture(f"{TEXT}\n| Til toppen\n| Mere tekst.") == ["Til toppen"]


def test_the_head_of_a_table_that_goes_on() -> None:
    """Printed again at the top of the next page, it is no row of the table."""
    head = "#0,0 | År || @200 #0,1 | Kr."
    first = f"| Udgifterne er fordelt.\n{head}\n#1,0 | 2032 || @200 #1,1 | 1.000"

    assert furniture(f"{first}\n---\n{head}\n#1,0 | 2033 || @200 #1,1 | 2.000") == ["År", "Kr."]


def test_a_label_on_the_only_page_is_no_furniture() -> None:
    """One page repeats nothing."""
    assert furniture("16b | Referat\n14b | Ældrerådet\n| Broen er slidt.") == []
