"""What the program can be given as a PDF → its bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from referat_parser.errors import NoSuchFileError

PdfSource = str | os.PathLike[str] | bytes | BinaryIO
"""A path, the bytes, or a binary file."""


def bytes_of(source: PdfSource) -> tuple[bytes, str | None]:
    """The bytes of a source, and the name of its file where it has one; raises `NoSuchFileError`."""
    if isinstance(source, bytes):
        return source, None
    if isinstance(source, (str, os.PathLike)):
        return _content_of(os.fspath(source)), os.fspath(source)
    return source.read(), getattr(source, "name", None) if isinstance(getattr(source, "name", None), str) else None


def _content_of(name: str) -> bytes:
    """The bytes of a file by its name, however odd the name is (empty, longer than the system allows)."""
    try:
        if not name:  # for `Path` it is the folder that we stand in
            raise FileNotFoundError
        path = Path(name)
        if path.is_dir():
            raise NoSuchFileError("is a directory", "give a PDF file, or use `referat batch` for a folder")
        return path.read_bytes()
    except FileNotFoundError:
        raise NoSuchFileError("no such file", "check the name") from None
    except OSError as error:
        raise NoSuchFileError(f"cannot be read ({error.strerror})", "check its name and permissions") from None
