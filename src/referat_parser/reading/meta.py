"""Rows under an item heading → its meta block: case number, case officer, access, attendance and other label lines.

The block ends at the first row that is neither a known label, a bare number, an access mark nor the continuation of a
value. What has no field of its own is kept as `oplysninger`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.facts.sagsnr import find_doknr, find_sagsnr, parse_sagsnr
from referat_parser.model import Oplysning
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.meta_labels import pairs_of
from referat_parser.reading.rows import Row, cut_at, with_below
from referat_parser.reading.text import Hyphens, inline

_DASH = re.compile(r"\s+[-–/|]\s+|\s*\|\s*")
_INITIALS = re.compile(r"[A-ZÆØÅ]{3,8} / ")  # of the officer, before the case number
_ONLY_INITIALS = re.compile(r"[A-ZÆØÅ]{2,8}")
_SERIAL = re.compile(r"\d{5,9}")
_MOST_ROWS = 16
_REST_OF_LABEL = 14  # letters
_PROSE = 45  # letters


@dataclass(frozen=True)
class Meta:
    """What the block says. `fields` has the values by field name; `rows` the numbers of its rows."""

    rows: tuple[int, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    oplysninger: tuple[Oplysning, ...] = ()


@dataclass
class _Draft:
    rows: list[int] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    others: list[tuple[str, list[str]]] = field(default_factory=list)
    closed: bool = False
    last: list[str] | None = None
    value_x: float | None = None
    alone: bool = False
    last_label: str = ""

    def open_field(self, name: str) -> list[str]:
        values = self.fields.setdefault(name, [])
        self.last = values
        return values

    def open_other(self, label: str) -> list[str]:
        values: list[str] = []
        self.others.append((label, values))
        self.last = values
        return values


def read_meta(rows: Sequence[Row], vocabulary: Vocabulary, hyphens: Hyphens) -> Meta:
    """The block at the start of `rows`, which begin behind the heading."""
    draft = _Draft()
    for row, below in with_below(rows[:_MOST_ROWS]):
        if row.index in draft.rows:
            continue
        if below is not None and (
            _take_wrapped(row, below, draft, vocabulary) or _take_above(row, below, draft, vocabulary)
        ):
            draft.rows += [row.index, below.index]
        elif below is not None and _heads_prose(row, below, vocabulary):
            break
        elif _take(row, draft, vocabulary, hyphens) or _initials_above(row, below, draft):
            draft.rows.append(row.index)
        else:
            break
    fields = {name: " ".join(v for v in dict.fromkeys(values) if v).strip() for name, values in draft.fields.items()}
    journalnr = fields.pop("journalnr", "")
    if journalnr and fields.get("sagsnr"):
        draft.others.append(("J.nr.", [journalnr]))
    elif journalnr:
        fields["sagsnr"] = journalnr
    return Meta(
        rows=tuple(draft.rows),
        fields=fields,
        closed=draft.closed,
        oplysninger=tuple(
            Oplysning(etiket=label, vaerdi=value)
            for label, value in dict.fromkeys((label.strip(" :"), " ".join(values)) for label, values in draft.others)
        ),  # a box that the next page repeats says everything twice
    )


def _take(row: Row, draft: _Draft, vocabulary: Vocabulary, hyphens: Hyphens) -> bool:
    """Read one row into the draft; False where the block has ended."""
    text = row.text.strip()
    if _heads_route(row, vocabulary):
        return False
    if vocabulary.sections.match(text) is not None and vocabulary.meta.match(text) is None:
        return False
    waiting = draft.alone and draft.last is not None and not any(draft.last)
    if not waiting and _bare(text, draft, vocabulary):
        return True
    pairs = pairs_of(row, vocabulary)
    if pairs is not None:
        for label, value in pairs:
            _store(label, value, draft, vocabulary)
        draft.alone = len(pairs) == 1 and not pairs[0][1]
        if draft.alone:
            draft.last_label = pairs[0][0]
        if len(row.segments) > 1:
            draft.value_x = row.segments[1].x0
        return True
    set_as_value = not row.bold and (not row.caps or _ONLY_INITIALS.fullmatch(text))
    if waiting and draft.last is not None and set_as_value and parse_beslutningshoved(text) is None:
        draft.last.append(_labelled(draft, text, vocabulary))
        return True
    if (
        draft.last is not None
        and draft.value_x is not None
        and abs(row.x0 - draft.value_x) < 3
        and len(row.segments) == 1
    ):
        draft.last.append(inline(row.segments, hyphens))
        return True
    return False


def _take_wrapped(row: Row, below: Row, draft: _Draft, vocabulary: Vocabulary) -> bool:
    """A label that goes on below, beside its value: `Sagen afgøres | Byrådet` over `i:`."""
    near = row.page == below.page and abs(row.x0 - below.x0) < 2 and below.baseline - row.baseline < 1.7 * row.size
    if not near or len(below.head.text) > _REST_OF_LABEL:
        return False
    x = draft.value_x
    parts = row.segments if x is None else tuple(part for s in row.segments for part in cut_at(s, x))
    label = f"{parts[0].text} {below.head.text}"
    if len(parts) < 2 or vocabulary.meta.match_exactly(label) is None or vocabulary.meta.match(below.head.text):
        return False
    _store(label, " ".join(s.text for s in (*parts[1:], *below.segments[1:])), draft, vocabulary)
    draft.value_x = parts[1].x0
    return True


def _take_above(row: Row, below: Row, draft: _Draft, vocabulary: Vocabulary) -> bool:
    """A label of the case number without a colon, alone above the number (`JOURNALNUMMER` over `26004412`)."""
    rule = vocabulary.meta.match_exactly(row.text)
    if rule is None or rule.field not in ("sagsnr", "journalnr") or row.page != below.page or row.text.endswith(":"):
        return False
    if parse_sagsnr(below.text) is None and not _SERIAL.fullmatch(below.text):
        return False
    _store(row.text, below.text, draft, vocabulary)
    return True


def _heads_prose(row: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether a label that is the head of a section too stands alone over a row as long as those of running text."""
    if len(row.segments) > 1 or len(below.segments) > 1 or len(below.text) < _PROSE:
        return False
    rule = vocabulary.meta.match(row.text)
    if rule is None or rule.field != "oplysning":
        return False
    return not below.bold and vocabulary.sections.match(row.text) is not None


def _heads_route(row: Row, vocabulary: Vocabulary) -> bool:
    """The head of a table of the case's way, which ends with a column for open and one for closed treatment."""
    words = row.text.split()
    if len(words) < 5 or vocabulary.closed_marks.match(" ".join(words[-2:])) is None:
        return False
    return vocabulary.open_marks.match(" ".join(words[-4:-2])) is not None


def _initials_above(row: Row, below: Row | None, draft: _Draft) -> bool:
    """The officer's initials on a row of their own, without a label, right above the case number."""
    text = row.text.strip()
    if below is None or not _ONLY_INITIALS.fullmatch(text) or "/" not in below.text or parse_sagsnr(below.text) is None:
        return False
    draft.others.append(("Initialer", [text]))
    return True


def _bare(text: str, draft: _Draft, vocabulary: Vocabulary) -> bool:
    """Access marks and case numbers without a label, also several on one line (`Åbent - 2012/057275`)."""
    found = False
    for printed in _DASH.split(text) if parse_sagsnr(text) is None or _INITIALS.match(text) else [text]:
        part = printed.strip()
        bracketed = parse_sagsnr(part) is not None and part[:1] == "(" and part[-1:] == ")"
        part = part[1:-1].strip() if bracketed else part
        if vocabulary.closed_marks.match(part) is not None:
            draft.closed = True
        elif vocabulary.open_marks.match(part) is not None:
            pass
        elif parse_sagsnr(part) is not None and (not part.isdigit() or len(part) > 5):
            if "sagsnr" not in draft.fields:
                draft.fields["sagsnr"] = [part]
            else:
                draft.others.append(("", [part]))
        elif _numbered_with_initials(part):
            number, initials = part.rsplit(" ", 1)
            draft.fields.setdefault("sagsnr", [number])
            draft.others.append(("Initialer", [initials]))
        elif re.fullmatch(r"[A-ZÆØÅ]{3,8}", part) and "/" in text:
            draft.others.append(("Initialer", [part]))
        else:
            return False
        found = True
    return found


def _numbered_with_initials(text: str) -> bool:
    """A case number and the initials of its officer, without labels (`SAG-2021-02275 srm`)."""
    number, _, initials = text.rpartition(" ")
    return (
        bool(re.fullmatch(r"[a-zæøå]{2,6}|[A-ZÆØÅ]{2,6}", initials))
        and parse_sagsnr(number) is not None
        and not number.isdigit()
    )


def _labelled(draft: _Draft, text: str, vocabulary: Vocabulary) -> str:
    """The value on the row below its label, read as the label says."""
    rule = vocabulary.meta.match(draft.last_label)
    if rule is not None and rule.field in ("sagsnr", "journalnr"):
        return find_sagsnr(f"Sagsnr.: {text}") or text
    return text


def _store(label: str, value: str, draft: _Draft, vocabulary: Vocabulary) -> None:
    rule = vocabulary.meta.match(label)
    if rule is None:
        draft.open_other(label).append(value)
        return
    for matcher, closed in ((vocabulary.closed_marks, True), (vocabulary.open_marks, False)):
        words = value.split()
        tail = next((n for n in (2, 1) if len(words) >= n and matcher.match(" ".join(words[-n:])) is not None), 0)
        if tail and (len(words) > tail or rule.field == "adgang"):
            value = " ".join(words[:-tail])
            draft.closed = draft.closed or closed
        elif value and matcher.match(value) is not None:
            draft.closed = draft.closed or closed
            value = ""
    if rule.field == "adgang":
        draft.open_field("adgang").append(value)
    elif rule.field == "oplysning":
        draft.open_other(label).append(value)
    elif rule.field in ("sagsnr", "journalnr") and value:
        number = find_sagsnr(f"Sagsnr.: {value}") or value
        draft.open_field(rule.field).append(number if not any(draft.fields.get(rule.field, ())) else "")
        if number != value and value.replace(number, "").strip(" ,;-"):
            draft.others.append((label, [value.replace(number, "").strip(" ,;-")]))
    elif rule.field == "doknr":
        draft.open_field("doknr").append(find_doknr(f"Dok.nr.: {value}") or value)
    else:
        draft.open_field(rule.field).append(value)
