"""`referat schema`."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from referat_parser.cli import terminal


def schema(
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file instead of stdout.")
    ] = None,
) -> None:
    """Print the JSON Schema of the output.

    The schema is of draft 2020-12 and describes what `referat parse` prints as JSON, YAML and NDJSON.
    """
    from referat_parser.output.files import replacing
    from referat_parser.output.schema import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        terminal.write(text, is_json=True)
        return
    with replacing(output) as file:
        file.write(text)
