"""Rows → text: hyphens at line ends, paragraphs, and titles in one line."""

from __future__ import annotations

import pytest
from hypothesis import given

from engine_documents import documents
from engine_lines import read_pages
from referat_parser.pdf.layout import Page
from referat_parser.reading.rows import Row, body_of, rows_of
from referat_parser.reading.text import Hyphens, inline, paragraphs

FULL = "Broen over åen er nu så slidt, at den skal skiftes helt ud i løbet af det næste år"


def rows(block: str) -> tuple[Row, ...]:
    """The rows of a block of lines."""
    return rows_of([page.lines for page in read_pages(block)])


def set_text(block: str) -> str:
    """The text of a block of lines."""
    found = rows(block)
    return paragraphs(found, body_of(found), Hyphens.of(found))


def hyphens(words: str = "", *, breaking: bool) -> Hyphens:
    """What a document with these words, that breaks its lines inside words or not, would have taught."""
    broken = "\n".join(f"| {FULL} ube-" for _ in range(3)) if breaking else f"| {FULL}"
    found = Hyphens.of(rows(f"{broken}\n| {words or 'og'}"))
    assert found.breaking is breaking
    return found


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("budget-", "lægges", "budgetlægges"),
        ("budget-", "lægges,", "budgetlægges,"),
        ("p-", "huse", "p-huse"),
        ("KKR-", "møde", "KKR-møde"),
        ("2030-", "fremskrivning", "2030-fremskrivning"),
        ("RAR-", "Hovedstaden", "RAR-Hovedstaden"),
        ("UngiByen-", "tilbud", "UngiByen-tilbud"),
        ("Arbejdsmarkeds-", "og", "Arbejdsmarkeds- og"),
        ("cykel-", "eller", "cykel- eller"),
        ("Plandata-", ".dk", "Plandata.dk"),
    ],
)
def test_a_hyphen_where_the_page_breaks_words(left: str, right: str, joined: str) -> None:
    """The hyphen goes, unless it belongs to the word or the word hangs."""
    assert hyphens(breaking=True).join(left, right) == joined


def test_a_hyphen_where_the_page_does_not_break_words() -> None:
    """There it comes from the author's keyboard, and stays."""
    assert hyphens(breaking=False).join("cykel-", "rute") == "cykel-rute"


@pytest.mark.parametrize("breaking", [True, False])
def test_the_document_itself_decides_first(breaking: bool) -> None:
    """A word that stands whole elsewhere is joined as it stands there."""
    known = hyphens("cykel-rute vandrør", breaking=breaking)

    assert known.join("cykel-", "rute") == "cykel-rute"
    assert known.join("vand-", "rør.") == "vandrør."


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    """The next word would not have fitted on the full line."""
    text = set_text(f"| {FULL}\n| og lidt til.\n| Ny linje\n| {FULL}\n| {FULL}")

    assert text == f"{FULL} og lidt til.\nNy linje\n{FULL} {FULL}"


def test_a_gap_is_a_paragraph() -> None:
    """One empty line, however large the gap."""
    assert set_text(f"| {FULL}\n\n\n\n| Nyt afsnit.") == f"{FULL}\n\nNyt afsnit."


def test_a_point_of_a_list_has_a_line_of_its_own() -> None:
    """With its mark as printed, whatever the mark."""
    marks = ["•", "-", "–", "1.", "2)", "a)", "B)", "At 1)", "at"]
    block = "\n".join(f"| {mark} broen skiftes" for mark in marks)

    assert set_text(f"| {FULL}\n{block}").split("\n")[1:] == [f"{mark} broen skiftes" for mark in marks]


def test_a_word_broken_over_the_page_is_whole() -> None:
    """The hyphen at the foot of a page is as any other."""
    assert set_text(f"| {FULL} vand-\n| {FULL} vand-\n---\n| rør").endswith("vandrør")


def test_cells_are_read_one_by_one() -> None:
    """Each cell a line, whatever stands beside it."""
    assert set_text("#0,0 | År || @200 #0,1 | Kr.\n#1,0 | 2032 || @200 #1,1 | 1.000") == "År\nKr.\n2032\n1.000"


def test_a_title_over_several_lines_is_one_line() -> None:
    """With its hyphens resolved, and no line breaks."""
    found = rows("13b | Lokalplan for Kultur-\n13b | og Fritidshuset ved\n13b | åen")

    assert inline((s for row in found for s in row.segments), Hyphens.of(found)) == (
        "Lokalplan for Kultur- og Fritidshuset ved åen"
    )


@given(documents)
def test_setting_text_moves_no_word(pages: tuple[Page, ...]) -> None:
    """Without white space and hyphens, the text is the lines in their order; and its white space is folded."""
    found = rows_of([page.lines for page in pages])
    text = paragraphs(found, body_of(found), Hyphens.of(found))
    printed = "".join(segment.text for row in found for segment in row.segments)

    assert _bare(text) == _bare(printed)
    assert "  " not in text
    assert "\n\n\n" not in text


def _bare(text: str) -> str:
    return "".join(text.replace("-", "").replace("\u2010", "").replace("\u2011", "").replace("\u00ad", "").split())
