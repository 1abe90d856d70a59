"""What a text must hold before a pattern can match it, and patterns that are compiled only for such texts.

Most patterns of the vocabulary never come near a match: a document has a handful of the few hundred wordings. To look
for a word in a text costs a fiftieth of searching the pattern in it, and a pattern that is never searched need not be
compiled, which is what a start of the program costs most. So each pattern is read once for its cues: the literal words
in it of which a text has to hold one.
"""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Clause = tuple[str, ...]
"""Words in small letters of which a text holds at least one."""

MOST_CLAUSES = 2
_QUANTIFIER = r"(?:[?*+]|\{\d*,?\d*\})\??"
# Classes, escapes and the like stand for no sure letters; with the quantifier behind them they count as white space.
_UNSURE = re.compile(rf"(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$]|\(\?P=\w+\))(?:{_QUANTIFIER})?", re.DOTALL)
_OPENING = r"\((?:\?(?:P<\w+>|<?[=!]|[a-zA-Z-]*:))?"
_TOKEN = re.compile(rf"{_OPENING}(?:[^()?*+{{}}]*\))?|{_QUANTIFIER}|[)|]|[^()|?*+{{}}]+")
_PRELUDE = re.compile(_OPENING)
_NOT_THERE = ("(?!", "(?<")


lowered = lru_cache(maxsize=256)(str.lower)
"""A text in small letters; many patterns in a row ask the same text."""


@lru_cache(maxsize=2000)
def cues(pattern: str) -> tuple[Clause, ...]:
    """What every text holds that a pattern matches: of each clause at least one word; the rarest-looking first.

    White space in the pattern is taken for loose, marks and digits are passed over. Empty where nothing is sure.
    """
    found = _group(iter(_TOKEN.findall(_UNSURE.sub(" ", pattern))))
    if len(found) > 1:
        found = sorted(dict.fromkeys(found), key=_strength, reverse=True)[:MOST_CLAUSES]
    return tuple(found)


class CuedPattern:
    """A regular expression that is compiled when a text first holds its cues, and not tried on any other text."""

    __slots__ = ("_clauses", "_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = re.IGNORECASE) -> None:
        self.pattern = pattern
        self.flags = flags
        self._clauses: tuple[Clause, ...] | None = None
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern ready to run."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The cues of the pattern."""
        if self._clauses is None:
            self._clauses = cues(self.pattern)
        return self._clauses

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
        return self.compiled.search(text, pos, endpos) if self.may_match(lowered(text)) else None

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
        for index in self._cued(text):
            match = self.patterns[index].compiled.search(text, pos)
            if match and (found is None or match.start() < found[1].start()):
                found = index, match
        return found

    def match(self, text: str, pos: int = 0) -> tuple[int, re.Match[str]] | None:
        """The first pattern's match that begins at `pos`."""
        for index in self._cued(text):
            match = self.patterns[index].compiled.match(text, pos)
            if match:
                return index, match
        return None

    def fullmatch(self, text: str) -> tuple[int, re.Match[str]] | None:
        """The first pattern that matches the whole text."""
        for index in self._cued(text):
            match = self.patterns[index].compiled.fullmatch(text)
            if match:
                return index, match
        return None

    def finditer(self, text: str, pos: int = 0) -> Iterator[tuple[int, re.Match[str]]]:
        """All matches from left to right, none reaching into the one before."""
        ahead: dict[int, re.Match[str]] = {}
        for index in self._cued(text):
            match = self.patterns[index].compiled.search(text, pos)
            if match:
                ahead[index] = match
        while ahead:
            index = min(ahead, key=lambda i: (ahead[i].start(), i))
            found = ahead[index]
            yield index, found
            pos = max(found.end(), found.start() + 1)
            for other in [i for i, match in ahead.items() if match.start() < pos]:
                again = self.patterns[other].compiled.search(text, pos)
                if again:
                    ahead[other] = again
                else:
                    del ahead[other]

    def _cued(self, text: str) -> Iterable[int]:
        """The indexes of the patterns whose cues the text holds, in their order."""
        if self._by_word is None:
            self._by_word = self._index()
        low = lowered(text)
        hits = [indexes for word, indexes in self._by_word if word in low]
        if not hits:
            return self._always
        found = {*self._always, *chain.from_iterable(hits)}
        return sorted(index for index in found if self.patterns[index].may_match(low))

    def _index(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The words of each pattern's first clause, each once, with the patterns that they are a cue of."""
        by_word: dict[str, list[int]] = {}
        for index, pattern in enumerate(self.patterns):
            for word in pattern.clauses[0] if pattern.clauses else ():
                by_word.setdefault(word, []).append(index)
        self._always = tuple(index for index, pattern in enumerate(self.patterns) if not pattern.clauses)
        return tuple((word, tuple(indexes)) for word, indexes in by_word.items())


def _group(tokens: Iterator[str]) -> list[Clause]:
    """The clauses of a group's content, up to its closing bracket."""
    branches: list[list[Clause]] = []
    branch: list[Clause] = []
    given: list[Clause] = []  # by the last token: a quantifier may take them back
    literal = ""
    for token in tokens:
        first = token[0]
        if first == "(":
            inner = _flat_group(token) if token[-1] == ")" else _group(tokens)
            given = [] if token.startswith(_NOT_THERE) else inner
            branch += given
        elif first == ")":
            break
        elif first == "|":
            branches.append(branch)
            branch = []
        elif first in "?*+{":
            if given and (first in "?*" or token.startswith(("{0", "{,"))):
                del branch[len(branch) - len(given) :]
                branch += _words(literal[:-1])
            given = []
        else:
            given = _words(token)
            branch += given
        literal = "" if first == "(" else token
    return _one_of([*branches, branch]) if branches else branch


def _flat_group(token: str) -> list[Clause]:
    """The clauses of a group that has no other inside: one word of each branch."""
    prelude = _PRELUDE.match(token)
    branches = token[prelude.end() if prelude else 1 : -1].lower().split("|")
    if len(branches) == 1:
        return _words(branches[0])
    words = [max(branch.split(), key=len, default="") for branch in branches]
    return [tuple(words)] if all(words) else []


def _one_of(branches: list[list[Clause]]) -> list[Clause]:
    """The clause of an alternation: the strongest of each branch together; none if a branch has none."""
    if not all(branches):
        return []
    strongest = [max(branch, key=_strength) for branch in branches]
    return [tuple(dict.fromkeys(word for clause in strongest for word in clause))]


def _strength(clause: Clause) -> tuple[int, int]:
    """How much a clause turns away: long words are rare, and few words rarer than many."""
    return min(map(len, clause)), -len(clause)


def _words(literal: str) -> list[Clause]:
    return [(word,) for word in literal.lower().split()]
