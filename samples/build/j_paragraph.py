"""Family J: a housing association's minutes with paragraphs as item numbers (`§ 1 titel`). Printed with WeasyPrint.

Titles are underlined, not bold; `Beslutning:` is run-in, in italics; a block for signatures ends the minutes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import people
from samples.build.gold import section_text
from samples.build.markup import as_html
from samples.build.web import esc, frame, tag

CSS = """
@page { size: A4; margin: 24mm 26mm 24mm 26mm; @bottom-center { content: "- " counter(page) " -"; font-size: 9pt; } }
html { font-family: "Liberation Serif"; font-size: 12pt; line-height: 1.3; }
.house { font-size: 13pt; text-align: center; margin: 0; }
h1 { font-size: 17pt; text-align: center; margin: 2mm 0 6mm 0; bookmark-level: none; }
.facts p { margin: 0 0 1mm 0; } .facts { margin-bottom: 6mm; }
h2 { font-size: 12pt; font-weight: normal; margin: 6mm 0 1.5mm 0; break-after: avoid; text-decoration: underline;
  bookmark-level: none; }
table { break-inside: avoid; } .decision > p:first-child i { margin-right: 1mm; }
.end { margin-top: 9mm; }
.sign { margin-top: 12mm; columns: 2; break-inside: avoid; }
.sign p { border-top: 0.5pt solid black; padding-top: 1mm; margin: 0 8mm 9mm 0; }
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"§ {punkt['nr']} {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    names = "".join(tag("p", one["navn"]) for one in source["deltagelse"]["til_stede"])
    items = "".join(_item(punkt) for punkt in source["punkter"])
    page = _front(source) + items + tag("p", f"{source['_front']['slut']}.", "end") + f'<div class="sign">{names}</div>'
    producers.weasyprint(frame(CSS, page, title=f"{source['titel']} nr. {source['moedenr']}"), pdf)


def _front(source: dict[str, Any]) -> str:
    groups = source["deltagelse"]
    facts = [
        f"Møde nr. {source['moedenr']}, {source['_front']['dag']}",
        f"Sted: {source['moedested']}",
        f"Til stede: {people(groups['til_stede'])}",
        f"Afbud: {people(groups['afbud'])}",
        f"Referent: {people(groups['oevrige'])}",
    ]
    lines = "".join(tag("p", fact) for fact in facts)
    return tag("p", source["myndighed"], "house") + tag("h1", source["titel"]) + f'<div class="facts">{lines}</div>'


def _item(punkt: dict[str, Any]) -> str:
    parts = [tag("h2", heading(punkt))]
    for section in punkt["sektioner"]:
        body = as_html(section_text(section))
        head = section.get("overskrift")
        if head:
            body = body.replace('">', f'"><i>{esc(head)}</i> ', 1)
        parts.append(f'<div class="{"decision" if head else ""}">{body}</div>')
    return "".join(parts)
