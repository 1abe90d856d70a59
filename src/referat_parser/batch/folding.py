"""Danish letters spelt out, so that `støj` and `stoej`, `Århus` and `Aarhus` find each other.

The same replacement is made in three places that must agree: in the generated columns of the archive (`fold_sql`),
in queries (`fold_query`), and where a hit is looked for in a text (`fold_text`). Capitals and other accents are left to
the tokenizer of the index (`unicode61 remove_diacritics 2`); `fold_text` does both at once.
"""

from __future__ import annotations

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


def fold_text(text: str) -> str:
    """The text in small plain letters."""
    folded = fold_query(text).casefold()
    if folded.isascii():
        return folded
    return "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The same, and for each letter of the folded text the place in `text` that it comes from.

    The list has one place more than there are letters: the end.
    """
    folded: list[str] = []
    places: list[int] = []
    place = 0
    while place < len(text):
        width = 2 if text[place : place + 2] in _LETTERS else 1
        part = fold_text(text[place : place + width])
        folded.append(part)
        places.extend([place] * len(part))
        place += width
    return "".join(folded), [*places, len(text)]


def fold_name(text: str) -> str:
    """A name for comparing: folded, and without differences in white space."""
    return " ".join(fold_text(text).split())
