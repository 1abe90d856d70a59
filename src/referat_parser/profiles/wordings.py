"""Patterns that are compiled, and tried, only on texts that hold their cues.

Most patterns of the vocabulary never come near a match: a document has a handful of the few hundred wordings. To look
for a word in a text costs a fiftieth of searching a pattern in it, and a pattern that is never tried need not be
compiled, which is what a start of the program costs most.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from .cuebook import ALWAYS, CUEBOOK, seen
from .cues import beginnings, cues, first_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .cuebook import Seen
    from .cues import Clause

MOST_BEGINNINGS = 8
_WORD = re.compile(r"(?<![\w-])\w\w?")


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

    @cached_property
    def masks(self) -> tuple[int, int]:
        """The two clauses as bits of the cue book."""
        masks = [CUEBOOK.mask(words) for words in self.clauses]
        return masks[0] if masks else ALWAYS, masks[1] if len(masks) > 1 else ALWAYS

    def may_be_in(self, text: Seen) -> bool:
        """Whether a text holds the cues, by its bits where many patterns were looked for in it."""
        first, second = self.masks
        held = text.known
        return bool(held & first and held & second) if held else self.may_match(text.low)

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
        looked = seen(text)
        if not self.may_be_in(looked):
            return None
        return self.find(text, looked.low, pos) if endpos == sys.maxsize else self.compiled.search(text, pos, endpos)

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

    @cached_property
    def first_words(self) -> tuple[str, ...]:
        """What a match begins with behind white space and marks; empty where it is not known."""
        return first_words(self.pattern)

    def may_begin(self, low: str, pos: int = 0) -> bool:
        """Whether a match may begin at a place of a text in small letters."""
        words = self.first_words
        return not words or low.startswith(words, pos) or low.startswith(words, _first_letter(low, pos))

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at `pos`."""
        looked = seen(text)
        if not (self.may_be_in(looked) and self.may_begin(looked.low, pos)):
            return None
        return self.compiled.match(text, pos, endpos)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        looked = seen(text)
        return self.compiled.fullmatch(text) if self.may_be_in(looked) and self.may_begin(looked.low) else None

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches from left to right."""
        return self.compiled.finditer(text, pos, endpos) if self.may_be_in(seen(text)) else iter(())

    def split(self, text: str) -> list[str]:
        """The text cut at the matches; patterns that are split at capture nothing."""
        return self.compiled.split(text) if self.may_be_in(seen(text)) else [text]


def _first_letter(low: str, pos: int) -> int:
    """Where the first letter or digit from a place on stands."""
    while pos < len(low) and not low[pos].isalnum():
        pos += 1
    return pos


class Alternatives:
    """Patterns side by side, found as their alternation would be: the leftmost, at one place the one that stands first.

    Each match comes with the index of its pattern.
    """

    __slots__ = ("_any", "_masks", "patterns")

    def __init__(self, patterns: Iterable[CuedPattern]) -> None:
        self.patterns = tuple(patterns)
        self._masks: list[tuple[int, int, int]] = []
        self._any = 0

    def search(self, text: str, pos: int = 0) -> tuple[int, re.Match[str]] | None:
        """The leftmost match."""
        found: tuple[int, re.Match[str]] | None = None
        looked = seen(text)
        for index in self.cued(looked):
            match = self.patterns[index].find(text, looked.low, pos)
            if match and (found is None or match.start() < found[1].start()):
                found = index, match
        return found

    def match(self, text: str, pos: int = 0) -> tuple[int, re.Match[str]] | None:
        """The first pattern's match that begins at `pos`."""
        looked = seen(text)
        for index in self.cued(looked):
            pattern = self.patterns[index]
            match = pattern.compiled.match(text, pos) if pattern.may_begin(looked.low, pos) else None
            if match:
                return index, match
        return None

    def fullmatch(self, text: str) -> tuple[int, re.Match[str]] | None:
        """The first pattern that matches the whole text."""
        looked = seen(text)
        for index in self.cued(looked):
            pattern = self.patterns[index]
            match = pattern.compiled.fullmatch(text) if pattern.may_begin(looked.low) else None
            if match:
                return index, match
        return None

    def finditer(self, text: str, pos: int = 0) -> Iterator[tuple[int, re.Match[str]]]:
        """All matches from left to right, none reaching into the one before."""
        ahead: dict[int, re.Match[str]] = {}
        looked = seen(text)
        low = looked.low
        for index in self.cued(looked):
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

    def among(self, text: str) -> Alternatives:
        """What is asked of the parts of a text: nothing, where it holds no cue at all."""
        return self if self.cued(seen(text)) else NOTHING

    def cued(self, text: Seen) -> list[int]:
        """The indexes of the patterns whose cues a text holds, in their order."""
        if not self._masks:
            self._masks = [(index, *pattern.masks) for index, pattern in enumerate(self.patterns)]
            for _, first, _ in self._masks:
                self._any |= first
        held = text.held()
        if not held & self._any:
            return []
        return [index for index, first, second in self._masks if held & first and held & second]


NOTHING = Alternatives(())


class WordAlternatives(Alternatives):
    """Patterns that each begin with a known letter at the edge of a word: only such places are tried."""

    __slots__ = ("_by_head",)

    def __init__(self, patterns: Iterable[CuedPattern]) -> None:
        super().__init__(patterns)
        self._by_head: dict[str, tuple[int, ...]] | None = None

    def finditer(self, text: str, pos: int = 0) -> Iterator[tuple[int, re.Match[str]]]:
        """All matches from left to right, none reaching into the one before."""
        looked = seen(text)
        cued = self.cued(looked)
        if not cued:
            return
        if self._by_head is None:
            self._by_head = self._head_index()
        by_head, patterns, low = self._by_head, self.patterns, looked.low
        for word in _WORD.finditer(low, pos):
            letters = word.group()
            indexes = by_head.get(letters) or by_head.get(letters[0])
            start = word.start()
            if not indexes or start < pos:
                continue
            for index in indexes:
                tried = index in cued and patterns[index].may_begin(low, start)
                match = patterns[index].compiled.match(text, start) if tried else None
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
