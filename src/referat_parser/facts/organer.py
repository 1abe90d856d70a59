"""Bodies: their names in normal case, the head lines of their decisions, and whether two names mean one body.

In: a name as printed, or one line. Out: text, a `Beslutningshoved`, a truth value. What the document does not say is
None; a sentence is no head line. The forms of head lines that are read:

    Beslutning i Byrådet den 19-12-2016     BESLUTNING: Teknisk Udvalg den 26-05-2011     Beslutninger Byrådet den …
    Byrådet, 10. september 2019, pkt. 65:      Økonomiudvalgets beslutning den 04.12.2012 Punkt 2
    12/06/2024 Økonomiudvalget                 Behandling i Regionsrådet onsdag den 15. januar 2020, pkt. 1
    FORRETNINGSUDVALGETS BESLUTNING            Beslutning (nothing more: all three parts are None)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.datoer import MONTH, WEEKDAY, find_datoer
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

if TYPE_CHECKING:
    import datetime as dt

LONGEST_HEAD = 180
MOST_WORDS = 14
ITEM_NUMBER = r"\d{1,4}(?:\.\d{1,2})?[a-z]?"


class Beslutningshoved(NamedTuple):
    """Who decided, when, as which item: as far as a head line says it."""

    organ: str | None = None
    dato: dt.date | None = None
    punkt: str | None = None


class _Words(NamedTuple):
    """The vocabulary of bodies, compiled."""

    small: CuedPattern
    kept: CuedPattern
    body: CuedPattern
    generic: CuedPattern
    lead: CuedPattern
    genitive: CuedPattern
    item: CuedPattern
    verb: CuedPattern


@lru_cache
def _words() -> _Words:
    phrases = load_phrases("organer")
    group = phrases.any_of
    return _Words(
        small=CuedPattern(group("small_word")),
        kept=CuedPattern(group("kept_word")),
        body=CuedPattern(group("body") + r"(?:et|en|n|erne)?s?\b"),
        generic=CuedPattern(group("generic_body")),
        lead=CuedPattern(rf"(?:{group('head_lead')})(?![\w-])[\s:]*"),
        genitive=CuedPattern(rf"(?<=[^\W\d_])(?:'s|’s|s)\s+{group('head_genitive')}(?![\w-])[\s:]*"),
        item=CuedPattern(rf"[\s,;(]*\b{group('item_label')}\s*(?P<nr>{ITEM_NUMBER})\)?[\s:.]*$"),
        verb=CuedPattern(group("own_verb")),
    )


WHEN_BEFORE = CuedPattern(rf"(?:\b(?:på|i)\s+møde(?:t)?)?[\s,]*(?:\b{WEEKDAY}\b)?[\s,]*(?:\bden\b|\bd\.)?\s*$")
LIKE_A_SENTENCE = CuedPattern(rf"\w{{4}}\.\s|[?!]|\b\d{{1,2}}\.\s*{MONTH.format('month')}\b")
CLOCK_AFTER = CuedPattern(r"^[\s,-]*(?:kl\.?\s*\d{1,2}(?:[.:]\d\d)?)?[\s,:.]*$")


def normal_case(navn: str) -> str:
    """A name printed in capitals in normal case; a name with small letters in it is left as it is.

    `TÅRNBY KOMMUNE` gives `Tårnby Kommune`; `og`, `i`, `for` … stay small, abbreviations stay in capitals.
    """
    letters = [char for char in navn if char.isalpha()]
    if len(letters) <= 3 or any(char.islower() for char in letters):
        return navn
    words = re.split(r"(\s+)", navn)
    return "".join(_normal_word(word, first=index == 0) for index, word in enumerate(words))


def parse_beslutningshoved(tekst: str) -> Beslutningshoved | None:
    """The body, date and item number of a decision's head line; None for a line that is not one (prose, a title).

    A body that is only called `Udvalget` has no name here. The name is given without genitive and in normal case.
    """
    text = " ".join(tekst.split())
    if not text or len(text) > LONGEST_HEAD or not (text[0].isalpha() or text[0].isdigit()):
        return None
    words = _words()
    if words.verb.search(text):
        return None
    rest, punkt = _take_item(text)
    rest, dato = _take_date(rest)
    lead = words.lead.match(rest)
    named = bool(lead)
    if lead:
        rest = rest[lead.end() :]
    genitive = words.genitive.search(rest)
    if genitive and not rest[genitive.end() :].strip(" ,:.-"):
        rest, named = rest[: genitive.start()], True
    sentence = text.endswith(".") and punkt is None and not (lead and dato)
    organ = body_of_meeting(rest.strip(" ,;:.-–"))
    if not organ and not sentence:
        return Beslutningshoved(None, dato, punkt) if named else None
    if sentence or not (named or dato) or not _is_body(organ, certain=bool(lead) and dato is not None):
        return None
    return Beslutningshoved(_name(organ), dato, punkt)


def same_organ(a: str | None, b: str | None) -> bool:
    """Whether two names mean one body: compared by their words, without genitives, endings, years and brackets.

    A council is the same with and without the name of its place (`Byrådet`, `Aarhus Byråd`).
    """
    if not a or not b:
        return False
    one, two = _key(a), _key(b)
    if not one or not two:
        return False
    small, large = sorted((one, two), key=len)
    return one == two or (len(small) == 1 and small < large and len(large) == 2 and bool(small & _councils()))


def is_body_name(tekst: str) -> bool:
    """Whether a text is the name of a body and nothing more (`Udvalget for børn og unge`)."""
    return bool(tekst) and _is_body(tekst, certain=False)


def is_generic_body(organ: str) -> bool:
    """Whether a text calls a body what any of its kind is called, without a name (`Udvalget`)."""
    return _words().generic.fullmatch(organ) is not None


def is_council(organ: str) -> bool:
    """Whether a body is the council of its place, whose decisions are final."""
    return bool(_key(organ) & _councils()) and "udvalg" not in _key(organ)


def _normal_word(word: str, *, first: bool) -> str:
    words = _words()
    parts = word.split("-")
    done = []
    for index, part in enumerate(parts):
        bare = part.strip("()[].,:;'’")
        if words.small.fullmatch(bare) and not (first and index == 0):
            done.append(part.lower())
        elif words.kept.fullmatch(bare) or (len(bare) > 1 and not re.search(r"[AEIOUYÆØÅÉ]", bare)):
            done.append(part)
        elif index and words.body.match(bare):
            done.append(part.lower())
        else:
            done.append(re.sub(r"[^\W\d_].*", lambda m: m.group()[0] + m.group()[1:].lower(), part))
    return "-".join(done)


def _take_item(text: str) -> tuple[str, str | None]:
    match = _words().item.search(text)
    return (text[: match.start()], match["nr"]) if match else (text, None)


def _take_date(text: str) -> tuple[str, dt.date | None]:
    """The text without its date, where the date stands first or last; weekday, `den` and the hour go with it."""
    dates = find_datoer(text)
    if not dates:
        return text, None
    dato, start, end = dates[0]
    before, after = text[:start], text[end:]
    when = WHEN_BEFORE.search(before)
    before = before[: when.start()] if when else before
    if CLOCK_AFTER.match(after):
        return before, dato
    if not before.strip() and len(dates) == 1:
        return after, dato
    return text, None


def _is_body(organ: str, *, certain: bool) -> bool:
    """Whether a text can be a body's name; `certain` where lead word and date leave little else."""
    words = _words()
    if len(organ.split()) > MOST_WORDS or find_datoer(organ):
        return False
    if LIKE_A_SENTENCE.search(organ):
        return False
    if certain:
        return words.body.search(organ) is not None or organ[0].isupper()
    if not words.body.search(organ):
        return False
    opens = words.body.match(organ)  # `Udvalget for børn og unge`
    return opens is not None or all(_is_name_word(word) for word in organ.split())


def _is_name_word(word: str) -> bool:
    bare = word.strip("()[],;:")
    return not bare[:1].islower() or _words().small.fullmatch(bare) is not None or _words().body.match(bare) is not None


def _name(organ: str) -> str | None:
    if _words().generic.fullmatch(organ):
        return None
    return normal_case(organ)


def body_of_meeting(organ: str) -> str:
    """`byrådsmødet` names the body too: `Byrådet`; a text that names no meeting is given back as it is."""
    meeting = re.fullmatch(r"(?P<stem>.*(?:råd|udvalg))smødet?|(?P<board>.*styrelse)smødet?", organ, re.IGNORECASE)
    if not meeting:
        return organ
    organ = f"{meeting['stem']}et" if meeting["stem"] else f"{meeting['board']}n"
    return organ[0].upper() + organ[1:]


@lru_cache
def _councils() -> frozenset[str]:
    names = (phrase.pattern for phrase in load_phrases("organer").groups["council"])
    return frozenset(_stem(name) for name in names)


@lru_cache(maxsize=1024)
def _key(navn: str) -> frozenset[str]:
    text = re.sub(r"\([^()]*\)|\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b|\bmøde\s+i\b|['’]s\b", " ", navn.lower())
    parts: list[str] = []
    for word in re.findall(r"[^\W\d_]+", text):
        split = re.fullmatch(r"(?P<rest>.+?)(?P<body>udvalg(?:ets?|s)?)", word)
        parts += [split["rest"], "udvalg"] if split else [word]
    return frozenset(_stem(word) for word in parts if not _words().small.fullmatch(word))


def _stem(word: str) -> str:
    while len(word) > 4 and (cut := re.sub(r"(?:s|et|en|e)$", "", word)) != word and len(cut) > 2:
        word = cut
    return word
