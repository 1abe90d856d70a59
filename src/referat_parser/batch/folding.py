"""Danish letters spelt out, so that `støj` and `stoej`, `Århus` and `Aarhus` find each other.

The same replacement is made in three places that must agree: in the generated columns of the archive (`fold_sql`), in
queries (`fold_query`), and where a hit is looked for in a text (`fold_text`). Capitals and other accents are left to the
tokenizer of the index (`unicode61 remove_diacritics 2`); `fold_text` does both at once, and tells where each letter was.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {
    "æ": "ae", "Æ": "Ae", "ä": "ae", "Ä": "Ae", "ø": "oe", "Ø": "Oe", "ö": "oe", "Ö": "Oe", "å": "aa", "Å": "Aa",
    "a\u030a": "aa", "A\u030a": "Aa",
}  # fmt: skip
"""Swedish and German letters too: they stand in names, and a Danish keyboard writes them the same way."""


def fold_sql(expression: str) -> str:
    """The SQL expression that spells out the letters of another one."""
    for letter, spelt in _LETTERS.items():
        expression = f"replace({expression}, '{letter}', '{spelt}')"
    return expression


def fold_query(text: str) -> str:
    """A query with its letters spelt out."""
    for letter, spelt in _LETTERS.items():
        text = text.replace(letter, spelt)
    return text


def fold_text(text: str) -> tuple[str, list[int]]:
    """The text in small plain letters, and for each of its letters the place in `text` that it comes from.

    The list has one place more than there are letters: the end.
    """
    folded: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        pair = _LETTERS.get(text[place : place + 2])
        spelt = pair or _LETTERS.get(letter) or unicodedata.normalize("NFKD", letter)
        for part in spelt:
            if not unicodedata.combining(part):
                folded.append(part.casefold())
                places.extend([place] * len(folded[-1]))
    return "".join(folded), [*places, len(text)]


def fold_name(text: str) -> str:
    """A name for comparing: folded, and without differences in white space."""
    return " ".join(re.sub(r"\s+", " ", fold_text(text)[0]).split())
