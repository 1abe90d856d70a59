"""A file of the command line, or stdin → what was read from it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from referat_parser.model import Referat

Ocr = Literal["never", "auto", "always"]

STDIN: Final = "-"


def read_source(file: str, *, profile: str | None, ocr: Ocr, password: str | None) -> Referat:
    """Parse a file, or stdin for `-`; raises what `referat_parser.parse` raises."""
    from referat_parser import pipeline

    source = sys.stdin.buffer.read() if file == STDIN else file
    name = None if file == STDIN else os.fsencode(file).decode("utf-8", "replace")
    return pipeline.parse(source, profile=profile, ocr=ocr, password=password, file=name)
