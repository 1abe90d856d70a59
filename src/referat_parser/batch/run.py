"""One run over an archive: plan, read, write, put together, tell.

Comes in: what to read, where to, and how. Goes out: a `Report`; the output is on the disk. The run is the only writer:
workers, here or on a cluster, only read. Every finished document is put in place and noted in the journal before the
next one is, so that the run may end at any moment and the same command goes on from there.
"""

from __future__ import annotations

import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from referat_parser.batch.assembly import assemble
from referat_parser.batch.job import Document, Job, Outcome, Progress, Settings, Watcher
from referat_parser.batch.journal import Journal, Lock, digest, entry_of, open_journal
from referat_parser.batch.plan import Plan, make_plan
from referat_parser.batch.pool import LocalPool, Pool, outcomes
from referat_parser.batch.report import Report, make_report
from referat_parser.batch.storage import Storage, is_url, open_storage, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from referat_parser.batch.discovery import Fil
    from referat_parser.batch.rows import Per
    from referat_parser.batch.target import Target


def run_batch(
    files: Sequence[Fil],
    target: Target,
    settings: Settings | None = None,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    per: Per | None = None,
    fail_fast: bool = False,
    watch: Watcher = lambda _: None,
) -> Report:
    """Reads `files` into `target` and gives the account of it.

    `jobs` processes read at a time, or the workers of the Dask cluster at `scheduler`. `per` says what a row is
    (default: a line of NDJSON is a document, a row of CSV or Parquet an item). `watch` is called with the state of the
    run whenever a file is begun or done. `fail_fast` ends the run at the first failure; then a single-file output is
    left as it was, and the same command without it goes on.

    Raises `UsageError` for options that do not go together or an output that another run is writing, `OutputError` when
    the output cannot be written. What happens to a single file is never raised: it is in the report.
    """
    settings = replace(settings or Settings(), form=target.form)
    lock = None if is_url(target.root) else Lock(Path(target.root) / target.state, target.name or target.root)
    try:
        storage = open_storage(target.root, target.state)
        with closing(open_journal(storage, target.state, target.root)) as journal:
            started = time.perf_counter()
            plan = make_plan(files, target, settings, storage, journal.entries(), watch)
            results = dict(plan.old)
            stopped = fail_fast and bool(plan.unreadable)
            if plan.todo and not stopped:
                pool = _open_pool(settings, jobs, scheduler)
                stopped = _read(plan, pool, storage, journal, results, watch, fail_fast=fail_fast)
            if not stopped and not target.is_folder:
                assemble(target, storage, _documents(plan, results), per=per)
            return make_report(
                target.name or target.root, plan, results, time.perf_counter() - started, stopped=stopped
            )
    finally:
        if lock is not None:
            lock.release()


def _open_pool(settings: Settings, jobs: int, scheduler: str | None) -> Pool:
    if scheduler is None:
        return LocalPool(settings, jobs)
    from referat_parser.batch.cluster import ClusterPool

    return ClusterPool(settings, scheduler)


def _read(
    plan: Plan,
    pool: Pool,
    storage: Storage,
    journal: Journal,
    results: dict[str, Outcome],
    watch: Watcher,
    *,
    fail_fast: bool,
) -> bool:
    """Reads what is to do and adds it to `results`; true when it ended before the end because of `fail_fast`."""
    counts = _Counts(watch, plan)
    with closing(outcomes(pool, counts.started(plan.todo, fetch=pool.needs_content))) as working:
        for outcome in working:
            results[outcome.sha256] = _keep(plan, outcome, storage, journal)
            counts.finished(outcome)
            if fail_fast and outcome.failure is not None:
                return True
    return False


def _keep(plan: Plan, outcome: Outcome, storage: Storage, journal: Journal) -> Outcome:
    """Puts the outputs of one content in place, notes it in the journal, and lets its bytes go."""
    names = plan.outputs[outcome.sha256]
    written: dict[str, str] = {}
    for name, content in outcome.payloads:
        storage.write(names[name], content)
        written[names[name]] = digest(content)
    journal.add(entry_of(outcome, plan.fingerprint, plan.contents[outcome.sha256][0].location, written))
    return replace(outcome, payloads=())


def _documents(plan: Plan, results: dict[str, Outcome]) -> Iterator[Document]:
    """Every file of the run in order, with what is known of it."""
    by_name = {name: sha256 for sha256 in plan.contents for name in plan.names(sha256)}
    for file in plan.files:
        sha256 = by_name.get(file.name, "")
        outcome = results[sha256] if sha256 else plan.unreadable[file.name]
        yield Document(file.name, sha256, plan.fingerprint, outcome.failure)


class _Counts:
    """Tells the watcher where the run stands."""

    def __init__(self, watch: Watcher, plan: Plan) -> None:
        self._watch = watch
        self._plan = plan
        self._started = time.perf_counter()
        skipped = sum(len(plan.names(sha256)) for sha256 in plan.old)
        failed = sum(len(plan.names(sha256)) for sha256, outcome in plan.old.items() if outcome.failure)
        lost = len(plan.unreadable)
        self._state = Progress("skipped", len(plan.files), done=skipped + lost, skipped=skipped, failed=failed + lost)
        watch(self._state)

    def started(self, jobs: Iterable[Job], *, fetch: bool) -> Iterator[Job]:
        """Passes jobs on, and with them the bytes that a worker cannot get itself."""
        for job in jobs:
            self._tell(replace(self._state, occasion="started", file=job.names[0], outcome=None))
            if fetch and is_url(job.location):
                with suppress(OSError):  # the worker meets the same error and reports it
                    yield replace(job, content=read_bytes(job.location))
                    continue
            yield job

    def finished(self, outcome: Outcome) -> None:
        """Counts one content, with all files that have it."""
        files = len(self._plan.names(outcome.sha256))
        state = replace(
            self._state,
            occasion="done",
            done=self._state.done + files,
            failed=self._state.failed + (files if outcome.failure else 0),
            pages=self._state.pages + outcome.pages,
            file=outcome.names[0],
            outcome=outcome,
        )
        self._tell(state)

    def _tell(self, state: Progress) -> None:
        self._state = replace(state, seconds=time.perf_counter() - self._started)
        self._watch(self._state)
