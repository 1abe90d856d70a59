"""Family J: a local council whose minutes are one table `Tid | Punkt | Referat`. Printed with Chromium.

The sections of an item stand side by side: what is a `beslutning` in the third column, the others below the title.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people, weekday
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 18mm 16mm 18mm 16mm; }
html { font-family: "Liberation Sans"; font-size: 10.5pt; line-height: 1.35; }
h1 { font-size: 18pt; margin: 0 0 1mm 0; } .organ { font-size: 12.5pt; margin-bottom: 4mm; }
.facts p { margin: 0 0 1mm 0; } .facts { margin-bottom: 5mm; }
table { width: 100%; } td, th { font-size: 10pt; padding: 2mm; border: 0.5pt solid #777; }
th { background: #e8eef4; } td:nth-child(1), th:nth-child(1) { width: 17mm; }
td:nth-child(2), th:nth-child(2) { width: 66mm; }
td b { display: block; margin-bottom: 1mm; } td p:last-child { margin-bottom: 0; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    rows = "".join(_row(punkt) for punkt in source["punkter"])
    table = f"<table><thead><tr><th>Tid</th><th>Punkt</th><th>Referat</th></tr></thead><tbody>{rows}</tbody></table>"
    producers.chromium(frame(CSS, _front(source) + table, title=source["titel"]), pdf)


def _front(source: dict[str, Any]) -> str:
    groups = source["deltagelse"]
    guest, clerk = groups["oevrige"]
    clock = f"kl. {source['starttidspunkt']}-{source['sluttidspunkt']}".replace(":", ".")
    facts = [
        ("Dato", f"{weekday(source['dato']).capitalize()} {long_date(source['dato'])} {clock}"),
        ("Sted", source["moedested"]),
        ("Deltagere", people(groups["medlemmer"])),
        ("Afbud", people(groups["afbud"])),
        ("Gæster", people([guest])),
        ("Referent", people([clerk])),
    ]
    lines = "".join(f"<p><strong>{label}:</strong> {esc(value)}</p>" for label, value in facts)
    return tag("h1", source["titel"]) + tag("p", source["udvalg"], "organ") + f'<div class="facts">{lines}</div>'


def _row(punkt: dict[str, Any]) -> str:
    said = "".join(section_html(one) for one in punkt["sektioner"] if one["type"] == "beslutning")
    planned = "".join(section_html(one) for one in punkt["sektioner"] if one["type"] != "beslutning")
    time = punkt["oplysninger"][0]["vaerdi"]
    return f"<tr><td>{time}</td><td>{tag('b', heading(punkt))}{planned}</td><td>{said}</td></tr>"
