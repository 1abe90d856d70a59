"""Which profile fits a document: every profile's marks are looked for, the best sum wins, the base when none is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from referat_parser.profiles.loader import BASE, builtin_names, load_marks, load_profile
from referat_parser.profiles.matching import LazyPattern
from referat_parser.profiles.schema import Mark

ENOUGH = 2.0
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


@dataclass(frozen=True)
class Considered:
    """A profile with its score and the marks that were found."""

    name: str
    score: float
    found: tuple[str, ...]


@dataclass(frozen=True)
class Detection:
    """The profile that won, whether clearly, and all that were considered."""

    name: str
    certain: bool
    considered: tuple[Considered, ...]


def detect_profile(document: _Document) -> Detection:
    """The built-in profile whose marks the document carries."""
    front = "\n".join(line.text for page in document.pages[:2] for line in page.lines)
    everywhere = "\n".join(line.text for page in document.pages[:12] for line in page.lines)
    considered = []
    for name in builtin_names():
        marks = load_marks(name)
        if marks:
            considered.append(_consider(name, marks, front, everywhere, document.producer or ""))
    considered.sort(key=lambda c: (-c.score, c.name))
    if not considered or considered[0].score < ENOUGH:
        return Detection(BASE, True, tuple(considered))
    best = considered[0]
    close = [c for c in considered[1:] if best.score - c.score < _CLEAR]
    certain = all(_related(best.name, c.name) for c in close)
    return Detection(best.name, certain, tuple(considered))


def _consider(name: str, marks: Sequence[Mark], front: str, everywhere: str, producer: str) -> Considered:
    score, found = 0.0, []
    for mark in marks:
        text = producer if mark.where == "producer" else front if mark.where == "front" else everywhere
        pattern = LazyPattern(mark.pattern, line_by_line=True)
        if pattern.literal in text.lower() and pattern.compiled.search(text):
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
            name = load_profile(name).extends
    return False
