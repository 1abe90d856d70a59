"""What a pattern needs of a text, and that a pattern which is tried only there finds what it always found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_parser.profiles.cuebook import Seen, seen
from referat_parser.profiles.cues import beginnings, cues, first_words, line_beginnings, needs_digit
from referat_parser.profiles.heads import builtin_names
from referat_parser.profiles.loader import load_profile
from referat_parser.profiles.matching import LazyPattern
from referat_parser.profiles.phrases import load_phrases, subjects
from referat_parser.profiles.wordings import Alternatives, CuedPattern, WordAlternatives

PHRASES = [phrase for subject in subjects() for group in load_phrases(subject).groups.values() for phrase in group]
EXAMPLES = [text for phrase in PHRASES for text in (*phrase.examples, *phrase.not_examples)]
OUTCOMES = [phrase.regex for group in ("outcome", "weak") for phrase in load_phrases("udfald").groups[group]]
texts = st.lists(st.sampled_from([*EXAMPLES, ".", ",", "\n", " at ", "1. ", "İ"]), max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("forkast(?:et|es)", [("forkast",), ("et", "es")]), ("ab?c", [("a",), ("c",)]),
     ("udsat|udsk(?:yd|ød)", [("udsat", "udsk")]),
     ("(?:der )?gives afslag", [("afslag",), ("gives",)]), (r"\bved\b\s*(?!at)", [("ved",)]),
     (r"a{2}\d", [("a",)]),
     (r"(?:og)?", []), (r"ja|\d+", []), (r"[abc]|x", []), ("(?=stop)", [("stop",)]), ("(?<!om)råd", [("råd",)])],
)  # fmt: skip
def test_cues_are_the_words_that_must_be_there(pattern: str, expected: list[tuple[str, ...]]) -> None:
    """Of each clause a text holds one word; what may be missing, or is a class of letters, is none."""
    assert list(cues(pattern)) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("(?:ikke )?godkendt", {"ikke", "godkendt"}), (r"\bsendes?", {"sende"}), ("sag|punkt nr", {"sag", "punkt"}),
     (r"\d{2}", set("0123456789")), (r"SAG-\d{4}", {"sag-"}), (r"\s*sag", set()), ("[ab]c", set()), ("(?:og)?", set())],
)  # fmt: skip
def test_beginnings_are_what_a_match_begins_with(pattern: str, expected: set[str]) -> None:
    """Nothing is known where a class of letters or white space may come first."""
    assert set(beginnings(pattern)) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [(r"\s*(?:for|imod)\s", {"for", "imod"}), (r"[\s,;(]*\bmed", {"med"}), (r"\A\W*ikke", {"ikke"}),
     (r"[,-]*a", set()), (r"[a-z ]*b", set()), (r"[^.]*ikke", set()), (r"\s*a|\W*b", set())],
)  # fmt: skip
def test_first_words_stand_behind_white_space_and_marks(pattern: str, expected: set[str]) -> None:
    """Nothing is known where what comes first may be a letter."""
    assert set(first_words(pattern)) == expected


@given(texts)
@settings(max_examples=100)
def test_a_pattern_is_found_at_a_place_as_without_cues(text: str) -> None:
    """What a match may begin with turns away no place where there is one."""
    for phrase in PHRASES:
        pattern = CuedPattern(rf"[\s,;(]*(?:{phrase.regex})")
        assert (pattern.match(text) is None) == (pattern.compiled.match(text) is None), phrase.pattern


def test_a_line_is_known_by_its_beginning_only_where_the_pattern_is_bound_to_it() -> None:
    """In `^a|b` the second may stand anywhere."""
    assert line_beginnings(r"^sag nr\. \d") == ("sag",)
    assert line_beginnings("sag nr") == line_beginnings("^sag|punkt") == ()


def test_digits_that_must_be_there() -> None:
    """A digit that may be missing, or is one of a class, is none."""
    assert needs_digit(r"sag \d+")
    assert needs_digit(r"\d|(?:a\d)")
    assert not needs_digit(r"sag \d?")
    assert not needs_digit(r"sag [\d.]")
    assert not needs_digit(r"\d|sag")


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.pattern[:40])
def test_every_phrase_has_its_cues_in_what_it_finds(phrase) -> None:
    """With and without cues a phrase finds the same in the examples of all phrases."""
    plain, cued = re.compile(phrase.regex, re.IGNORECASE), CuedPattern(phrase.regex)
    for text in EXAMPLES:
        found, again = plain.search(text), cued.search(text)
        assert (found and found.span()) == (again and again.span())


def test_patterns_of_profiles_fit_the_lines_that_they_match() -> None:
    """A label or a mark that matches its example is not turned away by how the example begins."""
    for mark in [mark for name in builtin_names() for mark in load_profile(name).marks]:
        lazy = LazyPattern(mark.pattern, line_by_line=True)
        for line in [line for text in mark.examples for line in text.splitlines() if lazy.compiled.search(line)]:
            assert lazy.fits(line.lower()), (mark.pattern, line)


@given(texts)
@settings(max_examples=150)
def test_alternatives_find_what_their_alternation_finds(text: str) -> None:
    """Side by side they are found in the same places, and by the same one of them."""
    groups = "|".join(f"(?P<o{index}>{regex})" for index, regex in enumerate(OUTCOMES))
    expected = [
        (int((match.lastgroup or "o0")[1:]), match.span())
        for match in re.finditer(rf"(?<![\w-])(?:{groups})", text, re.IGNORECASE)
    ]
    side_by_side = Alternatives(CuedPattern(rf"(?<![\w-])(?:{regex})") for regex in OUTCOMES)
    at_words = WordAlternatives(CuedPattern(regex) for regex in OUTCOMES)

    assert [(index, match.span()) for index, match in side_by_side.finditer(text)] == expected
    assert [(index, match.span()) for index, match in at_words.finditer(text)] == expected
    assert (found := side_by_side.search(text)) is None or (found[0], found[1].span()) == expected[0]


@given(texts)
@settings(max_examples=150)
def test_the_bits_of_a_text_are_the_cues_that_it_holds(text: str) -> None:
    """A pattern is turned away by its bits where it would be by looking for its words."""
    looked = Seen(text)
    looked.held()

    for phrase in PHRASES:
        pattern = CuedPattern(phrase.regex)
        assert pattern.may_be_in(looked) == pattern.may_match(looked.low), phrase.pattern


def test_a_text_is_looked_at_again_for_cues_that_are_new() -> None:
    """A pattern that is first asked after the bits of a text were found is not missed."""
    looked = seen("et ganske nyt kvababbelse")
    looked.held()
    pattern = CuedPattern("kvababbels(?:e|er)")

    assert pattern.may_be_in(looked)
    assert Alternatives([pattern]).search("et ganske nyt kvababbelse") is not None


def test_a_pattern_is_compiled_when_its_cue_is_met() -> None:
    """A text without the cue costs no compiling."""
    pattern = CuedPattern("forkast(?:et|es)")

    assert pattern.search("Godkendt.") is None
    assert "compiled" not in vars(pattern)
    assert pattern.search("Forslaget blev FORKASTET")
    assert "compiled" in vars(pattern)


def test_words_that_begin_with_anything_are_an_error() -> None:
    """A phrase that could not be found at the beginning of a word is told when the phrases are first asked."""
    with pytest.raises(ValueError, match="has to begin with a letter"):
        list(WordAlternatives([CuedPattern(r"\W*ingen")]).finditer("ingen"))


def test_small_letters_stay_in_their_places() -> None:
    """One letter whose small form is two keeps its own."""
    assert seen("BYRÅDET İ").low == "byrådet İ"
