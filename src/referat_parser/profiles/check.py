"""Everything that can be wrong with a profile file, as findings that point at file, line and key.

In: the path or the text of a profile. Out: findings, none for a good profile. What is looked at: the YAML and the
schema; patterns that do not compile or that can run away; examples that their rule does not match and `not_examples`
that it does; patterns that no example shows; words that never count, because an earlier rule of the same kind takes
them and means something else.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from referat_parser.errors import ProfileError

from .heads import LOADER, builtin_names
from .loader import Vocabulary, chain_of, line_of
from .matching import Matcher, compile_pattern, fold
from .origin import KINDS, meaning_of
from .runaway import LONGEST_LABEL, SLOW, Probe, find_runaways
from .schema import Profile, Rule

Loc = tuple[int | str, ...]
_LONGEST_QUOTE: Final = 60


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: the place in the file and what to know about it."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        key = f" {self.key}:" if self.key else ""
        return f"{self.file}:{self.line}:{key} {self.message}"


def check_profile(name: str | os.PathLike[str]) -> tuple[Finding, ...]:
    """What is wrong with a built-in profile or the profile in a file. `ProfileError` when there is no such thing."""
    if isinstance(name, str) and name in builtin_names():
        file = files(__package__).joinpath("data", f"{name}.yaml")
        return check_profile_text(file.read_text("utf-8"), file.name)
    where = os.fspath(name)
    try:
        return check_profile_text(Path(name).read_text("utf-8"), where)
    except FileNotFoundError:
        remedy = "list them with `referat profiles`, or give the path of a YAML file"
        raise ProfileError(f"no profile named {where!r}", remedy) from None
    except OSError as error:
        raise ProfileError(f"{where}: cannot be read ({error.strerror})", "give the path of a YAML file") from None
    except UnicodeDecodeError as error:
        line = Path(name).read_bytes()[: error.start].count(b"\n") + 1
        return (Finding(where, line, "", "not UTF-8 text"),)


def check_profile_text(text: str, where: str) -> tuple[Finding, ...]:
    """What is wrong with the text of a profile; `where` is its name in the findings. In the order of the lines."""
    finder = _Finder(text, where)
    try:
        node = yaml.compose(text, Loader=LOADER)
        raw = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return (
            Finding(where, mark.line + 1 if mark else 1, "", f"not valid YAML ({getattr(error, 'problem', error)})"),
        )
    if not isinstance(raw, dict):
        return (Finding(where, 1, "", "a profile is a mapping of keys; see `referat profiles show base`"),)
    found = [Finding(where, line, key, "this key stands twice; only the last counts") for line, key in _twice(node)]
    try:
        profile = Profile.model_validate(raw)
    except ValidationError as error:
        found += [finder.at(one["loc"], one["msg"]) for one in error.errors()]
    else:
        found += _contents(profile, finder)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.line))


@dataclass(frozen=True)
class _Finder:
    """Makes findings of places in the file."""

    text: str
    where: str

    def at(self, loc: Loc, message: str) -> Finding:
        return Finding(self.where, line_of(self.text, loc), ".".join(map(str, loc)), message)


def _twice(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[int, str]]:
    """Keys that a mapping has twice: YAML takes the last and says nothing."""
    if isinstance(node, yaml.SequenceNode):
        for place, inner in enumerate(node.value):
            yield from _twice(inner, (*path, str(place)))
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, inner in node.value:
            if str(key.value) in seen:
                yield key.start_mark.line + 1, ".".join((*path, str(key.value)))
            seen.add(str(key.value))
            yield from _twice(inner, (*path, str(key.value)))


def _contents(profile: Profile, finder: _Finder) -> list[Finding]:
    """What is wrong with a profile that keeps to the schema."""
    broken = list(_broken_patterns(profile, finder))
    if broken:  # nothing can be matched before they are mended
        return broken
    found = [*_runaways(profile, finder), *_marks(profile, finder)]
    for kind in KINDS:
        for place, rule in enumerate(getattr(profile, kind)):
            found += _rule(rule, (kind, place), finder)
    try:
        chain = chain_of(profile)
    except ProfileError as error:
        return [*found, finder.at(("extends",), str(error))]
    return [*found, *_shadowed(profile, Vocabulary(chain), finder)]


def _patterns(profile: Profile) -> Iterator[tuple[Loc, str, bool]]:
    """Every pattern with its place, and whether it is a mark's (looked for anywhere in a line)."""
    for place, mark in enumerate(profile.marks):
        yield ("marks", place, "pattern"), mark.pattern, True
    for kind in KINDS:
        for place, rule in enumerate(getattr(profile, kind)):
            for number, pattern in enumerate(rule.patterns):
                yield (kind, place, "patterns", number), pattern, False


def _broken_patterns(profile: Profile, finder: _Finder) -> Iterator[Finding]:
    for loc, pattern, _ in _patterns(profile):
        try:
            compile_pattern(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            yield finder.at(loc, f"not a regular expression ({error}): {_quoted(pattern)}")


def _runaways(profile: Profile, finder: _Finder) -> Iterator[Finding]:
    patterns = list(_patterns(profile))
    probes = [
        Probe(compile_pattern(one, line_by_line=is_mark).pattern, "search" if is_mark else "fullmatch")
        for _, one, is_mark in patterns
    ]
    for runaway in find_runaways(probes):
        loc, pattern, _ = patterns[runaway.index]
        line = f"{_quoted(runaway.line, 24)} ({len(runaway.line)} characters)"
        yield finder.at(
            loc,
            f"can run away: over {runaway.seconds:.2f} s on the line {line}, {SLOW} s is the most: {_quoted(pattern)}",
        )


def _marks(profile: Profile, finder: _Finder) -> Iterator[Finding]:
    for place, mark in enumerate(profile.marks):
        pattern = compile_pattern(mark.pattern, line_by_line=True)
        for key, texts, wanted in (("examples", mark.examples, True), ("not_examples", mark.not_examples, False)):
            for number, text in enumerate(texts):
                if bool(pattern.search(text)) != wanted:
                    yield finder.at(("marks", place, key, number), _verdict(text, wanted))
        if not mark.examples:
            yield finder.at(("marks", place, "pattern"), _unshown(mark.pattern))


def _rule(rule: Rule, loc: Loc, finder: _Finder) -> Iterator[Finding]:
    """What is wrong with a rule on its own."""
    matcher = Matcher([rule])
    for key, texts, wanted in (("examples", rule.examples, True), ("not_examples", rule.not_examples, False)):
        for number, text in enumerate(texts):
            if (matcher.match(text) is not None) != wanted:
                yield finder.at((*loc, key, number), _verdict(text, wanted))
    for number, pattern in enumerate(rule.patterns):
        compiled = compile_pattern(pattern)
        if not any(compiled.fullmatch(" ".join(text.split())) for text in rule.examples):
            yield finder.at((*loc, "patterns", number), _unshown(pattern))
    for number, label in enumerate(rule.labels):
        if not fold(label) or len(label) > LONGEST_LABEL:
            yield finder.at((*loc, "labels", number), f"can match nothing: {_quoted(label)}")


def _verdict(text: str, wanted: bool) -> str:
    if wanted:
        return f"the rule does not match its example {_quoted(text)}"
    return f"the rule matches {_quoted(text)}, which it must not"


def _unshown(pattern: str) -> str:
    return f"no example shows what this pattern is for: {_quoted(pattern)}"


def _shadowed(profile: Profile, vocabulary: Vocabulary, finder: _Finder) -> Iterator[Finding]:
    """Labels and examples that an earlier rule takes for something else."""
    for kind in KINDS:
        matcher: Matcher[Rule] = getattr(vocabulary, kind)
        for place, rule in enumerate(getattr(profile, kind)):
            taken: set[str] = set()
            for key, texts in (("labels", rule.labels), ("examples", rule.examples)):
                for number, text in enumerate(texts):
                    winner = matcher.match(text)
                    if winner is None or fold(text) in taken or meaning_of(winner) == meaning_of(rule):
                        continue
                    taken.add(fold(text))
                    by = _place_of(winner, kind, vocabulary, finder)
                    yield finder.at((kind, place, key, number), f"{_quoted(text)} never counts here: {by} takes it")


def _place_of(rule: Rule, kind: str, vocabulary: Vocabulary, finder: _Finder) -> str:
    """A rule as a reader finds it: with the line in this file, or the name of the profile that has it."""
    means = ", ".join(f"{key} {value}" for key, value in meaning_of(rule).items() if value is not False) or kind
    for profile in vocabulary.chain:
        for place, one in enumerate(getattr(profile, kind)):
            if one is rule:
                own = profile is vocabulary.chain[0]
                where = f"in line {line_of(finder.text, (kind, place))}" if own else f"of the profile {profile.name}"
                return f"the rule {where} ({means})"
    raise AssertionError("a matcher gives rules of its own vocabulary alone")


def _quoted(text: str, longest: int = _LONGEST_QUOTE) -> str:
    return f"“{text}”" if len(text) <= longest else f"“{text[:longest]}…”"
