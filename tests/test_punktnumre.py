"""Which points a printed number means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_parser.facts.beslutning.parse import parse_beslutning
from referat_parser.facts.beslutning.punktnumre import spell_out


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("1.-3.", "1 2 3"), ("1.- 3", "1 2 3"), ("1 - 3", "1 2 3"), ("4. -6", "4 5 6"), ("10 – 12.", "10 11 12"),
     ("1 til 3", "1 2 3"),
     ("1. og 2.", "1 2"), ("1, 2 og 4b", "1 2 4b"), ("1.a.", "1a"), ("1a", "1a"), ("2 a.", "2a"),
     ("1. a.-d.", "1a 1b 1c 1d"),
     ("2. a - c", "2a 2b 2c"), ("7.a-c", "7a 7b 7c"), ("A-B", "a b"), ("1+2", "1 2"), ("", "")],
)  # fmt: skip
def test_ranges_and_lists_are_spelt_out(printed: str, expected: str) -> None:
    """Ranges, lists and letters give their points one by one."""
    assert " ".join(spell_out(printed)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.-2. Anbefales.", ["1 2"]), ("Ad 1: Godkendt. Ad 2: Udsat.", ["1", "2"]),
     ("7.a-c indstilles godkendt", ["7a 7b 7c"]),
     ("3 Bortfalder", ["3"]), ("At 1. Godkendt.", ["1"]), ("Ad A-B) Anbefales.", ["a b"]),
     ("1 - 7 Udvalget anbefaler planen", ["1 2 3 4 5 6 7"]),
     ("27. august 2019 blev planen godkendt.", []), ("2. behandling godkendt.", []),
     ("Oversendes til 2. behandling den 9. oktober.", []),
     ("Udvalget ønsker undersøgelser:\n1. Støj\n2. Vand", []), ("5 medlemmer anbefaler planen.", [])],
)  # fmt: skip
def test_marks_of_points(text: str, expected: list[str]) -> None:
    """A number is a point when a decision follows it; days, readings and lists of contents are none."""
    assert [" ".join(point.punkter) for point in parse_beslutning(text).delpunkter] == expected


@given(st.text(alphabet="0123456789abcdh.-–, og", max_size=30))
def test_any_number_is_spelt_out(printed: str) -> None:
    """No text breaks the reader, and no point is given twice."""
    points = spell_out(printed)

    assert len(points) == len(set(points)) <= 200
