"""What a text must hold before a regular expression can match it, read from the expression itself.

In: a pattern. Out: its cues, the literal words of which a text has to hold one, and its beginnings, the words that
every match begins with. Both are as much as is sure at a glance: a pattern of which nothing is sure has none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Clause = tuple[str, ...]
"""Words in small letters of which a text holds at least one."""

MOST_CLAUSES = 2
MARK_COUNTS = 2
"""A colon or a slash is as rare as a word of three letters."""
COMMON = frozenset({"indstilling", "indstillingen", "forslag", "udvalg", "udvalget", "byrådet", "behandling", "møde"})
"""Words that most decisions hold: they turn away no more than a short word does."""
_QUANTIFIER = r"(?:[?*+]|\{\d*,?\d*\})\??"
# Classes, escapes and the like stand for no sure letters; with the quantifier behind them they count as white space.
_UNSURE = re.compile(rf"(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$]|\(\?P=\w+\))(?:{_QUANTIFIER})?", re.DOTALL)
_OPENING = r"\((?:\?(?:P<\w+>|<?[=!]|[a-zA-Z-]*:))?"
_TOKEN = re.compile(rf"{_OPENING}(?:[^()?*+{{}}]*\))?|{_QUANTIFIER}|[)|]|[^()|?*+{{}}]+")
_PRELUDE = re.compile(_OPENING)
# What a pattern may begin with that is neither letter nor digit: `\s*`, `\W*`, `[\s,;(]*`.
_LEAD = re.compile(r"(?:\\[Ab]|(?:\\[sW]|\[(?:\\s|[^\w\\\]^-])+\])[*+])*")
_DIGIT = "\x01"  # stands for any
DIGITS = tuple("0123456789")
_NOT_THERE = ("(?!", "(?<")


@lru_cache(maxsize=2000)
def cues(pattern: str) -> tuple[Clause, ...]:
    """What every text holds that a pattern matches: of each clause at least one word; the rarest-looking first.

    White space in the pattern is taken for loose, marks and digits are passed over. Empty where nothing is sure.
    """
    found = _clauses(_parse(pattern))
    if len(found) > 1:
        found = sorted(dict.fromkeys(found), key=_strength, reverse=True)[:MOST_CLAUSES]
    return tuple(found)


def beginnings(pattern: str) -> tuple[str, ...]:
    """The words, or the letters of a word, that all matches begin with; empty where something else may begin one."""
    firsts = [_first_word(head) for head in sorted(_heads(_parse(pattern)) or {""})]
    return tuple(dict.fromkeys(chain.from_iterable(firsts))) if all(firsts) else ()


def first_words(pattern: str) -> tuple[str, ...]:
    """The words that all matches begin with behind white space and marks; empty where something else may be first."""
    lead = _LEAD.match(pattern)
    return beginnings(pattern[lead.end() if lead else 0 :])


def line_beginnings(pattern: str) -> tuple[str, ...]:
    """The same for a pattern that is searched in a line: sure only where it is bound to the beginning of the line."""
    bound = pattern.startswith("^") and len(_parse(pattern)) == 1
    return beginnings(pattern[1:]) if bound else ()


def needs_digit(pattern: str) -> bool:
    """Whether every match holds a digit."""
    return _needs_digit(_parse(pattern))


Branch = list[tuple["str | Group", bool]]
"""The parts of an alternative, each with whether it may be missing: literal letters or a group."""
Group = list["Branch"]


@lru_cache(maxsize=2000)
def _parse(pattern: str) -> Group:
    plain = pattern.replace(r"\b", "").replace(r"\A", "").replace(r"\d", _DIGIT)
    return _group(iter(_TOKEN.findall(_UNSURE.sub(" ", plain))))


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
        if optional:
            continue
        if isinstance(part, str):
            found += [(word,) for word in part.replace(_DIGIT, " ").split()]
        else:
            found += _clauses(part)
    return found


def _strength(clause: Clause) -> tuple[int, int]:
    """How much a clause turns away: long words are rare, and few words rarer than many."""
    if not COMMON.isdisjoint(clause):
        return 2, -len(clause)
    return min([len(word) if word.isalnum() else len(word) + MARK_COUNTS for word in clause]), -len(clause)


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


def _first_word(head: str) -> tuple[str, ...]:
    if head[:1] == _DIGIT:
        return DIGITS
    return tuple(head.replace(_DIGIT, " ").split()[:1]) if head[:1].isalnum() else ()


def _needs_digit(group: Group) -> bool:
    return all(any(_holds_digit(part) for part, optional in branch if not optional) for branch in group)


def _holds_digit(part: str | Group) -> bool:
    return _DIGIT in part if isinstance(part, str) else _needs_digit(part)
