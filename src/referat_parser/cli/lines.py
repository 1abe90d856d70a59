"""The lines of PDFs, read in a process of its own, and begun before the command line is understood.

To load typer, pydantic and the models takes as long as to read thirty pages. So the first thing that the program does
with its arguments is to guess which files it will be asked to read. A wrong guess costs nothing but the other core.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from referat_parser.cli.ahead import Ahead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.pdf.layout import Document
    from referat_parser.profiles.detect import Detection

_READERS: Final = ("parse", "decisions")  # the commands that read PDFs one after the other
_begun: list[tuple[tuple[str, ...], Ahead[str, Lines]]] = []


class Lines(NamedTuple):
    """What is known of a PDF before sense is made of it."""

    document: Document
    sha256: str
    detection: Detection


def begin(args: Sequence[str]) -> None:
    """Start to read the files that a command line (without the program's name) seems to name.

    What is no plain file (a pipe) gives its bytes once: it is left to who knows for certain that it shall be read.
    """
    files = tuple(arg for arg in args[1:] if arg.lower().endswith(".pdf"))
    if files and args[0] in _READERS and not any(map(_is_no_plain_file, files)):
        _begun.append((files, Ahead(_read, files)))


def lines_of(files: Sequence[str], password: str | None) -> Ahead[str, Lines]:
    """The lines of the files, each in its turn; the reading may be under way already."""
    while _begun:
        guessed, lines = _begun.pop()
        if guessed == tuple(files) and password is None:
            return lines
        lines.end()
    return Ahead(lambda file: _read(file, password), files)


def end() -> None:
    """Take leave of what was begun and nobody asked for."""
    while _begun:
        _begun.pop()[1].end()


def _is_no_plain_file(file: str) -> bool:
    return os.path.exists(file) and not os.path.isfile(file)  # noqa: PTH110, PTH113 - of a long name `Path` raises


def _read(file: str, password: str | None = None) -> Lines:
    """Read a file; raises what `read_document` and `bytes_of` raise."""
    import hashlib  # all of this is loaded by the reader alone, while the program loads what it needs

    from referat_parser.pdf.reader import read_document
    from referat_parser.pdf.source import bytes_of
    from referat_parser.profiles.detect import detect_profile

    data, _ = bytes_of(file)
    document = read_document(data, password=password)
    return Lines(document, hashlib.sha256(data).hexdigest(), detect_profile(document))
