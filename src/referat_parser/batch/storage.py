"""Where bytes come from and where output goes: a local folder, or an fsspec URL such as `s3://bucket/archive`.

A `Storage` holds files by name below one root. A write is all or nothing: a temporary file in the state folder of the
run (on the same file system), then a rename, so that a run that is killed or meets a full disk leaves no half file
under a real name. Nothing in here knows what the bytes mean.

fsspec is imported only for URLs: it is the extra `remote`.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from referat_parser.errors import ReferatError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


class OutputError(ReferatError):
    """The output cannot be written: the disk is full, or the place may not be written to."""

    exit_code: ClassVar[int] = 7
    code: ClassVar[str] = "output"


class Storage(Protocol):
    """Files by name (`/` between parts) below one root."""

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or `None` where there is none."""

    def write(self, name: str, content: bytes) -> None:
        """Puts a file in place at once; raises `OutputError` and leaves what was there when that fails."""

    def local_copy(self, name: str) -> Path:
        """A local path that holds what the file holds now (it need not exist), for libraries that want a path."""

    def put(self, name: str, path: Path) -> None:
        """Moves a finished local file into place at once."""


def is_url(path: str) -> bool:
    """True for `s3://…` and the like; `file://` counts too, a Windows drive does not."""
    return "://" in path


def open_filesystem(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path inside it.

    Raises `UsageError` when fsspec, or the library that the protocol needs, is not installed.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UsageError(f"{url} needs fsspec", "install it with: pip install 'referat-parser[remote]'") from None
    try:
        filesystem, path = url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url} cannot be opened: {error}", "install the library of that protocol") from None
    except ValueError as error:
        raise UsageError(f"{url} cannot be opened: {error}", "check the protocol of the address") from None
    return filesystem, str(path)


def read_bytes(location: str) -> bytes:
    """The bytes of an input file; raises `OSError`."""
    if not is_url(location):
        return Path(location).read_bytes()
    filesystem, path = open_filesystem(location)
    content: bytes = filesystem.cat_file(path)
    return content


def open_storage(root: str, state: str) -> Storage:
    """The storage below `root`, a folder or a URL; `state` is the name of the run's state folder in it."""
    return RemoteStorage(root) if is_url(root) else LocalStorage(Path(root), state)


@contextmanager
def output_errors(place: str) -> Iterator[None]:
    """Turns an `OSError` into an `OutputError` that says where and why."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"cannot write {place}: {reason}", "make room or choose another place, then run the same command again"
        ) from error


class LocalStorage:
    """Files below a local folder."""

    def __init__(self, root: Path, state: str) -> None:
        self.root = root
        self.temporary = root / state / "tmp"
        with output_errors(str(root)):
            # What lies there is from a run that was killed: nobody else writes while the journal is locked.
            shutil.rmtree(self.temporary, ignore_errors=True)
            self.temporary.mkdir(parents=True, exist_ok=True)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or `None` where there is none."""
        try:
            return (self.root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def write(self, name: str, content: bytes) -> None:
        """Puts a file in place at once; raises `OutputError` and leaves what was there when that fails."""
        temporary = self.temporary / "file"
        try:
            with output_errors(name):
                temporary.write_bytes(content)
        except OutputError:
            temporary.unlink(missing_ok=True)
            raise
        self.put(name, temporary)

    def local_copy(self, name: str) -> Path:
        """The file itself."""
        return self.root / name

    def put(self, name: str, path: Path) -> None:
        """Moves a finished local file into place at once."""
        target = self.root / name
        with output_errors(name):
            try:
                path.replace(target)
            except FileNotFoundError:
                target.parent.mkdir(parents=True, exist_ok=True)
                path.replace(target)


class RemoteStorage:
    """Files below an fsspec URL. An object store shows an object when it is complete, so no rename is needed."""

    def __init__(self, root: str) -> None:
        self.filesystem, self.root = open_filesystem(root)

    def _path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or `None` where there is none."""
        try:
            content: bytes = self.filesystem.cat_file(self._path(name))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        return content

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the files in one folder, sorted; empty where there is no such folder."""
        try:
            paths = self.filesystem.ls(self._path(folder), detail=False, refresh=True)
        except FileNotFoundError:
            return ()
        return tuple(sorted(f"{folder}/{str(path).rsplit('/', 1)[-1]}" for path in paths))

    def write(self, name: str, content: bytes) -> None:
        """Puts a file in place; raises `OutputError` when that fails."""
        with output_errors(name):
            self.filesystem.makedirs(self._path(name).rpartition("/")[0], exist_ok=True)
            self.filesystem.pipe_file(self._path(name), content)

    def remove(self, name: str) -> None:
        """Takes a file away."""
        with output_errors(name):
            self.filesystem.rm_file(self._path(name))

    def local_copy(self, name: str) -> Path:
        """A local temporary file with what the remote file holds now; absent where that is absent."""
        path = Path(tempfile.mkdtemp(prefix="referat-")) / Path(name).name
        content = self.read(name)
        if content is not None:
            path.write_bytes(content)
        return path

    def put(self, name: str, path: Path) -> None:
        """Sends a finished local file up and removes it here."""
        with output_errors(name):
            self.filesystem.makedirs(self._path(name).rpartition("/")[0], exist_ok=True)
            self.filesystem.put_file(str(path), self._path(name))
        path.unlink()
