"""The way of one case through an archive: bodies and meetings in the order of their days.

Comes in: the path of an archive and a case number. Goes out: steps. A step is an item that a meeting of the archive had
on its agenda, or an earlier decision that such an item quotes and whose own meeting the archive does not have.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from referat_parser.batch.folding import fold_name
from referat_parser.batch.search import case_key, open_archive

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a case. `quoted` marks a decision that is known only from a later meeting's minutes."""

    dato: str | None
    udvalg: str | None
    nr: str | None
    titel: str
    udfald: str | None
    beslutning: str | None
    file: str | None
    side: int | None
    quoted: bool = False


def find_case(path: str, sagsnr: str) -> tuple[Step, ...]:
    """Gives the steps of a case, oldest first; none when the archive does not know it.

    Spaces and capitals in `sagsnr` do not matter. Raises the errors of `open_archive`.
    """
    with open_archive(path) as connection:
        items = connection.execute(
            """
            SELECT i.id, m.dato, m.udvalg, i.nr, i.titel, i.udfald, i.beslutning, i.side_fra,
                   (SELECT min(file) FROM files f WHERE f.meeting_id = m.id) AS file
            FROM items i JOIN meetings m ON m.id = i.meeting_id
            WHERE i.sagsnr_soeg = ? ORDER BY m.dato, m.id, i.position
            """,
            [case_key(sagsnr)],
        ).fetchall()
        own = [
            Step(
                row["dato"], row["udvalg"], row["nr"], row["titel"], row["udfald"], row["beslutning"], row["file"],
                row["side_fra"],
            )
            for row in items
        ]  # fmt: skip
        quoted = _quoted(connection, items, {_place(step.dato, step.udvalg) for step in own})
    return tuple(sorted([*own, *quoted], key=lambda step: step.dato or ""))


def _quoted(connection: sqlite3.Connection, items: list[sqlite3.Row], known: set[tuple[str, str]]) -> list[Step]:
    steps: list[Step] = []
    for item in items:
        for row in connection.execute(
            """
            SELECT organ, dato, punkt, udfald, tekst, side FROM decisions
            WHERE item_id = ? AND NOT egen ORDER BY position
            """,
            [item["id"]],
        ):
            place = _place(row["dato"], row["organ"])
            if row["dato"] is None or place in known:
                continue
            known.add(place)
            side = row["side"] or item["side_fra"]
            step = Step(
                row["dato"],
                row["organ"],
                row["punkt"],
                item["titel"],
                row["udfald"],
                row["tekst"],
                item["file"],
                side,
                quoted=True,
            )
            steps.append(step)
    return steps


def _place(dato: str | None, udvalg: str | None) -> tuple[str, str]:
    return dato or "", fold_name(udvalg or "")
