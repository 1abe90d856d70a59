"""Write a file so that nobody ever sees half of it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """Open a text file (UTF-8) under a temporary name beside `path`; at the end it takes the name of `path`.

    When the block ends with an exception, the temporary file is deleted and what stood at `path` is untouched. A
    symlink is followed, and a device (`/dev/null`) is written to directly. Raises `UsageError` where the system
    refuses to write.
    """
    target = Path(path).resolve()
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("w", encoding="utf-8", newline="\n") as device:
                yield device
            return
        if target.is_dir():
            raise UsageError(f"cannot write {path}: it is a folder", "name a file")
        half = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            with half.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}", "choose another place with -o") from error
