"""What travels between the run and its workers: settings and jobs out, outcomes back.

All of it is plain frozen data that survives pickling, so that a process on this machine and one on another get and give
the same. No PDF library and no pool is known here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Literal

Form = Literal["json", "yaml"]
Occasion = Literal["hashing", "started", "done", "skipped"]

DEFAULT_READER = "referat_parser.pipeline:parse"

RETRIED_CODES = frozenset({"limit", "crashed", "unexpected", "unreadable"})
"""Failures that may come from the machine or the limits and not from the file: a second run tries them again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. `memory` is in MB of resident memory of its worker, `seconds` is wall time."""

    seconds: float = 120.0
    memory: int | None = 1000
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How every file of a run is read. `reader` names the function that does it, with the signature of `parse`."""

    profile: str | None = None
    ocr: Literal["never", "auto", "always"] = "never"
    strict: bool = False
    form: Form = "json"
    limits: Limits = field(default_factory=Limits)
    reader: str = DEFAULT_READER

    def fingerprint(self, program: str, profile: str) -> str:
        """A short digest of everything but the bytes that decides the output: two runs with the same one agree.

        `program` is the version of the program, `profile` a digest of the vocabulary. Limits of time and memory are
        left out: they decide whether a file is read, not what is read in it.
        """
        decisive = {
            "program": program, "profile": [self.profile and PurePath(self.profile).name, profile],
            "ocr": self.ocr, "strict": self.strict, "form": self.form, "pages": self.limits.pages,
            "reader": self.reader,
        }  # fmt: skip
        return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Job:
    """One content to read. `names` are all files with it; `content` are its bytes where a worker cannot get at them."""

    sha256: str
    location: str
    names: tuple[str, ...]
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file gave no output: the code, exit code, message and remedy of a `ReferatError`, as data."""

    code: str
    exit_code: int
    message: str
    remedy: str = ""
    traceback: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one content: `payloads` (name of a PDF to the bytes of its output) or a `failure`.

    `seconds` is wall time and `cpu` processor time; `memory` is the most that its worker has held so far, in MB.
    """

    sha256: str
    names: tuple[str, ...]
    seconds: float = 0.0
    cpu: float = 0.0
    memory: int = 0
    pages: int = 0
    punkter: int = 0
    warnings: tuple[tuple[str, str, int | None], ...] = ()
    failure: Failure | None = None
    payloads: tuple[tuple[str, bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run stands, for whoever shows it. Counts are of files; `file` is the one that this is about."""

    occasion: Occasion
    total: int
    done: int = 0
    skipped: int = 0
    failed: int = 0
    pages: int = 0
    seconds: float = 0.0
    file: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a finished run: its name, its sha256 ('' when it could not be opened), and how it was read."""

    name: str
    sha256: str
    fingerprint: str
    failure: Failure | None


Watcher = Callable[[Progress], None]
