"""Questions to an archive: full-text search.

Comes in: the path of an archive, a query and filters. Goes out: hits, best first, each with the sentence that the words
stand in and the page to open. The archive is opened for reading only.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from referat_parser.batch.archive import check_archive
from referat_parser.batch.folding import fold_name, fold_query, fold_text, fold_with_places
from referat_parser.errors import NoSuchFileError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[\"»”(]?[A-ZÆØÅ0-9•-])|\n")
_LONGEST_SENTENCE = 300
_RANKED_AT_MOST = 5000

_ROW = "SELECT i.id, i.nr, i.titel, i.sagsnr, i.udfald, i.side_fra, i.meeting_id, m.dato, m.udvalg "

# Two ways to apply the filters. Where few items match, or most pass, each is looked up. An item's row is wide, so else
# each filter is a list of ids that an index gives by itself (the `+` keeps the list from driving the query).
_FEW = 4000
_MOST = 0.6
_COUNT_FEW = "SELECT count(*) FROM (SELECT 1 FROM items_fts WHERE items_fts MATCH :match LIMIT :few)"
_EACH = """
    AND EXISTS (
        SELECT 1 FROM items i JOIN meetings m ON m.id = i.meeting_id WHERE i.id = items_fts.rowid
        AND (:bodies IS NULL OR m.udvalg IN (SELECT value FROM json_each(:bodies)))
        AND (:fra IS NULL OR m.dato >= :fra) AND (:til IS NULL OR m.dato <= :til)
        AND (:udfald IS NULL OR i.udfald = :udfald) AND (:sagsnr IS NULL OR i.sagsnr_soeg = :sagsnr)
    )
"""
_OF_MEETINGS = {
    "bodies": "udvalg IN (SELECT value FROM json_each(:bodies))",
    "fra": "dato >= :fra",
    "til": "dato <= :til",
}
_OF_ITEMS = {"udfald": "udfald = :udfald", "sagsnr": "sagsnr_soeg = :sagsnr"}
_NEWEST = (
    _ROW
    + "FROM items i JOIN meetings m ON m.id = i.meeting_id WHERE true {passing} ORDER BY m.dato DESC, i.id LIMIT :limit"
)
# A word in the title or the case number says more than one in the text. To rank a match costs microseconds, and a word
# that stands in more items than `ranked` tells hardly one from the other: then the last ones taken in are ranked.
_RANKED = (
    """
    WITH found AS (
        SELECT rowid AS id, bm25(items_fts, 0, 0, 8, 1, 8) AS score FROM items_fts
        WHERE items_fts MATCH :match {passing} ORDER BY rowid DESC LIMIT :ranked
    ), best AS (SELECT id, score FROM found ORDER BY score, id DESC LIMIT :limit)
    """  # noqa: S608 - made of the fixed clauses above; what the user typed is bound
    + _ROW
    + """
    FROM best JOIN items i ON i.id = best.id JOIN meetings m ON m.id = i.meeting_id
    ORDER BY best.score, best.id DESC
    """
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search: the body (a part of its name will do), days, outcome, case number."""

    udvalg: str | None = None
    fra: str | None = None
    til: str | None = None
    udfald: str | None = None
    sagsnr: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One item that was found. `marks` are the (start, end) of the words in `saetning`; `side` is where it stands."""

    dato: str | None
    udvalg: str | None
    nr: str
    titel: str
    sagsnr: str | None
    udfald: str | None
    saetning: str
    marks: tuple[tuple[int, int], ...]
    file: str | None
    side: int


@contextmanager
def open_archive(path: str) -> Iterator[sqlite3.Connection]:
    """Opens an archive for reading.

    Raises `NoSuchFileError` when there is none, and `UsageError` when it is something else or of another version.
    """
    if not Path(path).is_file():
        raise NoSuchFileError(f"there is no archive {path}", "make one with: referat batch FOLDER -o NAME.db")
    with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        try:
            check_archive(connection, Path(path))
            yield connection
        except sqlite3.DatabaseError as error:
            raise UsageError(f"{path} is not an archive: {error}", "name another file") from error


def search(path: str, query: str, filters: Filters | None = None, *, limit: int = 20) -> tuple[Hit, ...]:
    """Finds the items that hold all words of `query`.

    `"a b"` is a phrase, `støj*` the beginning of a word, `-vej` a word that must not be there. Danish letters may be
    spelt out, capitals and accents do not matter. An empty query gives all items that pass the filters, newest first.

    Raises `UsageError` for a query of nothing but excluded words, and the errors of `open_archive`.
    """
    filters = filters or Filters()
    match = fts_query(query)
    with open_archive(path) as connection:
        parameters = _parameters(connection, filters, limit)
        # The columns with plain text are for other programs; those with the letters spelt out hold the same words.
        parameters["match"] = f"{{titel_soeg tekst_soeg sagsnr}} : ({match})"
        rows = _find(connection, parameters, is_match=bool(match))
        pattern = _hit_pattern(query)
        return tuple(_hit(connection, row, pattern) for row in rows)


def fts_query(query: str) -> str:
    """A query in the language of the index: every word quoted, so that nothing in it is an operator.

    Raises `UsageError` when it only excludes.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(fold_query(query)):
        text = phrase or word
        if not _WORD.search(text):
            continue
        term = '"' + text.rstrip("*").replace('"', "") + '"' + ("*" if text.endswith("*") else "")
        (unwanted if minus else wanted).append(term)
    if unwanted and not wanted:
        raise UsageError("a search needs a word to look for", "name one beside those that must not be there")
    match = " AND ".join(wanted)
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match


def _parameters(connection: sqlite3.Connection, filters: Filters, limit: int) -> dict[str, Any]:
    """The named values of the queries below; an absent filter is `None`, which lets everything pass."""
    bodies = None if filters.udvalg is None else json.dumps(find_bodies(connection, filters.udvalg))
    return {
        "bodies": bodies, "fra": filters.fra, "til": filters.til, "udfald": filters.udfald,
        "sagsnr": None if filters.sagsnr is None else case_key(filters.sagsnr), "limit": limit,
        "ranked": _RANKED_AT_MOST,
    }  # fmt: skip


def _find(connection: sqlite3.Connection, parameters: dict[str, Any], *, is_match: bool) -> list[sqlite3.Row]:
    lists = _lists(parameters)
    if not is_match:
        return connection.execute(_NEWEST.format(passing=lists.format(id="i.id")), parameters).fetchall()
    if lists and (_few_match(connection, parameters) or _most_pass(connection, parameters)):
        return connection.execute(_RANKED.format(passing=_EACH), parameters).fetchall()
    return connection.execute(_RANKED.format(passing=lists.format(id="rowid")), parameters).fetchall()


def _few_match(connection: sqlite3.Connection, parameters: dict[str, Any]) -> bool:
    count: int = connection.execute(_COUNT_FEW, {**parameters, "few": _FEW}).fetchone()[0]
    return count < _FEW


def _most_pass(connection: sqlite3.Connection, parameters: dict[str, Any]) -> bool:
    if any(parameters[name] is not None for name in _OF_ITEMS):
        return False
    passing, meetings = connection.execute(
        f"SELECT (SELECT count(*) FROM meetings WHERE {_of_meetings(parameters)}), (SELECT count(*) FROM meetings)",  # noqa: S608
        parameters,
    ).fetchone()
    most: bool = passing > _MOST * meetings
    return most


def _of_meetings(parameters: dict[str, Any]) -> str:
    return " AND ".join(clause for name, clause in _OF_MEETINGS.items() if parameters[name] is not None)


def _lists(parameters: dict[str, Any]) -> str:
    """The filters that are set as lists of ids: one for all that concerns meetings, one for each other."""
    clauses = [clause for name, clause in _OF_ITEMS.items() if parameters[name] is not None]
    meetings = _of_meetings(parameters)
    if meetings:
        clauses.append(f"meeting_id IN (SELECT id FROM meetings WHERE {meetings})")  # noqa: S608 - fixed clauses
    return " ".join(f"AND +{{id}} IN (SELECT id FROM items WHERE {clause})" for clause in clauses)  # noqa: S608


def find_bodies(connection: sqlite3.Connection, part: str) -> list[str]:
    """The bodies of an archive whose name holds `part`, Danish letters and capitals aside."""
    names = [row[0] for row in connection.execute("SELECT DISTINCT udvalg FROM meetings WHERE udvalg IS NOT NULL")]
    return [name for name in names if fold_name(part) in fold_name(name)]


def case_key(sagsnr: str) -> str:
    """A case number as the archive compares it: without spaces, in capitals."""
    return sagsnr.replace(" ", "").upper()


def _hit_pattern(query: str) -> re.Pattern[str] | None:
    """What marks the words of a query in a folded text."""
    words = []
    for minus, phrase, word in _TERM.findall(query):
        text = phrase or word
        parts = [re.escape(part) for part in _WORD.findall(fold_text(text))]
        if parts and not minus:
            words.append(r"\b" + r"\W+".join(parts) + ("" if text.endswith("*") else r"\b"))
    return re.compile("|".join(words)) if words else None


def _hit(connection: sqlite3.Connection, row: sqlite3.Row, pattern: re.Pattern[str] | None) -> Hit:
    sentence, side = _place(connection, row, pattern)
    file = connection.execute("SELECT min(file) FROM files WHERE meeting_id = ?", [row["meeting_id"]]).fetchone()[0]
    return Hit(
        row["dato"], row["udvalg"], row["nr"], row["titel"], row["sagsnr"], row["udfald"], sentence,
        find_marks(sentence, pattern), file, side,
    )  # fmt: skip


def _place(connection: sqlite3.Connection, row: sqlite3.Row, pattern: re.Pattern[str] | None) -> tuple[str, int]:
    """The sentence with most of the words, and the page of its section; the title where the words stand there alone."""
    best: tuple[int, str, int] = (0, "", row["side_fra"])
    sections = connection.execute("SELECT tekst, side FROM sections WHERE item_id = ? ORDER BY position", [row["id"]])
    first = ""
    words = 0 if pattern is None else pattern.pattern.count("|") + 1  # the pattern has a branch a word
    for text, side in sections:
        first = first or text
        for sentence in sentences(text):
            found = len({match[0] for match in _matches(sentence, pattern)})
            if found > best[0]:
                best = (found, sentence, side or row["side_fra"])
            if best[0] >= words:  # no other can hold more
                break
    if best[0]:
        return shorten(best[1], pattern), best[2]
    if _matches(row["titel"], pattern):
        return row["titel"], row["side_fra"]
    return shorten(next(sentences(first), ""), pattern), row["side_fra"]


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, white space folded; a line of its own (a list point, a heading) is one too."""
    for part in _SENTENCE_END.split(text):
        folded = " ".join(part.split())
        if folded:
            yield folded


def shorten(sentence: str, pattern: re.Pattern[str] | None) -> str:
    """The sentence, or the part of it around its first mark when it is very long."""
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    marks = find_marks(sentence, pattern)
    start = max(0, (marks[0][0] if marks else 0) - _LONGEST_SENTENCE // 3)
    end = start + _LONGEST_SENTENCE
    return f"{'…' * (start > 0)}{sentence[start:end].strip()}{'…' * (end < len(sentence))}"


def find_marks(sentence: str, pattern: re.Pattern[str] | None) -> tuple[tuple[int, int], ...]:
    """Where the words of the query stand in a sentence."""
    if pattern is None:
        return ()
    folded, places = fold_with_places(sentence)
    return tuple((places[match.start()], places[match.end()]) for match in pattern.finditer(folded))


def _matches(text: str, pattern: re.Pattern[str] | None) -> list[re.Match[str]]:
    return [] if pattern is None else list(pattern.finditer(fold_text(text)))
