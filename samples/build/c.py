"""Family C (FirstAgenda): the decision first, few meeting labels, contents without item numbers.

Options: `punkt` (the form of the heading, default `Punkt {nr}: {titel}`), `sideskift` (every item on a new page),
`bilag_luft` (annex lines far apart), `dato` (the printed date), `deltagelse` (front labels of attendance groups),
`indhold` (the form of a contents line; without page numbers where it is given), `css`. A section with `_niveau: 2`
stands under the one before.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people, weekday
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 15mm 14mm 16mm 14mm; }
html { font-family: "Liberation Serif"; font-size: 10.9pt; line-height: 1.12; }
h1 { font-size: 21.7pt; margin: 4mm 0 12mm 0; bookmark-level: none; }
.front p { margin-bottom: 4mm; } .front b { display: inline-block; width: 34mm; font-weight: bold; }
.toc { break-before: page; } .toc h2 { font-size: 17.3pt; margin: 0 0 4mm 0; bookmark-level: none; }
.toc p { margin-bottom: 2.5pt; }
.toc p[data-to]::after { content: leader('.') target-counter(attr(data-to), page); }
.item h2 { font-size: 16.3pt; margin: 0 0 4mm 0; line-height: 1.2; bookmark-level: 1; break-after: avoid; }
.item { margin-bottom: 9mm; }
h3 { font-size: 13.6pt; margin: 7pt 0 4pt 0; bookmark-level: none; break-after: avoid; }
p, .list, p.li { margin-bottom: 0; } .unnamed { margin-top: 6pt; }
h3.plain { font-size: 10.9pt; font-weight: normal; margin: 6pt 0 0 0; }
h4 { font-size: 10.9pt; margin: 6pt 0 2pt 0; bookmark-level: none; break-after: avoid; }
.sagsnr { margin-bottom: 6pt; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return punkt.get("_trykt") or _titled(punkt, punkt.get("_form") or "Punkt {nr}: {titel}")


def _titled(punkt: dict[str, Any], form: str) -> str:
    titel = f"Lukket: {punkt['titel']}" if punkt.get("lukket") else punkt["titel"]
    return form.format(nr=punkt["nr"], titel=titel)


def render(source: dict[str, Any], pdf: Path) -> None:
    """Make the PDF (see the module for the options)."""
    options = source.get("_options") or {}
    for punkt in source["punkter"]:
        punkt.setdefault("_form", options.get("punkt"))
    css = CSS + options.get("css", "")
    if options.get("sideskift"):
        css += ".item { break-before: page; }"
    if options.get("bilag_luft"):
        css += ".bilag p { margin-bottom: 11pt; }"
    body = (
        _front(source, options)
        + _contents(source, options.get("indhold"))
        + "".join(_item(punkt) for punkt in source["punkter"])
    )
    producer = {"weasyprint": producers.weasyprint, "chromium": producers.chromium}[source["_producer"]]
    producer(frame(css, body, title=source["titel"]), pdf)


def _front(source: dict[str, Any], options: dict[str, Any]) -> str:
    dato = source["dato"]
    day = options.get("dato") or f"{weekday(dato).capitalize()} d. {long_date(dato)} kl. {source['starttidspunkt']}"
    rows = [("Mødedato", day), ("Mødested", source.get("moedested"))]
    for label, group in (options.get("deltagelse") or {}).items():
        rows.append((label, people((source.get("deltagelse") or {}).get(group))))
    lines = "".join(f"<p><b>{label}</b>{esc(value)}</p>" for label, value in rows if value)
    return f'<div class="front">{tag("h1", source["titel"])}{lines}</div>'


def _contents(source: dict[str, Any], form: str | None) -> str:
    lines = ""
    for number, punkt in enumerate(source["punkter"]):
        target = "" if form else f' data-to="#p{number}"'
        lines += f"<p{target}>{esc(_titled(punkt, form or '{titel}'))}</p>"
        punkt["_id"] = f"p{number}"
    return f'<div class="toc"><h2>Indholdsfortegnelse</h2>{lines}</div>'


def _item(punkt: dict[str, Any]) -> str:
    parts = [f'<h2 id="{punkt["_id"]}">{esc(heading(punkt))}</h2>']
    parts.append(tag("p", punkt.get("sagsnr"), "sagsnr"))
    for section in punkt.get("sektioner") or []:
        parts.append(tag("h3", section.get("_over")))
        gap = "" if section.get("overskrift") or section["type"] == "beslutning" else " unnamed"
        text = section_html(section, heading="h4" if section.get("_niveau") == 2 else "h3")
        parts.append(f'<div class="{section["type"]}{gap}">{text}</div>')
    return f'<div class="item">{"".join(parts)}</div>'
