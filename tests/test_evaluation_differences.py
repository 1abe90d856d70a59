"""Differences as a person reads them."""

from __future__ import annotations

from referat_parser.evaluation import Miss, render_misses
from referat_parser.evaluation.differences import inline_diff, paired

BEFORE = "Udvalget har siden foråret arbejdet med en ny plan for havnen og dens pladser"
AFTER = "som skal gælde fra årsskiftet og ses efter hvert andet år af forvaltningen selv"


def test_missing_and_extra_of_one_thing_become_one_difference() -> None:
    """A section that differs in one word is shown once."""
    misses = [
        Miss("section", "3", "[andet] Planen gælder i fire år.", None),
        Miss("section", "3", "[resume] Kort fortalt.", None),
        Miss("section", "3", None, "[andet] Planen gælder i fem år."),
    ]

    assert paired(misses) == (
        Miss("section", "3", "[andet] Planen gælder i fire år.", "[andet] Planen gælder i fem år."),
        Miss("section", "3", "[resume] Kort fortalt.", None),
    )


def test_other_items_and_measures_are_not_mixed() -> None:
    """The same text under another item or measure is another difference."""
    misses = [Miss("annex", "1", "Budget 2021", None), Miss("annex", "2", None, "Budget 2021")]

    assert paired(misses) == tuple(misses)


def test_short_values_stand_below_each_other() -> None:
    """A field shows what was wanted and what was got."""
    (text,) = render_misses("havn", [Miss("item.sagsnr", "4", "20/1234", "20/1243")])

    assert text == "havn, punkt 4, item.sagsnr\n  want     20/1234\n  got      20/1243"


def test_what_is_not_there_at_all_is_said_so() -> None:
    """Missing and extra have a word of their own; the front page has no item."""
    missing, extra = render_misses(
        "havn", [Miss("front.udvalg", None, "Byrådet", None), Miss("annex", "1", None, "Kort")]
    )

    assert missing == "havn, front.udvalg\n  missing  Byrådet"
    assert extra == "havn, punkt 1, annex\n  extra    Kort"


def test_long_texts_show_only_where_they_differ() -> None:
    """The changed words with some words around them, and dots for the rest."""
    miss = Miss("section", "2", f"{BEFORE} den 18. maj, {AFTER}", f"{BEFORE} den 8. juni, {AFTER}")

    (text,) = render_misses("havn", [miss])

    assert text.splitlines() == [
        "havn, punkt 2, section",
        "  differs  … og dens pladser den [-18. maj,-]{+8. juni,+} som skal gælde fra …",
    ]


def test_white_space_and_dashes_are_no_difference() -> None:
    """What the comparison does not count is not shown as a difference either."""
    want, got = f"{BEFORE} og – så\n{AFTER} x", f"{BEFORE} og - så {AFTER} y"

    assert inline_diff(want, got) == "… år af forvaltningen selv [-x-]{+y+}"


def test_many_differences_are_counted() -> None:
    """Four places are shown, the others counted."""
    want = " ".join(f"ord{number} a b c d e f g h" for number in range(7))
    got = want.replace("ord", "tal")

    assert inline_diff(want, got).endswith("(and 3 more)")


def test_a_lost_stretch_is_cut_in_the_middle() -> None:
    """A whole page that is missing shows how it begins and ends."""
    lost = " ".join(f"ord{number}" for number in range(100))

    assert inline_diff(f"a {lost} b", "a b") == (
        f"a [-{' '.join(lost.split()[:20])} (… 60 words …) {' '.join(lost.split()[-20:])}-] b"
    )
