"""Texts of the sources for typst. Words are passed as string literals, so that typst never reads them as markup."""

from __future__ import annotations

from samples.build.markup import Block, Paragraph, Points, blocks, printed_mark


def quoted(text: str) -> str:
    """A typst string literal."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def words(text: str, **options: str) -> str:
    """`#text(weight: "bold")[…]` with forced line breaks at newlines."""
    settings = ", ".join(f"{key}: {value}" for key, value in options.items())
    return f"#text({settings})[" + " \\ ".join(f"#{quoted(line)}" for line in text.split("\n")) + "]"


def typst_text(text: str, *, style: str = "") -> str:
    """A text in the markup of the sources, block by block; `style` is italic where the whole text is."""
    return "\n\n".join(_block(block, style) for block in blocks(text))


def _block(block: Block, style: str) -> str:
    if isinstance(block, Paragraph):
        look = {"bold": {"weight": '"bold"', "style": '"italic"'}, "italic": {"style": '"italic"'}}.get(
            block.style or style, {}
        )
        sticky = ", sticky: true" if block.style == "bold" else ""
        return f"#block(above: 7pt, below: 7pt{sticky}, par({words(chr(10).join(block.lines), **look)[1:]}))"
    if isinstance(block, Points):
        cells = []
        for one in block.points:
            look = {"style": '"italic"'} if (one.style or style) == "italic" else {}
            cells += [
                f"[{words(printed_mark(one.mark), **look)}]",
                f"[#h({one.level * 14}pt){words(one.text, **look)}]",
            ]
        grid = f"grid(columns: (auto, 1fr), column-gutter: 8pt, row-gutter: 5pt, {', '.join(cells)})"
        return f"#pad(left: 10pt, top: 1pt, bottom: 1pt, {grid})"
    cells = [
        words(cell, **({"weight": '"bold"'} if number == 0 else {}))
        for number, row in enumerate(block.rows)
        for cell in row
    ]
    columns = len(block.rows[0])
    align = ", ".join(["left"] + ["right"] * (columns - 1))
    grid = f"table(columns: {columns}, align: ({align},), stroke: 0.5pt, {', '.join(f'[{cell}]' for cell in cells)})"
    return f"#block(above: 7pt, below: 9pt, {{ set text(size: 0.9em); set par(justify: false); {grid} }})"
