"""Family H, a second web site: the title first, then `Sag nr. 129`, then `Beslutningskompetence`.

Printed with Chromium with the browser's header and footer (day and hour of printing, title, address, page).
Options: `adresse` (host and path, printed at the foot).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people, weekday
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 16mm 18mm 16mm 18mm; }
html { font-family: "DejaVu Sans"; font-size: 9.5pt; line-height: 1.45; color: #111; }
.site { display: flex; justify-content: space-between; font-size: 9pt; margin-bottom: 6mm; }
.site b { font-size: 12pt; }
h1 { font-size: 19pt; margin: 0; } .organ { font-size: 13pt; margin-bottom: 4mm; }
.facts p { margin: 0 0 1.5mm 0; } .facts b { margin-right: 2mm; }
.toc { margin: 6mm 0 8mm 0; padding: 3mm 4mm; background: #f1f1ee; } .toc p { margin: 0 0 1mm 0; }
.item { margin-bottom: 11mm; } .item h2 { font-size: 14pt; line-height: 1.3; margin: 0 0 1mm 0; break-after: avoid; }
.number { font-size: 8.5pt; color: #555; margin: 0; break-after: avoid; } .meta { font-size: 8.5pt; color: #555; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm 0; break-after: avoid; }
h4 { font-size: 9.5pt; font-style: italic; margin: 3mm 0 1mm 0; break-after: avoid; }
table { break-inside: avoid; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{_title(punkt)} Sag nr. {punkt['nr']}"


def _title(punkt: dict[str, Any]) -> str:
    return f"{punkt['titel']} (Lukket)" if punkt.get("lukket") else str(punkt["titel"])


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    page = _front(source) + "".join(_item(punkt) for punkt in source["punkter"])
    address = source["_options"]["adresse"]
    producers.chromium(frame(CSS, page, title=f"{source['udvalg']} | {source['myndighed']}"), pdf, address=address)


def _front(source: dict[str, Any]) -> str:
    groups = source["deltagelse"]
    rows = [
        ("Mødedato:", f"{weekday(source['dato']).capitalize()} den {long_date(source['dato'])}"),
        ("Mødetidspunkt:", f"kl. {source['starttidspunkt']}-{source['sluttidspunkt']}".replace(":", ".")),
        ("Mødested:", source["moedested"]),
        ("Medlemmer:", people(groups["medlemmer"])),
        ("Fraværende:", people(groups["fravaerende"])),
    ]
    facts = "".join(f"<p><b>{label}</b>{esc(value)}</p>" for label, value in rows)
    contents = "".join(f"<p>{punkt['nr']} {esc(_title(punkt))}</p>" for punkt in source["punkter"])
    return (
        f'<div class="site"><b>{esc(source["myndighed"])}</b><span>Udskriv &nbsp; Hent som fil</span></div>'
        + tag("h1", source["titel"]) + tag("p", source["udvalg"], "organ")
        + f'<div class="facts">{facts}</div><div class="toc">{contents}</div>'
    )  # fmt: skip


def _item(punkt: dict[str, Any]) -> str:
    parts = [
        tag("h2", _title(punkt)),
        tag("p", f"Sag nr. {punkt['nr']}", "number"),
        tag("p", f"Beslutningskompetence: {punkt['kompetence']}", "meta"),
    ]
    parts += [
        section_html(section, heading="h4" if section["type"] == "tidligere_beslutning" else "h3")
        for section in punkt["sektioner"]
    ]
    return f'<div class="item">{"".join(parts)}</div>'
