"""When two texts count as equal: the form of a text in which only its words and marks are left.

In: any value of a JSON document. Out: a string to compare. Where a page breaks its lines, which of the look-alike
dashes and quotes a font has, and which bullet a list prints says nothing about whether a text was read rightly, so
none of it counts. Nothing is scored in here.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_SAME: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")  # hyphens, figure, en and em dash, minus
    | dict.fromkeys("\u201c\u201d\u201e\u00bb\u00ab", '"')  # curly, low and angle quotes
    | dict.fromkeys("\u00ad\u200b", "")  # soft hyphen, zero-width space: not to be seen on the page
    | dict.fromkeys("\u2022\u00b7\u25aa\u25cf\u25e6", "")  # bullets
)


def fold(value: object) -> str:
    """The text of `value` without white space, with one kind of dash and of quote.

    Every empty value (`None`, `""`, `[]`, also `False`) folds to the empty string: a field that is missing and a
    field that is empty are the same answer, and `lukket: false` is what an item without any mark has.
    """
    text = unicodedata.normalize("NFC", str(value or ""))
    return "".join(text.translate(_SAME).split())


def canonical(value: object) -> str:
    """One string for a whole JSON value, so that lists of objects can be compared as sets.

    Text is folded, keys are sorted, and keys without a value are left out: `{"navn": "A", "parti": null}` equals
    `{"navn": "A"}`.
    """
    if isinstance(value, dict):
        parts = ((key, canonical(value[key])) for key in sorted(value))
        return "{" + ",".join(f"{key}:{part}" for key, part in parts if part) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(canonical(part) for part in value) + "]" if value else ""
    return fold(value)
