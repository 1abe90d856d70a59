"""An archive in numbers: meetings and decisions by body and year, and how decisions came out.

Comes in: the path of an archive. Goes out: `Statistics`, plain counts in a stable order.
"""

from __future__ import annotations

from dataclasses import dataclass

from referat_parser.batch.search import open_archive

_BODIES_AND_YEARS = """
    WITH counts AS (
        SELECT m.id, m.udvalg, substr(m.dato, 1, 4) AS aar,
               (SELECT count(*) FROM items i WHERE i.meeting_id = m.id) AS items,
               (SELECT count(*) FROM items i JOIN decisions d ON d.item_id = i.id
                WHERE i.meeting_id = m.id AND d.egen) AS decisions
        FROM meetings m
    )
    SELECT udvalg, aar, count(*), sum(items), sum(decisions) FROM counts GROUP BY udvalg, aar ORDER BY udvalg, aar
"""
_OUTCOMES = "SELECT udfald, count(*) FROM decisions WHERE egen GROUP BY udfald ORDER BY count(*) DESC, udfald"
_WARNINGS = "SELECT code, count(DISTINCT meeting_id) FROM warnings GROUP BY code ORDER BY 2 DESC, code"


@dataclass(frozen=True, slots=True)
class BodyYear:
    """What one body did in one year; `aar` is `None` for minutes without a date."""

    udvalg: str | None
    aar: str | None
    meetings: int
    items: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The archive in numbers. `outcomes` are of the meetings' own decisions, most frequent first."""

    files: int
    failed: int
    meetings: int
    items: int
    decisions: int
    votes: int
    first: str | None
    last: str | None
    by_body_and_year: tuple[BodyYear, ...]
    outcomes: tuple[tuple[str, int], ...]
    warnings: tuple[tuple[str, int], ...]


def read_statistics(path: str) -> Statistics:
    """Counts what is in an archive; raises the errors of `open_archive`."""
    with open_archive(path) as connection:

        def one(sql: str) -> int:
            return int(connection.execute(sql).fetchone()[0])

        first, last = connection.execute("SELECT min(dato), max(dato) FROM meetings").fetchone()
        return Statistics(
            files=one("SELECT count(*) FROM files"),
            failed=one("SELECT count(*) FROM files WHERE code IS NOT NULL"),
            meetings=one("SELECT count(*) FROM meetings"),
            items=one("SELECT count(*) FROM items"),
            decisions=one("SELECT count(*) FROM decisions WHERE egen"),
            votes=one("SELECT count(*) FROM votes"),
            first=first,
            last=last,
            by_body_and_year=tuple(BodyYear(*row) for row in connection.execute(_BODIES_AND_YEARS)),
            outcomes=tuple((row[0], row[1]) for row in connection.execute(_OUTCOMES)),
            warnings=tuple((row[0], row[1]) for row in connection.execute(_WARNINGS)),
        )
