"""Misses for a person to read: what belongs together side by side, and of long texts only where they differ.

In: the misses of one document. Out: text. Nothing is compared anew, only shown.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from referat_parser.evaluation.folding import fold
from referat_parser.evaluation.similarity import similarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from referat_parser.evaluation.figures import Miss

ALIKE: Final = 0.5
SHORT: Final = 120
"""Values up to this many characters are shown whole."""
CONTEXT: Final = 4
"""Words shown on either side of a difference."""
STRETCHES: Final = 4
WORDS: Final = 40
LOOK_AT: Final = 600
"""Characters that decide whether two texts are the same one read differently."""


def paired(misses: Sequence[Miss]) -> tuple[Miss, ...]:
    """The misses with each missing entry joined to the extra one of the same measure and item that is most like it.

    A section whose text differs in one word is missing once and found too much once; for a reader that is one miss.
    """
    free = [miss for miss in misses if miss.want is None]
    result = []
    for miss in misses:
        if miss.want is not None:
            partner = _partner(miss, free) if miss.got is None else None
            result.append(miss if partner is None else replace(miss, got=partner.got))
            free = [other for other in free if other is not partner]
    return tuple(result + free)


def render_miss(document: str, miss: Miss) -> str:
    """One difference: a head line with document, item and measure, then want and got or their inline diff."""
    head = f"{document}, {f'punkt {miss.item}, ' if miss.item is not None else ''}{miss.measure}"
    if miss.want is None:
        return f"{head}\n  extra    {_cut(miss.got or '')}"
    if miss.got is None:
        return f"{head}\n  missing  {_cut(miss.want)}"
    if max(len(miss.want), len(miss.got)) > SHORT:
        return f"{head}\n  differs  {inline_diff(miss.want, miss.got)}"
    return f"{head}\n  want     {_cut(miss.want)}\n  got      {_cut(miss.got)}"


def render_misses(document: str, misses: Sequence[Miss]) -> Iterator[str]:
    """Every difference of one document, paired and readable."""
    yield from (render_miss(document, miss) for miss in paired(misses))


def inline_diff(want: str, got: str) -> str:
    """The places where two texts differ, with a few words around each.

    `… den [-18. maj-]{+8. maj+} kl. …`: words in `[- -]` are missing, words in `{+ +}` too much.
    """
    a, b = want.split(), got.split()
    matcher = difflib.SequenceMatcher(None, [fold(word) for word in a], [fold(word) for word in b], autojunk=False)
    places = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    changes = [place for place in places if _differ(a[place[0] : place[1]], b[place[2] : place[3]])]
    shown = [_stretch(a, b, change) for change in changes[:STRETCHES]]
    more = f" (and {len(changes) - STRETCHES} more)" if len(changes) > STRETCHES else ""
    return " | ".join(shown) + more


def _stretch(a: Sequence[str], b: Sequence[str], change: tuple[int, int, int, int]) -> str:
    a_from, a_to, b_from, b_to = change
    missing = f"[-{_words(a[a_from:a_to])}-]" if a_to > a_from else ""
    extra = f"{{+{_words(b[b_from:b_to])}+}}" if b_to > b_from else ""
    before = (["…"] if a_from > CONTEXT else []) + list(a[max(0, a_from - CONTEXT) : a_from])
    after = list(a[a_to : a_to + CONTEXT]) + (["…"] if a_to + CONTEXT < len(a) else [])
    return " ".join([*before, missing + extra, *after])


def _words(words: Sequence[str]) -> str:
    if len(words) <= WORDS:
        return " ".join(words)
    half = WORDS // 2
    return " ".join([*words[:half], f"(… {len(words) - WORDS} words …)", *words[-half:]])


def _differ(a: Sequence[str], b: Sequence[str]) -> bool:
    """A word that only the white space divides otherwise is no difference."""
    return fold("".join(a)) != fold("".join(b))


def _partner(miss: Miss, free: Sequence[Miss]) -> Miss | None:
    same = [other for other in free if (other.measure, other.item) == (miss.measure, miss.item)]
    scored = [(_likeness(miss.want or "", other.got or ""), other) for other in same]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best if score >= ALIKE else None


def _likeness(a: str, b: str) -> float:
    return similarity(fold(a[:LOOK_AT]), fold(b[:LOOK_AT]))


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 2 * SHORT else f"{words[: 2 * SHORT]} … ({len(words)} characters)"
