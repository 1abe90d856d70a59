"""Texts of the sources for reportlab: flowables with the standard fonts, which are not embedded."""

from __future__ import annotations

import html
from typing import Any

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle
from samples.build.markup import Block, Points, blocks, printed_mark
from samples.build.markup import Paragraph as TextParagraph

GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
)


def style(name: str, size: float = 10, **options: Any) -> ParagraphStyle:
    """A paragraph style; `bold`/`italic` choose the face of Helvetica (or of `family`)."""
    family = options.pop("family", "Helvetica")
    bold, italic = options.pop("bold", False), options.pop("italic", False)
    faces = {"Helvetica": ("", "-Bold", "-Oblique"), "Times": ("-Roman", "-Bold", "-Italic")}[family]
    face = family + (faces[1] if bold else faces[2] if italic else faces[0])
    settings = {"fontName": face, "fontSize": size, "leading": size * 1.22, "spaceAfter": 5} | options
    return ParagraphStyle(name, **settings)


def flow(text: str, look: ParagraphStyle) -> Flowable:
    """One paragraph of plain text."""
    return Paragraph(html.escape(text, quote=False).replace("\n", "<br/>"), look)


def story(text: str, body: ParagraphStyle, *, slanted: bool = False) -> list[Flowable]:
    """A text in the markup of the sources as flowables."""
    return [one for block in blocks(text) for one in _block(block, body, slanted)]


def _block(block: Block, body: ParagraphStyle, slanted: bool) -> list[Flowable]:
    faces = {
        "bold": _face(body, "-BoldOblique" if "Helvetica" in body.fontName else "-BoldItalic"),
        "head": _face(body, "-Bold"),
        "italic": _face(body, "-Oblique" if "Helvetica" in body.fontName else "-Italic"),
    }
    if isinstance(block, TextParagraph):
        kind = block.style or ("italic" if slanted else "")
        look = ParagraphStyle(
            kind,
            body,
            fontName=faces.get(kind, body.fontName),
            keepWithNext=kind == "bold",
            spaceAfter=1 if kind == "bold" else 5,
        )
        return [flow("\n".join(block.lines), look)]
    if isinstance(block, Points):
        made: list[Flowable] = []
        for one in block.points:
            left = 22 + 16 * one.level
            face = faces["italic"] if one.style == "italic" or slanted else body.fontName
            look = ParagraphStyle(
                "point",
                body,
                leftIndent=left,
                bulletIndent=left - 16,
                spaceAfter=1.5,
                fontName=face,
                bulletFontName=face,
                bulletFontSize=body.fontSize,
            )
            made.append(Paragraph(html.escape(one.text, quote=False), look, bulletText=printed_mark(one.mark)))
        return [*made, Spacer(1, 4)]
    small = ParagraphStyle("cell", body, fontSize=body.fontSize - 1, spaceAfter=0)
    head = ParagraphStyle("head", small, fontName=faces["head"])
    right = ParagraphStyle("right", small, alignment=2)
    rows = [
        [flow(cell, head if number == 0 else right if at else small) for at, cell in enumerate(row)]
        for number, row in enumerate(block.rows)
    ]
    widths = [180, *[70] * (len(block.rows[0]) - 1)]
    return [KeepTogether([Table(rows, colWidths=widths, style=GRID, hAlign="LEFT")]), Spacer(1, 7)]


def _face(body: ParagraphStyle, suffix: str) -> str:
    return body.fontName.split("-")[0] + suffix
