"""Family D, a third manner, printed with LibreOffice: `Pkt. 202 titel`, then case number, body and access on one line.

Options: `sider` (the page numbers of the contents list).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import person
from samples.build.fodt import Body, Page, Style, document, paragraph
from samples.build.gold import section_text

FONT = "Liberation Sans"
TOC = (("1.8cm", "left", ""), ("16.2cm", "right", "."))
COLUMNS = (("5.5cm", "left", ""), ("11cm", "left", ""))
HANGING = (("2cm", "left", ""),)
STYLES = {
    "Body": Style(size=10.5, below="0.2cm", font=FONT),
    "Italic": Style(size=10.5, italic=True, below="0.2cm", font=FONT),
    "Sub": Style(size=10.5, bold=True, below="0.1cm", font=FONT),
    "Point": Style(size=10.5, left="1.1cm", indent="-0.6cm", below="0.08cm", tabs=(("1.1cm", "left", ""),), font=FONT),
    "Authority": Style(size=11, below="1.2cm", align="right", font=FONT),
    "Title": Style(size=26, below="0.1cm", font=FONT),
    "Organ": Style(size=16, below="0.8cm", font=FONT),
    "Label": Style(size=10.5, left="3.2cm", indent="-3.2cm", below="0.15cm", tabs=(("3.2cm", "left", ""),), font=FONT),
    "TocHead": Style(size=13, bold=True, above="0.9cm", below="0.3cm", font=FONT),
    "Toc": Style(size=10.5, left="1.8cm", indent="-1.8cm", below="0.1cm", tabs=TOC, font=FONT),
    "FirstItem": Style(
        size=14, page_break=True, left="2cm", indent="-2cm", below="0.15cm", keep=True, tabs=HANGING, font=FONT
    ),
    "Item": Style(size=14, left="2cm", indent="-2cm", above="1cm", below="0.15cm", keep=True, tabs=HANGING, font=FONT),
    "Meta": Style(size=9, below="0.3cm", keep=True, tabs=COLUMNS, color="#505050", font=FONT),
    "Section": Style(size=10.5, bold=True, above="0.2cm", below="0.05cm", keep=True, font=FONT),
    "Empty": Style(size=10.5, bold=True, above="0.2cm", below="0.05cm", font=FONT),
    "Foot": Style(size=8.5, tabs=(("16.2cm", "right", ""),), font=FONT),
}  # fmt: skip


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"Pkt. {punkt['nr']} {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    body = Body()
    _front(source, body)
    for punkt in source["punkter"]:
        _item(source, punkt, body)
    foot = paragraph("Foot", f"{source['udvalg']}, {source['_front']['dag']}", "Side {side}")
    page = Page(margins=("1.6cm", "2.4cm", "1.4cm", "2.4cm"), footer=foot, first_footer=foot)
    producers.libreoffice(document(STYLES, body, page), pdf)


def _front(source: dict[str, Any], body: Body) -> None:
    groups = source["deltagelse"]
    body.add("Authority", source["myndighed"])
    body.add("Title", source["titel"])
    body.add("Organ", source["udvalg"])
    body.add("Label", "Mødedato:", source["_front"]["dag"])
    body.add("Label", "Mødested:", source["moedested"])
    body.add("Label", "Medlemmer:", ", ".join(person(one) for one in groups["medlemmer"]))
    body.add("Label", "Afbud:", ", ".join(person(one) for one in groups["afbud"]))
    body.add("TocHead", "Indholdsfortegnelse")
    for punkt, page in zip(source["punkter"], source["_options"]["sider"], strict=True):
        body.add("Toc", f"Pkt. {punkt['nr']}", punkt["titel"], str(page))


def _item(source: dict[str, Any], punkt: dict[str, Any], body: Body) -> None:
    first = punkt is source["punkter"][0]
    body.add("FirstItem" if first else "Item", f"Pkt. {punkt['nr']}", punkt["titel"])
    access = "Lukket punkt" if punkt.get("lukket") else "Åbent punkt"
    body.add("Meta", f"Sagsnr. {punkt['sagsnr']}", source["udvalg"], access)
    for section in punkt["sektioner"]:
        text = section_text(section)
        if section.get("overskrift"):
            body.add("Section" if text else "Empty", section["overskrift"])
        body.text(text)
