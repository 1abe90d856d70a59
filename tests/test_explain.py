"""`explain` as a library: every line has a role and a reason, and what nothing claimed stands out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from engine_lines import read_pages
from referat_parser import NoTextError, UsageError
from referat_parser.errors import NotAPdfError, ProfileError
from referat_parser.explain import Examination, Explanation, examine, examine_document, explain, select
from referat_parser.pdf.layout import Document
from referat_parser.profiles.heads import BASE

SAMPLES = Path(__file__).parents[1] / "samples"
MINUTES = sorted(gold.with_name(gold.name.replace(".gold.json", ".pdf")) for gold in SAMPLES.glob("*.gold.json"))
NO_MINUTES = ("brev.pdf", "notat.pdf", "nyhed.pdf", "pressemeddelelse.pdf", "protokol-norsk.pdf", "protokol-svensk.pdf")

FRONT = """16b | Referat
14b | Søndermark Byråd

    | Mødedato:      || @200 | 4. marts 2031
    | Mødested:      || @200 | Byrådssalen
---
"""
ITEMS = """13b | 1. Godkendelse af dagsorden

    | Sagsnr.: 31/1042
11b | Beslutning
    | Godkendt.

13b | 2. Ny cykelsti langs åen

    | Sagsnr.: 31/2001
11b | Resumé
    | Stien er blevet smal.
9b  | Hvad koster det?
    | Omkring 3 mio. kr.
    | Indstilling
11b | Indstilling
    | Forvaltningen indstiller,
    | 1. at stien anlægges i 2032.
11b | Beslutning
    | Godkendt."""


@cache
def _explained(lines: str = FRONT + ITEMS) -> Explanation:
    return explain(examine_document(Document(read_pages(lines)), BASE))


@cache
def _examined(pdf: Path) -> Examination:
    return examine(pdf)


@cache
def _of(pdf: Path) -> Explanation:
    return explain(_examined(pdf))


def _reasons(text: str) -> list[tuple[str, str]]:
    return [(line.role, line.reason) for line in _explained().lines if line.text == text]


@pytest.mark.parametrize(
    ("text", "role", "reason"),
    [
        ("Referat", "front", "types: label “Referat” (base)"),
        ("Mødedato: 4. marts 2031", "front", "front: label “Mødedato” (base)"),
        ("1. Godkendelse af dagsorden", "heading", "heads item 1: larger +3"),
        ("Sagsnr.: 31/2001", "meta", "meta: label “Sagsnr.” (base)"),
        ("Resumé", "section", "heads resume: label “Resumé” (base), set 11 pt bold"),
        ("Stien er blevet smal.", "text", "text of “Resumé” (resume)"),
        ("1. at stien anlægges i 2032.", "text", "text of “Indstilling” (indstilling)"),
    ],
)
def test_a_line_says_its_role_and_what_decided(text: str, role: str, reason: str) -> None:
    """The rule with its profile, or the evidence."""
    ((found, why),) = _reasons(text)

    assert found == role
    assert why.startswith(reason)


def test_a_known_word_that_heads_nothing_says_why() -> None:
    """The same word stands twice: as text, and as a heading."""
    as_text, as_heading = _reasons("Indstilling")

    assert as_text[0] == "text"
    assert (
        "no heading though label “Indstilling” (base) is known: set 11 pt regular, not as the headings are"
        in as_text[1]
    )
    assert as_heading[0] == "section"


def test_a_bold_line_that_nothing_claimed_stands_out() -> None:
    """And nothing else does: headings of items and sections have been claimed."""
    assert [line.text for line in _explained().unclaimed] == ["Hvad koster det?"]


def test_lines_know_their_item() -> None:
    """Headings, meta lines and text carry the number of the item; the front page has none."""
    numbers = {line.text: line.punkt for line in _explained().lines}

    assert numbers["Referat"] is None
    assert numbers["1. Godkendelse af dagsorden"] == "1"
    assert numbers["Omkring 3 mio. kr."] == "2"


@pytest.mark.parametrize("pdf", MINUTES, ids=lambda path: path.stem)
def test_every_line_of_a_document_is_explained(pdf: Path) -> None:
    """Each row once, in order, with a reason; and as many headings as the result has items and sections."""
    examination, explanation = _examined(pdf), _of(pdf)
    roles = [line.role for line in explanation.lines]
    headings = [section for punkt in examination.minutes.punkter for section in punkt.sektioner if section.overskrift]

    assert [line.row for line in explanation.lines] == list(range(len(examination.minutes.rows)))
    assert all(line.reason for line in explanation.lines)
    assert len(explanation.items) == len(examination.minutes.punkter)
    assert roles.count("section") >= len(headings) - roles.count("heading")  # a run-in heading may share its row
    assert {line.punkt for line in explanation.lines if line.role == "heading"} == {one.nr for one in explanation.items}


@pytest.mark.parametrize("pdf", MINUTES, ids=lambda path: path.stem)
def test_unassigned_lines_are_those_of_the_account(pdf: Path) -> None:
    """`explain` calls unassigned what the coverage of the result calls so, and nothing else."""
    lost = _examined(pdf).minutes.coverage.unassigned_lines
    explained = [(line.page, line.text) for line in _of(pdf).lines if line.role == "unassigned"]

    assert explained == [(line.side, line.tekst) for line in lost]


@pytest.mark.parametrize("name", NO_MINUTES)
def test_what_is_no_minutes_is_explained_too(name: str) -> None:
    """Where `parse` ends with code 4, the signs say what was missing."""
    explanation = _of(SAMPLES / name)
    recognition = explanation.recognition

    assert not recognition.accepted
    assert [sign.name for sign in recognition.signs if sign.found is None] != []
    assert explanation.lines


@pytest.mark.parametrize("pdf", MINUTES, ids=lambda path: path.stem)
def test_minutes_are_recognised(pdf: Path) -> None:
    """With enough evidence and a profile."""
    explanation = _of(pdf)

    assert explanation.recognition.accepted
    assert explanation.recognition.evidence >= explanation.recognition.needed


def test_foreign_minutes_miss_the_danish_text() -> None:
    """Swedish minutes have the labels but not the language."""
    signs = {sign.name: sign.found for sign in _of(SAMPLES / "protokol-svensk.pdf").recognition.signs}

    assert signs["Danish text"] is None


def test_profiles_say_why_they_lost() -> None:
    """The one that was used comes with its marks and where they stand; the others with what they lack."""
    choice = _of(SAMPLES / "b-kulturudvalg.pdf").profile
    used = next(one for one in choice.considered if one.name == choice.used)
    seen = [mark for mark in used.marks if mark.seen is not None]

    assert choice.how == "found"
    assert used.outcome == "used: no other has more"
    assert used.score == pytest.approx(sum(mark.weight for mark in seen))
    assert all(mark.seen is not None and mark.seen.startswith(("page ", "producer: ")) for mark in seen)
    assert all("too little" in one.outcome or "less than" in one.outcome for one in choice.considered if one != used)


def test_a_named_profile_is_told_from_the_one_that_would_be_found() -> None:
    """With `--profile base` the winner of the detection is named as what would be used."""
    choice = explain(examine(SAMPLES / "b-kulturudvalg.pdf", profile=BASE)).profile
    found = _of(SAMPLES / "b-kulturudvalg.pdf").profile.used

    assert (choice.used, choice.how, choice.certain) == (BASE, "named", True)
    assert [one.name for one in choice.considered if "would be used" in one.outcome] == [found]


def test_the_marks_of_a_users_profile_are_looked_for(tmp_path: Path) -> None:
    """An author sees which of the marks are in the document."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "schema: 1\nname: mine\ndescription: d\nextends: base\nmarks:\n"
        "  - {where: front, pattern: søndermark, examples: [Søndermark]}\n  - {pattern: xyz, examples: [xyz]}\n",
        "utf-8",
    )
    mine = explain(examine_document(Document(read_pages(FRONT + ITEMS)), path)).profile.considered[0]

    assert (mine.name, mine.score) == ("mine", 1.0)
    assert [mark.seen for mark in mine.marks] == ["page 1: Søndermark Byråd", None]


def test_a_page_or_an_item_can_be_picked() -> None:
    """Everything that is about it, and nothing that is not."""
    page = select(_explained(), pages=[1])
    item = select(_explained(), punkter=["2"])
    both = select(_explained(), pages=[1], punkter=["2"])

    assert {line.page for line in page.lines} == {1}
    assert page.items == ()
    assert [one.nr for one in item.items] == ["2"]
    assert {line.punkt for line in item.lines} == {"2"}
    assert both.lines == ()
    assert select(_explained()) == _explained()


@pytest.mark.parametrize(
    ("pages", "punkter", "message"),
    [
        ([3], [], "no page 3; the document has pages 1 to 2"),
        ([0], [], "no page 0; the document has pages 1 to 2"),
        ([], ["7"], "no item 7; the items are: 1, 2"),
    ],
)
def test_a_page_or_item_that_is_not_there_is_a_usage_error(pages: list[int], punkter: list[str], message: str) -> None:
    """With what there is."""
    with pytest.raises(UsageError, match=message):
        select(_explained(), pages=pages, punkter=punkter)


def test_other_errors_are_those_of_parse(tmp_path: Path) -> None:
    """No text, no PDF, no such profile."""
    with pytest.raises(NoTextError):
        examine(SAMPLES / "scan-uden-tekst.pdf")
    with pytest.raises(NotAPdfError):
        examine(b"no PDF")
    with pytest.raises(ProfileError):
        examine(SAMPLES / "brev.pdf", profile=tmp_path / "nowhere.yaml")
