"""Say on stderr, in one line, what went wrong, and know the exit code for it."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING, Final

from referat_parser.errors import ReferatError
from referat_parser.output.characters import with_visible_controls

if TYPE_CHECKING:
    import typer

DEBUG: Final = "REFERAT_DEBUG"
"""The environment variable behind `--debug`; worker processes inherit it."""
UNEXPECTED: Final = 70
_LONGEST_TEXT: Final = 300


def one_line(text: str) -> str:
    """Fold white space and show control characters as escapes: file names and PDFs must not steer the terminal."""
    return with_visible_controls(" ".join(text.split()))


def describe(error: BaseException) -> str:
    """Say what an error is in one line: its message and remedy, or for a bug what to report."""
    if isinstance(error, ReferatError):
        return one_line(str(error))
    text = one_line(f"{type(error).__name__}: {error}")[:_LONGEST_TEXT]
    return f"unexpected fault ({text}); please report this line, and the file if it may be shared; --debug shows more"


def report(error: BaseException, file: str | None = None) -> int:
    """Print `referat: FILE: message; remedy` on stderr and give the exit code of the error.

    An error that is no `ReferatError` is a bug: 70, and the traceback with `--debug`.
    """
    say(describe(error), file)
    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    return error.exit_code if isinstance(error, ReferatError) else UNEXPECTED


def report_usage(error: typer.TyperException) -> int:
    """Print what is wrong with the command line, and where its help is; give the exit code."""
    ctx = getattr(error, "ctx", None)
    message = one_line(error.format_message()).rstrip(".")
    say(f"{message}; see {ctx.command_path if ctx else 'referat'} --help")
    return error.exit_code


def say(text: str, file: str | None = None) -> None:
    """Print one line of diagnostics on stderr, under the name of the file that it is about."""
    place = f"{one_line(file)}: " if file else ""
    print(f"referat: {place}{text}", file=sys.stderr)  # noqa: T201 - the command line is where things are printed
