"""The figures on hand-labelled decisions that are not part of the repository; skipped where they are not at hand.

A label counts as read when the outcome is equal; a vote when all its sides and its stated numbers are; people by F1
over the names of all texts. The floors only go up.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from referat_parser.facts.beslutning.parse import parse_beslutning

if TYPE_CHECKING:
    from referat_parser.model import Beslutning, Stemme

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
LABELS = CORPUS / "decisions" / "decisions.jsonl"
UDFALD_FLOOR, VOTES_FLOOR, PEOPLE_FLOOR, GOLD_FLOOR = 0.99, 0.97, 0.99, 0.97
BRACKETS = re.compile(r"\s*\([^()]*\)")
PARTY = re.compile(r"\(?([A-ZÆØÅ]|UP-?\d?)\)?")

pytestmark = pytest.mark.skipif(not LABELS.exists(), reason="the labelled decisions are not beside the repository")


@lru_cache
def rows() -> list[tuple[dict[str, Any], Beslutning]]:
    """Every label with the reading of its text."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    return [(label, parse_beslutning(label["tekst"], organ=label["organ"])) for label in labels]


def bare(name: str) -> str:
    """A name without the party behind it, a party without its brackets."""
    party = PARTY.fullmatch(name.strip())
    return party[1] if party else BRACKETS.sub("", name).strip()


def labelled_side(side: dict[str, Any] | None) -> tuple[int | None, frozenset[str]]:
    """The count and the voters of a labelled side."""
    side = side or {}
    return side.get("count"), frozenset(map(bare, [*side.get("groups", []), *side.get("members", [])]))


def same_side(labelled: tuple[int | None, frozenset[str]], count: int | None, voters: tuple[Stemme, ...]) -> bool:
    """Whether a side was read completely."""
    names = frozenset(voter.navn or voter.parti or "" for voter in voters)
    return labelled[1] == names and labelled[0] in {None, count}


def test_outcomes() -> None:
    """The outcome of nearly every labelled decision is read."""
    wrong = [
        (label["tekst"][:80], label["udfald"], read.udfald) for label, read in rows() if label["udfald"] != read.udfald
    ]

    assert 1 - len(wrong) / len(rows()) >= UDFALD_FLOOR, wrong


def test_main_votes() -> None:
    """The vote on the item itself is read with all its sides and numbers."""
    right = total = 0
    for label, read in rows():
        events = (label["afstemning"] or {}).get("events", [])
        main = [event for event in events if "subject_type" not in event] or events
        for event in main[-1:]:
            sides = [labelled_side(event.get(side)) for side in ("for", "against", "abstain")]
            total += 1
            right += any(
                same_side(sides[0], vote.antal.for_, vote.for_)
                and same_side(sides[1], vote.antal.imod, vote.imod)
                and same_side(sides[2], vote.antal.undlod, vote.undlod)
                for vote in read.afstemninger
            )

    assert right / total >= VOTES_FLOOR


def test_absent_and_disqualified() -> None:
    """Who was away and who was disqualified, by name."""
    labelled: Counter[tuple[int, str, str]] = Counter()
    found: Counter[tuple[int, str, str]] = Counter()
    for index, (label, read) in enumerate(rows()):
        labelled.update((index, key, bare(name)) for key in ("fravaerende", "inhabile") for name in label[key])
        presence = read.deltagelse
        if presence:
            found.update((index, "fravaerende", person.navn) for person in (*presence.afbud, *presence.fravaerende))
            found.update((index, "inhabile", person.navn) for person in presence.inhabile)
    hits = (labelled & found).total()

    assert 2 * hits / (labelled.total() + found.total()) >= PEOPLE_FLOOR


def test_outcomes_of_the_gold_files() -> None:
    """The decisions of whole documents have their outcomes too."""
    wrong, total = [], 0
    for path in sorted(CORPUS.glob("*/*.gold.json")):
        for item in json.loads(path.read_text("utf-8"))["punkter"]:
            for decision in item.get("beslutninger", []):
                if decision.get("udfald"):
                    total += 1
                    read = parse_beslutning(decision["tekst"], organ=decision.get("organ")).udfald
                    if read != decision["udfald"]:
                        wrong.append((path.name, decision["tekst"][:80], decision["udfald"], read))

    assert 1 - len(wrong) / total >= GOLD_FLOOR, wrong
