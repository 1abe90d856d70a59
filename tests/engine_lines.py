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
from dataclasses import dataclass, replace

from referat_parser.pdf.layout import Line, Page, Table, Word
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
class _Setting:
    size: float = SIZE
    bold: bool = False
    italic: bool = False
    x: float = LEFT
    y: float | None = None
    cell: tuple[int, int, int] | None = None


def read_pages(block: str) -> tuple[Page, ...]:
    """The pages that a block describes."""
    return tuple(
        _page(text.strip("\n").split("\n"), number)
        for number, text in enumerate(re.split(r"^---$", block, flags=re.MULTILINE), start=1)
    )


def width_of(text: str, size: float) -> float:
    """About as wide as Helvetica sets the text."""
    return size * sum(0.3 if c in _NARROW else 0.85 if c in _WIDE else 0.68 if c.isupper() else 0.54 for c in text)


def _page(rows: list[str], number: int) -> Page:
    lines: list[Line] = []
    baseline = FIRST - LEADING * SIZE
    for index, text in enumerate(rows):
        if not text.strip():
            baseline += LEADING * SIZE
            continue
        row, baseline = _row(text, number, index, baseline)
        lines += row
    return Page(number, WIDTH, HEIGHT, with_pitch(lines), _tables(lines, number))


def _row(text: str, page: int, index: int, above: float) -> tuple[list[Line], float]:
    lines: list[Line] = []
    baseline = above
    for position, part in enumerate(text.split(" || ")):
        setting, words = _setting(part)
        if position == 0:
            baseline = above + LEADING * setting.size if setting.y is None else setting.y
        lines.append(make_line(_words(words, setting, baseline), page, index, setting.cell))
    return lines, baseline


def _setting(part: str) -> tuple[_Setting, str]:
    head, bar, text = part.partition("|")
    if not bar or _SET.sub("", head).strip():
        raise ValueError(f"not a row: {part!r}")
    setting = _Setting()
    for found in _SET.finditer(head):
        if found["size"]:
            setting = replace(
                setting, size=float(found["size"]), bold="b" in found["style"], italic="i" in found["style"]
            )
        elif found["x"]:
            setting = replace(setting, x=float(found["x"]))
        elif found["y"]:
            setting = replace(setting, y=float(found["y"]))
        else:
            setting = replace(setting, cell=(0, int(found["row"]), int(found["column"])))
    return setting, text.strip()


def _words(text: str, setting: _Setting, baseline: float) -> list[Word]:
    words: list[Word] = []
    x, bold = setting.x, setting.bold
    for piece in text.split():
        bold = bold or piece.startswith("**")
        printed = piece.replace("**", "")
        end = x + width_of(printed, setting.size)
        top, bottom = baseline - 0.75 * setting.size, baseline + 0.25 * setting.size
        words.append(Word(printed, x, top, end, bottom, baseline, setting.size, bold, setting.italic))
        x = end + width_of(" ", setting.size)
        if piece.endswith("**"):
            bold = setting.bold
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
