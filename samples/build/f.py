"""Family F: a table of labels and values on the front page, items as `1 (Åben) titel`. Printed with LibreOffice.

The header of every page has the body with date and time and the id of the meeting, the footer `Side 2 af n`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import person, short_date
from samples.build.fodt import Body, Page, Style, document, paragraph
from samples.build.gold import section_text

FONT = "Liberation Sans"
STYLES = {
    "Body": Style(below="0.2cm", font=FONT),
    "Italic": Style(italic=True, below="0.2cm", font=FONT),
    "Sub": Style(italic=True, above="0.1cm", below="0.1cm", keep=True, font=FONT),
    "Point": Style(left="1.2cm", indent="-0.6cm", below="0.08cm", tabs=(("1.2cm", "left", ""),), font=FONT),
    "Title": Style(size=24, bold=True, above="1.5cm", below="0.4cm", font=FONT),
    "Subtitle": Style(size=15, below="0.15cm", font=FONT),
    "Kind": Style(size=11, below="1cm", color="#404040", font=FONT),
    "Label": Style(bold=True, font=FONT),
    "Value": Style(font=FONT),
    "TocHead": Style(size=14, bold=True, above="1cm", below="0.3cm", font=FONT),
    "Toc": Style(
        left="0.8cm", indent="-0.8cm", below="0.1cm", tabs=(("0.8cm", "left", ""), ("16.2cm", "right", ".")), font=FONT
    ),
    "Item": Style(size=13, bold=True, page_break=True, left="0cm", below="0.25cm", keep=True, font=FONT),
    "Meta": Style(size=9, below="0.35cm", font=FONT),
    "Section": Style(size=10.5, bold=True, above="0.25cm", below="0.1cm", keep=True, color="#1f3864", font=FONT),
    "Head": Style(size=8.5, tabs=(("16.2cm", "right", ""),), color="#595959", font=FONT),
    "Foot": Style(size=8.5, align="right", color="#595959", font=FONT),
}


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']} ({'Lukket' if punkt.get('lukket') else 'Åben'}) {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    when = f"{short_date(source['dato'])} {source['starttidspunkt']}"
    head = paragraph("Head", f"{source['udvalg']} - {when}", source["_front"]["moede_id"])
    foot = paragraph("Foot", "Side {side} af {sider}")
    body = Body()
    _front(source, when, body)
    for punkt in source["punkter"]:
        _item(punkt, body)
    page = Page(
        margins=("1.4cm", "2.4cm", "1.3cm", "2.4cm"), header=head, footer=foot, first_header=head, first_footer=foot
    )
    producers.libreoffice(document(STYLES, body, page), pdf)


def _front(source: dict[str, Any], when: str, body: Body) -> None:
    people = source["deltagelse"]
    body.add("Title", source["titel"])
    body.add("Subtitle", source["udvalg"])
    body.add("Kind", "Ordinært møde")
    rows = [
        ("Mødetidspunkt:", when),
        ("Mødeafholdelse:", source["moedested"]),
        ("Information:", source["_front"]["information"]),
        ("Medlemmer:", "\n".join(person(one) for one in people["medlemmer"])),
        ("Afbud:", "\n".join(person(one) for one in people["afbud"])),
        ("Stedfortrædere:", ""),
    ]
    cells = "".join(
        f'<table:table-row><table:table-cell table:style-name="TCell">{paragraph("Label", label)}</table:table-cell>'
        f'<table:table-cell table:style-name="TCell">{paragraph("Value", value)}</table:table-cell></table:table-row>'
        for label, value in rows
    )
    columns = "".join(f'<table:table-column table:style-name="Col{width}"/>' for width in (40, 122))
    body.parts.append(f'<table:table table:name="Front" table:style-name="Grid">{columns}{cells}</table:table>')
    body.add("TocHead", "Indholdsfortegnelse")
    pages = source["_options"]["sider"]
    for punkt, page in zip(source["punkter"], pages, strict=True):
        number, title = heading(punkt).split(" ", 1)
        body.add("Toc", number, title, str(page))


def _item(punkt: dict[str, Any], body: Body) -> None:
    body.add("Item", heading(punkt))
    body.add("Meta", f"Sagsnr.: {punkt['sagsnr']}")
    for section in punkt["sektioner"]:
        body.add("Section", section["overskrift"])
        body.text(section_text(section))
