"""One file out of many documents: NDJSON, CSV and Parquet, a row a document, an item or a decision."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from batch_stubs import make_referat, run, write_stub
from referat_parser.batch.rows import COLUMNS, flat_rows
from referat_parser.model import Referat
from referat_parser.output import csv as output_csv

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two documents: one with two items and an earlier decision in each, one with a single item."""
    write_stub(tmp_path / "in" / "a.pdf", "items=2 earlier=1 body=Økonomiudvalget")
    write_stub(tmp_path / "in" / "b.pdf", "items=1 date=2021-01-02")
    write_stub(tmp_path / "in" / "bad.pdf", "do=damaged")
    return tmp_path / "in"


def lines(archive: Path, out: Path, **options: Any) -> list[dict[str, Any]]:
    """The lines of an NDJSON output."""
    run(archive, out, **options)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_a_line_is_a_document_by_default(archive: Path, tmp_path: Path) -> None:
    """Each line is a whole document under its own name; a failed file gives none."""
    found = [Referat.model_validate(line) for line in lines(archive, tmp_path / "out.ndjson")]

    assert [referat.source.file for referat in found] == ["a.pdf", "b.pdf"]


def test_a_line_can_be_an_item(archive: Path, tmp_path: Path) -> None:
    """With `--per punkt` each line has the meeting and the item."""
    found = lines(archive, tmp_path / "out.ndjson", per="punkt")

    assert [(line["source"]["file"], line["udvalg"], line["nr"]) for line in found] == [
        ("a.pdf", "Økonomiudvalget", "1"),
        ("a.pdf", "Økonomiudvalget", "2"),
        ("b.pdf", "Teknikudvalget", "1"),
    ]


def test_a_line_can_be_a_decision(archive: Path, tmp_path: Path) -> None:
    """With `--per beslutning` earlier decisions have their own lines, told apart by `egen`."""
    found = lines(archive, tmp_path / "out.ndjson", per="beslutning")

    assert [(line["nr"], line["beslutning"]["organ"], line["beslutning"]["egen"]) for line in found] == [
        ("1", "Økonomiudvalget", True),
        ("1", "Børneudvalget", False),
        ("2", "Økonomiudvalget", True),
        ("2", "Børneudvalget", False),
        ("1", "Teknikudvalget", True),
    ]


def test_another_row_needs_no_new_reading(archive: Path, tmp_path: Path) -> None:
    """The spool holds whole documents: the same archive by decisions skips all that was read."""
    run(archive, tmp_path / "out.ndjson")
    report = run(archive, tmp_path / "out.ndjson", per="beslutning")

    assert report.skipped == 3
    assert len((tmp_path / "out.ndjson").read_text().splitlines()) == 5


def test_csv_is_the_csv_of_parse(archive: Path, tmp_path: Path) -> None:
    """An archive by items has the header and the rows of `parse --format csv`, document after document."""
    documents = [Referat.model_validate(line) for line in lines(archive, tmp_path / "out.ndjson")]
    run(archive, tmp_path / "out.csv")

    expected = "".join(output_csv.render(referat, header=number == 0) for number, referat in enumerate(documents))
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == expected


def test_csv_disarms_formulas_in_every_shape(tmp_path: Path) -> None:
    """A title that a spreadsheet would run gets an apostrophe, by decisions too."""
    write_stub(tmp_path / "in" / "a.pdf", "items=1 title==cmd()")

    run(tmp_path / "in", tmp_path / "out.csv", per="beslutning")

    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text()))
    assert row["titel"] == "'=cmd()"


@pytest.mark.parametrize("per", COLUMNS)
def test_rows_fit_their_columns(per: Any) -> None:
    """Every row has a value for each column."""
    referat = make_referat(b"x", {"items": "2", "earlier": "1", "warn": "1"}, file="x.pdf")

    rows = list(flat_rows(referat, per))

    assert {len(row) for row in rows} == {len(COLUMNS[per])}
    assert len(rows) == {"dokument": 1, "punkt": 2, "beslutning": 4}[per]


@pytest.mark.parametrize("per", COLUMNS)
def test_parquet_has_types(archive: Path, tmp_path: Path, per: Any) -> None:
    """Parquet holds the same rows with dates as dates, numbers as numbers, and nothing where nothing is known."""
    parquet = pytest.importorskip("pyarrow.parquet")
    run(archive, tmp_path / "out.parquet", per=per)
    documents = [Referat.model_validate(line) for line in lines(archive, tmp_path / "out.ndjson")]

    table = parquet.read_table(tmp_path / "out.parquet")

    assert table.column_names == [name for name, _ in COLUMNS[per]]
    assert [tuple(row.values()) for row in table.to_pylist()] == [
        row for referat in documents for row in flat_rows(referat, per)
    ]
    assert str(table.schema.field("dato").type) == "date32[day]"
