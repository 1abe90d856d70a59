"""What does not fit together inside a decision is told, never repaired."""

from __future__ import annotations

import pytest

from referat_parser.facts.beslutning.check import check_beslutning
from referat_parser.facts.beslutning.parse import parse_beslutning

FAULTS = {
    "Kommunen er smuk.": ["outcome-unknown"],
    "Godkendt.\nFor stemte: V, A, Ø\nImod stemte: Ø": ["vote-party-on-both-sides"],
    "Godkendt.\nFor stemte: Enhedslisten og A\nImod stemte: Ø": ["vote-party-on-both-sides"],
    "Med stemmerne 3 for og 9 imod godkendte Byrådet indstillingen.": ["vote-counts-disagree"],
    "Med stemmerne 9 for og 3 imod forkastede Byrådet indstillingen.": ["vote-counts-disagree"],
    "Godkendt.\nFor stemte: 2 (Ida Krog, Bo Lund, Eva Juhl)\nImod stemte: 1 (Kim Holm)": ["vote-counts-disagree"],
    "Med stemmerne 9 for og 1 imod godkendte Byrådet indstillingen.\nFor stemte: V og A": ["vote-without-names"],
    "Godkendt.": [],
    "Med stemmerne 9 for og 3 imod godkendte Byrådet indstillingen.\nFor stemte: V og A\nImod stemte: Ø": [],
    "Med stemmerne 9 for og 3 imod godkendte Byrådet indstillingen.": [],
    "Godkendt.\nFor stemte: A og V\nImod stemte: Ida Krog (A)": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), FAULTS.items())
def test_what_is_told(text: str, codes: list[str]) -> None:
    """Each fault has its code; a decision without one has none."""
    assert [warning.code for warning in check_beslutning(parse_beslutning(text))] == codes


def test_a_warning_knows_its_item() -> None:
    """The warning says which item it is about, and repairs nothing."""
    read = parse_beslutning("Med stemmerne 3 for og 9 imod godkendte Byrådet indstillingen.", punkt="7")

    assert [warning.punkt for warning in check_beslutning(read)] == ["7"]
    assert (read.afstemninger[0].antal.for_, read.afstemninger[0].resultat) == (3, "vedtaget")
