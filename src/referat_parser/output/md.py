"""Markdown: the minutes as a person would write them down, without page furniture.

Text from a PDF is not to be trusted: everything that Markdown or HTML would act on is escaped, control characters are
left out. What stays is what the text means: paragraphs, list points, tables.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from referat_parser.output.characters import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from referat_parser.model import Deltagelse, Person, Punkt, Referat, Sektion, Tabel

_ACTIVE: Final = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)|#(?=#*$)")
_BLOCK_START: Final = re.compile(r"(?P<mark>#{1,6}|[+-]+|=+)(?=\s|$)|(?P<number>\d{1,9})(?=[.)](?:\s|$))")
_BULLET: Final = re.compile(r"^[-–•·▪●◦*]\s+(?=\S)")
# Numbered points stay text: Markdown counts the points of a list by itself, and "1. … 3." would be shown as "1. … 2."

_ATTENDANCE: Final = {
    "medlemmer": "Medlemmer",
    "til_stede": "Til stede",
    "afbud": "Afbud",
    "fravaerende": "Fraværende",
    "oevrige": "Øvrige",
}
_SECTION_NAMES: Final = {"beslutning": "Beslutning"}
"""Headings for sections that the page prints without one, where the type says what they are."""


def escape_inside(text: str) -> str:
    """Give text as Markdown that shows exactly this text within a line that something else begins."""
    line = " ".join(without_controls(text).split())
    return _ACTIVE.sub(lambda match: {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(match[0], f"\\{match[0]}"), line)


def escape(text: str) -> str:
    """Give text as Markdown that shows exactly this text as a line of its own."""
    line = escape_inside(text)
    if match := _BLOCK_START.match(line):  # a heading, a list point or a rule only by accident
        number = match["number"] or ""
        line = f"{number}\\{line[len(number) :]}"
    return line


def render(referat: Referat) -> str:
    """Give the whole document: front page, then each item with its sections in printed order."""
    blocks = [*_front(referat), *(block for punkt in referat.punkter for block in _item(punkt))]
    return "\n\n".join(blocks) + "\n"


def _front(referat: Referat) -> Iterator[str]:
    yield f"# {escape_inside(referat.udvalg or referat.titel or referat.dokumenttype.capitalize())}"
    times = "–".join(f"{time:%H:%M}" for time in (referat.starttidspunkt, referat.sluttidspunkt) if time)
    facts = (
        ("", referat.titel if referat.udvalg else None),
        ("", referat.myndighed),
        ("Møde nr.", referat.moedenr),
        ("Dato", f"{referat.dato:%Y-%m-%d}" if referat.dato else None),
        ("Tid", times or None),
        ("Sted", referat.moedested),
    )
    yield from _facts(facts)
    yield from _attendance(referat.deltagelse)


def _facts(facts: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    lines = [f"- {label}: {escape_inside(value)}" if label else f"- {escape(value)}" for label, value in facts if value]
    if lines:
        yield "\n".join(lines)


def _attendance(deltagelse: Deltagelse | None) -> Iterator[str]:
    if deltagelse is None:
        return
    for field, label in _ATTENDANCE.items():
        people: tuple[Person, ...] = getattr(deltagelse, field)
        if people:
            yield f"**{label}:** {', '.join(escape_inside(_name(person)) for person in people)}"


def _name(person: Person) -> str:
    extra = ", ".join(part for part in (person.parti, person.rolle, person.note) if part)
    return f"{person.navn} ({extra})" if extra else person.navn


def _item(punkt: Punkt) -> Iterator[str]:
    closed = " (lukket)" if punkt.lukket else ""
    yield f"## {escape_inside(punkt.nr)} {escape_inside(punkt.titel)}{closed}"
    facts = (
        ("Sagsnr.", punkt.sagsnr),
        ("Sagsansvarlig", punkt.sagsansvarlig),
        ("Dok.nr.", punkt.doknr),
        ("Kompetence", punkt.kompetence),
        *((escape(oplysning.etiket), oplysning.vaerdi) for oplysning in punkt.oplysninger),
    )
    yield from _facts(facts)
    yield from _attendance(punkt.deltagelse)
    for index, sektion in enumerate(punkt.sektioner):
        yield from _section(sektion, [tabel for tabel in punkt.tabeller if tabel.sektion == index])


def _section(sektion: Sektion, tabeller: Sequence[Tabel]) -> Iterator[str]:
    heading = sektion.overskrift or _SECTION_NAMES.get(sektion.type)
    if heading:
        yield f"### {escape_inside(heading)}"
    text = sektion.tekst
    for tabel in tabeller:
        if found := _cells_in(text, tabel):
            yield from _paragraphs(text[: found.start()])
            yield _table(tabel)
            text = text[found.end() :]
    yield from _paragraphs(text)


def _cells_in(text: str, tabel: Tabel) -> re.Match[str] | None:
    """Find where a section's text holds the cells of a table, row by row, so that they are not printed twice."""
    words = [word for row in tabel.raekker for cell in row for word in cell.split()]
    return re.search(r"\s+".join(map(re.escape, words)), text) if words else None


def _table(tabel: Tabel) -> str:
    width = max(len(row) for row in tabel.raekker)
    rows = [[*(escape_inside(cell) for cell in row), *[""] * (width - len(row))] for row in tabel.raekker]
    rows.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _paragraphs(text: str) -> Iterator[str]:
    """Give the blocks of a text: list points in a row as a list, other lines as a paragraph that keeps its breaks."""
    for paragraph in re.split(r"\n[ \t]*\n", without_controls(text)):
        lines = (line.strip() for line in paragraph.split("\n") if line.strip())
        for is_list, group in groupby(lines, key=lambda line: _BULLET.match(line) is not None):
            if is_list:
                yield "\n".join(f"- {escape(_BULLET.sub('', line, count=1))}" for line in group)
            else:
                yield "\\\n".join(escape(line) for line in group)
