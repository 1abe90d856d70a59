"""Files that hang, die, eat memory, and runs that are killed or meet a full disk: what is lost is what must be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from batch_stubs import STUBS, read_tree, run, write_archive, write_stub
from referat_parser.batch.job import Limits, Settings
from referat_parser.batch.storage import OutputError

HOSTILE = Settings(reader="batch_readers:read_stub", limits=Limits(seconds=2.0, memory=300))
SLOW_RUN = """
import sys
from pathlib import Path
from dataclasses import replace
from batch_stubs import STUBS, run

if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), replace(STUBS, reader="batch_readers:read_slowly"), jobs=2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="not every system keeps to the limit on address space")
def test_a_bad_file_costs_only_itself(tmp_path: Path) -> None:
    """A sleeper, a killer, two memory eaters and a bug each get a row; all other output is as without them."""
    archive = write_archive(tmp_path / "in", 12)
    run(archive, tmp_path / "clean")
    for deed in ("sleep", "kill", "eat", "gulp", "bug"):
        write_stub(archive / "2019" / f"{deed}.pdf", f"do={deed}")

    report = run(archive, tmp_path / "out", HOSTILE, jobs=2)

    assert read_tree(tmp_path / "out") == read_tree(tmp_path / "clean")
    messages = {row.file.removeprefix("2019/"): (row.code, row.message) for row in report.rows}
    assert messages == {
        "bug.pdf": ("unexpected", "unexpected ZeroDivisionError: one over none"),
        "eat.pdf": ("limit", "needs more than 300 MB"),
        "kill.pdf": ("crashed", "the process that read it ended with signal 9"),
        "gulp.pdf": ("limit", "needs more than 300 MB"),
        "sleep.pdf": ("limit", "takes longer than 2 s"),
    }


def start_slow_run(archive: Path, out: Path) -> subprocess.Popen[bytes]:
    """Starts a run as a process of its own group."""
    script = archive.parent / "slow_run.py"
    script.write_text(SLOW_RUN)
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, str(script), str(archive), str(out)],
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,
    )


def wait_for_lines(journal: Path, count: int) -> None:
    """Waits until a journal has so many lines."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if journal.exists() and journal.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.01)
    pytest.fail("the run did nothing")


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
@pytest.mark.parametrize("out", ["out", "out.ndjson"])
def test_killed_at_three_points_and_resumed(tmp_path: Path, out: str) -> None:
    """After each kill every output is whole; the last run reads only the rest, and ends as if never disturbed."""
    archive = write_archive(tmp_path / "in", 40)
    state = "killed/out/.referat-batch" if out == "out" else "killed/out.ndjson.referat"
    (tmp_path / "killed").mkdir()
    settings = replace(STUBS, reader="batch_readers:read_slowly")
    run(archive, tmp_path / "quiet" / out, settings, jobs=2)
    whole = read_tree(tmp_path / "quiet")

    for lines in (5, 15, 25):
        process = start_slow_run(archive, tmp_path / "killed" / out)
        wait_for_lines(tmp_path / state / "journal.ndjson", lines)
        process.send_signal(signal.SIGKILL)
        process.wait()
        partial = read_tree(tmp_path / "killed")
        assert partial.items() <= whole.items()

    report = run(archive, tmp_path / "killed" / out, settings, jobs=2)

    assert report.skipped >= 25
    assert read_tree(tmp_path / "killed") == whole


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to look at processes")
def test_no_worker_outlives_a_killed_run(tmp_path: Path) -> None:
    """Workers of a run that was killed end by themselves, busy or idle."""
    archive = tmp_path / "in"
    write_stub(archive / "1.pdf")
    write_stub(archive / "2.pdf", "do=sleep")
    process = start_slow_run(archive, tmp_path / "out")
    wait_for_lines(tmp_path / "out" / ".referat-batch" / "journal.ndjson", 1)
    time.sleep(0.2)
    assert len(members_of(process.pid)) > 1

    process.send_signal(signal.SIGKILL)
    process.wait()

    deadline = time.monotonic() + 20
    while members_of(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert members_of(process.pid) == []


def members_of(session: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on file size")
@pytest.mark.parametrize(("out", "room"), [("out", 1000), ("out.ndjson", 20_000), ("out.db", 20_000)])
def test_a_full_disk_leaves_no_half_file(tmp_path: Path, out: str, room: int) -> None:
    """A run that cannot write says so; nothing half is left, and the same run goes on when there is room."""
    import resource

    archive = write_archive(tmp_path / "in", 8)
    run(archive, tmp_path / "quiet" / out)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))  # a write beyond it fails as one on a full disk does
    try:
        with pytest.raises(OutputError, match="make room"):
            run(archive, tmp_path / "full" / out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert read_tree(tmp_path / "full") == {}
    assert run(archive, tmp_path / "full" / out).done == 8
    assert read_tree(tmp_path / "full") == read_tree(tmp_path / "quiet")


def test_a_torn_journal_line_is_forgotten(tmp_path: Path) -> None:
    """What a kill left of the last line is skipped, and the next line does not grow together with it."""
    archive = write_archive(tmp_path / "in", 3)
    run(archive, tmp_path / "out")
    journal = tmp_path / "out" / ".referat-batch" / "journal.ndjson"
    journal.write_bytes(journal.read_bytes()[:-40])

    second, third = run(archive, tmp_path / "out"), run(archive, tmp_path / "out")

    assert (second.skipped, third.skipped) == (2, 3)
