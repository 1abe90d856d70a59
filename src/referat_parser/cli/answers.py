"""Answers of an archive on stdout: a table for people, JSON or CSV for programs.

Text from a PDF is not to be trusted: on a terminal none of it is markup and control characters are shown as escapes, in
CSV no cell is a formula.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING, Any, Literal

from referat_parser.cli import failures, terminal
from referat_parser.output.csv import safe_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.table import Table
    from rich.text import Text

AnswerFormat = Literal["table", "json", "csv"]


def print_json(value: Any) -> None:
    """Prints plain data; indented on a terminal."""
    on_terminal = terminal.is_terminal()
    terminal.write(json.dumps(value, ensure_ascii=False, indent=2 if on_terminal else None) + "\n", is_json=True)


def print_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Prints rows under a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(row[column]) for column in columns] for row in rows)
    terminal.write(text.getvalue())


def plain_text(value: object) -> Text:
    """A value as a cell that shows exactly this text."""
    from rich.text import Text

    return Text("" if value is None else failures.one_line(str(value)))


def marked_text(sentence: str, marks: Iterable[tuple[int, int]]) -> Text:
    """A sentence with the words of a query in bold."""
    from rich.text import Text

    text, end = Text(), 0
    for start, stop in marks:
        text.append(_inner(sentence[end:start]))
        text.append(_inner(sentence[start:stop]), style="bold")
        end = stop
    return text.append(_inner(sentence[end:]))


def _inner(part: str) -> str:
    """A part of a sentence: as `one_line`, but with the spaces at its ends."""
    from referat_parser.output.characters import with_visible_controls

    return with_visible_controls(part.replace("\n", " "))


def print_table(table: Table) -> None:
    """Prints a table in the width of the terminal; unbroken lines when piped."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 200
    with terminal.writing():
        Console(width=width, highlight=False, soft_wrap=False).print(table)


def bar(value: int, most: int, width: int = 24) -> str:
    """A bar of blocks, in eighths; never empty for a value above zero."""
    eighths = max(1, round(value * width * 8 / most)) if value and most else 0
    full, rest = divmod(eighths, 8)
    return "█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")
