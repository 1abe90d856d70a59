"""`referat evaluate`: parse results against gold files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from referat_parser.cli import failures, terminal
from referat_parser.evaluation import (
    Second,
    all_rates,
    as_json,
    below,
    document_table,
    find_golds,
    measure_table,
    parse_floors,
    pinned,
    plain,
    read_baseline,
    render_misses,
    shortfalls,
    write_baseline,
)
from referat_parser.evaluation import evaluate as read_and_compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.evaluation import Evaluation, Table

Format = Literal["text", "json"]

BELOW: Final = 1
SOME_FAILED: Final = 7


def evaluate(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH", help="PDFs or golds, or folders of them.", show_default=False),
    ],
    *,
    format: Annotated[Format, typer.Option("--format", "-f", help="Tables, or all as JSON.")] = "text",
    minima: Annotated[
        list[str] | None, typer.Option("--min", metavar="MEASURE=N", help="A floor, as item=0.99; repeatable.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Print every difference.")] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Fail (1) on any figure below the one pinned in this file.")
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Pin the figures; none may fall.")
    ] = None,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Pin them even where they fall.")] = False,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME|PATH", help="The layout profile, instead of finding it.")
    ] = None,
    second_profile: Annotated[
        str | None,
        typer.Option(
            "--compare-profile",
            metavar="NAME|PATH",
            help="Read every document again with this profile: a second column, with measures named item@NAME.",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="How many processes read.")] = 1,
) -> None:
    """Read the PDF beside each X.gold.json and say how much of the gold was found.

    Only keys that a gold has are compared. A PDF that cannot be read counts as empty. Exit code 1 means below a floor,
    7 that no figure is below but some PDF could not be read.
    """
    floors = parse_floors(minima or [])
    pins = read_baseline(baseline) if baseline else None
    golds = find_golds(paths)
    evaluation = read_and_compare(golds, profile=profile, jobs=jobs)
    second = _second(golds, second_profile, jobs)
    (_print_json if format == "json" else _print_text)(evaluation, second, misses)
    _print_faults(evaluation, second)

    rates = all_rates(evaluation, second)
    short = shortfalls(rates, floors) + (below(pins, rates, len(golds)) if pins else ())
    _print_lines("below the floor", short)
    refused = _write(write, rates, len(golds), allow_lower=allow_lower)
    if short or refused or evaluation.failed:
        raise typer.Exit(BELOW if short or refused else SOME_FAILED)


def _second(golds: Sequence[Path], profile: str | None, jobs: int) -> Second | None:
    return Second(profile, read_and_compare(golds, profile=profile, jobs=jobs)) if profile else None


def _write(path: Path | None, rates: dict[str, float], count: int, *, allow_lower: bool) -> bool:
    """Whether pinning was refused."""
    if path is None:
        return False
    fallen = write_baseline(path, pinned(rates, count), allow_lower=allow_lower)
    _print_lines("lowered" if allow_lower else "not pinned, it would lower", fallen)
    return bool(fallen) and not allow_lower


def _print_json(evaluation: Evaluation, second: Second | None, misses: bool) -> None:
    indent = 2 if terminal.is_terminal() else None
    text = json.dumps(as_json(evaluation, second, misses=misses), ensure_ascii=False, indent=indent)
    terminal.write(text + "\n", is_json=True)


def _print_text(evaluation: Evaluation, second: Second | None, misses: bool) -> None:
    if misses:
        for document in evaluation.documents:
            for text in render_misses(document.name, document.figures.misses):
                terminal.write(text + "\n")
        terminal.write("\n")
    for table in (document_table(evaluation, second), measure_table(evaluation, second)):
        if terminal.is_terminal():
            _print_on_terminal(table)
        else:
            terminal.write(plain(table) + "\n\n")


def _print_on_terminal(table: Table) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as RichTable

    grid = RichTable(title=table.title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    grid.add_column(table.header[0], overflow="fold")  # long names give way to the figures
    for name in table.header[1:]:
        grid.add_column(name, justify="right", no_wrap=True)
    for row in table.rows:
        grid.add_row(*row)
    Console(markup=False, highlight=False).print(grid)


def _print_faults(evaluation: Evaluation, second: Second | None) -> None:
    """What makes figures mean less than they seem: unread documents, and gold that was compared with nothing."""
    for document in evaluation.documents:
        if document.failure is not None:
            failures.say(f"not read, counts as empty: {document.failure}", document.name)
        if document.unknown_keys:
            keys = ", ".join(document.unknown_keys)
            failures.say(f"the gold has keys that the contract does not have, not compared: {keys}", document.name)
    if second is not None:
        for document in second.evaluation.failed:
            failures.say(f"not read with {second.profile}, counts as empty: {document.failure}", document.name)


def _print_lines(head: str, lines: Sequence[object]) -> None:
    for line in lines:
        failures.say(f"{head}: {line}")
