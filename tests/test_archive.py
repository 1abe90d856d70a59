"""The archive: what stands in its tables, and how it grows from run to run."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from batch_stubs import STUBS, run, write_archive, write_stub
from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def ask(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def dump(path: Path) -> list[str]:
    """Everything in a database, as text, but for how the index lays out its pages."""
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "items_fts_')]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """An archive of one meeting with two items, and one failed file."""
    write_stub(tmp_path / "in" / "a.pdf", "items=2 pages=3 earlier=1 warn=1")
    write_stub(tmp_path / "in" / "bad.pdf", "do=damaged")
    run(tmp_path / "in", tmp_path / "archive.db")
    return tmp_path / "archive.db"


def test_every_part_of_the_minutes_has_its_table(db: Path) -> None:
    """Meetings, items, sections, decisions, votes, people, annexes, warnings and files are there, linked by ids."""
    tables = "meetings", "files", "items", "sections", "decisions", "votes", "attendance", "annexes", "warnings"
    counts = {table: ask(db, f"SELECT count(*) FROM {table}")[0][0] for table in tables}  # noqa: S608 - as above

    assert counts == {
        "meetings": 1, "files": 2, "items": 2, "sections": 4, "decisions": 4, "votes": 2, "attendance": 8,
        "annexes": 3, "warnings": 1,
    }  # fmt: skip
    assert ask(db, "PRAGMA foreign_key_check") == []
    assert ask(db, "SELECT file, meeting_id, code FROM files ORDER BY file") == [
        ("a.pdf", 1, None),
        ("bad.pdf", None, "damaged-pdf"),
    ]


def test_a_decision_can_be_followed_to_its_voters(db: Path) -> None:
    """A join leads from the file to who voted against and who was disqualified."""
    rows = ask(
        db,
        """
        SELECT f.file, m.udvalg, i.nr, d.udfald, v.antal_for, v.imod, a.navn
        FROM votes v JOIN decisions d ON d.id = v.decision_id JOIN items i ON i.id = d.item_id
        JOIN meetings m ON m.id = i.meeting_id JOIN files f ON f.meeting_id = m.id
        JOIN attendance a ON a.decision_id = d.id AND a.liste = 'inhabile' WHERE i.nr = '2'
        """,
    )

    ((file, udvalg, nr, udfald, antal, imod, inhabil),) = rows
    assert (file, udvalg, nr, udfald, antal, inhabil) == ("a.pdf", "Teknikudvalget", "2", "godkendt", 4, "Åse Ørum")
    assert json.loads(imod) == [{"navn": "Bo Æbelø", "parti": None, "antal": None}]


def test_annexes_of_the_list_and_of_the_pdf_are_told_apart(db: Path) -> None:
    """The annex that is bound in hangs on the item that names it."""
    assert ask(db, "SELECT item_id, bound_in, titel FROM annexes ORDER BY id") == [
        (1, 0, "Støjkort"),
        (2, 0, "Støjkort"),
        (1, 1, "Støjkort"),
    ]


def test_a_second_run_adds_only_what_is_new(db: Path, tmp_path: Path) -> None:
    """Rows that are there stay untouched, ids and all; a new file gets new rows."""
    before = ask(db, "SELECT * FROM items")
    write_stub(tmp_path / "in" / "0.pdf", "items=1 n=0")

    run(tmp_path / "in", db)

    assert ask(db, "SELECT * FROM items WHERE meeting_id = 1") == before
    assert ask(db, "SELECT file, meeting_id FROM files ORDER BY file") == [
        ("0.pdf", 2),
        ("a.pdf", 1),
        ("bad.pdf", None),
    ]


def test_another_reading_replaces_the_meeting(db: Path, tmp_path: Path) -> None:
    """Read with another profile, the meeting keeps its id, and nothing of the old reading is left."""
    run(tmp_path / "in", db, replace(STUBS, profile="acadre"))

    assert ask(db, "SELECT id, profile FROM meetings") == [(1, "acadre")]
    assert ask(db, "SELECT count(*) FROM items")[0] == (2,)
    assert ask(db, "SELECT count(*) FROM sections WHERE item_id NOT IN (SELECT id FROM items)") == [(0,)]


def test_a_file_with_new_bytes_takes_its_old_meeting_away(db: Path, tmp_path: Path) -> None:
    """Minutes that were published again under the same name are not there twice."""
    write_stub(tmp_path / "in" / "a.pdf", "items=1 title=Rettet")

    run(tmp_path / "in", db)

    assert ask(db, "SELECT titel FROM items") == [("Rettet",)]
    assert ask(db, "SELECT count(*) FROM items_fts WHERE items_fts MATCH 'ringvejen'")[0] == (1,)
    assert ask(db, "SELECT count(*) FROM items_fts WHERE items_fts MATCH 'titel : ringvejen'")[0] == (0,)


def test_the_same_minutes_under_two_names_are_one_meeting(tmp_path: Path) -> None:
    """Two files, one meeting."""
    write_stub(tmp_path / "in" / "a.pdf")
    write_stub(tmp_path / "in" / "b.pdf")

    run(tmp_path / "in", tmp_path / "archive.db")

    assert ask(tmp_path / "archive.db", "SELECT file, meeting_id FROM files") == [("a.pdf", 1), ("b.pdf", 1)]


def test_archives_can_be_gathered_in_one_database(tmp_path: Path) -> None:
    """A run over another folder adds to the database."""
    write_stub(tmp_path / "nord" / "a.pdf", "items=1 n=1")
    write_stub(tmp_path / "syd" / "b.pdf", "items=1 n=2")

    run(tmp_path / "nord", tmp_path / "archive.db")
    run(tmp_path / "syd", tmp_path / "archive.db")

    assert ask(tmp_path / "archive.db", "SELECT file FROM files") == [("a.pdf",), ("b.pdf",)]


def test_many_documents_go_in_as_one_by_one(tmp_path: Path) -> None:
    """Rows are written many at a time; what stands there does not depend on where a batch ends."""
    archive = write_archive(tmp_path / "in", 9)
    run(archive, tmp_path / "whole.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("referat_parser.batch.archive._ROWS_AT_ONCE", 1)
        run(archive, tmp_path / "single.db")

    assert dump(tmp_path / "single.db") == dump(tmp_path / "whole.db")


def test_the_index_agrees_with_the_table(db: Path) -> None:
    """FTS5's own check finds no difference between the index and what it was made from."""
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("INSERT INTO items_fts (items_fts, rank) VALUES ('integrity-check', 1)")


def test_a_foreign_database_is_not_touched(tmp_path: Path) -> None:
    """A database of another program, or a file that is none, is refused and stays as it was."""
    other, text = tmp_path / "other.db", tmp_path / "text.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE meetings (x)")
    text.write_text("not a database " * 100)
    write_stub(tmp_path / "in" / "a.pdf")
    before = (other.read_bytes(), text.read_bytes())

    for path in (other, text):
        with pytest.raises(UsageError, match="archive"):
            run(tmp_path / "in", path)

    assert (other.read_bytes(), text.read_bytes()) == before
