"""The small markup of the texts in the sources: paragraphs, points, tables; as blocks, as gold text, as HTML.

One text feeds both the PDF and the gold, so the two cannot drift apart: a template sets the blocks, the gold keeps
their words. The markup is described in samples/README.md.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

POINT = re.compile(
    r"^(?P<indent> *)(?P<mark>[-–•]|\d{1,2}[.)](?:-\d{1,2}\.)?|[a-zA-Z][.)]|At \d{1,2}\)|At\)|Ad \d{1,2}[.:)]?|(?=at ))"
    r" *(?P<text>\S.*)$"
)


@dataclass(frozen=True)
class Paragraph:
    """Running text; `lines` are the forced line breaks. `style` is "", "bold" or "italic"."""

    lines: tuple[str, ...]
    style: str = ""


@dataclass(frozen=True)
class Point:
    """One point of a list. `mark` is printed as it stands; `-` is printed as a bullet."""

    mark: str
    text: str
    level: int = 0
    style: str = ""


@dataclass(frozen=True)
class Points:
    """A list of points, set close together."""

    points: tuple[Point, ...]


@dataclass(frozen=True)
class Table:
    """A table with rulings; the first row is its head."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Points | Table


def blocks(text: str) -> list[Block]:
    """Read a text of a source. Blocks are separated by empty lines."""
    return [_block(chunk.splitlines()) for chunk in re.split(r"\n\s*\n", text.strip("\n")) if chunk.strip()]


def _block(lines: list[str]) -> Block:
    if lines[0].lstrip().startswith("|"):
        return Table(tuple(tuple(cell.strip() for cell in row.strip().strip("|").split("|")) for row in lines))
    if POINT.match(lines[0]):
        return Points(tuple(_points(lines)))
    return _paragraph(lines)


def _paragraph(lines: list[str]) -> Paragraph:
    """Lines are joined with a blank, as in Markdown; a backslash at the end keeps the line break."""
    joined = re.sub(r" ?\\ ", "\n", " ".join(line.strip() for line in lines))
    for mark, style in (("**", "bold"), ("_", "italic")):
        if joined.startswith(mark) and joined.endswith(mark) and len(joined) > 2 * len(mark):
            return Paragraph(tuple(joined[len(mark) : -len(mark)].split("\n")), style)
    return Paragraph(tuple(joined.split("\n")))


def _points(lines: list[str]) -> list[Point]:
    found: list[Point] = []
    for line in lines:
        match = POINT.match(line)
        if match:
            text, style = match["text"], ""
            if text.startswith("_"):
                text, style = text.strip("_"), "italic"
            found.append(Point(match["mark"], text, len(match["indent"]) // 2, style))
        else:  # the point goes on
            last = found[-1]
            found[-1] = Point(last.mark, f"{last.text} {line.strip().rstrip('_')}", last.level, last.style)
    return found


def printed_mark(mark: str) -> str:
    """The mark of a point as the page shows it."""
    return "•" if mark == "-" else mark


def as_text(text: str) -> str:
    """The words of a text as the gold has them."""
    return "\n\n".join(_block_text(block) for block in blocks(text))


def _block_text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "\n".join(block.lines)
    if isinstance(block, Points):
        return "\n".join(f"{printed_mark(point.mark)} {point.text}".strip() for point in block.points)
    return "\n".join("\t".join(row) for row in block.rows)


def as_html(text: str, *, style: str = "") -> str:
    """A text as HTML: `p`, `p.li` with `span.mark`, `table`. `style` is added to every paragraph's class."""
    return "\n".join(_block_html(block, style) for block in blocks(text))


def _block_html(block: Block, style: str) -> str:
    if isinstance(block, Paragraph):
        words = "<br/>".join(html.escape(line, quote=False) for line in block.lines)
        return f'<p class="{_classes(block.style, style)}">{words}</p>'
    if isinstance(block, Points):
        return '<div class="list">' + "".join(_point_html(point, style) for point in block.points) + "</div>"
    head, *body = (
        "<tr>" + "".join(f"<td>{html.escape(cell, quote=False)}</td>" for cell in row) + "</tr>" for row in block.rows
    )
    return "<table><thead>" + head.replace("td>", "th>") + "</thead><tbody>" + "".join(body) + "</tbody></table>"


def _point_html(point: Point, style: str) -> str:
    mark = f'<span class="mark">{printed_mark(point.mark)}</span>' if point.mark else ""
    level = f"level{point.level}" if point.level else ""
    return f'<p class="{_classes("li", point.style, style, level)}">{mark}{html.escape(point.text, quote=False)}</p>'


def _classes(*names: str) -> str:
    return " ".join(name for name in names if name)
