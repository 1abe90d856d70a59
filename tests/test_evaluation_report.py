"""The tables and the JSON of an evaluation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evaluation_examples import parse_stub, reading, write_pair
from referat_parser.evaluation import (
    Evaluation,
    Second,
    Table,
    all_rates,
    as_json,
    document_table,
    evaluate,
    measure_table,
    plain,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def readings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Evaluation, Second]:
    """One document with a wrong case number, and the same read by a profile that finds no items."""
    monkeypatch.setattr("referat_parser.pipeline.parse", parse_stub)
    found = reading()
    found["punkter"][0]["sagsnr"] = "20/9"
    gold = write_pair(tmp_path, "havn", found)
    return evaluate([gold]), Second("blind", evaluate([gold], profile="blind"))


def test_fields_have_two_sides(readings: tuple[Evaluation, Second]) -> None:
    """Values found, and false values where the gold has none; an F1 has neither."""
    rows = {row[0]: row[1:] for row in measure_table(readings[0]).rows}

    assert rows["item.sagsnr"] == ("0.5000", "1/2", "0.0000 (0/1)", "0.0000 (0/1)")
    assert rows["item"] == ("1.0000", "4/4", "", "")


def test_a_second_reading_is_a_second_column(readings: tuple[Evaluation, Second]) -> None:
    """Both figures of a measure stand side by side, under the name of the profile."""
    table = measure_table(*readings)
    rows = {row[0]: row[1:3] for row in table.rows}

    assert table.header[:3] == ("measure", "figure", "blind")
    assert rows["item"] == ("1.0000", "0.0000")


def test_each_document_has_a_row_a_reading(readings: tuple[Evaluation, Second]) -> None:
    """The second reading stands below the first, with its profile behind the name."""
    table = document_table(*readings)
    item, profile = table.header.index("item"), table.header.index("profile")

    assert [(row[0], row[item], row[profile]) for row in table.rows] == [
        ("havn", "1.000", "fundet"),
        ("havn@blind", "0.000", "blind"),
    ]


def test_rates_of_the_second_reading_carry_its_name(readings: tuple[Evaluation, Second]) -> None:
    """So that floors can be set for both."""
    rates = all_rates(*readings)

    assert (rates["item"], rates["item@blind"]) == (1.0, 0.0)


def test_json_is_data(readings: tuple[Evaluation, Second]) -> None:
    """It survives JSON and holds the rate, its counts and the second reading; differences only when asked for."""
    data = as_json(*readings)
    full = as_json(*readings, misses=True)

    assert json.loads(json.dumps(full)) == full
    assert data["figures"]["item"] == {"rate": 1.0, "hit": 4.0, "total": 4}
    assert data["figures"]["item.sagsnr"]["false_values"] == 0.0
    assert data["compared"]["profile"] == "blind"
    assert "misses" not in data["documents"][0]
    assert full["documents"][0]["misses"] == [{"measure": "item.sagsnr", "item": "1", "want": "20/1234", "got": "20/9"}]


def test_plain_tables_have_columns() -> None:
    """Names to the left, figures to the right, no blanks at the end of a line."""
    table = Table("T", ("measure", "figure", "note"), (("item", "1.0000", ""), ("item.sagsnr", "-", "x")))

    assert plain(table).splitlines() == [
        "measure      figure  note",
        "item         1.0000",
        "item.sagsnr       -     x",
    ]
