"""The chain of headings that explains a document best, asked with candidates alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from referat_parser.reading.candidates import Candidate
from referat_parser.reading.chain import best_chain, part_levels, without_listed
from referat_parser.reading.rows import Style

HEADING = Style(13.0, bold=True, caps=False, italic=False)
TEXT = Style(11.0, bold=False, caps=False, italic=False)


def candidate(row: int, nr: str | None, score: float = 5.0, titel: str | None = None, **more: object) -> Candidate:
    """A candidate on one row, set as a heading unless it is said otherwise."""
    found = Candidate(
        row=row,
        rows=(row,),
        nr=nr,
        titel=f"Sag {row}" if titel is None else titel,
        prefixed=False,
        style=HEADING,
        x0=70.0,
        page=1,
        score=score,
    )
    return replace(found, **more)  # type: ignore[arg-type]


def numbers(chain: tuple[Candidate, ...]) -> list[str | None]:
    """The numbers of a chain."""
    return [c.nr for c in chain]


def test_rising_numbers_are_a_chain() -> None:
    """From the first to the last."""
    assert numbers(best_chain([candidate(10 * n, str(n)) for n in range(1, 6)])) == ["1", "2", "3", "4", "5"]


def test_no_candidates_are_no_chain() -> None:
    """Nothing comes of nothing, nor of one weak row."""
    assert best_chain([]) == ()
    assert best_chain([candidate(1, "7", score=0.5)]) == ()


def test_a_numbered_list_between_two_headings_is_left_out() -> None:
    """Its numbers rise too, but it is set as text, and item 2 is lost if it is taken."""
    points = [candidate(row, str(row - 10), -2.5, style=TEXT) for row in (11, 12, 13)]

    assert [c.row for c in best_chain([candidate(10, "1"), *points, candidate(20, "2")])] == [10, 20]


def test_numbers_may_be_left_out() -> None:
    """Closed items are sometimes not printed."""
    assert numbers(best_chain([candidate(10, "1"), candidate(20, "2"), candidate(30, "7")])) == ["1", "2", "7"]


def test_numbers_may_start_anywhere() -> None:
    """They run through the year."""
    assert numbers(best_chain([candidate(10, "284"), candidate(20, "285")])) == ["284", "285"]


def test_numbers_start_again_where_witnesses_say_so() -> None:
    """A closed part has a count of its own; its headings are named by the contents list."""
    chain = best_chain([candidate(10 * k, nr, entry=k, score=8.0) for k, nr in enumerate(["1", "2", "3", "1", "2"])])

    assert numbers(chain) == ["1", "2", "3", "1", "2"]


def test_a_supplement_stands_between() -> None:
    """`8a` follows `8`, and `9` follows it."""
    assert numbers(best_chain([candidate(10, "8"), candidate(20, "8a"), candidate(30, "9")])) == ["8", "8a", "9"]


def test_the_order_of_the_contents_list_decides() -> None:
    """Of two rows with one number, the one that the list names is the heading."""
    named = candidate(40, "2", 5.0, entry=1)
    chain = best_chain([candidate(10, "1", entry=0), candidate(20, "2", 4.0), named, candidate(60, "3", entry=2)])

    assert [c.row for c in chain] == [10, 40, 60]


def test_a_title_printed_a_second_time_is_no_item() -> None:
    """Right below the first, with the same number or none."""
    first = candidate(10, "1", titel="Ny bro")

    assert [c.row for c in best_chain([first, candidate(11, None, titel="Ny bro"), candidate(20, "2")])] == [10, 20]


def test_levels_are_parted() -> None:
    """`3.` heads the group of `3.1` and `3.2`."""
    parent, *children = candidate(10, "3"), candidate(11, "3.1"), candidate(20, "3.2")

    assert part_levels((parent, *children), (parent, *children)) == (tuple(children), (parent,))


def test_one_level_stays_as_it_is() -> None:
    """Numbers without a second level have no groups."""
    chain = (candidate(10, "1"), candidate(20, "2"))

    assert part_levels(chain, chain) == (chain, ())


def test_a_list_of_the_titles_is_dropped_from_the_chain() -> None:
    """Three titles that stand twice are a list and its headings: the weaker ones go."""
    listed = [candidate(n, str(n), 1.0, f"Sag {n}") for n in range(1, 5)]
    headed = [candidate(10 * n, str(n), 5.0, f"Sag {n}") for n in range(1, 5)]

    assert without_listed([*listed, *headed]) == (tuple(headed), frozenset({1, 2, 3, 4}))


def test_two_titles_that_repeat_are_two_items() -> None:
    """Twice `Salg af areal` is no list."""
    chain = [candidate(1, "1", titel="Salg af areal"), candidate(9, "1", titel="Salg af areal")]

    assert without_listed(chain) == (tuple(chain), frozenset())


@given(
    st.lists(
        st.tuples(
            st.none() | st.sampled_from(["1", "2", "3", "7", "1.1", "1.2", "8a", "A", "01/66", "300"]),
            st.floats(-3, 9),
            st.sampled_from([HEADING, TEXT]),
        ),
        max_size=30,
    )
)
def test_a_chain_is_a_part_of_the_candidates_in_order(given_rows: list[tuple[str | None, float, Style]]) -> None:
    """Whatever the candidates: rows rise, and none is made up."""
    candidates = [candidate(row, nr, score, style=style) for row, (nr, score, style) in enumerate(given_rows)]
    chain = best_chain(candidates)

    assert [c for c in candidates if c in chain] == list(chain)
