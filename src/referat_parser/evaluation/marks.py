"""The two ways in which something is compared: a field with a field, and a list with a list.

In: what the gold has and what was found. Out: a `Mark`. Which keys are compared in which way is `measures`' business.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from referat_parser.evaluation.figures import Figure, Mark, Miss
from referat_parser.evaluation.folding import canonical, fold


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: the key that is compared, and how a person is shown it."""

    key: tuple[str, ...]
    shown: str


def entry(*parts: object) -> Entry:
    """An entry of several parts (type and text, title and number), all folded."""
    return Entry(tuple(fold(part) for part in parts), " · ".join(str(part) for part in parts if part))


def entries(values: Iterable[Any], keys: frozenset[str] | None = None) -> list[Entry]:
    """An entry for each whole value; of objects only `keys`, the ones that the gold has."""
    return [Entry((canonical(kept),), _readable(kept)) for kept in (_restricted(value, keys) for value in values)]


def keys_of(values: Iterable[Any]) -> frozenset[str]:
    """The keys that occur in a list of objects."""
    return frozenset(key for value in values if isinstance(value, Mapping) for key in value)


def compare_field(measure: str, want: object, got: object, item: str | None = None) -> Mark:
    """One field: right when both fold to the same, so that a null is right only where nothing was found."""
    same = fold(want) == fold(got)
    has_value = want is not None
    figure = Figure(
        hit=int(same),
        total=1,
        right=int(same and has_value),
        values=int(has_value),
        invented=int(not same and not has_value),
        nulls=int(not has_value),
    )
    return Mark(measure, figure, () if same else (Miss(measure, item, _shown(want), _shown(got)),))


def compare_lists(measure: str, gold: Sequence[Entry], found: Sequence[Entry], item: str | None = None) -> Mark:
    """F1 of two lists, order aside: an entry that stands there twice has to be found twice."""
    want, got = Counter(e.key for e in gold), Counter(e.key for e in found)
    figure = Figure(hit=2 * (want & got).total(), total=len(gold) + len(found))
    missing, extra = _surplus(gold, got), _surplus(found, want)
    misses = [Miss(measure, item, e.shown, None) for e in missing] + [Miss(measure, item, None, e.shown) for e in extra]
    return Mark(measure, figure, tuple(misses))


def _surplus(entries: Sequence[Entry], others: Counter[tuple[str, ...]]) -> list[Entry]:
    """The entries that the other side does not have, or not so often."""
    left = Counter(others)
    surplus = []
    for one in entries:
        if left[one.key] > 0:
            left[one.key] -= 1
        else:
            surplus.append(one)
    return surplus


def _restricted(value: Any, keys: frozenset[str] | None) -> Any:
    if keys is None or not isinstance(value, Mapping):
        return value
    return {key: part for key, part in value.items() if key in keys}


def _readable(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shown(value: object) -> str | None:
    return None if value is None else _readable(value)
