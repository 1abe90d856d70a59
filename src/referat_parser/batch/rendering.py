"""The output of one file, as bytes. Runs in the worker, so that only text travels and the run itself stays idle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from referat_parser.batch.job import Form
    from referat_parser.model import Referat


def render(referat: Referat, name: str, form: Form) -> bytes:
    """The document as one JSON or YAML text, with `name` as the name of its file."""
    named = rename(referat, name)
    if form == "yaml":
        from referat_parser.output import yaml

        return yaml.render(named).encode()
    from referat_parser.output import json

    return json.render(named).encode()


def rename(referat: Referat, name: str) -> Referat:
    """The same document under another file name: duplicates are read once and written under each of their names."""
    if referat.source.file == name:
        return referat
    return referat.model_copy(update={"source": referat.source.model_copy(update={"file": name})})
