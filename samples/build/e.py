"""Family E (Captia, PolWeb): case number, document number and access on one tabbed line; the title printed twice.

The title is the heading of the item and again the first line below it. Printed with typst.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from samples.build import producers
from samples.build.danish import long_date, people
from samples.build.typeset import bold, esc, section

PAGE = """#set document(title: "{titel} {udvalg}")
#set page(paper: "a4", margin: (top: 32mm, bottom: 24mm, left: 25mm, right: 22mm),
  header: context if counter(page).get().first() > 1 [
    #text(size: 8.5pt)[{top} #h(1fr) {day}] #v(-2.5mm) #line(length: 100%, stroke: 0.4pt)],
  footer: context align(center, text(size: 8.5pt)[#counter(page).display()]))
#set text(font: "Liberation Sans", size: 10.5pt, lang: "da", hyphenate: false)
#set par(leading: 0.55em, spacing: 0.95em)
"""


def heading(punkt: dict[str, Any]) -> str:
    """The heading line of an item as printed."""
    return f"{punkt['nr']}. {punkt['titel']}"


def render(source: dict[str, Any], pdf: Path) -> None:
    """The source as a PDF."""
    day = long_date(source["dato"])
    parts = [PAGE.format(titel=source["titel"], udvalg=source["udvalg"], top=esc(source["udvalg"]), day=esc(day))]
    parts += [_front(source, day), _contents(source), "#pagebreak()"]
    parts += [_item(punkt) for punkt in source["punkter"]]
    producers.typst("\n\n".join(parts), pdf)


def _front(source: dict[str, Any], day: str) -> str:
    groups = source["deltagelse"]
    rows = [
        ("Mødedato:", day),
        ("Mødetidspunkt:", f"{source['starttidspunkt']} - {source['sluttidspunkt']}"),
        ("Mødested:", source["moedested"]),
        ("Medlemmer:", people(groups["medlemmer"])),
        ("Afbud:", people(groups.get("afbud"))),
    ]
    cells = ", ".join(f"[{bold(label)}], [{esc(value)}]" for label, value in rows)
    return (
        f"{bold(source['myndighed'], '11pt')}\n\n#v(6mm)\n\n{bold(source['titel'], '20pt')}\n\n"
        f"{bold(source['udvalg'], '15pt')}\n\n"
        f"#v(4mm)\n\n#grid(columns: (38mm, 1fr), row-gutter: 3.2mm, {cells})\n\n#v(8mm)"
    )


def _contents(source: dict[str, Any]) -> str:
    rows = "".join(
        f"[{p['nr']}\\.], [{esc(_contents_title(p))} #box(width: 1fr, repeat[.])], "
        f'[#context counter(page).at(label("p{p["nr"]}")).first()], '
        for p in source["punkter"]
    )
    head = f"#grid(columns: (12mm, 1fr, 12mm), [], [], [#align(right)[{bold('Side')}]])"
    table = "#grid(columns: (12mm, 1fr, 12mm), row-gutter: 2.6mm, align: (left, left, right + bottom), "
    return f"{bold('Indholdsfortegnelse', '13pt')}\n\n{head}\n\n{table}{rows})"


def _contents_title(punkt: dict[str, Any]) -> str:
    return f"Lukket - {punkt['titel']}" if punkt.get("lukket") else punkt["titel"]


def _item(punkt: dict[str, Any]) -> str:
    access = "Lukket" if punkt.get("lukket") else "Åbent"
    numbers = f"[Sagsnr\\.: {esc(punkt['sagsnr'])}], [Dok\\.nr\\.: {esc(punkt['doknr'])}]"
    parts = [
        f'#block(above: 9mm, below: 3mm, sticky: true)[{bold(heading(punkt), "14pt")} #label("p{punkt["nr"]}")]',
        f"#block(below: 3mm, sticky: true)[{bold(heading(punkt), '11.5pt')}]",
        f"#block(sticky: true, grid(columns: (62mm, 62mm, 1fr), {numbers}, [{access}]))",
        f"Kompetence: {esc(punkt['kompetence'])}",
    ]
    return "\n\n".join(parts + [section(one) for one in punkt["sektioner"]])
