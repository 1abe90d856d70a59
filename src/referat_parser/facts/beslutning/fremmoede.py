"""Attendance as a decision tells it: who was away, who stood in, who came or left, who was disqualified.

In: the prepared text and its sentences. Out: a `Beslutningsdeltagelse`, or None where the decision says nothing about
it, and which sentences were about it (they decide nothing else). Being away from this one item (`deltog ikke i sagens
behandling`) is not absence from the meeting and no proof of disqualification: such people stand in `oevrige` with the
words as a note. Disqualified is who was ruled so; a question, or a ruling that somebody may stay, is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.datoer import parse_tidsrum
from referat_parser.facts.personer import parse_personer, person_name, person_name_pattern
from referat_parser.model import Beslutningsdeltagelse, Person, Stedfortraeder, Tidspunkt
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from referat_parser.facts.beslutning.tekst import Saetning


INITIAL = re.compile(r"\s\w\.$")


class _Patterns(NamedTuple):
    cue: CuedPattern
    labels: tuple[tuple[CuedPattern, str | None], ...]
    verbs: tuple[tuple[CuedPattern, str | None], ...]
    item_only: CuedPattern
    came: CuedPattern
    left: CuedPattern
    substitute: tuple[tuple[CuedPattern, str | None], ...]
    not_between: CuedPattern
    other_clause: CuedPattern
    substitute_label: CuedPattern
    substituted: CuedPattern
    substituted_by: CuedPattern
    ruled: CuedPattern
    himself: CuedPattern
    item_label: CuedPattern
    cleared: CuedPattern
    question: CuedPattern
    person: CuedPattern
    name: re.Pattern[str]


@lru_cache
def _patterns() -> _Patterns:
    phrases = load_phrases("fremmoede")
    colon = r"(?:\s+i\s+[^:\n]{0,70}:|[^:\n.]{0,50}:|\s*\Z|\s+(?=(?-i:[A-ZÆØÅ])))[\s,:]*"
    name = person_name_pattern()
    return _Patterns(
        cue=CuedPattern(phrases.any_of("cue")),
        labels=phrases.patterns("absent_label", before=r"\W*", after=colon),
        verbs=phrases.patterns("absent_verb"),
        item_only=CuedPattern(phrases.any_of("item_only")),
        came=CuedPattern(phrases.any_of("came")),
        left=CuedPattern(phrases.any_of("left")),
        substitute=phrases.patterns("substitute", after=r"\s*"),
        not_between=CuedPattern(phrases.any_of("not_between")),
        other_clause=CuedPattern(phrases.any_of("other_clause")),
        substitute_label=CuedPattern(
            rf"{phrases.any_of('substitute_label')}\s+(?P<member>(?-i:{name}))(?:\s*\([^()]*\))?\s*:\s*"
            rf"(?P<navn>(?-i:{name}))"
        ),
        substituted_by=CuedPattern(
            rf"(?:(?P<member>(?-i:{name}))(?:\s*\([^()]*\))?[\s,.]*|\A\s*)(?:{phrases.any_of('substituted')})\s*"
            rf"(?P<navn>(?-i:{name}))"
        ),
        substituted=CuedPattern(rf"{phrases.any_of('substituted')}\s*"),
        himself=CuedPattern(phrases.any_of("disqualified_self")),
        item_label=CuedPattern(phrases.any_of("item_label")),
        ruled=CuedPattern(phrases.any_of("disqualified")),
        cleared=CuedPattern(phrases.any_of("not_disqualified")),
        question=CuedPattern(phrases.any_of("question")),
        person=CuedPattern(rf"(?P<navn>{name})(?:\s*\((?P<parti>[^()]{{1,30}})\))?", flags=0),
        name=person_name(),
    )


class Fremmoede(NamedTuple):
    """What the sentences tell about attendance, and the index of each that does."""

    deltagelse: Beslutningsdeltagelse | None
    saetninger: frozenset[int]


class _Lists:
    """The lists while they are being filled; a name stands in each once."""

    def __init__(self) -> None:
        self.people: dict[str, list[Person]] = {}
        self.substitutes: list[Stedfortraeder] = []
        self.came: list[Tidspunkt] = []
        self.left: list[Tidspunkt] = []

    def add(self, key: str, people: Sequence[Person]) -> None:
        known = {person.navn for person in self.people.setdefault(key, [])}
        self.people[key] += [person for person in people if person.navn not in known]

    def result(self) -> Beslutningsdeltagelse:
        lists = {key: tuple(people) for key, people in self.people.items()}
        return Beslutningsdeltagelse(
            **lists,
            stedfortraedere=tuple(dict.fromkeys(self.substitutes)), ankom=tuple(self.came), forlod=tuple(self.left),
        )  # fmt: skip


def read_fremmoede(saetninger: Sequence[Saetning], partier: Collection[str] | None = None) -> Fremmoede:
    """Attendance of all sentences together. A printed `Afbud: Ingen` gives an empty `Beslutningsdeltagelse`."""
    lists = _Lists()
    about: set[int] = set()
    asked: list[Person] = []
    for index, saetning in enumerate(saetninger):
        text = saetning.text
        if not _patterns().cue.search(text):
            continue
        ruling = _read_ruling(text, asked, lists)
        if _read_label(text, partier, lists) or _read_sentence(text, partier, lists) or ruling:
            about.add(index)
    return Fremmoede(lists.result() if about else None, frozenset(about))


def _read_label(text: str, partier: Collection[str] | None, lists: _Lists) -> bool:
    """`Afbud: Anna Holm (Stedfortræder: Bo Lund)`."""
    patterns = _patterns()
    for pattern, value in patterns.labels:
        match = pattern.match(text)
        if not match:
            continue
        rest = text[match.end() :].strip(" .")
        if not match.group().rstrip(" ,").endswith(":") and rest and not patterns.name.match(rest):
            return False
        if patterns.item_label.search(match.group()):
            note = " ".join(match.group().split()).strip(" :.")
            lists.add("oevrige", [one.model_copy(update={"note": note}) for one in parse_personer(rest, partier)])
            return True
        if patterns.item_only.search(rest):
            return _read_sentence(rest, partier, lists)
        people = [_without_substitute(person, lists) for person in parse_personer(rest, partier)]
        lists.add(value or "fravaerende", people)
        return True
    return False


def _without_substitute(person: Person, lists: _Lists) -> Person:
    """The absent person; a substitute that the note names goes to the substitutes."""
    patterns, note = _patterns(), person.note or ""
    introduced = patterns.substituted.match(note)
    name = patterns.name.match(note, introduced.end()) if introduced else patterns.name.match(note)
    if name and (introduced or any(pattern.search(note, name.end()) for pattern, _ in patterns.substitute)):
        lists.substitutes.append(Stedfortraeder(navn=name.group(), for_=person.navn))
        return person.model_copy(update={"note": None})
    return person


def _read_sentence(text: str, partier: Collection[str] | None, lists: _Lists) -> bool:
    """`Anna Holm og Bo Lund var fraværende.`, `… deltog ikke i sagens behandling`, `… ankom kl. 17.54`."""
    patterns = _patterns()
    substituted = _read_substitute(text, lists)
    item_only = patterns.item_only.search(text)
    if item_only:
        note = " ".join(text[item_only.start() :].split()).strip(" .")
        moved = _read_moves(text[: item_only.start()], partier, lists)
        people = moved or parse_personer(text[: item_only.start()], partier)
        lists.add("oevrige", [person.model_copy(update={"note": note}) for person in people])
        return True
    for pattern, value in patterns.verbs:
        verb = pattern.search(text)
        people = _subject(text[: verb.start()], partier) if verb else ()
        if people:
            lists.add(value or "fravaerende", people)
            return True
    return bool(_read_moves(text, partier, lists)) or substituted


def _read_moves(text: str, partier: Collection[str] | None, lists: _Lists) -> tuple[Person, ...]:
    """Who came or left, with the time; nobody where the sentence begins otherwise."""
    patterns = _patterns()
    for pattern, times in ((patterns.came, lists.came), (patterns.left, lists.left)):
        moved = pattern.search(text)
        people = _subject(text[: moved.start()], partier) if moved else ()
        if moved and people:
            tid = parse_tidsrum(text[moved.start() :])[0]
            times.extend(Tidspunkt(navn=person.navn, tid=tid) for person in people)
            return people
    return ()


def _subject(text: str, partier: Collection[str] | None) -> tuple[Person, ...]:
    """The people that a sentence begins with; none where it begins otherwise, or tells of them in another clause."""
    patterns = _patterns()
    is_named = patterns.name.match(text.strip(" ,.")) and not patterns.other_clause.search(text)
    return parse_personer(text, partier) if is_named else ()


def _read_substitute(text: str, lists: _Lists) -> bool:
    """`Anna Holm deltog som suppleant for Bo Lund`, `Bo Lund var substitueret ved Anna Holm`; one or more."""
    patterns = _patterns()
    labelled = patterns.substitute_label.search(text)
    if labelled:
        lists.substitutes.append(Stedfortraeder(navn=_bare(labelled["navn"]), for_=_bare(labelled["member"])))
        return True
    by = patterns.substituted_by.search(text)
    if by:
        absent = [person.navn for key in ("fravaerende", "afbud") for person in lists.people.get(key, ())]
        member = by["member"] or (absent[-1] if absent else None)
        lists.substitutes.append(Stedfortraeder(navn=_bare(by["navn"]), for_=member and _bare(member)))
        return True
    found = len(lists.substitutes)
    start = 0
    for match, value in sorted(_substitutions(text), key=lambda one: one[0].start()):
        before = [name.group() for name in patterns.name.finditer(text, start, match.start())]
        behind = patterns.name.match(text, match.end()) if value == "for" else None
        if before and match.start() >= start and not _not_between(text, before[-1], match.start()):
            member = behind.group() if behind else before[-2] if value == "alone" and len(before) > 1 else None
            lists.substitutes.append(Stedfortraeder(navn=_bare(before[-1]), for_=member and _bare(member)))
            start = behind.end() if behind else match.end()
    return len(lists.substitutes) > found


def _not_between(text: str, name: str, end: int) -> bool:
    """Whether the words behind the last name before a place make somebody else of it than a substitute of the day."""
    return _patterns().not_between.search(text, text.rfind(name, 0, end), end) is not None


def _bare(name: str) -> str:
    """A name without the stop of its sentence; the dot of an initial stays."""
    return name if INITIAL.search(name) else name.rstrip(".")


def _substitutions(text: str) -> list[tuple[re.Match[str], str | None]]:
    return [(match, value) for pattern, value in _patterns().substitute for match in pattern.finditer(text)]


def _read_ruling(text: str, asked: list[Person], lists: _Lists) -> bool:
    """Questions remember who was asked about; a ruling names them or means them (`hun`, `de`)."""
    patterns = _patterns()
    if "habil" not in text.lower() and not patterns.ruled.search(text) and not patterns.cleared.search(text):
        return False
    people = [Person(navn=found["navn"], parti=found["parti"]) for found in patterns.person.finditer(text)]
    if patterns.question.search(text) and not patterns.himself.search(text):
        asked[:] = people[:1] or asked
        return True
    if patterns.cleared.search(text):
        return True
    ruled = patterns.ruled.search(text)
    if ruled:
        lists.add("inhabile", people or asked)
    return True
