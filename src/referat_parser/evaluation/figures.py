"""What a comparison gives: counts a measure, and every difference that lowered one.

A `Figure` is a count and can be added to others, so the figure of many documents is the sum of theirs and no rate is
ever averaged. Nothing is compared or printed in here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure as counts: `hit` of `total`.

    For a field `total` is the golds that have it; for an F1 `hit` is twice the matches and `total` the entries of both
    sides; for a mean it is the sum and the number. Fields also keep apart the golds that have a value (`right` of
    `values`) and those that say that there is none (`invented` of `nulls`), because a field that is mostly absent
    looks good in `rate` even when it is never found.
    """

    hit: float = 0
    total: int = 0
    right: int = 0
    values: int = 0
    invented: int = 0
    nulls: int = 0

    @property
    def rate(self) -> float | None:
        """From 0 to 1, or `None` where there was nothing to measure."""
        return self.hit / self.total if self.total else None

    @property
    def accuracy(self) -> float | None:
        """How many of the gold's values were found."""
        return self.right / self.values if self.values else None

    @property
    def false_values(self) -> float | None:
        """How many of the gold's nulls got a value all the same; 0 is best."""
        return self.invented / self.nulls if self.nulls else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference. `want` is `None` where the gold has nothing of the kind, `got` where the reading has not."""

    measure: str
    item: str | None
    want: str | None
    got: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What one comparison adds to one measure."""

    measure: str
    figure: Figure
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The measures of one document or of many, by name and in the order of the names."""

    measures: Mapping[str, Figure]
    misses: tuple[Miss, ...] = ()

    def rate(self, measure: str) -> float | None:
        """The rate of one measure; `None` where it was not measured."""
        figure = self.measures.get(measure)
        return figure.rate if figure else None

    def rates(self) -> dict[str, float]:
        """Every measure that there was something to measure for."""
        return {name: figure.rate for name, figure in self.measures.items() if figure.rate is not None}

    def __reduce__(self) -> tuple[type[Figures], tuple[dict[str, Figure], tuple[Miss, ...]]]:
        """Figures come back from worker processes, and a read-only mapping cannot be pickled."""
        return Figures, (dict(self.measures), self.misses)


def collect(marks: Iterable[Mark]) -> Figures:
    """The figures of one document: its marks summed by measure, its misses in the order of the document."""
    by_measure: dict[str, list[Figure]] = {}
    misses: list[Miss] = []
    for mark in marks:
        by_measure.setdefault(mark.measure, []).append(mark.figure)
        misses.extend(mark.misses)
    summed = {name: _sum(by_measure[name]) for name in sorted(by_measure)}
    return Figures(MappingProxyType(summed), tuple(misses))


def total(parts: Iterable[Figures]) -> Figures:
    """The figures of many documents, without their misses (which would not say of which document they are)."""
    return collect(Mark(name, figure) for part in parts for name, figure in part.measures.items())


def _sum(figures: list[Figure]) -> Figure:
    return Figure(
        # fsum, because the order of the documents must not change the last digit of a mean.
        hit=math.fsum(figure.hit for figure in figures),
        total=sum(figure.total for figure in figures),
        right=sum(figure.right for figure in figures),
        values=sum(figure.values for figure in figures),
        invented=sum(figure.invented for figure in figures),
        nulls=sum(figure.nulls for figure in figures),
    )
