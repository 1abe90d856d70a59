"""Folded texts against the rules of a profile.

Labels are compared without case, accents, spacing and closing colon (`Mødelokale: :` is `moedelokale`), and long ones
may differ by one letter, since clerks misspell them. Patterns are searched in the text with its white space folded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from .cues import beginnings, line_beginnings, needs_digit
from .wordings import CuedPattern

if TYPE_CHECKING:
    from .schema import Rule

R = TypeVar("R", bound="Rule")

_PATTERN_WORDS = 12
_MISSPELT_FROM = 9  # letters; shorter labels are too close to each other
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "é": "e", "’": "'", "–": "-"})
_DROP = re.compile(r"[^a-z0-9§/(&]+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """A text as a key: lower case, ASCII, without white space and punctuation (`Dok. nr.:` → `doknr`)."""
    text = text.lower()
    if not text.isascii():
        text = text.translate(_DANISH)
        if not text.isascii():
            text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _DROP.sub("", text)


def _one_off(a: str, b: str) -> bool:
    """Whether two keys of about one length differ by one letter more, less or other, or by two swapped."""
    if len(a) > len(b):
        a, b = b, a
    for i, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            if len(a) == len(b):
                return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
            return a[i:] == b[i + 1 :]
    return True


class Matcher(Generic[R]):
    """The rules of one kind, in the order in which they are tried: labels first, then patterns."""

    def __init__(self, rules: Iterable[R]) -> None:
        self.rules: tuple[R, ...] = tuple(rules)
        self._labels: dict[str, R] = {}
        self._patterns: list[tuple[LazyPattern, R]] = []
        for rule in self.rules:
            for label in rule.labels:
                self._labels.setdefault(fold(label), rule)
            for pattern in rule.patterns:
                self._patterns.append((LazyPattern(pattern), rule))
        self._patterns_of: dict[str, list[tuple[LazyPattern, R]]] = {}  # by the first letter of the line
        self._long: dict[tuple[str, int], list[tuple[int, str]]] = {}  # by first letter and length, with their order
        for order, key in enumerate(self._labels):
            if len(key) >= _MISSPELT_FROM:
                self._long.setdefault((key[0], len(key)), []).append((order, key))
        # No label is a sentence: lines of more words than the longest label, or a pattern may span, are turned away.
        self._most_words = max(
            [len(label.split()) for rule in self.rules for label in rule.labels]
            + [_PATTERN_WORDS if self._patterns else 0],
            default=0,
        )
        self._cache: dict[str, R | None] = {}

    def match(self, text: str) -> R | None:
        """The first rule that the whole text is a label of, or that has a pattern matching it all."""
        if text in self._cache:
            return self._cache[text]
        if text.count(" ") > self._most_words + 1 and text.count(" ") > 2 * self._most_words and text[1:2] != " ":
            return None
        found = self._match(text)
        if len(self._cache) < 50_000:
            self._cache[text] = found
        return found

    def _match(self, text: str) -> R | None:
        if len(text) > 160:
            return None
        key = fold(text)
        if not key:
            return None
        found = self._labels.get(key)
        if found is not None:
            return found
        line = " ".join(text.split())
        lowered = line.lower()
        forms = (line, line.rstrip(" :")) if line[-1] == ":" else (line,)
        for pattern, rule in self._patterns_for(lowered[0]):
            if pattern.fits(lowered) and any(pattern.compiled.fullmatch(form) for form in forms):
                return rule
        return self._misspelt(key) if len(key) >= _MISSPELT_FROM and key.isalpha() else None

    def _misspelt(self, key: str) -> R | None:
        """The first rule with a long label that differs by one letter."""
        size = len(key)
        near = [one for length in (size - 1, size, size + 1) for one in self._long.get((key[0], length), ())]
        label = next((label for _, label in sorted(near) if _one_off(label, key)), None)
        return None if label is None else self._labels[label]

    def _patterns_for(self, letter: str) -> list[tuple[LazyPattern, R]]:
        """The patterns that a line of this first letter may match, in their order."""
        found = self._patterns_of.get(letter)
        if found is None:
            found = self._patterns_of[letter] = [
                (pattern, rule)
                for pattern, rule in self._patterns
                if not pattern.begins or any(word[0] == letter for word in pattern.begins)
            ]
        return found

    def match_exactly(self, text: str) -> R | None:
        """The rule that has the text as a label, misspellings and patterns apart."""
        return self._labels.get(fold(text))

    def match_start(self, text: str) -> tuple[R, str, str] | None:
        """A label at the start of a text, up to a colon or (labels with no colon) the end of a word.

        Gives the rule, the label as printed and the rest. The longest label wins.
        """
        head, colon, rest = text.partition(":")
        if colon and len(head) <= 60:
            rule = self.match(head)
            if rule is not None:
                return rule, head + colon, rest.lstrip(" :").rstrip()
        return None


_SEAM = re.compile(r"(?<=[a-zæøå.])(?=[A-ZÆØÅ0-9•])")


def split_glued(matcher: Matcher[R], text: str) -> tuple[R, str, str] | None:
    """A label that the page glues to its value (`MødestedRådssalen`): the rule, the label and the rest."""
    for seam in _SEAM.finditer(text[:48]):
        head = text[: seam.start()]
        if len(head) >= 4 and " " not in head[-3:]:
            rule = matcher.match(head)
            if rule is not None:
                return rule, head, text[seam.start() :].strip()
    return None


_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]| \?| ")


def compile_pattern(pattern: str, *, line_by_line: bool = False) -> re.Pattern[str]:
    """A pattern of a profile: case does not count, a space stands for any white space, ` ?` for none as well.

    Spaces in a character class are spaces. With `line_by_line` the pattern is for many lines at once: `^` and `$` are
    the ends of a line, and no white space reaches into the next one.
    """
    some = r"[^\S\n]" if line_by_line else r"\s"
    loose = {" ": some + "+", " ?": some + "*"}
    spaced = _TOKEN.sub(lambda token: loose.get(token.group(), token.group()), pattern)
    return re.compile(spaced, re.IGNORECASE | (re.MULTILINE if line_by_line else re.NOFLAG))


class LazyPattern(CuedPattern):
    """A pattern of a profile, for whole lines, or with `line_by_line` to be searched in lines.

    A start of the program asks a few hundred patterns, of which few ever come near a match; compiling is what costs.
    """

    def __init__(self, pattern: str, *, line_by_line: bool = False) -> None:
        super().__init__(pattern)
        self._line_by_line = line_by_line

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as `compile_pattern` gives it."""
        return compile_pattern(self.pattern, line_by_line=self._line_by_line)

    @cached_property
    def begins(self) -> tuple[str, ...]:
        """What a line has to begin with; empty where it is not known."""
        return line_beginnings(self.pattern) if self._line_by_line else beginnings(self.pattern.removeprefix("^"))

    @cached_property
    def digit(self) -> bool:
        """Whether there is no match without a digit."""
        return needs_digit(self.pattern)

    def fits(self, low: str) -> bool:
        """Whether a line in small letters may match: it begins as the pattern does and holds its cues."""
        begins = self.begins
        return (not begins or low.startswith(begins)) and self.may_match(low)
