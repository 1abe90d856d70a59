r"""Regular expressions that can run away: each is tried, in a process of its own, on lines that are made to be slow.

A pattern such as `(\w+ ?)+:` takes longer than the age of the world on one line of a hundred letters. Whether a
pattern does is measured: the lines of `attacks` are matched in a worker process that is killed when its time is up.
"""

from __future__ import annotations

import multiprocessing
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from .attacks import attacks_on

LONGEST_LABEL: Final = 160  # characters: longer texts are never asked for whole (`Matcher.match`)
LONGEST_LINE: Final = 400  # characters: about twice the longest line on a page
SLOW: Final = 0.05  # seconds of computing for one line; a document has thousands of lines
PATIENCE: Final = 2.0  # seconds that pass before a worker is given up
_START: Final = 60.0  # seconds that a worker may take to start, on a busy machine


@dataclass(frozen=True)
class Probe:
    """A pattern to try, as `re` has it, and how it is used: on whole labels, or anywhere in a line."""

    pattern: str
    how: Literal["fullmatch", "search"] = "fullmatch"


@dataclass(frozen=True)
class Runaway:
    """A probe that was slow, by its place among the probes, with the line that it took at least `seconds` for."""

    index: int
    line: str
    seconds: float


def find_runaways(probes: Sequence[Probe], *, patience: float = PATIENCE) -> tuple[Runaway, ...]:
    """Those of the probes (which must compile) that take too long on some line, in their order."""
    found: list[Runaway] = []
    position = 0
    while position < len(probes):
        position = _run(probes, position, found, patience)
    return tuple(found)


def _run(probes: Sequence[Probe], start: int, found: list[Runaway], patience: float) -> int:
    """Try probes from a place on in one worker; give where the next worker must begin."""
    context = multiprocessing.get_context("spawn")  # no copy of a process that may have threads
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs, tuple(probes[start:])), daemon=True)
    worker.start()
    theirs.close()
    line, position = "", start
    try:
        waits = _START
        while position < len(probes):
            if not ours.poll(waits):
                found.append(Runaway(position, line, patience))
                return position + 1
            message = ours.recv()
            waits = patience
            if isinstance(message, str):
                line = message
                continue
            if message is not None:
                found.append(Runaway(position, line, message))
            position += 1
    finally:
        worker.kill()
        worker.join()
        ours.close()
    return position


def _work(pipe: Any, probes: Sequence[Probe]) -> None:
    """The worker: says each line before it tries it, and for each probe the seconds of a slow line, or None."""
    for probe in probes:
        compiled = re.compile(probe.pattern, re.IGNORECASE)
        use = compiled.fullmatch if probe.how == "fullmatch" else compiled.search
        length = LONGEST_LABEL if probe.how == "fullmatch" else LONGEST_LINE
        slow = None
        for line in attacks_on(probe.pattern, length):
            pipe.send(line)
            begun = time.process_time()
            use(line)
            seconds = time.process_time() - begun
            if seconds > SLOW:
                slow = round(seconds, 2)
                break
        pipe.send(slow)
