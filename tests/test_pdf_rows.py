"""Words → lines: rows by baseline, columns by gap, letters set apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from referat_parser.pdf.layout import Word
from referat_parser.pdf.rows import lines_of


def word(text: str, x0: float, baseline: float = 100.0, size: float = 11.0, x1: float | None = None) -> Word:
    """A word of about the width of its letters."""
    end = x0 + 0.5 * size * len(text) if x1 is None else x1
    return Word(text, x0, baseline - 0.75 * size, end, baseline + 0.25 * size, baseline, size)


def row(texts: str, gap: float, size: float = 11.0) -> list[Word]:
    """Words on one baseline with the same gap between all of them."""
    words: list[Word] = []
    for text in texts.split():
        words.append(word(text, words[-1].x1 + gap if words else 70.0, size=size))
    return words


def test_words_on_one_baseline_are_one_line() -> None:
    """From left to right, whatever the order in which they come."""
    assert [line.text for line in lines_of(reversed(row("Det er godkendt", 3)), 1)] == ["Det er godkendt"]


def test_letters_that_touch_are_one_word() -> None:
    """The reader breaks the words of some pages that Chrome printed into letters; real spaces stay wide."""
    letters = [word("U", 70), word("d", 75.5), word("v", 81), word("alg", 86.5), word("e", 103), word("t", 108.5)]
    lines = lines_of([*letters, word("mødes", 117), word("i", 147), word("dag", 156)], 1)

    assert [line.text for line in lines] == ["Udvalget mødes i dag"]


def test_a_wide_gap_parts_a_row() -> None:
    """The value stands in a column of its own, and on the same row."""
    lines = lines_of([word("Dato:", 70), word("4.", 200), word("marts", 214)], 1)

    assert [(line.text, line.row) for line in lines] == [("Dato:", 0), ("4. marts", 0)]


def test_a_stretched_row_is_one_line() -> None:
    """Justified text has wide gaps, all of about one width."""
    assert [line.text for line in lines_of(row("Sagen er sendt i høring", 15), 1)] == ["Sagen er sendt i høring"]


def test_a_list_mark_belongs_to_its_words() -> None:
    """However far it is set."""
    assert [line.text for line in lines_of([word("•", 70), word("at", 100), word("broen", 114)], 1)] == ["• at broen"]


def test_mixed_sizes_share_a_row() -> None:
    """A larger first letter or a footnote mark is set a little off the baseline."""
    lines = lines_of([word("Bro", 70, 100), word("1", 88, 96, 6), word("over", 96, 100)], 1)

    assert [line.text for line in lines] == ["Bro 1 over"]


def test_words_a_little_off_the_baseline_share_a_row() -> None:
    """Two fonts in one line sit a point or two apart."""
    lines = lines_of([word("Broen", 70, 100), word("åen", 120, 101.5), word("over", 100, 100)], 1)

    assert [line.text for line in lines] == ["Broen over åen"]


def test_two_rows_close_to_each_other_stay_two() -> None:
    """Tight text has 10 points between rows of 9."""
    lines = lines_of([word("øverst", 70, 100, 9), word("nederst", 70, 110, 9)], 1)

    assert [(line.text, line.row) for line in lines] == [("øverst", 0), ("nederst", 1)]


def test_a_line_is_as_large_and_bold_as_most_of_it() -> None:
    """One small word does not change the size, one plain word the weight."""
    words = [word("Beslutning", 70)._replace(bold=True), word("af", 130)._replace(bold=True), word(":", 142)]
    (line,) = lines_of(words, 1)

    assert (line.size, line.bold) == (11.0, True)


@given(
    st.lists(
        st.builds(
            word,
            st.text(st.characters(categories=["L"]), min_size=1, max_size=8),
            st.floats(0, 500),
            st.floats(0, 800),
            st.sampled_from([6.0, 9.0, 11.0, 16.0]),
        ),
        max_size=25,
    )
)
def test_every_word_stands_in_one_line(words: list[Word]) -> None:
    """Whatever the places and sizes: no word is lost, none doubled, and rows are numbered in order."""
    lines = lines_of(words, 1)

    assert sorted(w.text for line in lines for w in line.words) == sorted(w.text for w in words)
    assert [line.row for line in lines] == sorted(line.row for line in lines)


def _labelled(label_end: float) -> list[Word]:
    """Four rows of text in a column at 153, and one more that begins with a bold label up to `label_end`."""
    text = [word("teksten", 153, 100 + 15 * k) for k in range(4)]
    return [*text, word("Sagsbeskrivelse", 51, 160, x1=label_end)._replace(bold=True), word("Broen", 153, 160)]


def test_a_label_that_fills_its_column_is_parted_from_the_text_beside_it() -> None:
    """The gap is no column gap, but bold words end there, and plain ones begin where the text of the page begins."""
    for end in (144.0, 152.0):
        assert [line.text for line in lines_of(_labelled(end), 1)][-2:] == ["Sagsbeskrivelse", "Broen"]


def test_bold_words_that_run_on_stay_on_their_line() -> None:
    """A space between two words is no edge, wherever it falls."""
    assert lines_of(_labelled(150.0), 1)[-1].text == "Sagsbeskrivelse Broen"
