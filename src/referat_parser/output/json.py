"""JSON: the format of the contract, compact or indented."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from referat_parser.output.selection import select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.model import Referat


def render(referat: Referat, *, indent: int | None = None, only: Sequence[str] = ()) -> str:
    """Give the document as JSON: on one line, or indented by `indent` spaces; `only` as in `select`.

    Raises `UsageError` for a name in `only` that is no key.
    """
    if not only:  # pydantic's own serializer is several times as fast as the way over plain values
        return referat.model_dump_json(indent=indent) + "\n"
    separators = (",", ":") if indent is None else (",", ": ")
    return json.dumps(select(referat, only), ensure_ascii=False, indent=indent, separators=separators) + "\n"
