"""`referat evaluate`, with a parser of straw: what is printed where, and the exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evaluation_examples import GOLD, parse_stub, reading, write_pair
from referat_parser.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents, one of them with a wrong title on its second item."""
    monkeypatch.setattr("referat_parser.pipeline.parse", parse_stub)
    worse = reading()
    worse["punkter"][1]["titel"] = "Salg af en bådplads"
    write_pair(tmp_path / "golds", "a-havn", worse)
    write_pair(tmp_path / "golds", "b-havn", reading())
    return tmp_path / "golds"


def test_tables_on_stdout(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row a document and a row a measure, plain in a pipe, and nothing on stderr."""
    code = run(["evaluate", str(folder)])
    out, err = capsys.readouterr()

    assert (code, err) == (0, "")
    assert ["item", "0.7500", "6/8"] in [line.split() for line in out.splitlines()]
    assert [line.split()[:2] for line in out.splitlines() if "havn" in line] == [
        ["a-havn", "0.500"],
        ["b-havn", "1.000"],
    ]


def test_json_on_stdout(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON value on one line."""
    run(["evaluate", str(folder), "--format", "json"])
    out, _ = capsys.readouterr()

    assert out.count("\n") == 1
    assert json.loads(out)["figures"]["item"]["rate"] == 0.75


@pytest.mark.parametrize(("floor", "code"), [("item=0.75", 0), ("item=0.76", 1), ("nonsense=0.1", 1)])
def test_floors(folder: Path, capsys: pytest.CaptureFixture[str], floor: str, code: int) -> None:
    """A figure below its floor, or one that does not exist, ends with 1 and is named."""
    assert run(["evaluate", str(folder), "--min", floor]) == code
    assert ("below the floor" in capsys.readouterr().err) == bool(code)


def test_floors_of_the_second_reading(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second reading has floors of its own."""
    args = ["evaluate", str(folder), "--compare-profile", "blind"]

    assert run([*args, "--min", "front.dato@blind=1"]) == 0
    assert run([*args, "--min", "item@blind=0.1"]) == 1
    assert "item@blind 0.0000 < 0.1" in capsys.readouterr().err


def test_misses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every difference with its document, item and measure."""
    run(["evaluate", str(folder), "--misses"])
    out, _ = capsys.readouterr()

    assert "a-havn, item\n  want     2 Salg af bådplads\n  got      2 Salg af en bådplads\n" in out
    assert "b-havn, " not in out


def test_a_baseline_holds_and_then_does_not(folder: Path, tmp_path: Path) -> None:
    """What was pinned passes; when the reading gets worse, it does not and is not pinned over."""
    pins = str(tmp_path / "floors.json")

    assert run(["evaluate", str(folder), "--write-baseline", pins]) == 0
    assert run(["evaluate", str(folder), "--baseline", pins]) == 0

    write_pair(folder, "b-havn", reading() | {"punkter": []})

    assert run(["evaluate", str(folder), "--baseline", pins]) == 1
    assert run(["evaluate", str(folder), "--write-baseline", pins]) == 1
    assert run(["evaluate", str(folder), "--baseline", pins]) == 1
    assert run(["evaluate", str(folder), "--write-baseline", pins, "--allow-lower"]) == 0
    assert run(["evaluate", str(folder), "--baseline", pins]) == 0


def test_a_pdf_that_cannot_be_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named, the others are measured, and the exit code says that some failed."""
    (folder / "a-havn.pdf").write_text("not JSON")

    assert run(["evaluate", str(folder)]) == 7
    out, err = capsys.readouterr()

    assert err == "referat: a-havn: not read, counts as empty: a-havn.pdf is not a PDF\n"
    assert ["item", "0.6667", "4/6"] in [line.split() for line in out.splitlines()]


def test_misspelt_keys_of_a_gold(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are told on stderr; the figures stand."""
    write_pair(folder, "a-havn", reading(), GOLD | {"datum": "2021-03-04"})

    assert run(["evaluate", str(folder)]) == 0
    assert "datum" in capsys.readouterr().err


@pytest.mark.parametrize("args", [["--min", "item"], ["--baseline", "/nowhere/floors.json"], ["--jobs", "0"]])
def test_wrong_options_are_met_before_anything_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args: list[str]
) -> None:
    """Nothing is parsed and nothing printed on stdout for a line that cannot work."""
    monkeypatch.setattr("referat_parser.pipeline.parse", lambda *_, **__: pytest.fail("parsed"))

    assert run(["evaluate", str(folder), *args]) in {2, 3}
    assert capsys.readouterr().out == ""
