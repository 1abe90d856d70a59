"""What a run tells at its end: counts, and a row for every file that failed or that somebody should look at."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from referat_parser.batch.job import Failure, Outcome
    from referat_parser.batch.plan import Plan

SOME_FAILED = 7
"""The exit code of a run in which files failed, or that stopped before its end."""

_EXPLAIN = "look at the pages: referat explain FILE"
_REMEDIES = {
    "items-disagree-with-contents": "compare the items with the contents list: referat explain FILE",
    "items-disagree-with-outline": "compare the items with the bookmarks: referat explain FILE",
    "items-disagree-with-structure": "compare the items with the tagged headings: referat explain FILE",
    "item-number-gap": "see whether an item is missing there: referat explain FILE",
    "item-without-text": "see whether the item is empty in the PDF too",
    "no-own-decision": "see whether the PDF is an agenda, or the decision has an unknown heading",
    "outcome-unknown": "read the decision: its words are not in the vocabulary yet",
    "vote-counts-disagree": "read the vote in the PDF: its numbers do not add up",
    "vote-party-on-both-sides": "read the vote in the PDF",
    "vote-without-names": "nothing, the PDF does not name who voted",
    "pages-without-text": "read the scanned pages with --ocr auto",
    "layout-unknown": "make a profile for this layout: referat profiles new FILE",
    "profile-uncertain": "name the profile: --profile NAME",
    "encoding-suspect": "the letters may be wrong: read it with --ocr always",
    "ocr-used": "check names and numbers, OCR misreads them",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to look at. `punkter` is set for files that were read, so that an empty one stands out."""

    file: str
    status: Literal["failed", "suspicious"]
    code: str
    message: str
    remedy: str
    exit_code: int = 0
    page: int | None = None
    traceback: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The account of a run. `pages` and `punkter` are of all files in the output, `pages_read` of those read now.

    `seconds` is the wall time of the run, `cpu_seconds` the processor time of its workers, `memory` the most MB of one.
    """

    output: str
    files: int
    done: int
    skipped: int
    failed: int
    suspicious: int
    duplicates: int
    pages: int
    pages_read: int
    punkter: int
    seconds: float
    cpu_seconds: float
    memory: int
    stopped: bool
    rows: tuple[Row, ...]

    @property
    def pages_per_second(self) -> float:
        """The speed of what was read now."""
        return round(self.pages_read / self.seconds, 1) if self.seconds else 0.0

    @property
    def exit_code(self) -> int:
        """0, or 7 when a file failed or the run stopped early."""
        return SOME_FAILED if self.failed or self.stopped else 0

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain data, for JSON."""
        return {**asdict(self), "pages_per_second": self.pages_per_second, "exit_code": self.exit_code}

    def as_json(self) -> str:
        """All of it as indented JSON."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2) + "\n"


def rows_of(file: str, outcome: Outcome) -> tuple[Row, ...]:
    """The rows for one file: its failure, or one for each kind of warning with the first place it was seen."""
    if outcome.failure is not None:
        return (_failed(file, outcome.failure),)
    if not outcome.punkter and not outcome.warnings:
        message = "no agenda items were found"
        return (Row(file, "suspicious", "no-items", message, _EXPLAIN),)
    first: dict[str, Row] = {}
    for code, message, page in outcome.warnings:
        row = Row(file, "suspicious", code, message, _REMEDIES.get(code, _EXPLAIN), page=page)
        first.setdefault(code, row)
    return tuple(first.values())


def _failed(file: str, failure: Failure) -> Row:
    return Row(
        file, "failed", failure.code, failure.message, failure.remedy, failure.exit_code, traceback=failure.traceback
    )


def make_report(output: str, plan: Plan, results: Mapping[str, Outcome], seconds: float, *, stopped: bool) -> Report:
    """The account of a run. `results` maps the sha256 of what was read, now or earlier, to what came of it."""
    named = dict(plan.unreadable)
    for sha256, outcome in results.items():
        named.update(dict.fromkeys(plan.names(sha256), outcome))
    rows = tuple(row for file in plan.files if file.name in named for row in rows_of(file.name, named[file.name]))
    done = [outcome for outcome in named.values() if outcome.failure is None]
    now = [outcome for sha256, outcome in results.items() if sha256 not in plan.old]
    return Report(
        output=output,
        files=len(plan.files),
        done=len(done),
        skipped=sum(len(plan.names(sha256)) for sha256 in plan.old),
        failed=_count(rows, "failed"),
        suspicious=_count(rows, "suspicious"),
        duplicates=sum(len(files) - 1 for files in plan.contents.values()),
        pages=sum(outcome.pages for outcome in done),
        pages_read=sum(outcome.pages for outcome in now),
        punkter=sum(outcome.punkter for outcome in done),
        seconds=round(seconds, 3),
        cpu_seconds=round(sum(outcome.cpu for outcome in now), 3),
        memory=max((outcome.memory for outcome in now), default=0),
        stopped=stopped,
        rows=rows,
    )


def _count(rows: Sequence[Row], status: str) -> int:
    """How many files have a row of that status."""
    return len({row.file for row in rows if row.status == status})
