"""Rows → contents lists: which rows they take, and the items that they name."""

from __future__ import annotations

import pytest

from engine_lines import read_pages
from referat_parser.profiles.loader import load_vocabulary
from referat_parser.reading.contents import Contents, find_contents
from referat_parser.reading.rows import rows_of
from referat_parser.reading.text import Hyphens


def contents(block: str) -> Contents:
    """The contents lists of a block of lines."""
    rows = rows_of([page.lines for page in read_pages(block)])
    return find_contents(rows, frozenset(), load_vocabulary("base"), Hyphens.of(rows))


def entries(block: str) -> list[tuple[str | None, str, int | None]]:
    """Number, title and page of every entry."""
    return [(entry.nr, entry.titel, entry.page) for entry in contents(block).entries]


@pytest.mark.parametrize(
    ("row", "entry"),
    [
        ("| 1. Ny bro || @500 | 4", ("1", "Ny bro", 4)),
        ("| 1 || @90 | Ny bro || @500 | 4", ("1", "Ny bro", 4)),
        ("| 1. Ny bro ............... 4", ("1", "Ny bro", 4)),
        ("| 1. Ny bro . . . . . . . 4", ("1", "Ny bro", 4)),
        ("| 1. Ny bro ______________ 4", ("1", "Ny bro", 4)),
        ("| Punkt 1: Ny bro ........ 4", ("1", "Ny bro", 4)),
        ("| Sag nr. 1 Ny bro || @500 | 4", ("1", "Ny bro", 4)),
        ("| Ny bro ................. 4", (None, "Ny bro", 4)),
        ("| Ny bro, som blev cut ...", (None, "Ny bro, som blev cut", None)),
        ("| 1. Ny bro || @500 | iv", ("1", "Ny bro", 4)),
        ("| 1. 2. behandling af budget || @500 | 4", ("1", "2. behandling af budget", 4)),
        ("| 2. behandling af budget ....... 4", (None, "2. behandling af budget", 4)),
        ("| 1.1. Ny bro || @500 | 4", ("1.1", "Ny bro", 4)),
        ("| 01/66 Ny bro || @500 | 4", ("01/66", "Ny bro", 4)),
    ],
)
def test_the_forms_of_an_entry(row: str, entry: tuple[str | None, str, int | None]) -> None:
    """Number, title and page, whatever stands between them."""
    assert entries(f"11b | Indholdsfortegnelse\n{row}\n| 9. Eventuelt || @500 | 9")[0] == entry


def test_a_title_over_two_rows_is_one_entry() -> None:
    """The page stands on its last row."""
    found = entries(
        "11b | Sagsoversigt\n| 1. Ny bro over åen og\n@88 | vej til havnen || @500 | 4\n| 2. Valg || @500 | 5"
    )

    assert found == [("1", "Ny bro over åen og vej til havnen", 4), ("2", "Valg", 5)]


def test_column_heads_and_groups_are_no_entries() -> None:
    """They belong to the list all the same."""
    found = contents(
        "11b | Pkt. || 11b @110 | Tekst || 11b @500 | Side\n| Åbne punkter\n| 1 || @110 | Ny bro || @500 | 4\n"
        "| Lukkede punkter\n| 2 || @110 | Køb || @500 | 5"
    )

    assert [entry.titel for entry in found.entries] == ["Ny bro", "Køb"]
    assert found.rows == {0, 1, 2, 3, 4}


def test_the_list_goes_on_over_the_page() -> None:
    """Rows of its shape at the top of the next page."""
    found = entries("11b | Indhold\n| 1. Ny bro || @500 | 4\n---\n| 2. Valg || @500 | 5\n---\n13b | 1. Ny bro\n| Tekst")

    assert [nr for nr, _, _ in found] == ["1", "2"]


def test_a_list_of_annexes_with_numbers_is_no_contents_list() -> None:
    """Rows that end in a document number have no page."""
    assert entries("13b | 1. Ny bro\n| 1 Kort 76453/31\n| 2 Notat 76454/31") == []


def test_a_plain_list_ends_where_its_first_title_comes_again() -> None:
    """The second time it is the heading."""
    titles = ("1. Ny bro over åen", "2. Nye valg", "3. Eventuelt")
    listed = "".join(f"| {title}\n" for title in titles)
    found = contents(
        f"11b | Dagsordenspunkter\n{listed}---\n" + "".join(f"13b | {t}\n| Noget tekst.\n" for t in titles)
    )

    assert [entry.titel for entry in found.entries] == ["Ny bro over åen", "Nye valg", "Eventuelt"]
    assert found.rows == {0, 1, 2, 3}


def test_a_foreign_letter_is_no_roman_numeral() -> None:
    """`İ` is `i` to a pattern that does not mind capitals, and no digit of a number."""
    pages = [page for _, _, page in entries("11b | Indhold\n| 1. Ny bro || @500 | İ\n| 2. Valg || @500 | 5")]

    assert pages == [5]
