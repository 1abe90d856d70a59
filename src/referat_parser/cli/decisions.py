"""`referat decisions`: one line a decision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from referat_parser.cli import answers, failures, terminal
from referat_parser.cli.options import OcrOption, PasswordOption, ProfileOption
from referat_parser.cli.sources import Sources
from referat_parser.output.decisions import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.model import Referat

Format = Literal["table", "csv", "ndjson"]

SOME_FAILED: Final = 7
SHOWN: Final = ("dato", "organ", "nr", "sagsnr", "titel", "udfald", "for", "imod", "undlod", "afbud")
"""The columns of the table; CSV and NDJSON have all."""


def decisions(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="PDFs to read; - is stdin.", show_default=False)],
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Default: a table on a terminal, CSV when piped.")
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="Only the decisions of the meeting itself.")] = False,
    profile: ProfileOption = None,
    ocr: OcrOption = "never",
    password: PasswordOption = None,
) -> None:
    """Print what was decided: a line a decision, with body, item, case, outcome, votes and who was absent."""
    rows: list[dict[str, Any]] = []
    codes: list[int] = []
    sources = Sources(files, profile=profile, ocr=ocr, password=password)
    for file in files:
        try:
            rows += [row for row in _rows(sources.read(file)) if row["egen"] or not own]
        except Exception as error:  # noqa: BLE001 - one bad file must not cost the others
            codes.append(failures.report(error, file))
    if len(codes) < len(files):
        _print(rows, format or ("table" if terminal.is_terminal() else "csv"))
    if codes:
        raise typer.Exit(codes[0] if len(files) == 1 else SOME_FAILED)


def _rows(referat: Referat) -> Sequence[dict[str, Any]]:
    from referat_parser.output.decisions import decision_rows

    return list(decision_rows(referat))


def _print(rows: Sequence[dict[str, Any]], chosen: Format) -> None:
    if chosen == "csv":
        answers.print_csv(rows, COLUMNS)
    elif chosen == "ndjson":
        terminal.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    else:
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for column in SHOWN:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*(answers.plain_text(row[column]) for column in SHOWN))
        answers.print_table(table)
