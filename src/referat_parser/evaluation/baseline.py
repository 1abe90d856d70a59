"""Floors: figures that a run must reach, given as `item=0.99` or pinned in a file.

In: rates by measure. Out: the measures that fall short. A file is written from a run and only goes up, unless asked.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from referat_parser.errors import NoSuchFileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

_DIGITS: Final = 4
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One measure below its floor; `got` is `None` where it was not measured at all."""

    measure: str
    floor: float
    got: float | None

    def __str__(self) -> str:
        return f"{self.measure} {'not measured' if self.got is None else format(self.got, '.4f')} < {self.floor:g}"


class Baseline(BaseModel):
    """The pinned figures, and over how many documents they were measured."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    documents: int = Field(ge=0)
    figures: Mapping[str, float]


def shortfalls(rates: Mapping[str, float], floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The floors that `rates` does not reach, in the order of `floors`."""
    return tuple(
        Shortfall(measure, floor, rates.get(measure))
        for measure, floor in floors.items()
        if measure not in rates or rates[measure] < floor - _ROUNDING
    )


def below(baseline: Baseline, rates: Mapping[str, float], documents: int) -> tuple[Shortfall, ...]:
    """As `shortfalls`, and a run over fewer documents falls short too: an easier set proves nothing."""
    fewer = (Shortfall("documents", baseline.documents, documents),) if documents < baseline.documents else ()
    return fewer + shortfalls(rates, baseline.figures)


def pinned(rates: Mapping[str, float], documents: int) -> Baseline:
    """The baseline that this run just reaches: rates are rounded down."""
    step = 10**_DIGITS
    figures = {name: math.floor(rate * step + _ROUNDING) / step for name, rate in sorted(rates.items())}
    return Baseline(documents=documents, figures=figures)


def parse_floors(rules: Iterable[str]) -> dict[str, float]:
    """`["item=0.99", "section=0.9"]` as floors. Raises `UsageError` for anything else."""
    return dict(_parse_floor(rule) for rule in rules)


def _parse_floor(rule: str) -> tuple[str, float]:
    measure, _, number = rule.partition("=")
    try:
        floor = float(number)
    except ValueError:
        floor = math.nan
    if not measure.strip() or not 0 <= floor <= 1:  # also false for nan, which no figure would ever be below
        raise UsageError(f"{rule!r} is not a floor", "write it as item=0.99, between 0 and 1")
    return measure.strip(), floor


def read_baseline(path: Path) -> Baseline:
    """The pinned figures. Raises `NoSuchFileError` or, when it is no such file, `UsageError`."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as error:
        raise NoSuchFileError(f"{path}: {error.strerror}", "make it with --write-baseline") from None
    except ValidationError as error:
        raise UsageError(
            f"{path}: not a baseline ({error.error_count()} faults)", "make it with --write-baseline"
        ) from None


def write_baseline(path: Path, baseline: Baseline, *, allow_lower: bool = False) -> tuple[Shortfall, ...]:
    """Pin the figures of a run, unless one that is pinned already would fall: then nothing is written.

    Gives the figures that stood in the way (or that were lowered, with `allow_lower`). A measure that is pinned and no
    longer measured counts as fallen.
    """
    fallen = below(read_baseline(path), baseline.figures, baseline.documents) if path.exists() else ()
    if not fallen or allow_lower:
        text = json.dumps(baseline.model_dump(), indent=2, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
    return fallen
