"""JSON and NDJSON: everything is in there, and comes back."""

from __future__ import annotations

import json as stdlib_json

import pytest
from hypothesis import given

from referat_parser.errors import UsageError
from referat_parser.model import Punkt, Referat
from referat_parser.output import json, ndjson
from strategies import referater


def test_compact_json_is_one_line_of_utf8(referat: Referat) -> None:
    """Without indent a document is one line, letters as they are."""
    text = json.render(referat)

    assert text.endswith("\n")
    assert text.count("\n") == 1
    assert "Søndermark Kommune" in text


def test_every_key_of_the_contract_is_there(referat: Referat) -> None:
    """Absent values are null or an empty list, never a missing key; Danish words keep their names (`for`)."""
    document = stdlib_json.loads(json.render(referat))

    assert list(document) == list(Referat.model_fields)
    assert list(document["punkter"][1]) == list(Punkt.model_fields)
    assert document["sluttidspunkt"] is None
    assert document["starttidspunkt"] == "16:30"
    assert document["dato"] == "2031-03-04"
    assert document["punkter"][0]["beslutninger"][0]["afstemninger"][0]["antal"] == {
        "for": 2,
        "imod": 0,
        "undlod": None,
    }


def test_indented_json_is_the_same_document(referat: Referat) -> None:
    """`indent` changes the white space and nothing else."""
    text = json.render(referat, indent=3)

    assert text.startswith('{\n   "schema_version": "1",\n')
    assert stdlib_json.loads(text) == stdlib_json.loads(json.render(referat))


def test_one_key_gives_its_value(referat: Referat) -> None:
    """`only` with one key gives the bare value."""
    assert json.render(referat, only=["udvalg"]) == '"Klima- og Havneudvalget"\n'
    assert json.render(referat, only=["dato"]) == '"2031-03-04"\n'


def test_several_keys_give_an_object_in_the_order_of_the_document(referat: Referat) -> None:
    """`only` with several keys gives an object; indent and compact form hold here too."""
    assert json.render(referat, only=["dato", "udvalg"]) == '{"udvalg":"Klima- og Havneudvalget","dato":"2031-03-04"}\n'
    assert json.render(referat, only=["dato", "udvalg"], indent=1).startswith('{\n "udvalg": "Klima')


@pytest.mark.parametrize(("name", "hint"), [("punkt", "did you mean punkter?"), ("zzz", "the keys are schema_version")])
def test_an_unknown_key_is_a_usage_error(referat: Referat, name: str, hint: str) -> None:
    """The message names the key and what it could have been."""
    with pytest.raises(UsageError, match=rf"'{name}' is no key of the output; {hint}"):
        json.render(referat, only=[name])


@given(referater)
def test_json_round_trip(document: Referat) -> None:
    """What was printed reads back as the same document, compact and indented."""
    assert Referat.model_validate_json(json.render(document)) == document
    assert Referat.model_validate_json(json.render(document, indent=2)) == document


@given(referater)
def test_a_document_is_always_one_ndjson_line(document: Referat) -> None:
    """No text in a document can break its line."""
    line, rest = ndjson.render(document).split("\n", 1)

    assert rest == ""
    assert Referat.model_validate_json(line) == document


def test_an_items_line_says_of_which_meeting_it_is(referat: Referat) -> None:
    """With `per="punkt"` each item is a line: its meeting's fields, then all of its own."""
    rows = [stdlib_json.loads(line) for line in ndjson.render(referat, per="punkt").splitlines()]

    assert [(row["udvalg"], row["dato"], row["nr"], row["titel"]) for row in rows] == [
        ("Klima- og Havneudvalget", "2031-03-04", "1", "Ny bro over åen"),
        ("Klima- og Havneudvalget", "2031-03-04", "2", "Køb af jord"),
    ]
    assert rows[0]["source"]["file"] == "moede.pdf"
    assert list(rows[0]) == [*ndjson.MEETING_KEYS, *Punkt.model_fields]


@given(referater)
def test_items_of_ndjson_read_back(document: Referat) -> None:
    """The keys of an item on its line are the item, whatever its text holds."""
    lines = ndjson.render(document, per="punkt").split("\n")[:-1]
    items = [
        {key: value for key, value in stdlib_json.loads(line).items() if key in Punkt.model_fields} for line in lines
    ]

    assert tuple(Punkt.model_validate_json(stdlib_json.dumps(item)) for item in items) == document.punkter
