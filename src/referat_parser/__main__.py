"""`python -m referat_parser` and `referat` are the same program."""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

_GC_THRESHOLD: Final = 200_000  # loading and reading make many values and few cycles: looking for them is a tenth
_INTERRUPTED: Final = 130  # as in cli/app.py, which is not loaded yet


def main() -> None:
    """Run the command line and exit."""
    try:
        _run()
    except KeyboardInterrupt:  # while the program is still being loaded; what runs then meets it itself
        sys.exit(_INTERRUPTED)


def _run() -> None:
    _open_closed_streams()
    gc.set_threshold(_GC_THRESHOLD)
    # Plugins of the user's environment have no say in our models, and to look for them takes long.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from referat_parser.cli import lines

    lines.begin(sys.argv[1:])
    from referat_parser.cli.app import main as run

    try:
        run()
    finally:
        lines.end()
        gc.freeze()  # the process ends: what it holds need not be looked through for cycles


def _open_closed_streams() -> None:
    """Put something in the place of stdin, stdout or stderr that was closed (`>&-`) when the program was started.

    Python has `None` there, and the next file that is opened would get their number. Stdin is empty then, what goes to
    stderr is lost as was wished, and to write to stdout is an error.
    """
    for name, flags, mode in (("stdin", os.O_RDONLY, "r"), ("stdout", os.O_RDONLY, "w"), ("stderr", os.O_WRONLY, "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))


if __name__ == "__main__":
    main()
