"""A pattern → lines that could make it run away: what it repeats, over and over, and then an end that does not fit.

The strings are built from the pattern's own syntax tree. Nothing is measured here; see `runaway`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import islice
from typing import Any, Final

_PARSER: Any = import_module("re._parser")  # the parser of `re` itself; it has no public name
_ALPHABET: Final = "ae1 .,-/_:(x"
_ENDS: Final = ("¤", "", "a", "1", " ¤")
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT"})  # possessive ones never go back
_MANY: Final = 4  # times; what repeats less often cannot take long
_MOST_PUMPS: Final = 10
_MOST_ATTACKS: Final = 400


def attacks_on(pattern: str, length: int) -> tuple[str, ...]:
    """Lines of about `length` characters that a pattern (as `re` has it, and it compiles) is slow on if on any."""
    tree = _PARSER.parse(pattern, re.IGNORECASE)
    alphabet = _alphabet(tree)
    found: dict[str, None] = {}
    for before, pump in islice(_pumps(tree, "", alphabet), _MOST_ATTACKS):
        for end in _ENDS:
            times = max(1, (length - len(before) - len(end)) // len(pump))
            found.setdefault(before + pump * times + end)
    return tuple(islice(found, _MOST_ATTACKS))


def _alphabet(tree: Sequence[Any]) -> str:
    literals = {chr(value).lower() for name, value in _leaves(tree) if name == "LITERAL"}
    return _ALPHABET + "".join(sorted(literals - set(_ALPHABET)))


def _leaves(tree: Any) -> Iterator[tuple[str, Any]]:
    """All nodes of a syntax tree, as pairs of name and value."""
    for op, value in tree:
        yield str(op), value
        for inner in _inner(str(op), value):
            yield from _leaves(inner)


def _inner(op: str, value: Any) -> list[Any]:
    """The sequences inside a node."""
    match op:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            inner = [value[2]]
        case "SUBPATTERN":
            inner = [value[3]]
        case "BRANCH":
            inner = list(value[1])
        case "ATOMIC_GROUP":
            inner = [value]
        case "ASSERT" | "ASSERT_NOT":
            inner = [value[1]]
        case "IN":
            inner = [[item for item in value if str(item[0]) == "LITERAL"]]
        case _:
            inner = []
    return inner


def _pumps(tree: Any, before: str, alphabet: str) -> Iterator[tuple[str, str]]:
    """Each repeat of the tree: what may stand before it, and what it repeats."""
    for op, value in tree:
        name = str(op)
        if name in _REPEATS and value[1] >= _MANY:
            for text in islice(_texts(value[2], alphabet), _MOST_PUMPS):
                if text:
                    yield before, text
        for inner in _inner(name, value) if name != "IN" else ():
            yield from _pumps(inner, before, alphabet)
        before += next(_texts([(op, value)], alphabet), "")


def _texts(tree: Any, alphabet: str) -> Iterator[str]:
    """Texts that a sequence matches, or nearly: look-arounds and back references count as nothing."""
    if not len(tree):
        yield ""
        return
    (op, value), rest = tree[0], tree[1:]
    for head in islice(_node_texts(str(op), value, alphabet), _MOST_PUMPS):
        for tail in islice(_texts(rest, alphabet), _MOST_PUMPS):
            yield head + tail


def _node_texts(op: str, value: Any, alphabet: str) -> Iterator[str]:
    match op:
        case "LITERAL":
            yield chr(value)
        case "NOT_LITERAL":
            yield from (char for char in alphabet if char != chr(value))
        case "ANY":
            yield from alphabet
        case "IN":
            yield from (char for char in alphabet if _is_in(value, char))
        case "BRANCH":
            for branch in value[1]:
                yield from islice(_texts(branch, alphabet), 3)
        case "SUBPATTERN":
            yield from _texts(value[3], alphabet)
        case "ATOMIC_GROUP":
            yield from _texts(value, alphabet)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, body = value
            yield from (text * max(least, 1) for text in _texts(body, alphabet))
            if least == 0:
                yield ""
        case _:
            yield ""


def _is_in(items: Sequence[Any], char: str) -> bool:
    """Whether a character class holds a character."""
    negated = str(items[0][0]) == "NEGATE"
    return negated != any(_item_holds(str(op), value, char) for op, value in items)


def _item_holds(op: str, value: Any, char: str) -> bool:
    match op:
        case "LITERAL":
            return ord(char) == value or char.upper() == chr(value)
        case "RANGE":
            return any(value[0] <= ord(one) <= value[1] for one in (char, char.upper()) if len(one) == 1)
        case "CATEGORY":
            return bool(re.match(_CATEGORIES.get(str(value), r"(?!)"), char))
        case _:
            return False


_CATEGORIES: Final = {
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W", "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
}  # fmt: skip
