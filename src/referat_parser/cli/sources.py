"""Files of the command line, or stdin → what was read from them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from referat_parser.cli.lines import lines_of
from referat_parser.cli.options import STDIN, Ocr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.model import Referat


class Sources:
    """Files that are parsed one after the other; raises what `referat_parser.parse` raises."""

    def __init__(self, files: Sequence[str], *, profile: str | None, ocr: Ocr, password: str | None) -> None:
        self._profile = profile
        self._ocr: Ocr = ocr
        self._password = password
        self._warm = False
        self._ahead = lines_of(files if ocr == "never" and STDIN not in files else (), password)

    def read(self, file: str) -> Referat:
        """Parse a file, or stdin for `-`. Ask for the files in their order."""
        from referat_parser import pipeline  # much to load: while it does, the first PDF is read

        name = None if file == STDIN else os.fsencode(file).decode("utf-8", "replace")
        if not self._ahead.running:
            source = sys.stdin.buffer.read() if file == STDIN else file
            return pipeline.parse(source, profile=self._profile, ocr=self._ocr, password=self._password, file=name)
        if not self._warm:
            pipeline.warm_up()
            self._warm = True
        lines = self._ahead.next()
        return pipeline.parse_document(
            lines.document, sha256=lines.sha256, profile=self._profile, file=name, detection=lines.detection
        )
