"""YAML: the keys of the JSON, with text in blocks that a person can read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from referat_parser.output.selection import select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from referat_parser.model import Referat

_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""libyaml where PyYAML was built with it: about six times as fast."""

# PyYAML quotes what YAML 1.1 would read as a number. These forms are text in YAML 1.1 and numbers in 1.2, which yq and
# most other readers speak: a document number `12e3` must stay one.
_NUMBER_IN_YAML_12 = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)


class _Dumper(_Base):  # type: ignore[misc]  # one of two classes, known when the module is loaded
    """Strings of several lines as blocks, strings that look like numbers in quotes."""


def _represent_str(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text else "'" if _NUMBER_IN_YAML_12.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_str)


def render(referat: Referat, *, only: Sequence[str] = (), document_start: bool = False) -> str:
    """Give the document as YAML; `only` as in `select`; `document_start` puts `---` before it, for streams.

    Raises `UsageError` for a name in `only` that is no key.
    """
    return str(
        yaml.dump(
            select(referat, only), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120,
            explicit_start=document_start,
        )
    )  # fmt: skip
