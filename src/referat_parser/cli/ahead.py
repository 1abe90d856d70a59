"""Work done in a process of its own, one answer ahead of what this process does with it.

A run on one file takes as long to load the program as to read the pages: on two cores both happen at once, and of
several files the next is read while sense is made of the one before. A PDF that takes pdfium down costs its reader, not
the program. In go a function and what it is called with, out come in the same order what it gives or raises.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections import deque
from typing import TYPE_CHECKING, BinaryIO, Final, Generic, NoReturn, TypeVar

from referat_parser.errors import DamagedPdfError, ReferatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
X = TypeVar("X")
_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h


class Ahead(Generic[X, T]):
    """The answers of a function to some questions. Ask for each in its turn; until then the time is yours."""

    def __init__(self, work: Callable[[X], T], questions: Iterable[X]) -> None:
        self._work = work
        self._waiting = deque(questions)
        self._child = self._start()

    @property
    def running(self) -> bool:
        """Whether another process is at work; without one, `next` works here."""
        return self._child is not None

    def next(self) -> T:
        """The answer to the next question, waited for where it is not there yet; raises the `ReferatError` of it."""
        question = self._waiting.popleft()
        if self._child is None:
            return self._work(question)
        pid, pipe = self._child
        try:
            error, answer = pickle.load(pipe)  # noqa: S301 - written by our own child
            if not self._waiting:
                self._end(pid, pipe)
        except (EOFError, pickle.UnpicklingError):  # the child is gone, before its answer or in the middle of it
            status = self._end(pid, pipe)
            self._child = self._start()
            if os.WIFSIGNALED(status):
                raise DamagedPdfError(
                    f"the PDF library crashed on it (signal {os.WTERMSIG(status)})",
                    "open it in a PDF viewer and print it to a new PDF",
                ) from None
            return self._work(question)  # a bug of ours: meet it here, where it can be seen
        if error is not None:
            kind, message, remedy = error
            raise kind(message, remedy)
        found: T = answer
        return found

    def end(self) -> None:
        """Ask for no more: a child that is at work stops."""
        if self._child is not None:
            os.kill(self._child[0], signal.SIGKILL)
            self._end(*self._child)

    def _end(self, pid: int, pipe: BinaryIO) -> int:
        """Take leave of the child; its status."""
        pipe.close()
        self._child = None
        return os.waitpid(pid, 0)[1]

    def _start(self) -> tuple[int, BinaryIO] | None:
        """A child that answers all that is waiting: its number, and the end of the pipe where the answers come out."""
        if not self._waiting or not _may_fork():
            return None
        source, target = os.pipe()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            os.close(source)
            self._answer_all(target, parent)
        os.close(target)
        return pid, os.fdopen(source, "rb")

    def _answer_all(self, target: int, parent: int) -> NoReturn:
        """Be the child. It leaves at once, without the ends of the program (buffers, handlers), which are not its own.

        It lets go of the terminal and of pipes, which whoever reads our output would otherwise wait for. A pipe holds
        less than an answer: the child is never more than one ahead.
        """
        try:
            _end_with(parent)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            with os.fdopen(target, "wb") as pipe:
                for question in self._waiting:
                    try:
                        answer: object = (None, self._work(question))
                    except ReferatError as error:
                        answer = ((type(error), error.message, error.remedy), None)
                    pickle.dump(answer, pipe, protocol=pickle.HIGHEST_PROTOCOL)
                    pipe.flush()
            os._exit(0)
        finally:
            os._exit(1)


def _may_fork() -> bool:
    """Whether a child is safe and worth it: a process with threads is never forked, and one core gains nothing."""
    return sys.platform == "linux" and threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _end_with(parent: int) -> None:
    """Have the system end this process with its parent, even in the middle of a PDF that pdfium never finishes."""
    import ctypes  # here, since pdfium will load it in the child anyhow

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it was gone before it could be asked for
        os._exit(1)
