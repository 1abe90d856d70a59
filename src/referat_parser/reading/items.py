"""A heading and the rows below it → one `Punkt`, with its sections, decisions, annexes and tables.

Returns beside it which rows were used, for the account.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..facts.beslutning import parse_beslutning
from ..facts.indstilling import parse_indstilling
from ..facts.organer import Beslutningshoved, normal_case, same_organ
from ..facts.personer import parse_personer
from ..facts.sagsforloeb import parse_sagsforloeb
from ..facts.sagsnr import find_sagsnr
from ..model import Beslutning, Bilag, Deltagelse, Indstillingspunkt, Kilde, Oplysning, Punkt, Sektion, Tabel
from ..pdf.layout import Table
from ..profiles.loader import Vocabulary
from .annex_list import read_annex_list
from .candidates import Candidate
from .front import Front
from .heading_style import HeadingStyle
from .columns import parted_box, split_columns
from .meta import Meta, read_meta
from .rows import Body, Row
from .sections import RawSection, split_sections
from .text import Hyphens, paragraphs


@dataclass(frozen=True)
class ItemRows:
    """One item before it is read: heading, the rows of a case number above it, the rows below, the group above."""

    heading: Candidate
    above: tuple[Row, ...]
    heading_rows: tuple[Row, ...]
    rows: tuple[Row, ...]
    gruppe: str | None
    closed_group: bool
    position: int
    margin: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What is the same for all items of a document."""

    vocabulary: Vocabulary
    body: Body
    style: HeadingStyle
    hyphens: Hyphens
    front: Front
    tables: tuple[Table, ...]
    spaced_text: bool
    column_heads: dict[int, str]


def read_item(item: ItemRows, setting: Setting) -> Punkt:
    """The item as the contract has it."""
    rest, box = parted_box(_without_repeated_title(item), setting.body, setting.vocabulary)
    meta = read_meta(box, setting.vocabulary, setting.hyphens) if box else read_meta(rest, setting.vocabulary, setting.hyphens)
    above = read_meta(item.above, setting.vocabulary, setting.hyphens)
    if not (meta.fields.get("sagsnr") or above.fields.get("sagsnr")):
        above = _boxed(item, setting) or above
    used = set() if box else set(meta.rows)
    body_rows = [row for row in rest if row.index not in used]
    closed = item.heading.access == "closed" or meta.closed or above.closed or item.closed_group
    raw = _cells(body_rows, item, setting) or split_columns(body_rows, setting.style, setting.vocabulary) or split_sections(body_rows, setting.style, setting.vocabulary)
    if item.heading.tail:
        raw = (RawSection("andet", None, lead_text=item.heading.tail), *raw)
    raw = _typed(raw, closed, setting)
    sections, bilag = _sections(raw, setting)
    beslutninger = _decisions(raw, sections, item, setting)
    indstiller, points = _recommendation(sections)
    pages = [row.page for row in (*item.heading_rows, *rest)]
    titel, bracketed = _bracketed_number(item.heading.titel)
    return Punkt(
        nr=item.heading.nr or str(item.position),
        titel=titel,
        lukket=closed,
        sagsnr=above.fields.get("sagsnr") or meta.fields.get("sagsnr") or bracketed or None,
        sagsansvarlig=_either("sagsansvarlig", meta, above),
        doknr=_either("doknr", meta, above),
        kompetence=_either("kompetence", meta, above),
        oplysninger=(*_beside(item, setting), *above.oplysninger, *meta.oplysninger),
        deltagelse=_attendance(meta, above),
        sektioner=sections,
        resume=_text_of(sections, "resume"),
        indstilling=_text_of(sections, "indstilling"),
        beslutning=_text_of(sections, "beslutning"),
        indstillingspunkter=points,
        indstiller=indstiller,
        beslutninger=beslutninger,
        bilag=bilag,
        tabeller=_tables(raw, setting.tables),
        gruppe=item.gruppe,
        sider=(min(pages), max(pages)),
    )


def _cells(rows: Sequence[Row], item: ItemRows, setting: Setting) -> tuple[RawSection, ...]:
    """The sections of an item that is one row of a table, by the heads of the table's columns (`Tid | Punkt | Referat`)."""
    cell = item.heading_rows[0].head.cell
    if cell is None or not setting.column_heads:
        return ()
    sections: dict[int, list[Row]] = {}
    for row in rows:
        column = row.head.cell[2] if row.head.cell is not None else cell[2]
        sections.setdefault(column, []).append(row)
    found = []
    for column, own in sorted(sections.items()):
        rule = setting.vocabulary.sections.match(setting.column_heads.get(column, ""))
        kind = rule.type if rule is not None else "andet"
        found.append(RawSection(kind, None, (), tuple(own), hoved=Beslutningshoved() if kind == "beslutning" else None))
    return tuple(found)


def _beside(item: ItemRows, setting: Setting) -> tuple[Oplysning, ...]:
    """What stands in the cells before the title's, under the head of its column."""
    columns: dict[int, list[str]] = {}
    for row in item.above:
        if row.head.cell is not None:
            columns.setdefault(row.head.cell[2], []).append(row.text)
    return tuple(
        Oplysning(etiket=setting.column_heads.get(column, ""), vaerdi="".join(t if t.endswith("-") else t + " " for t in texts).strip())
        for column, texts in sorted(columns.items())
    )


def _without_repeated_title(item: ItemRows) -> tuple[Row, ...]:
    """Some templates print the title a second time below the heading."""
    title = "".join(item.heading.titel.lower().split())
    whole = "".join("".join(row.text.split()) for row in item.heading_rows).lower()
    for wanted in (title, whole):
        text = ""
        for count, row in enumerate(item.rows[:5], start=1):
            text += "".join(row.text.lower().split())
            if text == wanted and wanted:
                return item.rows[count:]
            if not wanted.startswith(text):
                break
    return item.rows


def _boxed(item: ItemRows, setting: Setting) -> Meta | None:
    """The meta lines of a head box that every page repeats, as they stand on the item's first page."""
    rows = [row for row in item.margin if setting.vocabulary.meta.match_start(row.head.text) is not None]
    meta = read_meta(rows, setting.vocabulary, setting.hyphens)
    return meta if meta.fields.get("sagsnr") else None


def _bracketed_number(titel: str) -> tuple[str, str | None]:
    """A title and the case number in brackets at its end, where it has one (København's lokaludvalg)."""
    if not titel.endswith(")") or "(" not in titel:
        return titel, None
    bare, bracket = titel[: titel.rindex("(")].rstrip(), titel[titel.rindex("(") :]
    if not bracket.strip("() "):
        return bare, None
    number = find_sagsnr(bracket)
    return (bare, number) if number else (titel, None)


def _either(name: str, *metas: Meta) -> str | None:
    return next((m.fields[name] for m in metas if m.fields.get(name)), None)


def _attendance(meta: Meta, above: Meta) -> Deltagelse | None:
    if not any(name in m.fields for m in (meta, above) for name in ("afbud", "fravaerende")):
        return None
    return Deltagelse(
        afbud=parse_personer(_either("afbud", meta, above) or ""), fravaerende=parse_personer(_either("fravaerende", meta, above) or "")
    )


def _typed(raw: Sequence[RawSection], closed: bool, setting: Setting) -> tuple[RawSection, ...]:
    """Sections with the types that depend on their place: the text without heading, and the end of the own decision."""
    result: list[RawSection] = []
    has_decision = any(s.type == "beslutning" for s in raw)
    for given in raw:
        section = given
        if section.overskrift is None and section.type == "andet" and not has_decision and (closed or len(raw) == 1 or section.lead_text):
            text = f"{section.lead_text} {paragraphs(section.rows, setting.body, setting.hyphens)}".strip()
            if text and (closed or parse_beslutning(text).udfald != "ukendt"):
                section = RawSection("beslutning", None, (), section.rows, lead_text=section.lead_text, hoved=Beslutningshoved())
        if section.type == "tidligere_beslutning" and section.hoved is None and _tells_nothing(section, setting):
            section = replace(section, type="andet")
        if section.type == "beslutning" and section.hoved is not None and _is_earlier(section.hoved, setting.front):
            section = RawSection("tidligere_beslutning", section.overskrift, section.heading_rows, section.rows, section.lead, section.lead_text, section.hoved)
        last = given is raw[-1]
        result += _ended(section, setting) if section.type == "beslutning" and not last else [section]
    return tuple(result)


def _tells_nothing(section: RawSection, setting: Setting) -> bool:
    """Whether a heading that may mean a case history (`Historik`) stands over text without one decision."""
    rule = setting.vocabulary.sections.match(section.overskrift or "")
    return rule is not None and rule.weak and not parse_sagsforloeb(paragraphs(section.rows, setting.body, setting.hyphens))


def _is_earlier(hoved: Beslutningshoved, front: Front) -> bool:
    """Whether a decision's head names another body or another day than this meeting's."""
    if hoved.dato is not None and front.dato is not None and hoved.dato != front.dato:
        return True
    return hoved.organ is not None and front.udvalg is not None and not same_organ(hoved.organ, front.udvalg)


def _ended(section: RawSection, setting: Setting) -> list[RawSection]:
    """In documents that set no space between paragraphs, a gap ends the decision; what follows is a block of its own."""
    if setting.spaced_text or section.overskrift is None:
        return [section]
    for i, row in enumerate(section.rows[1:], start=1):
        above = section.rows[i - 1]
        attendance = setting.vocabulary.meta.match_start(row.text)
        if attendance is not None and attendance[0].field in ("afbud", "fravaerende"):
            return [section]  # absence lines belong to the decision, however far below it they stand
        if row.page == above.page and not row.in_table and row.baseline - above.baseline > 1.3 * setting.body.pitch:
            own = RawSection(section.type, section.overskrift, section.heading_rows, section.rows[:i], section.lead, section.lead_text, section.hoved)
            return [own, RawSection("andet", None, (), section.rows[i:])]
    return [section]


def _sections(raw: Sequence[RawSection], setting: Setting) -> tuple[tuple[Sektion, ...], tuple[Bilag, ...]]:
    sections: list[Sektion] = []
    bilag: list[Bilag] = []
    for section in raw:
        if section.type == "bilag":
            annexes = read_annex_list(section.rows, section.lead, setting.body, setting.vocabulary, setting.hyphens)
            bilag += annexes.bilag
            text = annexes.tekst
        else:
            text = paragraphs(section.rows, setting.body, setting.hyphens)
            if section.lead_text:
                text = f"{section.lead_text} {text}".strip()
        sections.append(Sektion(type=section.type, overskrift=section.overskrift, tekst=text, kilde=_places(section.all_rows)))
    return tuple(sections), tuple(bilag)


def _places(rows: Sequence[Row]) -> tuple[Kilde, ...]:
    """One box a page."""
    boxes: dict[int, list[float]] = {}
    for row in rows:
        box = boxes.setdefault(row.page, [row.x0, row.top, row.x1, row.bottom])
        box[:] = [min(box[0], row.x0), min(box[1], row.top), max(box[2], row.x1), max(box[3], row.bottom)]
    return tuple(Kilde(side=page, boks=(round(b[0], 1), round(b[1], 1), round(b[2], 1), round(b[3], 1))) for page, b in boxes.items())


def _text_of(sections: Sequence[Sektion], kind: str) -> str | None:
    found = [s.tekst for s in sections if s.type == kind and (s.tekst or kind == "beslutning")]
    return "\n\n".join(t for t in found if t) or None


def _recommendation(sections: Sequence[Sektion]) -> tuple[str | None, tuple[Indstillingspunkt, ...]]:
    who: str | None = None
    points: list[Indstillingspunkt] = []
    for section in sections:
        if section.type == "indstilling" and section.tekst:
            found, listed = parse_indstilling(section.tekst)
            who = who or found
            points += listed
    return who, tuple(points)


def _decisions(raw: Sequence[RawSection], sections: Sequence[Sektion], item: ItemRows, setting: Setting) -> tuple[Beslutning, ...]:
    front = setting.front
    found: list[Beslutning] = []
    proposal = "\n".join(s.tekst for s in sections if s.type == "indstilling") or None
    for section, text in zip(raw, sections, strict=True):
        if section.type == "beslutning" and text.tekst:
            hoved = section.hoved or Beslutningshoved()
            found.append(
                _read(text, hoved.organ or front.udvalg, hoved.dato or front.dato, hoved.punkt or item.heading.nr, True, proposal)
            )
        elif section.type == "tidligere_beslutning" and text.tekst:
            if section.hoved is not None and (section.hoved.organ or section.hoved.dato):
                found.append(_read(text, section.hoved.organ, section.hoved.dato, section.hoved.punkt, False, proposal))
            else:
                found += [
                    parse_beslutning(tekst, organ=hoved.organ, dato=hoved.dato, punkt=hoved.punkt, egen=False).model_copy(update={"kilde": text.kilde})
                    for hoved, tekst in parse_sagsforloeb(text.tekst)
                ]
    return tuple(found)


def _read(section: Sektion, organ: str | None, dato: dt.date | None, punkt: str | None, own: bool, proposal: str | None) -> Beslutning:
    name = normal_case(organ) if organ else None
    decision = parse_beslutning(section.tekst, organ=name, dato=dato, indstilling=proposal, punkt=punkt, egen=own)
    return decision.model_copy(update={"kilde": section.kilde})


def _tables(raw: Sequence[RawSection], tables: Sequence[Table]) -> tuple[Tabel, ...]:
    found: list[Tabel] = []
    seen: set[tuple[int, int]] = set()
    by_page: dict[int, list[Table]] = {}
    for table in tables:
        by_page.setdefault(table.page, []).append(table)
    for index, section in enumerate(raw):
        for row in section.rows:
            if row.head.cell is None:
                continue
            key = (row.page, row.head.cell[0])
            if key not in seen:
                seen.add(key)
                found.append(Tabel(side=row.page, sektion=index, raekker=by_page[row.page][row.head.cell[0]].rows))
    return tuple(found)
