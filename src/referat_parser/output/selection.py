"""The part of a document that somebody asked for by its keys (`--only`)."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from referat_parser.errors import UsageError
from referat_parser.model import Referat

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = tuple(Referat.model_fields)
"""The keys that can be asked for, in the order of the output."""


def check_keys(only: Sequence[str]) -> None:
    """Raise `UsageError` for the first of the names that is no key of the output, with the nearest one that is."""
    for name in only:
        if name not in KEYS:
            near = get_close_matches(name, KEYS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(KEYS)}"
            raise UsageError(f"{name!r} is no key of the output", hint)


def select(referat: Referat, only: Sequence[str] = ()) -> Any:
    """Give the document, or the keys asked for, as plain JSON values.

    No key gives the whole document, one key its value, several an object of them in the document's order.
    Raises `UsageError` for a name that is no key.
    """
    check_keys(only)
    plain = referat.model_dump(mode="json", include=set(only) or None)
    return plain[only[0]] if len(only) == 1 else plain
