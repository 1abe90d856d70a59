"""Typst markup for the templates that print with typst: escaped words and the blocks of a text."""

from __future__ import annotations

import re
from typing import Any

from samples.build.gold import section_text
from samples.build.markup import Paragraph, Points, blocks, printed_mark

SPECIAL = re.compile(r"([\\#*_`$<>@=~\[\]\-+/\"'.])")


def esc(text: Any) -> str:
    """Words as typst content: nothing in them is markup."""
    return SPECIAL.sub(r"\\\1", str(text))


def bold(text: Any, size: str = "1em") -> str:
    """Words in bold."""
    return f"#text(weight: 700, size: {size})[{esc(text)}]"


def body(text: str) -> str:
    """A text in the markup of the sources. Marks of lists are printed as text, in a column as wide as they need."""
    parts = []
    for block in blocks(text):
        if isinstance(block, Paragraph):
            lines = " \\\n".join(esc(line) for line in block.lines)
            parts.append({"bold": f"#text(weight: 700)[{lines}]", "italic": f"#emph[{lines}]"}.get(block.style, lines))
        elif isinstance(block, Points):
            wide = f"{max(6.0, 2.4 * max(len(one.mark) for one in block.points)):.1f}mm"
            parts.append("\n\n".join(_point(one.mark, one.text, one.level, wide) for one in block.points))
        else:
            cells = ", ".join(f"[{_cell(cell, head=row is block.rows[0])}]" for row in block.rows for cell in row)
            parts.append(
                f"#block(breakable: false, table(columns: {len(block.rows[0])}, stroke: 0.5pt, inset: 1.5mm, {cells}))"
            )
    return "\n\n".join(parts)


def section(entry: dict[str, Any], *, above: str = "4mm", below: str = "1.5mm", size: str = "1em") -> str:
    """Heading (bold, kept with its text) and text of a section."""
    head = entry.get("overskrift")
    text = section_text(entry)
    parts = (
        [f"#block(sticky: {'true' if text else 'false'}, above: {above}, below: {below})[{bold(head, size)}]"]
        if head
        else []
    )
    return "\n\n".join([*parts, body(text)] if text else parts)


def _point(mark: str, text: str, level: int, indent: str) -> str:
    if not mark:
        return f"#pad(left: {indent})[{esc(text)}]"
    return f"#pad(left: {4 + 6 * level}mm, grid(columns: ({indent}, 1fr), [{esc(printed_mark(mark))}], [{esc(text)}]))"


def _cell(text: str, *, head: bool) -> str:
    return bold(text) if head else esc(text)
