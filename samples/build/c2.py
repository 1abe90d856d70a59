"""Family C2 (committee export): `UDVALG / MØDE / STED / STARTTIDSPUNKT …`, each title printed twice.

HTML, set with LibreOffice Writer. Option: `felter` ([label, value], printed one under the other).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.gold import section_text
from samples.build.markup import as_html
from samples.build.web import esc, frame, tag

CSS = """
@page { size: 21cm 29.7cm; margin: 2cm 2cm 2cm 2.2cm; }
body, h2, h3, h4 { font-family: "Liberation Sans"; }
body { font-size: 10pt; }
p { margin-top: 0cm; margin-bottom: 0.2cm; line-height: 115%; }
p.bold { font-weight: bold; font-style: italic; }
p.label { font-size: 8pt; color: #555555; margin-top: 0.3cm; margin-bottom: 0cm; }
p.value { font-size: 12pt; margin-bottom: 0cm; }
p.toc { margin-bottom: 0.1cm; }
p.li { margin-left: 0.6cm; margin-bottom: 0.05cm; }
h2 { font-size: 15pt; margin-top: 0.9cm; margin-bottom: 0.15cm; }
h3 { font-size: 12pt; font-weight: normal; margin-top: 0cm; margin-bottom: 0.2cm; }
h4 { font-size: 10pt; font-weight: bold; margin-top: 0.35cm; margin-bottom: 0.05cm; }
td, th { font-size: 9pt; text-align: left; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {_title(punkt)}"


def _title(punkt: dict[str, Any]) -> str:
    return punkt["titel"] + (" - Lukket punkt" if punkt.get("lukket") else "")


def render(source: dict[str, Any], pdf: Path) -> None:
    """Make the PDF (see the module for the options)."""
    options = source["_options"]
    front = "".join(tag("p", label, "label") + tag("p", value, "value") for label, value in options["felter"])
    contents = tag("p", "PUNKTER", "label") + "".join(tag("p", heading(punkt), "toc") for punkt in source["punkter"])
    body = front + contents + "".join(_item(punkt) for punkt in source["punkter"])
    producers.libreoffice(frame(CSS, body, title=source["titel"], base=""), pdf, suffix=".html")


def _item(punkt: dict[str, Any]) -> str:
    """The number and title, and the title again; then every heading of the template."""
    parts = [f"<h2>{esc(heading(punkt))}</h2>", f"<h3>{esc(punkt['titel'])}</h3>"]
    parts += [f"<p>Sagsnummer: {esc(punkt['sagsnr'])}</p>" if punkt.get("sagsnr") else ""]
    for section in punkt.get("sektioner") or []:
        parts.append(tag("h4", section["overskrift"]))
        text = as_html(section_text(section)).replace('<span class="mark">', "<span>").replace("</span>", "</span> ")
        parts.append(text.replace("<table>", '<table border="1" cellspacing="0" cellpadding="3">'))
    return "".join(parts)
