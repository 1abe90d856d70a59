"""`referat evaluate`: parse results against gold files."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table as RichTable

from referat_parser.evaluation import (
    Evaluation,
    Second,
    Table,
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

BELOW = 1
SOME_FAILED = 7


def evaluate(
    paths: Annotated[list[Path], typer.Argument(help="PDFs, gold files or folders of both.", show_default=False)],
    *,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help="Tables, or all as JSON.")] = "text",
    minima: Annotated[list[str] | None, typer.Option("--min", help="A floor, as item=0.99; repeatable.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="Print every difference.")] = False,
    baseline: Annotated[Path | None, typer.Option(help="Fail on any figure below the one pinned in this file.")] = None,
    write: Annotated[Path | None, typer.Option("--write-baseline", help="Pin the figures; none may fall.")] = None,
    allow_lower: Annotated[bool, typer.Option("--allow-lower", help="Pin them also where they fall.")] = False,
    profile: Annotated[str | None, typer.Option(help="Read every document with this profile.")] = None,
    compare_profile: Annotated[
        str | None, typer.Option(help="Read every document again with this profile alone: a second column, item@NAME.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes.")] = 1,
) -> None:
    """Read the PDF beside each X.gold.json and say how much of the gold was found.

    Only keys that a gold has are compared. Exit code 1 means below a floor, 7 that a PDF could not be read.
    """
    floors = parse_floors(minima or [])
    pins = read_baseline(baseline) if baseline else None
    golds = find_golds(paths)
    evaluation = read_and_compare(golds, profile=profile, jobs=jobs)
    second = _second(golds, compare_profile, jobs)
    if output == "json":
        _print_json(evaluation, second, misses)
    else:
        _print_text(evaluation, second, misses)
    _print_faults(evaluation, second)

    rates, count = all_rates(evaluation, second), len(golds)
    short = shortfalls(rates, floors) + (below(pins, rates, count) if pins else ())
    _print_lines("below the floor", short)
    refused = _write(write, rates, count, allow_lower=allow_lower)
    if short or refused:
        raise typer.Exit(BELOW)
    if evaluation.failed:
        raise typer.Exit(SOME_FAILED)


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
    indent = 2 if sys.stdout.isatty() else None
    typer.echo(json.dumps(as_json(evaluation, second, misses=misses), ensure_ascii=False, indent=indent))


def _print_text(evaluation: Evaluation, second: Second | None, misses: bool) -> None:
    if misses:
        for document in evaluation.documents:
            for text in render_misses(document.name, document.figures.misses):
                typer.echo(text)
    for table in (document_table(evaluation, second), measure_table(evaluation, second)):
        if sys.stdout.isatty():
            Console().print(_rich(table))
        else:
            typer.echo(plain(table) + "\n")


def _rich(table: Table) -> RichTable:
    grid = RichTable(title=table.title, title_justify="left")
    for index, name in enumerate(table.header):
        grid.add_column(name, justify="right" if index else "left", no_wrap=index == 0)
    for row in table.rows:
        grid.add_row(*row)
    return grid


def _print_faults(evaluation: Evaluation, second: Second | None) -> None:
    """What makes figures mean less than they seem: unread documents, and gold that was compared with nothing."""
    for document in evaluation.documents:
        if document.failure is not None:
            typer.echo(f"{document.name}: not read, counts as empty: {document.failure}", err=True)
        if document.unknown_keys:
            typer.echo(
                f"{document.name}: gold keys that are not compared: {', '.join(document.unknown_keys)}", err=True
            )
    for document in second.evaluation.failed if second else ():
        typer.echo(f"{document.name}: not read with that profile, counts as empty: {document.failure}", err=True)


def _print_lines(head: str, lines: Sequence[object]) -> None:
    for line in lines:
        typer.echo(f"{head}: {line}", err=True)
