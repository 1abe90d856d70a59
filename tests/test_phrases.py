"""The vocabulary of the facts layer: every phrase finds its examples and nothing that it must not find."""

from __future__ import annotations

import re

import pytest

from referat_parser.profiles.phrases import load_phrases, loosen, read_phrases, subjects

ALL = [
    pytest.param(phrase, id=f"{subject}-{group}-{phrase.pattern[:30]}")
    for subject in subjects()
    for group, phrases in load_phrases(subject).groups.items()
    for phrase in phrases
]


@pytest.mark.parametrize("phrase", ALL)
def test_examples_are_found_and_the_others_not(phrase) -> None:
    """Each pattern is executed on its own examples, both ways."""
    pattern = re.compile(phrase.regex, re.IGNORECASE)

    assert [text for text in phrase.examples if not pattern.search(text)] == []
    assert [text for text in phrase.not_examples if pattern.search(text)] == []


@pytest.mark.parametrize("phrase", ALL)
def test_patterns_capture_nothing(phrase) -> None:
    """A pattern is built into larger ones, so it may not number their groups anew."""
    assert re.compile(phrase.regex).groups == 0


def test_spaces_are_loose() -> None:
    """One space of a pattern is any run of white space in the text."""
    assert re.fullmatch(loosen("over ?for Byrådet"), "overfor\n  Byrådet")
    assert not re.fullmatch(loosen("for Byrådet"), "forByrådet")


def test_a_phrase_without_examples_is_an_error() -> None:
    """The schema does not let a pattern in that nobody has tried."""
    with pytest.raises(ValueError, match="needs a pattern and examples"):
        read_phrases({"schema": 1, "groups": {"x": [{"pattern": "y", "examples": []}]}})


def test_unknown_keys_are_an_error() -> None:
    """A misspelt key is told, not passed over."""
    with pytest.raises(ValueError, match="needs a pattern and examples"):
        read_phrases({"schema": 1, "groups": {"x": [{"pattern": "y", "example": ["y"]}]}})


def test_another_schema_is_an_error() -> None:
    """A file of a later version is not read as if it were of this one."""
    with pytest.raises(ValueError, match="schema"):
        read_phrases({"schema": 2, "groups": {}})
