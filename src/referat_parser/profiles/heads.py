"""The profiles that come with the package: their names, their texts, and the head of each.

At every start all profiles are asked for their marks and one is then read whole, so the heads are read without the rest
and without the models of the schema; that the built-in files keep to the schema is tested.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

BASE = "base"
DATA = Path(__file__).with_name("data")  # `importlib.resources` takes as long to load as all heads to read
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_EXTENDS = re.compile(r"^extends: *([\w-]+)", re.MULTILINE)
# The top-level key and all that is indented below it, or a comment between.
_MARKS = re.compile(r"^marks:\n(?:[ #-].*\n|\n)*", re.MULTILINE)


class HeadMark(NamedTuple):
    """What the choice of a profile needs to know of a `schema.Mark`."""

    pattern: str
    where: Literal["line", "front", "producer", "heading"]
    weight: float


class Head(NamedTuple):
    """What the choice of a profile looks at: which profile it extends, and its marks."""

    extends: str | None
    marks: tuple[HeadMark, ...]


@lru_cache(maxsize=1)
def builtin_names() -> tuple[str, ...]:
    """The names of the profiles that come with the package, sorted, the base first."""
    names = sorted(p.stem for p in DATA.glob("*.yaml"))
    return (BASE, *(n for n in names if n != BASE))


def builtin_text(name: str) -> str:
    """The file of a built-in profile."""
    return (DATA / f"{name}.yaml").read_text("utf-8")


@lru_cache(maxsize=64)
def load_head(name: str) -> Head:
    """The head of a built-in profile."""
    text = builtin_text(name)
    block = _MARKS.search(text)
    raw = yaml.load(block.group(), Loader=LOADER) if block else {}  # noqa: S506 - a safe loader, in C where there is one
    extends = _EXTENDS.search(text)
    return Head(
        extends and extends.group(1),
        tuple(HeadMark(m["pattern"], m.get("where", "line"), m.get("weight", 1.0)) for m in raw.get("marks", ())),
    )
