"""`referat search`: find items in an archive by their words."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from referat_parser.cli import failures
from referat_parser.cli.answers import (
    AnswerFormat,
    marked_text,
    plain_text,
    print_csv,
    print_json,
    print_table,
)
from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from referat_parser.batch.search import Hit

NOTHING_FOUND = 1
_COLUMNS = ("dato", "udvalg", "nr", "titel", "sagsnr", "udfald", "saetning", "file", "side")


def search(
    archive: Annotated[str, typer.Argument(metavar="ARCHIVE", help="A database made by referat batch.")],
    query: Annotated[str, typer.Argument(metavar="QUERY", help='Words; "a phrase"; begin* of a word; -not this.')] = "",
    udvalg: Annotated[str | None, typer.Option("--udvalg", help="A body, or a part of its name.")] = None,
    fra: Annotated[str | None, typer.Option("--fra", metavar="DATE", help="From this day, or the year: 2021.")] = None,
    til: Annotated[str | None, typer.Option("--til", metavar="DATE", help="Up to this day, or the year.")] = None,
    udfald: Annotated[str | None, typer.Option("--udfald", help="The outcome, e.g. godkendt or udsat.")] = None,
    sagsnr: Annotated[str | None, typer.Option("--sagsnr", help="The case number.")] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many items.")] = 20,
    format: Annotated[AnswerFormat, typer.Option("--format", "-f", help="How to print.")] = "table",
) -> None:
    """Find items in an archive by their words.

    Danish letters may be spelt out (stoej finds støj). The exit code is 1 when nothing is found.
    """
    from referat_parser.batch import search as library

    filters = library.Filters(
        udvalg, _day(fra, "--fra", "01-01"), _day(til, "--til", "12-31"), _outcome(udfald), sagsnr
    )
    hits = library.search(archive, query, filters, limit=limit)
    if format == "json":
        print_json([{**asdict(hit), "marks": [list(mark) for mark in hit.marks]} for hit in hits])
    elif format == "csv":
        print_csv([asdict(hit) for hit in hits], _COLUMNS)
    elif hits:
        _print_hits(hits)
    else:
        failures.say("nothing was found")
    if not hits:
        raise typer.Exit(NOTHING_FOUND)


def _print_hits(hits: tuple[Hit, ...]) -> None:
    """Two lines a hit: where and what, then the sentence with its words in bold."""
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 1, 0), header_style="dim")
    for heading in ("dato", "udvalg", "punkt"):
        table.add_column(heading, overflow="fold")
    for hit in hits:
        what = plain_text(f"{hit.nr} {hit.titel}" + (f" [{hit.udfald}]" if hit.udfald else ""))
        sentence = marked_text(hit.saetning, hit.marks)
        place = plain_text(f"{hit.file}, side {hit.side}")
        place.stylize("dim")
        table.add_row(plain_text(hit.dato), plain_text(hit.udvalg), what + "\n" + sentence + "\n" + place)
    print_table(table)


def _day(text: str | None, option: str, rest: str) -> str | None:
    """A day as ISO 8601; a year or a month alone is taken from its first day or to its last."""
    import datetime as dt

    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    if text.isdigit() and len(text) == len("2021"):
        return f"{text}-{rest}"
    raise UsageError(f"{option} {text} is no day", "write it as 2021-05-19 or 2021")


def _outcome(udfald: str | None) -> str | None:
    from referat_parser.model import Udfald

    if udfald is not None and udfald not in get_args(Udfald):
        raise UsageError(f"--udfald {udfald} is no outcome", f"choose one of {', '.join(get_args(Udfald))}")
    return udfald
