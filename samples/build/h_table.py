"""Family H: a municipality's own web pages, printed with Chromium: `åbent 1 titel`, a table of treatments below it.

Lines with body and date inside `Indstilling og beslutning` are underlined, not bold.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import people, short_date
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 18mm 20mm 20mm 20mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 8pt "Liberation Sans"; } }
html { font-size: 10pt; line-height: 1.35; }
.name { color: #00557f; font-size: 11pt; font-weight: bold; border-bottom: 2px solid #00557f; padding-bottom: 2mm; }
h1 { font-size: 20pt; margin: 8mm 0 2mm 0; } .organ { font-size: 14pt; margin-bottom: 6mm; }
dl { display: grid; grid-template-columns: 38mm 1fr; margin: 0 0 8mm 0; row-gap: 2mm; } dt { font-weight: bold; }
dd { margin: 0; }
.toc h2 { font-size: 13pt; margin: 0 0 2mm 0; } .toc p { margin: 0 0 1mm 0; padding-left: 22mm; text-indent: -22mm; }
.toc span { display: inline-block; width: 22mm; text-indent: 0; color: #555; }
.items { break-before: page; } .item { margin-bottom: 12mm; }
.item h2 { font-size: 14pt; margin: 0 0 1mm 0; break-after: avoid; } .sagsnr { margin-bottom: 3mm; }
h3 { font-size: 10.5pt; margin: 4mm 0 1mm 0; color: #00557f; break-after: avoid; }
h4 { font-size: 10pt; font-weight: normal; text-decoration: underline; margin: 3mm 0 1mm 0; break-after: avoid; }
table { break-inside: avoid; } td, th { font-size: 9.5pt; padding: 1.5pt 6pt; }
"""
BODY_AND_DATE = ", den "


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{'lukket' if punkt.get('lukket') else 'åbent'} {punkt['nr']} {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    items = "".join(_item(punkt) for punkt in source["punkter"])
    page = _front(source) + f'<div class="items">{items}</div>'
    producers.chromium(frame(CSS, page, title=f"{source['titel']} {source['udvalg']}"), pdf)


def _front(source: dict[str, Any]) -> str:
    groups = source["deltagelse"]
    rows = [
        ("Mødedato", f"{short_date(source['dato'])} kl. {source['starttidspunkt']}"),
        ("Mødested", source["moedested"]),
        ("Medlemmer", people(groups["medlemmer"])),
        ("Fraværende", people(groups["fravaerende"])),
    ]
    contents = "".join(
        f"<p><span>{'lukket' if punkt.get('lukket') else 'åbent'} {punkt['nr']}</span>{esc(punkt['titel'])}</p>"
        for punkt in source["punkter"]
    )
    labels = "".join(tag("dt", label) + tag("dd", value) for label, value in rows)
    return (
        tag("p", source["myndighed"], "name") + tag("h1", source["titel"]) + tag("p", source["udvalg"], "organ")
        + f'<dl>{labels}</dl><div class="toc"><h2>Dagsordenpunkter</h2>{contents}</div>'
    )  # fmt: skip


def _item(punkt: dict[str, Any]) -> str:
    parts = [tag("h2", heading(punkt)), tag("p", punkt["sagsnr"], "sagsnr")]
    for section in punkt["sektioner"]:
        level = "h4" if BODY_AND_DATE in (section.get("overskrift") or "") else "h3"
        parts.append(section_html(section, heading=level))
    return f'<div class="item">{"".join(parts)}</div>'
