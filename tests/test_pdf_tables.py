"""Ruled tables: cells, spans, tables without a last line, and frames that are no tables."""

from __future__ import annotations

from collections.abc import Sequence

from referat_parser.pdf.layout import Page
from referat_parser.pdf.reader import read_document
from tiny_pdf import filled, pdf, rule, text


def page(content: str) -> Page:
    """The one page of a PDF with this content."""
    return read_document(pdf(content)).pages[0]


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """All lines of a lattice, heights from top to bottom."""
    across = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return across + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)


def cells(rows: Sequence[Sequence[str]]) -> str:
    """Words in the cells of a lattice with columns of 100 from 70 and rows of 20 from 700."""
    return "".join(
        text(words, 75 + 100 * c, 686 - 20 * r) for r, row in enumerate(rows) for c, words in enumerate(row) if words
    )


def test_the_cells_of_a_table_row_by_row() -> None:
    """The table is known by its lines, and its text stands between what is above and below."""
    rows = (("År", "Kr."), ("2032", "1.000"))
    found = page(text("Før", 70, 720) + grid((70, 170, 270), (700, 680, 660)) + cells(rows) + text("Efter", 70, 640))

    assert [table.rows for table in found.tables] == [rows]
    assert [(line.text, line.cell) for line in found.lines] == [
        ("Før", None),
        ("År", (0, 0, 0)),
        ("Kr.", (0, 0, 1)),
        ("2032", (0, 1, 0)),
        ("1.000", (0, 1, 1)),
        ("Efter", None),
    ]


def test_a_cell_over_several_columns_is_one_cell() -> None:
    """No line parts the head over two columns."""
    lines = grid((70, 270), (700, 680, 660)) + rule(170, 680, 170, 660)
    found = page(lines + cells([("Udgift",), ("2032", "1.000")]))

    assert found.tables[0].rows == (("Udgift",), ("2032", "1.000"))


def test_a_cell_over_several_rows_is_one_cell() -> None:
    """No line parts the first column."""
    lines = grid((170, 270), (700, 680, 660)) + grid((70, 170), (700, 660))
    found = page(lines + text("Drift", 75, 678) + text("2032", 175, 686) + text("2033", 175, 666))

    assert found.tables[0].rows == (("Drift", "2032"), ("2033",))


def test_a_table_without_a_last_line_goes_to_the_end_of_its_columns() -> None:
    """It goes on over the page; its last row is a row of the table all the same."""
    lines = rule(70, 700, 270, 700) + rule(70, 680, 270, 680) + "".join(rule(x, 700, x, 640) for x in (70, 170, 270))
    found = page(lines + cells([("År", "Kr."), ("2032", "1.000")]))

    assert found.tables[0].rows == (("År", "Kr."), ("2032", "1.000"))


def test_a_cell_of_two_lines_keeps_them_together() -> None:
    """Its lines are read before the next cell."""
    found = page(
        grid((70, 170, 270), (700, 660, 640))
        + text("Bro over", 75, 686)
        + text("åen", 75, 672)
        + text("1.000", 175, 686)
        + text("I alt", 75, 646)
        + text("1.000", 175, 646)
    )

    assert [line.text for line in found.lines] == ["Bro over", "åen", "1.000", "I alt", "1.000"]
    assert found.tables[0].rows[0] == ("Bro over\nåen", "1.000")


def test_thin_filled_rectangles_are_lines() -> None:
    """Word draws borders as areas half a point wide."""
    bars = "".join(filled(70, y, 200, 0.5) for y in (660, 680, 700)) + "".join(
        filled(x, 660, 0.5, 40) for x in (70, 170, 270)
    )
    found = page(bars + cells([("År", "Kr."), ("2032", "1.000")]))

    assert found.tables[0].rows == (("År", "Kr."), ("2032", "1.000"))


def test_two_tables_on_a_page() -> None:
    """Each has its own number."""
    second = f"q 1 0 0 1 0 -200 cm {grid((70, 170, 270), (700, 680))} {cells([('Ja', 'Nej')])} Q"
    found = page(grid((70, 170, 270), (700, 680)) + cells([("År", "Kr.")]) + second)

    assert [table.rows for table in found.tables] == [(("År", "Kr."),), (("Ja", "Nej"),)]
    assert [line.cell for line in found.lines] == [(0, 0, 0), (0, 0, 1), (1, 0, 0), (1, 0, 1)]


def test_a_frame_around_text_is_no_table() -> None:
    """One cell is a box."""
    found = page(grid((70, 270), (700, 660)) + text("Bemærk fristen", 75, 680))

    assert (found.tables, [line.cell for line in found.lines]) == ((), [None])


def test_an_underlined_heading_is_no_table() -> None:
    """Lines that do not cross hold no cells."""
    found = page(text("Beslutning", 70, 700) + rule(70, 697, 130, 697) + rule(70, 690, 500, 690))

    assert found.tables == ()


def test_no_word_is_lost_or_doubled_by_a_table() -> None:
    """Words on the lines of the lattice and outside of it all stand in one line."""
    found = page(
        grid((70, 170, 270), (700, 680, 660))
        + cells([("a", "b"), ("c", "d")])
        + text("paa kanten", 150, 686)
        + text("udenfor", 290, 686)
    )

    words = sorted(word.text for line in found.lines for word in line.words)
    assert words == ["a", "b", "c", "d", "kanten", "paa", "udenfor"]
