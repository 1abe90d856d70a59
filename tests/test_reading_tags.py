"""The tagged structure and the bookmarks beside the chain of item headings: heard where they know the items."""

from __future__ import annotations

from engine_lines import read_pages, tagged
from referat_parser.model import Warning  # noqa: A004 - the contract's name
from referat_parser.pdf.layout import Document, OutlineEntry, Page
from referat_parser.profiles.heads import BASE
from referat_parser.profiles.loader import load_vocabulary
from referat_parser.reading.minutes import read_minutes
from referat_parser.reading.warn import warnings_of

FRONT = """16b | Referat
14b | Søndermark Byråd
    | Mødedato: || @200 | 4. marts 2031
"""
ITEM = """---
13b | {nr}. {titel}
    | Sagsnr.: 31/10{nr}
11b | Resumé
    | Det er kort fortalt.
11b | Beslutning
    | Godkendt.
"""
TITLES = ("Godkendelse af dagsorden", "Ny cykelsti langs åen", "Salg af grunden ved havnen", "Valg af formand")
# An item set smaller than the others, as a heading in the text of item 4 may be: the chain leaves it out.
SMALL = """
11b | 5. Næste møde
    | Mødet holdes den 3. juni.
"""
ALL = {f"{nr}.": 2 for nr in range(1, 6)}


def _lines(*numbers: int) -> str:
    return FRONT + "".join(ITEM.format(nr=nr, titel=TITLES[nr - 1]) for nr in numbers)


def _read(pages: tuple[Page, ...], *outline: OutlineEntry) -> tuple[list[str], list[Warning]]:
    """The numbers of the items, and what the witnesses that are asked here have against them."""
    document, vocabulary = Document(pages, outline), load_vocabulary(BASE)
    minutes = read_minutes(document, vocabulary)
    found = warnings_of(minutes, document, vocabulary, certain=True)
    return [one.nr for one in minutes.punkter], [one for one in found if one.code.startswith("items-disagree")]


def test_a_tagged_heading_that_is_set_otherwise_is_an_item() -> None:
    """The tags of the other items are right, so they are believed here too."""
    pages = read_pages(_lines(1, 2, 3, 4) + SMALL)

    assert _read(pages) == (["1", "2", "3", "4"], [])
    assert _read(tagged(pages, ALL)) == (["1", "2", "3", "4", "5"], [])


def test_tags_of_everything_are_not_believed() -> None:
    """Where every line has the level of the items, the level says nothing about items."""
    pages = read_pages(_lines(1, 2, 3, 4) + SMALL)
    everything = {line.text: 1 for page in pages for line in page.lines}

    assert _read(tagged(pages, everything)) == (["1", "2", "3", "4"], [])


def test_tags_of_a_few_items_are_not_believed() -> None:
    """A producer that tags one heading of many was not asked to tag the items."""
    assert _read(tagged(read_pages(_lines(1, 2, 3, 4)), {"2.": 1})) == (["1", "2", "3", "4"], [])


def test_a_tagged_heading_that_heads_no_item_is_a_warning() -> None:
    """It stands in the text of an item, at the level of the items, and has no number to follow the last one."""
    pages = read_pages(_lines(1, 2, 3, 4) + "    | Drøftelse af budgettet\n    | Byrådet drøftede budgettet.\n")
    numbers, (warning,) = _read(tagged(pages, ALL | {"Drøftelse": 2}))

    assert numbers == ["1", "2", "3", "4"]
    assert (warning.code, warning.page) == ("items-disagree-with-structure", 5)
    assert warning.message == "the tagged heading “Drøftelse af budgettet” heads no item"


def test_an_item_that_alone_is_not_tagged_is_a_warning() -> None:
    """With its page and its number; the item stays."""
    numbers, (warning,) = _read(tagged(read_pages(_lines(1, 2, 3, 4)), {"1.": 1, "2.": 1, "4.": 1}))

    assert numbers == ["1", "2", "3", "4"]
    assert (warning.code, warning.page, warning.punkt) == ("items-disagree-with-structure", 4, "3")


def test_tags_beside_the_items_are_no_warning() -> None:
    """The front page, the contents list, a section and the signatures head no item, and need not."""
    lines = _lines(1, 2, 3, 4).replace("---", "---\n13b | Indholdsfortegnelse\n---", 1)
    lines += "---\n13b | Underskriftsside\n    | Anne Holm\n"
    lines = lines.replace("11b | Resumé", "11b | Økonomi", 1)
    aside = {"Søndermark": 2, "Indholdsfortegnelse": 2, "Økonomi": 2, "Underskriftsside": 2}

    assert _read(tagged(read_pages(lines), ALL | aside)) == (["1", "2", "3", "4"], [])


def test_a_bookmark_that_heads_no_item_is_a_warning() -> None:
    """And an item without one, where all others have one."""
    marks = [OutlineEntry(f"{nr}. {TITLES[nr - 1]}", nr + 1, 0) for nr in (1, 2, 4)]
    numbers, found = _read(read_pages(_lines(1, 2, 3, 4)), *marks, OutlineEntry("5. Ny skole", 5, 0))

    assert numbers == ["1", "2", "3", "4"]
    assert [(one.code, one.page, one.punkt, one.message) for one in found] == [
        ("items-disagree-with-outline", 5, None, "the bookmark “5. Ny skole” heads no item"),
        ("items-disagree-with-outline", 4, "3", "no bookmark names “Salg af grunden ved havnen”"),
    ]


def test_a_bookmark_of_a_title_that_begins_with_a_number_names_it() -> None:
    """`1. behandling af budgettet` is the title, or number and title: both are looked for."""
    lines = _lines(1, 2, 3).replace(TITLES[1], "1. behandling af budgettet")
    marks = [OutlineEntry(TITLES[0], 2, 0), OutlineEntry("1. behandling af budgettet", 3, 0)]

    assert _read(read_pages(lines), *marks, OutlineEntry(TITLES[2], 4, 0)) == (["1", "2", "3"], [])
