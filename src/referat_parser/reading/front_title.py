"""The heading of the front page and the names on it: kind of document, body, authority."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from referat_parser.facts.datoer import find_datoer
from referat_parser.facts.organer import body_of_meeting, is_generic_body
from referat_parser.model import Dokumenttype
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.front_labels import Draft
from referat_parser.reading.rows import Row, with_below
from referat_parser.reading.text import Hyphens, inline

_MEETING = re.compile(
    r"\b(?:til |fra |af |for |over )?(?:ordinært |ekstraordinært |det )?mødet? (?:i|for|af) (?P<organ>.+?)"
    r"(?=,? (?:den|d\.|onsdag|mandag|tirsdag|torsdag|fredag|lørdag|søndag)\b|,? \d|$)",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r",\s+|\s+[-–]\s+")
_GENITIVE = re.compile(
    r"(?:(?:udskrift|referat|protokol) )?(?:(?:for|fra|af|over) )?(?P<organ>\S.{2,80}?)(?:'s|s) "
    r"(?:\w+ )?(?:møde|\w*protokol)\b",
    re.IGNORECASE,
)
_NAMES_MEETING = re.compile(r"^\S+(?: \S+){0,2} (?:af|fra|til|for) (?:\w+ )?\w*møde(?:t)?\b", re.IGNORECASE)
_SHORT = 3  # letters of a word that joins two parts of a name


def type_row(free: Sequence[Row], vocabulary: Vocabulary) -> tuple[Row | None, Dokumenttype | None]:
    """The heading of the front page: the row that is, or begins with, a word for the kind of document."""
    best: tuple[float, Row, Dokumenttype] | None = None
    for row in free:
        beside = type_beside(row, vocabulary)
        kind, whole = (beside[1], True) if beside is not None else _type_of(row.text, vocabulary)
        if kind is None:
            continue
        weight = row.size + (3 if row.bold else 0) + (4 if whole else 0)
        if best is None or weight > best[0] + 2:
            best = (weight, row, kind)
    return (best[1], best[2]) if best else (None, None)


def type_beside(row: Row, vocabulary: Vocabulary) -> tuple[str, Dokumenttype] | None:
    """The word for the kind of document where it stands beside something else (`Søndermark Kommune | Dagsorden`)."""
    if len(row.segments) < 2:
        return None
    rules = ((s.text, vocabulary.types.match(s.text)) for s in row.segments)
    return next(((text, rule.type) for text, rule in rules if rule is not None), None)


def whole_title(first: Row, draft: Draft, hyphens: Hyphens) -> Row:
    """The heading with the rows that go on with it in the same style, as one row."""
    position = draft.free.index(first)
    rows = [first]
    for row in draft.free[position + 1 : position + 4]:
        if (
            row.page != first.page
            or not row.style.like(first.style)
            or row.baseline - rows[-1].baseline > 1.45 * row.size
            or len(first.text.split()) < 3
        ):
            break
        rows.append(row)
    draft.claimed |= {row.index for row in rows}
    if len(rows) == 1:
        return first
    line = first.head._replace(text=inline((s for row in rows for s in row.segments), hyphens))
    return replace(first, segments=(line,))


def _type_of(text: str, vocabulary: Vocabulary) -> tuple[Dokumenttype | None, bool]:
    rule = vocabulary.types.match(text)
    if rule is not None:
        return rule.type, True
    words = text.split()
    for count in (4, 3, 2, 1):
        if len(words) > count:
            rule = vocabulary.types.match(" ".join(words[:count]))
            if rule is not None and (
                words[0].isupper()
                or _MEETING.search(text)
                or find_datoer(text)
                or _NAMES_MEETING.search(text)
                or body_in(" ".join(words[count:]), vocabulary)
            ):
                return rule.type, False
    for count in (2, 1):
        if len(words) > count:
            rule = vocabulary.types.match(" ".join(words[-count:]).strip("()"))
            if rule is not None and body_in(" ".join(words[:-count]), vocabulary):
                return rule.type, False
    return None, False


def body_in(text: str, vocabulary: Vocabulary) -> str | None:
    """A body named in a free text, without its date and what leads in."""
    meeting = _MEETING.search(text)
    if meeting:
        return meeting["organ"].strip(" ,.-–")
    found = find_datoer(text)
    bare = text[: found[0].start] if found else text
    bare = re.sub(
        r"[\s,]*(?:\b(?:den|d\.|mandag|tirsdag|onsdag|torsdag|fredag)\s*)*$", "", bare, flags=re.IGNORECASE
    ).strip(" ,.-–:")
    bare = re.sub(r"^(?:til|for|fra|i|af|-|–)\s+", "", bare)
    bare = _parted(re.sub(r"\s+[-–]\s+\w+$", "", bare), vocabulary)[0]
    return bare if bare and vocabulary.bodies.match(bare) is not None else None


def _parted(text: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A text and, where it names the authority before or behind it, the authority (`Byrådet, Søndermark Kommune`)."""
    for mark in _BETWEEN_NAMES.finditer(text):
        before, behind = text[: mark.start()].strip(), text[mark.end() :].strip()
        if vocabulary.authorities.match(behind) is not None:
            return before, behind
        if vocabulary.authorities.match(before) is not None:
            return behind, before
    return text, None


def _body_of_its_meeting(text: str, vocabulary: Vocabulary) -> str | None:
    """The body whose meeting or minutes a text names (`Havneudvalgets møde`, `referat af bestyrelsesmøde`)."""
    genitive = _GENITIVE.match(text)
    if genitive and vocabulary.bodies.match(genitive["organ"]) is not None:
        return genitive["organ"]
    for word in text.split():
        organ = body_of_meeting(word)
        if organ != word and vocabulary.bodies.match(organ) is not None and not is_generic_body(organ):
            return organ
    return None


def find_udvalg(draft: Draft, titel: Row | None, vocabulary: Vocabulary) -> str | None:
    """The body that met: as its label has it, or from the title."""
    labelled = draft.first("udvalg")
    if labelled:
        return labelled
    if titel is not None:
        rest = titel.text
        for count in (4, 3, 2, 1):
            words = rest.split()
            if vocabulary.types.match(" ".join(words[:count])) is not None and len(words) > count:
                named = body_in(" ".join(words[count:]), vocabulary)
                if named:
                    return _longer_name(named, draft, vocabulary)
                break
    best: tuple[float, tuple[Row, ...], str] | None = None
    for rows in _names(draft.free, vocabulary):
        row = rows[0]
        named = body_in(" ".join(part.text for part in rows), vocabulary)
        if named is None or row is titel:
            continue
        weight = (
            row.size + (3 if row.bold else 0) + (2 if titel is not None and abs(row.index - titel.index) <= 2 else 0)
        )
        if best is None or weight > best[0]:
            best = (weight, rows, named)
    if best is None:
        return (body_in(titel.text, vocabulary) if titel is not None else None) or _from_meeting(draft, vocabulary)
    draft.claimed |= {row.index for row in best[1]}
    return best[2]


def _names(free: Sequence[Row], vocabulary: Vocabulary) -> Iterator[tuple[Row, ...]]:
    """Each row, and two as one where a name is broken that only as a whole is a body's."""
    taken: Row | None = None
    for row, below in with_below(free):
        if row is taken:
            continue
        broken = below is not None and _is_broken(row, below)
        if below is not None and broken and body_in(f"{row.text} {below.text}", vocabulary) is not None:
            taken = below
            yield row, below
        else:
            yield (row,)


def _is_broken(row: Row, below: Row) -> bool:
    """Whether a name on this row goes on with the next: set alike, close below, and no name ends so."""
    last = row.text.split()[-1]
    near = row.page == below.page and 0 < below.baseline - row.baseline < 1.6 * row.size
    return near and row.style.like(below.style) and (last[-1] in ",-" or (last.islower() and len(last) <= _SHORT))


def _from_meeting(draft: Draft, vocabulary: Vocabulary) -> str | None:
    for row in draft.free:
        named = _body_of_its_meeting(row.text, vocabulary)
        if named is not None:
            draft.claimed.add(row.index)
            return named
    return None


def _longer_name(name: str, draft: Draft, vocabulary: Vocabulary) -> str:
    """The name as a row of its own gives it in full (`Lokalrådet for Sønderby og Omegn` below `møde i Lokalrådet`)."""
    for row in draft.free:
        full = body_in(row.text, vocabulary)
        if full is not None and full.startswith(f"{name} ") and full == row.text.strip():
            draft.claimed.add(row.index)
            return full
    return name


def authority_in(margin: Sequence[Row], vocabulary: Vocabulary) -> str | None:
    """The authority that the running header names."""
    return next((s.text for row in margin for s in row.segments if vocabulary.authorities.match(s.text)), None)


def find_myndighed(draft: Draft, vocabulary: Vocabulary) -> str | None:
    """The authority: as its label has it, or a row that names one."""
    labelled = draft.first("myndighed")
    if labelled:
        return labelled
    for row in draft.free:
        for segment in row.segments:
            if vocabulary.authorities.match(segment.text) is not None:
                draft.claimed.add(row.index)
                return segment.text
    parted = (_parted(row.text, vocabulary) for row in draft.free)
    return next((authority for body, authority in parted if authority and vocabulary.bodies.match(body)), None)
