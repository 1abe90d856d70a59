"""Lists of voters: parties, people and numbers, in every mixture that minutes print.

In: the words behind a side's label (`For stemte:`) or before a voter's verb (`… stemte imod`). Out: the number that
the list states and its voters as printed: `V`, `Liselott Lund (UP)`, `Ø (Anna Holm, Bo Lund)`, `2 (C+O)`, `John Ask,
Bo Lund fra (A)`. A letter is never spelt out and a party never turned into people.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.partier import party_label, party_names, party_pattern, read_parti
from referat_parser.facts.personer import NAME_WORD, person_name, person_name_pattern
from referat_parser.model import Stemme
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import Alternatives, CuedPattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ITEM_CUT = re.compile(r"\s*[,;+/&]\s*(?:og\s+|samt\s+)?|\s+(?:og|samt)\s+|[()]")
VOTER_BEGINS = re.compile(
    r"\s*(?:(?i:gruppe|liste)\s+)?(?:[\d(]|[A-ZÆØÅ]{1,4}(?![\w.])|[A-ZÆØÅÉÖÄÜ]\S*\s+(?:\w+\s+)?[A-ZÆØÅÉÖÄÜ])"
)
GROUP_LEAD = re.compile(r"\s*(?:gruppe|liste)\s+", re.IGNORECASE)
PARTY_LEAD = re.compile(r"(?:liste|gruppe|partiet)\s+", re.IGNORECASE)
ONE_NAME = re.compile(NAME_WORD)
BRACKET_OR_END = re.compile(r"(?:\s*\((?P<inside>[^()]*)\))?")
PLAIN_GROUP = re.compile(r"[a-zæøå]+(?:partierne|listerne|gruppen|flertallet)")


class Stemmeliste(NamedTuple):
    """What a list says: the number it states, and its voters."""

    antal: int | None = None
    stemmer: tuple[Stemme, ...] = ()


class _Patterns(NamedTuple):
    end: CuedPattern
    nobody: CuedPattern
    number: CuedPattern
    all_but: CuedPattern
    subject: CuedPattern
    body: CuedPattern


@lru_cache
def _patterns() -> _Patterns:
    votes = load_phrases("afstemninger")
    members = votes.any_of("member_word")
    group = load_phrases("partier").any_of("group_word")
    label = rf"\(?{party_pattern()}(?:s|'s|’s)?\)?(?:\s+(?i:{group}))?"
    counted = rf"\d{{1,2}}\s+(?i:{members})"
    voter = rf"(?:(?:(?:{counted}\s*)?(?:{label}(?!\s[A-ZÆØÅ])|{person_name_pattern()}|{counted})|\d{{1,2}}(?=\s*\())"
    voter += r"(?:\s*\([^()]*(?:\([^()]*\)[^()]*)*\))*)"
    between = r"(?:\s*[,+/&]\s*(?:og\s+|samt\s+)?|\s+(?:og|samt|fra)\s+)"
    return _Patterns(
        end=CuedPattern(rf"{votes.any_of('list_end')}|[:.]\s*$|(?-i:(?<![A-ZÆØÅ])(?<!Chr)(?<!Kr))\.\s|\n"),
        nobody=CuedPattern(votes.any_of("nobody")),
        number=CuedPattern(rf"(?P<antal>\d{{1,3}})(?:\s+{members})?\s*"),
        all_but=CuedPattern(votes.any_of("all_but")),
        subject=CuedPattern(
            rf"\s*(?i:gruppe\s+|liste\s+)?(?P<list>(?:{voter}(?:{between}(?=[A-ZÆØÅ(\d]|det?\s))?)+)(?P<after>[\s,]+|\Z)",
            flags=0,
        ),
        body=CuedPattern(rf"{load_phrases('organer').any_of('body')}(?:et|en|n|erne)?s?\b"),
    )


def parse_stemmer(tekst: str, partier: Collection[str] | None = None) -> Stemmeliste:
    """The number and the voters of a list; what follows the list (`med bemærkning om …`) is not read."""
    end = _patterns().end.search(tekst)
    return _read(tekst[: end.start()] if end else tekst, partier)


@lru_cache(maxsize=4096)
def find_stemmere(tekst: str) -> tuple[str, int] | None:
    """The voters that a sentence begins with, and where the words behind them begin; None where it begins otherwise.

    `Anna Holm (V) og (Ø) stemte imod` begins with voters, `Teknisk Udvalg anbefaler` does not.
    """
    if not _may_begin_with_voter(tekst):
        return None
    match = _patterns().subject.match(tekst)
    if not match or _patterns().body.search(re.sub(r"\([^()]*\)", "", match["list"])):
        return None
    return match["list"], match.end()


def _may_begin_with_voter(tekst: str) -> bool:
    """Whether a text begins like a number, a bracket, a letter of a party, two words of a name, or a party's name."""
    if VOTER_BEGINS.match(tekst):
        return True
    lead = GROUP_LEAD.match(tekst)
    at = lead.end() if lead else 0
    return any(party_names().match(tekst, start) for start in {at, len(tekst) - len(tekst.lstrip())})


@lru_cache(maxsize=4096)
def read_side(sentence: str) -> tuple[str, int] | None:
    """The side whose list a sentence is (`for`, `imod`, `undlod`, `forbehold`) and where the list begins, or None."""
    sides, values = _sides()
    found = sides.match(sentence)
    return (values[found[0]], found[1].end()) if found else None


def begins_with_voter(sentence: str) -> bool:
    """Whether a sentence is what a party or a person does: `Anna Holm (V) undlader`."""
    voters = find_stemmere(sentence)
    return voters is not None and _speaks().match(sentence, voters[1]) is not None


@lru_cache
def _speaks() -> CuedPattern:
    return CuedPattern(rf"\s*{load_phrases('udfald').any_of('speaks')}")


def names_body(tekst: str) -> bool:
    """Whether the first name of a text is that of a body: `Økonomiudvalget, idet …`."""
    return _patterns().body.search(re.split(r"[,.;(]", tekst, maxsplit=1)[0]) is not None


def is_member_word(text: str) -> bool:
    """Whether a text goes on as a number of people does: `5 medlemmer …`."""
    return _members().match(text) is not None


@lru_cache
def _members() -> CuedPattern:
    return CuedPattern(rf"\s*{load_phrases('afstemninger').any_of('member_word')}\b")


def is_side(sentence: str) -> bool:
    """Whether a sentence is the list of a side: `For stemte: A og V`."""
    return read_side(sentence) is not None


@lru_cache
def _sides() -> tuple[Alternatives, tuple[str, ...]]:
    phrases = load_phrases("afstemninger").patterns("side_label", before=r"[\s(]*", after=r"\s*:?,?\s*")
    return Alternatives(pattern for pattern, _ in phrases), tuple(value or "" for _, value in phrases)


def _read(tekst: str, partier: Collection[str] | None) -> Stemmeliste:
    text = " ".join(tekst.split()).strip(" ,.;:")
    if text[:1] == "(" and text[-1:] == ")" and _balanced(text[1:-1]):
        text = text[1:-1].strip()  # the list of `et mindretal (A og F)`
    if not text or _patterns().nobody.fullmatch(text):
        return Stemmeliste(0 if text and text[0] not in "-–" else None, ())
    count = _patterns().number.match(text)
    antal: int | None = None
    if count:
        antal, text = int(count["antal"]), text[count.end() :]
        inside = re.fullmatch(r"\((?P<inside>.*)\)?", text)
        text = inside["inside"].removesuffix(")") if inside and _balanced(text[1:-1]) else text
        if count.group().strip().isdigit() and read_parti(text, partier):
            return Stemmeliste(antal, (Stemme(parti=read_parti(text, partier)),))
    voters = tuple(_voters(text, partier))
    if antal is None and len(voters) > 1 and voters[-1].antal and not any(voter.antal for voter in voters[:-1]):
        return Stemmeliste(voters[-1].antal, (*voters[:-1], voters[-1].model_copy(update={"antal": None})))
    return Stemmeliste(antal, voters)


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return True


def _voters(text: str, partier: Collection[str] | None) -> Iterator[Stemme]:
    waiting: list[Stemme] = []
    for item in _items(text):
        bare = re.fullmatch(r"(?P<item>.*?)\s+fra\s+\(?(?P<parti>[^()]+)\)?", item)
        found = list(_item(bare["item"] if bare else item, partier))
        if bare:
            parti = read_parti(bare["parti"], partier) or bare["parti"]
            yield from (voter.model_copy(update={"parti": parti}) for voter in waiting + found)
            waiting = []
            continue
        if found and found[0].parti is None and found[0].navn:
            waiting += found
            continue
        yield from waiting
        waiting = []
        yield from found
    yield from waiting


def _items(text: str) -> Iterator[str]:
    """The list cut at its separators outside brackets."""
    start, depth = 0, 0
    for match in ITEM_CUT.finditer(text):
        found = match.group()
        if found in "()":
            depth = max(0, depth + (1 if found == "(" else -1))
        elif depth == 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _item(item: str, partier: Collection[str] | None) -> Iterator[Stemme]:
    item = item.strip(" ,.;:")
    but = _patterns().all_but.search(item)
    item = item[: but.start()].strip() if but else item
    whole = read_parti(item, partier)
    if not item or _patterns().nobody.fullmatch(item):
        return
    if whole:
        yield Stemme(parti=whole)
        return
    party = _party_first(item)
    if party and re.match(r"\s*(?:\(|$)", item[party.end() :]):
        yield from _party(party["parti"], item[party.end() :].strip(), partier)
        return
    count = _patterns().number.match(item)
    if count and count.end() < len(item):
        inner = _read(item[count.end() :].strip("() "), partier)
        yield from (voter.model_copy(update={"antal": int(count["antal"])}) for voter in inner.stemmer)
        return
    person = _named(item)
    if PLAIN_GROUP.fullmatch(item) or re.fullmatch(r"[A-ZÆØÅ]{3,8}", item):
        yield Stemme(parti=item)
    elif person:
        navn, bracket = person
        yield Stemme(navn=navn, parti=read_parti(bracket or "", partier) or bracket or None)


def _party_first(item: str) -> re.Match[str] | None:
    """The party that an item begins with, with or without `Liste` before its letter."""
    lead = PARTY_LEAD.match(item)
    found = party_label().match(item, lead.end()) if lead else None
    return found or party_label().match(item)


def _named(item: str) -> tuple[str, str | None] | None:
    """A person that is all of an item: the name, or one word of it, and what a bracket behind it says."""
    for pattern in (person_name(), ONE_NAME):
        name = pattern.match(item)
        rest = BRACKET_OR_END.fullmatch(item, name.end()) if name else None
        if name and rest:
            return name.group(), rest["inside"]
    return None


def _party(parti: str, rest: str, partier: Collection[str] | None) -> Iterator[Stemme]:
    """A party and what its bracket says: names of its own, a number, or nothing."""
    inside = rest.strip("() ")
    number = re.fullmatch(r"\d{1,3}", inside)
    if number:
        yield Stemme(parti=parti, antal=int(number.group()))
        return
    names = [name for item in _items(inside) if (name := _named(item.strip(" .")))]
    if names and read_parti(inside, partier) is None:
        yield from (Stemme(navn=navn, parti=parti) for navn, _ in names)
    else:
        yield Stemme(parti=parti)
