"""The headings of the structure tree: their levels, their words and where they stand, page by page."""

from __future__ import annotations

import pytest

from referat_parser.pdf.layout import StructureHeading
from referat_parser.pdf.reader import read_document
from tiny_pdf import marked, pdf, text

TITLE = marked(0, text("1. Ny bro", 70, 780, 14, "B"))
TEXT = marked(1, text("Broen er slidt.", 70, 750))


def _headings(*pages: str, tags: list[tuple[str, int, list[int]]], roles: str = "") -> list[StructureHeading]:
    return [one for page in read_document(pdf(*pages, tags=tags, roles=roles)).pages for one in page.headings]


def test_a_heading_has_level_words_and_place() -> None:
    """Points from the top left of the page, around the words that the element holds and no others."""
    (found,) = _headings(TITLE + TEXT, tags=[("H2", 1, [0]), ("P", 1, [1])])

    assert (found.level, found.text, found.page) == (2, "1. Ny bro", 1)
    assert found.x0 == pytest.approx(70, abs=1)
    assert 842 - 780 - 14 < found.top < 842 - 780 < found.bottom < 842 - 750 - 8


def test_a_heading_of_several_pieces_is_one() -> None:
    """A title over two lines, each marked on its own."""
    page = TITLE + marked(1, text("over fjorden", 70, 762, 14, "B")) + marked(2, text("Broen er slidt.", 70, 740))
    (found,) = _headings(page, tags=[("H1", 1, [0, 1]), ("P", 1, [2])])

    assert found.text == "1. Ny bro over fjorden"
    assert found.bottom > 842 - 762


@pytest.mark.parametrize(
    ("kind", "roles", "level"),
    [
        ("H", "", 1),
        ("Heading 3", "", 3),
        ("Overskrift 1", "", 1),
        ("Sagstitel", "/Sagstitel /H2", 2),
    ],
)
def test_other_names_of_headings(kind: str, roles: str, level: int) -> None:
    """A plain `H`, the styles of word processors, and what the role map of the document explains."""
    (found,) = _headings(TITLE + TEXT, tags=[(kind, 1, [0]), ("P", 1, [1])], roles=roles)

    assert found.level == level


@pytest.mark.parametrize("kind", ["P", "TH", "Title", "Hjælp", "H12"])
def test_what_is_no_heading(kind: str) -> None:
    """Other elements, also those whose names begin alike."""
    assert _headings(TITLE + TEXT, tags=[(kind, 1, [0]), ("P", 1, [1])]) == []


def test_a_file_without_tags_has_none() -> None:
    """Marked content alone is no structure."""
    document = read_document(pdf(TITLE + TEXT))

    assert not document.tagged
    assert document.pages[0].headings == ()


def test_headings_of_many_pages() -> None:
    """Each page has its own, also where the list of all elements is long and a page between has none."""
    pages = [TITLE + "".join(marked(n, text(f"Linje {n}.", 70, 770 - 10 * n)) for n in range(1, 40)) for _ in range(12)]
    tags = [("H1" if mark == 0 and page != 5 else "P", page, [mark]) for page in range(1, 13) for mark in range(40)]
    found = _headings(*pages, tags=tags)

    assert [one.page for one in found] == [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]


def test_a_document_that_tags_no_heading_is_not_asked_to_its_end() -> None:
    """Asking costs as much as reading: a heading that comes alone after many pages is not looked for."""
    pages = [marked(0, text("Broen er slidt.", 70, 750))] * 20
    tags = [("P" if page < 20 else "H1", page, [0]) for page in range(1, 21)]

    assert _headings(*pages, tags=tags) == []


def test_later_pages_are_asked_where_a_word_is_set_like_a_heading() -> None:
    """Once the document has shown how its headings are set, other pages are not worth the time."""
    like = marked(0, text("2. Ny sti", 70, 780, 14, "B"))
    unlike = marked(0, text("Kilder", 70, 780, 9, "I"))
    pages = [TITLE] * 8 + [marked(0, text("Broen er slidt.", 70, 750))] * 4 + [like, unlike]
    found = _headings(*pages, tags=[("P" if 9 <= page <= 12 else "H1", page, [0]) for page in range(1, 15)])

    assert [one.page for one in found] == [*range(1, 9), 13]
