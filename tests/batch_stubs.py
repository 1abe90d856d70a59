"""What the tests of `batch` share: stub archives, runs over them, and what came out.

The readers themselves are in `batch_readers`, which every worker loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from batch_readers import make_referat
from referat_parser.batch.discovery import find_files
from referat_parser.batch.job import Limits, Settings
from referat_parser.batch.run import run_batch
from referat_parser.batch.target import read_target

if TYPE_CHECKING:
    from pathlib import Path

    from referat_parser.batch.report import Report

__all__ = ["STUBS", "make_referat", "read_tree", "run", "write_archive", "write_stub"]


STUBS = Settings(reader="batch_readers:read_stub", limits=Limits(seconds=20, memory=400))
"""Settings that read stub files instead of PDFs."""


def write_stub(path: Path, text: str = "items=2 pages=3") -> Path:
    """Writes a stub file; two with the same text are duplicates."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_archive(folder: Path, count: int, extra: str = "") -> Path:
    """Writes `count` different stub files in two folders below `folder`."""
    for number in range(count):
        write_stub(folder / str(2019 + number % 2) / f"{number:03d}.pdf", f"items=2 pages=3 n={number} {extra}")
    return folder


def run(source: Path, out: Path, settings: Settings = STUBS, **options: Any) -> Report:
    """Reads the stub files below `source` into `out`."""
    return run_batch(find_files([str(source)]), read_target(str(out)), settings, **options)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every output below a folder: name and bytes, without the state of the run."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".referat" not in str(path.relative_to(folder))
    }
