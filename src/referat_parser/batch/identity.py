"""What makes two readings the same: the bytes of the file, and all of the program that decides what is read in them."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING

from referat_parser.batch.storage import is_url, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from referat_parser.batch.discovery import Fil
    from referat_parser.batch.job import Settings

_READERS = 4  # enough to hide the latency of a network file system; the digest itself lets go of the interpreter lock


def digest_files(files: Sequence[Fil]) -> Iterator[tuple[Fil, str | OSError]]:
    """Yields every file, in the order of `files`, with the sha256 of its bytes or the error that kept them back."""
    with ThreadPoolExecutor(_READERS) as readers:
        yield from zip(files, readers.map(_digest_file, files), strict=True)


def _digest_file(file: Fil) -> str | OSError:
    try:
        if is_url(file.location):
            return hashlib.sha256(read_bytes(file.location)).hexdigest()
        with Path(file.location).open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        return error


def program_version() -> str:
    """The version of this program, as installed."""
    return metadata.version("referat-parser")


def profile_digest(profile: str | None) -> str:
    """A digest of the vocabulary: all that is packaged, and the user's own file where `profile` is a path.

    A change of any of it makes the next run read everything again, which is slow and right.
    """
    total = hashlib.sha256()
    for name, content in sorted(_packaged_profiles(resources.files("referat_parser.profiles"))):
        total.update(f"{name}\n".encode() + content)
    if profile is not None and Path(profile).is_file():
        folder = Path(profile).resolve().parent
        for path in sorted({Path(profile).resolve(), *folder.glob("*.yaml")}):  # it may extend its neighbours
            total.update(f"{path.name}\n".encode() + path.read_bytes())
    return total.hexdigest()[:16]


def _packaged_profiles(folder: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _packaged_profiles(entry, name)
        elif name.endswith(".yaml"):
            yield name, entry.read_bytes()


def reading_fingerprint(settings: Settings) -> str:
    """What stands in the journal for "read by the same program in the same way"."""
    return settings.fingerprint(program_version(), profile_digest(settings.profile))
