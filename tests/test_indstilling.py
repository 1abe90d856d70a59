"""Recommendations in all list forms, and who recommends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_parser.facts.indstilling import parse_indstilling

# text: (indstiller, [(nr, tekst)])
CASES = {
    "Forvaltningen indstiller,\n\n1. at planen godkendes\n2. at planen sendes i høring i otte uger":
        ("Forvaltningen", [("1", "at planen godkendes"), ("2", "at planen sendes i høring i otte uger")]),
    "Teknik og Miljø indstiller til Teknisk Udvalg at:\n1) Godkende planen.\n2) Afsætte 40.000 kr.":
        ("Teknik og Miljø", [("1", "Godkende planen."), ("2", "Afsætte 40.000 kr.")]),
    "Det indstilles:\nAt 1) planen godkendes.\nAt 2) Planen sendes i høring.\nAt) alle får svar":
        (None, [("1", "planen godkendes."), ("2", "Planen sendes i høring."), (None, "alle får svar")]),
    "Det indstilles:\nat planen godkendes\nat planen sendes i høring":
        (None, [(None, "at planen godkendes"), (None, "at planen sendes i høring")]),
    "Direktionen indstiller, at planen godkendes, og at den\nsendes i høring.":
        ("Direktionen", [(None, "at planen godkendes, og at den sendes i høring.")]),
    "Økonomiudvalget indstiller, at Ida Krog vælges.": ("Økonomiudvalget", [(None, "at Ida Krog vælges.")]),
    "Udvalget indstiller, 1. at planen godkendes,\n2. at den sendes ud.": (
        "Udvalget",
        [("1", "at planen godkendes,"), ("2", "at den sendes ud.")],
    ),
    "Det indstilles: At 1) planen godkendes. At 2) den sendes ud.": (
        None,
        [("1", "planen godkendes."), ("2", "den sendes ud.")],
    ),
    "Det indstilles, at\n\nForslag til plan 12 vedtages.": (None, [(None, "Forslag til plan 12 vedtages.")]),
    "Skoleafdelingen foreslår:\na) at planen godkendes\nb) at den sendes i høring":
        ("Skoleafdelingen", [("a", "at planen godkendes"), ("b", "at den sendes i høring")]),
    "A) Planen godkendes.\nB) Planen sendes i høring.":
        (None, [("A", "Planen godkendes."), ("B", "Planen sendes i høring.")]),
    "Administrationen anbefaler:\n• planen godkendes\n• midlerne frigives":
        ("Administrationen", [(None, "planen godkendes"), (None, "midlerne frigives")]),
    "På den baggrund indstiller Plan og By, at planen godkendes.": ("Plan og By", [(None, "at planen godkendes.")]),
    "Det indstilles af Direktionen, at planen godkendes.": ("Direktionen", [(None, "at planen godkendes.")]),
    "Forvaltningen indstiller, at\n1. planen for 2019-2022\ngodkendes senest den\n"
    "27. august 2019\n2. den sendes i høring\n\n/abc":
        ("Forvaltningen", [
            ("1", "planen for 2019-2022 godkendes senest den 27. august 2019"), ("2", "den sendes i høring")]),
    "Forvaltningen indstiller til Byrådet,\n\n1. at planen godkendes\n\n"
    "Forvaltningen indstiller til Kulturudvalget,\n\n2. at planen drøftes":
        ("Forvaltningen", [("1", "at planen godkendes"), ("2", "at planen drøftes")]),
    "Borgmesteren indstiller 1 at planen godkendes": ("Borgmesteren", [(None, "at planen godkendes")]),
    "Planen fremlægges til drøftelse.": (None, [(None, "Planen fremlægges til drøftelse.")]),
    "1.1. at planen godkendes\n1.2. at den sendes ud":
        (None, [("1.1", "at planen godkendes"), ("1.2", "at den sendes ud")]),
    "": (None, []),
    " - ": (None, []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_every_form_of_a_recommendation(text: str, expected: tuple[str | None, list[tuple[str | None, str]]]) -> None:
    """Numbers, letters, bullets, `At 1)`, bare `at` and one sentence give their points; the lead gives the name."""
    indstiller, points = parse_indstilling(text)

    assert (indstiller, [(point.nr, point.tekst) for point in points]) == expected


def test_a_list_inside_a_point_is_text_of_the_point() -> None:
    """Letters under a number, and numbers that fall back, open no points of their own."""
    _, points = parse_indstilling("1. at steder vælges:\na) Havnen\nb) Torvet\n2. at midler\n1. frigives")

    assert [(point.nr, point.tekst) for point in points] == [
        ("1", "at steder vælges: a) Havnen b) Torvet"),
        ("2", "at midler 1. frigives"),
    ]


@given(st.text(alphabet="at12.)•\n -AdindstilerX:,", max_size=150))
def test_points_are_words_of_the_text(text: str) -> None:
    """No text breaks the reader, and every point's words are printed there in their order."""
    printed = "".join(text.split())
    indstiller, points = parse_indstilling(text)

    assert all("".join(point.tekst.split()) in printed for point in points)
    assert indstiller is None or "".join(indstiller.split()) in printed


def test_long_texts_are_read_in_time() -> None:
    """A thousand points, and a paragraph without end, are read at once."""
    _, points = parse_indstilling("\n".join(f"{n % 99 + 1}. at punkt godkendes" for n in range(99)))

    assert len(points) == 99
    assert len(parse_indstilling("at " * 30000)[1]) == 1
