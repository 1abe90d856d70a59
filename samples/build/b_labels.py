r"""Family B with a label block on the front page: labels in one column, values in the next.

HTML, set with Chromium or WeasyPrint. Options: `over` (above the title), `etiketter` (labels; `@group` for attendance),
`kolonner` (labels first, then all values), `oversigt` (heading of the contents), `form` (heading of an item: `{nr}`,
`{titel}`, `\n` for a line of its own), `sagsnr` (`efter` or `foer` the heading), `grupper`, `fod` (WeasyPrint: foot of
the page, followed by `Side n af m`), `css`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import people
from samples.build.web import esc, frame, section_html, tag

CSS = """
@page { size: A4; margin: 20mm 22mm 22mm 22mm; }
html { font-family: "Liberation Sans"; font-size: 10pt; line-height: 1.25; }
h1 { font-size: 20pt; margin: 0 0 3mm 0; } h1, h2, h3 { bookmark-level: none; break-after: avoid; }
.organ { font-size: 13pt; margin-bottom: 8mm; }
.facts { display: flex; } .facts .labels { width: 46mm; } .facts p { margin-bottom: 2mm; }
.fact b { display: inline-block; width: 52mm; }
.toc { break-before: page; break-after: page; } .toc table, .toc td, .toc th { border: none; }
.toc td, .toc th { font-size: 10pt; } .toc td.group { font-weight: bold; padding-top: 6pt; }
.toc .side { text-align: right; }
.toc a { color: black; text-decoration: none; }
.toc .side a::after { content: target-counter(attr(href), page); }
h2 { font-size: 13pt; margin: 10mm 0 2mm 0; line-height: 1.3; } h2.after { margin-top: 1mm; }
h3 { font-size: 10.5pt; margin: 9pt 0 2pt 0; }
.sagsnr { margin-bottom: 2mm; } .sagsnr.foer { margin-top: 10mm; margin-bottom: 0; }
p.bold { font-style: italic; }
.gruppe { font-size: 15pt; font-weight: bold; margin: 8mm 0 0 0; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return _form(punkt).format(nr=punkt["nr"], titel=_title(punkt))


def _form(punkt: dict[str, Any]) -> str:
    return str(punkt.get("_form") or "{nr}.\n{titel}")


def _title(punkt: dict[str, Any]) -> str:
    return punkt["titel"] + (punkt.get("_lukket_som") or "") if punkt.get("lukket") else punkt["titel"]


def render(source: dict[str, Any], pdf: Path) -> None:
    """Make the PDF (see the module for the options)."""
    options = source["_options"]
    css = CSS + options.get("css", "")
    if "fod" in options:
        foot = f'content: "{options["fod"]}Side " counter(page) " af " counter(pages); font-size: 8pt;'
        css += f"@page {{ @bottom-center {{ {foot} }} }}"
    for number, punkt in enumerate(source["punkter"]):
        punkt.update(_id=f"p{number}", _form=options.get("form"))
    body = _front(source, options) + _contents(source, options) + _items(source, options)
    {"weasyprint": producers.weasyprint, "chromium": producers.chromium}[source["_producer"]](
        frame(css, body, title=source["titel"]), pdf
    )


def _front(source: dict[str, Any], options: dict[str, Any]) -> str:
    rows = []
    for label, value in options["etiketter"]:
        shown = people(source["deltagelse"].get(value[1:]), none="-") if value.startswith("@") else value
        rows.append((esc(label), esc(shown) or "&nbsp;"))
    if options.get("kolonner"):
        labels = "".join(f"<p><b>{label}</b></p>" for label, _ in rows)
        values = "".join(f"<p>{value}</p>" for _, value in rows)
        facts = f'<div class="facts"><div class="labels">{labels}</div><div>{values}</div></div>'
    else:
        facts = "".join(f'<p class="fact"><b>{label}</b><span>{value}</span></p>' for label, value in rows)
    above = tag("p", options.get("over"), "organ")
    return above + tag("h1", source["titel"]) + tag("p", options.get("organ", source["udvalg"]), "organ") + facts


def _contents(source: dict[str, Any], options: dict[str, Any]) -> str:
    rows = [
        "<tr><th>Pkt.</th><th>Tekst</th>"
        + ('<th class="side">Side</th>' if source["_producer"] == "weasyprint" else "")
        + "</tr>"
    ]
    group = None
    for punkt in source["punkter"]:
        if punkt.get("gruppe") != group:
            group = punkt["gruppe"]
            rows.append(f'<tr><td class="group" colspan="3">{esc(group)}</td></tr>')
        page = f'<td class="side"><a href="#{punkt["_id"]}"></a></td>' if source["_producer"] == "weasyprint" else ""
        rows.append(f"<tr><td>{punkt['nr']}</td><td>{esc(_title(punkt))}</td>{page}</tr>")
    return f'<div class="toc"><h1>{esc(options["oversigt"])}</h1><table>{"".join(rows)}</table></div>'


def _items(source: dict[str, Any], options: dict[str, Any]) -> str:
    parts = []
    group = None
    for punkt in source["punkter"]:
        if options.get("grupper") and punkt.get("gruppe") != group:
            group = punkt["gruppe"]
            parts.append(tag("p", group, "gruppe"))
        number = tag("p", punkt.get("sagsnr"), f"sagsnr {options['sagsnr']}")
        title = esc(heading(punkt)).replace("\n", "<br/>")
        first = options["sagsnr"] == "foer" and punkt.get("sagsnr")
        head = f'<h2 id="{punkt["_id"]}" class="{"after" if first else ""}">{title}</h2>'
        parts.append(number + head if first else head + number)
        parts += [section_html(section) for section in punkt.get("sektioner") or []]
    return "".join(parts)
