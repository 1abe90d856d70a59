"""Keys of a gold that would be compared with nothing."""

from __future__ import annotations

from typing import Any

import pytest

from referat_parser.evaluation.gold import unknown_keys


@pytest.mark.parametrize(
    ("gold", "unknown"),
    [
        ({"_note": "read twice", "dato": "2021-03-04"}, ()),
        ({"datum": "2021-03-04"}, ("datum",)),
        ({"punkter": [{"nr": "1", "sagnr": "1/2"}, {"nr": "2", "sagnr": None}]}, ("punkter.sagnr",)),
        ({"punkter": [{"sektioner": [{"type": "andet", "text": ""}]}]}, ("punkter.sektioner.text",)),
        ({"punkter": [{"beslutninger": [{"afstemninger": [{"for": [{"parti": "V"}]}]}]}]}, ()),
        ({"punkter": [{"beslutninger": [{"afstemning": {"for": ["V"]}}]}]}, ()),
        ({"deltagelse": {"formand": [{"navn": "Asta Lund"}]}}, ("deltagelse.formand",)),
        ({"deltagelse": {"medlemmer": ["Asta Lund"]}}, ()),
    ],
)
def test_unknown_keys(gold: dict[str, Any], unknown: tuple[str, ...]) -> None:
    """Every key that the contract does not have, at any depth, once; notes and older keys aside."""
    assert unknown_keys(gold) == unknown
