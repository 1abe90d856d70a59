"""Data on stdout: as it is into a pipe, safe and in colour on a terminal."""

from __future__ import annotations

import sys

from referat_parser.output.characters import with_visible_controls


def is_terminal() -> bool:
    """Say whether a person will see stdout."""
    return sys.stdout.isatty()


def write(text: str, *, is_json: bool = False) -> None:
    """Write text to stdout. On a terminal, control characters from a PDF are shown as escapes, and JSON in colour.

    Colour goes by the habits of rich: not with `NO_COLOR` or `TERM=dumb`.
    """
    if not is_terminal():
        sys.stdout.write(text)
        return
    text = with_visible_controls(text)
    if not is_json:
        sys.stdout.write(text)
        return
    from rich.console import Console
    from rich.highlighter import JSONHighlighter
    from rich.text import Text

    Console().print(JSONHighlighter()(Text(text)), end="", soft_wrap=True)
