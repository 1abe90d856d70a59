"""Family A2 (Acadre web page), printed from the browser: the browser's own header and footer stand on every page.

Set with Chromium. Options: `sted` (the site's name), `etiketter` (front labels, `@group` for attendance), `adresse`
(host and path, printed at the foot), `efter_nr` (what stands between number and title, default `: `).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people, weekday
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 16mm 14mm 16mm 14mm; }
html { font-family: "DejaVu Sans"; font-size: 9.5pt; line-height: 1.4; }
.site { background: #0a4d68; color: white; padding: 6pt 10pt; font-size: 13pt; margin-bottom: 4pt;
  -webkit-print-color-adjust: exact; }
.crumbs { font-size: 8pt; color: #555; margin-bottom: 14pt; }
h1 { font-size: 17pt; margin: 0 0 4pt 0; font-weight: normal; }
.when { font-size: 12pt; margin-bottom: 12pt; }
.facts b { font-weight: bold; }
.facts p { margin-bottom: 2pt; }
.toc { margin: 16pt 0; } .toc p { margin: 0; } .toc a { color: #0a4d68; }
h2 { font-size: 13pt; margin: 24pt 0 4pt 0; border-top: 1px solid #999; padding-top: 8pt; }
h3 { font-size: 11pt; font-weight: bold; margin: 10pt 0 2pt 0; }
h2, h3 { break-after: avoid; }
.meta { color: #333; }
.top { font-size: 8pt; color: #0a4d68; text-align: right; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}{punkt.get('_efter_nr', ': ')}{punkt['titel']}{' (Lukket)' if punkt.get('lukket') else ''}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """Make the PDF (see the module for the options)."""
    options = source["_options"]
    for punkt in source["punkter"]:
        punkt.setdefault("_efter_nr", options.get("efter_nr", ": "))
    body = _front(source, options) + "".join(_item(punkt) for punkt in source["punkter"])
    title = f"{source['udvalg']} - {source['titel']}"
    producers.chromium(frame(CSS, body, title=title), pdf, address=options["adresse"])


def _front(source: dict[str, Any], options: dict[str, Any]) -> str:
    when = f"{weekday(source['dato'])} den {long_date(source['dato'])} kl. {source['starttidspunkt']}"
    parts = [
        tag("div", options["sted"], "site"),
        tag("div", f"Forside > Politik > Dagsordener og referater > {source['udvalg']}", "crumbs"),
    ]
    parts += [tag("h1", source["titel"]), tag("div", when, "when"), '<div class="facts">']
    for label, value in options["etiketter"]:
        shown = people(source["deltagelse"].get(value[1:]), none="") if value.startswith("@") else value
        parts.append(f"<p><b>{esc(label)}</b> {esc(shown)}</p>")
    parts.append('</div><div class="toc"><h3>Indholdsfortegnelse</h3>')
    parts += [
        f'<p><a href="#p{number}">{esc(heading(punkt))}</a></p>' for number, punkt in enumerate(source["punkter"])
    ]
    for number, punkt in enumerate(source["punkter"]):
        punkt["_id"] = f"p{number}"
    return "".join(parts) + "</div>"


def _item(punkt: dict[str, Any]) -> str:
    parts = [f'<h2 id="{punkt["_id"]}">{esc(heading(punkt))}</h2>']
    further = "".join(f", {one['etiket']}: {one['vaerdi']}" for one in punkt.get("oplysninger") or [])
    parts.append(f'<p class="meta">Sagsid.: {esc(punkt.get("sagsnr") or "")}{esc(further)}</p>')
    parts += [section_html(section) for section in punkt.get("sektioner") or []]
    return "".join(parts) + '<p class="top"><a href="#">Til toppen</a></p>'
