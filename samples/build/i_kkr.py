"""Family I, a council of municipalities: two-level numbers below numbered groups, letter-spaced words.

Printed with typst. The letters of `REFERAT` and `DAGSORDEN` stand apart as in the print of an old logo:
the blanks are in the text.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, person
from samples.build.typeset import bold, esc, section

PAGE = """#set document(title: "Referat {udvalg}")
#set page(paper: "a4", margin: (top: 30mm, bottom: 24mm, left: 38mm, right: 28mm),
  footer: context align(right, text(size: 8pt)[KKR | Side #counter(page).display()]))
#set text(font: "Liberation Serif", size: 11pt, lang: "da", hyphenate: true)
#set par(leading: 0.6em, spacing: 1em, justify: true)
"""
SPACED = {"REFERAT": "R E F E R AT", "DAGSORDEN": "D AG S O R D E N"}


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    parts = [PAGE.format(udvalg=source["udvalg"]), _front(source), _contents(source), "#pagebreak()"]
    group = ""
    for punkt in source["punkter"]:
        if punkt["gruppe"] != group:
            group = punkt["gruppe"]
            parts.append(f"#block(above: 10mm, below: 4mm, sticky: true)[{bold(group, '15pt')}]")
        parts += _item(punkt)
    producers.typst("\n\n".join(parts), pdf)


def _front(source: dict[str, Any]) -> str:
    groups = source["deltagelse"]
    clock = f"{source['starttidspunkt']}-{source['sluttidspunkt']}".replace(":", ".")
    rows = [
        ("Dato:", f"{long_date(source['dato'])}, kl. {clock}"),
        ("Sted:", source["moedested"]),
        ("Medlemmer:", "; ".join(person(one) for one in groups["medlemmer"])),
        ("Afbud:", "; ".join(person(one) for one in groups["afbud"])),
    ]
    cells = ", ".join(f"[{bold(label)}], [#set par(justify: false); {esc(value)}]" for label, value in rows)
    return (
        f"{bold(source['udvalg'], '20pt')}\n\n#v(3mm)\n\n#text(size: 15pt)[{SPACED[source['titel']]}]\n\n#v(3mm)\n\n"
        f"#grid(columns: (27mm, 1fr), row-gutter: 3mm, {cells})\n\n#v(7mm)"
    )


def _contents(source: dict[str, Any]) -> str:
    rows, group = "", ""
    for punkt in source["punkter"]:
        if punkt["gruppe"] != group:
            group = punkt["gruppe"]
            rows += f"grid.cell(colspan: 3, pad(top: 1.5mm)[{bold(group)}]), "
        page = f'#context counter(page).at(label("p{punkt["nr"]}")).first()'
        rows += f"[{esc(punkt['nr'])}\\.], [{esc(punkt['titel'])} #box(width: 1fr, repeat[.])], [{page}], "
    table = f"#grid(columns: (12mm, 1fr, 10mm), row-gutter: 2.4mm, align: (left, left, right + bottom), {rows})"
    return f"#text(size: 12pt)[{SPACED['DAGSORDEN']}]\n\n#set par(justify: false)\n\n{table}\n\n#set par(justify: true)"


def _item(punkt: dict[str, Any]) -> list[str]:
    mark = f'#label("p{punkt["nr"]}")'
    head = (
        f"#block(above: 8mm, below: 2mm, sticky: true, grid(columns: (12mm, 1fr), "
        f"[{bold(punkt['nr'] + '.', '12pt')}], [#set par(justify: false); {bold(punkt['titel'], '12pt')} {mark}]))"
    )
    meta = [f"#block(below: 3mm, sticky: true)[{esc(punkt['sagsnr'])}]"] if punkt.get("sagsnr") else []
    return [head, *meta, *(section(one) for one in punkt["sektioner"])]
