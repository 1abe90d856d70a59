"""How `referat batch` says what happens: a progress bar on a terminal, lines in a log, JSON for programs, or nothing.

Everything goes to stderr. Names and messages come from files that nobody vouches for: none of it is read as markup, and
control characters are shown as escapes.
"""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from referat_parser.cli import failures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from referat_parser.batch.job import Outcome, Progress
    from referat_parser.batch.report import Report, Row

_ROWS_SHOWN: Final = 40


class Speaker(Protocol):
    """Says what happens in a run."""

    def running(self) -> AbstractContextManager[None]:
        """Is open while the run is on."""

    def watch(self, progress: Progress) -> None:
        """Hears of every file."""

    def tell(self, report: Report) -> None:
        """Says how it ended."""


def choose_speaker(*, quiet: bool, log_format: Literal["text", "json"]) -> Speaker:
    """The speaker for these options and this stderr."""
    if quiet:
        return Silence()
    if log_format == "json":
        return JsonLines()
    return Bar() if sys.stderr.isatty() else Lines()


class Silence:
    """`--quiet`: says nothing."""

    @contextmanager
    def running(self) -> Iterator[None]:
        """Does nothing."""
        yield

    def watch(self, progress: Progress) -> None:
        """Does nothing."""

    def tell(self, report: Report) -> None:
        """Does nothing."""


class Lines(Silence):
    """A log: a line for each failure when it happens, the report at the end."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def watch(self, progress: Progress) -> None:
        """Says a failure."""
        outcome = progress.outcome
        if progress.occasion == "done" and outcome is not None and outcome.failure is not None:
            for name in outcome.names:
                self._told.add(name)
                failures.say(f"{outcome.failure.message}; {outcome.failure.remedy}", name)

    def tell(self, report: Report) -> None:
        """Says the counts, and what was not said before."""
        for row in report.rows:
            if row.status == "failed" and row.file not in self._told:
                failures.say(f"{row.message}; {row.remedy}", row.file)
        for row in _first_rows(report, "suspicious"):
            failures.say(f"{row.code}: {row.message}; {row.remedy}", row.file)
        failures.say(summary(report))


class JsonLines(Silence):
    """`--log-format json`: an object for every file, and the report as the last one."""

    def watch(self, progress: Progress) -> None:
        """Says what became of a file."""
        if progress.occasion == "done" and progress.outcome is not None:
            _write_json({"event": "file", **_file_event(progress, progress.outcome)})
        elif progress.occasion == "skipped":
            _write_json({"event": "start", "total": progress.total, "skipped": progress.skipped})

    def tell(self, report: Report) -> None:
        """Says the report."""
        _write_json({"event": "report", **report.as_dict()})


def _file_event(progress: Progress, outcome: Outcome) -> dict[str, Any]:
    failure = outcome.failure
    return {
        "file": outcome.names[0], "duplicates": list(outcome.names[1:]), "status": "failed" if failure else "done",
        "code": failure.code if failure else None, "message": failure.message if failure else None,
        "warnings": sorted({code for code, _, _ in outcome.warnings}), "pages": outcome.pages,
        "punkter": outcome.punkter, "seconds": round(outcome.seconds, 3), "done": progress.done,
        "total": progress.total,
    }  # fmt: skip


def _write_json(event: dict[str, Any]) -> None:
    sys.stderr.write(json.dumps(event, ensure_ascii=True) + "\n")
    sys.stderr.flush()


class Bar:
    """A terminal: a bar with rate, time left, failures and the file at hand; a table at the end."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._console = Console(stderr=True)
        self._bar = Progress(
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}", markup=False),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}", markup=False, style="red"),
            TextColumn("{task.fields[file]}", markup=False, style="dim"),
            console=self._console,
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, rate="", failed="", file="")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Shows the bar."""
        with self._bar:
            yield

    def watch(self, progress: Progress) -> None:
        """Moves the bar."""
        rate = f"{progress.pages / progress.seconds:.0f} pages/s" if progress.seconds else progress.occasion
        name = failures.one_line(progress.file or "")
        self._bar.update(
            self._task, total=progress.total, completed=progress.done, rate=rate,
            failed=f"{progress.failed} failed" if progress.failed else "", file=name[-60:],
        )  # fmt: skip

    def tell(self, report: Report) -> None:
        """Shows the rows of the report as tables, failures first, and the counts."""
        for status, style in (("failed", "red"), ("suspicious", "yellow")):
            rows = _first_rows(report, status)
            if rows:
                self._console.print(_table(status, style, rows))
            hidden = sum(row.status == status for row in report.rows) - len(rows)
            if hidden:
                self._console.print(f"… and {hidden} more: --report FILE has all of them", markup=False)
        self._console.print(summary(report), markup=False, highlight=False)


def _table(title: str, style: str, rows: list[Row]) -> Any:
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=title, title_style=style, title_justify="left", box=None, padding=(0, 2, 0, 0), show_header=False
    )
    table.add_column(overflow="fold", max_width=40)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        page = f" (page {row.page})" if row.page else ""
        what = f"{row.message}{page}; {row.remedy}"
        table.add_row(*(Text(failures.one_line(cell)) for cell in (row.file, row.code, what)))
    return table


def _first_rows(report: Report, status: str) -> list[Row]:
    return [row for row in report.rows if row.status == status][:_ROWS_SHOWN]


def summary(report: Report) -> str:
    """The counts of a run in one line."""
    parts = [f"{report.done} of {report.files} files in {failures.one_line(report.output)}"]
    if report.skipped:
        parts.append(f"{report.skipped} done before")
    if report.duplicates:
        parts.append(f"{report.duplicates} duplicates")
    if report.failed:
        parts.append(f"{report.failed} failed")
    if report.suspicious:
        parts.append(f"{report.suspicious} to look at")
    parts.append(f"{report.pages} pages, {report.punkter} items")
    parts.append(f"{report.seconds:.1f} s ({report.pages_per_second:.0f} pages/s)")
    if report.stopped:
        parts.append("stopped at the first failure")
    return "; ".join(parts)
