"""Family D, the manner of a big city, printed from its web page with Chromium.

The case number stands in brackets at the end of the title, empty where there is none. Nothing stands in the margins.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import short_date
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 20mm 24mm 20mm 24mm; }
html { font-family: "Liberation Sans"; font-size: 11pt; line-height: 1.4; color: #222; }
.city { font-size: 12pt; font-weight: bold; color: #000c2e; margin-bottom: 10mm; }
h1 { font-size: 23pt; margin: 0 0 2mm 0; font-weight: bold; } .organ { font-size: 15pt; margin-bottom: 5mm; }
.toc { margin-top: 9mm; } .toc h2 { font-size: 14pt; margin: 0 0 3mm 0; }
.toc p { margin: 0 0 1.5mm 10mm; text-indent: -10mm; }
.toc span { display: inline-block; width: 10mm; text-indent: 0; }
.items { break-before: page; } .item { border-top: 0.5pt solid #999; padding-top: 6mm; margin-bottom: 8mm; }
.item h2 { font-size: 16pt; line-height: 1.25; margin: 0 0 4mm 0; break-after: avoid; }
h3 { font-size: 12.5pt; margin: 4mm 0 1mm 0; break-after: avoid; }
table { break-inside: avoid; } td, th { font-size: 10.5pt; border-width: 0 0 0.5pt 0; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {punkt['titel']} ({punkt.get('sagsnr') or ' '})"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    items = "".join(_item(punkt) for punkt in source["punkter"])
    page = _front(source) + f'<div class="items">{items}</div>'
    producers.chromium(frame(CSS, page, title=f"{source['udvalg']} {short_date(source['dato'])}"), pdf)


def _front(source: dict[str, Any]) -> str:
    contents = "".join(f"<p><span>{p['nr']}.</span>{esc(p['titel'])}</p>" for p in source["punkter"])
    when = f"Mødedato: {short_date(source['dato'], '.')}, kl. {source['starttidspunkt']}"
    return (
        tag("p", source["myndighed"], "city") + tag("h1", source["titel"]) + tag("p", source["udvalg"], "organ")
        + tag("p", when) + tag("p", f"Mødested: {source['moedested']}")
        + f'<div class="toc"><h2>Punkter</h2>{contents}</div>'
    )  # fmt: skip


def _item(punkt: dict[str, Any]) -> str:
    return (
        f'<div class="item">{tag("h2", heading(punkt))}{"".join(section_html(one) for one in punkt["sektioner"])}</div>'
    )
