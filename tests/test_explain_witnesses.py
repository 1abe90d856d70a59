"""The witnesses for item headings: each is asked on its own, and where they disagree it is told."""

from __future__ import annotations

from engine_lines import read_pages, tagged
from referat_parser.explain import Explanation, examine_document, explain
from referat_parser.explain.explanation import ExplainedItem
from referat_parser.pdf.layout import Document, OutlineEntry
from referat_parser.profiles.heads import BASE

FRONT = """16b | Referat
14b | Søndermark Byråd
    | Mødedato: || @200 | 4. marts 2031
"""
CONTENTS = """---
13b | Indholdsfortegnelse
    | 1. Godkendelse af dagsorden ........................................ 2
    | 2. Ny cykelsti langs åen ........................................... {page}
    | 3. {third} ......................................................... 4
"""
ITEM = """---
{size} | {nr}. {titel}
    | Sagsnr.: 31/10{nr}
11b | Resumé
    | Det er kort fortalt.
{more}11b | Beslutning
    | Godkendt.
"""
TITLES = ("Godkendelse af dagsorden", "Ny cykelsti langs åen", "Salg af grunden ved havnen", "Eventuelt")


def _items(*numbers: str, sizes: dict[str, str] | None = None, more: str = "") -> str:
    return "".join(
        ITEM.format(size=(sizes or {}).get(nr, "13b"), nr=nr, titel=titel, more=more)
        for nr, titel in zip(numbers, TITLES, strict=False)
    )


def _explained(lines: str, *outline: OutlineEntry) -> Explanation:
    return explain(examine_document(Document(read_pages(lines), outline), BASE))


def _verdicts(item: ExplainedItem) -> dict[str, str]:
    return {witness.name: witness.verdict for witness in item.witnesses}


def _said(item: ExplainedItem, name: str) -> str:
    return next(witness.says for witness in item.witnesses if witness.name == name)


def test_all_witnesses_for() -> None:
    """Contents list, bookmarks, numbering, type style, and the case number below."""
    outline = [OutlineEntry(f"{nr}. {titel}", nr + 2, 0) for nr, titel in enumerate(TITLES[:3], start=1)]
    contents = CONTENTS.format(page=3, third=TITLES[2])
    explanation = _explained(FRONT + contents + _items("1", "2", "3"), *outline)

    assert len(explanation.items) == 3
    assert {verdict for item in explanation.items for verdict in _verdicts(item).values()} <= {"for", "silent"}
    assert _verdicts(explanation.items[1])["contents list"] == "for"
    assert _verdicts(explanation.items[1])["bookmarks"] == "for"
    assert _said(explanation.items[1], "numbering") == "2 follows 1"
    assert _said(explanation.items[1], "above and below") == "meta below"


def test_without_contents_and_bookmarks_they_are_silent() -> None:
    """A witness that is not there speaks neither for nor against."""
    explanation = _explained(FRONT + _items("1", "2", "3"))

    assert {_verdicts(item)["contents list"] for item in explanation.items} == {"silent"}
    assert {_verdicts(item)["bookmarks"] for item in explanation.items} == {"silent"}
    assert {_verdicts(item)["tagged structure"] for item in explanation.items} == {"silent"}
    assert explanation.disagreements == ()


def test_a_contents_list_with_another_title_disagrees() -> None:
    """The heading stands, and both titles are told with the page."""
    contents = CONTENTS.format(page=3, third="Køb af gården ved skoven")
    explanation = _explained(FRONT + contents + _items("1", "2", "3"))
    messages = {(one.page, one.punkt, one.message) for one in explanation.disagreements}

    assert (5, "3", "contents list: does not name this title") in messages
    assert (
        5,
        "3",
        "contents list: item 3 is “Køb af gården ved skoven”, its heading is “Salg af grunden ved havnen”",
    ) in messages


def test_a_contents_list_of_something_else_is_told_once() -> None:
    """When the list names none of the items, it or the headings were misread: one line, not one a title."""
    contents = "".join(
        f"    | {text} {'.' * 40} {page}\n" for page, text in enumerate(("Syd", "Vest", "Nord"), start=2)
    )
    explanation = _explained(FRONT + "---\n13b | Indholdsfortegnelse\n" + contents + _items("1", "2", "3"))

    assert {_verdicts(item)["contents list"] for item in explanation.items} == {"silent"}
    assert [one.message for one in explanation.disagreements] == ["contents list: of the 3 titles 0 head an item"]


def test_a_contents_list_with_another_page_disagrees() -> None:
    """Printed pages may be off by the same number everywhere, but not by another for one item."""
    contents = CONTENTS.format(page=9, third=TITLES[2])
    explanation = _explained(FRONT + contents + _items("1", "2", "3"))

    assert [(one.punkt, one.message) for one in explanation.disagreements] == [
        ("2", "contents list: names page 9, which is page 10 of the PDF")
    ]


def test_a_bookmark_on_another_page_and_one_too_many_disagree() -> None:
    """Bookmarks beside those of the items should head items too."""
    outline = [OutlineEntry(titel, page, 0) for titel, page in zip(TITLES, (2, 3, 2, 4), strict=True)]
    explanation = _explained(FRONT + _items("1", "2", "3"), *outline)

    assert [(one.page, one.message) for one in explanation.disagreements] == [
        (4, "bookmarks: one has this title on page 2"),
        (4, "bookmarks: “Eventuelt” heads no item"),
    ]


def test_bookmarks_of_something_else_are_silent() -> None:
    """An outline of the annexes says nothing about the items."""
    explanation = _explained(FRONT + _items("1", "2", "3"), OutlineEntry("Bilag 1: Kort", 3, 0))

    assert {_verdicts(item)["bookmarks"] for item in explanation.items} == {"silent"}
    assert explanation.disagreements == ()


def test_tags_of_the_items_are_for_them() -> None:
    """The level that the items have counts, and that the sections have another."""
    levels = {"1.": 2, "2.": 2, "3.": 2, "Resumé": 3, "Beslutning": 3, "Referat": 1}
    explanation = explain(examine_document(Document(tagged(read_pages(FRONT + _items("1", "2", "3")), levels)), BASE))

    assert [_verdicts(item)["tagged structure"] for item in explanation.items] == ["for"] * 3
    assert _said(explanation.items[1], "tagged structure") == "a heading of level 2, as the items are"
    assert ("tagged structure", 3.0) in [(one.name, one.weight) for one in explanation.items[0].evidence]
    assert explanation.tagged_headings == 10
    assert explanation.disagreements == ()


def test_an_item_that_alone_is_not_tagged_disagrees() -> None:
    """All others are headings of one level, and it is set as they are."""
    pages = tagged(read_pages(FRONT + _items("1", "2", "3", "4")), {"1.": 1, "2.": 1, "4.": 1})
    explanation = explain(examine_document(Document(pages), BASE))

    assert [(one.page, one.punkt, one.message) for one in explanation.disagreements] == [
        (4, "3", "tagged structure: no heading, where the items have level 1")
    ]


def test_bookmarks_beside_the_items_are_no_disagreement() -> None:
    """The front page, the contents list and the signatures head no item, and need not."""
    aside = [OutlineEntry("Om mødet", 1, 0), OutlineEntry("Indholdsfortegnelse", 2, 0)]
    items = [OutlineEntry(titel, page, 0) for page, titel in enumerate(TITLES[:3], start=2)]
    explanation = _explained(FRONT + _items("1", "2", "3"), *aside, *items, OutlineEntry("Underskriftsblad", 4, 0))

    assert explanation.disagreements == ()


def test_a_number_that_is_left_out_is_told() -> None:
    """Closed items are often left out; the reader decides."""
    explanation = _explained(FRONT + _items("1", "2", "4"))

    assert [(one.punkt, one.message) for one in explanation.disagreements] == [
        ("4", "numbering: 4 follows 2: 1 left out")
    ]


def test_a_heading_in_another_style_is_told() -> None:
    """With both styles in words."""
    explanation = _explained(FRONT + _items("1", "2", "3", "4", sizes={"3": "11b"}))

    assert ("3", "type style: 11 pt bold, but 3 of 4 headings are 13 pt bold") in [
        (one.punkt, one.message) for one in explanation.disagreements
    ]


def test_rejected_candidates_stand_in_their_item_with_the_reason() -> None:
    """A list in bold inside an item is no item; the reason names what does not fit."""
    more = "11b | Indstilling\n11b | 1. Stien anlægges i 2032\n11b | 2. Naboerne høres\n"
    explanation = _explained(FRONT + _items("1", "2", "3", more=more))
    rejected = explanation.items[2].rejected

    assert [item.nr for item in explanation.items] == ["1", "2", "3"]
    assert [(one.nr, one.titel) for one in rejected] == [("1", "Stien anlægges i 2032"), ("2", "Naboerne høres")]
    assert all("set 11 pt bold, not 13 pt bold" in one.why for one in rejected)
    assert all(one.evidence for one in rejected)


def test_evidence_is_that_of_the_engine() -> None:
    """The weights sum to the score."""
    for item in _explained(FRONT + _items("1", "2", "3")).items:
        assert sum(one.weight for one in item.evidence) == item.score
