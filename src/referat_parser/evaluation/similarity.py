"""How alike two texts are, from 0 to 1: exactly the ratio of `difflib.SequenceMatcher`, at a cost that is bounded.

The ratio is twice the matched characters over all characters, where what matches is found by Ratcliff and Obershelp's
rule: take the longest common stretch (of several the first), then do the same to the left and to the right of it.

`difflib` looks at every pair of equal characters to find that stretch, and in text every 14th pair is equal: two
sections of ten thousand characters cost it seconds, and its `autojunk` buys speed with another answer. Here the length
of the stretch is found by bisection (is there any common stretch of k characters? a set of slices tells), so one
search costs some fourteen passes over the text, all of them inside C. The test holds it to `difflib`'s own answer.
"""

from __future__ import annotations

from typing import Final

LONG: Final = 20_000
"""Above this many characters (both texts together) sentences are compared instead of characters."""


def similarity(a: str, b: str) -> float:
    """The ratio of two folded texts; 1.0 when equal, 0.0 when one of them is empty."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    if len(a) + len(b) > LONG:
        a, b = _sentences_as_characters(a, b)
    return 2.0 * _matched(a, b) / (len(a) + len(b))


def at_most(a: str, b: str) -> float:
    """A bound that `similarity` cannot pass and that costs nothing: the shorter text matched as a whole."""
    if len(a) + len(b) == 0 or len(a) + len(b) > LONG:
        return 1.0
    return 2.0 * min(len(a), len(b)) / (len(a) + len(b))


def _sentences_as_characters(a: str, b: str) -> tuple[str, str]:
    """Each different sentence becomes one character, so that the same search serves for sentences."""
    letters: dict[str, str] = {}
    coded = [
        "".join(letters.setdefault(sentence, chr(len(letters))) for sentence in text.split(".")) for text in (a, b)
    ]
    return coded[0], coded[1]


def _matched(a: str, b: str) -> int:
    """How many characters match. A list of pieces instead of recursion: thousands of them may be nested."""
    total = 0
    pieces = [(a, b, min(len(a), len(b)))]
    while pieces:
        left, right, bound = pieces.pop()
        i, j, size = _longest(left, right, bound)
        if size:
            total += size
            # No stretch beside the longest one can be longer than it is.
            for x, y in ((left[:i], right[:j]), (left[i + size :], right[j + size :])):
                if x and y:
                    pieces.append((x, y, min(size, len(x), len(y))))
    return total


def _longest(a: str, b: str, bound: int) -> tuple[int, int, int]:
    """The longest common stretch of at most `bound` characters: first place in `a`, first place in `b`, size."""
    low, high, first = 0, bound, 0
    while low < high:
        size = (low + high + 1) // 2
        at = _first_common(a, b, size)
        if at is None:
            high = size - 1
        else:
            low, first = size, at
    return first, b.find(a[first : first + low]), low


def _first_common(a: str, b: str, size: int) -> int | None:
    """Where in `a` the first stretch of `size` characters begins that `b` has too."""
    stretches = {b[j : j + size] for j in range(len(b) - size + 1)}
    return next((i for i in range(len(a) - size + 1) if a[i : i + size] in stretches), None)
