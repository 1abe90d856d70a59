"""`profiles check` as a library: what can be wrong with a profile, and that it is told with line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat_parser import ProfileError
from referat_parser.profiles.check import check_profile, check_profile_text

HEAD = "schema: 1\nname: mine\ndescription: d\n"


def _found(text: str) -> list[str]:
    return [f"{finding.line} {finding.key}: {finding.message}" for finding in check_profile_text(text, "my.yaml")]


def test_a_good_profile_has_no_findings() -> None:
    """Rules with labels and patterns, and marks, each with examples."""
    text = (
        f"{HEAD}extends: base\nmarks:\n  - {{pattern: '^side \\d+$', examples: [Side 2], not_examples: [Sider]}}\n"
        "sections:\n  - {type: andet, labels: [Regnestykke], patterns: ['tal for .{2,20}'], examples: [Tal for 2031]}\n"
    )

    assert _found(text) == []


def test_every_schema_error_is_told_at_once() -> None:
    """Unlike loading, which stops at the first."""
    text = f"{HEAD}sections:\n  - type: kort\n    labels: [A]\n  - labels: [B]\nx: 1\n"

    assert [line.split(":")[0] for line in _found(text)] == ["5 sections.0.type", "7 sections.1.type", "8 x"]


@pytest.mark.parametrize(("text", "line"), [("a: [\n", 2), ("", 1), ("- a\n", 1), ("a: b: c\n", 1)])
def test_what_is_no_mapping_is_told(text: str, line: int) -> None:
    """Broken YAML, an empty file, a list."""
    (finding,) = check_profile_text(text, "my.yaml")

    assert finding.line == line
    assert str(finding).startswith(f"my.yaml:{line}: ")


def test_a_key_that_stands_twice_is_told() -> None:
    """YAML would silently take the last of them."""
    text = f"{HEAD}groups:\n  - labels: [A]\ngroups:\n  - labels: [B]\n    labels: [C]\n"

    assert _found(text) == [
        "6 groups: this key stands twice; only the last counts",
        "8 groups.0.labels: this key stands twice; only the last counts",
    ]


def test_a_pattern_that_does_not_compile_is_told() -> None:
    """With what `re` says."""
    (line,) = _found(f"{HEAD}groups:\n  - patterns: ['(a']\n    examples: [a]\n")

    assert line.startswith("5 groups.0.patterns.0: not a regular expression (")


def test_examples_are_executed_both_ways() -> None:
    """An example that the rule does not match, a not_example that it does, and the same for marks."""
    text = (
        f"{HEAD}groups:\n- labels: [Bilag]\n  examples:\n  - Bilag\n  - Kort\n  not_examples: ['BILAG:']\n"
        "marks:\n  - pattern: '^side$'\n    examples: [Sider]\n    not_examples: [Side]\n"
    )

    assert _found(text) == [
        "8 groups.0.examples.1: the rule does not match its example “Kort”",
        "9 groups.0.not_examples.0: the rule matches “BILAG:”, which it must not",
        "12 marks.0.examples.0: the rule does not match its example “Sider”",
        "13 marks.0.not_examples.0: the rule matches “Side”, which it must not",
    ]


def test_a_pattern_without_an_example_is_told() -> None:
    """One example does not prove two patterns, and marks need examples too."""
    text = f"{HEAD}groups:\n  - patterns: [ab, cd]\n    examples: [cd]\nmarks:\n  - pattern: ef\n"

    assert _found(text) == [
        "5 groups.0.patterns.0: no example shows what this pattern is for: “ab”",
        "8 marks.0.pattern: no example shows what this pattern is for: “ef”",
    ]


def test_a_label_that_can_match_nothing_is_told() -> None:
    """Labels are compared without punctuation: nothing is left of a dash."""
    assert _found(f"{HEAD}groups:\n  - labels: [Bilag, '–']\n") == ["5 groups.0.labels.1: can match nothing: “–”"]


def test_a_label_that_an_earlier_rule_takes_is_told() -> None:
    """The first rule wins; the message names its line and what it means."""
    text = f"{HEAD}sections:\n  - {{type: resume, labels: [Kort]}}\n  - type: baggrund\n    labels: [Lang, KORT]\n"

    assert _found(text) == [
        "7 sections.1.labels.1: “KORT” never counts here: the rule in line 5 (type resume) takes it"
    ]


def test_the_same_word_with_the_same_meaning_is_no_finding() -> None:
    """A profile may say again what its parent says."""
    text = f"{HEAD}extends: base\nsections:\n  - {{type: resume, labels: [Resumé, Kort]}}\n"

    assert _found(text) == []


def test_a_label_may_overrule_the_parent_but_a_pattern_cannot() -> None:
    """Labels are tried before patterns: a pattern of ours comes after a label of the parent."""
    text = f"{HEAD}extends: base\nsections:\n  - {{type: andet, labels: [Resumé]}}\n"
    pattern = f"{HEAD}extends: base\nsections:\n  - {{type: andet, patterns: [resumé], examples: [Resumé]}}\n"

    assert _found(text) == []
    assert _found(pattern) == [
        "6 sections.0.examples.0: “Resumé” never counts here: the rule of the profile base (type resume) takes it"
    ]


def test_a_pattern_that_can_run_away_is_told() -> None:
    """With a line that it is slow on."""
    (line,) = _found(f"{HEAD}groups:\n  - patterns: ['(?:a+)+:']\n    examples: ['aa:']\n")

    assert line.startswith("5 groups.0.patterns.0: can run away: over ")
    assert "on the line “aaaaaaaaaaaaaaaaaaaaaaaa…” (160 characters)" in line


def test_a_missing_parent_is_told() -> None:
    """At the line of `extends`."""
    assert _found(f"{HEAD}extends: nowhere\n") == [
        "4 extends: no profile named 'nowhere'; list them with `referat profiles`, or give the path of a YAML file"
    ]


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    """Old editors write Danish letters as Latin-1."""
    path = tmp_path / "old.yaml"
    path.write_bytes("schema: 1\nname: mine\ndescription: år\n".encode("latin-1"))

    assert [str(finding) for finding in check_profile(path)] == [f"{path}:3: not UTF-8 text"]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """Not a finding: there is nothing to check."""
    with pytest.raises(ProfileError, match="no profile named"):
        check_profile(tmp_path / "nowhere.yaml")
