"""The spool put together into one file: NDJSON, CSV, Parquet, or a SQLite archive.

Comes in: the documents of a run in the order of their names. Goes out: the file, in place at once and the same whatever
order the documents were read in. Documents are held one at a time, however large the archive is.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from referat_parser.batch.rendering import rename
from referat_parser.batch.rows import COLUMNS, Per, flat_rows, ndjson_rows
from referat_parser.batch.storage import LocalStorage, Storage, output_errors
from referat_parser.errors import UsageError
from referat_parser.model import Referat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from referat_parser.batch.job import Document
    from referat_parser.batch.target import Target

_PARQUET_ROWS = 5000


def assemble(target: Target, storage: Storage, documents: Iterable[Document], *, per: Per | None = None) -> None:
    """Writes the output of `target` from the spool; raises `OutputError` and leaves the old file when that fails.

    `per` says what a line or row is: by default a line of NDJSON is a document, a row of a table an item.

    Raises `UsageError` when Parquet is asked for and pyarrow is not installed.
    """
    if target.kind == "sqlite":
        _assemble_archive(target, storage, documents)
        return
    finished = _scratch(storage, target)
    referater = _referater(target, storage, documents)
    with output_errors(target.name):
        if target.kind == "ndjson":
            _write_ndjson(finished, referater, per or "dokument")
        elif target.kind == "csv":
            _write_csv(finished, referater, per or "punkt")
        else:
            _write_parquet(finished, referater, per or "punkt")
    storage.put(target.name, finished)


def load(target: Target, storage: Storage, document: Document) -> Referat:
    """The spooled result of a document that was read, under its own name."""
    content = storage.read(target.spool_name(document.sha256))
    return rename(Referat.model_validate_json(content or b""), document.name)


def _referater(target: Target, storage: Storage, documents: Iterable[Document]) -> Iterator[Referat]:
    for document in documents:
        if document.failure is None:
            yield load(target, storage, document)


def _scratch(storage: Storage, target: Target) -> Path:
    """A local path for the file while it grows: on the output's own file system where that is local."""
    if isinstance(storage, LocalStorage):
        return storage.temporary / target.name
    return storage.local_copy(target.name)


def _write_ndjson(path: Path, referater: Iterable[Referat], per: Per) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for referat in referater:
            if per == "dokument":
                out.write(referat.model_dump_json() + "\n")
                continue
            for row in ndjson_rows(referat, per):
                out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def _write_csv(path: Path, referater: Iterable[Referat], per: Per) -> None:
    from referat_parser.output.csv import safe_cell

    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([name for name, _ in COLUMNS[per]])
        for referat in referater:
            writer.writerows([safe_cell(value) for value in row] for row in flat_rows(referat, per))


def _write_parquet(path: Path, referater: Iterable[Referat], per: Per) -> None:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise UsageError("Parquet needs pyarrow", "install it with: pip install 'referat-parser[parquet]'") from None
    types = {"text": pa.string(), "int": pa.int32(), "bool": pa.bool_(), "date": pa.date32()}
    schema = pa.schema([(name, types[kind]) for name, kind in COLUMNS[per]])
    with parquet.ParquetWriter(str(path), schema, compression="zstd") as writer:
        waiting: list[tuple[Any, ...]] = []
        for referat in referater:
            waiting.extend(flat_rows(referat, per))
            while len(waiting) >= _PARQUET_ROWS:
                writer.write_table(_table(schema, waiting[:_PARQUET_ROWS]))
                del waiting[:_PARQUET_ROWS]
        if waiting:
            writer.write_table(_table(schema, waiting))


def _table(schema: pa.Schema, rows: list[tuple[Any, ...]]) -> pa.Table:
    import pyarrow as pa

    columns = zip(*rows, strict=True)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )


def _assemble_archive(target: Target, storage: Storage, documents: Iterable[Document]) -> None:
    """Brings a database up to date in one transaction; a new one grows beside its name and is moved there."""
    from referat_parser.batch.archive import update_archive

    def loaded() -> Iterator[tuple[Document, Referat | None]]:
        for document in documents:
            yield document, None if document.failure else load(target, storage, document)

    existing = storage.local_copy(target.name)
    if isinstance(storage, LocalStorage) and existing.exists():
        with output_errors(target.name):
            update_archive(existing, loaded())
        return
    finished = _scratch(storage, target)
    with output_errors(target.name):
        update_archive(finished, loaded())
    storage.put(target.name, finished)
