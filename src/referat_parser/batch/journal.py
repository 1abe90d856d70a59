"""The memory of a run: one line for every content that was finished, so that the next run goes on where this one ended.

The journal lies in the state folder of the output (`OUT/.referat-batch/` or `out.ndjson.referat/`) and is only ever
added to. A line counts when it is whole JSON: what a kill or a full disk left of the last line is skipped. A line is
believed only while the output that it names still has the digest that it names, so that deleted, damaged or half
flushed outputs are made again.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from referat_parser.batch.job import RETRIED_CODES, Failure, Outcome
from referat_parser.batch.storage import RemoteStorage, Storage, output_errors
from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SYNC_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished content. `outputs` maps the name of each output file to the digest of its bytes."""

    sha256: str
    fingerprint: str
    names: tuple[str, ...]
    location: str
    pages: int = 0
    punkter: int = 0
    seconds: float = 0.0
    warnings: tuple[tuple[str, str, int | None], ...] = ()
    failure: Failure | None = None
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What must be the same for the work to count as done: the bytes, and all that decides the output."""
        return self.sha256, self.fingerprint

    def outcome(self) -> Outcome:
        """What the line stands for, without the bytes."""
        return Outcome(
            self.sha256,
            self.names,
            pages=self.pages,
            punkter=self.punkter,
            warnings=self.warnings,
            failure=self.failure,
        )

    def is_done(self, storage: Storage, outputs: Iterable[str]) -> bool:
        """True when nothing is left to do: the failure is lasting, or every output still stands as it was written."""
        if self.failure is not None:
            return self.failure.code not in RETRIED_CODES
        return all(name in self.outputs and digest(storage.read(name)) == self.outputs[name] for name in outputs)


def digest(content: bytes | None) -> str:
    """The digest of an output; the empty text where there is none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


def entry_of(outcome: Outcome, fingerprint: str, location: str, outputs: dict[str, str]) -> Entry:
    """The line for an outcome whose outputs are in place."""
    return Entry(
        outcome.sha256, fingerprint, outcome.names, location, outcome.pages, outcome.punkter, round(outcome.seconds, 3),
        outcome.warnings, outcome.failure, outputs,
    )  # fmt: skip


class Journal(Protocol):
    """Entries, old ones first."""

    def entries(self) -> Iterator[Entry]:
        """What earlier runs finished."""

    def add(self, entry: Entry) -> None:
        """Notes one more; it is on the disk within a second."""

    def close(self) -> None:
        """Makes sure that all of it is on the disk."""


def open_journal(storage: Storage, state: str, root: str) -> Journal:
    """The journal in the state folder `state` below `root`; see `LocalJournal` for the errors."""
    if isinstance(storage, RemoteStorage):
        return RemoteJournal(storage, state)
    return LocalJournal(Path(root) / state / "journal.ndjson")


class LocalJournal:
    """A file that is appended to and synced at most once a second: a pulled plug costs the last second of work."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with output_errors(str(path)):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab")
            if self._file.tell() and not _ends_with_newline(path):
                self._file.write(b"\n")
        self._synced = time.monotonic()

    def entries(self) -> Iterator[Entry]:
        """What earlier runs finished."""
        with self._path.open("rb") as lines:
            yield from _read_entries(lines)

    def add(self, entry: Entry) -> None:
        """Appends a line; raises `OutputError` when the disk is full."""
        with output_errors(str(self._path)):
            self._file.write(_write_entry(entry))
            self._file.flush()
            if time.monotonic() - self._synced > _SYNC_SECONDS:
                self._sync()

    def close(self) -> None:
        """Syncs and closes; raises `OutputError` when that fails."""
        with output_errors(str(self._path)):
            try:
                self._sync()
            finally:
                self._file.close()

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._synced = time.monotonic()


class RemoteJournal:
    """Numbered pieces in an object store, which cannot append: a piece every few seconds, one when all is done."""

    _PIECE_SECONDS = 5.0

    def __init__(self, storage: RemoteStorage, state: str) -> None:
        self._storage = storage
        self._folder = f"{state}/journal"
        self._pieces = list(storage.names(self._folder))
        self._open: list[bytes] = []
        self._written = time.monotonic()

    def entries(self) -> Iterator[Entry]:
        """What earlier runs finished."""
        for name in tuple(self._pieces):
            yield from _read_entries((self._storage.read(name) or b"").splitlines())

    def add(self, entry: Entry) -> None:
        """Notes one more; raises `OutputError` when a piece cannot be written."""
        self._open.append(_write_entry(entry))
        if time.monotonic() - self._written > self._PIECE_SECONDS:
            self._write_piece()

    def close(self) -> None:
        """Writes what is left, and puts all pieces into one."""
        self._write_piece()
        if len(self._pieces) > 1:
            whole = b"".join(self._storage.read(name) or b"" for name in self._pieces)
            last = self._pieces[-1]
            self._storage.write(last, whole)
            for name in self._pieces[:-1]:
                self._storage.remove(name)
            self._pieces = [last]

    def _write_piece(self) -> None:
        if self._open:
            number = int(self._pieces[-1].rpartition("/")[2].partition(".")[0]) + 1 if self._pieces else 0
            name = f"{self._folder}/{number:08d}.ndjson"
            self._storage.write(name, b"".join(self._open))
            self._pieces.append(name)
            self._open = []
        self._written = time.monotonic()


class Lock:
    """Keeps two runs from writing the same local output at once. The system lets go when the process ends."""

    def __init__(self, folder: Path, place: str) -> None:
        with output_errors(str(folder)):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / "lock").open("ab")
        try:
            import fcntl
        except ImportError:  # not on Windows: there, two runs at once are the user's own care
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise UsageError(f"another run is writing {place}", "wait for it, or give another output") from None

    def release(self) -> None:
        """Lets go."""
        self._file.close()


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _write_entry(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _read_entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    for line in lines:
        try:
            yield _entry(json.loads(line))
        except (ValueError, TypeError, KeyError):
            continue  # a torn line, or one of another version: the work it stood for is done again


def _entry(value: dict[str, Any]) -> Entry:
    failure = value["failure"]
    entry = Entry(**value)
    return replace(
        entry,
        names=tuple(value["names"]),
        warnings=tuple((code, message, page) for code, message, page in value["warnings"]),
        failure=Failure(**failure) if failure else None,
    )
