"""The samples against their golds: with the profile that is found, and once more with the base profile alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from referat_parser.evaluation import Evaluation, Second, all_rates, below, evaluate, find_golds, read_baseline

FLOORS = Path(__file__).parent / "floors" / "samples.json"
LEFT_OUT = "base"


@pytest.fixture(scope="module")
def golds(samples: Path) -> tuple[Path, ...]:
    """Every gold of the samples."""
    return find_golds([samples])


@pytest.fixture(scope="module")
def found(golds: tuple[Path, ...]) -> Evaluation:
    """The samples as a user reads them."""
    return evaluate(golds)


@pytest.fixture(scope="module")
def left_out(golds: tuple[Path, ...]) -> Evaluation:
    """The samples as documents of a layout that nobody prepared for."""
    return evaluate(golds, profile=LEFT_OUT)


def test_every_sample_is_read(found: Evaluation, left_out: Evaluation) -> None:
    """No sample fails, with its profile or without."""
    assert [(document.name, document.failure) for document in (*found.failed, *left_out.failed)] == []


def test_golds_have_no_misspelt_keys(found: Evaluation) -> None:
    """A key that the contract does not have would be compared with nothing."""
    assert [(document.name, document.unknown_keys) for document in found.documents if document.unknown_keys] == []


def test_no_figure_is_below_its_floor(golds: tuple[Path, ...], found: Evaluation, left_out: Evaluation) -> None:
    """Quality only goes up: `referat evaluate samples --compare-profile base --write-baseline` pins a better run."""
    rates = all_rates(found, Second(LEFT_OUT, left_out))

    assert [str(fall) for fall in below(read_baseline(FLOORS), rates, len(golds))] == []
