"""The outcome of a decision text: the closed set, and the traps between its members."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from referat_parser.facts.beslutning.parse import parse_beslutning
from referat_parser.facts.beslutning.udfald import find_udfald
from referat_parser.model import Udfald

CASES = Path(__file__).parent / "cases" / "outcomes.md"
OTHER = "What does not decide"


def read_cases() -> dict[str, list[str]]:
    """The texts below each heading of the case file; ` / ` is a line break."""
    cases: dict[str, list[str]] = {}
    for line in CASES.read_text("utf-8").splitlines():
        if line.startswith("## "):
            cases[line[3:]] = []
        elif line.startswith("- "):
            cases[list(cases)[-1]].append(line[2:].replace("(empty)", "").replace(" / ", "\n"))
    return cases


OUTCOMES = [(text, udfald) for udfald, texts in read_cases().items() if udfald != OTHER for text in texts]


@pytest.mark.parametrize(("text", "udfald"), OUTCOMES)
def test_the_outcome(text: str, udfald: str) -> None:
    """Each wording has its outcome: negation, recommendation, carriers and side matters are told apart."""
    assert parse_beslutning(text).udfald == udfald


def test_every_outcome_has_cases() -> None:
    """The case file shows the whole closed set."""
    assert {udfald for _, udfald in OUTCOMES} == set(get_args(Udfald))


@pytest.mark.parametrize("case", read_cases()[OTHER])
def test_what_does_not_decide(case: str) -> None:
    """Words in these places never decide the item."""
    assert parse_beslutning(case.partition(": ")[2]).udfald == "godkendt"


def test_the_words_that_decided_are_verbatim() -> None:
    """`ordlyd` is the main clause as printed, line breaks and all."""
    text = "Udvalget anbefaler over for\nByrådet, at planen godkendes, idet stien flyttes."

    assert parse_beslutning(text).ordlyd == "Udvalget anbefaler over for\nByrådet, at planen godkendes"


def test_a_line_break_inside_a_sentence_is_no_end() -> None:
    """Hard line breaks of a page do not cut a decision in two."""
    text = (
        "Tilbagesendes Afdelingen for Teknik og Miljø med bemærkning, at byrådet i sit møde den\n"
        "27. august 2021 har\nvedtaget indstillingen."
    )

    assert parse_beslutning(text).udfald == "godkendt"


@pytest.mark.parametrize(
    ("text", "organ", "endelig"),
    [("Anbefales.", "Økonomiudvalget", False), ("Godkendt.", "Byrådet", True), ("Godkendt.", "Teknisk Udvalg", None),
     ("Oversendes til Teknisk Udvalg.", "Aarhus Byråd", False), ("Udsat.", "Kommunalbestyrelsen", False),
     ("Kan ikke anbefales over for Byrådet.", "Teknisk Udvalg", False), ("Ingen.", "Byrådet", None)],
)  # fmt: skip
def test_finality(text: str, organ: str, endelig: bool | None) -> None:
    """A recommendation is not final, a council's decision is; of a committee the words alone do not tell."""
    assert parse_beslutning(text, organ=organ).endelig is endelig


def test_names_alone_answer_a_recommendation_to_elect() -> None:
    """Who is named below "at der vælges …" was elected; below anything else names say nothing."""
    assert parse_beslutning("Ida Krog.", indstilling="at der vælges en formand").udfald == "valgt"
    assert parse_beslutning("Ida Krog.").udfald == "ingen"


@pytest.mark.parametrize(
    "text", ["udsatte borgere får hjælp", "Anbefalinger fra rådet", "den endelige vedtagelse i maj"]
)
def test_nouns_and_adjectives_decide_nothing(text: str) -> None:
    """Words that only look like outcomes are none."""
    assert find_udfald(text) is None
