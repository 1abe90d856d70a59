"""How the templates print dates and people."""

from __future__ import annotations

import datetime as dt
from typing import Any

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip


def as_date(value: dt.date | str) -> dt.date:
    """A date, also from its ISO form."""
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def long_date(value: dt.date | str) -> str:
    """A date as `19. maj 2015`."""
    day = as_date(value)
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def weekday(value: dt.date | str) -> str:
    """The day of the week as `tirsdag`."""
    return WEEKDAYS[as_date(value).weekday()]


def short_date(value: dt.date | str, separator: str = "-") -> str:
    """A date as `19-05-2015`."""
    return as_date(value).strftime(f"%d{separator}%m{separator}%Y")


def person(value: str | dict[str, Any]) -> str:
    """One person as printed: `Navn (A), formand`. `trykt` in the source overrides it."""
    if isinstance(value, str):
        return value
    if "trykt" in value:
        return str(value["trykt"])
    party = f" ({value['parti']})" if value.get("parti") else ""
    extra = "".join(f", {value[key]}" for key in ("rolle", "note") if value.get(key))
    return f"{value['navn']}{party}{extra}"


def people(values: list[Any] | None, separator: str = ", ", none: str = "Ingen") -> str:
    """A list of people on one line, or the word for none."""
    return separator.join(person(value) for value in values or []) or none
