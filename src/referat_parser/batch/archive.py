"""The archive: a SQLite database of meetings, items, decisions and votes, with full-text search.

Comes in: the documents of a run in the order of their names. Goes out: a database that holds them, besides what it held
before. All of a run is one transaction: a database is as before or as after, never between.

A meeting is known by the sha256 of its PDF. One that is there already and was read in the same way is left alone; one
that was read otherwise is replaced and keeps its id; one whose last file now has other bytes goes away. The tables are
in `archive.sql`, what stands in them is in `archive_rows`.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing, contextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any

from referat_parser.batch.archive_rows import TABLES, Ids, meeting_rows
from referat_parser.batch.folding import fold_sql
from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from referat_parser.batch.job import Document
    from referat_parser.model import Referat

SCHEMA_NUMBER = 1
"""Kept in `PRAGMA user_version`: a database of another shape is refused, not guessed at."""

_APPLICATION_ID = 0x52464152  # "RFAR", so that no other program's database is taken for an archive
_SEARCHED = ("titel", "tekst", "titel_soeg", "tekst_soeg", "sagsnr")
_ROWS_AT_ONCE = 2000


def update_archive(path: Path, documents: Iterable[tuple[Document, Referat | None]]) -> None:
    """Brings the database at `path` up to date, making it when it is not there.

    Raises `UsageError` when there is something else at `path`, and `OSError` when it cannot be written; in both cases
    what was there is unchanged.
    """
    with _open_for_writing(path) as db, db.atomic():
        writer = _Writer(db)
        for document, referat in documents:
            writer.add(document, referat)
        writer.flush()
        db.execute("DELETE FROM meetings WHERE id NOT IN (SELECT meeting_id FROM files WHERE meeting_id IS NOT NULL)")


@contextmanager
def _open_for_writing(path: Path) -> Iterator[Database]:
    try:
        from sqlite_utils import Database
    except ImportError:
        raise UsageError("a database needs sqlite-utils", "install it with: pip install referat-parser") from None
    is_new = not path.exists() or path.stat().st_size == 0
    with _database_errors(path), closing(sqlite3.connect(path)) as connection:
        if not is_new:
            check_archive(connection, path)
        connection.execute("PRAGMA foreign_keys = ON")
        db = Database(connection)
        if is_new:
            _create(db)
        yield db


@contextmanager
def _database_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:  # a full disk, a lock, a read-only file
        raise OSError(None, str(error), str(path)) from error
    except sqlite3.DatabaseError as error:
        raise UsageError(f"{path} is not an archive: {error}", "name another file") from error


def check_archive(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `UsageError` unless the database is an archive of this version of the program."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != _APPLICATION_ID:
        raise UsageError(f"{path} is a database, but not an archive", "make one with: referat batch FOLDER -o NAME.db")
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    if number != SCHEMA_NUMBER:
        raise UsageError(f"{path} was made by another version of referat", "delete it and run referat batch again")


def _create(db: Database) -> None:
    sql = resources.files("referat_parser.batch").joinpath("archive.sql").read_text(encoding="utf-8")
    db.executescript(re.sub(r"\{fold:(\w+)\}", lambda match: fold_sql(match[1]), sql))
    db.table("items").enable_fts(_SEARCHED, create_triggers=True, tokenize="unicode61 remove_diacritics 2")
    db.execute(f"PRAGMA user_version = {SCHEMA_NUMBER}")
    db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")


class _Writer:
    """Collects rows and writes them many at a time; a table at a time costs more than the rows."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._ids = Ids({table: _highest(db, table) for table in TABLES})
        self._rows: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        self._meetings: dict[str, tuple[int, str]] = {
            sha256: (number, reading)
            for number, sha256, reading in db.execute("SELECT id, sha256, reading FROM meetings").fetchall()
        }

    def add(self, document: Document, referat: Referat | None) -> None:
        """Takes up one file, and its meeting unless that is there already."""
        number = None if referat is None else self._add_meeting(document, referat)
        failure = document.failure
        self._rows["files"].append(
            {
                "file": document.name,
                "sha256": document.sha256 or None,
                "meeting_id": number,
                "code": failure.code if failure else None,
                "message": failure.message if failure else None,
                "remedy": failure.remedy if failure else None,
            }
        )
        if sum(map(len, self._rows.values())) > _ROWS_AT_ONCE:
            self.flush()

    def _add_meeting(self, document: Document, referat: Referat) -> int:
        number, reading = self._meetings.get(document.sha256, (None, None))
        if number is not None and reading == document.fingerprint:
            return number
        if number is None:
            number = self._ids.take("meetings")
        else:
            self._db.execute("DELETE FROM meetings WHERE id = ?", [number])
        self._meetings[document.sha256] = (number, document.fingerprint)
        for table, row in meeting_rows(referat, number, document.fingerprint, self._ids):
            self._rows[table].append(row)
        return number

    def flush(self) -> None:
        """Writes what was collected, parents before children."""
        for table, rows in self._rows.items():
            if rows:
                key = "file" if table == "files" else "id"
                self._db.table(table).insert_all(rows, pk=key, replace=table == "files", batch_size=_ROWS_AT_ONCE)
                rows.clear()


def _highest(db: Database, table: str) -> int:
    if table == "files":  # they are known by their names
        return 0
    row = next(db.table(table).rows_where(select="ifnull(max(id), 0) AS id"))
    return int(row["id"])
