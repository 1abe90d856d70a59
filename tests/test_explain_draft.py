"""A starting profile from a document: what is in it, and that it can be used as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine_lines import read_pages
from referat_parser.explain import draft_profile, examine, examine_document
from referat_parser.pdf.layout import Document
from referat_parser.pipeline import parse
from referat_parser.profiles.check import check_profile_text
from referat_parser.profiles.loader import parse_profile

SAMPLES = Path(__file__).parents[1] / "samples"
MINUTES = sorted(gold.with_name(gold.name.replace(".gold.json", ".pdf")) for gold in SAMPLES.glob("*.gold.json"))
LINES = """12 | Søndermark Kommune
16b | Referat
14b | Søndermark Byråd
    | Mødedato:      || @200 | 4. marts 2031
    | Mødested:      || @200 | Byrådssalen
---
13b | 1. Ny bro
    | Sagsnr.: 31/1042
9b  | Hvad siger loven?
    | Ikke meget.
11b | Beslutning
    | Godkendt.
---
13b | 2. Ny sti
    | Sagsnr.: 31/1043
9b  | Hvad siger loven?
    | Heller ikke meget.
11b | Beslutning
    | Godkendt."""


@pytest.mark.parametrize("pdf", [*MINUTES[::3], SAMPLES / "brev.pdf"], ids=lambda path: path.stem)
def test_the_draft_of_a_document_passes_the_check_and_reads_it(pdf: Path, tmp_path: Path) -> None:
    """As it is written; and the document is read as before, since it adds no rule."""
    examination = examine(pdf, file=pdf.name)
    text = draft_profile(examination, "mine")
    path = tmp_path / "mine.yaml"
    path.write_text(text, "utf-8")

    assert check_profile_text(text, "mine.yaml") == ()
    if pdf in MINUTES:
        assert parse(pdf, profile=path).punkter == parse(pdf).punkter


def test_the_draft_has_what_the_front_page_and_the_producer_say() -> None:
    """The authority, the kind of document, the labels as they are printed, and the program without its version."""
    document = Document(read_pages(LINES), producer="Skriver 7.2")
    profile = parse_profile(draft_profile(examine_document(document, file="moede.pdf"), "mine"), "mine.yaml")

    assert [(mark.where, mark.examples[0]) for mark in profile.marks] == [
        ("front", "Søndermark Kommune"),
        ("front", "Referat"),
        ("front", "Mødedato:"),
        ("front", "Mødested:"),
        ("producer", "Skriver 7.2"),
    ]
    assert profile.extends == examine_document(document).vocabulary.name


def test_unclaimed_lines_stand_once_with_their_pages_and_style() -> None:
    """As comments: a person decides which of them are headings."""
    text = draft_profile(examine_document(Document(read_pages(LINES)), file="moede.pdf"), "mine")

    assert text.count("Hvad siger loven?") == 1
    assert '#       - "Hvad siger loven?"  # pages 2, 3, 9 pt bold' in text


def test_a_document_without_unclaimed_lines_says_so() -> None:
    """Nothing to choose from."""
    lines = LINES.replace("9b  | Hvad siger loven?\n", "")
    text = draft_profile(examine_document(Document(read_pages(lines))), "mine")

    assert "# Every bold or large line of the document has been understood: nothing to choose from." in text
