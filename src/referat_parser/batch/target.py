"""What `-o OUT` means: the form of the output, where it goes, and what each file of the run is called there.

A folder gets one JSON or YAML file a PDF. Every other form is one file: its documents are first kept one by one in a
spool beside it, and put together in the order of their names when all are read. So the result does not depend on the
order of arrival, and a run that is cut short has lost nothing.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from referat_parser.batch.storage import is_url
from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.batch.job import Form

Kind = Literal["folder", "ndjson", "csv", "parquet", "sqlite"]

_KINDS: dict[str, Kind] = {
    ".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv", ".parquet": "parquet",
    ".db": "sqlite", ".sqlite": "sqlite", ".sqlite3": "sqlite",
}  # fmt: skip
_SINGLE_DOCUMENT = frozenset({".json", ".yaml", ".yml", ".md", ".pdf"})


@dataclass(frozen=True, slots=True)
class Target:
    """An output: `root` (folder or URL) and `name` in it; `name` is empty when the folder itself is the output."""

    kind: Kind
    root: str
    name: str
    form: Form = "json"

    @property
    def state(self) -> str:
        """The name of the folder that holds the journal and the spool."""
        return f"{self.name}.referat" if self.name else ".referat-batch"

    @property
    def is_folder(self) -> bool:
        """True where every document is a file of its own."""
        return self.kind == "folder"

    def spool_name(self, sha256: str) -> str:
        """Where the spool keeps one document."""
        return f"{self.state}/spool/{sha256[:2]}/{sha256}.json"

    def output_names(self, names: Sequence[str]) -> dict[str, str]:
        """The output file of each PDF in a folder: `a/b.pdf` gives `a/b.json`.

        Where two would get the same (`b.pdf` and `b.PDF`), both keep their ending: `b.pdf.json`, `b.PDF.json`.
        """
        short = {name: _without_ending(name) + f".{self.form}" for name in names}
        taken = Counter(short.values())
        return {name: out if taken[out] == 1 else f"{name}.{self.form}" for name, out in short.items()}


def read_target(out: str, form: Form = "json") -> Target:
    """What `out` means, by its ending.

    Raises `UsageError` where one file is asked for that can hold only one document.
    """
    path = PurePosixPath(out.replace(os.sep, "/"))
    ending = path.suffix.lower()
    is_folder = out.endswith(("/", os.sep)) or (not is_url(out) and Path(out).is_dir())
    if ending in _SINGLE_DOCUMENT and not is_folder:
        raise UsageError(f"{out} can hold one document only", "name a folder, or a file .ndjson, .csv, .parquet or .db")
    if is_folder or ending not in _KINDS:
        return Target("folder", out.rstrip("/") if is_url(out) else out, "", form)
    root = out.rpartition("/")[0] if is_url(out) else str(Path(out).parent)
    return Target(_KINDS[ending], root, path.name)


def _without_ending(name: str) -> str:
    return name[:-4] if name.lower().endswith(".pdf") else name
