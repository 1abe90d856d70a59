"""What a worker process does: read one content within its limits, and give back an outcome, never an exception.

Time is watched from outside, by the pool, since a hang in native code can only be ended by killing the process. Memory
is watched from inside, by a thread that looks at the resident size twenty times a second and ends the process when it
is too large: resident memory is what a user sees in `top` and means by `--max-memory`. `RLIMIT_AS` alone would not do:
it counts address space that nobody touches, and the PDF library answers a refused allocation by aborting, so that the
report could not tell a large file from a broken one. It is set all the same, far above, for the one case that the
thread cannot see in time: a single huge allocation.
"""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import os
import sys
import time
import traceback
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, ClassVar

from referat_parser.batch.job import Failure, Job, Outcome, Settings
from referat_parser.batch.storage import read_bytes
from referat_parser.errors import LimitError, ReferatError, StrictError, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.process import BaseProcess

    from referat_parser.model import Referat

EXIT_MEMORY = 86
"""How a worker ends that has too much memory; the pool knows it by this status."""

_EXIT_ORPHAN = 87
_LOOK_SECONDS = 0.05
_GC_THRESHOLD = 100_000  # new objects: reading makes many and hardly a cycle, looking for cycles costs a tenth
_ADDRESS_SPACE_FACTOR = 4
_ADDRESS_SPACE_EXTRA_MB = 4096


class CrashError(UnreadableError):
    """The PDF took its worker down with it."""

    code: ClassVar[str] = "crashed"


def read(job: Job, settings: Settings) -> Outcome:
    """Reads one content and renders its output once for each of its names.

    Everything that goes wrong comes back as a `Failure`: a `ReferatError` with its own code, any other exception as
    `unexpected` with its traceback.
    """
    started, worked = time.perf_counter(), time.process_time()
    try:
        with memory_watch(settings.limits.memory):
            outcome = _read(job, settings)
    except ReferatError as error:
        outcome = Outcome(job.sha256, job.names, failure=failure_of(error))
    except MemoryError:
        outcome = Outcome(job.sha256, job.names, failure=failure_of(memory_error(settings)))
    except OSError as error:
        refused = UnreadableError(f"cannot be opened: {error.strerror or error}", "check that it may be read")
        outcome = Outcome(job.sha256, job.names, failure=failure_of(refused))
    except Exception as error:  # noqa: BLE001 - a bug of ours must cost one file, not the archive
        outcome = Outcome(job.sha256, job.names, failure=_unexpected(error))
    return replace(
        outcome, seconds=time.perf_counter() - started, cpu=time.process_time() - worked, memory=peak_memory()
    )


def _read(job: Job, settings: Settings) -> Outcome:
    from referat_parser.batch.rendering import render

    referat = _call_reader(job, settings)
    if referat.source.sha256 != job.sha256:
        raise UnreadableError("the file changed while the run was on", "run the same command again")
    warnings = tuple((warning.code, warning.message, warning.page) for warning in referat.warnings)
    counts = Outcome(job.sha256, job.names, pages=referat.source.pages, punkter=len(referat.punkter), warnings=warnings)
    if settings.strict and warnings:
        codes = ", ".join(sorted({code for code, _, _ in warnings}))
        error = StrictError(f"{len(warnings)} warnings ({codes})", "look at them, or leave --strict out")
        return replace(counts, failure=failure_of(error))
    payloads = tuple((name, render(referat, name, settings.form)) for name in job.names)
    return replace(counts, payloads=payloads)


def _call_reader(job: Job, settings: Settings) -> Referat:
    source: str | bytes = job.location
    if job.content is not None:
        source = job.content
    elif "://" in job.location:
        source = read_bytes(job.location)
    reader = find_reader(settings.reader)
    return reader(
        source, profile=settings.profile, ocr=settings.ocr, file=job.names[0], max_pages=settings.limits.pages
    )


def find_reader(name: str) -> Callable[..., Referat]:
    """The function that `module:function` names."""
    module, _, function = name.partition(":")
    found: Callable[..., Referat] = getattr(importlib.import_module(module), function)
    return found


def failure_of(error: ReferatError) -> Failure:
    """An error as data."""
    return Failure(error.code, error.exit_code, error.message, error.remedy)


def _unexpected(error: Exception) -> Failure:
    message = f"unexpected {type(error).__name__}: {' '.join(str(error).split())[:300]}"
    remedy = "this is a bug: report it with the file, or with the traceback from --report"
    return Failure("unexpected", 70, message, remedy, "".join(traceback.format_exception(error)))


def time_error(settings: Settings) -> LimitError:
    """What the report says of a file that was too slow."""
    return LimitError(f"takes longer than {settings.limits.seconds:g} s", "raise --timeout if the file is worth it")


def memory_error(settings: Settings) -> LimitError:
    """What the report says of a file that was too large."""
    return LimitError(f"needs more than {settings.limits.memory} MB", "raise --max-memory if the file is worth it")


def crash_error(status: int | None) -> CrashError:
    """What the report says of a file whose worker ended with `status` (a signal where it is negative)."""
    how = f"signal {-status}" if status is not None and status < 0 else f"status {status}"
    return CrashError(f"the process that read it ended with {how}", "open it in a PDF viewer and print it to a new PDF")


def prepare_worker(memory: int | None, reader: str) -> None:
    """Runs once in each new worker, before its first file, whose time it does not cost.

    Ties the life of the worker to that of the run, sets the hard limit where there is one, and loads the reader.
    """
    with suppress(Exception):  # a reader that cannot be loaded is reported with the first file
        find_reader(reader)
    gc.freeze()  # what is loaded stays: no collection needs to look at it
    gc.set_threshold(_GC_THRESHOLD)
    run = multiprocessing.parent_process()
    if run is not None:
        Thread(target=_end_with, args=(run,), daemon=True).start()
    if memory is None or sys.platform == "win32":
        return
    import resource

    limit = (_ADDRESS_SPACE_FACTOR * memory + _ADDRESS_SPACE_EXTRA_MB) * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _end_with(run: BaseProcess) -> None:
    """Ends this process when the one that started it is gone, even while a file hangs here."""
    run.join()
    os._exit(_EXIT_ORPHAN)


@contextmanager
def memory_watch(limit: int | None) -> Iterator[None]:
    """Ends this process when it grows over `limit` MB while the body runs."""
    if limit is None:
        yield
        return
    over = Event()
    watch = Thread(target=_watch, args=(limit, over), daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()


def _watch(limit: int, over: Event) -> None:
    while not over.wait(_LOOK_SECONDS):
        if resident_memory() > limit:
            os._exit(EXIT_MEMORY)


def resident_memory() -> int:
    """The resident memory of this process in MB; where the system does not tell, the most that it ever was."""
    try:
        pages = Path("/proc/self/statm").read_bytes().split()[1]
    except OSError:
        return peak_memory()
    return int(pages) * os.sysconf("SC_PAGE_SIZE") // (1024 * 1024)


def peak_memory() -> int:
    """The most resident memory that this process ever had, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit
