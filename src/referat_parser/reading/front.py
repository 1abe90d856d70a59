"""Rows before the first item → what the front page says of the meeting.

Labels give fields, wherever their values stand (beside, below, behind the colon); what has no label is found by what it
is: the type word, a body, an authority, a date. Every row that gave something is claimed for the account.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..facts.datoer import find_datoer, parse_dato, parse_tidsrum
from ..facts.organer import normal_case
from ..facts.personer import parse_personer
from ..model import Deltagelse, Dokumenttype, Person
from ..profiles.loader import Vocabulary
from ..pdf.layout import Line
from ..profiles.matching import split_glued
from ..profiles.schema import FrontRule
from .rows import Row, with_below
from .text import Hyphens, inline

PEOPLE = ("medlemmer", "til_stede", "afbud", "fravaerende", "oevrige")
_CONNECTIVES = re.compile(r"^(?:til|for|i|mødet|møde|af|fra|til mødet i|møde i|til møde i|ordinært møde|ekstraordinært møde)$", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:til |fra |af |for |over )?(?:ordinært |ekstraordinært |det )?mødet? (?:i|for|af) (?P<organ>.+?)(?=,? (?:den|d\.|onsdag|mandag|tirsdag|torsdag|fredag|lørdag|søndag)\b|,? \d|$)", re.IGNORECASE)
_PLACE = re.compile(r"^(?:i|på) (?P<sted>(?:[A-ZÆØÅ\d]|mødelokale|lokale|byråds|kantinen|salen).{2,80})$")
_NAMES_MEETING = re.compile(r"^\S+(?: \S+){0,2} (?:af|fra|til|for) (?:\w+ )?\w*møde(?:t)?\b", re.IGNORECASE)
_OTHER_LABEL = re.compile(r"^[A-ZÆØÅ][\w/ ]{2,30}:")
_PLACE_AFTER_TIME = re.compile(r"(?i:kl)\.? ?\d{1,2}[.:]?\d{0,2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})? ?,? (?:i|på) (?P<sted>(?:[A-ZÆØÅ]|mødelokale|lokale).{2,80}?)\.?$")
_NUMBER = re.compile(r"^(?:møde(?:t)? ?(?:nr\.?|nummer)?:? ?)(?P<nr>\d{1,3}(?:[-/]\d{2,4})?)\b|\bmøde nr\.? ?(?P<nr2>\d{1,3}(?:[-/]\d{2,4})?)", re.IGNORECASE)


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
    deltagelse: Deltagelse = Deltagelse()
    rows: frozenset[int] = frozenset()
    labels: int = 0


@dataclass
class _Value:
    """A label with the texts of its value, and where the value column stands."""

    name: str
    label: str
    texts: list[str]
    x0: float
    value_x: float | None
    last: Row


@dataclass
class _Draft:
    values: list[_Value] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    free: list[Row] = field(default_factory=list)

    def texts(self, name: str) -> list[str]:
        """The values of all labels of one field, a line each."""
        return [text for value in self.values if value.name == name for text in value.texts if text]

    def first(self, name: str) -> str | None:
        """The first value of a field, its lines joined."""
        for value in self.values:
            if value.name == name and any(value.texts):
                return " ".join(t for t in value.texts if t)
        return None


def read_front(rows: Sequence[Row], vocabulary: Vocabulary, hyphens: Hyphens, margin: Sequence[Row] = (), ending: Sequence[Row] = ()) -> Front:
    """Read the rows before the contents list and the items.

    `margin` are furniture rows, asked for what is missing; `ending` the rows behind the items (`Mødet hævet kl. …`).
    """
    draft = _Draft()
    for row in rows:
        _read_row(row, draft, vocabulary)
    titel_row, kind = _type_row(draft.free, vocabulary)
    if titel_row is not None:
        titel_row = _whole_title(titel_row, draft, hyphens)
    titel = titel_row.text if titel_row is not None else None
    udvalg = _udvalg(draft, titel_row, vocabulary)
    myndighed = _authority(draft, vocabulary)
    dato, start, slut = _when(draft, titel)
    for row in ending:
        if slut is None and ends_meeting(row, vocabulary):
            slut = _clock(row.text)
            draft.claimed.add(row.index)
    sted = draft.first("moedested") or _place(draft, titel, vocabulary)
    moedenr = _number(draft)
    udvalg, dato = _from_margin(margin, udvalg, dato, vocabulary)
    draft.claimed |= {row.index for row in draft.free if _CONNECTIVES.match(row.text.strip())}
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
        rows=frozenset(draft.claimed),
        labels=len({v.name for v in draft.values}),
    )


def _read_row(row: Row, draft: _Draft, vocabulary: Vocabulary) -> None:
    """Give the row to the labels on it, to the value above it, or leave it free."""
    found = False
    for position, segment in enumerate(row.segments):
        rule = vocabulary.front.match(segment.text)
        start = None if rule else vocabulary.front.match_start(segment.text) or split_glued(vocabulary.front, segment.text) or (_prose_label(segment, vocabulary) if position == 0 else None)
        if rule is not None and (segment.text.rstrip().endswith(":") or _is_label_here(row, position, draft)):
            draft.values.append(_Value(rule.field, segment.text, [], segment.x0, None, row))
        elif start is not None:
            draft.values.append(_Value(start[0].field, start[1], [start[2]], segment.x0, None, row))
        elif draft.values and draft.values[-1].last is row:
            value = draft.values[-1]
            value.texts.append(segment.text)
            value.value_x = value.value_x or segment.x0
        elif not found and _goes_on(row, draft):
            draft.values[-1].texts.append(row.text)
            draft.values[-1].last = row
            draft.claimed.add(row.index)
            return
        elif not found and position == 0:
            continue
        else:
            continue
        found = True
    if found:
        if draft.values[-1].name != "ignored":
            draft.claimed.add(row.index)
    else:
        draft.free.append(row)


def _prose_label(segment: Line, vocabulary: Vocabulary) -> tuple[FrontRule, str, str] | None:
    """A label that begins a sentence (`Til stede var …`, `Mødet hævet kl. 16.05`), or is bold where its value is not."""
    words = segment.text.split()
    for count in range(min(5, len(words) - 1), 0, -1):
        rule = vocabulary.front.match_exactly(" ".join(words[:count]))
        if rule is None or rule.field not in (*PEOPLE, "sluttidspunkt", "starttidspunkt", "dato", "moedested"):
            continue
        bold = len(segment.words) == len(words) and all(w.bold for w in segment.words[:count]) and not segment.words[count].bold
        if bold or (count >= 2 and (words[count][:1].isupper() or words[count][:1].isdigit())):
            return rule, " ".join(words[:count]), " ".join(words[count:])
    return None


def ends_meeting(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row says when the meeting ended (`Mødet slut kl. 21.10.`)."""
    if len(row.text) > 60 or not any(c.isdigit() for c in row.text):
        return False
    start = vocabulary.front.match_start(row.text) or _prose_label(row.head, vocabulary)
    return start is not None and start[0].field == "sluttidspunkt" and _clock(row.text) is not None


def _clock(text: str) -> dt.time | None:
    """The one time of day in a line about an end: behind `slut` it reads as the end of a span."""
    start, end = parse_tidsrum(text)
    return end or start


def _is_label_here(row: Row, position: int, draft: _Draft) -> bool:
    """A label without colon counts beside a value, bold, or below other labels at the same edge."""
    segment = row.segments[position]
    if len(row.segments) > position + 1 or segment.bold or segment.caps:
        return True
    return any(abs(v.x0 - segment.x0) < 2 for v in draft.values)


def _goes_on(row: Row, draft: _Draft) -> bool:
    """Whether a row without label goes on with the value above: it stands in the value's column, or under its label."""
    if not draft.values:
        return False
    value = draft.values[-1]
    if _OTHER_LABEL.match(row.text) and abs(row.x0 - value.x0) < 3:
        return False
    empty = not any(value.texts)
    near = row.page == value.last.page and row.baseline - value.last.baseline < (3.2 if empty else 2.2) * row.size
    if not near or (row.size > value.last.size + 1 and not (empty and value.last.caps)):
        return False
    if value.value_x is not None:
        return row.x0 > value.x0 + 15
    if not any(value.texts):
        return True
    return row.x0 >= value.x0 - 2 and value.name in PEOPLE


def _type_row(free: Sequence[Row], vocabulary: Vocabulary) -> tuple[Row | None, Dokumenttype | None]:
    """The heading of the front page: the row that is, or begins with, a word for the kind of document."""
    best: tuple[float, Row, Dokumenttype] | None = None
    for row in free:
        kind, whole = _type_of(row.text, vocabulary)
        if kind is None:
            continue
        weight = row.size + (3 if row.bold else 0) + (4 if whole else 0)
        if best is None or weight > best[0] + 2:
            best = (weight, row, kind)
    return (best[1], best[2]) if best else (None, None)


def _whole_title(first: Row, draft: _Draft, hyphens: Hyphens) -> Row:
    """The heading with the rows that go on with it in the same style, as one row."""
    position = draft.free.index(first)
    rows = [first]
    for row in draft.free[position + 1 : position + 4]:
        if row.page != first.page or not row.style.like(first.style) or row.baseline - rows[-1].baseline > 1.45 * row.size or len(first.text.split()) < 3:
            break
        rows.append(row)
    draft.claimed |= {row.index for row in rows}
    if len(rows) == 1:
        return first
    line = replace(first.head, text=inline((s for row in rows for s in row.segments), hyphens))
    return replace(first, segments=(line,))


def _type_of(text: str, vocabulary: Vocabulary) -> tuple[Dokumenttype | None, bool]:
    rule = vocabulary.types.match(text)
    if rule is not None:
        return rule.type, True
    words = text.split()
    for count in (4, 3, 2, 1):
        if len(words) > count:
            rule = vocabulary.types.match(" ".join(words[:count]))
            if rule is not None and (words[0].isupper() or _MEETING.search(text) or find_datoer(text) or _NAMES_MEETING.search(text) or _body_in(" ".join(words[count:]), vocabulary)):
                return rule.type, False
    for count in (2, 1):
        if len(words) > count:
            rule = vocabulary.types.match(" ".join(words[-count:]).strip("()"))
            if rule is not None and _body_in(" ".join(words[:-count]), vocabulary):
                return rule.type, False
    return None, False


def _body_in(text: str, vocabulary: Vocabulary) -> str | None:
    """A body named in a free text, without its date and what leads in."""
    meeting = _MEETING.search(text)
    if meeting:
        return meeting["organ"].strip(" ,.-–")
    found = find_datoer(text)
    bare = text[: found[0].start] if found else text
    bare = re.sub(r"[\s,]*(?:\b(?:den|d\.|mandag|tirsdag|onsdag|torsdag|fredag)\s*)*$", "", bare, flags=re.IGNORECASE).strip(" ,.-–:")
    bare = re.sub(r"^(?:til|for|fra|i|af|-|–)\s+", "", bare)
    bare = re.sub(r"\s+[-–]\s+\w+$", "", bare)
    return bare if bare and vocabulary.bodies.match(bare) is not None else None


def _udvalg(draft: _Draft, titel: Row | None, vocabulary: Vocabulary) -> str | None:
    labelled = draft.first("udvalg")
    if labelled:
        return labelled
    if titel is not None:
        rest = titel.text
        for count in (4, 3, 2, 1):
            words = rest.split()
            if vocabulary.types.match(" ".join(words[:count])) is not None and len(words) > count:
                named = _body_in(" ".join(words[count:]), vocabulary)
                if named:
                    return named
                break
    best: tuple[float, Row, str] | None = None
    for row in draft.free:
        named = _body_in(row.text, vocabulary)
        if named is None or row is titel:
            continue
        weight = row.size + (3 if row.bold else 0) + (2 if titel is not None and abs(row.index - titel.index) <= 2 else 0)
        if best is None or weight > best[0]:
            best = (weight, row, named)
    if best is None:
        return _body_in(titel.text, vocabulary) if titel is not None else None
    draft.claimed.add(best[1].index)
    return best[2]


def _authority(draft: _Draft, vocabulary: Vocabulary) -> str | None:
    labelled = draft.first("myndighed")
    if labelled:
        return labelled
    for row in draft.free:
        for segment in row.segments:
            if vocabulary.authorities.match(segment.text) is not None:
                draft.claimed.add(row.index)
                return segment.text
    return None


def _when(draft: _Draft, titel: str | None) -> tuple[dt.date | None, dt.time | None, dt.time | None]:
    """Date, start and end: from their labels, else from the free rows of the page."""
    dato = start = slut = None
    for text in draft.texts("dato") + draft.texts("starttidspunkt"):
        dato = dato or parse_dato(text)
    for text in draft.texts("starttidspunkt") + draft.texts("dato"):
        begun, ended = parse_tidsrum(text)
        start, slut = start or begun, slut or ended
    for text in draft.texts("sluttidspunkt"):
        slut = _clock(text if re.search(r"\d[.:]\d", text) else f"kl. {text}") or slut
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


def _place(draft: _Draft, titel: str | None, vocabulary: Vocabulary) -> str | None:
    """The place in the title sentence, in a prose line, or alone on the row below date and time."""
    match = _PLACE_AFTER_TIME.search(titel or "")
    if match:
        return match["sted"].strip().rstrip(".")
    for above, row in zip(draft.free, draft.free[1:], strict=False):
        timed = above.index in draft.claimed and (parse_dato(above.text) or re.match(r"^kl\b", above.text, re.IGNORECASE))
        if timed and row.page == above.page and row.index not in draft.claimed and vocabulary.places.match(row.text) is not None:
            draft.claimed.add(row.index)
            return row.text
    for row, below in with_below(draft.free):
        text = row.text.strip()
        match = _PLACE.match(text) or _PLACE_AFTER_TIME.search(text)
        if match is None:
            continue
        draft.claimed.add(row.index)
        sted = match["sted"].strip()
        if below is not None and below.index == row.index + 1 and text[-1] != "." and below.baseline - row.baseline < 1.5 * row.size and below.text.endswith("."):
            draft.claimed.add(below.index)
            sted = f"{sted} {below.text.strip()}"
        return sted.rstrip(".")
    return None


def _number(draft: _Draft) -> str | None:
    labelled = draft.first("moedenr")
    if labelled:
        return labelled
    for row in draft.free:
        match = _NUMBER.search(row.text)
        if match and len(row.text) < 80:
            draft.claimed.add(row.index)
            return match["nr"] or match["nr2"]
    return None


def _people(draft: _Draft, hyphens: Hyphens) -> Deltagelse:
    lists: dict[str, tuple[Person, ...]] = {}
    for name in PEOPLE:
        people: list[Person] = []
        for value in draft.values:
            if value.name == name:
                role = value.label.strip(" :").lower() if value.label.strip(" :").lower() in ("referent", "sekretær", "dirigent", "mødeleder", "ordstyrer") else None
                people += [p if role is None or p.rolle else p.model_copy(update={"rolle": role}) for p in parse_personer(_unbroken(value.texts, hyphens))]
        lists[name] = tuple(people)
    return Deltagelse(**lists)


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


def _from_margin(margin: Iterable[Row], udvalg: str | None, dato: dt.date | None, vocabulary: Vocabulary) -> tuple[str | None, dt.date | None]:
    """Body and date from the running header, where the front page does not say them."""
    for row in margin:
        if udvalg and dato:
            break
        for segment in row.segments:
            udvalg = udvalg or _body_in(segment.text, vocabulary)
            dato = dato or parse_dato(segment.text)
    return udvalg, dato
