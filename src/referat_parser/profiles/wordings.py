"""Patterns that are compiled, and tried, only on texts that hold their cues.

Most patterns of the vocabulary never come near a match: a document has a handful of the few hundred wordings. To look
for a word in a text costs a fiftieth of searching a pattern in it, and a pattern that is never tried need not be
compiled, which is what a start of the program costs most.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from .cues import beginnings, cues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .cues import Clause

MOST_BEGINNINGS = 8
_WORD = re.compile(r"(?<![\w-])\w\w?")


@lru_cache(maxsize=256)
def lowered(text: str) -> str:
    """A text in small letters, each at its place; many patterns in a row ask the same text."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char if len(char.lower()) > 1 else char.lower() for char in text)


class CuedPattern:
    """A regular expression that is compiled when a text first holds its cues, and not tried on any other text."""

    def __init__(self, pattern: str, flags: int = re.IGNORECASE) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern ready to run."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The cues of the pattern."""
        return cues(self.pattern)

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The few words that every match begins with; empty where they are unknown, many or short."""
        words = beginnings(self.pattern)
        return words if len(words) <= MOST_BEGINNINGS and all(len(word) > 2 for word in words) else ()

    def may_match(self, low: str) -> bool:
        """Whether a text in small letters holds the cues: where it does not, the pattern is nowhere in it."""
        for words in self.clauses:
            for word in words:
                if word in low:
                    break
            else:
                return False
        return True

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """The first place where the pattern matches, as `re.Pattern.search` gives it."""
        low = lowered(text)
        if not self.may_match(low):
            return None
        return self.find(text, low, pos) if endpos == sys.maxsize else self.compiled.search(text, pos, endpos)

    def find(self, text: str, low: str, pos: int = 0) -> re.Match[str] | None:
        """The first match in a text that holds the cues: tried only where one of the pattern's beginnings stands."""
        if not self.beginnings:
            return self.compiled.search(text, pos)
        match = self.compiled.match
        places = [(at, word) for word in self.beginnings if (at := low.find(word, pos)) >= 0]
        while places:
            place = min(places)
            found = match(text, place[0])
            if found:
                return found
            places.remove(place)
            at = low.find(place[1], place[0] + 1)
            if at >= 0:
                places.append((at, place[1]))
        return None

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at `pos`."""
        return self.compiled.match(text, pos, endpos) if self.may_match(lowered(text)) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self.compiled.fullmatch(text) if self.may_match(lowered(text)) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches from left to right."""
        return self.compiled.finditer(text, pos, endpos) if self.may_match(lowered(text)) else iter(())

    def split(self, text: str) -> list[str]:
        """The text cut at the matches; patterns that are split at capture nothing."""
        return self.compiled.split(text) if self.may_match(lowered(text)) else [text]


class Alternatives:
    """Patterns side by side, found as their alternation would be: the leftmost, at one place the one that stands first.

    Each match comes with the index of its pattern.
    """

    __slots__ = ("_always", "_by_word", "patterns")

    def __init__(self, patterns: Iterable[CuedPattern]) -> None:
        self.patterns = tuple(patterns)
        self._by_word: tuple[tuple[str, tuple[int, ...]], ...] | None = None
        self._always: tuple[int, ...] = ()

    def search(self, text: str, pos: int = 0) -> tuple[int, re.Match[str]] | None:
        """The leftmost match."""
        found: tuple[int, re.Match[str]] | None = None
        low = lowered(text)
        for index in self._cued(low):
            match = self.patterns[index].find(text, low, pos)
            if match and (found is None or match.start() < found[1].start()):
                found = index, match
        return found

    def match(self, text: str, pos: int = 0) -> tuple[int, re.Match[str]] | None:
        """The first pattern's match that begins at `pos`."""
        for index in self._cued(lowered(text)):
            match = self.patterns[index].compiled.match(text, pos)
            if match:
                return index, match
        return None

    def fullmatch(self, text: str) -> tuple[int, re.Match[str]] | None:
        """The first pattern that matches the whole text."""
        for index in self._cued(lowered(text)):
            match = self.patterns[index].compiled.fullmatch(text)
            if match:
                return index, match
        return None

    def finditer(self, text: str, pos: int = 0) -> Iterator[tuple[int, re.Match[str]]]:
        """All matches from left to right, none reaching into the one before."""
        ahead: dict[int, re.Match[str]] = {}
        low = lowered(text)
        for index in self._cued(low):
            match = self.patterns[index].find(text, low, pos)
            if match:
                ahead[index] = match
        while ahead:
            index = min(ahead, key=lambda i: (ahead[i].start(), i))
            found = ahead[index]
            yield index, found
            pos = max(found.end(), found.start() + 1)
            for other in [i for i, match in ahead.items() if match.start() < pos]:
                again = self.patterns[other].find(text, low, pos)
                if again:
                    ahead[other] = again
                else:
                    del ahead[other]

    def __bool__(self) -> bool:
        """Whether there is any pattern."""
        return bool(self.patterns)

    def among(self, low: str) -> Alternatives:
        """What is asked of the parts of a text in small letters: nothing, where it holds no cue at all."""
        return self if self._cued(low) else NOTHING

    def _cued(self, low: str) -> Iterable[int]:
        """The indexes of the patterns whose cues a text holds, in their order."""
        if self._by_word is None:
            self._by_word = self._index()
        hits = [indexes for word, indexes in self._by_word if word in low]
        if not hits:
            return self._always
        found = sorted({*self._always, *chain.from_iterable(hits)})
        return [i for i in found if len(self.patterns[i].clauses) < 2 or self.patterns[i].may_match(low)]

    def _index(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The words of each pattern's first clause, each once, with the patterns that they are a cue of."""
        by_word: dict[str, list[int]] = {}
        for index, pattern in enumerate(self.patterns):
            for word in pattern.clauses[0] if pattern.clauses else ():
                by_word.setdefault(word, []).append(index)
        self._always = tuple(index for index, pattern in enumerate(self.patterns) if not pattern.clauses)
        return tuple((word, tuple(indexes)) for word, indexes in by_word.items())


NOTHING = Alternatives(())


class WordAlternatives(Alternatives):
    """Patterns that each begin with a known letter at the edge of a word: only such places are tried."""

    __slots__ = ("_by_head",)

    def __init__(self, patterns: Iterable[CuedPattern]) -> None:
        super().__init__(patterns)
        self._by_head: dict[str, tuple[int, ...]] | None = None

    def finditer(self, text: str, pos: int = 0) -> Iterator[tuple[int, re.Match[str]]]:
        """All matches from left to right, none reaching into the one before."""
        low = lowered(text)
        if self._by_head is None:
            self._by_head = self._head_index()
        tried: dict[int, bool] = {}
        for word in _WORD.finditer(low, pos):
            start, letters = word.span()[0], word.group()
            if start < pos:
                continue
            for index in self._by_head.get(letters) or self._by_head.get(letters[0], ()):
                pattern = self.patterns[index]
                if index not in tried:
                    tried[index] = pattern.may_match(low)
                match = pattern.compiled.match(text, start) if tried[index] else None
                if match:
                    yield index, match
                    pos = match.end()
                    break

    def _head_index(self) -> dict[str, tuple[int, ...]]:
        """The patterns by the letters that they begin with; those of two letters with those of the first alone."""
        by_head: dict[str, set[int]] = {}
        for index, pattern in enumerate(self.patterns):
            firsts = {word[:2] for word in beginnings(pattern.pattern)}
            if not firsts:
                raise ValueError(f"a pattern has to begin with a letter of its own: {pattern.pattern}")
            for head in firsts:
                by_head.setdefault(head, set()).add(index)
        return {head: tuple(sorted(found | by_head.get(head[0], set()))) for head, found in by_head.items()}
