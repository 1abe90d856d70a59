"""The memory of a worker of `referat batch`: on one PDF of 1,500 pages, and over 10,000 files.

    python benchmarks/batch_memory.py [--pages 1500] [--files 10000]

The long PDF is bound from the corpus. The files are copies of a small one. Workers are recycled after some hundred
files, so the table also says what each worker held at its end: growth inside a worker's life would show there.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from batch_corpus import bind, count_pages, find_pdfs, repeat

from referat_parser.batch.discovery import find_files
from referat_parser.batch.job import Limits, Settings
from referat_parser.batch.run import run_batch
from referat_parser.batch.target import read_target

if TYPE_CHECKING:
    from referat_parser.batch.job import Progress

LIMITS = Limits(seconds=900, memory=4000)


def measure_long(pages: int, folder: Path) -> None:
    """One long PDF."""
    (folder / "long").mkdir()
    found = bind(find_pdfs("greve", "taarnby"), folder / "long" / "long.pdf", pages)
    files = find_files([str(folder / "long")])
    report = run_batch(files, read_target(str(folder / "out-long")), Settings(limits=LIMITS), jobs=1)
    size = (folder / "out-long" / "long.json").stat().st_size / 1e6 if report.done else 0
    print(f"{found} pages in one PDF: {report.memory} MB, {report.punkter} items, {size:.1f} MB of JSON")


def measure_many(count: int, folder: Path) -> None:
    """Many small files: the most memory among the workers, thousand by thousand."""
    smallest = min(find_pdfs("samples"), key=lambda path: (count_pages(path), path.stat().st_size))
    repeat([smallest], folder / "many", files=count)
    peaks: list[int] = []

    def watch(progress: Progress) -> None:
        if progress.occasion == "done" and progress.outcome is not None:
            peaks.append(progress.outcome.memory)

    files = find_files([str(folder / "many")])
    run_batch(files, read_target(str(folder / "out.ndjson")), Settings(limits=LIMITS), jobs=2, watch=watch)
    step = max(1, count // 10)
    for start in range(0, len(peaks), step):
        part = peaks[start : start + step]
        print(f"files {start + 1:6}-{start + len(part):6}: at most {max(part)} MB a worker")


def main() -> None:
    """Reads the options and measures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--files", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_long(options.pages, Path(folder))
        measure_many(options.files, Path(folder))


if __name__ == "__main__":
    main()
