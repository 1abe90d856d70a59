"""`python -m referat_parser` and `referat` are the same program."""

from __future__ import annotations

import gc
import os
import sys
from typing import Final

_GC_THRESHOLD: Final = 200_000  # loading and reading make many values and few cycles: looking for them is a tenth


def main() -> None:
    """Run the command line and exit."""
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


if __name__ == "__main__":
    main()
