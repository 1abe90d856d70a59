"""HTML for the templates that print with WeasyPrint or Chromium: the frame of a page and what most templates share."""

from __future__ import annotations

import html
from typing import Any

from samples.build.gold import section_text
from samples.build.markup import as_html

BASE_CSS = """
html { font-family: "Liberation Sans"; font-size: 10pt; line-height: 1.25; }
p { margin: 0 0 5pt 0; orphans: 2; widows: 2; }
p.bold { font-weight: bold; }
p.italic { font-style: italic; }
.list { margin: 0 0 5pt 0; }
p.li { margin: 0 0 1pt 18pt; text-indent: -14pt; }
p.li.level1 { margin-left: 36pt; }
p.li span.mark { display: inline-block; min-width: 14pt; padding-right: 3pt; box-sizing: border-box; text-indent: 0; }
table { border-collapse: collapse; margin: 3pt 0 7pt 0; }
td, th { border: 0.6pt solid #000; padding: 1.5pt 4pt; text-align: left; font-size: 9pt; vertical-align: top; }
"""


def frame(css: str, body: str, *, title: str = "", base: str = BASE_CSS) -> str:
    """A whole page. `title` becomes the title of the PDF; language is Danish, so that hyphenation works."""
    head = f'<meta charset="utf-8"/><title>{esc(title)}</title><style>{base}{css}</style>'
    return f'<!DOCTYPE html>\n<html lang="da"><head>{head}</head><body>\n{body}\n</body></html>\n'


def esc(text: Any) -> str:
    """Text for HTML; quotes stay."""
    return html.escape(str(text), quote=False)


def tag(name: str, text: Any, css: str = "") -> str:
    """`<name class="css">text</name>`, or nothing where there is no text."""
    return f'<{name} class="{css}">{esc(text)}</{name}>' if text not in (None, "") else ""


def section_html(section: dict[str, Any], *, heading: str = "h3", css: str = "", style: str = "") -> str:
    """Heading (tag and class) and text of a section; `_stil: italic` in the source sets its paragraphs in italics."""
    text = section_text(section)
    body = as_html(text, style=section.get("_stil", style)) if text else ""
    return tag(heading, section.get("overskrift"), section.get("_klasse", css)) + body
