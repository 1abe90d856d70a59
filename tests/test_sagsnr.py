"""Case numbers in every form, their parts, and what is not one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_parser.facts.sagsnr import find_doknr, find_sagsnr, parse_sagsnr

# text: (system, aar, loebenr, kle_emne, kle_facet)
FORMS = {
    "15/11238": ("kort_aar", 2015, "11238", None, None),
    "07/20254": ("kort_aar", 2007, "20254", None, None),
    "14/40": ("kort_aar", 2014, "40", None, None),
    "98/3208": ("kort_aar", 1998, "3208", None, None),
    "00.01.00-P19-1-15": ("kle", 2015, "1", "00.01.00", "P19"),
    "13.05.12-Ø00-1-15": ("kle", 2015, "1", "13.05.12", "Ø00"),
    "01.02.00-P16-975048-24": ("kle", 2024, "975048", "01.02.00", "P16"),
    "00.22.04G01": ("kle_emne", None, None, "00.22.04", "G01"),
    "00.01.00.S00": ("kle_emne", None, None, "00.01.00", "S00"),
    "17.01.00-A00": ("kle_emne", None, None, "17.01.00", "A00"),
    "00.30.02G01-0022": ("kle_loebenr", None, "0022", "00.30.02", "G01"),
    "00.01.00A04 - 2007/34364": ("kle_aar", 2007, "34364", "00.01.00", "A04"),
    "18.00Ø00 - 2014/06569": ("kle_aar", 2014, "06569", "18.00", "Ø00"),
    "2012-28504": ("langt_aar", 2012, "28504", None, None),
    "2012/057275": ("langt_aar", 2012, "057275", None, None),
    "2015-0002588": ("langt_aar", 2015, "0002588", None, None),
    "2010-3082": ("langt_aar", 2010, "3082", None, None),
    "200906126": ("langt_aar", 2009, "06126", None, None),
    "330-2019-2104": ("kommunekode", 2019, "2104", None, None),
    "21-014448": ("kort_aar", 2021, "014448", None, None),
    "20-010677K": ("kort_aar", 2020, "010677K", None, None),
    "EMN-2025-003383": ("bogstavkode", 2025, "003383", None, None),
    "SAG-2014-02005": ("bogstavkode", 2014, "02005", None, None),
    "1-51-71-3321-08": ("region", 2008, "3321", None, None),
    "1-13-3-57-16": ("region", 2016, "57", None, None),
    "BR 366/07": ("br", 2007, "366", None, None),
    "299836": ("loebenr", None, "299836", None, None),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_every_form_has_its_parts(text: str, expected: tuple[object, ...]) -> None:
    """Form, year, serial, KLE subject and facet are read from the printed number."""
    number = parse_sagsnr(text)

    assert number is not None
    assert (number.system, number.aar, number.loebenr, number.kle_emne, number.kle_facet) == expected
    assert number.tekst == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  15/11238 ", "15/11238"), ("15 / 11238", "15 / 11238"), ("(2018-0217995)", "2018-0217995"),
     ("DIKEOL / 08/3208", "08/3208"), ("00.01.00A04  -\n2007/34364", "00.01.00A04 - 2007/34364")],
)  # fmt: skip
def test_white_space_brackets_and_initials(text: str, expected: str) -> None:
    """White space is folded, brackets and initials around the number are no part of it."""
    number = parse_sagsnr(text)

    assert number is not None
    assert number.tekst == expected


@pytest.mark.parametrize(
    "text",
    ["", "76453/15", "222359/12", "1/15", "145/15", "19-05-2015", "19.05.2015", "10/01/2022", "2014-2017", "2018/2019",
     "66", "4.", "12", "3.1", "5726", "Sagsnr.: 15/11238", "15/11238 og 15/11239", "T:\\Sag\\notat.doc", "2015-05-19"],
)  # fmt: skip
def test_lookalikes_are_no_case_numbers(text: str) -> None:
    """Document numbers, dates, spans of years, item numbers and sentences are None."""
    assert parse_sagsnr(text) is None


LINES = {
    "Sagsnr.: 15/11238": "15/11238",
    "Sagsnr: 13/2133 Forvaltning: BKF Sbh: beto": "13/2133",
    "Åben sag Sagsnr.: 15/24042 Sagen afgøres i: Byrådet": "15/24042",
    "Sagsid.: 20/33839, Sagsinitialer: AGVA": "20/33839",
    "Sagsid.:": None,
    "Sagsnr.: 27.69.48-G01-2-14 Sagsbehandler: Anna Holm": "27.69.48-G01-2-14",
    "Åbent - 01.00.00-G01-93-16": "01.00.00-G01-93-16",
    "Åbent - 2012/057275": "2012/057275",
    "00.01.00-K01-1-16": "00.01.00-K01-1-16",
    "EMN-2025-003383": "EMN-2025-003383",
    "DIKEOL / 08/3208 / ÅBEN SAG": "08/3208",
    "Sagsnr.: 330-2019-2104   Dok.nr.: 330-2019-459408   Åbent": "330-2019-2104",
    "Dok.nr.: 330-2019-459408   Åbent": None,
    "Sag 306-2009-600": "306-2009-600",
    "Sagsnr. 295848 Økonomiudvalget Åbent punkt": "295848",
    "J.nr.: 00.22.04G01": "00.22.04G01",
    "Sagnr.: 1-51-71-3321-08": "1-51-71-3321-08",
    "Lokalplan for havnen (2018-0217995)": "2018-0217995",
    "09/39368": "09/39368",
    "21-014448": "21-014448",
    "Dok.nr.: 5726": None,
    "1. Notat om støj (57974/13)": None,
    "Budget 2019-2022": None,
    "Mødet den 19-05-2015": None,
    "Nr. 20  BR 366/07. Om cykelstier": "BR 366/07",
    "Sagsnr.: 66": None,
    "Regnskab for 12/15 af året": None,
    "12/27845": "12/27845",
}


@pytest.mark.parametrize(("text", "expected"), LINES.items())
def test_the_case_number_of_a_line(text: str, expected: str | None) -> None:
    """Labels, access marks, initials, brackets and bare lines lead to the number; other numbers do not."""
    assert find_sagsnr(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Dok.nr.: 5726", "5726"), ("Dok.nr.: 2012-203438", "2012-203438"), ("Brevid: 4225075", "4225075"),
     ("Sagsnr.: 330-2019-2104   Dok.nr.: 330-2019-459408", "330-2019-459408"), ("Dok. 306-2019-263412",
     "306-2019-263412"),
     ("1. Notat om støj (57974/13)", "57974/13"), ("1 Åben Notat om støj 76453/15", "76453/15"), ("Dok.nr.:", None),
     ("Notat fra 2015", None), ("Møde 10/01/2022", None)],
)  # fmt: skip
def test_the_document_number_of_a_line(text: str, expected: str | None) -> None:
    """Document numbers stand after their label or at the end of an annex line."""
    assert find_doknr(text) == expected


@given(st.text(alphabet="0123456789/-. ()PØGsanrdok:\t", max_size=60))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    """No text breaks the readers; a found number is printed there."""
    folded = " ".join(text.split())

    assert all(number is None or number in folded for number in (find_sagsnr(text), find_doknr(text)))
    assert (number := parse_sagsnr(text)) is None or number.tekst in folded
