"""Where each rule of a vocabulary comes from, which of its words matched a text, and the whole vocabulary as YAML.

In: a vocabulary, that is a profile with all that it extends. Out: its rules by kind with the profile that each stands
in, in the order in which they are tried. No file is read here and nothing is matched beyond what `matching` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

import yaml
from pydantic import BaseModel

from .detect import OWN
from .loader import Vocabulary
from .matching import Matcher, compile_pattern, fold
from .schema import Mark, Profile, Rule

_INHERITED: Final = f"# Inherited marks count once its own weigh {OWN:g} and the inherited ones are enough alone.\n"
_PROOFS: Final = frozenset({"labels", "patterns", "examples", "not_examples", "seen"})


def _is_rules(annotation: object) -> bool:
    return any(isinstance(arg, type) and issubclass(arg, Rule) for arg in get_args(annotation))


KINDS: Final = tuple(name for name, field in Profile.model_fields.items() if _is_rules(field.annotation))
"""The keys of a profile that hold rules, in the order of the schema."""


@dataclass(frozen=True)
class Origin:
    """Why a text was known: the profile, the kind of rule, and the label or pattern that the text matched."""

    profile: str
    kind: str
    words: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.words} ({self.profile})"


def rules_of(vocabulary: Vocabulary, kind: str) -> Iterator[tuple[str, Rule]]:
    """The rules of one kind with the names of their profiles, in the order of trial."""
    for profile in vocabulary.chain:
        for rule in getattr(profile, kind):
            yield profile.name, rule


def marks_of(vocabulary: Vocabulary) -> Iterator[tuple[str, Mark]]:
    """The marks that count for a profile with the names of their profiles: its own, then those that it inherits."""
    for profile in vocabulary.chain:
        for mark in profile.marks:
            yield profile.name, mark


def origin_of(vocabulary: Vocabulary, kind: str, text: str) -> Origin | None:
    """The rule of a kind that matches a whole text, with where it stands; None when none does."""
    matcher: Matcher[Rule] = getattr(vocabulary, kind)
    rule = matcher.match(text)
    if rule is None:
        return None
    profile = next(name for name, one in rules_of(vocabulary, kind) if one is rule)
    return Origin(profile, kind, words_of(rule, text))


def words_of(rule: Rule, text: str) -> str:
    """The label or the pattern of a rule that a text matches, as a reader would look for it in the file."""
    key = fold(text)
    for label in rule.labels:
        if fold(label) == key:
            return f"label “{label}”"
    line = " ".join(text.split())
    for pattern in rule.patterns:
        if compile_pattern(pattern).fullmatch(line):
            return f"pattern {pattern}"
    near = next((label for label in rule.labels if Matcher([Rule(labels=(label,))]).match(text)), None)
    return f"nearly the label “{near}”" if near is not None else "a rule"


def meaning_of(rule: Rule) -> dict[str, object]:
    """What a rule says of a text that it matches: all but its words and their proofs."""
    return {name: value for name, value in rule.model_dump().items() if name not in _PROOFS}


def render_merged(vocabulary: Vocabulary) -> str:
    """A profile with all that it extends, as one profile file: a comment above each part names where it stands.

    The marks of a family count for a profile only beside enough of its own (`detect.OWN`), which the file says.
    """
    profile = vocabulary.chain[0]
    head = {"schema": 1, "name": profile.name, "description": profile.description, "family": profile.family}
    parts = [
        yaml.safe_dump(
            {key: value for key, value in head.items() if value is not None}, allow_unicode=True, sort_keys=False
        )
    ]
    if len(vocabulary.chain) > 1:
        parts.insert(0, "# Merged, nearest first: " + ", ".join(one.name for one in vocabulary.chain) + "\n")
    marks = list(marks_of(vocabulary))
    if marks:
        inherits = any(name != profile.name for name, _ in marks)
        parts.append(
            (_INHERITED if inherits else "") + "marks:\n" + "".join(_entry(mark, name) for name, mark in marks)
        )
    for kind in KINDS:
        rules = "".join(_entry(rule, name) for name, rule in rules_of(vocabulary, kind))
        if rules:
            parts.append(f"{kind}:\n{rules}")
    return "\n".join(parts)


def _entry(part: BaseModel, name: str) -> str:
    said = part.model_dump(mode="json", exclude_defaults=True)
    said = dict(sorted(said.items(), key=lambda item: item[0] in _PROOFS))  # what it means, then its words
    lines = _dump([said]).splitlines()
    return "".join(f"  {line}\n" for line in (f"# {name}", *lines))


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
