"""Archives to measure on: the PDFs of a few folders, repeated under other names until there are enough pages.

Each copy has a line of its own after the end of the PDF, which no reader looks at: so no two files have the same bytes,
and `referat batch` cannot save work on duplicates.
"""

from __future__ import annotations

import os
import sys
from itertools import cycle
from pathlib import Path

import pypdfium2 as pdfium

HERE = Path(__file__).parent
_CORPUS = Path(os.environ.get("REFERAT_CORPUS", HERE / "corpus"))  # a folder of PDFs of your own
_SAMPLES = HERE.parent / "samples"


def find_pdfs(*folders: str) -> list[Path]:
    """The PDFs of folders of the corpus; where these are not there, the samples that are minutes."""
    found = [path for folder in folders for path in sorted((_CORPUS / folder).rglob("*.pdf"))]
    return found or sorted(path for path in _SAMPLES.glob("*-*.pdf") if path.with_suffix(".gold.json").exists())


def count_pages(path: Path) -> int:
    """The pages of a PDF; none for one that cannot be opened."""
    try:
        with pdfium.PdfDocument(path) as document:
            return len(document)
    except pdfium.PdfiumError:
        return 0


def repeat(pdfs: list[Path], folder: Path, *, pages: int | None = None, files: int | None = None) -> int:
    """Copies PDFs into `folder` until it has so many pages or files; gives the number of pages."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {path: count_pages(path) for path in pdfs}
    total = 0
    for number, path in enumerate(cycle(pdfs)):
        if (pages is not None and total >= pages) or (files is not None and number >= files):
            return total
        content = path.read_bytes() + f"\n% copy {number}\n".encode()
        (folder / f"{number:05d}-{path.name}").write_bytes(content)
        total += sizes[path]
    raise AssertionError


def bind(pdfs: list[Path], path: Path, pages: int) -> int:
    """Writes one PDF of about so many pages, made of others; gives the number of its pages."""
    with pdfium.PdfDocument.new() as document:
        for source in cycle(pdfs):
            if len(document) >= pages:
                break
            with pdfium.PdfDocument(source) as part:
                document.import_pages(part)
        document.save(path)
        return len(document)


def referat() -> list[str]:
    """The command line of the program that is measured."""
    return [sys.executable, "-m", "referat_parser"]


def pin(cores: int) -> int:
    """Keeps this process and its later children on so many cores, where the system can; gives how many it had."""
    if not hasattr(os, "sched_setaffinity"):
        return cores
    before = len(os.sched_getaffinity(0))
    os.sched_setaffinity(0, range(cores))
    return before
