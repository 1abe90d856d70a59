"""Which labelled values of the front page reached a field: the rows of the others are left to the account, not lost.

In go the labels with their values and what was made of them, out come the numbers of the rows that gave something.
What no field took (`Dato: se nedenfor`, a second place, a label that the contract has no field for) is unassigned.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from referat_parser.facts.datoer import parse_dato, parse_tidsrum
from referat_parser.facts.personer import names_nobody, parse_personer
from referat_parser.profiles.matching import fold
from referat_parser.reading.front_labels import Labelled, clock

_TIMES = frozenset({"dato", "starttidspunkt", "sluttidspunkt"})


class Reached(NamedTuple):
    """What the fields of the front page hold: the date, the times, and the texts by their fields."""

    dato: dt.date | None
    times: tuple[dt.time | None, ...]
    texts: Mapping[str, str | None]

    def rows_of(self, values: Iterable[Labelled]) -> frozenset[int]:
        """The rows of the labels that are empty or whose values are in a field, all that stand on the row."""
        held: set[int] = set()
        lost: set[int] = set()
        seen: set[str] = set()
        for value in values:
            if not value.text and value.name != "ignored":
                held.update(value.rows)
            elif value.name in _TIMES:
                told = {row for row, text in value.rows.items() if self._holds_time(text)}
                if self._is_broken(value):
                    told = set(value.rows)
                empty = {row for row, text in value.rows.items() if not text}
                held |= told | (empty if told else set())
                lost |= value.rows.keys() - told - empty
            elif self._holds(value, first=value.name not in seen):
                held.update(value.rows)
            else:
                lost.update(value.rows)
            if value.text:
                seen.add(value.name)
        return frozenset(held - lost)

    def _holds(self, value: Labelled, *, first: bool) -> bool:
        if value.name == "ignored":
            return False
        if value.name in self.texts:
            return first or fold(value.text) in fold(self.texts[value.name] or "")
        return names_nobody(value.text) or bool(parse_personer(value.text))

    def _is_broken(self, value: Labelled) -> bool:
        """Whether the date stands on no row of the value alone, but on all of them."""
        if self.dato is None or parse_dato(value.text) != self.dato:
            return False
        return all(parse_dato(text) != self.dato for text in value.rows.values())

    def _holds_time(self, text: str) -> bool:
        read = {*parse_tidsrum(text), clock(text), clock(f"kl. {text}")} - {None}
        return (self.dato is not None and parse_dato(text) == self.dato) or not read.isdisjoint(self.times)
