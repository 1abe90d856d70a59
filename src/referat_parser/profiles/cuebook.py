"""Which cues a text holds, found once for all the patterns that ask.

In: the cues of patterns, each of which gets a bit, and texts. Out: the bits of the cues that a text holds. They are
those of its words, and a word is gone through once: minutes are written with a few thousand words.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .cues import Clause

ALWAYS = 1
"""The bit that every text holds: the mask of a pattern without cues."""
MOST_WORDS = 8000
_NO_CUES: tuple[tuple[str, int], ...] = ()


class Cuebook:
    """The cues that were asked for and the bits of the words that were met.

    A new cue replaces the words before it counts, so that threads that share the book never miss it.
    """

    def __init__(self) -> None:
        self._bits: dict[str, int] = {}
        self._marks: list[tuple[str, int]] = []  # cues of a single character
        self._by_start: dict[str, list[tuple[str, int]]] = {}  # the others by their first two
        self._words: dict[str, int] = {}
        self.size = 0

    def mask(self, clause: Clause) -> int:
        """The bits of the cues of a clause: a text that holds none of them has no match."""
        found = 0
        for cue in clause:
            found |= self._bits.get(cue) or self._add(cue)
        return found

    def _add(self, cue: str) -> int:
        bit = ALWAYS << (len(self._bits) + 1)
        (self._by_start.setdefault(cue[:2], []) if len(cue) > 1 else self._marks).append((cue, bit))
        self._words = {}
        self.size += 1
        self._bits[cue] = bit
        return bit

    def held(self, low: str) -> int:
        """The bits of a text in small letters. No cue has white space in it, so that each stands in one word."""
        known = self._words
        words = low.split()
        bits = list(map(known.get, words))
        if None in bits:
            bits = [self._read(word, known) for word in words]
        return reduce(or_, cast("list[int]", bits), ALWAYS)

    def _read(self, word: str, known: dict[str, int]) -> int:
        if word in known:
            return known[word]
        found = 0
        for cue, bit in self._marks:
            if cue in word:
                found |= bit
        for at in range(len(word) - 1):
            for cue, bit in self._by_start.get(word[at : at + 2], _NO_CUES):
                if word.startswith(cue, at):
                    found |= bit
        if len(known) < MOST_WORDS:
            known[word] = found
        return found


CUEBOOK = Cuebook()


class Seen:
    """A text as patterns look at it first: in small letters, each at its place, and the cues that it holds."""

    __slots__ = ("_held", "_size", "low")

    def __init__(self, text: str) -> None:
        low = text.lower()
        if len(low) != len(text):
            low = "".join([char if len(char.lower()) > 1 else char.lower() for char in text])
        self.low = low
        self._held = 0
        self._size = -1

    @property
    def known(self) -> int:
        """The bits of the cues that the text holds, 0 where they were not asked for since the book grew."""
        return self._held if self._size == CUEBOOK.size else 0

    def held(self) -> int:
        """The bits of the cues that the text holds."""
        if self._size != CUEBOOK.size:
            size = CUEBOOK.size
            self._held = CUEBOOK.held(self.low)
            self._size = size
        return self._held


@lru_cache(maxsize=256)
def seen(text: str) -> Seen:
    """A text made ready; many patterns in a row ask the same text."""
    return Seen(text)
