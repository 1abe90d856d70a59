"""Which item of the reading is meant by which item of the gold.

In: two lists of items. Out: every item of the gold, in order, with its partner or nothing. Each takes, of the items
still free, the one most like it: title first, and an equal number counts as half a title. So an item whose title was
read badly is still compared field by field, and one item that was missed does not shift all that follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from referat_parser.evaluation.folding import fold
from referat_parser.evaluation.similarity import at_most, similarity

SAME_NUMBER: Final = 0.5
ENOUGH: Final = 0.75
"""Half a title and the right number, or three quarters of a title under a wrong one."""

Item = Mapping[str, Any]


def align(gold: Sequence[Item], found: Sequence[Item]) -> list[tuple[Item, Item | None]]:
    """Every gold item with the found item that it is compared to, or `None`. No found item is used twice."""
    free = [(str(item.get("nr")), fold(item.get("titel")), item) for item in found]
    pairs: list[tuple[Item, Item | None]] = []
    for item in gold:
        index = _best(str(item.get("nr")), fold(item.get("titel")), [(nr, titel) for nr, titel, _ in free])
        pairs.append((item, None if index is None else free.pop(index)[2]))
    return pairs


def _best(nr: str, titel: str, free: Sequence[tuple[str, str]]) -> int | None:
    best, best_score = None, 0.0
    for index, (other_nr, other_titel) in enumerate(free):
        bonus = SAME_NUMBER if other_nr == nr else 0.0
        if max(best_score, ENOUGH) > at_most(titel, other_titel) + bonus:
            continue
        score = similarity(titel, other_titel) + bonus
        if score > best_score:
            best, best_score = index, score
        if best_score >= 1.0 + SAME_NUMBER:
            break
    return best if best_score >= ENOUGH else None
