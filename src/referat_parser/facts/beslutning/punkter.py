"""Decisions point by point: `1.-2. Godkendt. 3. Udsat.`, `Ad 1) …`, `- Godkendt`, and points named in prose.

In: a prepared text and its sentences. Out: `Punktblok`s, each with the numbers it answers (ranges spelt out: `1.-3.`
is 1, 2 and 3) and its outcome. A numbered list is the points of the decision only if each of its points decides
something; otherwise it is content and no block. Numbers may be missing: a body answers only what is its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.beslutning.punktnumre import inline_marks, point_patterns, read_mark, spell_out
from referat_parser.facts.beslutning.stemmer import begins_with_voter, is_member_word, is_side
from referat_parser.facts.beslutning.udfald import Fund, find_udfald, side_subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from referat_parser.facts.beslutning.tekst import Saetning

OTHER_ITEM = "andet_punkt"
"""`Punkt 14 udgår` speaks of another item of the agenda, unless the decision answers other points beside it."""
ITEM_OF_HEAD = re.compile(r"\d[/.-](?:\d\d|\d{4})\s*,\s*(?:[a-z]{2,5}\.?\s*)?\Z")
"""Behind the day of a head, `pkt. 14` is the number of the item there: `TMU, 02-03-2003, pkt. 14: Udsat`."""
LONGEST_LEAD = 240
"""A point may open with a sentence of reasons on the same line: `1. Udvalget anerkender … Sagen sendes tilbage.`"""


class Punktblok(NamedTuple):
    """Some points, where their words stand, and what was decided of them."""

    numre: tuple[str, ...]
    start: int
    end: int
    fund: Fund | None
    bullet: bool = False


class _Mark(NamedTuple):
    numre: tuple[str, ...]
    kind: str
    start: int
    body: int


def find_punkter(visible: str, saetninger: Sequence[Saetning]) -> list[Punktblok]:
    """The points that a decision answers one by one, in printed order; empty where it decides the item as a whole."""
    marks = list(_marks(saetninger))
    if not marks:
        prose = _named_in_prose(saetninger)
        return _with_prose([], prose, saetninger) if prose else []
    blocks: list[Punktblok] = []
    for index, mark in enumerate(marks):
        end = marks[index + 1].start if index + 1 < len(marks) else saetninger[-1].end
        fund = _decides(visible, mark, end, saetninger)
        blocks.append(Punktblok(mark.numre, mark.start, end, fund, bullet=mark.kind == "bullet"))
    kept = [] if _is_content(marks, saetninger) else _only_points(blocks, marks, visible)
    starts = {block.start for block in kept}
    if any(mark.kind != "word" for mark in marks if mark.start in starts):
        return kept
    return _with_prose(kept, _named_in_prose(saetninger), saetninger)


def _with_prose(kept: list[Punktblok], prose: list[Punktblok], saetninger: Sequence[Saetning]) -> list[Punktblok]:
    """Points named inside sentences go before the mark that their sentence begins with.

    Where a sentence names no other point than its mark does, it is that point, which reaches on to the next mark.
    """
    spans = []
    for own in saetninger:
        named = [block for block in prose if own.start <= block.start < own.end]
        marked = next((block for block in kept if block.start == own.start and block.fund), None)
        if marked and len(named) == 1 and named[0].numre == marked.numre:
            fund = marked.fund if _is_closed_mark(own, marked) else named[0].fund
            kept = [block._replace(fund=fund) if block is marked else block for block in kept]
            prose = [block for block in prose if block is not named[0]]
        elif named:
            spans.append((own.start, own.end))
    others = [block for block in kept if not any(start <= block.start < end for start, end in spans)]
    together = sorted([*others, *prose], key=lambda block: block.start)
    if not any(block.fund and block.fund.side is None for block in together):
        return others
    decided = {block.fund.udfald for block in together if block.fund}
    return together if kept or len(decided) > 1 else []


def _is_closed_mark(own: Saetning, block: Punktblok) -> bool:
    """Whether a stop or a colon parts the mark from the words: `Ad 1: Godkendt`, not `Punkt 1 blev godkendt`."""
    return block.fund is not None and own.text[: block.fund.start - own.start].rstrip().endswith(
        (":", ".", ")", "-", "–")
    )


def _marks(saetninger: Sequence[Saetning]) -> Iterator[_Mark]:
    """The marks at the beginning of lines, and those inside a line that a decision follows."""
    bullets = 0
    for saetning in saetninger:
        for numre, kind, start, body in _marks_of(saetning.text):
            bullets += kind == "bullet"
            named = (str(bullets),) if kind == "bullet" else numre
            yield _Mark(named, kind, saetning.start + start, saetning.start + body)


@lru_cache(maxsize=1024)
def _marks_of(text: str) -> tuple[_Mark, ...]:
    """The marks of one sentence; bullets are not counted yet."""
    found = []
    for start in [0, *inline_marks(text)]:
        mark = read_mark(text, start)
        if mark is None or point_patterns().day.match(text, start) or ITEM_OF_HEAD.search(text, 0, start):
            continue
        if mark.kind != "word" and (mark.end >= len(text) or is_member_word(text[mark.end :])):
            continue
        kind = "bare" if mark.kind == "number" and not mark.dotted else mark.kind
        if kind == "bare" and not _decides_at_once(text[mark.end :]):
            continue
        numre = (mark.numbers.lower(),) if kind in {"bullet", "letter"} else spell_out(mark.numbers)
        found.append(_Mark(numre, kind, start, mark.end))
    return tuple(found)


def _is_content(marks: list[_Mark], saetninger: Sequence[Saetning]) -> bool:
    """Whether the list belongs to a decision above it: `Godkendt med den tilføjelse, at:` and then 1., 2., 3."""
    if not marks or marks[0].kind == "word":
        return False
    lead = next((s for s in reversed(saetninger) if s.start < marks[0].start), None)
    fund = find_udfald(lead.text) if lead and lead.text.rstrip().endswith(":") else None
    return fund is not None and not fund.weak


def _decides_at_once(body: str) -> bool:
    """Behind a number without a dot only a decision makes it a point: `3 Bortfalder`, `7.a-c indstilles godkendt`."""
    fund = find_udfald(body)
    return fund is not None and _is_early(body[: fund.at], "bare")


def _decides(visible: str, mark: _Mark, end: int, saetninger: Sequence[Saetning]) -> Fund | None:
    """The outcome of a point: that of its first sentence which is not the list of a side."""
    for saetning in saetninger:
        start = max(saetning.start, mark.body)
        if start >= min(saetning.end, end):
            continue
        words = visible[start : min(saetning.end, end)]
        fund = None if is_side(words) or begins_with_voter(words) else find_udfald(words)
        if fund and _is_early(words[: fund.at], mark.kind):
            other = side_subject(visible[mark.start : start + fund.end]) if mark.kind == "word" else None
            fund = fund._replace(side=OTHER_ITEM) if other and other[1] == OTHER_ITEM else fund
            return fund._replace(start=start, end=start + fund.end, at=start + fund.at)
        goes_on = mark.kind in {"word", "number"} and fund is None and len(words) < LONGEST_LEAD
        following = next((s for s in saetninger if s.start > saetning.start), None)
        if not is_side(words) and not (goes_on and following and not following.first):
            return None
    return None


def _only_points(blocks: list[Punktblok], marks: list[_Mark], visible: str) -> list[Punktblok]:
    """The blocks that answer points: marks whose first words decide; a list of contents is none."""
    kept = []
    for block, mark in zip(blocks, marks, strict=True):
        if block.fund and block.fund.udfald == "ikke_offentliggjort":
            continue  # the next item of the agenda, run on
        if block.fund is not None or (mark.kind in {"word", "number"} and is_side(visible[mark.body : block.end])):
            kept.append((block, mark))
    if not any(block.fund and block.fund.side is None for block, _ in kept):
        kept = [(block, mark) for block, mark in kept if block.fund is None or block.fund.side != OTHER_ITEM]
    if not any(block.fund and not block.fund.weak for block, _ in kept):
        kept = [
            (block, mark)
            for block, mark in kept
            if block.fund is None or len(visible[mark.body : block.fund.at].split()) < 2
        ]
    kinds = {mark.kind for _, mark in kept}
    if kinds & {"word", "number"}:
        kept = [(block, mark) for block, mark in kept if mark.kind not in {"bullet", "letter"}]
    elif len(kept) < 2:
        kept = [(block, mark) for block, mark in kept if mark.kind != "bullet"]
    return [
        _closed(block, kept[index + 1][0].start if index + 1 < len(kept) else None)
        for index, (block, _) in enumerate(kept)
    ]


def _closed(block: Punktblok, next_start: int | None) -> Punktblok:
    return block if next_start is None else block._replace(end=next_start)


def _is_early(before: str, kind: str) -> bool:
    """How much may stand between the mark and the deciding word: little behind a bullet, a sentence behind a number."""
    words = len(before.split())
    limit = {"bullet": 2, "letter": 3, "bare": 4}.get(kind, 14)
    return words <= limit and ":" not in before and not re.search(r"\.\s", before)


def _named_in_prose(saetninger: Sequence[Saetning]) -> list[Punktblok]:
    """Points inside sentences: `Byrådet godkendte punkt 1 og 2b. Punkt 2a anbefales ikke`."""
    return [_placed(block, one.start) for one in saetninger for block in _points_in_prose(one.text)]


def _placed(block: Punktblok, by: int) -> Punktblok:
    """A point of a sentence at its place in the text."""
    fund = block.fund and block.fund._replace(
        start=block.fund.start + by, end=block.fund.end + by, at=block.fund.at + by
    )
    return block._replace(start=block.start + by, end=block.end + by, fund=fund)


@lru_cache(maxsize=1024)
def _points_in_prose(text: str) -> tuple[Punktblok, ...]:
    """The points that one sentence names, placed in it."""
    blocks: list[Punktblok] = []
    if not point_patterns().prose_lead.search(text):
        return ()
    cuts = [0, *(match.start() for match in point_patterns().clause.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        words = text[start:end]
        connective = point_patterns().connective.match(words)
        clause = " " * connective.end() + words[connective.end() :] if connective else words
        named = point_patterns().in_prose.search(clause)
        named = None if named and ITEM_OF_HEAD.search(text, 0, start + named.start()) else named
        fund = find_udfald(clause) if named else None
        if named and fund and fund.side in {None, OTHER_ITEM}:
            # The words of the point begin behind the mark that parts it from the clause before.
            placed = fund._replace(
                start=start + len(clause) - len(clause.lstrip(" ,;")), end=start + fund.end, at=start + fund.at
            )
            blocks.append(Punktblok(spell_out(named["nums"] or named["ordinal"]), start, end, placed))
    return tuple(blocks)
