"""Dates and times of day, in every spelling that Danish minutes print.

In: text of a field, a heading or a sentence. Out: `datetime.date` and `datetime.time`. A day without a year is no date
here (nothing is guessed), a number is always read day first, and the digits of a date are never read as a time.
The names of months and weekdays are the language's own closed list, so they stand here and not in the vocabulary.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from referat_parser.profiles.wordings import CuedPattern

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH = (
    r"(?P<{0}>jan(?:uar)?|feb(?:ruar)?|mar(?:ts)?|apr(?:il)?|maj|juni?|juli?|aug(?:ust)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = r"(?:man|tirs|ons|tors|fre|lør|søn)dag"
PIVOT = 70
"""Two-digit years from here on belong to the last century."""

DATE = re.compile(
    # `19. maj 2015`, `15 juni, 2020`, `7 februar 2022`, `15-maj-2002`, `21. aug 2017`, glued `30.aug.2022`
    rf"(?<![\d.])(?P<d1>\d{{1,2}})\s?\.?[\s-]{{0,3}}{MONTH.format('m1')}\.?,?[\s-]{{0,3}}(?P<y1>(?:19|20)\d\d)(?!\d)"
    # `Maj 23, 2018`
    rf"|\b{MONTH.format('m2')}\.?\s{{1,3}}(?P<d2>\d{{1,2}})\.?,\s{{0,3}}(?P<y2>(?:19|20)\d\d)(?!\d)"
    # `19-05-2015`, `14.05.2007`, `10/01/2022`, `8.06.2006`, `24. 10. 2016`
    r"|(?<![\d./-])(?P<d3>\d{1,2})\s?[-./]\s?(?P<m3>\d{1,2})\s?[-./]\s?(?P<y3>(?:19|20)\d\d)(?![\d/])"
    # `2015-05-19`
    r"|(?<![\d./-])(?P<y4>(?:19|20)\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)(?![\d-])"
    # `18.08.25`: two-digit years, looked at more closely in `_short_year_is_clear`
    r"|(?<![\d./-])(?P<d5>\d{1,2})(?P<sep>[-./])(?P<m5>\d{1,2})(?P=sep)(?P<y5>\d\d)(?![\d/.-]\w|\d)"
    # `5/11 2009`
    r"|(?<![\d./-])(?P<d6>\d{1,2})/(?P<m6>\d{1,2}),?\s(?P<y6>(?:19|20)\d\d)(?![\d/.-])"
    # `25/4-02`
    r"|(?<![\d./-])(?P<d7>\d{1,2})/(?P<m7>\d{1,2})\s?-\s?(?P<y7>\d\d)(?![\d/.-]\w|\d)",
    re.IGNORECASE,
)
BEFORE_SHORT_YEAR = CuedPattern(rf"(?:\b(?:den|d\.|af|pr\.|dato:?)|{WEEKDAY},?)\s*$")

HOUR_MINUTE = r"(?P<{0}h>[01]?\d|2[0-4])\s?[:.]\s?(?P<{0}m>[0-5]\d)(?:[:.][0-5]\d)?(?!\d|[.:/]\d|-\d{{3}})"
HOUR = r"(?P<{0}o>[01]?\d|2[0-4])(?![\d]|\s?[.:,/]\d|\.\s*[a-zæøå]{{3}})"
CLOCK = r"(?:kl(?:okken)?\b\.?\s{0,2}:?|kl\.)\s{0,3}"
TIME = CuedPattern(
    rf"(?:\b{CLOCK}(?:{HOUR_MINUTE.format('k')}|(?P<kc>[01]\d[0-5]\d|2[0-3][0-5]\d)(?!\d)|{HOUR.format('k')})"
    rf"|(?<![\d.,:/-]){HOUR_MINUTE.format('b')})"
)
UNTIL = CuedPattern(
    rf"\s*(?:-|–|—|−|\btil\b|\bog til\b)\s*(?:{CLOCK})?(?:{HOUR_MINUTE.format('e')}|{HOUR.format('e')})"
)
ENDS = CuedPattern(r"(?:slut\w*|hævet|hæves|afsluttet|ophørt?e?)[\s:.]*$")


class Datofund(NamedTuple):
    """A date, and where its words stand in the text (without weekday and `den`)."""

    dato: dt.date
    start: int
    end: int


def parse_dato(tekst: str) -> dt.date | None:
    """The first date of a text, or None."""
    found = find_datoer(tekst)
    return found[0].dato if found else None


def find_datoer(tekst: str) -> list[Datofund]:
    """Every date of a text in its order. Days that do not exist (`31-02-2015`) are left out."""
    found = []
    for match in DATE.finditer(tekst):
        dato = _date_of(match)
        if dato is not None:
            found.append(Datofund(dato, match.start(), match.end()))
    return found


def parse_tidsrum(tekst: str) -> tuple[dt.time | None, dt.time | None]:
    """Start and end of a time or a span: `kl. 19` gives the start alone, `Mødet sluttede kl. 20:10` the end alone.

    Times with `kl.` go before bare ones; without it a number is a time only when it looks like one (`15.00`, `9:30`).
    """
    masked = _without_dates(tekst)
    times = list(TIME.finditer(masked))
    marked = [match for match in times if match["bh"] is None]
    chosen = marked or times
    if not chosen:
        return None, None
    first = chosen[0]
    if ENDS.search(masked[max(0, first.start() - 20) : first.start()]):
        return None, _clock(first, "kb")
    start = _clock(first, "kb")
    until = UNTIL.match(masked, first.end())
    if until:
        return start, _clock(until, "e")
    later = [match for match in chosen[1:] if ENDS.search(masked[max(0, match.start() - 20) : match.start()])]
    return start, _clock(later[0], "kb") if later else None


def _without_dates(tekst: str) -> str:
    """The text with its dates blanked out, every other character at its place."""
    for dato in find_datoer(tekst):
        tekst = tekst[: dato.start] + "_" * (dato.end - dato.start) + tekst[dato.end :]
    return tekst


def _date_of(match: re.Match[str]) -> dt.date | None:
    kind = next(kind for kind in "1234567" if match[f"d{kind}"] is not None)
    month, year = match[f"m{kind}"], int(match[f"y{kind}"])
    if kind in "57":
        if not _short_year_is_clear(match):
            return None
        year += 1900 if year >= PIVOT else 2000
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        return dt.date(year, number, int(match[f"d{kind}"]))
    except ValueError:
        return None


def _short_year_is_clear(match: re.Match[str]) -> bool:
    """Two digits are a year after `den`, a weekday or the like, or where the date is all that there is."""
    text = match.string
    alone = not (text[: match.start()].strip() or text[match.end() :].strip(" .:\n\t"))
    return alone or BEFORE_SHORT_YEAR.search(text[max(0, match.start() - 14) : match.start()]) is not None


def _clock(match: re.Match[str], prefixes: str) -> dt.time | None:
    groups = match.groupdict()
    for prefix in prefixes:
        if groups.get(f"{prefix}h"):
            return dt.time(int(groups[f"{prefix}h"]) % 24, int(groups[f"{prefix}m"]))
        if groups.get(f"{prefix}c"):
            return dt.time(int(groups[f"{prefix}c"][:2]), int(groups[f"{prefix}c"][2:]))
        if groups.get(f"{prefix}o"):
            return dt.time(int(groups[f"{prefix}o"]) % 24)
    return None
