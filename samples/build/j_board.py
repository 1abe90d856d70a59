"""Family J: minutes of a school board as a secretary writes them. Printed with LibreOffice.

A section with `_straks` runs on from the title, on its line; the others stand below it, their heading (`Referat:`)
on a line of its own.
"""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import people
from samples.build.fodt import Body, Page, Style, document, paragraph
from samples.build.gold import section_text

FONT = "Liberation Sans"
HANGING = (("0.9cm", "left", ""),)
POINT_TABS = (("1.6cm", "left", ""),)
STYLES = {
    "Body": Style(size=11.5, left="0.9cm", below="0.2cm", font=FONT),
    "Italic": Style(size=11.5, italic=True, left="0.9cm", below="0.2cm", font=FONT),
    "Sub": Style(size=11.5, bold=True, left="0.9cm", below="0.1cm", font=FONT),
    "Point": Style(size=11.5, left="1.6cm", indent="-0.7cm", below="0.08cm", tabs=POINT_TABS, font=FONT),
    "School": Style(size=15, bold=True, below="0.2cm", color="#385623", font=FONT),
    "Title": Style(size=18, bold=True, below="0.5cm", font=FONT),
    "Front": Style(size=11.5, below="0.15cm", font=FONT),
    "Item": Style(
        size=11.5, left="0.9cm", indent="-0.9cm", above="0.55cm", below="0.15cm", keep=True, tabs=HANGING, font=FONT
    ),
    "Section": Style(
        size=11.5, italic=True, bold=True, left="0.9cm", above="0.15cm", below="0.1cm", keep=True, font=FONT
    ),
    "Sign": Style(size=11.5, above="1.5cm", tabs=(("9cm", "left", ""),), font=FONT),
    "Foot": Style(size=9, align="center", font=FONT),
}  # fmt: skip
BOLD = '<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {_title(punkt)}"


def _title(punkt: dict[str, Any]) -> str:
    return f"Lukket punkt: {punkt['titel']}" if punkt.get("lukket") else str(punkt["titel"])


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    body = Body()
    _front(source, body)
    for punkt in source["punkter"]:
        _item(punkt, body)
    foot = paragraph("Foot", "{side}")
    page = Page(margins=("1.6cm", "2.4cm", "1.4cm", "2.4cm"), footer=foot, first_footer=foot)
    whole = document(STYLES, body, page).replace("</office:automatic-styles>", f"{BOLD}</office:automatic-styles>")
    producers.libreoffice(whole, pdf)


def _front(source: dict[str, Any], body: Body) -> None:
    groups = source["deltagelse"]
    head, clerk = groups["oevrige"]
    body.add("School", source["myndighed"])
    body.add("Title", source["titel"])
    body.add("Front", source["_front"]["dag"])
    body.parts += [
        _labelled("Sted:", source["moedested"]),
        _labelled("Til stede:", people(groups["til_stede"])),
        _labelled("Afbud:", people(groups["afbud"])),
        _labelled("Fra ledelsen:", people([head])),
        _labelled("Referent:", people([clerk])),
    ]


def _labelled(label: str, words: str) -> str:
    bold = f'<text:span text:style-name="Bold">{label}</text:span>'
    return f'<text:p text:style-name="Front">{bold} {html.escape(words)}</text:p>'


def _item(punkt: dict[str, Any], body: Body) -> None:
    sections = punkt["sektioner"]
    runs_on = bool(sections) and bool(sections[0].get("_straks"))
    title = f"{_title(punkt)}." if runs_on else _title(punkt)
    rest = f" {html.escape(section_text(sections[0]).strip())}" if runs_on else ""
    bold = f'<text:span text:style-name="Bold">{punkt["nr"]}.<text:tab/>{html.escape(title, quote=False)}</text:span>'
    body.parts.append(f'<text:p text:style-name="Item">{bold}{rest}</text:p>')
    for section in sections[1:] if runs_on else sections:
        if section.get("overskrift"):
            body.add("Section", section["overskrift"])
        body.text(section_text(section))
