"""`referat case`: the way of one case through bodies and meetings."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from referat_parser.cli import failures
from referat_parser.cli.answers import AnswerFormat, plain_text, print_csv, print_json, print_table

if TYPE_CHECKING:
    from referat_parser.batch.history import Step

NOTHING_FOUND = 1
_COLUMNS = ("dato", "udvalg", "nr", "titel", "udfald", "beslutning", "file", "side", "quoted")
_LONGEST_DECISION = 400


def case(
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE", help="A database made by referat batch.")],
    sagsnr: Annotated[str, typer.Argument(metavar="SAGSNR", help="The case number, e.g. 15/11446.")],
    format: Annotated[AnswerFormat, typer.Option("--format", "-f", help="How to print.")] = "table",
) -> None:
    """Follow one case through bodies and meetings, oldest first.

    Decisions that are known only because later minutes quote them are marked. The exit code is 1 when the archive does
    not know the case.
    """
    from referat_parser.batch.history import find_case

    steps = find_case(archive, sagsnr)
    if format == "json":
        print_json([asdict(step) for step in steps])
    elif format == "csv":
        print_csv([asdict(step) for step in steps], _COLUMNS)
    elif steps:
        _print_steps(steps)
    else:
        failures.say(f"the archive has no case {sagsnr}")
    if not steps:
        raise typer.Exit(NOTHING_FOUND)


def _print_steps(steps: tuple[Step, ...]) -> None:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 1, 0), header_style="dim")
    for heading in ("dato", "udvalg", "punkt", "udfald"):
        table.add_column(heading, overflow="fold")
    for step in steps:
        decision = " ".join((step.beslutning or "").split())
        if len(decision) > _LONGEST_DECISION:
            decision = decision[:_LONGEST_DECISION] + "…"
        place = plain_text(f"{step.file}, side {step.side}" + (", gengivet i et senere referat" if step.quoted else ""))
        place.stylize("dim")
        what = plain_text(" ".join(filter(None, (step.nr, step.titel))))
        what.stylize("bold")
        table.add_row(
            plain_text(step.dato), plain_text(step.udvalg), what + "\n" + plain_text(decision) + "\n" + place,
            plain_text(step.udfald),
        )  # fmt: skip
    print_table(table)
