"""A hostile archive: what bad files and a pulled plug cost `referat batch`.

    python benchmarks/batch_faults.py [--files 1000]

Of so many files 150 in a thousand are hostile (damaged, encrypted, foreign, wrong in every way), and one each sleeps
for ever, kills its process and eats memory. Asked: is the output of the other files equal to a run without them? And:
is the archive that is killed with `kill -9` at three points and resumed equal to one that was left alone?
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from batch_corpus import count_pages, find_pdfs, repeat

from referat_parser.batch.discovery import find_files
from referat_parser.batch.job import Limits, Settings
from referat_parser.batch.run import run_batch
from referat_parser.batch.target import read_target

if TYPE_CHECKING:
    from referat_parser.batch.report import Report
    from referat_parser.model import Referat

SETTINGS = Settings(reader="batch_faults:read_or_misbehave", limits=Limits(seconds=30, memory=1000))
DEEDS = {"sleeper.pdf": b"%DO sleep", "killer.pdf": b"%DO kill", "eater.pdf": b"%DO eat"}


def read_or_misbehave(source: str, **options: Any) -> Referat:
    """`parse`, but for the three files that say what they do."""
    from referat_parser.pipeline import parse

    start = Path(source).read_bytes()[:9]
    if start == b"%DO sleep":
        time.sleep(3600)
    if start.startswith(b"%DO kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if start.startswith(b"%DO eat"):
        hoard = []
        while True:
            hoard.append(bytearray(os.urandom(1 << 10) * (1 << 14)))
    return parse(source, **options)


def make_archives(folder: Path, count: int) -> None:
    """`clean` holds the good files, `mixed` the same and the bad ones."""
    small = sorted(find_pdfs("greve"), key=count_pages)[:10]
    hostile = find_pdfs("hostile")
    bad = count * 150 // 1000
    repeat(small, folder / "clean" / "good", files=count - bad - len(DEEDS))
    (folder / "mixed" / "good").mkdir(parents=True)
    for path in (folder / "clean" / "good").iterdir():
        (folder / "mixed" / "good" / path.name).hardlink_to(path)
    repeat(hostile, folder / "mixed" / "bad", files=bad)
    for name, content in DEEDS.items():
        (folder / "mixed" / name).write_bytes(content)


def tree(folder: Path) -> dict[str, bytes]:
    """The outputs of the good files."""
    return {path.name: path.read_bytes() for path in (folder / "good").glob("*.json")}


def run(source: Path, out: Path) -> Report:
    """One run."""
    return run_batch(find_files([str(source)]), read_target(str(out)), SETTINGS, jobs=2)


def kill_three_times(source: Path, out: Path, total: int) -> None:
    """Starts the run anew and kills it when a quarter, a half and three quarters are done."""
    journal = out / ".referat-batch" / "journal.ndjson"
    for quarter in (1, 2, 3):
        process = subprocess.Popen([sys.executable, __file__, "--run", str(source), str(out)], start_new_session=True)
        while not journal.exists() or journal.read_bytes().count(b"\n") < total * quarter // 4:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        print(f"killed after {len(journal.read_bytes().splitlines())} of {total} files")


def main() -> None:
    """Reads the options and measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(Path(options.run[0]), Path(options.run[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        compare(Path(name), options.files)


def compare(folder: Path, count: int) -> None:
    """Both questions."""
    make_archives(folder, count)
    clean = run(folder / "clean", folder / "out-clean")
    mixed = run(folder / "mixed", folder / "out-mixed")
    print(f"clean: {clean.done} of {clean.files} files in {clean.seconds:.0f} s")
    print(f"mixed: {mixed.done} of {mixed.files} files in {mixed.seconds:.0f} s, {mixed.failed} failed")
    print(f"codes: {dict(Counter(row.code for row in mixed.rows if row.status == 'failed'))}")
    print(*(f"{row.file}: {row.message}" for row in mixed.rows if row.file in DEEDS), sep="\n")
    print("output of the good files equal to the clean run:", tree(folder / "out-mixed") == tree(folder / "out-clean"))
    kill_three_times(folder / "clean", folder / "out-killed", clean.files)
    resumed = run(folder / "clean", folder / "out-killed")
    quiet, disturbed = tree(folder / "out-clean"), tree(folder / "out-killed")
    print(f"resumed: {resumed.skipped} done before, equal to the undisturbed run: {disturbed == quiet}")
    print(
        "different:", sorted(name for name in quiet.keys() | disturbed.keys() if quiet.get(name) != disturbed.get(name))
    )


if __name__ == "__main__":
    main()
