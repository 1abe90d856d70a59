"""What a text must hold before a pattern can match it, and patterns that are compiled only for such texts.

Most patterns of the vocabulary never come near a match: a document has a handful of the few hundred wordings. To look
for a word in a text costs a fiftieth of searching the pattern in it, and a pattern that is never searched need not be
compiled, which is what a start of the program costs most. So each pattern is read once for its cues: the literal words
in it of which a text has to hold one.
"""

from __future__ import annotations

import re
import sys
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Clause = tuple[str, ...]
"""Words in small letters of which a text holds at least one."""

MOST_CLAUSES = 2
COMMON = frozenset({"indstilling", "indstillingen", "forslag", "udvalg", "udvalget", "byrådet", "behandling", "møde"})
"""Words that most decisions hold: they turn nothing away."""
_QUANTIFIER = r"(?:[?*+]|\{\d*,?\d*\})\??"
# Classes, escapes and the like stand for no sure letters; with the quantifier behind them they count as white space.
_UNSURE = re.compile(rf"(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$]|\(\?P=\w+\))(?:{_QUANTIFIER})?", re.DOTALL)
_OPENING = r"\((?:\?(?:P<\w+>|<?[=!]|[a-zA-Z-]*:))?"
_TOKEN = re.compile(rf"{_OPENING}(?:[^()?*+{{}}]*\))?|{_QUANTIFIER}|[)|]|[^()|?*+{{}}]+")
_PRELUDE = re.compile(_OPENING)
_WORD = re.compile(r"(?<![\w-])\w\w?")
_NOT_THERE = ("(?!", "(?<")


@lru_cache(maxsize=256)
def lowered(text: str) -> str:
    """A text in small letters, each at its place; many patterns in a row ask the same text."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char if len(char.lower()) > 1 else char.lower() for char in text)


@lru_cache(maxsize=2000)
def cues(pattern: str) -> tuple[Clause, ...]:
    """What every text holds that a pattern matches: of each clause at least one word; the rarest-looking first.

    White space in the pattern is taken for loose, marks and digits are passed over. Empty where nothing is sure.
    """
    found = _clauses(_parse(pattern))
    if len(found) > 1:
        found = sorted(dict.fromkeys(found), key=_strength, reverse=True)[:MOST_CLAUSES]
    return tuple(found)


def heads(pattern: str) -> frozenset[str]:
    """The first two letters (or the one, where only one is sure) of all that a pattern matches; empty where unknown."""
    found = _heads(_parse(pattern)) or set()
    firsts = {head.split()[0][:2] if head[:1].isalnum() else "" for head in found}
    return frozenset(first if first.isalnum() else first[:1] for first in firsts) if "" not in firsts else frozenset()


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
            firsts = heads(pattern.pattern)
            if not firsts:
                raise ValueError(f"a pattern has to begin with a letter of its own: {pattern.pattern}")
            for head in firsts:
                by_head.setdefault(head, set()).add(index)
        return {head: tuple(sorted(found | by_head.get(head[0], set()))) for head, found in by_head.items()}


Branch = list[tuple["str | Group", bool]]
"""The parts of an alternative, each with whether it may be missing: literal letters or a group."""
Group = list["Branch"]


def _parse(pattern: str) -> Group:
    return _group(iter(_TOKEN.findall(_UNSURE.sub(" ", pattern))))


def _group(tokens: Iterator[str]) -> Group:
    """The branches of a group's content, up to its closing bracket."""
    branch: Branch = []
    branches: Group = [branch]
    for token in tokens:
        first = token[0]
        if first == "(":
            inner = _flat_group(token) if token[-1] == ")" else _group(tokens)
            if not token.startswith(_NOT_THERE):
                branch.append((inner, False))
        elif first == ")":
            break
        elif first == "|":
            branch = []
            branches.append(branch)
        elif first not in "?*+{":
            branch.append((token.lower(), False))
        elif branch and (first in "?*" or token.startswith(("{0", "{,"))):
            part = branch.pop()[0]
            if isinstance(part, str):
                branch.append((part[:-1], False))
                part = part[-1:]
            branch.append((part, True))
    return branches


def _flat_group(token: str) -> Group:
    """A group that has no other inside."""
    prelude = _PRELUDE.match(token)
    return [[(part, False)] for part in token[prelude.end() if prelude else 1 : -1].lower().split("|")]


def _clauses(group: Group) -> list[Clause]:
    """What a text must hold for one of the branches to match."""
    found = [_branch_clauses(branch) for branch in group]
    if len(found) == 1:
        return found[0]
    if not all(found):
        return []
    strongest = [max(clauses, key=_strength) for clauses in found]
    return [tuple(dict.fromkeys(word for clause in strongest for word in clause))]


def _branch_clauses(branch: Branch) -> list[Clause]:
    found: list[Clause] = []
    for part, optional in branch:
        if not optional:
            found += [(word,) for word in part.split()] if isinstance(part, str) else _clauses(part)
    return found


def _strength(clause: Clause) -> tuple[int, int]:
    """How much a clause turns away: long words are rare, and few words rarer than many."""
    return (0 if not COMMON.isdisjoint(clause) else min(map(len, clause))), -len(clause)


def _heads(group: Group) -> set[str] | None:
    """The letters that the branches begin with; None where one begins with something else."""
    found: set[str] = set()
    for branch in group:
        for part, optional in branch:
            begins = ({part} if part else set()) if isinstance(part, str) else _heads(part)
            if begins is None:
                return None
            found |= begins
            if part and not optional:
                break
        else:
            return None
    return found
