"""The JSON Schema is what the models say, and says what the program prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings

from referat_parser.cli.app import run
from referat_parser.output import json as json_output
from referat_parser.output.schema import json_schema
from strategies import referater

if TYPE_CHECKING:
    from referat_parser.model import Referat

FILE = Path(__file__).parent.parent / "schemas" / "referat.schema.json"


def test_the_file_is_what_the_models_say() -> None:
    """`schemas/referat.schema.json` is up to date (`make schema` writes it)."""
    assert json.loads(FILE.read_text("utf-8")) == json_schema(), "run: make schema"


def test_the_command_prints_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    """`referat schema` prints the file, letter for letter."""
    assert run(["schema"]) == 0
    assert capsys.readouterr().out == FILE.read_text("utf-8")


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    """`referat schema -o PATH` writes it."""
    assert run(["schema", "-o", str(tmp_path / "s.json")]) == 0
    assert (tmp_path / "s.json").read_bytes() == FILE.read_bytes()


def test_it_is_a_schema_of_draft_2020_12() -> None:
    """The schema is valid, names its draft, and its `$id` is no address on the net."""
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == "urn:referat:schema:1"


@settings(max_examples=25)
@given(referater)
def test_what_is_printed_is_valid(document: Referat) -> None:
    """Every document that the program can print fits the schema."""
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(json_output.render(document)))


def without(key: str, document: dict[str, Any]) -> None:
    """Take a key away."""
    del document[key]


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.update(ny=1),
        lambda document: without("punkter", document),
        lambda document: without("sagsnr", document["punkter"][0]),
        lambda document: document.update(dokumenttype="andet"),
        lambda document: document["punkter"][0]["beslutninger"][0].update(udfald="vedtaget"),
        lambda document: document["warnings"][0].update(code="noget"),
    ],
)
def test_what_is_not_printed_is_not_valid(referat: Referat, change: Any) -> None:
    """Unknown keys, missing keys and tokens outside of the closed sets do not fit the schema."""
    document = json.loads(json_output.render(referat))
    change(document)

    assert not jsonschema.Draft202012Validator(json_schema()).is_valid(document)


def test_every_part_is_described() -> None:
    """The docstrings of the models are the descriptions."""
    assert [name for name, part in json_schema()["$defs"].items() if not part.get("description")] == []
