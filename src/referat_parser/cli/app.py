"""`referat`: find the command, run it, and turn whatever happens into one line and an exit code.

Exit codes are part of the contract (README, "Exit codes"). Nothing but data goes to stdout, and stdout is UTF-8
whatever the locale says.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer
from typer.core import TyperGroup

from referat_parser import __version__
from referat_parser.cli import failures, terminal
from referat_parser.cli.commands import COMMANDS, LazyCommand
from referat_parser.errors import ReferatError

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM: Final = "referat"
USAGE: Final = 2
INTERRUPTED: Final = 130  # 128 + SIGINT, what shells report
BROKEN_PIPE: Final = 141  # 128 + SIGPIPE: the reader of our output went away, as `| head` does


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an unexpected fault; may stand anywhere on the line.")
    ] = False,
) -> None:
    """Turn Danish meeting minutes (referater) and agendas (dagsordener) in PDF into structured data."""
    del version, debug  # --version has printed by now; `run` has taken --debug off the line
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(USAGE)


def build() -> TyperGroup:
    """Give the program as a group of commands, none of which is imported yet.

    Help is plain text: rich help costs more than all the rest of `referat --help`.
    """
    app = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
    app.callback(invoke_without_command=True)(_root)
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)  # noqa: S101 - an app with a callback is a group, says typer
    for command in COMMANDS:
        group.add_command(LazyCommand(command))
    return group


def run(args: Sequence[str]) -> int:
    """Run the command of the arguments (without the program's name) and give its exit code. Raises nothing."""
    args = _take_debug(args)
    try:
        return _invoke(args)
    except typer.TyperException as error:
        return failures.report_usage(error)
    except ReferatError as error:
        return failures.report(error)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        terminal.close()
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001 - the last place to make one line of a bug
        return failures.report(error)


def _invoke(args: Sequence[str]) -> int:
    try:
        with build().make_context(PROGRAM, list(args)) as ctx:
            ctx.command.invoke(ctx)
    except typer.Exit as done:
        return done.exit_code
    finally:
        terminal.flush()  # here, so that a broken pipe is met where it is handled
    return 0


def _take_debug(args: Sequence[str]) -> list[str]:
    """Take `--debug` off the line, wherever it stands before a `--`, and pass it on to this process and its workers."""
    end = args.index("--") if "--" in args else len(args)
    if "--debug" in args[:end]:
        os.environ[failures.DEBUG] = "1"
    return [arg for place, arg in enumerate(args) if place >= end or arg != "--debug"]


def main() -> None:
    """Be the program: run the arguments of this process and exit."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")
    if f"_{PROGRAM.upper()}_COMPLETE" in os.environ:  # a shell asks for completions
        build().main(prog_name=PROGRAM)
    sys.exit(run(sys.argv[1:]))
