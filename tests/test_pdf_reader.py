"""Bytes → `Document`: geometry, style and visibility of words, on PDFs of a few bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat_parser.errors import DamagedPdfError, EncryptedPdfError, LimitError, NotAPdfError, ReferatError
from referat_parser.pdf.layout import Document, Line, Page
from referat_parser.pdf.reader import read_document
from tiny_pdf import TinyPage, filled, pdf, text


def page(content: str, **boxes: object) -> Page:
    """The one page of a PDF with this content."""
    return read_document(pdf(TinyPage(content, **boxes))).pages[0]  # type: ignore[arg-type]


def line(content: str, **boxes: object) -> Line:
    """The one line of a page with this content."""
    (only,) = page(content, **boxes).lines
    return only


def texts(found: Page) -> list[str]:
    """The texts of the lines of a page."""
    return [one.text for one in found.lines]


def test_a_line_has_its_place_from_the_top_left() -> None:
    """PDF counts from the bottom; we count as a reader does."""
    found = line(text("Godkendt", 70, 700))

    assert (found.page, found.text, round(found.x0), round(found.baseline)) == (1, "Godkendt", 70, 142)
    assert found.top < 142 < found.bottom
    assert 70 < found.x1 < 130


def test_the_size_is_the_nominal_size_times_the_text_matrix() -> None:
    """Word writes `1 Tf` and scales in the matrix: 20 points is what a reader sees."""
    assert line(text("Overskrift", 0, 0, 1, before="20 0 0 20 70 600 Tm")).size == 20.0


def test_a_scaled_page_scales_its_text() -> None:
    """Browsers shrink the whole page with a matrix of its own."""
    assert line(f"q 0.5 0 0 0.5 0 0 cm {text('Overskrift', 70, 700, 24)} Q").size == 12.0


@pytest.mark.parametrize(("font", "bold", "italic"), [("F", False, False), ("B", True, False), ("I", False, True)])
def test_weight_and_slope_come_from_the_name_of_the_font(font: str, bold: bool, italic: bool) -> None:
    """`Helvetica-Bold` is bold, `Helvetica-Oblique` is sloped."""
    found = line(text("Sagsfremstilling", 70, 700, font=font))

    assert (found.bold, found.italic) == (bold, italic)


def test_text_drawn_with_an_outline_is_bold() -> None:
    """Where a font has no bold, Word fills the letters and strokes them too (render mode 2)."""
    assert line(text("Beslutning", 70, 700, before="2 Tr")).bold


def test_lines_stand_in_reading_order_whatever_the_order_of_the_file() -> None:
    """The file may draw the second line first."""
    assert texts(page(text("to", 70, 680) + text("et", 70, 700))) == ["et", "to"]


def test_the_pitch_is_the_distance_to_the_row_above() -> None:
    """The first row of a page has none."""
    found = page(text("et", 70, 700) + text("to", 70, 686) + text("tre", 70, 660))

    assert [one.pitch for one in found.lines] == [None, 14.0, 26.0]


@pytest.mark.parametrize(
    ("turned", "matrix"), [(90, "0 1 -1 0 300 200"), (180, "-1 0 0 -1 300 400"), (270, "0 -1 1 0 300 400")]
)
def test_a_turned_page_is_read_as_it_is_shown(turned: int, matrix: str) -> None:
    """A landscape page: its text runs up the side of the paper, and is level on the screen."""
    found = line(f"BT /F 11 Tf {matrix} Tm (Bilag på tværs) Tj ET", rotate=turned)

    assert found.text == "Bilag på tværs"
    assert found.x1 - found.x0 > 5 * (found.bottom - found.top)


def test_a_turned_page_has_the_size_that_is_shown() -> None:
    """Width and height change places."""
    found = page(text("op", 70, 700), rotate=90)

    assert (found.width, found.height) == (842.0, 595.0)


def test_the_crop_box_is_the_page() -> None:
    """Lengths start at the corner of what is shown; what the crop cuts off is not seen."""
    found = page(text("inde", 70, 700) + text("ude", 70, 800), crop=(50, 50, 500, 750))

    assert (found.width, found.height) == (450.0, 700.0)
    assert [(round(one.x0), round(one.baseline)) for one in found.lines] == [(20, 50)]
    assert [(word.text, word.hidden) for word in found.hidden] == [("ude", "off-page")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"1 g {text('skjult', 70, 680)} 0 g", "white"),
        (text("skjult", 70, 680, 2), "tiny"),
        (text("skjult", 70, 680, before="3 Tr"), "invisible"),
        (text("skjult", 700, 680), "off-page"),
        ("BT /F 11 Tf 0 1 -1 0 30 300 Tm (skjult) Tj ET", "rotated"),
    ],
)
def test_what_a_reader_does_not_see_is_kept_apart(content: str, why: str) -> None:
    """GetOrganized prints field values white, scanners print stamps up the margin: no text, but in the account."""
    found = page(text("synlig", 70, 700) + content)

    assert texts(found) == ["synlig"]
    assert [(word.text, word.hidden) for word in found.hidden] == [("skjult", why)]


def test_white_text_on_a_dark_cell_is_seen() -> None:
    """Table heads are set so."""
    found = page(filled(60, 690, 200, 20) + f"1 g {text('Hvid på sort', 70, 696)} 0 g")

    assert (texts(found), found.hidden) == (["Hvid på sort"], ())


def test_white_text_on_a_white_area_is_hidden() -> None:
    """An area that is filled white does not make it seen."""
    found = page(filled(60, 690, 200, 20, grey=1) + f"1 g {text('Hvid', 70, 696)} 0 g")

    assert (texts(found), [word.text for word in found.hidden]) == ([], ["Hvid"])
    assert not found.has_text


@pytest.mark.parametrize("hyphen", ["-", "\xad"])
def test_a_word_broken_at_the_line_end_says_so(hyphen: str) -> None:
    """Pdfium marks the hyphen of a broken word (U+0002, U+FFFE) and drops the break: the two lines stay two."""
    found = page(text(f"Det budget{hyphen}", 70, 700) + text("lægges i år", 70, 686))

    assert texts(found) == ["Det budget-", "lægges i år"]
    assert [one.words[-1].hyphen for one in found.lines] == [True, False]


def test_a_raised_mark_stays_in_its_row() -> None:
    """The 2 of m² and the mark of a footnote are no line of their own."""
    found = page(text("Der er 100 m", 70, 700) + text("2", 134.5, 704, 6) + text("og mere", 145, 700))

    assert texts(found) == ["Der er 100 m2 og mere"]


def test_label_and_value_of_a_row_are_two_lines() -> None:
    """They have the row in common."""
    found = page(text("Sagsnr.:", 70, 700) + text("15/11446", 200, 700) + text("Åben sag", 70, 686))

    assert [(one.text, one.row) for one in found.lines] == [("Sagsnr.:", 0), ("15/11446", 0), ("Åben sag", 1)]


def test_letters_set_apart_are_one_word() -> None:
    """`R e f e r a t` is how front pages print it."""
    assert line(text("R e f e r a t", 70, 700, 16)).text == "Referat"


def test_outline_producer_and_title() -> None:
    """Bookmarks with their pages, and what the file says of itself."""
    found = read_document(
        pdf(
            text("et", 70, 700),
            text("to", 70, 700),
            outline=[("1. Mål for ældre", 1), ("2. Åbne veje", 2)],
            info="/Producer (Trykpressen 4) /Title (Referat)",
        )
    )

    assert [(one.title, one.page, one.level) for one in found.outline] == [
        ("1. Mål for ældre", 1, 0),
        ("2. Åbne veje", 2, 0),
    ]
    assert (found.producer, found.title, found.tagged) == ("Trykpressen 4", "Referat", False)


def test_a_page_without_text_is_told() -> None:
    """A drawing or an empty page among others."""
    found = read_document(pdf(text("et", 70, 700), filled(60, 690, 200, 20)))

    assert found.pages_without_text == (2,)


def test_bytes_before_the_header_are_forgiven() -> None:
    """Mail gateways put lines in front of the file."""
    assert texts(read_document(b"junk\r\n" + pdf(text("et", 70, 700))).pages[0]) == ["et"]


def test_a_lost_table_of_objects_is_built_again() -> None:
    """A file whose end was cut off by a few bytes can still be read."""
    data = pdf(text("et", 70, 700))

    assert texts(read_document(data[: data.rindex(b"xref")]).pages[0]) == ["et"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NotAPdfError),
        (b"Referat af m\xc3\xb8det", NotAPdfError),
        (b"PK\x03\x04 et dokument", NotAPdfError),
        (b"%PDF-1.7\nikke mere", DamagedPdfError),
        (pdf(), DamagedPdfError),
    ],
)
def test_what_cannot_be_read_has_its_error(data: bytes, error: type[ReferatError]) -> None:
    """Each tells what to do about it."""
    with pytest.raises(error) as caught:
        read_document(data)

    assert caught.value.remedy
    assert caught.value.exit_code == 3


def test_more_pages_than_allowed() -> None:
    """The limit is told, and a file at the limit is read."""
    data = pdf(*[text("x", 70, 700)] * 3)

    assert len(read_document(data, max_pages=3).pages) == 3
    with pytest.raises(LimitError, match="3 pages, the limit is 2"):
        read_document(data, max_pages=2)


def test_an_encrypted_file_needs_its_password(samples: Path) -> None:
    """None and a wrong one are told apart; the right one opens it."""
    data = (samples / "krypteret.pdf").read_bytes()

    with pytest.raises(EncryptedPdfError, match="is encrypted"):
        read_document(data)
    with pytest.raises(EncryptedPdfError, match="does not open"):
        read_document(data, password="gætværk")  # noqa: S106 - made up, and wrong
    opened: Document = read_document(data, password="hemmelig")  # noqa: S106 - of a sample
    assert opened.pages[0].has_text
