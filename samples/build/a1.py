"""Family A1 (Acadre print): label column and value column, contents with dot leaders, meta block, annex covers.

Set with LibreOffice Writer. Options: `hoved` (running header), `etiketter` (front labels: [label, value], where a value
`@medlemmer` is a group of `deltagelse`), `indhold` ([left head, right head] of the contents), `bilagsoversigt`
(heading of the annex list at the end), `underskrift` (heading of a signature page), `skrift`.
Numbers of the contents are those of the foot of the page: PDF page less one, since the front page has none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people, person
from samples.build.fodt import Body, Page, Style, document, paragraph
from samples.build.gold import make_gold, section_text
from samples.build.scan import page_image

SIZE = 11
VALUE = "4.2cm"
STYLES = {
    "Authority": Style(size=18, bold=True, above="3cm", below="1.2cm", master="First"),
    "Title": Style(size=15, bold=True, below="0.3cm"),
    "Body": Style(size=SIZE, line="115%"),
    "Para": Style(size=SIZE, below="0.3cm", line="115%"),
    "Committee": Style(size=12, bold=True, below="1.5cm"),
    "Label": Style(size=SIZE, below="0.25cm", left=VALUE, indent="-4.2cm", tabs=((VALUE, "left", ""),)),
    "ContentsTitle": Style(size=14, bold=True, below="0.7cm", page_break=True),
    "ContentsHead": Style(size=SIZE, bold=True, below="0.25cm", tabs=(("16.2cm", "right", ""),)),
    "Contents": Style(
        size=SIZE, below="0.2cm", left="1.2cm", indent="-1.2cm", tabs=(("1.2cm", "left", ""), ("16.2cm", "right", "."))
    ),
    "ContentsTail": Style(size=SIZE, below="0.2cm", tabs=(("16.2cm", "right", "."),)),
    "Item": Style(size=12, bold=True, below="0.5cm", page_break=True, keep=True),
    "ItemFlow": Style(size=12, bold=True, above="1.1cm", below="0.5cm"),
    "Meta": Style(size=SIZE, left="3.4cm", indent="-3.4cm", tabs=(("3.4cm", "left", ""),)),
    "Heading": Style(size=10, bold=True, above="0.45cm"),
    "Sub": Style(size=SIZE, bold=True, above="0.1cm"),
    "Italic": Style(size=SIZE, italic=True, below="0.3cm", line="115%"),
    "Point": Style(size=SIZE, left="1.3cm", indent="-0.65cm", tabs=(("1.3cm", "left", ""),), line="115%"),
    "Point1": Style(size=SIZE, left="2.2cm", indent="-0.65cm", tabs=(("2.2cm", "left", ""),), line="115%"),
    "Annex": Style(
        size=SIZE,
        left="2.5cm",
        indent="-2.5cm",
        tabs=(("0.9cm", "left", ""), ("2.5cm", "left", ""), ("14cm", "left", "")),
    ),
    "ListItem": Style(size=SIZE, above="0.3cm"),
    "ListAnnex": Style(size=SIZE, left="0.9cm"),
    "Cover": Style(
        size=12, bold=True, left="2.8cm", indent="-2.8cm", below="0.7cm", tabs=(("2.8cm", "left", ""),), master="Plain"
    ),
    "CoverLine": Style(size=SIZE, tabs=(("2.8cm", "left", ""),), line="125%"),
    "Scan": Style(size=SIZE, master="Bare"),
    "AnnexTitle": Style(size=14, bold=True, below="0.5cm", master="Plain", font="Liberation Serif"),
    "AnnexText": Style(size=11, below="0.3cm", font="Liberation Serif"),
    "Header": Style(size=8),
    "Footer": Style(size=9, align="center"),
}


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {_title(punkt)}"


def _title(punkt: dict[str, Any]) -> str:
    return punkt["titel"] + (" - LUKKET SAG" if punkt.get("lukket") else "")


def render(source: dict[str, Any], pdf: Path) -> None:
    """Twice: the contents list needs the pages of the first printing."""
    numbers: list[str] = ["00"] * len(source["punkter"])
    for _ in range(2):
        producers.libreoffice(_document(source, numbers), pdf)
        numbers = [str(punkt["sider"][0] - 1) for punkt in make_gold(source, pdf, heading)["punkter"]]


def _document(source: dict[str, Any], numbers: list[str]) -> str:
    options = source["_options"]
    body = Body()
    _front(source, options, body)
    _contents(source, options, numbers, body)
    for punkt in source["punkter"]:
        _item(punkt, body)
    _closing(source, options, body)
    _annexes(source, body)
    page = Page(
        header=paragraph("Header", options["hoved"]),
        footer=paragraph("Footer", "{side-1}"),
        margins=("1.2cm", "2.3cm", "1.3cm", "2.5cm"),
    )
    return document(STYLES, body, page)


def _front(source: dict[str, Any], options: dict[str, Any], body: Body) -> None:
    body.add("Authority", source["myndighed"].upper())
    body.add("Title", source["titel"])
    body.add("Body", "til")
    body.add("Committee", source["udvalg"])
    for label, value in options["etiketter"]:
        group = value[1:] if value.startswith("@") else None
        body.add("Label", label, people(source["deltagelse"].get(group), none="Ingen") if group else value)


def _contents(source: dict[str, Any], options: dict[str, Any], numbers: list[str], body: Body) -> None:
    body.add("ContentsTitle", "Indholdsfortegnelse")
    body.add("ContentsHead", *options["indhold"])
    for punkt, number in zip(source["punkter"], numbers, strict=True):
        body.add("Contents", f"{punkt['nr']}.", _title(punkt), number)
    body.add("ContentsTail", options["bilagsoversigt"], str(int(numbers[-1]) + 1))


def _item(punkt: dict[str, Any], body: Body) -> None:
    body.add("ItemFlow" if punkt.get("_flyd") else "Item", heading(punkt))
    body.add("Para", "Lukket sag" if punkt.get("lukket") else "Åben sag")
    attendance = punkt.get("deltagelse") or {}
    body.add("Meta", "Sagsnr.:", punkt["sagsnr"])
    body.add("Meta", "Sagsansvarlig:", punkt["sagsansvarlig"])
    body.add("Meta", "Fraværende:", people(attendance.get("fravaerende"), none=""))
    body.add("Meta", "Afbud:", people(attendance.get("afbud"), none=""))
    body.add("Body", "")
    for section in punkt.get("sektioner") or []:
        if section.get("overskrift"):
            body.add("Heading", section["overskrift"])
        if "_bilagsform" in section:
            for annex in punkt["bilag"]:
                body.add(
                    "Annex", annex["nr"], "Lukket" if annex.get("lukket") else "Åben", annex["titel"], annex["doknr"]
                )
        elif section_text(section):
            body.text(section_text(section), style="Para")


def _closing(source: dict[str, Any], options: dict[str, Any], body: Body) -> None:
    """The annex list at the end, under the items' titles."""
    body.add("Item", options["bilagsoversigt"])
    for punkt in source["punkter"]:
        if punkt.get("bilag") and not punkt.get("lukket"):
            body.add("ListItem", heading(punkt))
            for annex in punkt["bilag"]:
                body.add("ListAnnex", f"{annex['nr']}. {annex['titel']} ({annex['doknr']})")


def _annexes(source: dict[str, Any], body: Body) -> None:
    for number, annex in enumerate(source.get("bilag") or []):
        body.add("Cover", "Bilag:", f"{annex['punkt']}.{annex['nr']}. {annex['titel']}")
        body.add("CoverLine", "Udvalg:", source["udvalg"])
        body.add("CoverLine", "Mødedato:", f"{long_date(source['dato'])} - Kl. {source['starttidspunkt'].lstrip('0')}")
        body.add("CoverLine", "Adgang:", "Lukket" if annex.get("lukket") else "Åben")
        body.add("CoverLine", "Bilagsnr:", annex["doknr"])
        for page, content in enumerate(annex["_indhold"]):
            if "scan" in content:
                png = page_image(content["scan"], seed=10 * number + page, title=content.get("titel", ""))
                body.image("Scan", png, "20.6cm", "29.1cm")
            else:
                body.add("AnnexTitle", content.get("titel", ""))
                body.text(content["tekst"], style="AnnexText", point="Point")


def signatures(names: list[Any], body: Body) -> None:
    """Names in two columns, for a signature page."""
    half = -(-len(names) // 2)
    for left, right in zip(names[:half], [*names[half:], ""], strict=False):
        body.add("Meta", person(left), person(right) if right else "")
