"""The text of a starting profile: a valid profile whatever stands in the document."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from referat_parser.profiles.check import check_profile_text
from referat_parser.profiles.draft import (
    DraftHeading,
    DraftMark,
    label_mark,
    literal_pattern,
    producer_mark,
    render_draft,
    text_mark,
)
from referat_parser.profiles.loader import parse_profile
from referat_parser.profiles.matching import compile_pattern

printed = st.text(min_size=1, max_size=60).filter(lambda text: text.split() != [])


def test_the_draft_passes_the_check() -> None:
    """As it is written, before anybody has touched it."""
    marks = (text_mark("Søndermark Kommune (BYRÅD)"), label_mark("Mødedato:"), label_mark("Sted"))
    headings = (DraftHeading("Hvad siger loven?", (3, 4), "11 pt bold"),)

    assert check_profile_text(render_draft("mine", "base", marks, headings, source="x.pdf"), "mine.yaml") == ()


def test_taking_the_comment_marks_away_makes_rules_of_the_headings() -> None:
    """What a user does with the draft."""
    headings = (
        DraftHeading('Hvad siger "loven"?', (3,), "11 pt bold"),
        DraftHeading("Tal # kr.", (4, 5), "12 pt bold"),
    )
    text = render_draft("mine", "base", (), headings)
    lines = text.splitlines()
    start = lines.index("# sections:")
    chosen = "\n".join([*lines[:start], *(line.removeprefix("# ").removeprefix("#") for line in lines[start:])])
    profile = parse_profile(chosen, "mine.yaml")

    assert profile.sections[0].labels == ('Hvad siger "loven"?', "Tal # kr.")
    assert "# page 3, 11 pt bold" in text
    assert "# pages 4, 5, 12 pt bold" in text


@given(printed, printed, printed)
def test_any_text_of_a_document_gives_a_valid_profile(name: str, text: str, heading: str) -> None:
    """Quotes, backslashes, control characters, half surrogates: nothing breaks out of its string or its comment."""
    marks = (text_mark(text.encode("utf-8", "replace").decode()),)
    draft = render_draft(name, "base", marks, (DraftHeading(heading, (1,), "11 pt bold"),), source=heading)
    profile = parse_profile(draft, "mine.yaml")

    assert set(yaml.safe_load(draft)) == {"schema", "name", "description", "extends", "marks"}
    assert compile_pattern(profile.marks[0].pattern).search(profile.marks[0].examples[0])
    assert all(char.isprintable() or char == "\n" for char in draft)


@given(printed)
def test_a_literal_pattern_matches_its_text(text: str) -> None:
    """Whatever characters of regular expressions stand in it; white space counts as white space."""
    assert compile_pattern(literal_pattern(text)).fullmatch(" ".join(text.split()))


@pytest.mark.parametrize(
    ("label", "found", "not_found"),
    [
        ("Mødedato:", "Mødedato : 4. marts", "Næste mødedato: 4. marts"),
        ("Mødedato", "Mødedato", "Mødedato og sted"),
    ],
)
def test_a_label_is_looked_for_as_it_is_printed(label: str, found: str, not_found: str) -> None:
    """With a colon at the start of a line, without one as the whole line."""
    pattern = compile_pattern(label_mark(label).pattern)

    assert pattern.search(found)
    assert not pattern.search(not_found)


def test_a_producer_is_looked_for_without_its_version() -> None:
    """The next document comes from the next version."""
    assert producer_mark("Aspose.Words for .NET 22.1.0") == DraftMark(
        "producer", "Aspose\\.Words for", 1.0, "Aspose.Words for .NET 22.1.0"
    )
    assert producer_mark("7.0") is None
