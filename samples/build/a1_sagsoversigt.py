"""Family A1 with `Sagsoversigt`: `01. titel`, `Sagen afgøres i:`, `Lukket - …`, `Beslutninger <organ> den …`.

Set with reportlab and its standard fonts. Options: `hoved` ([left, middle] of the running header; `Side n`
comes at the right), `etiketter` (front labels, `@group` for attendance), `lukkede_uden_nr` (closed items without number
in the contents), `bilagsliste` and `underskrift` (headings of the last two pages).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)
from samples.build.danish import people, person
from samples.build.gold import make_gold, section_text
from samples.build.platypus import flow, story, style

BODY = style("body", 10)
BOLD = style("bold", 10, bold=True, spaceAfter=1)
SECTION = style("section", 10, bold=True, spaceBefore=8, spaceAfter=1)
ITEM = style("item", 13, bold=True, spaceBefore=20, spaceAfter=7)
TITLE = style("title", 24, bold=True, spaceAfter=14, spaceBefore=60)
ORGAN = style("organ", 16, spaceAfter=40)
META = style("meta", 10, spaceAfter=0)
PLAIN = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)
WIDTH = A4[0] - 50 * mm


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {_title(punkt)}"


def _title(punkt: dict[str, Any]) -> str:
    return ("Lukket - " if punkt.get("lukket") else "") + punkt["titel"]


def render(source: dict[str, Any], pdf: Path) -> None:
    """Twice, since the contents list needs the pages of the first printing."""
    pages = [0] * len(source["punkter"])
    for _ in range(2):
        last = _print(source, pages, pdf)
        pages = [punkt["sider"][0] for punkt in make_gold(source, pdf, heading)["punkter"]]
        source["_sidste"] = last


def _print(source: dict[str, Any], pages: list[int], pdf: Path) -> int:
    options = source["_options"]

    def furniture(canvas: Canvas, _: Any) -> None:
        canvas.setFont("Helvetica", 8.5)
        top = A4[1] - 14 * mm
        canvas.drawString(25 * mm, top, options["hoved"][0])
        canvas.drawCentredString(A4[0] / 2, top, options["hoved"][1])
        canvas.drawRightString(A4[0] - 25 * mm, top, f"Side {canvas.getPageNumber()}")
        canvas.line(25 * mm, top - 4, A4[0] - 25 * mm, top - 4)

    document = BaseDocTemplate(
        str(pdf), pagesize=A4, title=source["titel"], author=source.get("myndighed") or "", invariant=True
    )
    box = Frame(25 * mm, 20 * mm, WIDTH, A4[1] - 45 * mm, leftPadding=0, rightPadding=0)
    document.addPageTemplates([PageTemplate("front", [box]), PageTemplate("later", [box], onPage=furniture)])
    document.build(
        [*_front(source, options), *_contents(source, options, pages), *_items(source), *_closing(source, options)]
    )
    return int(document.page)


def _front(source: dict[str, Any], options: dict[str, Any]) -> list[Flowable]:
    rows = []
    for label, value in options["etiketter"]:
        shown = (
            people(source["deltagelse"].get(value[1:]), separator="\n", none="Ingen")
            if value.startswith("@")
            else value
        )
        rows.append([flow(label, BOLD), flow(shown, META)])
    parts = [
        flow(source["titel"], TITLE),
        flow(source["udvalg"], ORGAN),
        Table(rows, colWidths=[45 * mm, WIDTH - 45 * mm], style=PLAIN),
    ]
    return [*parts, NextPageTemplate("later"), PageBreak()]


def _contents(source: dict[str, Any], options: dict[str, Any], pages: list[int]) -> list[Flowable]:
    rows: list[list[Any]] = [["", "", flow("Side", BOLD)]]
    for punkt, page in zip(source["punkter"], pages, strict=True):
        number = "" if punkt.get("lukket") and options.get("lukkede_uden_nr") else f"{punkt['nr']}."
        rows.append([flow(number, META), flow(_title(punkt), META), flow(str(page), META)])
    last = source.get("_sidste", 0)
    rows.append(["", flow(options["bilagsliste"], META), flow(str(last - 1), META)])
    rows.append(["", flow(options["underskrift"], META), flow(str(last), META)])
    table = Table(rows, colWidths=[12 * mm, WIDTH - 27 * mm, 15 * mm], style=PLAIN)
    return [flow("Sagsoversigt", style("toc", 16, bold=True, spaceAfter=10)), table, PageBreak()]


def _items(source: dict[str, Any]) -> list[Flowable]:
    parts: list[Flowable] = []
    for punkt in source["punkter"]:
        parts.append(flow(heading(punkt), ITEM))
        rows = [
            ["Lukket sag" if punkt.get("lukket") else "Åben sag", ""],
            ["Sagsnr.:", punkt["sagsnr"]],
            ["Sagen afgøres i:", punkt.get("kompetence") or ""],
        ]
        parts.append(
            Table(
                [[flow(left, META), flow(right, META)] for left, right in rows],
                colWidths=[35 * mm, WIDTH - 35 * mm],
                style=PLAIN,
                hAlign="LEFT",
            )
        )
        for section in punkt.get("sektioner") or []:
            if section.get("overskrift"):
                parts.append(flow(section["overskrift"], SECTION))
            parts += story(section_text(section), BODY, slanted=section.get("_stil") == "italic")
        parts.append(Spacer(1, 10))
    return parts


def _closing(source: dict[str, Any], options: dict[str, Any]) -> list[Flowable]:
    head = style("closing", 13, bold=True, spaceAfter=8)
    parts: list[Flowable] = [PageBreak(), flow(options["bilagsliste"], head)]
    for punkt in source["punkter"]:
        if punkt.get("bilag"):
            parts.append(flow(f"{punkt['nr']}. {punkt['titel']}", style("of", 10, spaceBefore=6, spaceAfter=1)))
            parts += [
                flow(
                    f"{annex['nr']}. {annex['titel']} ({annex['doknr']})", style("row", 10, leftIndent=20, spaceAfter=1)
                )
                for annex in punkt["bilag"]
            ]
    names = [person(one) for one in source["deltagelse"]["medlemmer"]]
    half = -(-len(names) // 2)
    rows = [
        [flow(left, META), flow(right, META)] for left, right in zip(names[:half], [*names[half:], ""], strict=False)
    ]
    signature = Table(
        rows,
        colWidths=[WIDTH / 2] * 2,
        rowHeights=[22 * mm] * len(rows),
        style=TableStyle([("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (0, 0), (-1, -1), 0)]),
    )
    return [*parts, PageBreak(), flow(options["underskrift"], head), signature]
