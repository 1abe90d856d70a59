"""Lists of people in every dress."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_parser.facts.personer import names_nobody, parse_personer

# text: (navn, parti, rolle, note) of each person
LISTS = {
    "Anna Holm (A), Bo Lund (V)": [("Anna Holm", "A"), ("Bo Lund", "V")],
    "Anna Holm, A; Bo Lund, V, formand": [("Anna Holm", "A"), ("Bo Lund", "V", "formand")],
    "Anna Holm (A)\nBo Lund (V), formand\nTine Bach Krog": [
        ("Anna Holm", "A"), ("Bo Lund", "V", "formand"), ("Tine Bach Krog",)],
    "Anna Holm og Bo Lund": [("Anna Holm",), ("Bo Lund",)],
    "Anna Marie\nHolm, Bo Lund, Tine\nKrog": [("Anna Marie Holm",), ("Bo Lund",), ("Tine Krog",)],
    "Anna Holm (Borgmester)(V)": [("Anna Holm", "V", "Borgmester")],
    "Anna Holm - formand (V)": [("Anna Holm", "V", "formand")],
    "Anna Holm, formand, (A)": [("Anna Holm", "A", "formand")],
    "Borgmester Anna Holm (A)": [("Anna Holm", "A", "Borgmester")],
    "(A) Anna Holm": [("Anna Holm", "A")],
    "Anna Holm V\nBo Lund A": [("Anna Holm", "V"), ("Bo Lund", "A")],
    "Anna Holm (Socialdemokratiet)": [("Anna Holm", "Socialdemokratiet")],
    "Bo Lund, Venstre, Ib Ask, Dansk Folkeparti": [("Bo Lund", "Venstre"), ("Ib Ask", "Dansk Folkeparti")],
    "Ib Ask (Løsgænger), Bo Lund (UP-1), Tine Krog ()": [("Ib Ask", "Løsgænger"), ("Bo Lund", "UP-1"), ("Tine Krog",)],
    "Anna Holm i stedet for Bo Lund, Ib Ask fra kl. 17.30": [
        ("Anna Holm", None, None, "i stedet for Bo Lund"), ("Ib Ask", None, None, "fra kl. 17.30")],
    "Anna Holm (A), sag 129-138": [("Anna Holm", "A", None, "sag 129-138")],
    "Hans Ask (hasask) V": [("Hans Ask", "V", None, "hasask")],
    "1. Anna Holm, Ø\n2. Bo Lund, V": [("Anna Holm", "Ø"), ("Bo Lund", "V")],
    "• Anna Holm\n• Bo Lund": [("Anna Holm",), ("Bo Lund",)],
    "Anna Holm\tBo Lund\nIb Ask\tTine Krog": [("Anna Holm",), ("Bo Lund",), ("Ib Ask",), ("Tine Krog",)],
    "Afbud: Ib Ask (Stedfortræder: Tine Krog), Bo Lund": [
        ("Ib Ask", None, None, "Stedfortræder: Tine Krog"), ("Bo Lund",)],
    "Jens Kr. Yding": [("Jens Kr. Yding",)],
    "Anna H. Olsen (A)": [("Anna H. Olsen", "A")],
    "A. Ben Karim": [("A. Ben Karim",)],
    "Gert holm (C)": [("Gert holm", "C")],
    "Tilde,": [("Tilde",)],
    "Else-\nMarie Holm (A), Bo Lund og Ib\nAsk Dam": [("Else-Marie Holm", "A"), ("Bo Lund",), ("Ib Ask Dam",)],
    "Mette af Rosendal, Ole von Holt": [("Mette af Rosendal",), ("Ole von Holt",)],
    "Formand: Anna Holm\nNæstformand: Bo Lund": [("Anna Holm", None, "Formand"), ("Bo Lund", None, "Næstformand")],
    "Kommunaldirektør Anna Holm (referent)": [("Anna Holm", None, "Kommunaldirektør", "referent")],
    "Anna Holm, direktør for Teknik og Miljø, Bo Lund, sekretær": [
        ("Anna Holm", None, "direktør for Teknik og Miljø"), ("Bo Lund", None, "sekretær")],
    "Afbud fra Anna Holm": [("Anna Holm",)],
    "Anna Holm (A) (Orlov)": [("Anna Holm", "A", None, "Orlov")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_every_dress_of_a_list(text: str, expected: list[tuple[str | None, ...]]) -> None:
    """Names, parties, roles and notes come apart, however the list is set."""
    found = [(p.navn, p.parti, p.rolle, p.note) for p in parse_personer(text)]

    assert found == [(person + (None,) * 4)[:4] for person in expected]


@pytest.mark.parametrize(
    "text", ["", " ", "-", "–", ".", "Ingen", "Ingen.", "ingen", "Afbud: Ingen", "Hele udvalget", "Alle"]
)
def test_nobody_and_everybody_are_no_people(text: str) -> None:
    """Words for nobody or for the whole body give no person of that name."""
    assert parse_personer(text) == ()


def test_the_documents_own_labels_go_first() -> None:
    """A bracket that the national table does not know is a party where the document uses it as one."""
    assert parse_personer("Anna Holm (NYT)", {"NYT"})[0].parti == "NYT"
    assert parse_personer("Anna Holm (NYT)")[0].parti is None


@pytest.mark.parametrize(("text", "nobody"), [("Ingen", True), (" - ", True), ("Alle", False), ("Anna Holm", False)])
def test_words_for_nobody_are_an_answer(text: str, nobody: bool) -> None:
    """They say that the list is empty; other words that name no person say something that is not read."""
    assert names_nobody(text) is nobody


@given(st.text(alphabet="AnnaHolmBo ØKrog(),.;:-\nogVkl1dfor", max_size=120))
def test_names_are_words_of_the_text(text: str) -> None:
    """No text breaks the reader, and every word of every person is printed there."""
    printed = "".join(text.split())
    people = parse_personer(text)

    for person in people:
        words = " ".join(filter(None, (person.navn, person.parti, person.rolle, person.note))).split()
        assert all(word.strip(",") in printed for word in words)


def test_long_lists_are_read_in_time() -> None:
    """Ten thousand names, and as many brackets, take well under seconds."""
    assert len(parse_personer("Anna Holm (A), " * 10000)) == 10000
    parse_personer("(" * 20000 + "Anna " * 5000)
