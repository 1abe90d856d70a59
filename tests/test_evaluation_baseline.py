"""Floors: quality only goes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from referat_parser.errors import NoSuchFileError, UsageError
from referat_parser.evaluation import (
    Baseline,
    Shortfall,
    below,
    parse_floors,
    pinned,
    read_baseline,
    shortfalls,
    write_baseline,
)

if TYPE_CHECKING:
    from pathlib import Path

PINS = Baseline(documents=3, figures={"item": 0.9, "section": 0.5})


def test_a_figure_at_its_floor_holds() -> None:
    """The floor itself is reached, anything below is not."""
    assert shortfalls({"item": 0.9}, {"item": 0.9}) == ()
    assert shortfalls({"item": 0.8999}, {"item": 0.9}) == (Shortfall("item", 0.9, 0.8999),)


def test_a_measure_that_vanished_falls_short() -> None:
    """What is no longer measured has not been reached."""
    assert [str(fall) for fall in shortfalls({}, {"item": 0.9})] == ["item not measured < 0.9"]


def test_fewer_documents_fall_short() -> None:
    """Good figures on part of the documents are no proof."""
    assert below(PINS, {"item": 1.0, "section": 1.0}, documents=2) == (Shortfall("documents", 3, 2),)


def test_pins_are_rounded_down() -> None:
    """The run that made a baseline passes it."""
    rates = {"item": 2 / 3, "section": 1.0, "annex": 0.29}

    assert pinned(rates, 5).figures == {"annex": 0.29, "item": 0.6666, "section": 1.0}
    assert below(pinned(rates, 5), rates, 5) == ()


def test_written_and_read_back(tmp_path: Path) -> None:
    """A baseline is the same after a trip through its file."""
    assert write_baseline(tmp_path / "floors.json", PINS) == ()
    assert read_baseline(tmp_path / "floors.json") == PINS


def test_lowering_is_refused(tmp_path: Path) -> None:
    """One figure below its pin, and nothing is written, not even those that rose."""
    path = tmp_path / "floors.json"
    write_baseline(path, PINS)

    fallen = write_baseline(path, Baseline(documents=3, figures={"item": 0.8, "section": 0.9}))

    assert fallen == (Shortfall("item", 0.9, 0.8),)
    assert read_baseline(path) == PINS


def test_lowering_has_to_be_asked_for(tmp_path: Path) -> None:
    """With `allow_lower` the file is written, and what fell is still told."""
    path, lower = tmp_path / "floors.json", Baseline(documents=3, figures={"item": 0.8})
    write_baseline(path, PINS)

    fallen = write_baseline(path, lower, allow_lower=True)

    assert [fall.measure for fall in fallen] == ["item", "section"]
    assert read_baseline(path) == lower


def test_floors_from_the_command_line() -> None:
    """`measure=number`, also for the second reading."""
    assert parse_floors(["item=0.99", "item@base=.9"]) == {"item": 0.99, "item@base": 0.9}


@pytest.mark.parametrize("rule", ["item", "item=", "item=high", "=0.9", "item=nan", "item=99"])
def test_a_floor_that_is_none(rule: str) -> None:
    """A rule that nothing could fail, or that nothing could reach, is a slip of the keyboard."""
    with pytest.raises(UsageError, match="not a floor"):
        parse_floors([rule])


def test_a_missing_baseline(tmp_path: Path) -> None:
    """The message says how to make one."""
    with pytest.raises(NoSuchFileError, match="--write-baseline"):
        read_baseline(tmp_path / "none.json")


def test_a_file_that_is_no_baseline(tmp_path: Path) -> None:
    """Any other JSON is refused."""
    (tmp_path / "other.json").write_text('{"item": 1}')

    with pytest.raises(UsageError, match="not a baseline"):
        read_baseline(tmp_path / "other.json")
