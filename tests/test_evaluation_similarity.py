"""The similarity is the standard library's, only quicker."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from referat_parser.evaluation import similarity as module
from referat_parser.evaluation.similarity import at_most, similarity

if TYPE_CHECKING:
    import pytest

few_letters = st.text(alphabet="ab.c", max_size=40)


@given(few_letters, few_letters)
@example("abcabba", "cbabac")
def test_equals_difflib(a: str, b: str) -> None:
    """Few letters make many ties, and every tie must fall the way it falls in `difflib`."""
    expected = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else float(a == b)

    assert similarity(a, b) == expected


@given(few_letters, few_letters)
def test_the_bound_holds(a: str, b: str) -> None:
    """No similarity is above its bound."""
    assert similarity(a, b) <= at_most(a, b)


def test_long_texts_are_compared_by_sentences() -> None:
    """Above the limit one changed letter costs its whole sentence."""
    sentences = [f"sætning{number}" for number in range(2000)]
    changed = ["en anden", *sentences[1:]]

    assert len(".".join(sentences)) > module.LONG / 2
    assert similarity(".".join(sentences), ".".join(changed)) == 1999 / 2000


def test_the_search_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts of one letter are the worst case of comparing pair by pair; here they cost some passes over the text."""
    passes = []
    search = module._first_common
    monkeypatch.setattr(module, "_first_common", lambda a, b, size: passes.append(size) or search(a, b, size))

    assert similarity("a" * 9000, "a" * 4000 + "b" + "a" * 4000) == 2 * 8000 / 17001
    assert len(passes) < 60
