"""A heading and the rows below it → one `Punkt`, with its sections, decisions, annexes and tables.

Returns beside it which rows were used, for the account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from referat_parser.facts.indstilling import parse_indstilling
from referat_parser.facts.organer import Beslutningshoved
from referat_parser.facts.personer import parse_personer
from referat_parser.facts.sagsnr import find_sagsnr
from referat_parser.model import Bilag, Deltagelse, Indstillingspunkt, Kilde, Oplysning, Punkt, Sektion, Tabel
from referat_parser.pdf.layout import Table
from referat_parser.reading.annex_list import inner_annexes, read_annex_list
from referat_parser.reading.columns import parted_box, split_columns
from referat_parser.reading.decisions import ItemRows, Setting, decisions, typed
from referat_parser.reading.head_tables import label_cells
from referat_parser.reading.meta import Meta, read_meta
from referat_parser.reading.rows import Row
from referat_parser.reading.sections import RawSection, split_sections
from referat_parser.reading.text import paragraphs


def read_item(item: ItemRows, setting: Setting) -> Punkt:
    """The item as the contract has it."""
    rest, box = parted_box(without_title(item.rows, item), setting.body, setting.vocabulary)
    form, label_of = label_cells(rest, setting.vocabulary)
    meta = read_meta(box or form, setting.vocabulary, setting.hyphens)
    above = read_meta(item.above, setting.vocabulary, setting.hyphens)
    if not (meta.fields.get("sagsnr") or above.fields.get("sagsnr")):
        above = _boxed(item, setting) or above
    used = set() if box else set(meta.rows)
    body_rows = without_title([row for row in rest if label_of.get(row.index, row.index) not in used], item)
    closed = item.heading.access == "closed" or meta.closed or above.closed or item.closed_group
    raw = (
        _cells(body_rows, item, setting)
        or split_columns(body_rows, setting.style, setting.vocabulary)
        or split_sections(body_rows, setting.style, setting.vocabulary)
    )
    if item.heading.tail:
        raw = (RawSection("andet", None, item.heading_rows, lead_text=item.heading.tail), *raw)
    raw = typed(raw, closed, setting)
    sections, bilag = _sections(raw, setting)
    beslutninger = decisions(raw, sections, item, setting)
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
    """The sections of an item that is one row of a table, by the heads of its columns (`Tid | Punkt | Referat`)."""
    cell = item.heading_rows[0].head.cell
    if cell is None or not setting.column_heads:
        return ()
    sections: dict[int, list[Row]] = {}
    for row in rows:
        column = row.head.cell[2] if row.head.cell is not None else cell[2]
        sections.setdefault(column, []).append(row)
    found = []
    title = item.heading_rows[-1].head.cell or cell
    for column, own in sorted(sections.items()):
        head = setting.column_heads.get(column, "") if column != title[2] else ""  # `Emne` heads titles there
        rule = setting.vocabulary.sections.match(head)
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
        Oplysning(
            etiket=setting.column_heads.get(column, ""),
            vaerdi="".join(t if t.endswith("-") else t + " " for t in texts).strip(),
        )
        for column, texts in sorted(columns.items())
    )


def without_title(rows: Sequence[Row], item: ItemRows) -> tuple[Row, ...]:
    """The rows behind the title, where a template prints it a second time at their start."""
    title = "".join(item.heading.titel.lower().split())
    whole = "".join("".join(row.text.split()) for row in item.heading_rows).lower()
    numbered = f"{item.heading.nr}.{title}"
    for wanted in (title, whole, numbered, whole.removeprefix(f"{item.heading.nr}.")):
        text = ""
        for count, row in enumerate(rows[:5], start=1):
            text += "".join(row.text.lower().split())
            if text == wanted and wanted:
                return tuple(rows if _goes_on(rows, count) else rows[count:])
            if not wanted.startswith(text):
                break
    return tuple(rows)


def _goes_on(rows: Sequence[Row], count: int) -> bool:
    """Whether the words of the title are the first of a sentence: it goes on below, set alike, with a small letter."""
    if count >= len(rows):
        return False
    last, below = rows[count - 1], rows[count]
    return (
        below.text[:1].islower() and below.style == last.style and 0 < below.baseline - last.baseline < 1.5 * last.size
    )


def _boxed(item: ItemRows, setting: Setting) -> Meta | None:
    """The meta lines of a head box that every page repeats, as they stand on the item's first page."""
    labelled = [
        (
            row,
            row.segments
            if row.in_table
            else tuple(s for s in row.segments if setting.vocabulary.meta.match_start(s.text) is not None),
        )
        for row in item.margin
    ]
    rows = [replace(row, segments=segments) for row, segments in labelled if segments]
    meta = read_meta(rows, setting.vocabulary, setting.hyphens)
    return replace(meta, oplysninger=()) if meta.fields.get("sagsnr") else None


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
        afbud=parse_personer(_either("afbud", meta, above) or ""),
        fravaerende=parse_personer(_either("fravaerende", meta, above) or ""),
    )


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
            bilag += inner_annexes(section.rows, setting.body, setting.vocabulary, setting.hyphens)
            if section.lead_text:
                text = f"{section.lead_text} {text}".strip()
        sections.append(
            Sektion(type=section.type, overskrift=section.overskrift, tekst=text, kilde=_places(section.all_rows))
        )
    return tuple(sections), tuple(bilag)


def _places(rows: Sequence[Row]) -> tuple[Kilde, ...]:
    """One box a page."""
    pages: dict[int, list[Row]] = {}
    for row in rows:
        pages.setdefault(row.page, []).append(row)
    return tuple(
        Kilde(
            side=page,
            boks=(
                round(min([row.x0 for row in own]), 1),
                round(min([line.top for row in own for line in row.segments]), 1),
                round(max([row.x1 for row in own]), 1),
                round(max([line.bottom for row in own for line in row.segments]), 1),
            ),
        )
        for page, own in pages.items()
    )


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
