"""`referat explain`: why a document was read as it was."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from referat_parser.cli import failures, terminal
from referat_parser.cli.options import STDIN, OcrOption, PasswordOption, ProfileOption
from referat_parser.errors import ReferatError
from referat_parser.output.characters import with_visible_controls

if TYPE_CHECKING:
    from referat_parser.explain import Explanation

Format = Literal["text", "json"]

_STYLES: Final = {
    "head": "bold", "good": "green", "bad": "red", "quiet": "dim", "loud": "bold yellow", "": "",
}  # fmt: skip


def explain(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The PDF; - is stdin.", show_default=False)],
    pages: Annotated[
        list[int] | None, typer.Option("--page", metavar="N", help="Only this page of the PDF; repeatable.")
    ] = None,
    punkter: Annotated[
        list[str] | None, typer.Option("--punkt", metavar="NR", help="Only the item of this number; repeatable.")
    ] = None,
    profile: ProfileOption = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="Text to read, or all of it as JSON.")] = "text",
    ocr: OcrOption = "never",
    password: PasswordOption = None,
) -> None:
    """Show why a document was read as it was.

    The profiles that were considered and their marks; the witnesses for each item heading, and where they disagree;
    every line with its place, its setting, its role, and the rule or the evidence that decided. Files that are no
    minutes are explained too.
    """
    from referat_parser import explain as library

    source = sys.stdin.buffer.read() if file == STDIN else file
    name = "-" if file == STDIN else os.fsencode(file).decode("utf-8", "replace")
    try:
        examination = library.examine(source, profile=profile, ocr=ocr, password=password, file=name)
    except ReferatError as error:
        raise typer.Exit(failures.report(error, file)) from None
    explanation = library.select(library.explain(examination), pages=pages or (), punkter=punkter or ())
    if format == "json":
        indent = 2 if terminal.is_terminal() else None
        terminal.write(json.dumps(asdict(explanation), ensure_ascii=False, indent=indent) + "\n", is_json=True)
    elif terminal.is_terminal():
        _print_in_colour(explanation)
    else:
        terminal.write("".join(f"{library.plain(line)}\n" for line in library.render(explanation)))


def _print_in_colour(explanation: Explanation) -> None:
    from rich.console import Console
    from rich.text import Text

    from referat_parser.explain import render

    console = Console(highlight=False)
    for line in render(explanation):
        parts = [(with_visible_controls(part.text), _STYLES[part.tone]) for part in line]
        console.print(Text.assemble(*parts), soft_wrap=True)
