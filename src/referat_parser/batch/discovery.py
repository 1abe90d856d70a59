"""Which PDFs a run reads, in which order, and what each is called in the output.

Comes in: what the user typed (folders, files, globs, fsspec URLs) and names from a list. Goes out: `Fil` values in one
stable order. Nothing is opened here.

The name of a file is its path relative to the folder that was given, with `/` on every system; with several folders,
relative to the deepest folder that holds them all. So two files never share a name, and no absolute path of the machine
gets into the output.
"""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from referat_parser.batch.storage import is_url, open_filesystem
from referat_parser.errors import NoSuchFileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GLOB_MARKS = "*?["


@dataclass(frozen=True, slots=True, order=True)
class Fil:
    """One PDF of a run: its name in the output, and where its bytes are (an absolute path or a URL)."""

    name: str
    location: str


def find_files(paths: Sequence[str], listed: Iterable[str] = ()) -> tuple[Fil, ...]:
    """Gives every PDF that `paths` and `listed` name, once each, sorted by name.

    `paths` are folders (read with all folders below them; names that begin with a dot are left out), files, globs
    (`archive/**/*.pdf`) and fsspec URLs. `listed` are files or folders from a list: one that does not exist stays in
    the result, so that its own row in the report says so.

    Raises `NoSuchFileError` when one of `paths` does not exist or its glob matches nothing, `UsageError` when paths
    of different kinds (local and URL, two protocols) are mixed.
    """
    found: list[tuple[str, str]] = []
    for path in paths:
        found.extend(_expand(path, must_exist=True))
    for path in listed:
        found.extend(_expand(path, must_exist=False))
    return tuple(sorted(_name_all(found)))


def _expand(path: str, *, must_exist: bool) -> Iterator[tuple[str, str]]:
    """Yields (root, location) for each PDF that `path` stands for."""
    if is_url(path):
        yield from _expand_url(path, must_exist=must_exist)
        return
    location = _absolute(path)
    if Path(path).is_dir():
        yield from ((location, found) for found in _walk(location))
    elif not Path(path).exists() and any(mark in path for mark in _GLOB_MARKS):
        yield from _expand_glob(path)
    elif Path(path).exists() or not must_exist:
        yield str(Path(location).parent), location
    else:
        raise NoSuchFileError(f"there is no file or folder {path}", "check the spelling of the path")


def _absolute(path: str) -> str:
    """The path from the root of the system, by its letters alone: a link keeps the name that the user knows it by."""
    return os.path.abspath(path)  # noqa: PTH100 - Path.resolve follows links, Path.absolute keeps `..`


def _walk(root: str) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (str(Path(folder, name)) for name in files if is_pdf_name(name))


def is_pdf_name(name: str) -> bool:
    """True for `x.pdf` and `X.PDF`; false for `._x.pdf`, which other systems leave beside a file."""
    return name.lower().endswith(".pdf") and not name.startswith(".")


def _expand_glob(pattern: str) -> Iterator[tuple[str, str]]:
    root = _absolute(_fixed_part(pattern))
    matches = glob.glob(pattern, recursive=True)  # noqa: PTH207 - Path.glob takes no absolute patterns
    if not matches:
        raise NoSuchFileError(f"nothing matches {pattern}", "check the pattern, or quote it so that the shell keeps it")
    for match in matches:
        location = _absolute(match)
        if Path(match).is_dir():
            yield from ((root, found) for found in _walk(location))
        elif is_pdf_name(Path(match).name):
            yield root, location


def _fixed_part(pattern: str) -> str:
    """The folders of a pattern before its first part with a mark: `archive` of `archive/*/x*.pdf`."""
    fixed = takewhile(lambda part: not any(mark in part for mark in _GLOB_MARKS), Path(pattern).parts[:-1])
    return str(Path(*fixed))


def _expand_url(url: str, *, must_exist: bool) -> Iterator[tuple[str, str]]:
    filesystem, path = open_filesystem(url)
    if any(mark in path for mark in _GLOB_MARKS):
        root = str(PurePosixPath(path.split("*")[0].split("?")[0].split("[")[0] + "x").parent)
        matches = [str(match) for match in filesystem.glob(path)]
    elif filesystem.isdir(path):
        root, matches = path, [str(match) for match in filesystem.find(path)]
    elif must_exist and not filesystem.exists(path):
        raise NoSuchFileError(f"there is nothing at {url}", "check the address and that you may read it")
    else:
        root, matches = str(PurePosixPath(path).parent), [path]
    for match in matches:
        if is_pdf_name(PurePosixPath(match).name) and not _is_hidden(match, root):
            yield str(filesystem.unstrip_protocol(root)), str(filesystem.unstrip_protocol(match))


def _is_hidden(path: str, root: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(path[len(root) :]).parts)


def _name_all(found: Sequence[tuple[str, str]]) -> Iterator[Fil]:
    """Names each location relative to the deepest folder above all roots."""
    if not found:
        return
    roots = sorted({root for root, _ in found})
    base = _common_folder(roots)
    for location in sorted({location for _, location in found}):
        relative = location[len(base) :].replace(os.sep, "/").lstrip("/") if base else location
        yield Fil(_printable(relative), location)


def _printable(name: str) -> str:
    """The name as valid text: old archives hold names in Latin-1, whose bytes Python keeps as lone surrogates."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _common_folder(roots: Sequence[str]) -> str:
    if len({is_url(root) for root in roots}) > 1:
        raise UsageError("local paths and URLs cannot be read in one run", "run them one after the other")
    if not is_url(roots[0]):
        try:
            return os.path.commonpath(roots)
        except ValueError:
            raise UsageError("the paths are on different drives", "run them one after the other") from None
    if len({root.partition("://")[0] for root in roots}) > 1:
        raise UsageError("URLs of two protocols cannot be read in one run", "run them one after the other")
    levels = zip(*(root.rstrip("/").split("/") for root in roots), strict=False)
    return "/".join(level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels))
