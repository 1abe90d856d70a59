"""A meeting as a person read it and as a parser might print it, for the tests of the evaluation."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from referat_parser.errors import NotAPdfError
from referat_parser.model import Referat

if TYPE_CHECKING:
    from pathlib import Path

GOLD: dict[str, Any] = {
    "dokumenttype": "referat",
    "titel": "Åbent referat",
    "udvalg": "Havneudvalget",
    "dato": "2021-03-04",
    "moedenr": None,
    "deltagelse": {
        "medlemmer": [{"navn": "Asta Lund", "parti": "V"}, {"navn": "Bo Kvist", "parti": None}],
        "afbud": [],
    },
    "punkter": [
        {
            "nr": "1",
            "titel": "Ny mole i Fiskerhavnen",
            "lukket": False,
            "sagsnr": "20/1234",
            "sagsansvarlig": None,
            "sider": [2, 3],
            "sektioner": [
                {"type": "resume", "overskrift": "Resumé", "tekst": "Molen er nedslidt – den skal skiftes."},
                {"type": "indstilling", "overskrift": "Indstilling", "tekst": "Det indstilles,\n\n1. at molen skiftes"},
                {"type": "beslutning", "overskrift": "Beslutning", "tekst": "Tiltrådt."},
            ],
            "resume": "Molen er nedslidt – den skal skiftes.",
            "indstilling": "Det indstilles,\n\n1. at molen skiftes",
            "beslutning": "Tiltrådt.",
            "indstillingspunkter": [{"nr": "1", "tekst": "at molen skiftes"}],
            "beslutninger": [
                {
                    "organ": "Havneudvalget",
                    "dato": "2021-03-04",
                    "egen": True,
                    "tekst": "Tiltrådt.",
                    "udfald": "godkendt",
                }
            ],
            "bilag": [{"nr": "1", "titel": "Tegning af molen", "doknr": "11/21", "lukket": False}],
        },
        {
            "nr": "2",
            "titel": "Salg af bådplads",
            "lukket": True,
            "sagsnr": None,
            "sider": [4, 4],
            "sektioner": [],
            "bilag": [],
        },
    ],
    "bilag": [{"punkt": "1", "nr": "1", "titel": "Tegning af molen", "sider": [5, 9]}],
}

COVERAGE = {"words": 100, "fields": 60, "furniture": 20, "contents": 5, "annexes": 15, "unassigned": 0}


def reading() -> dict[str, Any]:
    """What a faultless parser prints for `GOLD`: a copy of its own, to be spoiled by a test."""
    return copy.deepcopy(GOLD) | {"coverage": dict(COVERAGE)}


def parse_stub(source: Path, *, profile: str | None = None, **_options: object) -> Referat:
    """Stands for the parser: a "PDF" of these tests is the JSON that shall come out of it.

    With the profile `blind` nothing but the front page is read, and a file that is no JSON is no PDF either.
    """
    try:
        found = json.loads(source.read_text(encoding="utf-8"))
    except ValueError:
        raise NotAPdfError(f"{source.name} is not a PDF") from None
    if profile == "blind":
        found["punkter"] = []
    found["parser"] = {"version": "0", "profile": profile or "fundet"}
    return Referat.model_validate(found)


def write_pair(folder: Path, name: str, found: dict[str, Any] | None, gold: dict[str, Any] = GOLD) -> Path:
    """Lay a gold and what `parse_stub` shall read beside it (`None`: no PDF at all); gives the gold's path."""
    folder.mkdir(parents=True, exist_ok=True)
    if found is not None:
        (folder / f"{name}.pdf").write_text(json.dumps(printable(found)), encoding="utf-8")
    path = folder / f"{name}.gold.json"
    path.write_text(json.dumps(gold), encoding="utf-8")
    return path


def printable(found: dict[str, Any]) -> dict[str, Any]:
    """A reading with the keys that a gold leaves out and a document of the contract must have."""
    bound = [annex | {"has_text": True} for annex in found["bilag"]]
    return found | {"bilag": bound, "source": {"sha256": "0", "pages": 9}}
