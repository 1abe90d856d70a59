"""Laws of reading a decision: every fact's words are printed, nothing breaks, nothing runs away."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_parser.facts.beslutning.check import check_beslutning
from referat_parser.facts.beslutning.parse import parse_beslutning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from referat_parser.model import Beslutning

PIECES = [
    "Godkendt", "Ikke godkendt", "Anbefales", "Udsat til næste møde", "Byrådet", "Teknisk Udvalg", "anbefaler",
    "over for", ", at", "planen", "godkendes", ".", "\n", " ", ":", ",", "1.", "2.-3.", "Ad 1)", "- ",
    "For stemte:", "Imod stemte:", "(A)", "V", "Ø (Ida Krog, Bo Lund)", "Ida Krog", "Bo Lund (V)",
    "stemte imod", "undlod at stemme", "Afbud:", "Fraværende:", "var fraværende",
    "deltog ikke i sagens behandling", "inhabil", "forlod mødet kl. 19.30", "idet", "med bemærkning om, at",
    '"Vi er imod"', "”", "Mindretalsudtalelse fra A:", "med 4 stemmer imod 3", "Ændringsforslag", "foreslog",
    "bortfalder", "punkt 2", "taget til efterretning", "sendes tilbage til administrationen", "()", "(",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)


def squeezed(text: str) -> str:
    """Without white space: line breaks of the page are no words."""
    return "".join(text.split())


def words_of(beslutning: Beslutning) -> Iterator[str]:
    """The words that each fact claims to have read."""
    yield beslutning.ordlyd or ""
    yield from (point.ordlyd or "" for point in beslutning.delpunkter)
    yield from beslutning.betingelser
    yield from beslutning.videresendt_til
    yield beslutning.udsat_til or ""
    for statement in beslutning.mindretalsudtalelser:
        yield from (statement.af or "", statement.tekst)
    for vote in beslutning.afstemninger:
        yield vote.emne or ""
        for voter in (*vote.for_, *vote.imod, *vote.undlod, *vote.forbehold):
            yield from (voter.navn or "", voter.parti or "")
    if beslutning.deltagelse:
        presence = beslutning.deltagelse
        for person in (*presence.afbud, *presence.fravaerende, *presence.oevrige, *presence.inhabile):
            yield from (person.navn, person.parti or "", person.rolle or "")
        for substitute in presence.stedfortraedere:
            yield from (substitute.navn, substitute.for_ or "")


@given(texts)
@settings(max_examples=200)
def test_every_facts_words_stand_in_the_text(text: str) -> None:
    """No fact has a word that is not printed; what decided is verbatim."""
    beslutning = parse_beslutning(text)
    printed = squeezed(text)

    assert [words for words in words_of(beslutning) if squeezed(words) not in printed] == []
    assert beslutning.ordlyd is None or beslutning.ordlyd in text
    assert beslutning.tekst == text


@given(st.text(max_size=300))
def test_any_text_gives_a_decision(text: str) -> None:
    """Control characters, other scripts and broken words are read as something, if only as `ukendt`."""
    beslutning = parse_beslutning(text, organ="Byrådet", indstilling=text, partier={"A"})
    check_beslutning(beslutning)

    assert beslutning.tekst == text


LONG = {
    "points": "\n".join(f"{n % 40 + 1}. Godkendt." for n in range(600)),
    "names": "Afbud: " + "Ida Krog (A), " * 1500,
    "voters": "For stemte: " + ", ".join(["A", "V", "Ø (Ida Krog, Bo Lund)"] * 500),
    "open brackets": "Imod stemte: " + "(" * 4000,
    "open quotes": "”Godkendt " * 2000,
    "words without end": "og at der " * 5000,
    "capitals": "Ida Krog Bo Lund " * 1500,
    "numbers": "1, 2, 3 og 4 - 5. " * 1500,
    "lines": "Godkendt\n" * 3000,
    "one word": "x" * 40000,
    "spaces": "Sagen" + " " * 20000 + "udsættes.",
    "sent on": "sendes " * 4000,
    "dots": "." * 20000,
    "dashes": "- " * 10000,
    "commas": ", " * 10000,
    "empty lines": "Godkendt." + "\n" * 20000 + "Afbud:",
    "letters": "A " * 10000,
    "parties": "(A) " * 5000,
    "negations": "ikke " * 5000,
    "some spaces": ("Sagen" + " " * 30) * 1000,
    "labels": "For stemte: " * 2000,
    "heads": "Beslutning i Byrådet den 1. maj 2019\n" * 800,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_texts_are_read_in_time(text: str) -> None:
    """Twenty pages of anything take seconds at most: no pattern runs away."""
    start = time.perf_counter()
    parse_beslutning(text)

    assert time.perf_counter() - start < 5
