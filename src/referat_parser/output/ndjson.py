"""NDJSON: one JSON value a line, for streams and tables; a line is a document, or an item of it."""

from __future__ import annotations

import json as stdlib_json
from typing import TYPE_CHECKING, Any, Literal

from referat_parser.output import json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from referat_parser.model import Referat

Per = Literal["dokument", "punkt"]

MEETING_KEYS = (
    "schema_version", "dokumenttype", "myndighed", "udvalg", "moedenr", "dato", "starttidspunkt", "sluttidspunkt",
    "moedested", "source", "parser",
)  # fmt: skip
"""What an item's line says of its meeting, by the names of the document. The meeting's `titel`, `deltagelse` and
`bilag` are not among them: on an item's line these names are the item's own."""


def punkt_rows(referat: Referat) -> Iterator[dict[str, Any]]:
    """Give each item as plain JSON values: the keys of its meeting (`MEETING_KEYS`), then all keys of the item."""
    meeting = referat.model_dump(mode="json", include=set(MEETING_KEYS))
    for punkt in referat.punkter:
        yield meeting | punkt.model_dump(mode="json")


def render(referat: Referat, *, per: Per = "dokument", only: Sequence[str] = ()) -> str:
    """Give the document on one line, or its items on a line each; `only` as in `select`, and for whole documents alone.

    A document without items gives no line where the lines are items. Raises `UsageError` for an unknown name in `only`.
    """
    if per == "dokument":
        return json.render(referat, only=only)
    return "".join(
        stdlib_json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in punkt_rows(referat)
    )
