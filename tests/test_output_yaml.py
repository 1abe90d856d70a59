"""YAML: the same document as JSON, readable."""

from __future__ import annotations

import json as stdlib_json

import pytest
import yaml as pyyaml
from hypothesis import given

from referat_parser.model import Punkt, Referat
from referat_parser.output import json, yaml
from strategies import referater


@given(referater)
def test_yaml_round_trip(document: Referat) -> None:
    """What was printed reads back as the same document, and as the same values as the JSON."""
    values = pyyaml.safe_load(yaml.render(document))

    assert Referat.model_validate(values) == document
    assert values == stdlib_json.loads(json.render(document))


def test_text_of_several_lines_is_a_block(referat: Referat) -> None:
    """A person reads the paragraphs as they are, not as escapes."""
    assert (
        "\n    overskrift: Resumé\n    tekst: |-\n      Broen er slidt.\n\n      Den kan skiftes i 2032.\n"
        in yaml.render(referat)
    )


@pytest.mark.parametrize(
    "text", ["4", "4.0", "12e3", "1E5", "0o17", "0x1f", "1_000", "16:30", "yes", "null", "~", "2031-03-04"]
)
def test_text_that_looks_like_something_else_stays_text(referat: Referat, text: str) -> None:
    """Numbers of YAML 1.1 and 1.2, clock times, words and dates are quoted: `nr: '4'`."""
    document = referat.model_copy(update={"punkter": (Punkt(nr=text, titel="x", sider=(1, 1)),)})

    assert f"\n- nr: '{text}'\n" in yaml.render(document)


def test_letters_are_not_escaped(referat: Referat) -> None:
    """Danish letters are printed as they are."""
    assert yaml.render(referat, only=["myndighed"]) == "Søndermark Kommune\n"


def test_documents_of_a_stream_begin_with_a_mark(referat: Referat) -> None:
    """`document_start` puts `---` before a document, so that several follow one another."""
    stream = yaml.render(referat, document_start=True) * 2

    assert [value["udvalg"] for value in pyyaml.safe_load_all(stream)] == [referat.udvalg] * 2
