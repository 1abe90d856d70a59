"""The commands of `referat`: name, where the code is, and the line of help.

A command is one line in `COMMANDS` and one module that is imported when the command is used, so that `referat --help`
and shell completion load no PDF library. The target is a function with typer annotations, or a `typer.Typer` for a
command that has commands of its own.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, NamedTuple

import typer
from typer.core import TyperCommand


class Command(NamedTuple):
    """One command: its name, `module:attribute`, and its help in one line."""

    name: str
    target: str
    help: str


COMMANDS: Final = (
    Command("parse", "referat_parser.cli.parse:parse", "Read PDFs and print them as data."),
    Command("decisions", "referat_parser.cli.decisions:decisions", "Print what was decided, a line a decision."),
    Command("explain", "referat_parser.cli.explain:explain", "Show why a document was read as it was."),
    Command("batch", "referat_parser.cli.batch:batch", "Read an archive into files, a table or a database."),
    Command("search", "referat_parser.cli.search:search", "Search the items of an archive."),
    Command("case", "referat_parser.cli.case:case", "Follow one case through bodies and meetings."),
    Command("stats", "referat_parser.cli.stats:stats", "Summarise an archive."),
    Command("profiles", "referat_parser.cli.profiles:profiles", "List, show, check and start layout profiles."),
    Command("evaluate", "referat_parser.cli.evaluate:evaluate", "Compare what is read with gold files."),
    Command("schema", "referat_parser.cli.schema:schema", "Print the JSON Schema of the output."),
)


class LazyCommand(TyperCommand):
    """Stands for a command in the list, and becomes the real one when its arguments are to be parsed."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.name, help=command.help, rich_markup_mode=None)
        self._command = command

    def load(self) -> Any:
        """Import the module of the command and give the command as typer builds it."""
        module, _, attribute = self._command.target.partition(":")
        target = getattr(import_module(module), attribute)
        if not isinstance(target, typer.Typer):
            app = typer.Typer(add_completion=False, rich_markup_mode=None)
            app.command(self._command.name)(target)
            target = app
        return typer.main.get_command(target)

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Parse the arguments with the real command; the context that comes back belongs to it."""
        return self.load().make_context(info_name, args, parent, **extra)
