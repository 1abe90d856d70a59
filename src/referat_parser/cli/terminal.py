"""Data on stdout: as it is into a pipe, safe and in colour on a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from referat_parser.errors import UsageError
from referat_parser.output.characters import with_visible_controls

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_terminal() -> bool:
    """Say whether a person will see stdout."""
    return sys.stdout.isatty()


def write(text: str, *, is_json: bool = False) -> None:
    """Write text to stdout. On a terminal, control characters from a PDF are shown as escapes, and JSON in colour.

    Colour goes by the habits of rich: not with `NO_COLOR` or `TERM=dumb`.
    """
    with writing():
        if not is_terminal():
            sys.stdout.write(text)
        elif is_json:
            _write_in_colour(with_visible_controls(text))
        else:
            sys.stdout.write(with_visible_controls(text))


def flush() -> None:
    """Send on what stdout still holds. Raises `BrokenPipeError` where nobody reads it any more."""
    with writing():
        sys.stdout.flush()


def close() -> None:
    """Let go nowhere what is still to be written: Python flushes stdout once more at its end, and complains aloud."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_in_colour(json: str) -> None:
    from rich.console import Console
    from rich.highlighter import JSONHighlighter
    from rich.text import Text

    Console().print(JSONHighlighter()(Text(json)), end="", soft_wrap=True)


@contextmanager
def writing() -> Iterator[None]:
    """Make a `UsageError` of what the system says against writing: a full disk is no bug. A broken pipe stays one."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        close()
        raise UsageError(f"cannot write to stdout: {error.strerror or error}", "write elsewhere with -o") from error
