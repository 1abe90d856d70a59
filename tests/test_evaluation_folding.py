"""When two texts count as equal."""

from __future__ import annotations

import pytest

from referat_parser.evaluation.folding import canonical, fold


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Det indstilles,\n\nat planen godkendes", "Det indstilles, at planen godkendes"),
        ("2020\u20132024", "2020-2024"),
        ("\u201dny plan\u201d", '"ny plan"'),
        ("\u00bbny plan\u00ab", '"ny plan"'),
        ("sam\u00adarbejde", "samarbejde"),
        ("\u2022 første\n\u2022 anden", "første anden"),
        ("A\u030arhus", "Århus"),
        ("kl.\u00a017", "kl. 17"),
    ],
)
def test_marks_of_the_page_do_not_count(printed: str, read: str) -> None:
    """Line breaks, dashes, quotes, bullets and the way a letter is composed are the page's, not the text's."""
    assert fold(printed) == fold(read)


@pytest.mark.parametrize(("one", "other"), [("Godkendt", "godkendt"), ("1.", "1"), ("a, b", "a b"), ("ae", "æ")])
def test_letters_and_marks_count(one: str, other: str) -> None:
    """Case, full stops, commas and letters are what was read."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize("empty", [None, "", [], False, " \n"])
def test_everything_empty_is_the_same(empty: object) -> None:
    """A missing field and an empty one are one answer."""
    assert fold(empty) == ""


def test_canonical_ignores_order_of_keys_and_empty_ones() -> None:
    """An object is its keys with a value, in whatever order they stand."""
    assert canonical({"navn": "Bo  Kvist", "parti": None}) == canonical({"parti": "", "navn": "Bo Kvist"})


def test_canonical_keeps_order_and_depth() -> None:
    """Lists keep their order, and what is inside an object counts."""
    assert canonical([{"for": ["A", "B"]}]) != canonical([{"for": ["B", "A"]}])
