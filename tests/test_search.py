"""Questions to an archive: search, the way of a case, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch_stubs import run, write_stub
from referat_parser.batch.folding import fold_name, fold_query, fold_text, fold_with_places
from referat_parser.batch.history import find_case
from referat_parser.batch.search import Filters, find_marks, fts_query, search, sentences
from referat_parser.batch.statistics import read_statistics
from referat_parser.errors import NoSuchFileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of three meetings of two bodies."""
    folder = tmp_path_factory.mktemp("search")
    write_stub(
        folder / "in" / "teknik.pdf",
        "items=1 date=2020-03-04 body=Teknikudvalget case=15/11446 earlier=1 title=Støj_fra_Ringvejen "
        "text=Naboer_klager._Der_er_målt_støj_ved_Aarhusvej._Sagen_er_gammel.",
    )
    write_stub(
        folder / "in" / "byraad.pdf",
        "items=1 date=2020-04-01 body=Byrådet case=15/11446 title=Lokalplan_12 text=Lokalplanen_begrænser_støj.",
    )
    write_stub(
        folder / "in" / "gammel.pdf",
        "items=2 date=2012-04-01 body=Teknikudvalget case=EMN-2012-7 title=Belysning_på_Århusvej text=Lamper_i_caféen.",
    )
    run(folder / "in", folder / "archive.db")
    return str(folder / "archive.db")


def titles(db: str, query: str, **filters: str) -> list[str]:
    """The titles of the hits, sorted."""
    return sorted(hit.titel for hit in search(db, query, Filters(**filters)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("støj", ["Lokalplan 12", "Støj fra Ringvejen"]),
        ("STOEJ", ["Lokalplan 12", "Støj fra Ringvejen"]),
        ("lokalplan støj", ["Lokalplan 12"]),
        ("aarhusvej", ["Belysning på Århusvej", "Belysning på Århusvej", "Støj fra Ringvejen"]),
        ("århusvej", ["Belysning på Århusvej", "Belysning på Århusvej", "Støj fra Ringvejen"]),
        ("cafeen", ["Belysning på Århusvej", "Belysning på Århusvej"]),
        ("lokal", []),
        ("lokal*", ["Lokalplan 12"]),
        ('"målt støj"', ["Støj fra Ringvejen"]),
        ('"støj målt"', []),
        ("støj -lokalplan", ["Støj fra Ringvejen"]),
        ("15/11446", ["Lokalplan 12", "Støj fra Ringvejen"]),
        ('"', ["Belysning på Århusvej", "Belysning på Århusvej", "Lokalplan 12", "Støj fra Ringvejen"]),
        ("støj OR", []),
        ("titel:støj", []),
    ],
)
def test_words_find_items(db: str, query: str, found: list[str]) -> None:
    """All words must be there, in any spelling of the Danish letters; nothing in a query is an operator by accident."""
    assert titles(db, query) == found


@pytest.mark.parametrize("few", [0, 4000])
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"udvalg": "byraad"}, ["Lokalplan 12"]),
        ({"udvalg": "TEKNIK"}, ["Støj fra Ringvejen"]),
        ({"udvalg": "skole"}, []),
        ({"fra": "2020-03-05"}, ["Lokalplan 12"]),
        ({"til": "2020-03-05"}, ["Støj fra Ringvejen"]),
        ({"udfald": "udsat"}, []),
        ({"udfald": "godkendt", "sagsnr": "15/11446"}, ["Lokalplan 12", "Støj fra Ringvejen"]),
        ({"sagsnr": "emn-2012-7"}, []),
    ],
)
def test_filters_narrow(
    db: str, filters: dict[str, str], found: list[str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Body by a part of its name, days, outcome and case number, whichever way they are applied."""
    monkeypatch.setattr("referat_parser.batch.search._FEW", few)

    assert titles(db, "støj", **filters) == found


def test_without_words_the_newest_come_first(db: str) -> None:
    """Filters alone give a list by day."""
    assert [hit.dato for hit in search(db, "", Filters(udvalg="teknik"))] == ["2020-03-04", "2012-04-01", "2012-04-01"]


def test_a_hit_says_where_it_stands(db: str) -> None:
    """The sentence with the words, marked, and file and page."""
    (hit,) = search(db, "maalt støj", Filters())

    assert (hit.dato, hit.udvalg, hit.nr, hit.file, hit.side) == ("2020-03-04", "Teknikudvalget", "1", "teknik.pdf", 1)
    assert hit.saetning == "Der er målt støj ved Aarhusvej."
    assert [hit.saetning[start:end] for start, end in hit.marks] == ["målt", "støj"]


def test_the_limit_limits(db: str) -> None:
    """No more hits than asked for."""
    assert len(search(db, "støj", limit=1)) == 1


def test_a_query_must_look_for_something() -> None:
    """Only excluded words are no question."""
    with pytest.raises(UsageError, match="word to look for"):
        fts_query("-vej")


def test_there_must_be_an_archive(tmp_path: Path) -> None:
    """A wrong path is told, and no empty database is left there."""
    with pytest.raises(NoSuchFileError):
        search(str(tmp_path / "nothing.db"), "støj")

    assert not (tmp_path / "nothing.db").exists()


def test_a_case_is_followed_through_its_meetings(db: str) -> None:
    """Own decisions of two bodies, and a quoted one of a body whose meetings the archive does not have."""
    steps = [(step.dato, step.udvalg, step.udfald, step.quoted) for step in find_case(db, "15 / 11446")]

    assert steps == [
        ("2020-02-26", "Børneudvalget", "anbefalet", True),
        ("2020-03-04", "Teknikudvalget", "godkendt", False),
        ("2020-04-01", "Byrådet", "godkendt", False),
    ]
    assert find_case(db, "99/1") == ()


def test_the_archive_in_numbers(db: str) -> None:
    """Meetings, items and decisions by body and year, and outcomes."""
    found = read_statistics(db)

    assert [(row.udvalg, row.aar, row.meetings, row.items, row.decisions) for row in found.by_body_and_year] == [
        ("Byrådet", "2020", 1, 1, 1),
        ("Teknikudvalget", "2012", 1, 2, 2),
        ("Teknikudvalget", "2020", 1, 1, 1),
    ]
    assert (found.meetings, found.items, found.first, found.last) == (3, 4, "2012-04-01", "2020-04-01")
    assert found.outcomes == (("godkendt", 4),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sagen er udsat. Den kommer igen.", ["Sagen er udsat.", "Den kommer igen."]),
        ("Bilag 1.\n- et punkt\n- et til", ["Bilag 1.", "- et punkt", "- et til"]),
        ("kl. 17 og ca. 12 pct. af midlerne", ["kl.", "17 og ca.", "12 pct. af midlerne"]),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    """A sentence ends before a capital or a number, and with its line; `kl. 17` is cut, no worse."""
    assert list(sentences(text)) == found


@given(st.text())
def test_folding_keeps_its_places(text: str) -> None:
    """Folding with places gives the same letters, and each place points into the text, in order."""
    folded, places = fold_with_places(text)

    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(fold_text(text[place]) or text[place : place + 2] for place in places[:-1])


@given(st.lists(st.sampled_from(["å", "Å", "a\u030a", "æ", "Æ", "ø", "Ø", "o", "e", "é", " ", "-"])).map("".join))
def test_every_spelling_folds_to_the_same(text: str) -> None:
    """Spelling the letters out by hand, in capitals or not, changes nothing for a search."""
    assert fold_name(fold_query(text).upper()) == fold_name(text)


@given(st.text())
def test_no_query_is_an_error_of_the_index(db: str, query: str) -> None:
    """Whatever is typed is words, or a question that is refused with a remedy."""
    try:
        hits = search(db, query)
    except UsageError:
        return
    for hit in hits:
        assert all(0 <= start < end <= len(hit.saetning) for start, end in hit.marks)


def test_marks_are_where_the_words_are() -> None:
    """A letter that folds to two still marks its own place."""
    import re

    assert find_marks("På Ærø er støj", re.compile("aeroe|stoej")) == ((3, 6), (10, 14))
