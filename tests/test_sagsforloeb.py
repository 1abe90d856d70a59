"""Case histories fall into their decisions."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from referat_parser.facts.organer import Beslutningshoved
from referat_parser.facts.sagsforloeb import parse_sagsforloeb

LABELLED = """Udvalg: Byrådet
Dato: 26-03-2019
Punktnummer: 21

Sagen blev udsat.

Anna Holm deltog ikke.

Udvalg:
MAGISTRATEN
Dato: 2. april 2019
Punktnummer: 3

Anbefales."""

HEADED = """10-01-2022 Økonomiudvalget

1.-3. Anbefales.

17-01-2022 Byråd 2022

Godkendt.
Afbud: Bo Lund"""


def test_labelled_heads() -> None:
    """Body, day and item stand on labelled lines; the value may stand on the next line."""
    assert parse_sagsforloeb(LABELLED) == (
        (Beslutningshoved("Byrådet", dt.date(2019, 3, 26), "21"), "Sagen blev udsat.\n\nAnna Holm deltog ikke."),
        (Beslutningshoved("Magistraten", dt.date(2019, 4, 2), "3"), "Anbefales."),
    )


def test_head_lines() -> None:
    """Day and body on one line begin a decision, whose text runs to the next head."""
    assert parse_sagsforloeb(HEADED) == (
        (Beslutningshoved("Økonomiudvalget", dt.date(2022, 1, 10)), "1.-3. Anbefales."),
        (Beslutningshoved("Byråd 2022", dt.date(2022, 1, 17)), "Godkendt.\nAfbud: Bo Lund"),
    )


def test_heads_that_run_into_their_text() -> None:
    """`<organ>, <dato>, pkt. n: <tekst>` on one line is a head and its text."""
    text = "Teknisk Udvalg, 10. september 2019, pkt. 65: Godkendt.\nByrådet, 24. september 2019, pkt. 8:\nTiltrådt."

    assert parse_sagsforloeb(text) == (
        (Beslutningshoved("Teknisk Udvalg", dt.date(2019, 9, 10), "65"), "Godkendt."),
        (Beslutningshoved("Byrådet", dt.date(2019, 9, 24), "8"), "Tiltrådt."),
    )


def test_a_text_without_heads_has_no_decisions() -> None:
    """Prose about the case, and a list of dates, are no decisions."""
    assert parse_sagsforloeb("Sagen blev behandlet af Byrådet den 3. maj 2019.\nDato: 3. maj 2019") == ()


@given(st.text(alphabet="Udvalg:Dato2019-0 \nByrådet,pkt.", max_size=150))
def test_texts_are_words_of_the_history(text: str) -> None:
    """No text breaks the reader, and a decision's text stands in the history as it is."""
    printed = "".join(text.split())

    assert all("".join(body.split()) in printed for _, body in parse_sagsforloeb(text))
