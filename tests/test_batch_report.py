"""What the report says: counts, rows and remedies."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from referat_parser.batch.job import Failure, Outcome, Settings
from referat_parser.batch.report import Report, rows_of
from referat_parser.model import WarningCode


@pytest.mark.parametrize("code", get_args(WarningCode))
def test_every_warning_has_something_to_do(code: str) -> None:
    """A row without a remedy would leave the user alone with it."""
    (row,) = rows_of("x.pdf", Outcome("s", ("x.pdf",), punkter=1, warnings=((code, "so it is", 4),)))

    assert (row.status, row.code, row.message, row.page) == ("suspicious", code, "so it is", 4)
    assert row.remedy


def test_a_kind_of_warning_is_one_row() -> None:
    """Forty decisions without an outcome are one row, with the first place."""
    warnings = tuple(("outcome-unknown", f"nr {page}", page) for page in (3, 8, 9))

    (row,) = rows_of("x.pdf", Outcome("s", ("x.pdf",), punkter=1, warnings=warnings))

    assert (row.message, row.page) == ("nr 3", 3)


def test_the_report_is_json_with_its_verdict() -> None:
    """Exit code and speed are in the JSON, so that a script needs no arithmetic."""
    report = Report("out", 4, 3, 1, 1, 0, 0, 40, 30, 9, 2.0, 1.5, 80, False, rows_of("x", _failed()))

    told = json.loads(report.as_json())

    assert (told["exit_code"], told["pages_per_second"], told["rows"][0]["remedy"]) == (7, 15.0, "get it again")


def _failed() -> Outcome:
    return Outcome("s", ("x",), failure=Failure("damaged-pdf", 3, "is damaged", "get it again"))


def test_limits_do_not_make_another_reading() -> None:
    """What decides the output is in the fingerprint, what only decides whether there is one is not."""
    from dataclasses import replace

    from referat_parser.batch.job import Limits

    settings = Settings()
    same = replace(settings, limits=Limits(seconds=1, memory=100))
    others = [
        replace(settings, profile="acadre"),
        replace(settings, ocr="auto"),
        replace(settings, strict=True),
        replace(settings, form="yaml"),
        replace(settings, limits=Limits(pages=5)),
    ]

    assert same.fingerprint("1", "p") == settings.fingerprint("1", "p")
    prints = {other.fingerprint("1", "p") for other in [settings, *others]}
    prints |= {settings.fingerprint("2", "p"), settings.fingerprint("1", "q")}
    assert len(prints) == 8
