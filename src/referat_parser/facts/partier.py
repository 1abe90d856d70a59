"""Party labels: what can be one, and which two labels mean the same party.

In: a word or a name as printed. Out: the label without brackets and genitive, or None. The document's own labels
(`partier`) go before the national table; a letter is never spelt out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from referat_parser.profiles.phrases import load_phrases

if TYPE_CHECKING:
    from collections.abc import Collection

    from referat_parser.profiles.wordings import Alternatives, CuedPattern

LETTERS = r"[A-ZÆØÅ](?![\w.])"


@lru_cache
def party_pattern() -> str:
    """The pattern of a party label: names without regard to capitals, letters and abbreviations in capitals only."""
    phrases = load_phrases("partier")
    names = f"(?i:{phrases.any_of('name')}|{phrases.any_of('outside')}(?!\\w))"
    return rf"(?:(?<![\w])(?:{names}|{phrases.any_of('short')}(?!\w)|{LETTERS}))"


def read_parti(tekst: str, partier: Collection[str] | None = None) -> str | None:
    """The label that a whole text is (`(A)`, `V`, `Liste F`, `Venstres byrådsgruppe`), or None.

    `partier` are the labels of the document's own member list; they are taken whatever they look like.
    """
    text = " ".join(tekst.split()).strip("()[] .,;:")
    if partier and text in partier:
        return text
    match = party_label().fullmatch(text)
    return match["parti"] if match else None


@lru_cache
def party_names() -> Alternatives:
    """The names of parties, and what stands for the lack of one."""
    return load_phrases("partier").alternatives("name", "outside")


@lru_cache(maxsize=512)
def party_key(label: str) -> str:
    """What two labels of one party share: the letter, where the national table has one, else the folded label."""
    text = re.sub(r"\W+", "", label).casefold()
    for pattern, letter in _names():
        if letter and pattern.match(label.strip("() ")):
            return letter.casefold()
    return text.removesuffix("s") if len(text) > 3 else text


@lru_cache
def party_label() -> re.Pattern[str]:
    """A party label (`parti`) with its genitive and the word for its group behind it."""
    group = load_phrases("partier").any_of("group_word")
    return re.compile(rf"(?P<parti>{party_pattern()})(?:s|'s|’s)?(?:\s+(?i:{group}))?")


@lru_cache
def _names() -> tuple[tuple[CuedPattern, str | None], ...]:
    return load_phrases("partier").patterns("name")
