"""What a run has to do: every file hashed, duplicates put together, and what an earlier run did left out.

Comes in: the files, the output with its journal, and how files are to be read. Goes out: a `Plan`. Nothing is read but
bytes, and nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from referat_parser.batch.identity import digest_files, reading_fingerprint
from referat_parser.batch.job import Job, Outcome, Progress, Settings, Watcher
from referat_parser.batch.storage import Storage, is_url
from referat_parser.batch.worker import failure_of
from referat_parser.errors import NoSuchFileError, ReferatError, UnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from referat_parser.batch.discovery import Fil
    from referat_parser.batch.journal import Entry
    from referat_parser.batch.target import Target


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do.

    `contents` maps a sha256 to its files; `unreadable` a file name to why its bytes could not be had; `old` a sha256 to
    what an earlier run made of it; `outputs` a sha256 to the output name for each of the names that are written.
    `todo` are the jobs that are left. `fingerprint` tells how they are read.
    """

    files: tuple[Fil, ...]
    fingerprint: str
    contents: Mapping[str, tuple[Fil, ...]] = field(default_factory=dict)
    unreadable: Mapping[str, Outcome] = field(default_factory=dict)
    outputs: Mapping[str, dict[str, str]] = field(default_factory=dict)
    old: Mapping[str, Outcome] = field(default_factory=dict)
    todo: tuple[Job, ...] = ()

    def names(self, sha256: str) -> tuple[str, ...]:
        """The names of all files with these bytes."""
        return tuple(file.name for file in self.contents[sha256])


def make_plan(
    files: Sequence[Fil], target: Target, settings: Settings, storage: Storage, entries: Iterable[Entry], watch: Watcher
) -> Plan:
    """Hashes every file and compares with `entries`, the journal of the output.

    Raises `UsageError` where the output holds other bytes under the same name from another folder: two archives would
    overwrite each other.
    """
    contents: dict[str, tuple[Fil, ...]] = {}
    unreadable: dict[str, Outcome] = {}
    for number, (file, found) in enumerate(digest_files(files)):
        watch(Progress("hashing", len(files), done=number, file=file.name))
        if isinstance(found, str):
            contents[found] = (*contents.get(found, ()), file)
        else:
            unreadable[file.name] = _unreadable(file, found)
    outputs = _name_outputs(contents, target)
    fingerprint = reading_fingerprint(settings)
    known = _known(entries, contents, target)
    old = {
        sha256: known[sha256, fingerprint].outcome()
        for sha256, names in outputs.items()
        if (sha256, fingerprint) in known and known[sha256, fingerprint].is_done(storage, names.values())
    }
    todo = tuple(
        Job(sha256, contents[sha256][0].location, tuple(names))
        for sha256, names in outputs.items()
        if sha256 not in old
    )
    return Plan(tuple(files), fingerprint, contents, unreadable, outputs, old, todo)


def _name_outputs(contents: Mapping[str, tuple[Fil, ...]], target: Target) -> dict[str, dict[str, str]]:
    if not target.is_folder:
        return {sha256: {files[0].name: target.spool_name(sha256)} for sha256, files in contents.items()}
    names = target.output_names([file.name for files in contents.values() for file in files])
    return {sha256: {file.name: names[file.name] for file in files} for sha256, files in contents.items()}


def _known(
    entries: Iterable[Entry], contents: Mapping[str, tuple[Fil, ...]], target: Target
) -> dict[tuple[str, str], Entry]:
    """The journal by content and way of reading, the last entry of each."""
    known: dict[tuple[str, str], Entry] = {}
    places: dict[str, Entry] = {}
    for entry in entries:
        known[entry.key] = entry
        places[entry.names[0]] = entry
    for sha256, files in contents.items():
        for file in files:
            before = places.get(file.name)
            if before and before.sha256 != sha256 and before.location != file.location and _exists(before.location):
                raise UsageError(
                    f"{target.name or target.root} holds {file.name} from another folder",
                    "read both folders in one run, or give each its own output",
                )
    return known


def _exists(location: str) -> bool:
    return not is_url(location) and Path(location).exists()


def _unreadable(file: Fil, error: OSError) -> Outcome:
    refused: ReferatError
    if isinstance(error, FileNotFoundError):
        refused = NoSuchFileError("there is no such file", "check the list of files")
    else:
        refused = UnreadableError(f"cannot be opened: {error.strerror or error}", "check that it may be read")
    return Outcome("", (file.name,), failure=failure_of(refused))
