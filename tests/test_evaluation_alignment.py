"""Which item is compared with which."""

from __future__ import annotations

from referat_parser.evaluation.alignment import align


def _items(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    return [{"nr": nr, "titel": titel} for nr, titel in pairs]


def _numbers(gold: list[dict[str, str]], found: list[dict[str, str]]) -> list[str | None]:
    return [partner["nr"] if partner else None for _, partner in align(gold, found)]


def test_a_missed_item_does_not_shift_the_others() -> None:
    """The items behind a missed one keep their partners, by title, though their numbers differ."""
    gold = _items(("1", "Budget"), ("2", "Lokalplan for havnen"), ("3", "Eventuelt"))
    found = _items(("1", "Budget"), ("2", "Eventuelt"))

    assert _numbers(gold, found) == ["1", None, "2"]


def test_a_half_read_title_is_enough_under_its_number() -> None:
    """A title that was cut is still the item of its number."""
    gold = _items(("4", "Renovering af svømmehallen i Nørreby"))
    found = _items(("4", "Renovering af"), ("5", "Orientering"))

    assert _numbers(gold, found) == ["4"]


def test_a_number_alone_is_not_enough() -> None:
    """An item with the same number and other words is another item."""
    assert _numbers(_items(("4", "Svømmehal")), _items(("4", "Budgetopfølgning"))) == [None]


def test_repeated_titles_go_by_their_numbers() -> None:
    """Two items of one title find their own, whatever the order."""
    gold = _items(("7", "Orientering"), ("8", "Orientering"))

    assert _numbers(gold, _items(("8", "Orientering"), ("7", "Orientering"))) == ["7", "8"]


def test_no_item_is_used_twice() -> None:
    """Of two equal gold items only one gets the one that was found."""
    gold = _items(("1", "Budget"), ("1", "Budget"))

    assert _numbers(gold, _items(("1", "Budget"))) == ["1", None]
