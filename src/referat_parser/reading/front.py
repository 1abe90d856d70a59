"""Rows before the first item → what the front page says of the meeting.

Labels give fields, wherever their values stand (beside, below, behind the colon); what has no label is found by what it
is: the type word, a body, an authority, a date. Every row that gave something is claimed for the account.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from referat_parser.facts.datoer import parse_dato, parse_tidsrum
from referat_parser.facts.organer import normal_case
from referat_parser.facts.personer import parse_personer
from referat_parser.model import Deltagelse, Dokumenttype, Person
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.front_account import Reached
from referat_parser.reading.front_blocks import beside_values
from referat_parser.reading.front_columns import down_the_stacks
from referat_parser.reading.front_labels import (
    PEOPLE,
    Draft,
    clock,
    ends_meeting,
    labels_over_values,
    read_row,
    value_column,
)
from referat_parser.reading.front_lists import lists_apart
from referat_parser.reading.front_place import find_place
from referat_parser.reading.front_title import (
    authority_in,
    body_in,
    find_myndighed,
    find_udvalg,
    type_beside,
    type_row,
    whole_title,
)
from referat_parser.reading.rows import Row
from referat_parser.reading.text import Hyphens

_CONNECTIVES = re.compile(
    r"^(?:til|for|i|mødet|møde|af|fra|til mødet i|møde i|til møde i|ordinært møde|ekstraordinært møde)$", re.IGNORECASE
)
_NUMBER = re.compile(
    r"^(?:møde(?:t)? ?(?:nr\.?|nummer)?:? ?)(?P<nr>\d{1,3}(?:[-/]\d{2,4})?)\b"
    r"|\bmøde nr\.? ?(?P<nr2>\d{1,3}(?:[-/]\d{2,4})?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Front:
    """What the front page says; `rows` are the numbers of the rows that gave it."""

    dokumenttype: Dokumenttype | None = None
    titel: str | None = None
    myndighed: str | None = None
    udvalg: str | None = None
    moedenr: str | None = None
    dato: dt.date | None = None
    starttidspunkt: dt.time | None = None
    sluttidspunkt: dt.time | None = None
    moedested: str | None = None
    deltagelse: Deltagelse = field(default_factory=Deltagelse)
    rows: frozenset[int] = frozenset()
    labels: int = 0


def read_front(
    rows: Sequence[Row],
    vocabulary: Vocabulary,
    hyphens: Hyphens,
    margin: Sequence[Row] = (),
    ending: Sequence[Row] = (),
) -> Front:
    """Read the rows before the contents list and the items.

    `margin` are furniture rows, asked for what is missing; `ending` the rows behind the items (`Mødet hævet kl. …`).
    """
    rows, list_of = lists_apart(rows, vocabulary)
    rows = down_the_stacks(rows, vocabulary)
    rows, label_of = beside_values(rows, vocabulary)
    draft = Draft(column=value_column(rows, vocabulary), over=labels_over_values(rows, vocabulary))
    for row in rows:
        read_row(row, draft, vocabulary)
    titel_row, kind = type_row(draft.free, vocabulary)
    if titel_row is not None:
        titel_row = whole_title(titel_row, draft, hyphens)
    beside = type_beside(titel_row, vocabulary) if titel_row is not None else None
    titel = beside[0] if beside is not None else titel_row.text if titel_row is not None else None
    udvalg = find_udvalg(draft, titel_row, vocabulary)
    myndighed = find_myndighed(draft, vocabulary)
    dato, start, slut = _when(draft, titel)
    for row in ending:
        if slut is None and ends_meeting(row, vocabulary):
            slut = clock(row.text)
            draft.claimed.add(row.index)
    sted = draft.first("moedested") or find_place(draft, titel, vocabulary)
    moedenr = _number(draft)
    udvalg, dato = _from_margin(margin, udvalg, dato, vocabulary)
    myndighed = myndighed or authority_in(margin, vocabulary)
    draft.claimed |= {row.index for row in draft.free if _CONNECTIVES.match(row.text.strip())}
    draft.claimed |= {row.index for row in draft.free if udvalg and row.text.strip() == udvalg}  # printed once more
    texts = {"moedested": sted, "udvalg": udvalg, "moedenr": moedenr, "myndighed": myndighed}
    held = Reached(dato, (start, slut), texts).rows_of(draft.values)
    claimed = (draft.claimed | held) - draft.strays
    return Front(
        dokumenttype=kind,
        titel=titel,
        myndighed=normal_case(myndighed) if myndighed else None,
        udvalg=normal_case(udvalg) if udvalg else None,
        moedenr=moedenr,
        dato=dato,
        starttidspunkt=start,
        sluttidspunkt=slut,
        moedested=sted,
        deltagelse=_people(draft, hyphens),
        rows=frozenset(claimed | {value for value, label in (label_of | list_of).items() if label in claimed}),
        labels=len({v.name for v in draft.values}),
    )


def _when(draft: Draft, titel: str | None) -> tuple[dt.date | None, dt.time | None, dt.time | None]:
    """Date, start and end: from their labels, else from the free rows of the page."""
    dato = start = slut = None
    for text in draft.texts("dato") + draft.texts("starttidspunkt") + draft.wholes("dato"):
        dato = dato or parse_dato(text)
    for text in draft.texts("starttidspunkt") + draft.texts("dato"):
        begun, ended = parse_tidsrum(text)
        if (
            begun is None and text[:1].isdigit()
        ):  # its label took the `kl.` (`Mødet begyndte kl. 17 og sluttede kl. 19`)
            begun, ended = parse_tidsrum(f"kl. {text}")
        start, slut = start or begun, slut or ended
    for text in draft.texts("sluttidspunkt"):
        slut = clock(text if re.search(r"\d[.:]\d", text) else f"kl. {text}") or slut
    if titel and dato is None:
        dato = parse_dato(titel)
        start, slut = parse_tidsrum(titel) if dato and start is None else (start, slut)
    for row in draft.free:
        found = parse_dato(row.text)
        if found is None and not (start is None and re.match(r"^kl\b", row.text, re.IGNORECASE)):
            continue
        if dato is None or found in (None, dato):
            dato = dato or found
            begun, ended = parse_tidsrum(row.text)
            start, slut = start or begun, slut or ended
            draft.claimed.add(row.index)
    return dato, start, slut


def _number(draft: Draft) -> str | None:
    labelled = draft.first("moedenr")
    if labelled:
        return labelled
    for row in draft.free:
        match = _NUMBER.search(row.text)
        if match and len(row.text) < 80:
            draft.claimed.add(row.index)
            return match["nr"] or match["nr2"]
    return None


def _people(draft: Draft, hyphens: Hyphens) -> Deltagelse:
    lists: dict[str, tuple[Person, ...]] = {}
    for name in PEOPLE:
        people: list[Person] = []
        for value in draft.values:
            if value.name == name:
                role = (
                    value.label.strip(" :").lower()
                    if value.label.strip(" :").lower() in ("referent", "sekretær", "dirigent", "mødeleder", "ordstyrer")
                    else None
                )
                people += [
                    p if role is None or p.rolle else p.model_copy(update={"rolle": role})
                    for p in parse_personer(_unbroken(value.texts, hyphens))
                ]
        lists[name] = tuple(people)
    lists["til_stede"] += _substitutes(draft, hyphens)
    return Deltagelse(**lists)


def _substitutes(draft: Draft, hyphens: Hyphens) -> tuple[Person, ...]:
    """Those under `Stedfortrædere:` take part; whose place they have is their note, as printed."""
    return tuple(
        one.model_copy(update={"rolle": one.rolle or "stedfortræder"})
        for value in draft.values
        if value.name == "stedfortraedere"
        for one in parse_personer(_unbroken(value.texts, hyphens))
    )


def _unbroken(texts: Sequence[str], hyphens: Hyphens) -> str:
    """The lines of a list of names, those joined again that break inside a name."""
    lines: list[str] = []
    for text in texts:
        if lines and lines[-1].endswith("-") and text[:1].islower():
            head, _, last = lines[-1].rpartition(" ")
            lines[-1] = f"{head} {hyphens.join(last, text)}".strip()
        else:
            lines.append(text)
    return "\n".join(lines)


def _from_margin(
    margin: Iterable[Row], udvalg: str | None, dato: dt.date | None, vocabulary: Vocabulary
) -> tuple[str | None, dt.date | None]:
    """Body and date from the running header, where the front page does not say them."""
    for row in margin:
        if udvalg and dato:
            break
        for segment in row.segments:
            udvalg = udvalg or body_in(segment.text, vocabulary)
            dato = dato or parse_dato(segment.text)
    return udvalg, dato
