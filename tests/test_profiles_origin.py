"""Where the rules of a merged profile come from, and the merged profile as YAML."""

from __future__ import annotations

import pytest
import yaml

from referat_parser.profiles.heads import BASE, builtin_names
from referat_parser.profiles.loader import Vocabulary, load_profile, load_vocabulary, parse_profile
from referat_parser.profiles.origin import KINDS, meaning_of, origin_of, render_merged, rules_of
from referat_parser.profiles.schema import Profile

CHILD = Profile.model_validate(
    {
        "schema": 1,
        "name": "child",
        "description": "d",
        "extends": "base",
        "sections": [
            {"type": "andet", "labels": ["Regnestykke"], "patterns": ["tal for .+"], "examples": ["Tal for 2031"]}
        ],
    }
)


@pytest.fixture
def vocabulary() -> Vocabulary:
    """A profile with one rule of its own over the base."""
    return Vocabulary((CHILD, *load_vocabulary(BASE).chain))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("REGNESTYKKE:", "sections: label “Regnestykke” (child)"),
        ("Tal for  2032", "sections: pattern tal for .+ (child)"),
        ("Regnestykkke", "sections: nearly the label “Regnestykke” (child)"),
        ("Resumé", "sections: label “Resumé” (base)"),
    ],
)
def test_a_match_names_its_words_and_its_profile(vocabulary: Vocabulary, text: str, said: str) -> None:
    """A reader finds the rule in the file."""
    assert str(origin_of(vocabulary, "sections", text)) == said


def test_no_match_has_no_origin(vocabulary: Vocabulary) -> None:
    """Running text matches nothing."""
    assert origin_of(vocabulary, "sections", "Broen er slidt") is None


def test_rules_come_nearest_first(vocabulary: Vocabulary) -> None:
    """In the order in which they are tried."""
    names = [name for name, _ in rules_of(vocabulary, "sections")]

    assert names == ["child"] + ["base"] * (len(names) - 1)
    assert len(names) > 1


def test_meaning_leaves_words_and_proofs_out() -> None:
    """Two rules with other words may mean the same."""
    assert meaning_of(CHILD.sections[0])["type"] == "andet"
    assert not set(meaning_of(CHILD.sections[0])) & {"labels", "patterns", "examples", "not_examples", "seen"}


@pytest.mark.parametrize("name", builtin_names())
def test_the_merged_profile_is_a_profile_with_all_rules(name: str) -> None:
    """What `show` prints can be saved and used: the same rules in the same order, without `extends`."""
    vocabulary = load_vocabulary(name)
    merged = parse_profile(render_merged(vocabulary), "merged.yaml")

    assert merged.extends is None
    assert list(merged.marks) == [mark for profile in vocabulary.chain for mark in profile.marks]
    for kind in KINDS:
        assert list(getattr(merged, kind)) == [rule for _, rule in rules_of(vocabulary, kind)]


def test_every_rule_has_its_origin_above(vocabulary: Vocabulary) -> None:
    """As a comment, so that the YAML stays a profile."""
    lines = render_merged(vocabulary).splitlines()
    at = next(place for place, line in enumerate(lines) if "Regnestykke" in line)
    rules = sum(len(list(rules_of(vocabulary, kind))) for kind in KINDS)

    assert lines[at - 2 : at] == ["  # child", "  - type: andet"]
    assert sum(line in ("  # child", "  # base") for line in lines) == rules


def test_every_mark_has_its_origin_above() -> None:
    """A municipality is recognised by its own marks and those of its family: both are shown, and whose they are."""
    vocabulary = load_vocabulary("aarhus")
    text = render_merged(vocabulary)
    marks = text[text.index("marks:") : text.index("\nsections:")].splitlines()
    own, family = (load_profile(name).marks for name in ("aarhus", "firstagenda"))

    assert marks.count("  # aarhus") == len(own) > 0
    assert marks.count("  # firstagenda") == len(family) > 0
    assert marks.index("  # aarhus") < marks.index("  # firstagenda")
    assert "# Inherited marks count once its own weigh 1 " in text
    assert "# Inherited marks" not in render_merged(load_vocabulary("firstagenda"))


def test_kinds_are_the_keys_with_rules() -> None:
    """Marks are not rules: they tell which profile to use and mean nothing for a line."""
    assert set(KINDS) == set(Profile.model_fields) - {"schema_", "name", "description", "extends", "family", "marks"}
    assert yaml.safe_load(render_merged(load_vocabulary(BASE)))["name"] == BASE
