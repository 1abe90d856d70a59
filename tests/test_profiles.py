"""The layout profiles that come with the package: their rules do what their examples say, and each has its sample."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from engine_lines import read_pages
from referat_parser import ProfileError
from referat_parser.pdf.layout import Document
from referat_parser.pdf.reader import read_document
from referat_parser.pipeline import parse_lines
from referat_parser.profiles.check import check_profile
from referat_parser.profiles.detect import detect_profile
from referat_parser.profiles.heads import BASE, builtin_names
from referat_parser.profiles.loader import load_profile, load_vocabulary, parse_profile
from referat_parser.profiles.matching import Matcher, compile_pattern
from referat_parser.profiles.origin import KINDS
from referat_parser.profiles.schema import Mark, Profile, Rule

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = builtin_names()
FAMILIES = ("A1", "A2", "B", "C", "C2", "D", "E", "F", "G", "H", "I", "J")


def _rules() -> Iterator[tuple[str, Rule]]:
    for name in NAMES:
        for kind in KINDS:
            for place, rule in enumerate(getattr(load_profile(name), kind)):
                yield f"{name}-{kind}-{place}", rule


def _marks() -> Iterator[tuple[str, Mark]]:
    for name in NAMES:
        for place, mark in enumerate(load_profile(name).marks):
            yield f"{name}-{place}", mark


def _is_found(mark: Mark, text: str) -> bool:
    return compile_pattern(mark.pattern).search(text) is not None


@cache
def _profile_of(pdf: Path) -> str:
    return detect_profile(read_document(pdf.read_bytes())).name


@pytest.mark.parametrize("rule", [pytest.param(rule, id=name) for name, rule in _rules()])
def test_a_rule_matches_its_examples_and_not_the_others(rule: Rule) -> None:
    """On its own, a rule matches all of its examples and none of its `not_examples`."""
    matcher = Matcher([rule])

    assert [text for text in rule.examples if matcher.match(text) is not rule] == []
    assert [text for text in rule.not_examples if matcher.match(text) is not None] == []


@pytest.mark.parametrize("rule", [pytest.param(rule, id=name) for name, rule in _rules() if rule.patterns])
def test_every_pattern_has_an_example(rule: Rule) -> None:
    """Each pattern of a rule is shown by an example: one that nothing shows may match nothing at all."""
    unshown = [
        pattern
        for pattern in rule.patterns
        if not any(compile_pattern(pattern).fullmatch(" ".join(text.split())) for text in rule.examples)
    ]

    assert unshown == []


@pytest.mark.parametrize("mark", [pytest.param(mark, id=name) for name, mark in _marks()])
def test_a_mark_is_found_in_its_examples_and_not_in_the_others(mark: Mark) -> None:
    """A mark has examples, is found in each of them, and in none of its `not_examples`."""
    assert mark.examples
    assert [text for text in mark.examples if not _is_found(mark, text)] == []
    assert [text for text in mark.not_examples if _is_found(mark, text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_profile(name: str) -> None:
    """`profiles check` finds nothing: no shadowed word, no pattern that can run away, no key twice."""
    assert [str(finding) for finding in check_profile(name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_profile_has_the_name_of_its_file_and_comes_from_the_base(name: str) -> None:
    """The name in the file is the name by which it is found, and the last that it extends is the base."""
    vocabulary = load_vocabulary(name)

    assert vocabulary.name == name
    assert vocabulary.chain[-1].name == BASE


@pytest.mark.parametrize("name", [name for name in NAMES if name != BASE])
def test_a_profile_has_a_sample_that_picks_it(name: str) -> None:
    """A profile without a document that shows it could rot unseen: one of the samples with a gold must pick it."""
    golds = sorted(SAMPLES.glob("*.gold.json"))
    found = {_profile_of(gold.with_name(gold.name.replace(".gold.json", ".pdf"))) for gold in golds}

    assert golds
    assert name in found


@pytest.mark.parametrize("name", [name for name in NAMES if name != BASE])
def test_a_document_with_all_marks_of_a_profile_picks_it(name: str) -> None:
    """The marks of a profile, with those of the family that it extends, weigh enough, and more than those of others."""
    marks = [mark for profile in load_vocabulary(name).chain for mark in profile.marks if mark.weight > 0]
    pages = read_pages("\n".join(f" | {mark.examples[0]}" for mark in marks if mark.where != "producer"))
    producer = next((mark.examples[0] for mark in marks if mark.where == "producer"), None)

    assert detect_profile(Document(pages, producer=producer)).name == name


def test_every_family_has_its_profile() -> None:
    """The families of layouts that are known each have one profile that extends the base."""
    profiles = [load_profile(name) for name in NAMES]

    assert sorted(one.family for one in profiles if one.family and one.extends == BASE) == sorted((*FAMILIES, "I"))


def test_a_profile_of_a_user_sharpens_the_base(tmp_path: Path) -> None:
    """One YAML file gives a heading its type, without a line of Python."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "schema: 1\nname: mine\ndescription: mine\nextends: base\n"
        "sections:\n  - {type: oekonomi, labels: [Regnestykket], examples: [Regnestykket]}\n",
        "utf-8",
    )
    pages = read_pages(
        """16b | Referat
14b | Søndermark Byråd
    | Mødedato: || @200 | 4. marts 2031
---
13b | 1. Ny bro
11b | Resumé
    | Broen er slidt.
11b | Regnestykket
    | Den koster 3 mio. kr.
11b | Beslutning
    | Godkendt.
13b | 2. Ny sti
11b | Resumé
    | Stien mangler.
11b | Beslutning
    | Godkendt."""
    )

    with_base = [section.type for section in parse_lines(pages, BASE).punkter[0].sektioner]
    with_mine = [section.type for section in parse_lines(pages, path).punkter[0].sektioner]

    assert "oekonomi" not in with_base
    assert with_mine == ["resume", "oekonomi", "beslutning"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("schema: 1\nname: x\n", "my.yaml:1: description"),
        ("schema: 2\nname: x\ndescription: y\n", "my.yaml:1: schema"),
        ("schema: 1\nname: x\ndescription: y\nsection: []\n", "my.yaml:4: section"),
        (
            "schema: 1\nname: a\ndescription: d\nsections:\n- {type: bilag, labels: [A]}\n- {type: x, labels: [B]}\n",
            "my.yaml:6: sections.1.type",
        ),
        ("schema: 1\nname: x\ndescription: y\ngroups:\n  - examples: [A]\n", "my.yaml:5: groups.0"),
        ("schema: 1\nname: [x\n", "my.yaml:"),
        ("- schema\n", "my.yaml:1"),
    ],
)
def test_an_error_points_at_file_line_and_key(text: str, place: str) -> None:
    """The message of a profile that is not valid begins with the place that a user has to correct."""
    with pytest.raises(ProfileError) as caught:
        parse_profile(text, "my.yaml")

    assert caught.value.message.startswith(place)


def test_a_profile_that_extends_itself_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files that extend each other are an error, not an endless loop."""
    monkeypatch.chdir(tmp_path)
    for own, other in (("a", "b"), ("b", "a")):
        text = f"schema: 1\nname: {own}\ndescription: d\nextends: {other}.yaml\n"
        (tmp_path / f"{own}.yaml").write_text(text, "utf-8")

    with pytest.raises(ProfileError, match="extends itself"):
        load_vocabulary("a.yaml")


def test_an_unknown_profile_is_named() -> None:
    """The message says which profile is missing and where the names are."""
    with pytest.raises(ProfileError, match=r"no profile named 'nowhere'; list them with `referat profiles`"):
        load_profile("nowhere")


def test_the_rules_of_the_nearest_profile_are_tried_first() -> None:
    """What a profile says of a word counts before what its parent says."""
    mine = Profile.model_validate(
        {"schema": 1, "name": "mine", "description": "d", "sections": [{"type": "andet", "labels": ["Indstilling"]}]}
    )
    vocabulary = load_vocabulary(BASE)
    rule = type(vocabulary)((mine, *vocabulary.chain)).sections.match("INDSTILLING:")

    assert rule is mine.sections[0]
