"""How long `referat parse` takes beside what a user would start with: pdfplumber's `extract_text` on every page.

Whole processes are timed, from start to exit, in turns (a, b, a, b, …) so that a busy machine hurts both alike; the
figures are medians. pdfplumber gives plain text and no more; `referat parse` gives the whole document as data.

usage: python benchmarks/parse_vs_pdfplumber.py [--runs N] [PDF…]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "samples"
REFERAT = [sys.executable, "-m", "referat_parser"]
EXTRACT_TEXT = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
"""
COUNT_PAGES = "import sys, pypdfium2; print(len(pypdfium2.PdfDocument(sys.argv[1])))"


def seconds(command: list[str]) -> float:
    """Run a command and give the seconds from its start to its end; raises `CalledProcessError` when it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def in_turns(runs: int, *commands: list[str]) -> list[float]:
    """Give the median seconds of each command; a first round, which fills the caches, is not counted."""
    rounds = [[seconds(command) for command in commands] for _ in range(runs + 1)]
    return [statistics.median(times) for times in zip(*rounds[1:], strict=True)]


def pages(pdf: Path) -> int:
    """Count the pages of a PDF."""
    counted = subprocess.run([sys.executable, "-c", COUNT_PAGES, str(pdf)], check=True, capture_output=True, text=True)
    return int(counted.stdout)


def main() -> None:
    """Print a row a PDF, then the time of `referat --help`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdfs", nargs="*", type=Path, metavar="PDF", default=sorted(SAMPLES.glob("[a-d]*-*.pdf"))[:4])
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (default 5)")
    options = parser.parse_args()
    print(f"{'PDF':<32} {'pages':>5} {'referat parse':>14} {'pdfplumber':>11} {'ratio':>6}")
    for pdf in options.pdfs:
        ours, theirs = in_turns(
            options.runs, [*REFERAT, "parse", str(pdf)], [sys.executable, "-c", EXTRACT_TEXT, str(pdf)]
        )
        print(f"{pdf.name[:32]:<32} {pages(pdf):>5} {ours:>12.2f} s {theirs:>9.2f} s {theirs / ours:>6.1f}")
    (helping,) = in_turns(options.runs, [*REFERAT, "--help"])
    print(f"referat --help: {helping:.2f} s")


if __name__ == "__main__":
    main()
