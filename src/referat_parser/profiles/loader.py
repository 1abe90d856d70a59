"""Profile files → `Vocabulary`: a profile with all that it extends, ready to be asked.

Errors are `ProfileError`s that point at file, line and key.
"""

from __future__ import annotations

import os
import re
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from referat_parser.errors import ProfileError

from .heads import BASE, LOADER, builtin_names, builtin_text
from .matching import Matcher, compile_pattern, fold
from .schema import FrontRule, FurnitureRule, MetaRule, PrefixRule, Profile, Rule, SectionRule, TypeRule


class Vocabulary:
    """The rules of a profile and its parents, nearest first, behind matchers that are built when first asked."""

    def __init__(self, chain: tuple[Profile, ...]) -> None:
        self.chain = chain

    @property
    def name(self) -> str:
        """The name of the profile itself."""
        return self.chain[0].name

    def _matcher(self, key: str) -> Matcher[Any]:
        return Matcher([rule for profile in self.chain for rule in getattr(profile, key)])

    @cached_property
    def types(self) -> Matcher[TypeRule]:
        """Document types and their words."""
        return self._matcher("types")

    @cached_property
    def authorities(self) -> Matcher[Rule]:
        """Municipalities, regions and other authorities."""
        return self._matcher("authorities")

    @cached_property
    def bodies(self) -> Matcher[Rule]:
        """Councils, committees and boards."""
        return self._matcher("bodies")

    @cached_property
    def places(self) -> Matcher[Rule]:
        """Words that places of meetings are named by."""
        return self._matcher("places")

    @cached_property
    def front(self) -> Matcher[FrontRule]:
        """Labels of the front page."""
        return self._matcher("front")

    @cached_property
    def contents_heads(self) -> Matcher[Rule]:
        """Heads of contents lists."""
        return self._matcher("contents_heads")

    @cached_property
    def contents_columns(self) -> Matcher[Rule]:
        """Heads of the columns of contents lists."""
        return self._matcher("contents_columns")

    @cached_property
    def groups(self) -> Matcher[Rule]:
        """Headings of groups of items."""
        return self._matcher("groups")

    @cached_property
    def closed_groups(self) -> Matcher[Rule]:
        """Headings of groups of closed items."""
        return self._matcher("closed_groups")

    @cached_property
    def item_columns(self) -> Matcher[Rule]:
        """Heads of the column in which the titles of the items stand, where a table holds them all."""
        return self._matcher("item_columns")

    @cached_property
    def item_prefixes(self) -> Matcher[PrefixRule]:
        """Words before the number of an item."""
        return self._matcher("item_prefixes")

    @cached_property
    def item_titles(self) -> Matcher[Rule]:
        """Titles of items that nearly every meeting has."""
        return self._matcher("item_titles")

    @cached_property
    def open_marks(self) -> Matcher[Rule]:
        """Marks of open items."""
        return self._matcher("open_marks")

    @cached_property
    def closed_marks(self) -> Matcher[Rule]:
        """Marks of closed items."""
        return self._matcher("closed_marks")

    @cached_property
    def access_keys(self) -> tuple[str, ...]:
        """The shortest folded texts without which no access mark can stand in a line: a cheap look before a parse."""
        keys = sorted(
            {fold(label) for m in (self.open_marks, self.closed_marks) for rule in m.rules for label in rule.labels},
            key=len,
        )
        shortest: list[str] = []
        for key in keys:
            if not any(known in key for known in shortest):
                shortest.append(key)
        return tuple(shortest)

    @cached_property
    def meta(self) -> Matcher[MetaRule]:
        """Labels of the block under an item heading."""
        return self._matcher("meta")

    @cached_property
    def sections(self) -> Matcher[SectionRule]:
        """Headings of sections."""
        return self._matcher("sections")

    @cached_property
    def no_headings(self) -> Matcher[Rule]:
        """Words that look like headings and are none."""
        return self._matcher("no_headings")

    @cached_property
    def closing(self) -> Matcher[Rule]:
        """Heads of the signature page."""
        return self._matcher("closing")

    @cached_property
    def end_lines(self) -> Matcher[Rule]:
        """Lines behind the last decision that belong to the meeting, not to the decision."""
        return self._matcher("end_lines")

    @cached_property
    def annex_covers(self) -> Matcher[Rule]:
        """Cover pages of annexes."""
        return self._matcher("annex_covers")

    @cached_property
    def annex_lists(self) -> Matcher[Rule]:
        """Heads of the list of all annexes."""
        return self._matcher("annex_lists")

    @cached_property
    def furniture(self) -> Matcher[FurnitureRule]:
        """Lines that belong to the page."""
        return self._matcher("furniture")


def load_profile(name: str | os.PathLike[str]) -> Profile:
    """One profile by its built-in name or by the path of a file; `ProfileError` when it is not there or not valid."""
    if isinstance(name, str) and name in builtin_names():
        return _builtin(name)
    path = Path(name)
    if not path.is_file():
        raise ProfileError(
            f"no profile named {os.fspath(name)!r}",
            "list them with `referat profiles`, or give the path of a YAML file",
        )
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise ProfileError(f"{os.fspath(name)}: not UTF-8 text", "save the file as UTF-8") from None
    return _checked(parse_profile(text, os.fspath(name)), path)


@lru_cache(maxsize=64)
def _builtin(name: str) -> Profile:
    return parse_profile(builtin_text(name), f"{name}.yaml")


def _checked(profile: Profile, path: Path) -> Profile:
    """A profile from a file: its patterns compile, and the file that it extends is looked for beside it."""
    for kind in Profile.model_fields:
        rules = getattr(profile, kind)
        for rule in rules if isinstance(rules, tuple) else ():
            for pattern in (*getattr(rule, "patterns", ()), *filter(None, [getattr(rule, "pattern", None)])):
                try:
                    compile_pattern(pattern)
                except re.error as error:
                    raise ProfileError(
                        f"{path}: {kind}: {pattern!r} is no regular expression: {error}", "correct the file"
                    ) from None
    parent = profile.extends
    if parent is not None and parent not in builtin_names() and not Path(parent).is_absolute():
        return profile.model_copy(update={"extends": os.fspath(path.parent / parent)})
    return profile


def parse_profile(text: str, where: str) -> Profile:
    """The text of a profile file; errors name `where`, the line and the key."""
    try:
        raw = yaml.load(text, Loader=LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ProfileError(
            f"{where}{line}: not valid YAML ({getattr(error, 'problem', error)})", "correct the file"
        ) from None
    if not isinstance(raw, dict):
        raise ProfileError(f"{where}:1: a profile is a mapping of keys", "see `referat profiles show base`")
    try:
        return Profile.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ProfileError(
            f"{where}:{line_of(text, first['loc'])}: {key}: {first['msg']}", "correct the file"
        ) from None


def line_of(text: str, loc: tuple[int | str, ...]) -> int:
    """The line of a key, by walking the YAML nodes along the path of the error."""
    node = yaml.compose(text, Loader=LOADER)
    line = 1
    for part in loc:
        step = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == part:
                    line, step = key.start_mark.line + 1, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            step = node.value[part]
            line = step.start_mark.line + 1
        if step is None:
            break
        node = step
    return line


def load_vocabulary(name: str | os.PathLike[str] = BASE) -> Vocabulary:
    """A profile with all that it extends."""
    if isinstance(name, str) and name in builtin_names():
        return _builtin_vocabulary(name)
    return Vocabulary(chain_of(load_profile(name)))


@lru_cache(maxsize=64)
def _builtin_vocabulary(name: str) -> Vocabulary:
    return Vocabulary(chain_of(_builtin(name)))


def chain_of(profile: Profile) -> tuple[Profile, ...]:
    """A profile, the one that it extends, and so on to the base."""
    chain = [profile]
    while chain[-1].extends is not None:
        parent = load_profile(chain[-1].extends)
        if any(parent.name == p.name for p in chain):
            raise ProfileError(f"{profile.name}: extends itself through {parent.name}", "correct `extends`")
        chain.append(parent)
    return tuple(chain)
