"""The workers of this machine: a pebble pool of processes with limits, and the loop that keeps any pool fed.

Comes in: jobs. Goes out: one outcome a job, in order of arrival. A worker that hangs is killed by the pool when its
time is up, one that dies is replaced, and each is recycled after some hundred files, so that what a native library
leaks does not add up.

Workers start from a fork server that has the parser loaded: a new one costs milliseconds, and no process that has
threads (the pool has) is ever forked. PDFium is not thread-safe, so a worker reads one file at a time.
"""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol

from referat_parser.batch.job import Job, Outcome, Settings
from referat_parser.batch.worker import (
    EXIT_MEMORY,
    crash_error,
    failure_of,
    memory_error,
    prepare_worker,
    read,
    time_error,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from referat_parser.errors import ReferatError

_FILES_PER_WORKER = 250
_TRIES = 3


class PendingOutcome(Protocol):
    """What a future of any pool can do."""

    def add_done_callback(self, function: Callable[[Any], object], /) -> None:
        """Calls `function` with this future when it is done."""


class Pool(Protocol):
    """Something that reads jobs elsewhere."""

    @property
    def width(self) -> int:
        """How many jobs it reads at a time."""

    @property
    def needs_content(self) -> bool:
        """True where this process fetches what is behind a URL, once, and hands the bytes on."""

    def submit(self, job: Job) -> PendingOutcome:
        """Starts or queues a job."""

    def settle(self, job: Job, pending: Any) -> Outcome | None:
        """The outcome of a finished job; `None` when the pool, not the job, failed and it should be tried again."""

    def stop(self) -> None:
        """Ends all work at once."""


def outcomes(pool: Pool, jobs: Iterable[Job]) -> Generator[Outcome]:
    """Keeps two jobs a worker in flight and yields outcomes as they arrive; stops the pool when the caller does."""
    waiting = iter(jobs)
    finished: SimpleQueue[PendingOutcome] = SimpleQueue()
    flight: dict[PendingOutcome, tuple[Job, int]] = {}

    def launch(job: Job, tries: int) -> None:
        pending = pool.submit(job)
        flight[pending] = (job, tries)
        pending.add_done_callback(finished.put)

    def refill() -> None:
        for job in islice(waiting, max(0, 2 * pool.width - len(flight))):
            launch(job, 1)

    try:
        refill()
        while flight:
            pending = finished.get()
            job, tries = flight.pop(pending)
            outcome = pool.settle(job, pending)
            if outcome is None and tries < _TRIES:
                launch(job, tries + 1)
                continue
            refill()
            yield outcome or Outcome(job.sha256, job.names, failure=failure_of(crash_error(None)))
    finally:
        pool.stop()


class LocalPool:
    """Worker processes on this machine."""

    needs_content = True

    def __init__(self, settings: Settings, width: int) -> None:
        self.width = width
        self._settings = settings
        self._pool = self._open()

    def _open(self) -> Any:
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=self.width,
            max_tasks=_FILES_PER_WORKER,
            initializer=prepare_worker,
            initargs=(self._settings.limits.memory, self._settings.reader),
            context=_start_method(self._settings.reader),
        )

    def submit(self, job: Job) -> PendingOutcome:
        """Queues a job; its time runs from the moment a worker takes it up."""
        try:
            return self._schedule(job)
        except RuntimeError:  # the pool broke down: all its workers died idle
            self.stop()
            self._pool = self._open()
            return self._schedule(job)

    def _schedule(self, job: Job) -> PendingOutcome:
        future: PendingOutcome = self._pool.schedule(
            read, args=(job, self._settings), timeout=self._settings.limits.seconds
        )
        return future

    def settle(self, job: Job, pending: Any) -> Outcome | None:
        """The outcome, where the end of a worker is one too; `None` when the whole pool broke down."""
        from pebble import ProcessExpired

        error: ReferatError
        try:
            outcome: Outcome = pending.result()
            return outcome
        except FutureTimeoutError:
            error = time_error(self._settings)
        except ProcessExpired as expired:
            too_large = expired.exitcode == EXIT_MEMORY
            error = memory_error(self._settings) if too_large else crash_error(expired.exitcode)
        except BrokenProcessPool:
            return None
        return Outcome(job.sha256, job.names, failure=failure_of(error))

    def stop(self) -> None:
        """Kills what still runs."""
        self._pool.stop()
        _stop_workers_first(self._pool)
        self._pool.join()


def _stop_workers_first(pool: Any) -> None:
    """Ends the workers of a pool that has been told to stop.

    pebble (5.2) does so itself, but only after it has taken their locks away: a replacement that is just starting up
    then prints a traceback on the user's terminal. There is no public way to ask for the other order.
    """
    manager, loop = getattr(pool, "_pool_manager", None), getattr(pool, "_pool_manager_loop", None)
    if manager is not None and loop is not None:
        loop.join()
        manager.worker_manager.force_stop_workers()


def _start_method(reader: str) -> Any:
    """Fork server with the parser loaded where there is one, else new processes.

    The fork server also loads what this process has loaded of the program: a new worker imports the main script again,
    and finds it all there.
    """
    if sys.platform == "win32" or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    loaded = sorted(name for name in sys.modules if name.startswith("referat_parser."))
    context.set_forkserver_preload([reader.partition(":")[0], "referat_parser.batch.rendering", *loaded])
    return context
