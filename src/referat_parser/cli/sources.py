"""Files of the command line, or stdin → what was read from them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.cli.ahead import Ahead
from referat_parser.cli.options import STDIN, Ocr
from referat_parser.pdf.source import bytes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.model import Referat
    from referat_parser.pdf.layout import Document


class _Lines(NamedTuple):
    """What is known of a PDF before sense is made of it."""

    document: Document
    sha256: str


class Sources:
    """Files that are parsed one after the other; raises what `referat_parser.parse` raises."""

    def __init__(self, files: Sequence[str], *, profile: str | None, ocr: Ocr, password: str | None) -> None:
        self._profile = profile
        self._ocr: Ocr = ocr
        self._password = password
        self._warm = False
        self._ahead = Ahead(self._read_lines, files if ocr == "never" and STDIN not in files else ())

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
        return pipeline.parse_document(lines.document, sha256=lines.sha256, profile=self._profile, file=name)

    def _read_lines(self, file: str) -> _Lines:
        import hashlib

        from referat_parser.pdf.reader import read_document

        data, _ = bytes_of(file)
        return _Lines(read_document(data, password=self._password), hashlib.sha256(data).hexdigest())
