"""Lists of people: the members, the absent, the guests.

In: the value of a list as printed, with commas, semicolons, `og` or one name a line. Out: `Person` objects whose name,
party, role and note are words of that value. Printed words for nobody (`Ingen`, `-`) and for the whole body (`Hele
udvalget`) give no person. What is not a name is never made one: a part without a name is a note on the person before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.partier import party_pattern, read_parti
from referat_parser.model import Person
from referat_parser.profiles.cuebook import seen
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from referat_parser.profiles.wordings import Alternatives

NAME_WORD = r"(?:[A-ZÆØÅÉÖÄÜ][\w'’´`-]*\.?|Ø\.|[A-ZÆØÅ]\.)"
MOST_NAME_WORDS = 7
BULLET = re.compile(r"^\s*(?:[•·▪●◦*–-]\s+|\d{1,2}[.)]\s+)")
SEPARATOR = re.compile(r"\s*[,;•|]\s*|\s+(?:og|samt|&)\s+(?=[A-ZÆØÅ][\w.-]*\s+[A-ZÆØÅ(]|[A-ZÆØÅ]\.)|\t+|\s{3,}|\s+/\s+")
DASH = re.compile(r"\s+[-–—]\s*|\s*:\s+|\s*[-–—]\s+")


class _Words(NamedTuple):
    """The vocabulary of people; names of a list are read without roles where its text holds none."""

    nobody: Alternatives
    everybody: Alternatives
    label: CuedPattern
    side: CuedPattern  # whom those on the line stand for
    role: CuedPattern
    role_before: CuedPattern
    note: Alternatives
    name: CuedPattern
    plain_name: CuedPattern


@lru_cache
def _words() -> _Words:
    phrases = load_phrases("personer")
    group = phrases.any_of
    title = rf"{group('role')}(?!\w)"
    return _Words(
        nobody=phrases.alternatives("nobody"),
        everybody=phrases.alternatives("everybody"),
        label=CuedPattern(rf"^\s*{group('label')}\s*"),
        side=CuedPattern(rf"^\s*{group('side')}\s*"),
        role=CuedPattern(rf"{title}(?:\s+{group('role_scope')})?"),
        role_before=CuedPattern(rf"(?P<rolle>(?i:{title}))[\s:,]+(?={NAME_WORD})", flags=0),
        note=phrases.alternatives("note"),
        name=CuedPattern(_name(no_role=rf"(?!{group('role')}\b)"), flags=0),
        plain_name=CuedPattern(_name(no_role=""), flags=0),
    )


def _name(no_role: str) -> str:
    """The pattern of a name in a list, which may be one word; `no_role` is looked for before each further word."""
    particle = load_phrases("personer").any_of("particle")
    return rf"{NAME_WORD}(?:\s+(?:{particle}\s+)?{no_role}{NAME_WORD}){{0,{MOST_NAME_WORDS}}}"


@lru_cache
def person_name_pattern() -> str:
    """The pattern of a person's name, for readers of running text: at least two words, capitals first."""
    phrases = load_phrases("personer")
    particle = phrases.any_of("particle")
    no_name = rf"(?!(?i:{phrases.any_of('not_a_name')})(?!\w))"
    return rf"{no_name}{NAME_WORD}(?<!-)(?:\s+(?:{particle}\s+)?{NAME_WORD}){{1,{MOST_NAME_WORDS}}}(?<!-)"


@lru_cache
def person_name() -> re.Pattern[str]:
    """The same, ready to run."""
    return re.compile(person_name_pattern())


def parse_personer(tekst: str, partier: Collection[str] | None = None) -> tuple[Person, ...]:
    """The people of a list, in its order; `partier` are the party labels that the document itself uses."""
    text = _without_label(tekst)
    if _names_nobody(text):
        return ()
    people: list[Person] = []
    for part in _parts(text):
        if _names_nobody(part):
            continue
        person = None if people and _is_organisation(part, people[-1]) else _read_person(part, partier)
        if person is not None:
            people.append(person)
        elif people:
            people[-1] = _add(people[-1], part, partier)
    return tuple(people)


def names_nobody(tekst: str) -> bool:
    """Whether a printed value says that nobody is on the list (`Ingen`, `-`)."""
    return bool(_words().nobody.fullmatch(" ".join(tekst.split()).strip(" .:")))


def _without_label(tekst: str) -> str:
    label = _words().label.match(tekst)
    return tekst[label.end() if label else 0 :].strip()


def _names_nobody(text: str) -> bool:
    words = _words()
    bare = " ".join(text.split()).strip(" .:")
    return not bare or bool(words.nobody.fullmatch(bare) or words.everybody.fullmatch(bare))


def _parts(text: str) -> Iterator[str]:
    """The list cut at its separators outside brackets; a name that a line's end cut in two is whole again."""
    for printed in _rows(text):
        side = _words().side.match(printed)
        row = printed[side.end() :] if side else printed
        start, depth, index = 0, 0, 0
        while index < len(row):
            char = row[index]
            depth = max(0, depth + (char == "(") - (char == ")"))
            match = SEPARATOR.match(row, index) if depth == 0 else None
            if match and match.end() > match.start():
                yield from filter(None, [row[start:index].strip()])
                start = index = match.end()
            else:
                index += 1
        yield from filter(None, [row[start:].strip()])


def _rows(text: str) -> list[str]:
    """Lines that each begin a person; a line that only goes on with the one above is joined to it."""
    rows: list[str] = []
    for raw in text.splitlines():
        line = BULLET.sub("", raw).strip()
        if not line:
            continue
        if rows and line[0] != "(" and BULLET.match(raw):
            rows.append(line)
        elif rows and _goes_on(rows[-1], line):
            rows[-1] += ("" if rows[-1].endswith("-") else " ") + line
        else:
            rows.append(line)
    return rows


def _goes_on(above: str, line: str) -> bool:
    if above.count("(") > above.count(")") or not line[0].isupper():
        return True
    if above.endswith((",", ";")):
        return False
    last = re.split(r"\s+og\s+", SEPARATOR.split(above)[-1])[-1]
    first = SEPARATOR.split(line)[0]
    broken = (not last.isupper() and re.fullmatch(NAME_WORD, last)) or re.fullmatch(
        NAME_WORD + r"(?:\s*\([^()]*\))?", first
    )
    return bool(broken) and ("," in above or "," in line or above.endswith(" og"))


def _read_person(part: str, partier: Collection[str] | None) -> Person | None:
    """One part of a list that has a name in it."""
    words = _words()
    party_first = re.match(r"\(([^()]{1,4})\)\s*(?=[A-ZÆØÅ])", part)
    parti = read_parti(party_first[1], partier) if party_first else None
    if party_first:
        part = part[party_first.end() :]
    before = words.role_before.match(part)
    rolle = before["rolle"] if before else None
    rest = part[before.end() :] if before else part
    name = (words.name if words.role.may_be_in(seen(rest)) else words.plain_name).match(rest)
    if name is None or (before is None and words.role.fullmatch(part)) or read_parti(part, partier):
        return None
    note = words.note.match(rest)
    if note is not None and note[1].end() > name.end():
        return None  # `I stedet for Bo Lund`: the capital begins a sentence
    navn, tail = _without_letter(*_with_small_surname(name.group(), rest[name.end() :]))
    navn = navn.strip() if navn.endswith(".") and len(navn.split()[-1]) == 2 else navn.strip(" .")
    navn = re.sub(r"-\s+(?=[A-ZÆØÅ])", "-", " ".join(navn.split()))
    return _add(Person(navn=navn, parti=parti, rolle=rolle), tail, partier)


def _is_organisation(part: str, before: Person) -> bool:
    """`Anne Holm, FOA`: one word in capitals behind a whole name says whom the person stands for.

    In a list of initials (`AH, BL`) such words are the people.
    """
    return part.isalpha() and part.isupper() and len(part) > 1 and " " in before.navn


def _with_small_surname(name: str, tail: str) -> tuple[str, str]:
    """`Gert winther`: one capital word, then one in small letters that is neither a role nor the start of a note."""
    words = _words()
    small = re.match(r"\s+[a-zæøåéöü][\w'-]{2,}(?=\s*(?:\(|,|$))", tail)
    word = small.group().strip() if small else ""
    if small and " " not in name and not words.role.match(word) and not words.note.match(word):
        return name + small.group(), tail[small.end() :]
    return name, tail


def _without_letter(name: str, tail: str) -> tuple[str, str]:
    """`Anna Holm V`: a single capital without a dot after two words is the party."""
    words = list(re.finditer(r"\S+", name))
    for before, word in reversed(list(pairwise(words[1:]))):
        if _party().fullmatch(name, word.start()):
            return name[: before.end()], f" ({name[word.start() :]}){tail}"
    return name, tail


@lru_cache
def _party() -> re.Pattern[str]:
    return re.compile(party_pattern())


def _add(person: Person, tail: str, partier: Collection[str] | None) -> Person:
    """The person with what stands after the name: brackets, dashes, roles, notes."""
    pieces = list(_pieces(tail))
    if not pieces:
        return person
    found = person.model_dump()
    words = _words()
    for piece in pieces:
        parti = read_parti(piece, partier)
        role = words.role.match(piece)
        if parti and not found["parti"]:
            found["parti"] = parti
        elif not found["rolle"] and role and not words.note.match(piece):
            found["rolle"] = piece
        else:
            found["note"] = f"{found['note']}, {piece}" if found["note"] else piece
    return Person.model_validate(found)


def _pieces(tail: str) -> Iterator[str]:
    """The brackets and the words between them, without dashes and empty brackets."""
    for match in re.finditer(r"\((?P<inside>[^()]*)\)?|[^()]+", tail):
        piece = match["inside"] if match["inside"] is not None else match.group()
        for part in DASH.split(f" {piece} ") if match["inside"] is None else [piece]:
            folded = " ".join(part.split()).strip(" ,;.")
            if folded and folded not in {"-", "–", ")"}:
                yield folded
