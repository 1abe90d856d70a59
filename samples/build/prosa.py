"""What is no minutes: letters, notes, press releases, foreign protocols. No gold; EXPECTED.yaml has the exit code.

The source holds `tekst` in the markup of the texts (`# heading` lines are headings), `_css` for the looks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.markup import as_html
from samples.build.typ import quoted, typst_text
from samples.build.web import esc, frame

CSS = """
@page { size: A4; margin: 22mm 24mm 22mm 24mm; }
h1 { font-size: 15pt; } h2 { font-size: 12pt; margin: 12pt 0 4pt 0; }
p { margin-bottom: 7pt; }
"""


def render(source: dict[str, Any], pdf: Path) -> None:
    """Make the PDF of a text."""
    if source["_producer"] == "typst":
        producers.typst(_typst(source["tekst"]), pdf)
        return
    producer = {"weasyprint": producers.weasyprint, "chromium": producers.chromium}[source["_producer"]]
    body = "".join(_heading(part) if part.startswith("#") else as_html(part) for part in _parts(source["tekst"]))
    page = frame(CSS + source.get("_css", ""), body, title=source.get("titel", ""))
    producer(page.replace('lang="da"', f'lang="{source.get("_sprog", "da")}"'), pdf)


def _parts(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text.strip())


def _heading(part: str) -> str:
    marks, _, words = part.partition(" ")
    return f"<h{len(marks)}>{esc(words)}</h{len(marks)}>"


def _typst(text: str) -> str:
    """The same text for typst: headings, paragraphs and points; words are passed as strings, never as markup."""
    out = [
        '#set page(paper: "a4", margin: 25mm)',
        '#set text(font: "Liberation Serif", size: 11pt, lang: "da")',
        "#set par(justify: true)",
    ]
    for part in _parts(text):
        if part.startswith("#"):
            marks, _, words = part.partition(" ")
            out.append(
                f'#block(above: 16pt, below: 8pt, text(size: {18 - 3 * len(marks)}pt, weight: "bold", {quoted(words)}))'
            )
            continue
        out.append(typst_text(part))
    return "\n\n".join(out)
