"""Which profile fits a document: every profile's marks are looked for, the best sum wins, the base when none is enough.

The marks of a family count for a profile that extends it too, once it has enough of its own on top: so a municipality
is recognised by the layout of its family and its own marks together, and never by its name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from referat_parser.profiles.heads import BASE, HeadMark, builtin_names, load_head
from referat_parser.profiles.matching import LazyPattern

ENOUGH = 2.0
OWN = 1.0  # what a profile needs of its own before the marks of the family that it extends count for it
_CLEAR = 1.0  # how far the winner must be ahead of the best that it does not extend


class _Line(Protocol):
    @property
    def text(self) -> str: ...


class _Page(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def lines(self) -> Sequence[_Line]: ...


class _Document(Protocol):
    @property
    def pages(self) -> Sequence[_Page]: ...
    @property
    def producer(self) -> str | None: ...


class Considered(NamedTuple):
    """A profile with its score and the marks that were found."""

    name: str
    score: float
    found: tuple[str, ...]


class Detection(NamedTuple):
    """The profile that won, whether clearly, and all that were considered."""

    name: str
    certain: bool
    considered: tuple[Considered, ...]


_DIGIT = re.compile(r"\d")


class _Text(NamedTuple):
    """The lines in which a mark is looked for, and the same in small letters, which tell most marks away."""

    lines: tuple[tuple[str, str], ...]
    with_digits: tuple[tuple[str, str], ...]
    whole: str

    @classmethod
    def of(cls, lines: Iterable[str]) -> _Text:
        both = tuple([(line, line.lower()) for line in dict.fromkeys(lines)])
        with_digits = tuple([pair for pair in both if _DIGIT.search(pair[0])])
        return cls(both, with_digits, "".join([f"\n{lowered}" for _, lowered in both]))

    def holds(self, pattern: LazyPattern) -> bool:
        """Whether one of the lines has what the pattern describes."""
        begins = pattern.begins
        if begins and not any(f"\n{word}" in self.whole for word in begins):
            return False
        if not pattern.may_match(self.whole):
            return False
        lines: Sequence[tuple[str, str]] = self.with_digits if pattern.digit else self.lines
        if begins:
            lines = [pair for pair in lines if pair[1].startswith(begins)]
        return any(pattern.fits(lowered) and pattern.compiled.search(line) is not None for line, lowered in lines)


@lru_cache(maxsize=1000)
def _pattern(pattern: str) -> LazyPattern:
    return LazyPattern(pattern, line_by_line=True)


def detect_profile(document: _Document) -> Detection:
    """The built-in profile whose marks the document carries."""
    texts = {
        "front": _Text.of(line.text for page in document.pages[:2] for line in page.lines),
        "line": _Text.of(line.text for page in document.pages[:12] for line in page.lines),
        "producer": _Text.of([document.producer or ""]),
    }
    texts["heading"] = texts["line"]
    own: dict[str, Considered] = {}
    for name in builtin_names():
        marks = load_head(name).marks
        if marks:
            own[name] = _consider(name, marks, texts)
    considered = [one._replace(score=round(_score(name, own), 2)) for name, one in own.items()]
    considered.sort(key=lambda c: (-c.score, c.name))
    if not considered or considered[0].score < ENOUGH:
        return Detection(BASE, True, tuple(considered))
    best = considered[0]
    close = [c for c in considered[1:] if best.score - c.score < _CLEAR]
    certain = all(_related(best.name, c.name) for c in close)
    return Detection(best.name, certain, tuple(considered))


def _score(name: str, own: Mapping[str, Considered]) -> float:
    """A profile's own marks, and with them those of the family that it extends, where both are there."""
    score, family = own[name].score, load_head(name).extends
    if family is None or family not in own:
        return score
    above = _score(family, own)
    return above + score if score >= OWN and above >= ENOUGH else 0.0


def _consider(name: str, marks: Sequence[HeadMark], texts: Mapping[str, _Text]) -> Considered:
    score, found = 0.0, []
    for mark in marks:
        if texts[mark.where].holds(_pattern(mark.pattern)):
            score += mark.weight
            found.append(mark.pattern)
    return Considered(name, round(score, 2), tuple(found))


def _related(a: str, b: str) -> bool:
    """Whether one profile extends the other."""
    for child, parent in ((a, b), (b, a)):
        name: str | None = child
        while name is not None:
            if name == parent:
                return True
            name = load_head(name).extends
    return False
