"""The explanation as text: what is bad is marked, nothing of the document breaks a line, the parts join to the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine_lines import read_pages
from referat_parser.explain import Explanation, examine, examine_document, explain, plain, render
from referat_parser.pdf.layout import Document
from referat_parser.profiles.heads import BASE

SAMPLES = Path(__file__).parents[1] / "samples"
LINES = """16b | Referat
14b | Søndermark Byråd
    | Mødedato: || @200 | 4. marts 2031
---
13b | 1. Godkendelse af dagsorden
    | Sagsnr.: 31/1042
11b | Resumé
    | Den er kort.
9b  | Hvad nu?
11b | Beslutning
    | Godkendt.
13b | 3. Ny bro
    | Sagsnr.: 31/1043
11b | Beslutning
    | Godkendt."""


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    """Two items, of which one number is left out, and a bold line that nothing claimed."""
    return explain(examine_document(Document(read_pages(LINES)), BASE, file="moede.pdf"))


def _lines(explanation: Explanation) -> list[str]:
    return [plain(line) for line in render(explanation)]


def test_sections_stand_in_their_order(explanation: Explanation) -> None:
    """From the document as a whole to its lines."""
    heads = [
        line[0].text.split(":")[0].split(" (")[0] for line in render(explanation) if line and line[0].tone == "head"
    ]

    assert heads == [
        "moede.pdf",
        "Profile",
        "Taken for minutes or an agenda",
        "How the document is set",
        "Item headings",
        "Where the witnesses disagree",
        "Bold or large lines that nothing claimed",
        "Lines",
    ]


def test_every_line_of_the_document_is_one_line(explanation: Explanation) -> None:
    """Place, setting, role, text and reason; those that stand out begin with a mark."""
    lines = _lines(explanation)
    listed = lines[next(place for place, line in enumerate(lines) if line.startswith("Lines (")) + 1 :]

    assert len(listed) == len(explanation.lines)
    assert [line for line in listed if line.startswith("!")] == [line for line in listed if "Hvad nu?" in line]
    assert listed[4].endswith("meta       Sagsnr.: 31/1042  ← meta: label “Sagsnr.” (base)")


def test_what_stands_out_and_what_disagrees_is_marked(explanation: Explanation) -> None:
    """By the tone of its part, which a terminal shows in colour."""
    loud = {part.text for line in render(explanation) for part in line if part.tone == "loud"}
    bad = {part.text for line in render(explanation) for part in line if part.tone == "bad"}

    assert "Hvad nu?" in loud
    assert "numbering: 3 follows 1: 1 left out" in bad


def test_witnesses_stand_under_their_heading(explanation: Explanation) -> None:
    """One line a witness, then the evidence as the engine weighs it."""
    lines = _lines(explanation)
    at = lines.index("  3  Ny bro  (page 2)")

    assert lines[at + 3] == "    tagged structure  silent  the document has no tagged headings"
    assert lines[at + 4] == "    numbering         against 3 follows 1: 1 left out"
    assert lines[at + 7].startswith("    evidence          ")


def test_a_document_that_is_no_minutes_says_what_is_missing() -> None:
    """Signs that were not found are marked as bad where they decided."""
    lines = list(render(explain(examine(SAMPLES / "brev.pdf"))))
    missing = [plain(line) for line in lines if line and line[0].tone == "bad" and "missing" in line[0].text]

    assert any(plain(line).startswith("Taken for not minutes or an agenda: evidence ") for line in lines)
    assert "  missing  items" in missing
    assert "  missing  word for the kind of document" in missing


def test_long_leaders_are_cut(explanation: Explanation) -> None:
    """Rows of dots push the reason off the screen; the JSON has them whole."""
    line = replace(explanation.lines[0], text="Eventuelt " + "." * 90 + " 7")
    shown = _lines(replace(explanation, lines=(line,)))[-1]

    assert "Eventuelt … 7  ←" in shown


def test_weak_candidates_are_counted_and_strong_ones_shown() -> None:
    """A list of many points does not bury the headings."""
    points = "\n".join(f"    | {nr}. Stien nummer {nr}" for nr in range(1, 12))
    text = LINES.replace("    | Den er kort.", f"    | Den er kort.\n{points}\n11b | 1. Stor del\n")
    lines = _lines(explain(examine_document(Document(read_pages(text)), BASE)))

    assert "    rejected          page 2: 1 Stor del" in lines
    assert any(line.endswith("weaker candidates rejected; --format json has them") for line in lines)
