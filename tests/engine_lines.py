"""Pages of lines for the engine, written as they look, without any PDF.

One row of the block is one row of the page::

    16b | Åbent referat
        | Mødedato: || @200 | 4. marts 2031

        | **Resumé:** Broen er slidt.
    ---
    9 y820 @280 | Side 2

Before the bar stands how the row is set: size and weight (`16b`, `11`, `10bi`; 11 regular where nothing is said), the
left edge (`@200`; 70), the height on the page (`y820`; the next row) and a table cell (`#0,1`: row and column). `||`
parts what stands beside each other, an empty row is an empty row, `---` turns the page, `**…**` is bold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from referat_parser.pdf.layout import Line, Page, StructureHeading, Table, Word
from referat_parser.pdf.rows import make_line, with_pitch

WIDTH, HEIGHT = 595.0, 842.0
LEFT, FIRST = 70.0, 70.0
SIZE = 11.0
LEADING = 1.2  # of the size: the distance between two rows
_NARROW = frozenset("fijlrtI.,:;!|'()-/ ")
_WIDE = frozenset("mwMWÆ@%—…")
_SET = re.compile(
    r"(?:(?P<size>\d+(?:\.\d+)?)(?P<style>[bi]*)|@(?P<x>\d+)|y(?P<y>\d+)|#(?P<row>\d+),(?P<column>\d+))(?=\s|$)"
)


@dataclass(frozen=True)
class Piece:
    """What stands together on a row, and how it is set. `y` is the baseline, else the row stands below the last one."""

    text: str
    size: float = SIZE
    bold: bool = False
    italic: bool = False
    x: float = LEFT
    y: float | None = None
    cell: tuple[int, int] | None = None


def read_pages(block: str) -> tuple[Page, ...]:
    """The pages that a block describes."""
    return tuple(
        page_of([_pieces(row) for row in text.strip("\n").split("\n")], number)
        for number, text in enumerate(re.split(r"^---$", block, flags=re.MULTILINE), start=1)
    )


def page_of(rows: Sequence[Sequence[Piece]], number: int = 1) -> Page:
    """A page of rows, each of them pieces from left to right; no pieces are an empty row."""
    lines: list[Line] = []
    baseline = FIRST - LEADING * SIZE
    for index, pieces in enumerate(rows):
        if not pieces:
            baseline += LEADING * SIZE
            continue
        first = pieces[0]
        baseline = baseline + LEADING * first.size if first.y is None else first.y
        for piece in pieces:
            cell = None if piece.cell is None else (0, *piece.cell)
            lines.append(make_line(_words(piece, baseline), number, index, cell))
    return Page(number, WIDTH, HEIGHT, with_pitch(lines), _tables(lines, number))


def tagged(pages: Sequence[Page], levels: Mapping[str, int]) -> tuple[Page, ...]:
    """The pages with a structure tree in which lines that begin with these words are headings of these levels."""
    return tuple(
        page._replace(
            headings=tuple(
                StructureHeading(level, line.text, line.page, line.x0, line.top, line.x1, line.bottom)
                for line in page.lines
                for start, level in levels.items()
                if line.text.startswith(start)
            ),
        )
        for page in pages
    )


def width_of(text: str, size: float) -> float:
    """About as wide as Helvetica sets the text."""
    return size * sum(0.3 if c in _NARROW else 0.85 if c in _WIDE else 0.68 if c.isupper() else 0.54 for c in text)


def _pieces(row: str) -> list[Piece]:
    return [_piece(part) for part in row.split(" || ")] if row.strip() else []


def _piece(part: str) -> Piece:
    head, bar, text = part.partition("|")
    if not bar or _SET.sub("", head).strip():
        raise ValueError(f"not a row: {part!r}")
    piece = Piece(text.strip())
    for found in _SET.finditer(head):
        if found["size"]:
            style = found["style"]
            piece = replace(piece, size=float(found["size"]), bold="b" in style, italic="i" in style)
        elif found["x"]:
            piece = replace(piece, x=float(found["x"]))
        elif found["y"]:
            piece = replace(piece, y=float(found["y"]))
        else:
            piece = replace(piece, cell=(int(found["row"]), int(found["column"])))
    return piece


def _words(piece: Piece, baseline: float) -> list[Word]:
    words: list[Word] = []
    x, bold, size = piece.x, piece.bold, piece.size
    top, bottom = baseline - 0.75 * size, baseline + 0.25 * size
    for printed in piece.text.split():
        bold = bold or printed.startswith("**")
        text = printed.replace("**", "") or printed
        end = x + width_of(text, size)
        words.append(Word(text, x, top, end, bottom, baseline, size, bold, piece.italic))
        x = end + width_of(" ", size)
        if printed.endswith("**"):
            bold = piece.bold
    return words


def _tables(lines: list[Line], page: int) -> tuple[Table, ...]:
    cells: dict[tuple[int, int], list[str]] = {}
    inside = [line for line in lines if line.cell is not None]
    for line in inside:
        if line.cell is not None:
            cells.setdefault(line.cell[1:], []).append(line.text)
    if not inside:
        return ()
    rows: dict[int, list[str]] = {}
    for (row, _), texts in sorted(cells.items()):
        rows.setdefault(row, []).append("\n".join(texts))
    return (
        Table(
            page,
            min(line.x0 for line in inside),
            min(line.top for line in inside),
            max(line.x1 for line in inside),
            max(line.bottom for line in inside),
            tuple(tuple(texts) for texts in rows.values()),
        ),
    )
