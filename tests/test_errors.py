"""The exception tree: a code for each, and a message of one line."""

from __future__ import annotations

import pickle
import re

import pytest

from referat_parser import errors
from referat_parser.errors import ReferatError

CODES = {
    "UsageError": 2,
    "ProfileError": 2,
    "UnreadableError": 3,
    "NoSuchFileError": 3,
    "NotAPdfError": 3,
    "DamagedPdfError": 3,
    "EncryptedPdfError": 3,
    "LimitError": 3,
    "NotMinutesError": 4,
    "NoTextError": 5,
    "StrictError": 6,
}


def tree() -> dict[str, type[ReferatError]]:
    """Give all classes below the root."""
    return {
        name: value
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, ReferatError) and value is not ReferatError
    }


def test_exit_codes() -> None:
    """Each class has the exit code of the contract."""
    assert {name: value.exit_code for name, value in tree().items()} == CODES


def test_the_docstring_draws_the_tree() -> None:
    """The tree in the module's docstring is the tree that there is."""
    drawn = re.findall(r"[├└]── (\w+) +(\d+)", errors.__doc__ or "")

    assert {name: int(code) for name, code in drawn} == CODES


def test_codes_for_reports_differ() -> None:
    """Every class has a kebab-case `code` of its own for reports."""
    codes = [value.code for value in tree().values()]

    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


@pytest.mark.parametrize(("remedy", "text"), [("do that", "wrong; do that"), ("", "wrong")])
def test_the_message_has_the_remedy(remedy: str, text: str) -> None:
    """`str()` is what is wrong, then what to do."""
    assert str(ReferatError("wrong", remedy)) == text


@pytest.mark.parametrize("name", CODES)
def test_errors_survive_another_process(name: str) -> None:
    """Errors cross process borders whole: class, message and remedy."""
    error = tree()[name]("wrong", "do that")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert (type(copy), copy.message, copy.remedy, str(copy)) == (type(error), "wrong", "do that", str(error))
