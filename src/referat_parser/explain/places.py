"""An examination → every row of the document with its role and the rule or the evidence that decided.

The roles are those of the result: a row is the heading or the text of a section because the section's place on the page
holds it, not because it is read a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from referat_parser.model import Punkt, Sektion
from referat_parser.reading.rows import Row

from . import reasons
from .examination import Examination
from .explanation import ExplainedLine, Role
from .setting import is_prominent

_ROLES: dict[str, Role] = {
    "annex": "annex", "furniture": "furniture", "contents": "contents", "group": "group", "front": "front",
    "heading": "heading", "meta": "meta", "item": "text", "closing": "closing",
}  # fmt: skip
_SLACK = 0.2  # points: the boxes of sections are rounded


@dataclass(frozen=True)
class _Place:
    """What one row was taken for."""

    role: Role
    reason: str
    punkt: str | None = None


def explained_lines(examination: Examination) -> tuple[ExplainedLine, ...]:
    """All rows in reading order."""
    minutes = examination.minutes
    settled = _Settled(examination)
    return tuple(
        ExplainedLine(
            row=row.index,
            page=row.page,
            top=round(row.top, 1),
            x0=round(row.x0, 1),
            size=round(row.size, 1),
            bold=row.bold,
            italic=row.head.italic,
            role=place.role,
            reason=place.reason,
            text=row.text,
            punkt=place.punkt,
            stands_out=place.role in ("text", "unassigned") and is_prominent(row, minutes.body),
        )
        for row, place in zip(minutes.rows, settled.places(), strict=True)
    )


@dataclass(frozen=True)
class _Settled:
    """The roles of the reading, and the items and sections that the rows belong to."""

    examination: Examination

    @cached_property
    def items(self) -> tuple[int | None, ...]:
        """For each row the position of its item in the chain."""
        minutes = self.examination.minutes
        starts = [min(one.rows) for one in minutes.chain]
        found: list[int | None] = []
        at = -1
        for row, role in zip(minutes.rows, minutes.roles, strict=True):
            while at + 1 < len(starts) and starts[at + 1] <= row.index:
                at += 1
            is_above = role == "meta" and at + 1 < len(starts)  # a case number above its heading
            found.append((at + 1 if is_above else at) if role in ("heading", "meta", "item") else None)
        return tuple(place if place is not None and place >= 0 else None for place in found)

    @cached_property
    def lost(self) -> frozenset[tuple[int, str]]:
        """Page and text of the rows that the account could not place."""
        return frozenset((line.side, line.tekst) for line in self.examination.minutes.coverage.unassigned_lines)

    def places(self) -> Iterator[_Place]:
        minutes = self.examination.minutes
        heading_rows: dict[int, list[Row]] = {}
        for row, role, item in zip(minutes.rows, minutes.roles, self.items, strict=True):
            if role != "item" or item is None or item >= len(minutes.punkter):
                yield self._outside(row, role, item)
                continue
            punkt = minutes.punkter[item]
            number = _section_of(row, punkt)
            if number is None:
                yield _Place("meta", reasons.meta(row, self.examination), punkt.nr)
                continue
            section = punkt.sektioner[number]
            above = heading_rows.setdefault(item * 10_000 + number, [])
            if _heads(row, above, section):
                above.append(row)
                yield _Place("section", reasons.section(row, section, self.examination), punkt.nr)
            else:
                above.append(row)
                yield _Place("text", reasons.text(row, section, self.examination), punkt.nr)

    def _outside(self, row: Row, role: str, item: int | None) -> _Place:
        """A row that is not inside an item, or its heading."""
        minutes = self.examination.minutes
        punkt = minutes.punkter[item].nr if item is not None and item < len(minutes.punkter) else None
        if role == "unassigned" and (row.page, row.text) not in self.lost:
            role = "closing" if minutes.chain and row.index > minutes.chain[0].row else "front"
        known = _ROLES.get(role, "unassigned")
        if known == "heading" and item is not None:
            return _Place(known, reasons.heading(minutes.chain[item], punkt or ""), punkt)
        return _Place(known, reasons.outside(row, known, self.examination), punkt)


def _section_of(row: Row, punkt: Punkt) -> int | None:
    """The section whose box on the page holds the middle of the row; the smallest where boxes lie in each other."""
    x, y = (row.x0 + row.x1) / 2, (row.top + row.bottom) / 2
    found: list[tuple[float, int]] = []
    for number, section in enumerate(punkt.sektioner):
        for place in section.kilde:
            x0, top, x1, bottom = place.boks
            if place.side == row.page and x0 - _SLACK <= x <= x1 + _SLACK and top - _SLACK <= y <= bottom + _SLACK:
                found.append(((x1 - x0) * (bottom - top), number))
    return min(found)[1] if found else None


def _heads(row: Row, above: Sequence[Row], section: Sektion) -> bool:
    """Whether a row is the heading of its section, or goes on with it; `above` are the section's rows before it."""
    if section.overskrift is None:
        return False
    printed = _squeezed(section.overskrift)
    before = _squeezed("".join(one.text for one in above))
    text = before + _squeezed(row.text)
    if len(before) >= len(printed):
        return False
    return printed.startswith(text) or text.startswith(printed)


def _squeezed(text: str) -> str:
    return "".join(text.split())
