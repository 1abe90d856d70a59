"""Why a row has its role, in one line each: the rule with its profile, or the evidence.

The engine has decided; here its public questions are asked again for the one row that a reader wants to understand.
"""

from __future__ import annotations

from referat_parser.facts.datoer import parse_dato
from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.facts.sagsnr import parse_sagsnr
from referat_parser.model import Sektion
from referat_parser.profiles.origin import Origin, origin_of
from referat_parser.reading.candidates import Candidate
from referat_parser.reading.rows import Row

from .examination import Examination, without_digits
from .explanation import Role
from .setting import style_in_words

_KINDS: dict[Role, tuple[str, ...]] = {
    "front": ("front", "types", "authorities", "bodies"),
    "contents": ("contents_heads", "contents_columns", "groups", "closed_groups", "annex_lists"),
    "group": ("groups", "closed_groups"),
    "meta": ("meta", "open_marks", "closed_marks"),
    "annex": ("annex_covers",),
    "closing": ("closing",),
    "furniture": ("furniture",),
}
"""The rules that can give a row each role, in the order in which they are asked."""

_PLAIN: dict[Role, str] = {
    "group": "heads a group of items",
    "annex": "belongs to the annexes behind the items",
    "closing": "stands behind the last item",
}


def heading(candidate: Candidate, nr: str) -> str:
    """The evidence of an item heading."""
    evidence = ", ".join(f"{name} {weight:+g}" for name, weight in candidate.evidence)
    return f"heads item {nr}: {evidence or 'its number in the chain'}"


def outside(row: Row, role: Role, examination: Examination) -> str:
    """Why a row outside the sections of items has its role."""
    origin = _first_origin(row, _KINDS.get(role, ()), examination)
    if origin is not None:
        return str(origin)
    if role == "front":
        return _front(row, examination)
    if role == "contents":
        return _entry(row, examination)
    if role == "furniture":
        often = examination.margin_texts[without_digits(row.text)]
        return f"stands at the edge of {often} pages" if often > 1 else "stands at the edge of the page"
    return meta(row, examination) if role == "meta" else _PLAIN.get(role, "no rule and no evidence claimed it")


def meta(row: Row, examination: Examination) -> str:
    """Why a row belongs to the block under (or above) an item heading."""
    origin = _first_origin(row, _KINDS["meta"], examination)
    if origin is not None:
        return str(origin)
    if parse_sagsnr(row.text.strip()) is not None:
        return "a case number without a label"
    return "stands in the block between heading and text"


def section(row: Row, sektion: Sektion, examination: Examination) -> str:
    """Why a row heads a section."""
    words = sektion.overskrift or ""
    style = style_in_words(row.style)
    origin = origin_of(examination.vocabulary, "sections", words.rstrip(" :"))
    if origin is not None:
        return f"heads {sektion.type}: {origin.words} ({origin.profile}), set {style}"
    if parse_beslutningshoved(words) is not None:
        return f"heads {sektion.type}: names the decision of a body, set {style}"
    return f"heads {sektion.type}: set {style} as the headings with known words are"


def text(row: Row, sektion: Sektion, examination: Examination) -> str:
    """What a row of text belongs to; and where its words are known headings, why it is none."""
    name = f"text of “{sektion.overskrift}” ({sektion.type})" if sektion.overskrift else f"text ({sektion.type})"
    if len(row.segments) > 1:
        return name
    origin = origin_of(examination.vocabulary, "sections", row.text)
    if origin is None:
        return name
    return f"{name}; no heading though {origin.words} ({origin.profile}) is known: {_no_heading(row, examination)}"


def _no_heading(row: Row, examination: Examination) -> str:
    style, rule = examination.minutes.style, examination.vocabulary.sections.match(row.text)
    if examination.vocabulary.no_headings.match(row.text) is not None:
        return "listed under no_headings"
    if row.in_table:
        return "it stands in a table"
    if not style.is_known_style(row):
        return f"set {style_in_words(row.style)}, not as the headings are"
    if rule is not None and rule.weak:
        return "such words count only where they are set as most headings are"
    return "it stands in the text of the heading above"


def _front(row: Row, examination: Examination) -> str:
    front = examination.minutes.front
    for name, value in (("title", front.titel), ("body", front.udvalg), ("authority", front.myndighed)):
        if value and row.text.casefold().strip() in value.casefold():
            return f"belongs to the {name}"
    if front.dato is not None and parse_dato(row.text) == front.dato:
        return "names the date of the meeting"
    return "belongs to a label or the title above it"


def _entry(row: Row, examination: Examination) -> str:
    for entry in examination.minutes.contents.entries:
        if row.index in entry.rows:
            page = f", page {entry.page}" if entry.page is not None else ""
            return f"entry {entry.nr or 'without number'} “{entry.titel}”{page}"
    return "stands in a contents list"


def _first_origin(row: Row, kinds: tuple[str, ...], examination: Examination) -> Origin | None:
    """The first rule that matches the row, one of its segments, or a segment up to its colon."""
    parts = [row.text, *(segment.text for segment in row.segments)]
    parts += [part.partition(":")[0] for part in parts if ":" in part[:60]]
    found = (origin_of(examination.vocabulary, kind, part) for kind in kinds for part in parts)
    return next((origin for origin in found if origin is not None), None)
