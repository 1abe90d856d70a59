"""`referat stats`: an archive in numbers and small charts."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from referat_parser.cli.answers import bar, plain_text, print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from referat_parser.batch.statistics import Statistics


def stats(
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE", help="A database made by referat batch.")],
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How to print.")] = "table",
) -> None:
    """Show an archive in numbers: meetings and decisions by body and year, and how decisions came out."""
    from referat_parser.batch.statistics import read_statistics

    found = read_statistics(archive)
    if format == "json":
        print_json(asdict(found))
        return
    _print_totals(found)
    _print_bodies(found)
    _print_counts("udfald", found.outcomes)
    _print_counts("advarsler (møder)", found.warnings)


def _print_totals(found: Statistics) -> None:
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, value in (
        ("filer", found.files), ("heraf ulæselige", found.failed), ("møder", found.meetings),
        ("punkter", found.items), ("beslutninger", found.decisions), ("afstemninger", found.votes),
        ("fra", found.first), ("til", found.last),
    ):  # fmt: skip
        table.add_row(plain_text(name), plain_text(value))
    print_table(table)


def _print_bodies(found: Statistics) -> None:
    table = _chart(("udvalg", "år", "møder", "punkter", "beslutninger", ""))
    most = max((row.decisions for row in found.by_body_and_year), default=0)
    for udvalg, rows in groupby(found.by_body_and_year, key=lambda row: row.udvalg):
        name: str | None = udvalg or "(uden udvalg)"
        for row in rows:
            table.add_row(
                plain_text(name), plain_text(row.aar or "?"), plain_text(row.meetings), plain_text(row.items),
                plain_text(row.decisions), plain_text(bar(row.decisions, most)),
            )  # fmt: skip
            name = None
    if table.row_count:
        print_table(table)


def _print_counts(heading: str, counts: Sequence[tuple[str, int]]) -> None:
    table = _chart((heading, "antal", ""))
    most = max((count for _, count in counts), default=0)
    for name, count in counts:
        table.add_row(plain_text(name), plain_text(count), plain_text(bar(count, most)))
    if table.row_count:
        print_table(table)


def _chart(headings: Sequence[str]) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", title=" ")
    for place, heading in enumerate(headings):
        is_number = 0 < place < len(headings) - 1 and heading != "år"
        table.add_column(heading, justify="right" if is_number else "left", overflow="fold")
    return table
