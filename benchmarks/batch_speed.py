"""Pages a second of `referat batch` into a folder of JSON, on one core and on two, beside pdfplumber's `extract_text`.

    python benchmarks/batch_speed.py [--pages 3000] [--rounds 1]

All are whole processes, pinned to their cores (on one core the run and its worker share it), one after the other in the
same minutes: the ratios are what counts, the figures themselves are of this machine. pdfplumber reads a tenth of the
pages, the same mix of files. Each figure is there twice: by the clock, and by processor time, which does not suffer
when the machine has other work. Processor time cannot tell what a second core gains: that is by the clock alone.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from batch_corpus import find_pdfs, pin, referat, repeat

PDFPLUMBER = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()
"""


class Cost(NamedTuple):
    """What a process took: pages a second by the clock, and a second of processor time."""

    pages: int
    wall: float
    cpu: float
    memory: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return f"{self.pages / self.wall:6.1f} pages/s by the clock, {self.pages / self.cpu:6.1f} by processor time"


def run(command: list[str], cores: int) -> tuple[float, float]:
    """The wall time of a process, and the processor time of it and of the children that it waited for."""
    started = time.perf_counter()
    before = pin(cores)  # the child inherits it
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    pin(before)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime


def run_batch(source: Path, folder: Path, jobs: int) -> Cost:
    """One run; the processor time of its workers is in its report."""
    report = folder / "report.json"
    options = ["-o", str(folder / "out"), "--jobs", str(jobs), "--quiet", "--report", str(report)]
    wall, cpu = run([*referat(), "batch", str(source), *options], jobs)
    told = json.loads(report.read_text())
    return Cost(told["pages_read"], wall, cpu + told["cpu_seconds"], told["memory"], told["failed"])


def measure(pages: int, work: Path) -> None:
    """One round of all three."""
    pdfs = find_pdfs("greve", "taarnby")
    total = repeat(pdfs, work / "archive", pages=pages)
    few = repeat(pdfs[::10], work / "few", pages=max(pages // 10, 30))
    for jobs in (1, 2):
        (work / str(jobs)).mkdir()
    two = run_batch(work / "archive", work / "2", 2)
    one = run_batch(work / "archive", work / "1", 1)
    plumber = Cost(few, *run([sys.executable, "-c", PDFPLUMBER, *map(str, sorted((work / "few").iterdir()))], 1))
    print(f"archive: {total} pages, {len(list((work / 'archive').iterdir()))} files, {one.failed} failed")
    print(f"pdfplumber extract_text:  {plumber}")
    print(f"referat batch, one core:  {one}")
    print(f"referat batch, two cores: {two}")
    clock = one.pages / one.wall / (plumber.pages / plumber.wall)
    cpu = one.pages / one.cpu / (plumber.pages / plumber.cpu)
    print(f"one core to pdfplumber: {clock:.1f} by the clock, {cpu:.1f} by processor time")
    print(f"two cores to one: {two.pages / two.wall / (one.pages / one.wall):.2f} by the clock")
    print(f"most memory of a worker: {max(one.memory, two.memory)} MB")


def main() -> None:
    """Reads the options and measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    for _ in range(options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            measure(options.pages, Path(folder))


if __name__ == "__main__":
    main()
