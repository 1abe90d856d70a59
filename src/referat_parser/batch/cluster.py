"""The workers of a Dask cluster: the same reading on many machines.

Comes in: the address of a scheduler that is already running. Each Dask worker keeps a pool of its own processes
(`LocalPool`), so that limits, replacement and recycling are the same there as here: a file that hangs or takes its
process down costs itself, not the Dask worker. Only jobs and outcomes travel; the files must be where every worker can
read them, under the same path or URL.

distributed is imported only here: it is the extra `dask`.
"""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import CancelledError
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from referat_parser.batch.identity import program_version, reading_fingerprint
from referat_parser.batch.job import Job, Outcome, Settings
from referat_parser.batch.pool import LocalPool, PendingOutcome
from referat_parser.batch.worker import crash_error, failure_of
from referat_parser.errors import UsageError

try:
    from distributed import Client, KilledWorker, WorkerPlugin, get_worker
except ImportError:
    raise UsageError("--scheduler needs dask", "install it with: pip install 'referat-parser[dask]'") from None

if TYPE_CHECKING:
    from distributed import Worker

_WAIT_SECONDS = 30
_LOOK_SECONDS = 5.0
_TRIES = 3


class ReaderPlugin(WorkerPlugin):
    """What a Dask worker holds while a run is on: a pool with as many processes as the worker has threads."""

    def __init__(self, settings: Settings, name: str) -> None:
        self.settings = settings
        self.name = name

    def setup(self, worker: Worker) -> None:
        """Opens the pool. Dask workers are daemons, which may have no children: this one has to."""
        multiprocessing.current_process().daemon = False
        self._lock = Lock()
        self._pool = LocalPool(self.settings, worker.state.nthreads)

    def teardown(self, worker: Worker) -> None:
        """Closes the pool."""
        del worker
        self._pool.stop()

    def read(self, job: Job) -> Outcome:
        """Reads one content in a process of the pool, and waits for it."""
        for _ in range(_TRIES):
            with self._lock:
                pending: Any = self._pool.submit(job)
            outcome = self._pool.settle(job, pending)
            if outcome is not None:
                return outcome
        return Outcome(job.sha256, job.names, failure=failure_of(crash_error(None)))


def read_on_worker(job: Job, plugin: str) -> Outcome:
    """The task that Dask runs."""
    reader: Any = get_worker().plugins[plugin]
    outcome: Outcome = reader.read(job)
    return outcome


class ClusterPool:
    """The pool of a whole cluster."""

    needs_content = False

    def __init__(self, settings: Settings, address: str) -> None:
        """Connects to the scheduler at `address` and prepares its workers.

        Raises `UsageError` when there is no scheduler or no worker, or when the workers would read otherwise than this
        machine: without this program, or with another version of it.
        """
        self._client = _connect(address)
        self._plugin = f"referat-{uuid4().hex}"
        self._looked = 0.0
        self._width = 1
        try:
            _check_workers(self._client, settings, address)
            self._client.register_plugin(ReaderPlugin(settings, self._plugin), name=self._plugin)
        except BaseException:
            self._client.close()
            raise

    @property
    def width(self) -> int:
        """How many jobs the cluster reads at a time; workers may come and go while the run is on."""
        if time.monotonic() - self._looked > _LOOK_SECONDS:
            self._width = max(1, sum(self._client.nthreads().values()))
            self._looked = time.monotonic()
        return self._width

    def submit(self, job: Job) -> PendingOutcome:
        """Sends a job to the scheduler."""
        pending: PendingOutcome = self._client.submit(
            read_on_worker, job, self._plugin, pure=False, key=f"referat-{job.sha256[:16]}-{uuid4().hex}"
        )
        return pending

    def settle(self, job: Job, pending: Any) -> Outcome | None:
        """The outcome; `None` when the cluster lost the job on its way."""
        try:
            outcome: Outcome = pending.result()
            return outcome
        except KilledWorker:
            return Outcome(job.sha256, job.names, failure=failure_of(crash_error(None)))
        except (CancelledError, KeyError, OSError):  # KeyError: a worker that came up just now, without the plugin
            return None

    def stop(self) -> None:
        """Takes back what still runs, and leaves the cluster as it was."""
        try:
            self._client.unregister_worker_plugin(self._plugin)
        finally:
            self._client.close()


def _connect(address: str) -> Any:
    connect: Any = Client  # distributed is typed in part only
    try:
        client = connect(address, timeout=f"{_WAIT_SECONDS}s", set_as_default=False)
    except (OSError, ValueError) as error:
        message = f"there is no Dask scheduler at {address}"
        raise UsageError(message, "start one with: dask scheduler, or check the address") from error
    return client


def _check_workers(client: Any, settings: Settings, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_WAIT_SECONDS)
    except TimeoutError:
        message = f"the scheduler at {address} has no workers"
        raise UsageError(message, f"start some with: dask worker {address} --nthreads 1") from None
    here = reading_fingerprint(settings)
    try:
        found = client.run(reading_fingerprint, settings)
    except ImportError as error:
        message = f"a worker of {address} does not have this program: {error}"
        raise UsageError(message, f"install referat-parser {program_version()} on every worker") from error
    for worker, there in found.items():
        if there != here:
            message = f"the worker {worker} has another version of this program or of its profiles"
            raise UsageError(message, f"install referat-parser {program_version()} on every worker")
