"""Family B (SBSYS): `Referat til mødet i …`, contents `Pkt. | Tekst | Side`, the KLE number before the heading.

Set with typst: justified text with hyphenation. Options: `lokale` (the line with the place), `fod` (foot of the page),
`etiketter` ([label, group] of `deltagelse` on the front page), `grupper` (group headings above the items, too).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people
from samples.build.gold import section_text
from samples.build.typ import quoted, typst_text, words

HEAD = """
#set document(title: {title})
#set page(paper: "a4", margin: (top: 26mm, bottom: 24mm, left: 27mm, right: 27mm),
  footer: context align(center, text(size: 8.5pt)[#{foot}#counter(page).display()]))
#set text(font: "Liberation Serif", size: 11pt, lang: "da", hyphenate: true)
#set par(justify: true, leading: 5.2pt, spacing: 8pt)
#let headline(body) = block(above: 11pt, below: 5pt, sticky: true, text(weight: "bold", hyphenate: false, body))
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """Make the PDF (see the module for the options)."""
    options = source["_options"]
    parts = [
        HEAD.format(title=quoted(source["titel"]), foot=quoted(options["fod"])),
        _front(source, options),
        _contents(source),
    ]
    group = None
    for number, punkt in enumerate(source["punkter"]):
        if options.get("grupper") and punkt.get("gruppe") != group:
            group = punkt["gruppe"]
            title = words(group, weight=quoted("bold"), size="15pt")[1:]
            parts.append(f"#block(above: 22pt, below: 10pt, sticky: true, {title})")
        parts.append(_item(punkt, number))
    producers.typst("\n\n".join(parts), pdf)


def _front(source: dict[str, Any], options: dict[str, Any]) -> str:
    lines = [
        "til",
        f"mødet i {source['udvalg']}",
        f"den {long_date(source['dato'])} kl. {source['starttidspunkt']}",
        options["lokale"],
    ]
    parts = ["#v(35mm)", words(source["titel"], size="26pt", weight=quoted("bold")), "#v(4mm)"]
    parts += [words(line, size="14pt") for line in lines]
    parts.append("#v(12mm)")
    for label, group in options.get("etiketter") or []:
        value = people(source["deltagelse"].get(group), none="-")
        name = words(label, weight=quoted("bold"))[1:]
        parts.append(f"#grid(columns: (32mm, 1fr), {name}, par(justify: false, {words(value)[1:]}))")
    return "\n\n".join(parts)


def _contents(source: dict[str, Any]) -> str:
    bold = {"weight": quoted("bold")}
    rows = [f"[{words(text, **bold)}]" for text in ("Pkt.", "Tekst", "Side")]
    group = None
    for number, punkt in enumerate(source["punkter"]):
        if punkt.get("gruppe") != group:
            group = punkt["gruppe"]
            rows.append(f"grid.cell(colspan: 3, inset: (top: 6pt), {words(group, **bold)[1:]})")
        page = f"context counter(page).at(<p{number}>).first()"
        rows += [
            f"[{words(str(punkt['nr']))}]",
            f"par(justify: false, {words(punkt['titel'])[1:]})",
            f"align(right + bottom, [#{page}])",
        ]
    head = f"#block(below: 12pt, {words('Indholdsfortegnelse', size='15pt', **bold)[1:]})"
    return f"#pagebreak()\n{head}\n#grid(columns: (14mm, 1fr, 14mm), row-gutter: 7pt, {', '.join(rows)})\n#pagebreak()"


def _item(punkt: dict[str, Any], number: int) -> str:
    first = number == 0
    title = words(heading(punkt), size="13pt", weight=quoted("bold"))[1:]
    parts = [
        f"#block(above: {0 if first else 26}pt, below: 3pt, sticky: true, {words(punkt['sagsnr'], size='9pt')[1:]})",
        f"#block(above: 3pt, below: 9pt, sticky: true, par(justify: false, {title})) <p{number}>",
    ]
    for section in punkt.get("sektioner") or []:
        if section.get("overskrift"):
            parts.append(f"#headline[{words(section['overskrift'])}]")
        if section_text(section):
            parts.append(typst_text(section_text(section), style=section.get("_stil", "")))
    return "\n\n".join(parts)
