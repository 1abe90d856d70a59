"""Lists of voters in every mixture."""

from __future__ import annotations

import pytest

from referat_parser.facts.beslutning.stemmer import find_stemmere, parse_stemmer, read_side

# text: (antal, [(navn, parti, antal)])
LISTS = {
    "(V), (A), Ida Krog (UP), (Ø) og (F).": (
        None, [(None, "V"), (None, "A"), ("Ida Krog", "UP"), (None, "Ø"), (None, "F")]),
    "V, A), M , F og Ø": (None, [(None, "V"), (None, "A"), (None, "M"), (None, "F"), (None, "Ø")]),
    "(F), Bo T. Lund, Eva Juhl fra (A)": (None, [(None, "F"), ("Bo T. Lund", "A"), ("Eva Juhl", "A")]),
    "(C) og Ole Bech fra (A)": (None, [(None, "C"), ("Ole Bech", "A")]),
    "Ø (Ida Krog, Bo Lund), A og Kim Holm (Løsgænger)": (
        None, [("Ida Krog", "Ø"), ("Bo Lund", "Ø"), (None, "A"), ("Kim Holm", "Løsgænger")]),
    "2 (C+O)": (2, [(None, "C"), (None, "O")]),
    "11 (C+Ida Krog (O)+T)": (11, [(None, "C"), ("Ida Krog", "O"), (None, "T")]),
    "8 (Venstre, Bylisten, Bo Lund)": (8, [(None, "Venstre"), (None, "Bylisten"), ("Bo Lund", None)]),
    "A+V+C": (None, [(None, "A"), (None, "V"), (None, "C")]),
    "A, C, N og V (6)": (6, [(None, "A"), (None, "C"), (None, "N"), (None, "V")]),
    "O (1), V (3)": (None, [(None, "O", 1), (None, "V", 3)]),
    "1 medlem O": (1, [(None, "O")]),
    "5 medlemmer (A+V)": (5, [(None, "A"), (None, "V")]),
    "Liste F og Ø": (None, [(None, "Liste F"), (None, "Ø")]),
    "Gruppe A, F": (None, [(None, "A"), (None, "F")]),
    "Socialdemokratiets byrådsgruppe og Bo Lund": (None, [(None, "Socialdemokratiet"), ("Bo Lund", None)]),
    "A med undtagelse af 1 medlem (Bo Lund), V": (None, [(None, "A")]),
    "forligspartierne": (None, [(None, "forligspartierne")]),
    "(C) med bemærkning om, at A er enig": (None, [(None, "C")]),
    "Ø, idet V ikke kom": (None, [(None, "Ø")]),
    "ingen": (0, []),
    "5": (5, []),
    "": (None, []),
    "-": (None, []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS.items())
def test_every_form_of_a_list(text: str, expected: tuple[int | None, list[tuple[object, ...]]]) -> None:
    """Parties, people, numbers and brackets come apart; what follows the list is not read."""
    listed = parse_stemmer(text)
    antal, voters = expected

    assert listed.antal == antal
    assert [(v.navn, v.parti, v.antal) for v in listed.stemmer] == [(*voter, None)[:3] for voter in voters]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("(A), (Ø) og (F) stemte imod", "(A), (Ø) og (F)"),
     ("Ida Krog (V) og Bo Lund stemte imod", "Ida Krog (V) og Bo Lund"),
     ("Venstres og Ø's byrådsgrupper og Bo Lund kunne", "Venstres og Ø's byrådsgrupper og Bo Lund"),
     ("5 medlemmer (A+V) anbefaler", "5 medlemmer (A+V)"), ("Teknisk Udvalg anbefaler", None),
     ("Byrådet godkendte", None),
     ("Klima-, Teknik- og Miljøudvalget anbefaler", None), ("Som Teknik- og Miljøudvalget anbefaler", None)],
)  # fmt: skip
def test_voters_at_the_beginning_of_a_sentence(text: str, expected: str | None) -> None:
    """Parties and people are voters; bodies are not, whatever their capitals."""
    found = find_stemmere(text)

    assert (found and found[0]) == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [("For stemte: A", "for"), ("Imod stemte Ø.", "imod"), ("For:", "for"), ("Stemte imod: V", "imod"),
     ("For forslaget stemte: A", "for"), ("Undlod at stemme: V", "undlod"), ("Undlader S, C og Ø", "undlod"),
     ("Hverken for eller imod: B", "undlod"), ("Forbehold: V", "forbehold"), ("For så vidt angår punkt 1", None),
     ("Fordi A stemte", None), ("Undlader.", None), ("Udvalget undlod at tage stilling", None), ("Imødekommes", None)],
)  # fmt: skip
def test_labels_of_sides(text: str, side: str | None) -> None:
    """A label opens a list; the same words inside a sentence do not."""
    found = read_side(text)

    assert (found and found[0]) == side
