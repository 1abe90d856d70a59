"""Whole runs over small archives: the laws of `batch`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml

from batch_stubs import STUBS, read_tree, run, write_archive, write_stub
from referat_parser.batch.discovery import find_files
from referat_parser.batch.job import Limits, Progress
from referat_parser.batch.journal import Lock
from referat_parser.batch.run import run_batch
from referat_parser.batch.target import read_target
from referat_parser.errors import UsageError
from referat_parser.model import Referat

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Seven stub files, one of them twice."""
    folder = write_archive(tmp_path / "in", 6)
    write_stub(folder / "copy.pdf", (folder / "2019" / "000.pdf").read_text())
    return folder


@pytest.mark.parametrize("out", ["out", "out.ndjson", "out.csv", "out.parquet", "out.db"])
def test_the_number_of_workers_does_not_show(archive: Path, tmp_path: Path, out: str) -> None:
    """The output is the same, byte for byte, for one worker and for three, whatever the order of arrival."""
    if out.endswith("parquet"):
        pytest.importorskip("pyarrow")

    run(archive, tmp_path / "one" / out, jobs=1)
    run(archive, tmp_path / "three" / out, jobs=3)

    one = read_tree(tmp_path / "one")
    assert one == read_tree(tmp_path / "three")
    assert len(one) == (7 if out == "out" else 1)


def test_every_document_names_its_own_file(archive: Path, tmp_path: Path) -> None:
    """Duplicates are read once and written under each of their names."""
    report = run(archive, tmp_path / "out")

    files = {
        name: Referat.model_validate_json(content).source.file for name, content in read_tree(tmp_path / "out").items()
    }
    assert files["copy.json"] == "copy.pdf"
    assert files["2019/000.json"] == "2019/000.pdf"
    assert (report.files, report.done, report.duplicates, report.pages_read) == (7, 7, 1, 18)


def test_duplicates_are_read_once(archive: Path, tmp_path: Path) -> None:
    """Seven files with six contents call the reader six times."""
    (tmp_path / "marks").mkdir()
    settings = replace(STUBS, reader="batch_readers:read_and_count", profile=str(tmp_path / "marks"))

    run(archive, tmp_path / "out.ndjson", settings)

    assert len(list((tmp_path / "marks").iterdir())) == 6


def test_a_second_run_reads_only_what_is_new(archive: Path, tmp_path: Path) -> None:
    """Done files are skipped and counted; a changed, a new and a deleted output are made."""
    first = run(archive, tmp_path / "out")
    write_stub(archive / "2020" / "new.pdf", "items=1 pages=1 n=new")
    write_stub(archive / "2020" / "001.pdf", "items=5 pages=2 n=changed")
    (tmp_path / "out" / "2019" / "002.json").unlink()

    second = run(archive, tmp_path / "out")

    assert (first.skipped, second.files, second.skipped, second.pages_read) == (0, 8, 5, 6)
    assert len(read_tree(tmp_path / "out")) == 8
    assert len(json.loads((tmp_path / "out" / "2020" / "001.json").read_text())["punkter"]) == 5


def test_a_damaged_output_is_made_again(archive: Path, tmp_path: Path) -> None:
    """What is done is what is on the disk: an output that lost its bytes is not taken for done."""
    run(archive, tmp_path / "out")
    before = read_tree(tmp_path / "out")
    (tmp_path / "out" / "2019" / "002.json").write_bytes(b"")

    report = run(archive, tmp_path / "out")

    assert report.skipped == 6
    assert read_tree(tmp_path / "out") == before


def test_other_options_are_other_work(archive: Path, tmp_path: Path) -> None:
    """A run with another profile reads everything again, and the first one is still remembered."""
    run(archive, tmp_path / "out.ndjson")
    other = run(archive, tmp_path / "out.ndjson", replace(STUBS, profile="acadre"))

    assert other.skipped == 0
    assert b'"profile":"acadre"' in (tmp_path / "out.ndjson").read_bytes()


def test_yaml_holds_what_json_holds(archive: Path, tmp_path: Path) -> None:
    """A folder of YAML has the same documents."""
    run(archive, tmp_path / "json")
    run_batch(find_files([str(archive)]), read_target(str(tmp_path / "yaml"), "yaml"), STUBS)

    documents = {name: yaml.safe_load(content) for name, content in read_tree(tmp_path / "yaml").items()}
    assert documents.keys() == {name.replace(".json", ".yaml") for name in read_tree(tmp_path / "json")}
    assert Referat.model_validate(documents["copy.yaml"]) == Referat.model_validate_json(
        (tmp_path / "json" / "copy.json").read_bytes()
    )


def test_failures_are_rows_with_a_remedy(tmp_path: Path) -> None:
    """A refused file, a bug and a file that is gone: each has its code, and the others are there."""
    write_stub(tmp_path / "in" / "good.pdf")
    write_stub(tmp_path / "in" / "bad.pdf", "do=damaged")
    write_stub(tmp_path / "in" / "bug.pdf", "do=bug")
    files = find_files([str(tmp_path / "in")], [str(tmp_path / "in" / "gone.pdf")])

    report = run_batch(files, read_target(str(tmp_path / "out")), STUBS, jobs=2)

    rows = {row.file: (row.code, row.exit_code) for row in report.rows}
    assert rows == {"bad.pdf": ("damaged-pdf", 3), "bug.pdf": ("unexpected", 70), "gone.pdf": ("no-such-file", 3)}
    assert all(row.remedy for row in report.rows)
    assert "ZeroDivisionError" in (report.rows[1].traceback or "")
    assert (report.exit_code, report.done, report.failed) == (7, 1, 3)
    assert list(read_tree(tmp_path / "out")) == ["good.json"]


def test_a_lasting_failure_is_not_tried_again_and_still_told(tmp_path: Path) -> None:
    """A damaged PDF stays damaged, a bug may be gone: only the second is tried again, both stay in the report."""
    write_stub(tmp_path / "in" / "bad.pdf", "do=damaged")
    write_stub(tmp_path / "in" / "bug.pdf", "do=bug")

    run(tmp_path / "in", tmp_path / "out")
    second = run(tmp_path / "in", tmp_path / "out")

    assert (second.skipped, second.failed, second.exit_code) == (1, 2, 7)


def test_warnings_make_a_file_suspicious_and_strict_refuses_it(tmp_path: Path) -> None:
    """Without `strict` a warning is a row, with it the file has failed with exit code 6 and no output."""
    write_stub(tmp_path / "in" / "a.pdf", "items=1 warn=1")

    loose = run(tmp_path / "in", tmp_path / "loose")
    strict = run(tmp_path / "in", tmp_path / "strict", replace(STUBS, strict=True))

    assert [(row.status, row.code, row.page) for row in loose.rows] == [("suspicious", "date-missing", 1)]
    assert (loose.exit_code, strict.exit_code) == (0, 7)
    assert [(row.code, row.exit_code) for row in strict.rows] == [("strict", 6)]
    assert read_tree(tmp_path / "strict") == {}


def test_a_document_without_items_stands_out(tmp_path: Path) -> None:
    """Minutes in which no item was found are a row to look at."""
    write_stub(tmp_path / "in" / "a.pdf", "items=0")

    assert [row.code for row in run(tmp_path / "in", tmp_path / "out").rows] == ["no-items"]


def test_fail_fast_stops_and_leaves_the_table_alone(tmp_path: Path) -> None:
    """After the first failure nothing is put together, and the run says that it stopped."""
    write_archive(tmp_path / "in", 20, "")
    write_stub(tmp_path / "in" / "0.pdf", "do=damaged")

    report = run(tmp_path / "in", tmp_path / "out.csv", fail_fast=True)

    assert (report.stopped, report.exit_code) == (True, 7)
    assert report.done < 20
    assert not (tmp_path / "out.csv").exists()
    assert run(tmp_path / "in", tmp_path / "out.csv").done == 20


def test_max_pages_refuses_long_documents(tmp_path: Path) -> None:
    """The limit is handed to the reader."""
    write_stub(tmp_path / "in" / "a.pdf", "items=1 pages=9")

    report = run(tmp_path / "in", tmp_path / "out", replace(STUBS, limits=Limits(seconds=20, memory=400, pages=5)))

    assert [row.code for row in report.rows] == ["limit"]


def test_two_archives_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """The same name from another folder is refused before anything is written."""
    write_stub(tmp_path / "nord" / "jan.pdf", "items=1 n=1")
    write_stub(tmp_path / "syd" / "jan.pdf", "items=1 n=2")
    run(tmp_path / "nord", tmp_path / "out")

    with pytest.raises(UsageError, match="another folder"):
        run(tmp_path / "syd", tmp_path / "out")


def test_two_runs_at_once_are_refused(archive: Path, tmp_path: Path) -> None:
    """A second run on the same output is told so instead of mixing its files in."""
    pytest.importorskip("fcntl")
    lock = Lock(tmp_path / "out" / ".referat-batch", "out")

    with pytest.raises(UsageError, match="another run"):
        run(archive, tmp_path / "out")
    lock.release()

    assert run(archive, tmp_path / "out").done == 7


def test_the_watcher_hears_of_every_file(archive: Path, tmp_path: Path) -> None:
    """Progress counts up to the number of files, duplicates and failures with them."""
    write_stub(archive / "bad.pdf", "do=damaged")
    heard: list[Progress] = []

    run(archive, tmp_path / "out", watch=heard.append)

    done = [progress for progress in heard if progress.occasion == "done"]
    assert (done[-1].done, done[-1].total, done[-1].failed, done[-1].pages) == (8, 8, 1, 18)
    assert {progress.file for progress in heard if progress.occasion == "hashing"} >= {"bad.pdf", "copy.pdf"}


def test_an_empty_folder_is_an_empty_archive(tmp_path: Path) -> None:
    """A week without minutes is no error."""
    (tmp_path / "in").mkdir()

    report = run(tmp_path / "in", tmp_path / "out.csv")

    assert (report.files, report.exit_code) == (0, 0)
    assert (tmp_path / "out.csv").read_text().startswith("file,dokumenttype")
