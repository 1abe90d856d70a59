"""Names of bodies and the head lines of decisions."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_parser.facts.organer import Beslutningshoved, normal_case, parse_beslutningshoved, same_organ


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("TÅRNBY KOMMUNE", "Tårnby Kommune"),
     ("ARBEJDSMARKEDS- OG BESKÆFTIGELSESUDVALGET", "Arbejdsmarkeds- og Beskæftigelsesudvalget"),
     ("UDVALGET FOR BØRN OG UNGE", "Udvalget for Børn og Unge"), ("BØRN OG UNGE-UDVALGET", "Børn og Unge-udvalget"),
     ("HØJE-TAASTRUP KOMMUNE", "Høje-Taastrup Kommune"), ("KKR HOVEDSTADEN", "KKR Hovedstaden"),
     ("BYRÅDET (18-21)", "Byrådet (18-21)"), ("Teknik- og Miljøudvalget", "Teknik- og Miljøudvalget"),
     ("ØU", "ØU"), ("Lokaludvalg VEST", "Lokaludvalg VEST"), ("", "")],
)  # fmt: skip
def test_capitals_become_normal_case(printed: str, expected: str) -> None:
    """Only a name that is all capitals is changed; small words and abbreviations keep their form."""
    assert normal_case(printed) == expected


HEADS = {
    "Beslutning i Byrådet den 19-12-2016": ("Byrådet", (2016, 12, 19), None),
    "BESLUTNING I ARBEJDSMARKEDS- OG BESKÆFTIGELSESUDVALGET DEN 19-05-2015":
        ("Arbejdsmarkeds- og Beskæftigelsesudvalget", (2015, 5, 19), None),
    "BESLUTNING: Teknisk Udvalg den 26-05-2011": ("Teknisk Udvalg", (2011, 5, 26), None),
    "Beslutning Teknik- og Miljøudvalget den 11-08-2021": ("Teknik- og Miljøudvalget", (2021, 8, 11), None),
    "Beslutninger Byrådet den 11. august 2021:": ("Byrådet", (2021, 8, 11), None),
    "Beslutning i Byrådet 27. november 2018:": ("Byrådet", (2018, 11, 27), None),
    "Teknik- og Miljøudvalget, 10. september 2019, pkt. 65:": ("Teknik- og Miljøudvalget", (2019, 9, 10), "65"),
    "Beslutning fra Teknisk Udvalg, 9. februar 2021, pkt. 421:": ("Teknisk Udvalg", (2021, 2, 9), "421"),
    "Byrådet, 07-08-2019, pkt. 176": ("Byrådet", (2019, 8, 7), "176"),
    "Økonomiudvalget, 14.03.2011": ("Økonomiudvalget", (2011, 3, 14), None),
    "Sundheds- og Forebyggelsesudvalgets beslutning den 04.12.2012 Punkt 2":
        ("Sundheds- og Forebyggelsesudvalget", (2012, 12, 4), "2"),
    "Borgerrepræsentationens beslutning i mødet den 22. september 2026":
        ("Borgerrepræsentationen", (2026, 9, 22), None),
    "Udvalget for Kultur og Planlægning's møde den 3. maj 2017":
        ("Udvalget for Kultur og Planlægning", (2017, 5, 3), None),
    "Børneudvalget, d. 14. august 2013:": ("Børneudvalget", (2013, 8, 14), None),
    "12/06/2024 Økonomiudvalget": ("Økonomiudvalget", (2024, 6, 12), None),
    "26-04-2023 Kultur- og Fritidsudvalget": ("Kultur- og Fritidsudvalget", (2023, 4, 26), None),
    "Behandling i Regionsrådet onsdag den 15. januar 2020, pkt. 1": ("Regionsrådet", (2020, 1, 15), "1"),
    "Kommunalbestyrelsen den 30. januar 2012 Punkt 5": ("Kommunalbestyrelsen", (2012, 1, 30), "5"),
    "FORRETNINGSUDVALGETS BESLUTNING": ("Forretningsudvalget", None, None),
    "Beslutning i Byrådet": ("Byrådet", None, None),
    "Beslutning på byrådsmødet den 24-05-2022": ("Byrådet", (2022, 5, 24), None),
    "Beslutning Klima og Plan den 11-08-2021": ("Klima og Plan", (2021, 8, 11), None),
    "Beslutning i Byrådet (18-21) den 11-08-2021 kl. 17:00": ("Byrådet (18-21)", (2021, 8, 11), None),
    "Beslutning den 11-08-2021": (None, (2021, 8, 11), None),
    "Udvalgets beslutning": (None, None, None),
    "Beslutning": (None, None, None),
    "BESLUTNING:": (None, None, None),
    "Beslutninger": (None, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), HEADS.items())
def test_head_lines(line: str, expected: tuple[str | None, tuple[int, int, int] | None, str | None]) -> None:
    """Every form of a decision's head line gives its body, day and item number."""
    organ, day, punkt = expected

    assert parse_beslutningshoved(line) == Beslutningshoved(organ, dt.date(*day) if day else None, punkt)


@pytest.mark.parametrize(
    "line",
    ["", "Byrådet godkendte indstillingen den 19-12-2016.", "Beslutning: Godkendt.", "Beslutning: Ny skole på Vestvej",
     "Økonomiudvalget", "Indstilling", "Beslutningstema", "Beslutningspunkter", "Beslutningsprotokol", "Byrådet.",
     "Økonomiudvalget den 19. november 2015.", "Godkendt.", "Indstilling og beslutning", "1. Byrådets møder i 2019",
     "Sagen behandles i Byrådet den 4. maj 2019", "Fremsendes til Teknisk Udvalg den 27. august 2025", "19-12-2016",
     "Direktionen indstiller (10. marts 2011, pkt. 46)", "Anna Holm, 4. maj 2019",
     "Byrådets beslutning.", "• Byrådets beslutning den 17. april 2023", "Ældrerådets høringssvar - 23. marts 2022",
     "Den nye ordning på området træder i kraft den 1. august 2023", "Behandling i Byrådet, den 5. september.",
     "Svar på spørgsmål fra Teknisk Udvalgs møde den 23. april 2023", "4 Åben Svar fra Byrådet om vand 2023-10-08"],
)  # fmt: skip
def test_what_is_no_head_line(line: str) -> None:
    """Sentences, titles, other headings and planned routes are no heads of decisions."""
    assert parse_beslutningshoved(line) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [("Klima-, Teknik- og Miljøudvalget", "Klima,- Teknik og Miljøudvalget"), ("Byrådet", "Aarhus Byråd"),
     ("Byrådet (18-21)", "Byrådet"), ("Økonomiudvalget 2014-2017", "ØKONOMIUDVALGETS"),
     ("Møde i Teknisk Udvalg", "Teknisk Udvalg"), ("Udvalget for Teknik og Miljø", "Teknik- og Miljøudvalget"),
     ("Byråd 2022-2025", "Byrådet"), ("Skole, Børne- og Ungeudvalget", "Skole-, Børne- og Ungeudvalget")],
)  # fmt: skip
def test_one_body_under_two_names(a: str, b: str) -> None:
    """Slips of commas and hyphens, genitives, years and the order of words do not make another body."""
    assert same_organ(a, b)
    assert same_organ(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Økonomiudvalget", "Økonomi- og Erhvervsudvalget"), ("Byrådet", "Ældrerådet"), ("Byrådet", None), ("", ""),
     ("Kultur- og Fritidsudvalget", "Kulturudvalget"), ("Byrådet", "Kommunalbestyrelsen")],
)  # fmt: skip
def test_two_bodies(a: str | None, b: str | None) -> None:
    """Bodies with different words are two, and no name is the same as nothing."""
    assert not same_organ(a, b)


@given(st.text(alphabet="ABbeslutning idr.,:'-()0123456789ØÅåøRÅDET\n", max_size=120))
def test_any_line_gives_an_answer(line: str) -> None:
    """No line breaks the readers, and a body equals itself when it has a word."""
    head = parse_beslutningshoved(line)
    normal_case(line)
    same_organ(line, line)

    assert head is None or head.organ is None or head.organ.strip() == head.organ
