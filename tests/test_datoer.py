"""Dates and times in every spelling that minutes print."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_parser.facts.datoer import MONTHS, find_datoer, parse_dato, parse_tidsrum

FORMS = {
    "Tirsdag den 19. maj 2015": (2015, 5, 19),
    "tirsdag den 4. december 2012, kl. 13:00": (2012, 12, 4),
    "Onsdag d. 27. august 2025 kl. 16:00": (2025, 8, 27),
    "Mandag d. 7 februar 2022, kl. 10:15": (2022, 2, 7),
    "Tirsdag, den 21. marts 2006": (2006, 3, 21),
    "Torsdag, 14 november, 2019 - 18:30": (2019, 11, 14),
    "Mandag 21. aug 2017 kl. 08:30": (2017, 8, 21),
    "tirsdag 27.09.2022 kl. 19": (2022, 9, 27),
    "Torsdag 8.06.2006 kl. 8.15": (2006, 6, 8),
    "Onsdag, Maj 23, 2018 - 08:20": (2018, 5, 23),
    "Torsdag den 27-03-2008": (2008, 3, 27),
    "Onsdag den 15-maj-2002": (2002, 5, 15),
    "05. marts 2009": (2009, 3, 5),
    "19-05-2015": (2015, 5, 19),
    "d. 22.03.2011": (2011, 3, 22),
    "10/01/2022": (2022, 1, 10),
    "06-03-2018 07:30:00": (2018, 3, 6),
    "Ordinært møde 26. maj 2016kl. 18:00": (2016, 5, 26),
    "notat af 18.08.25": (2025, 8, 18),
    "den 3/4-2019": (2019, 4, 3),
    "d. 5/11 2009": (2009, 11, 5),
    "Torsdag 25/4-02": (2002, 4, 25),
    "30/11-05": (2005, 11, 30),
    "3.4.98": (1998, 4, 3),
    "2019-02-28": (2019, 2, 28),
    "R. 2. sept. 2014": (2014, 9, 2),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_every_form_of_a_date(text: str, expected: tuple[int, int, int]) -> None:
    """Weekdays, `den`, dots, dashes, slashes and English order all give the same date."""
    assert parse_dato(text) == dt.date(*expected)


@pytest.mark.parametrize(
    "text",
    ["", "27. august", "15/11238", "00.01.00-P19-1-15", "13.05.12-Ø00-1-15", "76453/15", "31-02-2015", "maj 2019",
     "afsnit 1.2.15 om vand", "1-51-71-3321-08", "EMN-2025-003383", "330-2019-2104", "budget 2019-2022", "12/15"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    """Case numbers, days without a year and impossible days are no dates."""
    assert parse_dato(text) is None


def test_find_datoer_gives_the_places() -> None:
    """Every date comes with the span of its own words."""
    text = "Udsat fra 1. april 2019 til den 02-05-2019."

    found = [(dato.isoformat(), text[start:end]) for dato, start, end in find_datoer(text)]

    assert found == [("2019-04-01", "1. april 2019"), ("2019-05-02", "02-05-2019")]


SPANS = {
    "9:00": ("09:00", None),
    "Kl. 9.00": ("09:00", None),
    "kl. 19": ("19:00", None),
    "kl. 17. 42": ("17:42", None),
    "kl.21.33": ("21:33", None),
    "kl 1630": ("16:30", None),
    "9:30-11:00": ("09:30", "11:00"),
    "kl. 10.00 – 12.00": ("10:00", "12:00"),
    "19:00 - 22:20": ("19:00", "22:20"),
    "kl. 16-18": ("16:00", "18:00"),
    "06-03-2018 07:30:00": ("07:30", None),
    "19.05.2015": (None, None),
    "den 19.05.15": (None, None),
    "18-08-2021 15:30": ("15:30", None),
    "10-04-2012 kl. 15:00 - 16:25": ("15:00", "16:25"),
    "Onsdag d. 27. august 2025 kl. 16:00": ("16:00", None),
    "20. juni 2013 - kl. 10:30": ("10:30", None),
    "d.: 10-09-2009 kl.: 16:30 til 18:30 :": ("16:30", "18:30"),
    "Torsdag, 14 november, 2019 - 18:30": ("18:30", None),
    "Mødet begyndte kl. 18:30 og sluttede kl. 20:10": ("18:30", "20:10"),
    "Mødet sluttede kl. 20:10": (None, "20:10"),
    "Mødet hævet kl. 21.05": (None, "21:05"),
    "Start kl. 16:00 i lokale 2.15": ("16:00", None),
    "kl. 15.00-16.10": ("15:00", "16:10"),
    "1.500 kr.": (None, None),
    "": (None, None),
    "26. april 2017 kl. 08:30": ("08:30", None),
    "kl. 24.00": ("00:00", None),
}


@pytest.mark.parametrize(("text", "expected"), SPANS.items())
def test_every_form_of_a_time(text: str, expected: tuple[str | None, str | None]) -> None:
    """One time, a span, a time beside a date; the digits of the date are never the time."""
    start, end = parse_tidsrum(text)

    assert (start and f"{start:%H:%M}", end and f"{end:%H:%M}") == expected


@given(st.text(alphabet="0123456789.:-/ kldenmajugst\n", max_size=80))
def test_any_text_gives_an_answer(text: str) -> None:
    """No text breaks the readers, and every date found stands where it is said to stand."""
    parse_tidsrum(text)

    assert all(parse_dato(text[start:end]) == dato for dato, start, end in find_datoer(text))


@given(st.dates(min_value=dt.date(1970, 1, 1), max_value=dt.date(2069, 12, 31)))
def test_a_written_date_is_read_back(dato: dt.date) -> None:
    """What is written in figures, in words or with two digits of the year reads back as the same day."""
    month = MONTHS[dato.month - 1]
    written = [f"{dato:%d-%m-%Y}", f"{dato.day}. {month} {dato.year}", f"den {dato:%d.%m.%y}"]

    assert [parse_dato(text) for text in written] == [dato] * 3


def test_long_texts_are_read_in_time() -> None:
    """A long run of digits and separators does not make the patterns run away."""
    for text in ("1." * 20000, "12-" * 20000, "kl. " * 20000, "1 " * 20000):
        assert parse_dato(text) is None
        parse_tidsrum(text)
