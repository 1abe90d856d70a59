"""Rows of one item → its sections: type, heading as printed, and the rows of the text, in printed order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..facts.organer import Beslutningshoved, parse_beslutningshoved
from ..model import Sektionstype
from ..pdf.layout import Line
from ..profiles.loader import Vocabulary
from ..profiles.matching import fold
from .heading_style import HeadingStyle, _may_be_head, starts_run_in
from .rows import Row


@dataclass(frozen=True)
class RawSection:
    """One section before its text is set: the heading's rows, the text's rows, what the heading says of a decision.

    `lead` is text that stands on the heading's own row (run-in headings, label and text in two columns).
    """

    type: Sektionstype
    overskrift: str | None
    heading_rows: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    lead: tuple[Line, ...] = ()
    lead_text: str = ""
    hoved: Beslutningshoved | None = None
    combined: bool = False

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Heading and text."""
        return (*self.heading_rows, *self.rows)


@dataclass(frozen=True)
class _Heading:
    type: Sektionstype
    overskrift: str
    rows: int = 1
    lead: tuple[Line, ...] = ()
    lead_text: str = ""
    hoved: Beslutningshoved | None = None
    combined: bool = False
    unknown: bool = False
    plain: bool = False


def split_sections(rows: Sequence[Row], style: HeadingStyle, vocabulary: Vocabulary) -> tuple[RawSection, ...]:
    """The sections of an item, from the first row behind its meta block. Rows before any heading have `None`."""
    sections: list[RawSection] = []
    current: RawSection | None = None
    position = 0
    while position < len(rows):
        heading = _heading_at(rows, position, style, vocabulary)
        if heading is not None and heading.unknown and current is not None and current.overskrift is not None and not current.rows and not current.lead:
            heading = None  # a sentence that its author set as a heading is the text of the heading above it
        if heading is not None and heading.plain and current is not None and current.type == "tidligere_beslutning" and not current.hoved:
            heading = None  # the head lines of a case history belong to its one section
        if heading is None:
            if current is None:
                current = RawSection("andet", None)
            current = _with_row(current, rows[position])
            position += 1
            continue
        if current is not None:
            sections.append(current)
        current = RawSection(
            heading.type, heading.overskrift, tuple(rows[position : position + heading.rows]), (), heading.lead, heading.lead_text, heading.hoved, heading.combined
        )
        position += heading.rows
    if current is not None:
        sections.append(current)
    return tuple(_parted_combined(sections))


def heading_of(words: str, vocabulary: Vocabulary) -> tuple[Sektionstype, bool]:
    """The type of a section by the words of its label, and whether it combines recommendation and decision."""
    rule = vocabulary.sections.match(words)
    if rule is not None:
        return rule.type, rule.combined
    return ("beslutning", False) if _may_be_head(words) and parse_beslutningshoved(words) is not None else ("andet", False)


def _with_row(section: RawSection, row: Row) -> RawSection:
    return RawSection(
        section.type, section.overskrift, section.heading_rows, (*section.rows, row), section.lead, section.lead_text, section.hoved, section.combined
    )


def _heading_at(rows: Sequence[Row], position: int, style: HeadingStyle, vocabulary: Vocabulary) -> _Heading | None:
    row = rows[position]
    below = rows[position + 1] if position + 1 < len(rows) else None
    if vocabulary.no_headings.match(row.text) is not None:
        return None
    if row.in_table:
        return _cell_heading(row, style, vocabulary)
    return (
        _known(row, style, vocabulary)
        or _capitals(row, vocabulary)
        or _decision_head(rows, position, style)
        or _run_in(row, style, vocabulary)
        or _column(row, style, vocabulary)
        or (_Heading("andet", row.text, unknown=True) if _heads_unknown(rows, position, below, style) else None)
    )


def _heads_unknown(rows: Sequence[Row], position: int, below: Row | None, style: HeadingStyle) -> bool:
    """A row without known words that is set as the headings are, and does not go on from or into another such row."""
    row = rows[position]
    if not style.is_unknown_heading(row, below):
        return False
    above = rows[position - 1] if position else None
    return not any(
        near is not None and near.style.like(row.style) and near.page == row.page and abs(near.baseline - row.baseline) < 1.5 * row.size
        for near in (above, below)
    )


def _known(row: Row, style: HeadingStyle, vocabulary: Vocabulary) -> _Heading | None:
    if len(row.segments) > 1 or len(row.text) > 120:
        return None
    rule = vocabulary.sections.match(row.text)
    if rule is None or not style.is_known_style(row):
        return None
    if rule.weak and fold(row.text) not in style.repeated and not _strongly_set(row, style):
        return None
    hoved = Beslutningshoved() if rule.type == "beslutning" else None
    return _Heading(rule.type, row.text, hoved=hoved, combined=rule.combined)


def _capitals(row: Row, vocabulary: Vocabulary) -> _Heading | None:
    """A heading by its words and its capitals, whatever the style of the others."""
    if not row.caps or len(row.segments) > 1:
        return None
    rule = vocabulary.sections.match(row.text)
    return _Heading(rule.type, row.text) if rule is not None and rule.caps else None


def _strongly_set(row: Row, style: HeadingStyle) -> bool:
    if not style.distinct:
        return row.text.endswith(":")
    return bool(style.styles) and row.style.like(style.styles[0][0])


def _decision_head(rows: Sequence[Row], position: int, style: HeadingStyle) -> _Heading | None:
    """The head line of a decision, also over two rows (`BESLUTNING I …UDVALGET` / `DEN 19-05-2015`)."""
    row = rows[position]
    text = row.text
    if not _may_be_head(text):
        return None
    if not style.is_known_style(row):
        return _plain_decision_head(row)
    hoved = parse_beslutningshoved(text)
    below = rows[position + 1] if position + 1 < len(rows) else None
    if below is not None and below.style.like(row.style) and (hoved is None or hoved.dato is None) and "eslutning" in text.lower():
        longer = parse_beslutningshoved(f"{text} {below.text}")
        if longer is not None and longer.dato is not None:
            return _Heading("beslutning", f"{text} {below.text}", 2, hoved=longer)
    if hoved is None:
        return _plain_decision_head(row)
    return _Heading("beslutning", text, hoved=hoved)


def _plain_decision_head(row: Row) -> _Heading | None:
    """A line set as text that begins with body, date and colon (`Økonomiudvalget den 8. juni 2010: Anbefales.`)."""
    head, colon, rest = row.text.partition(":")
    if not colon or len(head) > 120:
        return None
    hoved = parse_beslutningshoved(head + colon)
    if hoved is None or not hoved.organ or not hoved.dato:
        return None
    lead = row.segments if rest.strip() else ()
    return _Heading("beslutning", head + colon, lead=lead, lead_text=rest.strip(), hoved=hoved, plain=True)


def _run_in(row: Row, style: HeadingStyle, vocabulary: Vocabulary) -> _Heading | None:
    if not starts_run_in(row, vocabulary) or not (style.run_in or _bold_lead(row) or _caps_lead(row)):
        return None
    start = vocabulary.sections.match_start(row.text)
    if start is None:
        return None
    rule, label, rest = start
    hoved = parse_beslutningshoved(row.text) if rule.type == "beslutning" else None
    if hoved is not None and (hoved.organ or hoved.dato):
        return _Heading("beslutning", row.text, hoved=hoved)
    return _Heading(rule.type, label, lead=row.segments, lead_text=rest, hoved=Beslutningshoved() if rule.type == "beslutning" else None, combined=rule.combined)


def _bold_lead(row: Row) -> bool:
    """Bold words up to the colon, other words behind it."""
    words = [w for s in row.segments for w in s.words]
    colon = next((i for i, w in enumerate(words) if w.text.endswith(":")), None)
    if colon is None or colon + 1 >= len(words):
        return False
    return all(w.bold for w in words[: colon + 1]) and not words[colon + 1].bold


def _caps_lead(row: Row) -> bool:
    head, _, rest = row.text.partition(":")
    return head.isupper() and len(head) > 3 and not rest.isupper()


def _column(row: Row, style: HeadingStyle, vocabulary: Vocabulary) -> _Heading | None:
    """A label in the left column and its text in the right one."""
    if len(row.segments) < 2:
        return None
    label = row.head
    rule = vocabulary.sections.match(label.text)
    if rule is None or not (style.columns or (label.bold and not row.segments[1].bold)) or (rule.weak and not label.bold):
        return None
    hoved = Beslutningshoved() if rule.type == "beslutning" else None
    lead = row.segments[1:]
    return _Heading(rule.type, label.text, lead=lead, lead_text=" ".join(s.text for s in lead), hoved=hoved, combined=rule.combined)


def _cell_heading(row: Row, style: HeadingStyle, vocabulary: Vocabulary) -> _Heading | None:
    """A label in the first column of a table that is the form of the whole item."""
    if not style.columns or row.head.cell is None or row.head.cell[2] != 0:
        return None
    rule = vocabulary.sections.match(row.text)
    if rule is not None and not rule.weak:
        return _Heading(rule.type, row.text, hoved=Beslutningshoved() if rule.type == "beslutning" else None, combined=rule.combined)
    hoved = parse_beslutningshoved(row.text) if _may_be_head(row.text) else None
    return _Heading("beslutning", row.text, hoved=hoved) if hoved else None


_PLAIN_HEAD = re.compile(r"\d")


def _parted_combined(sections: Sequence[RawSection]) -> list[RawSection]:
    """`Indstilling og beslutning` in one: the recommendation up to the line that names body and date."""
    result: list[RawSection] = []
    for section in sections:
        if not section.combined:
            result.append(section)
            continue
        cuts = [i for i, row in enumerate(section.rows) if _PLAIN_HEAD.search(row.text) and _names_meeting(row)]
        if not cuts:
            result.append(section)
            continue
        result.append(RawSection("indstilling", section.overskrift, section.heading_rows, section.rows[: cuts[0]], section.lead, section.lead_text))
        for cut, end in zip(cuts, [*cuts[1:], len(section.rows)], strict=True):
            head = section.rows[cut]
            result.append(RawSection("beslutning", head.text, (head,), section.rows[cut + 1 : end], hoved=parse_beslutningshoved(head.text)))
    return result


def _names_meeting(row: Row) -> bool:
    hoved = parse_beslutningshoved(row.text)
    return hoved is not None and hoved.dato is not None
