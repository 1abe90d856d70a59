"""Whether a row of an item heads a section, and which: known words, decisions' heads, run-in and side labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_parser.facts.organer import Beslutningshoved, parse_beslutningshoved
from referat_parser.model import Sektionstype
from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import fold, split_glued
from referat_parser.reading.heading_style import HeadingStyle, may_be_head
from referat_parser.reading.rows import Row

_ITEM_OF_HEAD = re.compile(r"(?:pkt\.?|punkt) ?\d{1,4}[a-z]? ?:?", re.IGNORECASE)
_REST_OF_HEAD = re.compile(r"(?:pkt\.? ?|punkt )?\d{1,3}:|(?:\d{1,2}\. )?[a-zæøå]+ \d{4}.{0,12}:", re.IGNORECASE)


class _Heading(NamedTuple):
    type: Sektionstype
    overskrift: str
    rows: int = 1
    lead: tuple[Line, ...] = ()
    lead_text: str = ""
    hoved: Beslutningshoved | None = None
    combined: bool = False
    unknown: bool = False
    plain: bool = False


def heading_of(words: str, vocabulary: Vocabulary) -> tuple[Sektionstype, bool]:
    """The type of a section by the words of its label, and whether it combines recommendation and decision."""
    rule = vocabulary.sections.match(words)
    if rule is not None:
        return rule.type, rule.combined
    return (
        ("beslutning", False) if may_be_head(words) and parse_beslutningshoved(words) is not None else ("andet", False)
    )


def heading_at(rows: Sequence[Row], position: int, style: HeadingStyle, vocabulary: Vocabulary) -> _Heading | None:
    """The heading that a row is, in the order in which the kinds of headings are tried; None for text."""
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
        or (_glued(row, vocabulary) if style.glued else None)
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
        near is not None
        and near.style.like(row.style)
        and near.page == row.page
        and abs(near.baseline - row.baseline) < 1.5 * row.size
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
    if not may_be_head(text):
        return None
    if not style.is_known_style(row):
        return _plain_decision_head(row)
    hoved = parse_beslutningshoved(text)
    below = rows[position + 1] if position + 1 < len(rows) else None
    if (
        below is not None
        and (below.style.like(row.style) or _is_day_of(below, row))
        and (hoved is None or hoved.dato is None)
        and ("eslutning" in text.lower() or _REST_OF_HEAD.fullmatch(below.text))
    ):
        longer = parse_beslutningshoved(f"{text} {below.text}")
        if longer is not None and longer.dato is not None:
            return _Heading("beslutning", f"{text} {below.text}", 2, hoved=longer)
    if hoved is None:
        return _plain_decision_head(row)
    if below is not None and text.endswith(",") and _ITEM_OF_HEAD.fullmatch(below.text):
        longer = parse_beslutningshoved(f"{text} {below.text}")
        return _Heading("beslutning", f"{text} {below.text}", 2, hoved=longer or hoved)
    return _Heading("beslutning", text, hoved=hoved)


def _is_day_of(below: Row, row: Row) -> bool:
    """A date in figures has no capitals of its own to compare with those of the row above."""
    alike = below.bold == row.bold and abs(below.size - row.size) < 0.45
    return alike and row.caps and not any(c.isalpha() for c in below.text)


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
    start = vocabulary.sections.match_start(row.text) if ":" in row.text[:60] and row.text[:1].isupper() else None
    if start is None or not start[2]:
        return None
    rule, label, rest = start
    if not (
        _decides(rule.type, label, style)
        or (_bold_lead(row) if rule.weak and rule.type == "beslutning" else not rule.weak and _runs_in(row, style))
    ):
        return None
    hoved = parse_beslutningshoved(row.text) if rule.type == "beslutning" else None
    if hoved is not None and (hoved.organ or hoved.dato):
        return _Heading("beslutning", row.text, hoved=hoved)
    return _Heading(
        rule.type,
        label,
        lead=row.segments,
        lead_text=rest,
        hoved=Beslutningshoved() if rule.type == "beslutning" else None,
        combined=rule.combined,
    )


def _glued(row: Row, vocabulary: Vocabulary) -> _Heading | None:
    """A label that a web page glues to its text (`BeslutningGodkendt.`), in a document that does so throughout."""
    start = split_glued(vocabulary.sections, row.text)
    if start is None or start[0].weak or not start[2]:
        return None
    rule, label, rest = start
    hoved = Beslutningshoved() if rule.type == "beslutning" else None
    return _Heading(rule.type, label, lead=row.segments, lead_text=rest, hoved=hoved, combined=rule.combined)


def _runs_in(row: Row, style: HeadingStyle) -> bool:
    return style.run_in or _bold_lead(row) or _caps_lead(row)


def _decides(kind: Sektionstype, label: str, style: HeadingStyle) -> bool:
    """The document's own label of decisions, with the decision on its row (`Referat: Godkendt.`) in some items."""
    return kind == "beslutning" and style.all_colon and fold(label) in style.labels


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
    if (
        rule is None
        or not (style.columns or (label.bold and not row.segments[1].bold))
        or (rule.weak and not label.bold)
    ):
        return None
    hoved = Beslutningshoved() if rule.type == "beslutning" else None
    lead = row.segments[1:]
    return _Heading(
        rule.type, label.text, lead=lead, lead_text=" ".join(s.text for s in lead), hoved=hoved, combined=rule.combined
    )


def _cell_heading(row: Row, style: HeadingStyle, vocabulary: Vocabulary) -> _Heading | None:
    """A label in the first column of a table that is the form of the whole item."""
    if not style.columns or row.head.cell is None or row.head.cell[2] != 0:
        return None
    rule = vocabulary.sections.match(row.text)
    if rule is not None and not rule.weak:
        return _Heading(
            rule.type, row.text, hoved=Beslutningshoved() if rule.type == "beslutning" else None, combined=rule.combined
        )
    hoved = parse_beslutningshoved(row.text) if may_be_head(row.text) else None
    return _Heading("beslutning", row.text, hoved=hoved) if hoved else None
