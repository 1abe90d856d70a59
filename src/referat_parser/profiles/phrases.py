"""The set phrases of the facts layer: how outcomes, votes, parties, attendance and case numbers are worded.

In: the YAML files of `data/phrases/`, one a subject. Out: frozen `Phrase` objects by group, or the alternation of a
group's patterns, ready to be built into a larger one. Each file is read once, when it is first asked for.

A pattern is a regular expression without regard to capitals; a space in it stands for any run of white space. Each
phrase carries `examples` that its pattern must find and `not_examples` that it must not: a test executes them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from .heads import DATA, LOADER
from .wordings import Alternatives, CuedPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = 1
_FOLDER = DATA / "phrases"


class Phrase(NamedTuple):
    """One wording: what it looks like, what it means, and the texts that show both."""

    pattern: str
    examples: tuple[str, ...]
    value: str | None = None
    not_examples: tuple[str, ...] = ()

    @property
    def regex(self) -> str:
        """The pattern with its spaces made loose."""
        return loosen(self.pattern)


class Phrases(NamedTuple):
    """The phrases of one subject, by group; the order inside a group is the order of trial."""

    groups: dict[str, tuple[Phrase, ...]]

    def any_of(self, group: str) -> str:
        """The alternation of a group's patterns, as a group that captures nothing."""
        return "(?:" + "|".join(phrase.regex for phrase in self.groups[group]) + ")"

    def patterns(self, group: str, before: str = "", after: str = "") -> tuple[tuple[CuedPattern, str | None], ...]:
        """Each pattern of a group between two others, with its value."""
        return tuple((CuedPattern(f"{before}(?:{phrase.regex}){after}"), phrase.value) for phrase in self.groups[group])

    def alternatives(self, *groups: str, before: str = "") -> Alternatives:
        """The patterns of some groups side by side, each behind `before`."""
        return Alternatives(
            CuedPattern(f"{before}(?:{phrase.regex})") for group in groups for phrase in self.groups[group]
        )


@lru_cache
def load_phrases(subject: str) -> Phrases:
    """The phrases of `data/phrases/<subject>.yaml`."""
    return read_phrases(_read(subject))


def read_phrases(data: dict[str, Any]) -> Phrases:
    """What a phrase file says; ValueError where it has other keys than it should, or a phrase that nobody has tried."""
    if data.keys() != {"schema", "groups"} or data["schema"] != SCHEMA:
        raise ValueError(f"a phrase file has `schema: {SCHEMA}` and `groups`, not {sorted(data)}")
    return Phrases({group: tuple(_phrase(**entry) for entry in entries) for group, entries in data["groups"].items()})


def _phrase(
    *, pattern: str = "", examples: Sequence[str] = (), value: str | None = None, not_examples: Sequence[str] = (),
    **unknown: object,
) -> Phrase:  # fmt: skip
    if unknown or not (pattern and examples):
        raise ValueError(f"the phrase {pattern!r} needs a pattern and examples, and no {', '.join(unknown) or 'more'}")
    return Phrase(pattern, tuple(examples), value, tuple(not_examples))


def subjects() -> tuple[str, ...]:
    """The names of all phrase files."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))


def loosen(pattern: str) -> str:
    """A space in a pattern means any run of white space, a space and `?` also none; inside a class one character."""
    if "[" not in pattern:
        return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.sub(r"\[(?:[^\]\\]|\\.)*\]| \?| ", _loosen_one, pattern)


def _loosen_one(match: re.Match[str]) -> str:
    found = match.group()
    return {" ?": r"\s*", " ": r"\s+"}.get(found) or found.replace(" ", r"\s")


def _read(subject: str) -> Any:
    text = (_FOLDER / f"{subject}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader, in C where there is one
