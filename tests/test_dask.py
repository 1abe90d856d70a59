"""A cluster: the same results, report and resume as on this machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from batch_stubs import STUBS, read_tree, run, write_archive, write_stub
from referat_parser.batch.job import Limits, Settings
from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("distributed")

SHORT = Settings(reader=STUBS.reader, limits=Limits(seconds=4.0, memory=300))


def start(*args: str) -> subprocess.Popen[bytes]:
    """Starts a part of Dask as its own process, which can import the stubs."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *args],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler and two workers on the loopback address."""
    folder = tmp_path_factory.mktemp("dask")
    address = folder / "scheduler.json"
    local = ("--host", "127.0.0.1", "--scheduler-file", str(address), "--no-dashboard")
    processes = [start("scheduler", "--port", "0", *local)]
    try:
        found = read_address(address)
        options = ("--nthreads", "1", "--local-directory", str(folder), "--host", "127.0.0.1", "--no-dashboard")
        processes += [start("worker", "--scheduler-file", str(address), *options) for _ in range(2)]
        yield found
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGKILL)  # with the processes that it has started
            process.wait()


def read_address(path: Path) -> str:
    """The address that a scheduler writes down when it is up."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            return str(json.loads(path.read_text())["address"])
        except (OSError, ValueError):  # not there, or not all of it
            time.sleep(0.05)
    pytest.fail("the scheduler did not start")


def test_a_cluster_gives_what_this_machine_gives(scheduler: str, tmp_path: Path) -> None:
    """Output byte for byte, failures by limit, crash and bug, and what the second run has left to do."""
    archive = write_archive(tmp_path / "in", 10)
    for deed in ("sleep", "kill", "eat", "bug", "damaged"):
        write_stub(archive / f"{deed}.pdf", f"do={deed}")
    here = run(archive, tmp_path / "here", SHORT, jobs=2)

    there = run(archive, tmp_path / "there", SHORT, scheduler=scheduler)
    write_stub(archive / "new.pdf", "items=1 n=new")
    for deed in ("sleep", "kill", "eat", "bug"):  # these would be tried again
        (archive / f"{deed}.pdf").unlink()
    again = run(archive, tmp_path / "there", SHORT, scheduler=scheduler)

    assert [(row.file, row.code, row.message) for row in there.rows] == [
        (row.file, row.code, row.message) for row in here.rows
    ]
    assert {row.file for row in here.rows} == {"sleep.pdf", "kill.pdf", "eat.pdf", "bug.pdf", "damaged.pdf"}
    assert read_tree(tmp_path / "there").keys() - read_tree(tmp_path / "here").keys() == {"new.json"}
    assert read_tree(tmp_path / "here").items() <= read_tree(tmp_path / "there").items()
    assert (again.skipped, again.done) == (11, 11)


def test_a_table_from_a_cluster(scheduler: str, tmp_path: Path) -> None:
    """A single file is put together on this side."""
    archive = write_archive(tmp_path / "in", 6)
    run(archive, tmp_path / "here" / "out.ndjson")
    run(archive, tmp_path / "there" / "out.ndjson", scheduler=scheduler)

    assert read_tree(tmp_path / "here") == read_tree(tmp_path / "there")


def test_workers_that_read_otherwise_are_refused(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version on a worker would give another output: the run does not start."""
    write_archive(tmp_path / "in", 1)
    monkeypatch.setattr("referat_parser.batch.identity.program_version", lambda: "0.0.other")

    with pytest.raises(UsageError, match="another version"):
        run(tmp_path / "in", tmp_path / "out", scheduler=scheduler)


def test_no_scheduler_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong address ends with its remedy, soon."""
    write_archive(tmp_path / "in", 1)
    monkeypatch.setattr("referat_parser.batch.cluster._WAIT_SECONDS", 1)

    with pytest.raises(UsageError, match="dask scheduler"):
        run(tmp_path / "in", tmp_path / "out", scheduler="tcp://127.0.0.1:9")
