"""Family D (eDoc of about 2012): the item number is a text run of its own, left of the body's margin.

Five right-aligned grey lines stand on every page; the contents list has the groups of open and closed items, also
where one is empty. Sub-items (`a.`, `b.` …) of a section without heading are indented, with their own `Bilag`.
Options: `luft` (item number: space above its heading, to push the heading to the foot of a page), `brudt` (item
numbers whose heading is the last line of its page), `css`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people, short_date, weekday
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page {
  size: A4; margin: 34mm 24mm 20mm 36mm;
  @top-right { content: "%(top)s" counter(page); white-space: pre; text-align: right; vertical-align: bottom;
    padding-bottom: 7mm; color: #777; font-size: 8.5pt; line-height: 1.2; }
}
html { font-family: "Liberation Serif"; font-size: 11pt; line-height: 1.22; }
.front { margin-top: 40mm; } .front p { margin: 0 0 2mm 0; }
.front h1 { font-size: 22pt; margin: 0 0 9mm 0; bookmark-level: none; }
.front .body { font-size: 14pt; font-weight: bold; }
.front b { display: block; margin-top: 6mm; }
.toc { break-before: page; } .toc h1 { font-size: 14pt; margin: 0 0 6mm 0; bookmark-level: none; }
.toc h2 { font-size: 11pt; margin: 5mm 0 2mm 0; bookmark-level: none; }
.toc table { width: 100%%; border-collapse: collapse; margin: 0; }
.toc td { border: none; font-size: 11pt; padding: 1mm 0; vertical-align: bottom; }
.toc td:first-child { width: 12mm; vertical-align: top; } .toc td:last-child { width: 12mm; text-align: right; }
.toc td:last-child::after { content: target-counter(attr(data-to), page); }
.item { margin-bottom: 11mm; }
.items { break-before: page; }
h2 { font-size: 12pt; margin: 0 0 2mm 0; position: relative; bookmark-level: none; }
h2 span { position: absolute; left: -13mm; }
.item p.meta { margin: 0; } .item p.last { margin-bottom: 4mm; }
h3 { font-size: 11pt; margin: 4mm 0 0 0; break-after: avoid; bookmark-level: none; }
.sub { margin-left: 8mm; } .sub p.bold { margin: 0; } .sub p.li { margin: 3mm 0 1mm 6mm; text-indent: -6mm; }
.sub p.li span.mark { min-width: 6mm; } .sub p { margin: 0 0 1mm 6mm; } .sub p.bold { margin: 0 0 0 6mm; }
table { break-inside: avoid; }
.earlier { margin-bottom: 2mm; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}.{punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    options = source.get("_options") or {}
    lines = [source["udvalg"], source["titel"], "Åbent referat", f"Dato: {short_date(source['dato'], '.')}", "Side "]
    css = CSS % {"top": r"\A ".join(lines)} + options.get("css", "")
    items = "".join(_item(punkt, options) for punkt in source["punkter"])
    page = _front(source) + _contents(source) + f'<div class="items">{items}</div>'
    producers.weasyprint(frame(css, page, title=f"{source['titel']} - {source['udvalg']}"), pdf)


def _front(source: dict[str, Any]) -> str:
    front = source["_front"]
    present = people((source.get("deltagelse") or {}).get("til_stede"), separator="\n").replace("\n", "<br/>")
    when = f"{weekday(source['dato'])} den {long_date(source['dato'])}, kl. {source['starttidspunkt']}"
    return (
        f'<div class="front"><p>{esc(source["myndighed"])}</p><h1>{esc(source["titel"])}</h1>'
        f'<p class="body">{esc(source["udvalg"])}</p><p>{when}</p><p>i {esc(source["moedested"])}</p>'
        f"<p><b>Åbent referat</b></p><b>Tilstede</b><p>{present}</p><b>Afbud/Fraværende</b><p>{front['afbud']}</p>"
        f"<b>Sekretær</b><p>{front['sekretaer']}</p></div>"
    )


def _contents(source: dict[str, Any]) -> str:
    rows = "".join(
        f'<tr><td>{p["nr"]}.</td><td>{esc(p["titel"])}</td><td data-to="#p{p["nr"]}"></td></tr>'
        for p in source["punkter"]
    )
    return (
        f'<div class="toc"><h1>Indholdsfortegnelse</h1><h2>Åbent referat</h2><table>{rows}</table>'
        "<h2>Lukket referat</h2></div>"
    )


def _item(punkt: dict[str, Any], options: dict[str, Any]) -> str:
    number = punkt["nr"]
    style = f"margin-top: {(options.get('luft') or {}).get(number, '0mm')};"
    if number in (options.get("brudt") or ()):
        style += " break-after: page;"
    parts = [f'<h2 id="p{number}" style="{style}"><span>{number}.</span>{esc(punkt["titel"])}</h2>']
    parts.append(tag("p", f"Sagsnr.: {punkt['sagsnr']}", "meta"))
    parts.append(tag("p", f"Dok.nr.: {punkt['doknr']}", "meta last"))
    for section in punkt["sektioner"]:
        plain = section.get("overskrift") is None
        box = "" if not plain else "sub" if section["tekst"].startswith("a. ") else "earlier"
        parts.append(f'<div class="{box}">{section_html(section)}</div>')
    return f'<div class="item">{"".join(parts)}</div>'
