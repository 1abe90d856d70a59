"""Whole decision texts and the facts in them, told as prose in `cases/decisions.md`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from referat_parser.facts.beslutning.parse import parse_beslutning

if TYPE_CHECKING:
    from referat_parser.model import Afstemning, Beslutning, Stemme

CASES = Path(__file__).parent / "cases" / "decisions.md"


class Case(NamedTuple):
    """A title, a decision text, and the facts that are expected of it."""

    title: str
    tekst: str
    expected: dict[str, Any]


def read_cases() -> list[Case]:
    """Every `##` section with its two fenced blocks."""
    found = []
    for section in re.split(r"^## ", CASES.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        blocks = dict(re.findall(r"^```(tekst|yaml)\n(.*?)^```", body, flags=re.MULTILINE | re.DOTALL))
        found.append(Case(title, blocks["tekst"].rstrip("\n"), yaml.safe_load(blocks["yaml"])))
    return found


def voters(side: tuple[Stemme, ...]) -> str:
    """A side in short: `A, Ida Krog (V)`."""
    return ", ".join(
        f"{one.navn} ({one.parti})" if one.navn and one.parti else one.navn or one.parti or "" for one in side
    )


def vote(afstemning: Afstemning) -> dict[str, Any]:
    """A vote in the short form of the case file."""
    counts = [afstemning.antal.for_, afstemning.antal.imod, afstemning.antal.undlod]
    stated = "-".join(str(count) for count in counts if count is not None)
    sides = {"for": afstemning.for_, "imod": afstemning.imod, "undlod": afstemning.undlod}
    return {
        "emne": afstemning.emne, "resultat": afstemning.resultat, "kilde": afstemning.kilde, "antal": stated,
        "forbehold": voters(afstemning.forbehold), **{side: voters(people) for side, people in sides.items()},
    }  # fmt: skip


def facts(beslutning: Beslutning) -> dict[str, Any]:
    """The facts of a decision in the short forms of the case file."""
    presence = beslutning.deltagelse
    people = ("afbud", "fravaerende", "oevrige", "inhabile")
    moved = ("ankom", "forlod")
    return {
        "udfald": beslutning.udfald,
        "endelig": beslutning.endelig,
        "delpunkter": [f"{' '.join(point.punkter)} {point.udfald}" for point in beslutning.delpunkter],
        "betingelser": list(beslutning.betingelser),
        "afstemninger": [vote(afstemning) for afstemning in beslutning.afstemninger],
        "mindretalsudtalelser": [f"{one.af}: {one.tekst}" for one in beslutning.mindretalsudtalelser],
        "videresendt_til": list(beslutning.videresendt_til),
        "udsat_til": beslutning.udsat_til,
        "stedfortraedere": [f"{one.navn} for {one.for_}" for one in presence.stedfortraedere] if presence else [],
        **{key: [person.navn for person in getattr(presence, key, ())] for key in people},
        **{key: [f"{one.navn} {one.tid:%H:%M}" for one in getattr(presence, key, ())] for key in moved},
    }


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.title)
def test_the_facts_of_a_decision(case: Case) -> None:
    """What the case names is read as it says; every vote it lists is the only one of its place."""
    found = facts(parse_beslutning(case.tekst))
    expected = dict(case.expected)
    for index, shown in enumerate(expected.pop("afstemninger", [])):
        assert {key: found["afstemninger"][index][key] for key in shown} == shown

    assert {key: found[key] for key in expected} == expected
    assert len(found["afstemninger"]) >= len(case.expected.get("afstemninger", []))
