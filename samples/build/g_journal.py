"""Family G, a template of about 2010: `Journal nr.` before the heading `Sag nr. 74 titel`. Printed with LibreOffice.

Section headings are run-in (`Resumé: …`), bold before the text. Options: `foerste_side` (the page number runs on from
earlier minutes), `sider` (the page numbers of the contents list).
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, weekday
from samples.build.fodt import Body, Page, Style, document, paragraph
from samples.build.gold import section_text
from samples.build.markup import Paragraph, blocks

FONT = "Liberation Serif"
COLUMNS = (("2.4cm", "left", ""), ("16cm", "right", ""))
TOC = (("2.4cm", "left", ""), ("16cm", "right", "."))
HANGING = (("1.1cm", "left", ""),)
STYLES = {
    "Body": Style(size=11.5, below="0.22cm", font=FONT),
    "Italic": Style(size=11.5, italic=True, left="0.6cm", below="0.12cm", font=FONT),
    "Sub": Style(size=11.5, bold=True, below="0.1cm", font=FONT),
    "Point": Style(size=11.5, left="1.1cm", indent="-0.6cm", below="0.06cm", tabs=HANGING, font=FONT),
    "Authority": Style(size=16, bold=True, align="center", below="1.2cm", master="First", font=FONT),
    "Title": Style(size=22, bold=True, align="center", below="0.4cm", font=FONT),
    "Organ": Style(size=18, bold=True, align="center", below="1.2cm", font=FONT),
    "Label": Style(size=11.5, left="4cm", indent="-4cm", below="0.22cm", tabs=(("4cm", "left", ""),), font=FONT),
    "TocHead": Style(size=14, bold=True, page_break=True, below="0.4cm", font=FONT),
    "TocColumns": Style(size=11.5, bold=True, below="0.2cm", tabs=COLUMNS, font=FONT),
    "Toc": Style(size=11.5, left="2.4cm", indent="-2.4cm", below="0.14cm", tabs=TOC, font=FONT),
    "Group": Style(size=13, bold=True, above="0.3cm", below="0.5cm", keep=True, font=FONT),
    "FirstGroup": Style(size=13, bold=True, page_break=True, below="0.5cm", keep=True, font=FONT),
    "Journal": Style(size=10, above="0.7cm", below="0.05cm", keep=True, font=FONT),
    "Item": Style(size=13, bold=True, left="2.4cm", indent="-2.4cm", below="0.3cm", keep=True, tabs=COLUMNS, font=FONT),
    "Head": Style(size=9.5, tabs=(("16cm", "right", ""),), font=FONT),
}  # fmt: skip
BOLD = '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"Sag nr. {punkt['nr']} {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    body = Body()
    _front(source, body)
    _contents(source, body)
    group = ""
    for punkt in source["punkter"]:
        if punkt["gruppe"] != group:
            body.add("Group" if group else "FirstGroup", punkt["gruppe"])
            group = punkt["gruppe"]
        _item(punkt, body)
    head = paragraph("Head", f"{source['udvalg']}s møde den {long_date(source['dato'])}", "SIDE {side}")
    page = Page(margins=("1.6cm", "2.5cm", "1.8cm", "2.5cm"), header=head, first_header=head)
    whole = document(STYLES, body, page).replace("</office:automatic-styles>", f"{BOLD}</office:automatic-styles>")
    first = 'style:master-page-name="First"><style:paragraph-properties '
    whole = whole.replace(first, f'{first}style:page-number="{source["_options"]["foerste_side"]}" ')
    producers.libreoffice(whole, pdf)


def _front(source: dict[str, Any], body: Body) -> None:
    clock = f"Kl. {source['starttidspunkt']} - {source['sluttidspunkt']}".replace(":", ".")
    groups = source["deltagelse"]
    body.add("Authority", source["myndighed"].upper())
    body.add("Title", source["titel"])
    body.add("Organ", source["udvalg"])
    body.add("Label", "Mødedato:", f"{weekday(source['dato']).capitalize()} den {long_date(source['dato'])}")
    body.add("Label", "Mødetidspunkt:", clock)
    body.add("Label", "Mødested:", source["moedested"])
    body.add("Label", "Medlemmer:", "\n".join(groups["medlemmer"]))
    body.add("Label", "Fraværende:", "\n".join(groups["fravaerende"]))


def _contents(source: dict[str, Any], body: Body) -> None:
    body.add("TocHead", "Indhold")
    body.add("TocColumns", "Sag nr.", "Emne", "Side")
    group = ""
    for punkt, page in zip(source["punkter"], source["_options"]["sider"], strict=True):
        if punkt["gruppe"] != group:
            group = punkt["gruppe"]
            body.add("Group", group)
        body.add("Toc", f"Sag nr. {punkt['nr']}", punkt["titel"], str(page))


def _item(punkt: dict[str, Any], body: Body) -> None:
    body.add("Journal", f"Journal nr.: {punkt['sagsnr']}")
    body.add("Item", f"Sag nr. {punkt['nr']}", punkt["titel"])
    for section in punkt["sektioner"]:
        _section(section.get("overskrift"), section_text(section), body)


def _section(head: str | None, text: str, body: Body) -> None:
    if head:
        first = blocks(text)[0] if text else None
        runs_in = isinstance(first, Paragraph)
        words = (
            html.escape("\n".join(first.lines), quote=False).replace("\n", "<text:line-break/>")
            if isinstance(first, Paragraph)
            else ""
        )
        label = f'<text:span text:style-name="Bold">{html.escape(head)}</text:span>'
        body.parts.append(f'<text:p text:style-name="Body">{label}{" " if words else ""}{words}</text:p>')
        if runs_in:
            text = text.strip("\n").partition("\n\n")[2]
    if text.strip():
        body.text(text)
