"""The sections of an item → its decisions, and which of its texts are decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from referat_parser.facts.beslutning import parse_beslutning
from referat_parser.facts.organer import Beslutningshoved, normal_case, same_organ
from referat_parser.facts.sagsforloeb import parse_sagsforloeb
from referat_parser.model import Beslutning, Deltagelse, Sektion
from referat_parser.pdf.layout import Table
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.candidates import Candidate
from referat_parser.reading.front import Front
from referat_parser.reading.heading_style import HeadingStyle
from referat_parser.reading.rows import Body, Row
from referat_parser.reading.sections import RawSection
from referat_parser.reading.text import Hyphens, paragraphs


class ItemRows(NamedTuple):
    """One item before it is read: heading, the rows of a case number above it, the rows below, the group above."""

    heading: Candidate
    above: tuple[Row, ...]
    heading_rows: tuple[Row, ...]
    rows: tuple[Row, ...]
    gruppe: str | None
    closed_group: bool
    position: int
    margin: tuple[Row, ...] = ()


class Setting(NamedTuple):
    """What is the same for all items of a document."""

    vocabulary: Vocabulary
    body: Body
    style: HeadingStyle
    hyphens: Hyphens
    front: Front
    tables: tuple[Table, ...]
    spaced_text: bool
    column_heads: dict[int, str]


def typed(raw: Sequence[RawSection], closed: bool, setting: Setting) -> tuple[RawSection, ...]:
    """Sections with the types that depend on their place: the text without heading, and the end of the own decision."""
    result: list[RawSection] = []
    has_decision = any(s.type == "beslutning" for s in raw)
    for given in raw:
        section = given
        if (
            section.overskrift is None
            and section.type == "andet"
            and not has_decision
            and (closed or len(raw) == 1 or section.lead_text)
        ):
            text = f"{section.lead_text} {paragraphs(section.rows, setting.body, setting.hyphens)}".strip()
            if text and (closed or parse_beslutning(text).udfald != "ukendt"):
                section = section._replace(type="beslutning", hoved=Beslutningshoved())
        if section.type == "tidligere_beslutning" and section.hoved is None and _tells_nothing(section, setting):
            section = section._replace(type="andet")
        if section.type == "beslutning" and section.hoved is not None and _is_earlier(section.hoved, setting.front):
            section = RawSection(
                "tidligere_beslutning",
                section.overskrift,
                section.heading_rows,
                section.rows,
                section.lead,
                section.lead_text,
                section.hoved,
            )
        last = given is raw[-1]
        result += _ended(section, setting) if section.type == "beslutning" and not last else [section]
    return (*result[:-1], *_without_end_lines(result[-1], setting.vocabulary)) if result else ()


def _without_end_lines(section: RawSection, vocabulary: Vocabulary) -> tuple[RawSection, ...]:
    """The last section of an item, and by itself what stands behind it and belongs to the meeting (`Næste møde: …`)."""
    if section.type != "beslutning" and section.overskrift is not None:
        return (section,)
    for i, row in enumerate(section.rows):
        if (i or section.lead) and vocabulary.end_lines.match(row.text) is not None:
            return section._replace(rows=section.rows[:i]), RawSection("andet", None, (), section.rows[i:])
    return (section,)


def _tells_nothing(section: RawSection, setting: Setting) -> bool:
    """Whether a heading that may mean a case history (`Historik`) stands over text without one decision."""
    rule = setting.vocabulary.sections.match(section.overskrift or "")
    return (
        rule is not None
        and rule.weak
        and not parse_sagsforloeb(paragraphs(section.rows, setting.body, setting.hyphens))
    )


def _is_earlier(hoved: Beslutningshoved, front: Front) -> bool:
    """Whether a decision's head names another body or another day than this meeting's."""
    if hoved.dato is not None and front.dato is not None and hoved.dato != front.dato:
        return True
    return hoved.organ is not None and front.udvalg is not None and not same_organ(hoved.organ, front.udvalg)


def _ended(section: RawSection, setting: Setting) -> list[RawSection]:
    """In documents that set no space between paragraphs, a gap ends the decision; another block follows."""
    if setting.spaced_text or section.overskrift is None:
        return [section]
    for i, row in enumerate(section.rows[1:], start=1):
        above = section.rows[i - 1]
        attendance = setting.vocabulary.meta.match_start(row.text)
        if attendance is not None and attendance[0].field in ("afbud", "fravaerende"):
            return [section]  # absence lines belong to the decision, however far below it they stand
        if row.page == above.page and not row.in_table and row.baseline - above.baseline > 1.3 * setting.body.pitch:
            own = RawSection(
                section.type,
                section.overskrift,
                section.heading_rows,
                section.rows[:i],
                section.lead,
                section.lead_text,
                section.hoved,
            )
            return [own, RawSection("andet", None, (), section.rows[i:])]
    return [section]


def decisions(
    raw: Sequence[RawSection], sections: Sequence[Sektion], item: ItemRows, setting: Setting
) -> tuple[Beslutning, ...]:
    """The decisions of an item in printed order: the meeting's own, and those of earlier bodies and days."""
    front = setting.front
    partier = _parties(front.deltagelse)
    found: list[Beslutning] = []
    proposal = "\n".join(s.tekst for s in sections if s.type == "indstilling") or None
    for section, text in zip(raw, sections, strict=True):
        if section.type == "beslutning" and text.tekst:
            hoved = section.hoved or Beslutningshoved()
            found.append(
                _read(
                    text,
                    hoved.organ or front.udvalg,
                    hoved.dato or front.dato,
                    hoved.punkt or item.heading.nr,
                    True,
                    proposal,
                    partier,
                )
            )
        elif section.type == "tidligere_beslutning" and text.tekst:
            if section.hoved is not None and (section.hoved.organ or section.hoved.dato):
                found.append(
                    _read(text, section.hoved.organ, section.hoved.dato, section.hoved.punkt, False, proposal, partier)
                )
            else:
                found += [
                    parse_beslutning(
                        tekst, organ=hoved.organ, dato=hoved.dato, punkt=hoved.punkt, egen=False, partier=partier
                    ).model_copy(update={"kilde": text.kilde})
                    for hoved, tekst in parse_sagsforloeb(text.tekst)
                ]
    return tuple(found)


def _parties(deltagelse: Deltagelse) -> frozenset[str] | None:
    """The party labels of the document's own lists: they come before the national table."""
    lists = (deltagelse.medlemmer, deltagelse.til_stede, deltagelse.afbud, deltagelse.fravaerende)
    return frozenset(p.parti for people in lists for p in people if p.parti) or None


def _read(
    section: Sektion,
    organ: str | None,
    dato: dt.date | None,
    punkt: str | None,
    own: bool,
    proposal: str | None,
    partier: frozenset[str] | None,
) -> Beslutning:
    name = normal_case(organ) if organ else None
    decision = parse_beslutning(
        section.tekst, organ=name, dato=dato, indstilling=proposal, punkt=punkt, egen=own, partier=partier
    )
    return decision.model_copy(update={"kilde": section.kilde})
