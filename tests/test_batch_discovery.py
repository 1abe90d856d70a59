"""Which files a run reads, in which order, and what they are called."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from referat_parser.batch.discovery import find_files
from referat_parser.batch.target import read_target
from referat_parser.errors import NoSuchFileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


def make_files(folder: Path, *names: str) -> None:
    """Makes empty files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def names(found: tuple[object, ...]) -> list[str]:
    """The names of what was found."""
    return [file.name for file in found]  # type: ignore[attr-defined]


def test_a_folder_is_read_with_all_below_it(tmp_path: Path) -> None:
    """PDFs of all depths are found in the order of their names; other files and hidden ones are not."""
    make_files(tmp_path, "b.pdf", "a/2.PDF", "a/1.pdf", "a/note.txt", ".trash/x.pdf", "a/._1.pdf")

    assert names(find_files([str(tmp_path)])) == ["a/1.pdf", "a/2.PDF", "b.pdf"]


def test_several_folders_are_named_from_the_one_above(tmp_path: Path) -> None:
    """The same name in two folders stays apart, and no absolute path gets into the output."""
    make_files(tmp_path, "nord/jan.pdf", "syd/jan.pdf")

    found = find_files([str(tmp_path / "syd"), str(tmp_path / "nord")])

    assert names(found) == ["nord/jan.pdf", "syd/jan.pdf"]


def test_a_glob_is_named_from_its_fixed_part(tmp_path: Path) -> None:
    """`archive/*/x*.pdf` names files relative to `archive`."""
    make_files(tmp_path, "2020/x1.pdf", "2021/x2.pdf", "2021/y.pdf")

    assert names(find_files([str(tmp_path / "*" / "x*.pdf")])) == ["2020/x1.pdf", "2021/x2.pdf"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """A folder and a file in it give the file once."""
    make_files(tmp_path, "a/1.pdf")

    assert names(find_files([str(tmp_path), str(tmp_path / "a" / "1.pdf")])) == ["a/1.pdf"]


def test_a_file_with_brackets_in_its_name_is_no_glob(tmp_path: Path) -> None:
    """A file that exists is taken as it is."""
    make_files(tmp_path, "referat [1].pdf")

    assert names(find_files([str(tmp_path / "referat [1].pdf")])) == ["referat [1].pdf"]


@pytest.mark.parametrize("path", ["nowhere", "nowhere/*.pdf", "nowhere.pdf"])
def test_a_path_that_is_not_there_is_refused(tmp_path: Path, path: str) -> None:
    """A typing error must not pass for an empty archive."""
    with pytest.raises(NoSuchFileError, match="nowhere"):
        find_files([str(tmp_path / path)])


def test_a_missing_file_of_a_list_stays(tmp_path: Path) -> None:
    """One file of a long list that is gone gets its own row in the report instead of stopping the run."""
    make_files(tmp_path, "1.pdf")

    assert names(find_files([], [str(tmp_path / "1.pdf"), str(tmp_path / "gone.pdf")])) == ["1.pdf", "gone.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_in_latin_1_become_text(tmp_path: Path) -> None:
    """Old archives hold names that are no UTF-8: the name in the output is text, the file is still found."""
    path = os.fsencode(tmp_path) + b"/m\xf8de.pdf"
    with open(path, "wb"):  # noqa: PTH123 - a name of bytes
        pass

    (file,) = find_files([str(tmp_path)])

    assert file.name == "m\\xf8de.pdf"
    assert os.path.exists(file.location)  # noqa: PTH110 - as above


@pytest.mark.parametrize(
    ("out", "kind", "root", "name"),
    [
        ("data", "folder", "data", ""),
        ("data.v2/", "folder", "data.v2/", ""),
        ("x/out.ndjson", "ndjson", "x", "out.ndjson"),
        ("out.CSV", "csv", ".", "out.CSV"),
        ("archive.db", "sqlite", ".", "archive.db"),
        ("s3://bucket/x/out.parquet", "parquet", "s3://bucket/x", "out.parquet"),
        ("s3://bucket/x/", "folder", "s3://bucket/x", ""),
    ],
)
def test_the_ending_says_what_the_output_is(out: str, kind: str, root: str, name: str) -> None:
    """A known ending is one file, everything else a folder."""
    target = read_target(out)

    assert (target.kind, target.root, target.name) == (kind, root, name)


def test_one_json_file_cannot_hold_an_archive() -> None:
    """The remedy names what can."""
    with pytest.raises(UsageError, match="ndjson"):
        read_target("out.json")


def test_two_files_never_share_an_output() -> None:
    """`b.pdf` and `b.PDF` keep their endings where both are there."""
    target = read_target("out", "yaml")

    assert target.output_names(["a.pdf", "b.pdf", "b.PDF"]) == {
        "a.pdf": "a.yaml",
        "b.pdf": "b.pdf.yaml",
        "b.PDF": "b.PDF.yaml",
    }
