"""What is measured of the decisions of one item.

In: the decisions of the gold and of the reading. Out: marks. Each field is compared as a list of its own over the
decisions of the item, so that one earlier decision too many does not shift all that follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from referat_parser.evaluation.folding import fold
from referat_parser.evaluation.marks import Entry, compare_lists, entries, entry, keys_of

if TYPE_CHECKING:
    from referat_parser.evaluation.figures import Mark

Decision = Mapping[str, Any]

FIELDS: Final = ("udfald", "organ", "dato", "tekst", "egen", "punkt", "ordlyd", "endelig", "udsat_til")
LISTS: Final = ("delpunkter", "betingelser", "afstemninger", "mindretalsudtalelser", "videresendt_til")
SIDES: Final = ("for", "imod", "undlod")
FORMER_OUTCOMES: Final[Mapping[str, str]] = {
    "tiltraadt": "godkendt",
    "ingen_bemaerkninger": "ingen",
    "bortfaldet": "udgaaet",
}
"""Outcomes as golds named them before the contract closed the set."""


def decision_marks(gold: Sequence[Decision], found: Sequence[Decision], nr: str) -> Iterator[Mark]:
    """`tekst` always, every other key where one of the gold's decisions has it."""
    keys = keys_of(gold)
    for key in FIELDS:
        if key in keys or key == "tekst":
            yield compare_lists(f"decision.{key}", _values(gold, key), _values(found, key), nr)
    for key in LISTS:
        if key in keys:
            inner = keys_of(part for decision in gold for part in decision.get(key) or [])
            wanted, got = _parts(gold, key), _parts(found, key)
            yield compare_lists(f"decision.{key}", entries(wanted, inner), entries(got, inner), nr)
    if "deltagelse" in keys:
        lists = keys_of(decision.get("deltagelse") for decision in gold)
        yield compare_lists("decision.people", _people(gold, lists), _people(found, lists), nr)
    for wanted_decision, got_decision in zip(gold, found, strict=False):
        yield from _vote_marks(wanted_decision.get("afstemning"), got_decision.get("afstemninger") or [], nr)


def _values(decisions: Sequence[Decision], key: str) -> list[Entry]:
    values = [decision[key] for decision in decisions if decision.get(key) is not None]
    if key == "udfald":
        values = [FORMER_OUTCOMES.get(value, value) for value in values]
    # `egen` is shown as it is written: an entry for `false` has no text to show.
    return [Entry((fold(value),), str(value)) for value in values]


def _parts(decisions: Sequence[Decision], key: str) -> list[Any]:
    return [part for decision in decisions for part in decision.get(key) or []]


def _people(decisions: Sequence[Decision], lists: frozenset[str]) -> list[Entry]:
    return [
        entry(key, person.get("navn"))
        for decision in decisions
        for key in sorted(lists)
        for person in (decision.get("deltagelse") or {}).get(key) or []
    ]


def _vote_marks(gold: Decision | None, found: Sequence[Decision], nr: str) -> Iterator[Mark]:
    """The voters of the vote that decided: of several votes the last that has any, as the main motion comes last."""
    if not gold:
        return
    with_voters = [vote for vote in found if any(vote.get(side) for side in SIDES)]
    main = with_voters[-1] if with_voters else {}
    for side in SIDES:
        yield compare_lists("vote", _voters(gold.get(side)), _voters(main.get(side)), nr)


def _voters(voters: Sequence[Any] | None) -> list[Entry]:
    return [entry(v.get("navn") or v.get("parti") if isinstance(v, Mapping) else v) for v in voters or []]
