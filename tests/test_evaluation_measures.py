"""What is counted, and as what: golds and readings made by hand, with the figures that must come out."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation_examples import GOLD, reading
from referat_parser.evaluation import Figure, Figures, Miss, compare
from referat_parser.evaluation.figures import total
from referat_parser.model import (
    Afstemning,
    Beslutning,
    Bilag,
    Coverage,
    Deltagelse,
    Indstillingspunkt,
    Parser,
    Person,
    Punkt,
    Referat,
    Sektion,
    Source,
    Stemme,
)


def _item(index: int, found: dict[str, Any]) -> dict[str, Any]:
    item: dict[str, Any] = found["punkter"][index]
    return item


def _counts(figures: Figures, measure: str) -> tuple[float, int]:
    figure = figures.measures[measure]
    return figure.hit, figure.total


def test_a_faultless_reading_is_all_ones() -> None:
    """Nothing is below 1 and nothing is missed when all of the gold was found."""
    figures = compare(GOLD, reading())

    assert set(figures.rates().values()) == {1.0}
    assert figures.misses == ()


def test_keys_that_the_gold_does_not_have_are_not_compared() -> None:
    """Whatever else was read, a gold of one key gives one measure."""
    assert set(compare({"dato": "2021-03-04"}, reading() | {"coverage": {}}).rates()) == {"front.dato"}


def test_an_unread_document_counts_as_empty() -> None:
    """No item, section or annex of the gold is found; the account of a document that was not read is not measured."""
    figures = compare(GOLD, {})

    assert [figures.rate(name) for name in ("item", "section", "annex", "decision.udfald", "front.dato")] == [0.0] * 5
    assert figures.rate("conservation.balanced") is None


def test_a_field_keeps_values_and_nulls_apart() -> None:
    """Of two case numbers the one that is there was not found, and the one that is not was invented."""
    found = reading()
    _item(0, found)["sagsnr"] = None
    _item(1, found)["sagsnr"] = "99/1"

    figure = compare(GOLD, found).measures["item.sagsnr"]

    assert figure == Figure(hit=0, total=2, right=0, values=1, invented=1, nulls=1)
    assert (figure.accuracy, figure.false_values) == (0.0, 1.0)


def test_a_null_that_stays_null_is_right() -> None:
    """A field that the document does not have is a hit, but not a value found."""
    assert compare(GOLD, reading()).measures["front.moedenr"] == Figure(hit=1, total=1, nulls=1)


def test_an_item_needs_number_and_title() -> None:
    """One wrong number makes an item missing and another one extra."""
    found = reading()
    _item(1, found)["nr"] = "3"

    figures = compare(GOLD, found)

    assert _counts(figures, "item") == (2, 4)
    assert [(miss.want, miss.got) for miss in figures.misses if miss.measure == "item"] == [
        ("2 Salg af bådplads", None),
        (None, "3 Salg af bådplads"),
    ]


def test_a_section_needs_type_and_text() -> None:
    """A wrong type costs `section` and not `section.text`."""
    found = reading()
    _item(0, found)["sektioner"][0]["type"] = "andet"

    figures = compare(GOLD, found)

    assert _counts(figures, "section") == (4, 6)
    assert _counts(figures, "section.text") == (6, 6)
    assert _counts(figures, "section.overskrift") == (4, 6)


def test_white_space_and_dashes_do_not_count() -> None:
    """Where the lines of a section break is the page's business."""
    found = reading()
    _item(0, found)["sektioner"][0]["tekst"] = "Molen er\nnedslidt - den\nskal skiftes."

    assert compare(GOLD, found).rate("section") == 1.0


def test_sections_without_text_do_not_count() -> None:
    """An empty heading that was read as a section is neither right nor wrong."""
    found = reading()
    _item(0, found)["sektioner"].append({"type": "bilag", "overskrift": "Bilag", "tekst": ""})

    assert _counts(compare(GOLD, found), "section") == (6, 6)


def test_similarity_is_the_mean_over_items() -> None:
    """One item of two lost all its text; the other never had any."""
    found = reading()
    _item(0, found)["sektioner"] = []

    assert _counts(compare(GOLD, found), "section.similarity") == (1.0, 2)


def test_the_piped_texts_are_compared_with_the_sections_of_their_type() -> None:
    """`beslutning` is measured where the gold has a section of that type, and by the reading's own field."""
    found = reading()
    _item(0, found)["beslutning"] = None

    figures = compare(GOLD, found)

    assert _counts(figures, "text.beslutning") == (0, 1)
    assert _counts(figures, "text.resume") == (1, 1)


def test_recommendation_points_by_text_and_by_number() -> None:
    """A point whose number was lost is still the point."""
    found = reading()
    _item(0, found)["indstillingspunkter"] = [{"nr": None, "tekst": "at molen skiftes"}]

    figures = compare(GOLD, found)

    assert _counts(figures, "recommendation") == (2, 2)
    assert _counts(figures, "recommendation.nr") == (0, 2)


def test_each_field_of_a_decision_is_a_list_of_its_own() -> None:
    """An earlier decision too many is an extra value of each field that it has."""
    found = reading()
    _item(0, found)["beslutninger"].insert(
        0, {"organ": "Byrådet", "dato": None, "egen": False, "tekst": "Sendt til udvalget.", "udfald": "godkendt"}
    )

    figures = compare(GOLD, found)

    assert _counts(figures, "decision.organ") == (2, 3)
    assert _counts(figures, "decision.dato") == (2, 2)
    assert _counts(figures, "decision.egen") == (2, 3)
    assert _counts(figures, "decision.udfald") == (2, 3)


def test_outcomes_of_older_golds_are_understood() -> None:
    """`tiltraadt` is what the closed set now calls `godkendt`."""
    gold = {"punkter": [{"nr": "1", "titel": "A", "beslutninger": [{"udfald": "tiltraadt"}]}]}
    found = {"punkter": [{"nr": "1", "titel": "A", "beslutninger": [{"udfald": "godkendt"}]}]}

    assert compare(gold, found).rate("decision.udfald") == 1.0


def test_votes_of_older_golds_are_compared_side_by_side() -> None:
    """The last vote that has voters is the one that decided; parties and persons count alike."""
    gold_vote = {"for": ["V", "C"], "imod": ["Bo Kvist"]}
    votes = [
        {"for": [{"parti": "C", "navn": None}], "imod": [{"parti": "V"}], "undlod": []},
        {"for": [{"parti": "V"}, {"parti": "C"}], "imod": [{"navn": "Asta Lund"}], "undlod": []},
        {"for": [], "imod": [], "undlod": []},
    ]
    gold = {"punkter": [{"nr": "1", "titel": "A", "beslutninger": [{"afstemning": gold_vote}]}]}
    found = {"punkter": [{"nr": "1", "titel": "A", "beslutninger": [{"afstemninger": votes}]}]}

    assert _counts(compare(gold, found), "vote") == (4, 6)


def test_deep_parts_are_compared_by_the_keys_of_the_gold() -> None:
    """A vote in the contract's form is right when what the gold tells of it is right."""
    gold_vote = {"imod": [{"parti": "Ø"}]}
    full = {"emne": None, "resultat": "vedtaget", "for": [{"parti": "V"}], "imod": [{"navn": None, "parti": "Ø"}]}
    gold = {"punkter": [{"nr": "1", "titel": "A", "beslutninger": [{"afstemninger": [gold_vote]}]}]}
    found = {"punkter": [{"nr": "1", "titel": "A", "beslutninger": [{"afstemninger": [full]}]}]}

    assert _counts(compare(gold, found), "decision.afstemninger") == (2, 2)


def test_annexes_by_title_and_document_number() -> None:
    """A wrong document number makes another annex of it; a lost number of the annex only costs the full measure."""
    found = reading()
    _item(0, found)["bilag"][0]["nr"] = None

    figures = compare(GOLD, found)

    assert (_counts(figures, "annex"), _counts(figures, "annex.full")) == ((2, 2), (0, 2))


def test_pages_of_bound_annexes() -> None:
    """The page range belongs to the annex."""
    found = reading()
    found["bilag"][0]["sider"] = [5, 8]

    assert _counts(compare(GOLD, found), "annex.pages") == (0, 2)


def test_people_by_name_and_by_what_is_said_of_them() -> None:
    """A name in the wrong list is missing in one and extra in the other; a lost party is a loss of its own."""
    found = reading()
    found["deltagelse"] = {"medlemmer": [{"navn": "Asta Lund"}], "afbud": [{"navn": "Bo Kvist"}]}

    figures = compare(GOLD, found)

    assert _counts(figures, "people.medlemmer") == (2, 3)
    assert _counts(figures, "people.afbud") == (0, 1)
    assert _counts(figures, "people.parti") == (0, 1)


@pytest.mark.parametrize(
    ("unassigned", "fields", "balanced", "assigned"), [(0, 60, 1, 100), (4, 56, 1, 96), (4, 60, 0, 96)]
)
def test_the_account_is_measured_without_a_gold(unassigned: int, fields: int, balanced: int, assigned: int) -> None:
    """The parts must add up to the words, and every word that no rule claimed is a loss."""
    found = reading()
    found["coverage"] |= {"unassigned": unassigned, "fields": fields}

    figures = compare({}, found)

    assert _counts(figures, "conservation.balanced") == (balanced, 1)
    assert _counts(figures, "conservation.assigned") == (assigned, 100)


def test_a_miss_says_what_and_where() -> None:
    """Measure, item, what the gold has and what was found, both as they are printed."""
    found = reading()
    _item(0, found)["sagsnr"] = "20/1243"

    assert compare(GOLD, found).misses == (Miss("item.sagsnr", "1", "20/1234", "20/1243"),)


def test_a_text_that_differs_is_told_once() -> None:
    """The texts for piping follow from the sections; only where they do not is that a difference of its own."""
    found = reading()
    _item(0, found)["sektioner"][2]["tekst"] = _item(0, found)["beslutning"] = "Ikke tiltrådt."
    _item(0, found)["resume"] = None

    misses = compare(GOLD, found).misses

    assert [(miss.measure, miss.got) for miss in misses] == [
        ("section", None),
        ("section", "[beslutning] Ikke tiltrådt."),
        ("text.resume", ""),
    ]


def test_neither_side_is_changed() -> None:
    """Comparing leaves both documents as they were."""
    found = reading()

    compare(GOLD, found)

    assert found == reading()


words = st.text(alphabet="abcæøå .-1", min_size=1, max_size=12).filter(str.strip)
sections = st.builds(Sektion, type=st.sampled_from(["resume", "indstilling", "beslutning", "andet"]), tekst=words)
votes = st.builds(Afstemning, imod=st.tuples(st.builds(Stemme, parti=words)))
decisions = st.builds(
    Beslutning, organ=st.none() | words, egen=st.booleans(), tekst=words, afstemninger=st.tuples() | st.tuples(votes)
)


@st.composite
def items(draw: st.DrawFn) -> Punkt:
    """An item whose texts for piping are those of its sections."""
    parts = draw(st.lists(sections, max_size=4))
    texts = {
        kind: "\n\n".join(s.tekst for s in parts if s.type == kind) for kind in ("resume", "indstilling", "beslutning")
    }
    return Punkt(
        nr=draw(words),
        titel=draw(words),
        sider=(1, 2),
        lukket=draw(st.booleans()),
        sagsnr=draw(st.none() | words),
        sektioner=tuple(parts),
        indstillingspunkter=tuple(draw(st.lists(st.builds(Indstillingspunkt, tekst=words), max_size=2))),
        beslutninger=tuple(draw(st.lists(decisions, max_size=2))),
        bilag=tuple(draw(st.lists(st.builds(Bilag, titel=words, nr=st.none() | words), max_size=2))),
        **{kind: text or None for kind, text in texts.items()},
    )


@st.composite
def minutes(draw: st.DrawFn) -> dict[str, Any]:
    """The JSON of a document of the contract."""
    referat = Referat(
        dokumenttype="referat",
        udvalg=draw(st.none() | words),
        deltagelse=Deltagelse(medlemmer=tuple(draw(st.lists(st.builds(Person, navn=words), max_size=2)))),
        punkter=tuple(draw(st.lists(items(), max_size=4))),
        source=Source(sha256="0", pages=2),
        parser=Parser(version="0", profile="base"),
        coverage=Coverage(words=3, fields=3, furniture=0, contents=0, annexes=0, unassigned=0),
    )
    return referat.model_dump(mode="json")


@given(minutes())
def test_a_document_equals_itself(document: dict[str, Any]) -> None:
    """Whatever the document, compared with itself every figure is 1."""
    figures = compare(document, document)

    assert set(figures.rates().values()) == {1.0}
    assert figures.misses == ()


@settings(max_examples=25)
@given(st.lists(minutes(), min_size=3, max_size=4))
def test_the_order_of_documents_does_not_matter(documents: list[dict[str, Any]]) -> None:
    """The sum of the documents' figures is the same, to the last digit, in any order."""
    parts = [compare(gold, found) for gold, found in pairwise(documents)]

    assert total(parts) == total(reversed(parts))


@settings(max_examples=50)
@given(minutes(), minutes())
def test_rates_stay_between_nought_and_one(gold: dict[str, Any], found: dict[str, Any]) -> None:
    """No measure can be better than right or worse than wrong."""
    assert all(0 <= rate <= 1 for rate in compare(gold, found).rates().values())
