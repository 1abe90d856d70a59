"""Decisions point by point: `1.-2. Godkendt. 3. Udsat.`, `Ad 1) …`, `- Godkendt`, and points named in prose.

In: a prepared text and its sentences. Out: `Punktblok`s, each with the numbers it answers (ranges spelt out: `1.-3.` is 1,
2 and 3) and its outcome. A numbered list is the points of the decision only if each of its points decides something;
otherwise it is content and no block. Numbers may be missing: a body answers only what is its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.beslutning.stemmer import begins_with_voter, is_side
from referat_parser.facts.beslutning.udfald import Fund, find_udfald
from referat_parser.facts.datoer import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from referat_parser.facts.beslutning.tekst import Saetning

WORD = r"(?:ad\.?|at|pkt\.?|punkt(?:erne|et)?|indstillingspunkt(?:erne|et)?|indstillingens\s+(?:beslutnings)?punkt(?:er|et)?|nr\.?)"
NUMBER = r"\d{1,2}(?:\s?\.?\s?[a-hA-H](?![\wæøå]))?"
JOIN = r"\s*[.)]{0,2}\s*(?:-|–|—|\btil\b|,|\bog\b|&|\+|\bsamt\b)\s*(?:ad\.?\s|pkt\.?\s)?\s*"
NUMBERS = rf"{NUMBER}(?:{JOIN}(?:{NUMBER}|[a-hA-H](?![\wæøå])))*"
LETTER = r"[a-hA-H](?![\wæøå])"
ANY_NUMBERS = rf"(?:{NUMBER}|{LETTER})(?:{JOIN}(?:{NUMBER}|{LETTER}))*"
MARK = re.compile(
    rf"(?P<word>{WORD}\s*(?:nr\.?\s*)?)(?P<named>{ANY_NUMBERS})(?P<after>\s*[.):,]*)\s*[-–]?\s*"
    rf"|(?P<nums>{NUMBERS})(?P<dots>\s*[.):,]*)\s*[-–]?\s*"
    r"|(?P<letter>[a-hA-H])[.)]\s+"
    r"|(?P<bullet>[-–•·▪●*])\s+",
    re.IGNORECASE,
)
INLINE = re.compile(
    rf"(?<=[.;:)])\s+(?=(?:(?:ad|pkt\.?|punkt)\s*{NUMBERS}|{NUMBERS}\s*[.):])[\s.):]*(?!behandling)(?:ikke\s|kan\s|kunne\s|blev\s)?[a-zæøå]{{5,}})",
    re.IGNORECASE,
)
IN_PROSE = re.compile(rf"\b(?:\w*punkt(?:et|erne|er)?|pkt\.?|ad\.?)\s*(?:nr\.?\s*)?(?P<nums>{NUMBERS})", re.IGNORECASE)
CLAUSE = re.compile(r",?\s*\b(?:hvorved|mens|hvorimod|medens)\b|,\s*men\b|;|\s+og\s+(?=(?:pkt|punkt|indstillingspunkt|ad)\b)", re.IGNORECASE)
LONGEST_LEAD = 240
"""A point may open with a sentence of reasons on the same line: `1. Udvalget anerkender … Udvalget sender sagen tilbage.`"""
DAY = re.compile(rf"\d{{1,2}}\.\s*{MONTH.format('month')}\b", re.IGNORECASE)


class Punktblok(NamedTuple):
    """Some points, where their words stand, and what was decided of them."""

    numre: tuple[str, ...]
    start: int
    end: int
    fund: Fund | None


class _Mark(NamedTuple):
    numre: tuple[str, ...]
    kind: str
    start: int
    body: int


def find_punkter(visible: str, saetninger: Sequence[Saetning]) -> list[Punktblok]:
    """The points that a decision answers one by one, in printed order; empty where it decides the item as a whole."""
    marks = list(_marks(saetninger))
    blocks: list[Punktblok] = []
    for index, mark in enumerate(marks):
        end = marks[index + 1].start if index + 1 < len(marks) else (saetninger[-1].end if saetninger else 0)
        fund = _decides(visible, mark, end, saetninger)
        blocks.append(Punktblok(mark.numre, mark.start, end, fund))
    kept = _only_points(blocks, marks, visible)
    if kept and any(mark.kind != "word" for block, mark in zip(blocks, marks, strict=True) if block.start in {k.start for k in kept}):
        return kept
    marked = {block.start for block in kept}
    prose = _named_in_prose([s for s in saetninger if not any(s.start <= start < s.end for start in marked)])
    together = sorted([*kept, *prose], key=lambda block: block.start)
    decided = {block.fund.udfald for block in together if block.fund}
    return together if kept or len(decided) > 1 else []


def spell_out(nums: str) -> tuple[str, ...]:
    """`1.-3.` gives 1, 2, 3; `1. a.-c.` gives 1a, 1b, 1c; `1, 2 og 4b` gives 1, 2, 4b."""
    out: list[str] = []
    range_open = False
    for token in re.finditer(r"(?P<nr>\d{1,2})(?:\s?\.?\s?(?P<sub>[a-hA-H])(?![\wæøå]))?|(?P<letter>\b[a-hA-H]\b)|(?P<dash>-|–|—|\btil\b)", nums):
        if token["dash"]:
            range_open = bool(out)
            continue
        base = token["nr"] or (re.match(r"\d*", out[-1]) or [""])[0] if out or token["nr"] else ""
        number = f"{base}{(token['sub'] or token['letter'] or '').lower()}"
        if range_open:
            out.extend(_between(out[-1], number))
        out.append(number)
        range_open = False
    return tuple(dict.fromkeys(out))


def _between(first: str, last: str) -> list[str]:
    if first.isdigit() and last.isdigit():
        return [str(number) for number in range(int(first) + 1, min(int(last), int(first) + 99))]
    if first[:-1] == last[:-1] and first[-1:].isalpha() and last[-1:].isalpha():
        return [f"{first[:-1]}{chr(code)}" for code in range(ord(first[-1]) + 1, ord(last[-1]))]
    return []


def _marks(saetninger: Sequence[Saetning]) -> Iterator[_Mark]:
    """The marks at the beginning of lines, and those inside a line that a decision follows."""
    bullets = 0
    for saetning in saetninger:
        starts = [0] if saetning.first or MARK.match(saetning.text) else []
        starts += [match.end() for match in INLINE.finditer(saetning.text)]
        for start in starts:
            match = MARK.match(saetning.text, start)
            if not match or DAY.match(saetning.text, start):
                continue
            if match.end() >= len(saetning.text) and not match["word"]:
                continue
            if match["bullet"]:
                bullets += 1
                yield _Mark((str(bullets),), "bullet", saetning.start + start, saetning.start + match.end())
            elif match["letter"]:
                yield _Mark((match["letter"].lower(),), "letter", saetning.start + start, saetning.start + match.end())
            elif match["word"]:
                yield _Mark(spell_out(match["named"]), "word", saetning.start + start, saetning.start + match.end())
            elif match["dots"].strip() or _decides_at_once(saetning.text[match.end() :]):
                kind = "number" if match["dots"].strip() else "bare"
                yield _Mark(spell_out(match["nums"]), kind, saetning.start + start, saetning.start + match.end())


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
        if block.fund is not None or (mark.kind in {"word", "number"} and is_side(visible[mark.body : block.end])):
            kept.append((block, mark))
    if not any(block.fund and not block.fund.weak for block, _ in kept):
        kept = [(block, mark) for block, mark in kept if block.fund is None or len(visible[mark.body : block.fund.at].split()) < 2]
    kinds = {mark.kind for _, mark in kept}
    if kinds & {"word", "number"}:
        kept = [(block, mark) for block, mark in kept if mark.kind not in {"bullet", "letter"}]
    elif len(kept) < 2:
        kept = [(block, mark) for block, mark in kept if mark.kind != "bullet"]
    return [_closed(block, kept[index + 1][0].start if index + 1 < len(kept) else None) for index, (block, _) in enumerate(kept)]


def _closed(block: Punktblok, next_start: int | None) -> Punktblok:
    return block if next_start is None else block._replace(end=next_start)


def _is_early(before: str, kind: str) -> bool:
    """How much may stand between the mark and the deciding word: little behind a bullet, a sentence behind a number."""
    words = len(before.split())
    limit = {"bullet": 2, "letter": 3, "bare": 4}.get(kind, 14)
    return words <= limit and ":" not in before and not re.search(r"\.\s", before)


def _named_in_prose(saetninger: Sequence[Saetning]) -> list[Punktblok]:
    """`Byrådet godkendte punkt 1 og 2b. Punkt 2a anbefales ikke, hvorved punkt 3 bortfalder.`"""
    blocks: list[Punktblok] = []
    for saetning in saetninger:
        cuts = [0, *(match.start() for match in CLAUSE.finditer(saetning.text)), len(saetning.text)]
        for start, end in zip(cuts, cuts[1:], strict=False):
            clause = re.sub(r"\A\W*(?:hvorved|mens|men|og|hvorimod|medens)\b", lambda m: " " * len(m.group()), saetning.text[start:end])
            named = IN_PROSE.search(clause)
            fund = find_udfald(clause) if named else None
            if named and fund and not fund.side:
                at = saetning.start + start
                placed = fund._replace(start=at + len(clause) - len(clause.lstrip(" ,;")), end=at + fund.end, at=at + fund.at)
                blocks.append(Punktblok(spell_out(named["nums"]), at, saetning.start + end, placed))
    return blocks
