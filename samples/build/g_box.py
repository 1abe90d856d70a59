"""Family G, a typed template of 2006, set with reportlab: a head box with field labels stands on every page.

The box repeats the item's values on its later pages; on the contents page its fields are empty. Page numbers are
roman. Options: `sider` (the page numbers of the contents list).
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from samples.build import markup
from samples.build.danish import short_date
from samples.build.gold import section_text

FONTS = Path("/usr/share/fonts/truetype/liberation")
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
LEFT, WIDTH, TOP = 22 * mm, 166 * mm, A4[1] - 14 * mm
BOX = 21 * mm


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"Punkt nr. {punkt['nr']}: {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    styles = _styles()
    document = BaseDocTemplate(str(pdf), pagesize=A4, title=f"{source['titel']} {source['udvalg']}", invariant=1)
    frame = Frame(
        LEFT, 20 * mm, WIDTH, TOP - BOX - 26 * mm, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
    )
    document.addPageTemplates([
        PageTemplate(id="front", frames=[frame], onPage=lambda canvas, _: _foot(canvas)),
        *(PageTemplate(id=_template(one), frames=[frame], onPage=_boxed(source, one))
          for one in [None, *source["punkter"]]),
    ])  # fmt: skip
    story: list[Flowable] = [
        *_front(source, styles),
        NextPageTemplate(_template(None)),
        PageBreak(),
        *_contents(source, styles),
    ]
    group = ""
    for punkt in source["punkter"]:
        story += [NextPageTemplate(_template(punkt)), PageBreak()]
        if punkt["gruppe"] != group:
            group = punkt["gruppe"]
            story.append(Paragraph(_esc(group), styles["group"]))
        story.append(Paragraph(_esc(heading(punkt)), styles["item"]))
        for section in punkt["sektioner"]:
            story += _section(section, styles)
    document.build(story)


def _template(punkt: dict[str, Any] | None) -> str:
    return f"item{punkt['nr']}" if punkt else "contents"


def _styles() -> dict[str, ParagraphStyle]:
    for name, file in (("Serif", "Regular"), ("SerifBold", "Bold"), ("SerifItalic", "Italic")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"LiberationSerif-{file}.ttf")))
    body = ParagraphStyle("body", fontName="Serif", fontSize=11.5, leading=14.5, spaceAfter=7)
    return {
        "body": body,
        "head": ParagraphStyle("head", body, fontName="SerifBold", spaceBefore=7, spaceAfter=1, keepWithNext=1),
        "item": ParagraphStyle("item", body, fontName="SerifBold", fontSize=13, leading=16, spaceAfter=8),
        "group": ParagraphStyle("group", body, fontName="SerifBold", fontSize=12, spaceAfter=14),
        "point": ParagraphStyle(
            "point",
            body,
            leftIndent=24,
            firstLineIndent=0,
            bulletIndent=8,
            bulletFontName="Serif",
            bulletFontSize=11.5,
            spaceAfter=2,
        ),
        "title": ParagraphStyle(
            "title", body, fontName="SerifBold", fontSize=22, leading=28, alignment=TA_CENTER, spaceAfter=6
        ),
        "big": ParagraphStyle(
            "big", body, fontName="SerifBold", fontSize=15, leading=20, alignment=TA_CENTER, spaceAfter=6
        ),
    }


def _esc(text: str) -> str:
    return html.escape(text, quote=False)


def _foot(canvas: Canvas) -> None:
    canvas.setFont("Serif", 10)
    canvas.drawCentredString(A4[0] / 2, 11 * mm, ROMAN[canvas.getPageNumber()])


def _boxed(source: dict[str, Any], punkt: dict[str, Any] | None) -> Any:
    """What draws the head box of a page; without an item its fields stay empty."""

    def draw(canvas: Canvas, _: BaseDocTemplate) -> None:
        _foot(canvas)
        journal = punkt["oplysninger"][0]["vaerdi"] if punkt else ""
        rows = [
            [source["myndighed"].upper(), source["udvalg"].upper(), f"MØDEDATO: {short_date(source['dato'], '.')}"],
            [
                f"J.NR.: {journal}",
                f"SAGSNR.: {punkt['sagsnr'] if punkt else ''}",
                f"SAGSBEH.: {punkt['sagsansvarlig'] if punkt else ''}",
            ],
            ["Fraværende:", "", ""],
        ]
        height = BOX / len(rows)
        canvas.setLineWidth(0.6)
        canvas.rect(LEFT, TOP - BOX, WIDTH, BOX)
        for number, row in enumerate(rows):
            if number:
                canvas.line(LEFT, TOP - number * height, LEFT + WIDTH, TOP - number * height)
            for column, text in enumerate(row):
                canvas.setFont("Serif" if number else "SerifBold", 9)
                canvas.drawString(LEFT + 2 * mm + column * WIDTH / 3, TOP - (number + 0.68) * height, text.strip())

    return draw


def _front(source: dict[str, Any], styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    lines = [Paragraph(_esc(text), styles["body"]) for text in markup.as_text(source["_front"]["tekst"]).split("\n\n")]
    return [
        Spacer(1, 30 * mm), Paragraph(_esc(source["myndighed"].upper()), styles["big"]),
        Paragraph(_esc(source["titel"]), styles["title"]),
        Paragraph(_esc(source["udvalg"]), styles["big"]), Spacer(1, 12 * mm), *lines,
    ]  # fmt: skip


def _contents(source: dict[str, Any], styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    parts: list[Flowable] = [Paragraph("Indholdsfortegnelse", styles["item"])]
    group = ""
    for punkt, page in zip(source["punkter"], source["_options"]["sider"], strict=True):
        if punkt["gruppe"] != group:
            group = punkt["gruppe"]
            parts.append(Paragraph(_esc(group), styles["head"]))
        row = [f"Punkt nr. {punkt['nr']}:", Paragraph(_esc(punkt["titel"]), styles["body"]), page]
        style = [
            ("FONT", (0, 0), (-1, -1), "Serif", 11.5),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
        parts.append(Table([row], colWidths=[30 * mm, 120 * mm, 16 * mm], style=TableStyle(style), hAlign="LEFT"))
    return parts


def _section(section: dict[str, Any], styles: dict[str, ParagraphStyle]) -> list[Flowable]:
    parts: list[Flowable] = []
    if section.get("overskrift"):
        parts.append(Paragraph(_esc(section["overskrift"]), styles["head"]))
    for block in markup.blocks(section_text(section)):
        if isinstance(block, markup.Paragraph):
            parts.append(Paragraph("<br/>".join(_esc(line) for line in block.lines), styles["body"]))
        elif isinstance(block, markup.Points):
            parts += [
                Paragraph(_esc(one.text), styles["point"], bulletText=markup.printed_mark(one.mark))
                for one in block.points
            ]
            parts.append(Spacer(1, 5))
        else:
            parts += [_table(block.rows), Spacer(1, 7)]
    return parts


def _table(rows: tuple[tuple[str, ...], ...]) -> Table:
    style = [
        ("FONT", (0, 0), (-1, -1), "Serif", 10.5),
        ("FONT", (0, 0), (-1, 0), "SerifBold", 10.5),
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ]
    return Table([list(row) for row in rows], style=TableStyle(style), hAlign="LEFT")
