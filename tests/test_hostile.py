"""PDFs that were made, or happened, to break readers: each ends in time, with a code of the contract, never as minutes.

They are not part of the project (other projects' test sets hold them); the tests run where a folder of them is beside
the repository.
"""

from __future__ import annotations

import time
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest
from pebble import ProcessExpired, ProcessFuture, ProcessPool

HOSTILE = Path(__file__).parent.parent.parent / "shared" / "corpus" / "hostile"
FILES = sorted(HOSTILE.rglob("*.pdf"))
SECONDS = 20
"""The longest that one file may take."""

pytestmark = pytest.mark.skipif(not FILES, reason="no folder of hostile PDFs beside the repository")


class Outcome(NamedTuple):
    """How reading one file ended: exit code, number of items, seconds, message."""

    code: int
    items: int
    seconds: float
    message: str


def read(path: Path) -> Outcome:
    """Read one file as `referat parse` does; runs in a process of its own, since a PDF library may crash."""
    from referat_parser import ReferatError, parse

    start = time.perf_counter()
    try:
        items = len(parse(path).punkter)
    except ReferatError as error:
        return Outcome(error.exit_code, 0, time.perf_counter() - start, str(error))
    except BaseException as error:  # noqa: BLE001 - what is not a ReferatError is what this test looks for
        return Outcome(70, 0, time.perf_counter() - start, repr(error))
    return Outcome(0, items, time.perf_counter() - start, "")


@pytest.fixture(scope="module")
def outcomes() -> dict[Path, Outcome]:
    """Read all files once, in processes that may hang or die without harm to the others."""
    with ProcessPool(max_workers=2, context=get_context("spawn")) as pool:
        futures = {path: pool.schedule(read, args=[path], timeout=SECONDS) for path in FILES}
        return {path: _end_of(future) for path, future in futures.items()}


def _end_of(future: ProcessFuture) -> Outcome:
    try:
        return future.result()  # type: ignore[no-any-return]
    except (TimeoutError, ProcessExpired) as error:
        return Outcome(70, 0, SECONDS, repr(error))


def test_every_file_ends_with_a_code_of_the_contract(outcomes: dict[Path, Outcome]) -> None:
    """Read, unreadable, no minutes, or no text: no bug, hang or crash (70), and each failure says what to do."""
    assert {str(path): end for path, end in outcomes.items() if end.code not in (0, 3, 4, 5)} == {}
    assert {str(path): end for path, end in outcomes.items() if end.code and "; " not in end.message} == {}


def test_no_file_comes_out_as_minutes(outcomes: dict[Path, Outcome]) -> None:
    """Nothing in there is Danish minutes, minutes of other countries included: no items."""
    assert {str(path): end for path, end in outcomes.items() if end.items} == {}


def test_pages_without_text_say_so(outcomes: dict[Path, Outcome]) -> None:
    """Scans and drawings without a word are code 5, whose remedy is OCR."""
    ends = {str(path): end for path, end in outcomes.items() if path.parent.name == "no_text"}

    assert ends
    assert {path: end for path, end in ends.items() if end.code != 5} == {}
