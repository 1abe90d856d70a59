"""Candidates → the chain of item headings that explains the whole document best.

Numbers rise, titles come in the order of the contents list, headings are set alike: the best sum of evidence along such
a chain is found by dynamic programming, so that a numbered list inside a recommendation, a date at the start of a line
or a repeated title cannot break it. Group breaks may restart the numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from referat_parser.reading.candidates import Candidate

_MOST = 1500  # candidates; beyond, the weakest are left out
_LISTED = 3  # doubled titles that make a list
START = -1.0  # a chain of one weak candidate is no chain
_PARTS = ("meta below", "section below")
_REACH = 250  # how many candidates back a predecessor is looked for


def best_chain(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The chain of highest score, in order; empty when nothing is worth it."""
    if len(candidates) > _MOST:
        kept = sorted(candidates, key=lambda c: -c.score)[:_MOST]
        candidates = sorted(kept, key=lambda c: c.row)
    scores: list[float] = []
    back: list[int | None] = []
    for i, here in enumerate(candidates):
        best, previous = START + first_value(here), None
        for j in range(max(0, i - _REACH), i):
            if candidates[j].rows[-1] >= here.row:
                continue
            step = step_value(candidates[j], here)
            if step is not None and scores[j] + step > best:
                best, previous = scores[j] + step, j
        scores.append(best + here.score)
        back.append(previous)
    if not scores or max(scores) <= 0:
        return ()
    at: int | None = scores.index(max(scores))
    chain: list[Candidate] = []
    while at is not None:
        chain.append(candidates[at])
        at = back[at]
    return tuple(reversed(chain))


def first_value(candidate: Candidate) -> float:
    """How well a heading opens a chain."""
    number = candidate.number
    if not number:
        return 0.0
    return 1.0 if number[0] == 1 else -0.5


def step_value(before: Candidate, here: Candidate) -> float | None:
    """How well one heading follows another; None where it cannot."""
    if before.titel == here.titel and here.nr in (None, before.nr) and here.row - before.rows[-1] <= 3:
        return None  # the title printed a second time
    value = _style_step(before, here)
    if before.entry is not None and here.entry is not None:
        if here.entry <= before.entry:
            value -= 4.0
        elif here.entry == before.entry + 1:
            value += 1.0
    number = _number_step(before, here)
    return None if number is None else value + number


def _style_step(before: Candidate, here: Candidate) -> float:
    if before.style.like(here.style):
        value = 1.0
    elif abs(before.style.size - here.style.size) < 0.45 and before.style.bold == here.style.bold:
        value = 0.0  # capitals alone: titles may be set in them
    else:
        value = 0.0 if _changes_level(before, here) else -4.0
    if before.mark is not None and before.mark == here.mark and abs(before.x0 - here.x0) < 12:
        value = max(value, 0.5)  # the numbers stand in a column of their own, set alike
    if before.prefixed != here.prefixed:
        value -= 3.0
    if abs(before.x0 - here.x0) > 25:
        value -= 1.0
    return value


def _changes_level(before: Candidate, here: Candidate) -> bool:
    """From a group to its first item (`2.`, `2.1`) or from its last item to the next group: levels are set apart."""
    a, b = before.number, here.number
    if len(a) == 1 and len(b) == 2:
        return b[0] == a[0] and _has_parts(here)
    return len(a) == 2 and len(b) == 1 and b[0] == a[0] + 1 and _has_parts(before)


def _has_parts(candidate: Candidate) -> bool:
    """Whether the contents name it or parts of an item stand below it, as for no numbered heading inside a text."""
    return candidate.entry is not None or any(name in _PARTS for name, _ in candidate.evidence)


def _number_step(before: Candidate, here: Candidate) -> float | None:
    a, b = before.number, here.number
    if not a and not b:
        return 0.5
    if not a or not b:
        return -1.0 if here.entry is not None and before.entry is not None and here.entry == before.entry + 1 else -5.0
    if (before.nr or "").isalpha() != (here.nr or "").isalpha():
        return -4.0
    if len(a) == len(b):
        if a[:-1] == b[:-1]:
            return _gap(b[-1] - a[-1], before, here)
        if b[-1] == 1 and b > a:
            return 1.0 if b[0] - a[0] == 1 else -0.5
        return -6.0 if b[-1] == 1 else None
    if len(b) > len(a):
        return 1.0 if b[: len(a)] == a or b[0] == a[0] + 1 else -3.0
    return 1.0 if b[0] == a[0] + 1 else -3.0


def _gap(difference: int, before: Candidate, here: Candidate) -> float | None:
    """A step from one number to a later one: the next is best, left-out numbers (closed items) cost a little."""
    if difference == 1:
        return 2.0
    if difference == 0 and (before.nr or "") != (here.nr or ""):
        return 1.0  # 8 and 8a
    if difference > 1:
        return max(-3.0, 1.0 - 0.7 * difference)
    # A new count: closed parts and supplements begin again at 1; both need witnesses of their own.
    witnessed = here.entry is not None or here.score >= 4.0
    return -5.0 if here.number[-1] == 1 and witnessed else (-8.0 if here.entry is not None else None)


def without_listed(chain: Sequence[Candidate]) -> tuple[tuple[Candidate, ...], frozenset[int]]:
    """A list of titles that was not seen as a contents list stands in the chain a second time: drop the weaker ones.

    Gives the chain without them, and the numbers of their rows.
    """
    best: dict[tuple[str | None, str], Candidate] = {}
    doubled: list[Candidate] = []
    for candidate in chain:
        key = (candidate.nr, candidate.titel)
        other = best.get(key)
        if other is not None:
            doubled.append(min(candidate, other, key=lambda c: c.score))
        best[key] = candidate if other is None else max(candidate, other, key=lambda c: c.score)
    if len(doubled) < _LISTED:
        return tuple(chain), frozenset()
    return tuple(c for c in chain if c not in doubled), frozenset(i for c in doubled for i in c.rows)


def part_levels(
    chain: Sequence[Candidate], candidates: Sequence[Candidate]
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """In documents numbered `3.`, `3.1`, `3.2` the first level groups the items: the items, and the group headings."""
    if sum(len(c.number) == 2 for c in chain) < 0.5 * len(chain) or len(chain) < 2:
        return tuple(chain), ()
    items = tuple(
        c
        for c, after in zip(chain, [*chain[1:], None], strict=True)
        if len(c.number) != 1 or after is None or after.number[:1] != c.number or len(after.number) != 2
    )
    firsts = {c.number[0]: c.row for c in reversed(items) if len(c.number) == 2}
    parents = []
    for c in candidates:
        if len(c.number) == 1 and c.number[0] in firsts and c not in items:
            between = firsts[c.number[0]] - c.rows[-1]
            if 0 < between <= 2:
                parents.append(c)
    return items, tuple(parents)
