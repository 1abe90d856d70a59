"""Patterns that can run away are found by trying them; others are left alone."""

from __future__ import annotations

import re

import pytest

from referat_parser.profiles.attacks import attacks_on
from referat_parser.profiles.runaway import LONGEST_LINE, Probe, find_runaways

EXPONENTIAL = [
    r"(\w+\s*)+:",
    r"(a|ab|b)*c",
    r"(\d+[.,]?)*kr",
    r"(x+x+)+y",
    r"([a-zæøå]+)*\d",
]
POLYNOMIAL = [r".*.*.*.*x", r"[^,]*,?[^,]*,?[^,]*,?[^,]*,?[^,]*;"]
HARMLESS = [
    r"\w+\s+\w+",
    r"(?:\w+\s+)*\w+",
    r".{3,40}(?:a|b)",
    r"økonomi.{0,40}",
    r"(\w+\s*)++:",  # possessive: never goes back
    r"(?>\w+)(?<!x)\b[^\W\d_]{2,}(?=:)",
]


def test_what_runs_away_is_found_and_what_does_not_is_not() -> None:
    """One worker after the other is lost, and the patterns behind the lost one are tried all the same."""
    probes = [Probe(pattern) for pattern in [*POLYNOMIAL, *HARMLESS, EXPONENTIAL[0], HARMLESS[0], EXPONENTIAL[1]]]
    found = find_runaways(probes, patience=1.0)

    assert [probes[one.index].pattern for one in found] == [*POLYNOMIAL, *EXPONENTIAL[:2]]


@pytest.mark.parametrize("pattern", EXPONENTIAL[2:])
def test_nested_repeats_run_away(pattern: str) -> None:
    """Each of these takes longer than anyone waits."""
    (found,) = find_runaways([Probe(pattern)], patience=0.5)

    assert found.seconds == 0.5


def test_marks_are_tried_on_longer_lines() -> None:
    """A mark is looked for anywhere in a line of any length."""
    cubic = r"a.*b.*c"
    (found,) = find_runaways([Probe(cubic), Probe(r".*,.*,.*,.*;", "search")], patience=2.0)

    assert found.index == 1
    assert len(found.line) > 0.9 * LONGEST_LINE


def test_nothing_to_try_is_nothing_found() -> None:
    """No worker is started for no pattern."""
    assert find_runaways([]) == ()


@pytest.mark.parametrize("pattern", [*EXPONENTIAL, *POLYNOMIAL, *HARMLESS])
def test_attacks_are_about_as_long_as_asked(pattern: str) -> None:
    """Shorter lines would not show what a pattern costs, longer ones never occur."""
    assert all(len(line) <= 170 for line in attacks_on(pattern, 160))


def test_attacks_begin_with_what_the_pattern_begins_with() -> None:
    """A repeat in the middle is reached."""
    lines = attacks_on(r"sag\s+nr\.\s+(\d+\s*)+x", 60)

    assert any(re.fullmatch(r"sag\s+nr\.\s+1{40,}\D*", line) for line in lines)
