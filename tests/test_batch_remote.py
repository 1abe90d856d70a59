"""Archives behind URLs: fsspec's `memory://` stands in for an object store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from batch_stubs import STUBS, read_tree, run
from referat_parser.batch.discovery import find_files
from referat_parser.batch.run import run_batch
from referat_parser.batch.target import read_target
from referat_parser.errors import NoSuchFileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from referat_parser.batch.report import Report

fsspec = pytest.importorskip("fsspec")

STATE = ".referat-batch"


@pytest.fixture
def memory() -> Iterator[Any]:
    """An object store with three stub files, two of them the same."""
    filesystem = fsspec.filesystem("memory")
    filesystem.store.clear()
    filesystem.pipe({f"/in/20{n}/x.pdf": f"items=2 n={n // 2}".encode() for n in (20, 21, 22)} | {"/in/.x/y.pdf": b""})
    yield filesystem
    filesystem.store.clear()


def run_urls(source: str, out: str) -> Report:
    """A run from URL to URL or path."""
    return run_batch(find_files([source]), read_target(out), STUBS, jobs=2)


def stored(filesystem: Any, folder: str) -> dict[str, bytes]:
    """The files below a folder of the store, without the state of the run."""
    return {
        name.removeprefix(f"{folder}/"): filesystem.cat_file(name)
        for name in filesystem.find(folder)
        if ".referat" not in name
    }


def test_urls_in_and_out_are_as_folders(memory: Any, tmp_path: Path) -> None:
    """The output in a store is, byte for byte, that of the same files in a folder."""
    memory.get("/in/", str(tmp_path / "in"), recursive=True)
    run(tmp_path / "in", tmp_path / "out")

    report = run_urls("memory://in", "memory://out")

    assert (report.done, report.duplicates) == (3, 1)
    assert stored(memory, "/out") == read_tree(tmp_path / "out")


@pytest.mark.parametrize("name", ["out.ndjson", "out.csv"])
def test_one_file_in_a_store(memory: Any, tmp_path: Path, name: str) -> None:
    """A table is put together here and sent up when it is whole."""
    memory.get("/in/", str(tmp_path / "in"), recursive=True)
    run(tmp_path / "in", tmp_path / name)

    run_urls("memory://in", f"memory://out/{name}")

    assert stored(memory, "/out") == {name: (tmp_path / name).read_bytes()}


def test_a_database_in_a_store_grows(memory: Any, tmp_path: Path) -> None:
    """A second run fetches the database, adds to it and sends it back."""
    run_urls("memory://in", "memory://out/archive.db")
    memory.pipe("/in/2030/new.pdf", b"items=1 n=new")
    run_urls("memory://in", "memory://out/archive.db")

    memory.get("/out/archive.db", str(tmp_path / "archive.db"))
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        assert connection.execute("SELECT count(*) FROM meetings").fetchone() == (3,)


def test_a_second_run_goes_on(memory: Any) -> None:
    """The journal in the store says what is done, and is one piece again after each run."""
    run_urls("memory://in", "memory://out")
    memory.pipe("/in/2030/new.pdf", b"items=1 n=new")
    memory.rm("/out/2022/x.json")

    second, third = run_urls("memory://in", "memory://out"), run_urls("memory://in", "memory://out")

    assert (second.skipped, third.skipped) == (2, 4)
    assert len(memory.find(f"/out/{STATE}/journal")) == 1


@pytest.mark.usefixtures("memory")
def test_a_glob_in_a_store() -> None:
    """Globs are for URLs too, and names begin at the fixed part."""
    assert [file.name for file in find_files(["memory://in/*/x.pdf"])] == ["2020/x.pdf", "2021/x.pdf", "2022/x.pdf"]


@pytest.mark.usefixtures("memory")
def test_two_folders_in_a_store() -> None:
    """Names begin at the folder above both."""
    names = [file.name for file in find_files(["memory://in/2020", "memory://in/2021"])]

    assert names == ["2020/x.pdf", "2021/x.pdf"]


@pytest.mark.usefixtures("memory")
def test_what_cannot_be_read_together(tmp_path: Path) -> None:
    """Paths and URLs in one run, an unknown protocol, a place that is not there: each is told."""
    with pytest.raises(UsageError, match="one run"):
        find_files(["memory://in", str(tmp_path)], [str(tmp_path / "x.pdf")])
    with pytest.raises(UsageError, match="protocol"):
        find_files(["nosuch://in"])
    with pytest.raises(NoSuchFileError, match="memory://elsewhere"):
        find_files(["memory://elsewhere"])
