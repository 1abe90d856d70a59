"""Family I, a region: `Sagnr.` before the numbered title, sections in capitals; justified and hyphenated by WeasyPrint.

Closed items are `LUKKET PUNKT - titel`, in the contents and at the item.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people, weekday
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 26mm 25mm 22mm 25mm;
  @top-left { content: "%(top)s"; font-size: 8.5pt; }
  @top-right { content: "Side " counter(page); font-size: 8.5pt; } }
@page :first { @top-left { content: none; } @top-right { content: none; } }
html { font-family: "Liberation Sans"; font-size: 10.5pt; line-height: 1.3; }
.authority { font-size: 13pt; letter-spacing: 0.02em; }
h1 { font-size: 24pt; margin: 10mm 0 1mm 0; bookmark-level: none; }
.organ { font-size: 14pt; margin-bottom: 8mm; }
.front table { margin: 0 0 8mm 0; } .front td { border: none; font-size: 10.5pt; padding: 1mm 0; }
.front td:first-child { width: 34mm; font-weight: bold; }
.toc h2 { font-size: 12pt; margin: 0 0 3mm 0; bookmark-level: none; } .toc table { width: 100%%; }
.toc td { border: none; font-size: 10.5pt; padding: 0.8mm 0; vertical-align: bottom; }
.toc td:first-child { width: 9mm; vertical-align: top; }
.toc td:last-child { width: 12mm; text-align: right; }
.toc td:last-child::after { content: target-counter(attr(data-to), page); }
.items { break-before: page; } .item { margin-bottom: 12mm; }
.sagsnr { font-size: 9.5pt; margin: 0 0 1mm 0; break-after: avoid; }
h2 { font-size: 13pt; margin: 0 0 4mm 0; break-after: avoid; line-height: 1.2; }
h3 { font-size: 10.5pt; margin: 4mm 0 0.5mm 0; break-after: avoid; bookmark-level: none; }
.item p { text-align: justify; hyphens: auto; } p.bold { break-after: avoid; margin-bottom: 0; text-align: left; }
table { break-inside: avoid; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {_title(punkt)}"


def _title(punkt: dict[str, Any]) -> str:
    return f"LUKKET PUNKT - {punkt['titel']}" if punkt.get("lukket") else punkt["titel"]


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    css = CSS % {"top": f"Møde i {source['udvalg']} den {long_date(source['dato'])}"}
    items = "".join(_item(punkt) for punkt in source["punkter"])
    page = _front(source) + f'<div class="items">{items}</div>'
    producers.weasyprint(frame(css, page, title=f"{source['titel']} {source['udvalg']}"), pdf)


def _front(source: dict[str, Any]) -> str:
    groups = source["deltagelse"]
    rows = [
        ("Møde nr.:", source["moedenr"]),
        ("Mødedato:", f"{weekday(source['dato']).capitalize()} den {long_date(source['dato'])}"),
        ("Tidspunkt:", source["_front"]["tid"]),
        ("Sted:", source["moedested"]),
        ("Medlemmer:", people(groups["medlemmer"])),
        ("Afbud:", people(groups["afbud"])),
    ]
    labels = "".join(f"<tr><td>{label}</td><td>{esc(value)}</td></tr>" for label, value in rows)
    contents = "".join(
        f'<tr><td>{p["nr"]}.</td><td>{esc(_title(p))}</td><td data-to="#p{p["nr"]}"></td></tr>'
        for p in source["punkter"]
    )
    return (
        f'<div class="front">{tag("p", source["myndighed"], "authority")}{tag("h1", source["titel"])}'
        f"{tag('p', source['udvalg'], 'organ')}<table>{labels}</table></div>"
        f'<div class="toc"><h2>Indholdsfortegnelse</h2><table>{contents}</table></div>'
    )


def _item(punkt: dict[str, Any]) -> str:
    parts = [tag("p", f"Sagnr.: {punkt['sagsnr']}", "sagsnr"), f'<h2 id="p{punkt["nr"]}">{esc(heading(punkt))}</h2>']
    parts += [section_html(section) for section in punkt["sektioner"]]
    return f'<div class="item">{"".join(parts)}</div>'
