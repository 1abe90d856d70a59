"""Pages a second of `referat batch` into a folder of JSON, on one core and on two, beside pdfplumber's `extract_text`.

    python benchmarks/batch_speed.py [--pages 3000] [--rounds 1]

All are whole processes, pinned to their cores (on one core the run and its worker share it), one after the other in the
same minutes: the ratios are what counts, the figures themselves are of this machine. pdfplumber reads a tenth of the
pages, the same mix of files.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batch_corpus import find_pdfs, pin, referat, repeat

PDFPLUMBER = """
import sys, pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.close()
"""


def run_batch(source: Path, folder: Path, jobs: int) -> dict[str, float]:
    """One run: the report, with the wall time of the whole process."""
    report = folder / "report.json"
    started = time.perf_counter()
    subprocess.run(
        [
            *referat(),
            "batch",
            str(source),
            "-o",
            str(folder / "out"),
            "--jobs",
            str(jobs),
            "--quiet",
            "--report",
            report,
        ],
        check=False,
        preexec_fn=lambda: pin(jobs),
    )
    seconds = time.perf_counter() - started
    told = json.loads(report.read_text())
    return {"pages": told["pages_read"], "seconds": seconds, "failed": told["failed"], "memory": told["memory"]}


def run_pdfplumber(paths: list[Path]) -> float:
    """The wall time of a process that calls `extract_text` on every page."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", PDFPLUMBER, *map(str, paths)],
        check=True, stderr=subprocess.DEVNULL, preexec_fn=lambda: pin(1),
    )  # fmt: skip
    return time.perf_counter() - started


def measure(pages: int, work: Path) -> None:
    """One round of all three."""
    pdfs = find_pdfs("greve", "taarnby")
    total = repeat(pdfs, work / "archive", pages=pages)
    few = repeat(pdfs[::10], work / "few", pages=max(pages // 10, 30))
    two = run_batch(work / "archive", work / "two", 2)
    one = run_batch(work / "archive", work / "one", 1)
    plumber = few / run_pdfplumber(sorted((work / "few").iterdir()))
    rate_one, rate_two = one["pages"] / one["seconds"], two["pages"] / two["seconds"]
    print(f"archive: {total} pages, {len(list((work / 'archive').iterdir()))} files, {one['failed']:.0f} failed")
    print(f"pdfplumber extract_text: {plumber:.1f} pages/s")
    print(f"referat batch, one core:  {rate_one:.1f} pages/s = {rate_one / plumber:.1f} x pdfplumber")
    print(f"referat batch, two cores: {rate_two:.1f} pages/s = {rate_two / rate_one:.2f} x one core")
    print(f"most memory of a worker:  {max(one['memory'], two['memory']):.0f} MB")


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
