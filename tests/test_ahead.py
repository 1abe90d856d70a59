"""Work done one ahead in a process of its own (cli/ahead.py)."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from referat_parser.cli import ahead
from referat_parser.cli.ahead import Ahead
from referat_parser.errors import DamagedPdfError, EncryptedPdfError

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = os.getpid()


def _answer(question: str) -> tuple[str, bool]:
    """The question in capitals, and whether it was this process that answered."""
    if question == "locked":
        raise EncryptedPdfError("the PDF is encrypted", "give its password with --password")
    if question == "killer" and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    if question == "bug" and os.getpid() != HERE:
        raise ZeroDivisionError
    return question.upper(), os.getpid() == HERE


@pytest.fixture
def fork(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Say whether children are made; the threads of the test runner would forbid it."""
    if sys.platform != "linux":
        pytest.skip("children are made on Linux alone")
    return lambda wanted: monkeypatch.setattr(ahead, "_may_fork", lambda: wanted)


def test_answers_come_in_order_from_another_process(fork: Callable[[bool], None]) -> None:
    """What a child works out is what the function gives."""
    fork(True)
    answers = Ahead(_answer, ["a", "b", "c"])

    assert [answers.next() for _ in range(3)] == [("A", False), ("B", False), ("C", False)]
    assert not answers.running


def test_without_a_child_the_work_is_done_here(fork: Callable[[bool], None]) -> None:
    """One core, or another system: the same answers."""
    fork(False)

    assert Ahead(_answer, ["a"]).next() == ("A", True)


def test_an_error_is_raised_in_its_turn(fork: Callable[[bool], None]) -> None:
    """The error of one question has its class, its words and its remedy, and does not cost the next."""
    fork(True)
    answers = Ahead(_answer, ["a", "locked", "b"])
    answers.next()

    with pytest.raises(EncryptedPdfError, match="the PDF is encrypted") as raised:
        answers.next()

    assert raised.value.remedy == "give its password with --password"
    assert answers.next() == ("B", False)


def test_a_crash_costs_its_own_question_alone(fork: Callable[[bool], None]) -> None:
    """A child that is killed is a damaged PDF, and another child goes on behind it."""
    fork(True)
    answers = Ahead(_answer, ["killer", "b"])

    with pytest.raises(DamagedPdfError, match="crashed on it \\(signal 9\\)"):
        answers.next()

    assert answers.next() == ("B", False)


def _answer_half(question: str) -> bytes:
    """For `half` more than a pipe holds, by a process whose end comes while it waits to write the rest."""
    if question == "half":
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        return bytes(500_000)
    return question.encode()


def test_a_crash_in_the_middle_of_an_answer_is_one_too(fork: Callable[[bool], None]) -> None:
    """Half an answer is none."""
    fork(True)
    answers = Ahead(_answer_half, ["half", "b"])
    time.sleep(0.3)

    with pytest.raises(DamagedPdfError, match="crashed on it"):
        answers.next()

    assert answers.next() == b"b"


def test_a_bug_in_the_child_is_met_here(fork: Callable[[bool], None]) -> None:
    """An exception that is none of ours ends the child; the question is asked again where it can be seen."""
    fork(True)
    answers = Ahead(_answer, ["bug", "b"])

    assert answers.next() == ("BUG", True)
    assert answers.next() == ("B", False)
