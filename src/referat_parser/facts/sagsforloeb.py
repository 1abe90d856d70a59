"""Case histories: the decisions that other bodies, or the same one earlier, took in the case.

In: the text of a case history (`Sagsforløb`, `Sagens forløb`, earlier treatment). Out: head and text of each decision
in printed order, the head lines left off. A head is one line (`10-01-2022 Økonomiudvalget`, `Byrådet, 7. august
2019, pkt. 4:`) or labelled lines (`Udvalg:`, `Dato:`, `Punktnummer:`). Text above the first head belongs to no
decision.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.datoer import parse_dato
from referat_parser.facts.organer import Beslutningshoved, normal_case, parse_beslutningshoved
from referat_parser.profiles.phrases import load_phrases

if TYPE_CHECKING:
    from referat_parser.profiles.wordings import CuedPattern


class _Head(NamedTuple):
    """The head that begins at a line: how many lines it takes, and what stands behind it on its last line."""

    hoved: Beslutningshoved
    lines: int
    rest: str = ""


def parse_sagsforloeb(tekst: str) -> tuple[tuple[Beslutningshoved, str], ...]:
    """The decisions of a case history, each with its head and its text; a text without heads has none."""
    found: list[tuple[Beslutningshoved, list[str]]] = []
    lines = tekst.splitlines()
    index = 0
    while index < len(lines):
        head = _read_head(lines, index)
        if head:
            found.append((head.hoved, [head.rest] if head.rest else []))
            index += head.lines
            continue
        if found:
            found[-1][1].append(lines[index].rstrip())
        index += 1
    return tuple((hoved, "\n".join(body).strip()) for hoved, body in found)


def _read_head(lines: list[str], index: int) -> _Head | None:
    labelled = _labelled_head(lines, index)
    if labelled:
        return labelled
    line = lines[index].strip()
    hoved = parse_beslutningshoved(line)
    if hoved and (hoved.organ or hoved.dato):
        return _Head(hoved, 1)
    before, colon, rest = line.partition(": ")
    run_in = parse_beslutningshoved(f"{before}:") if colon else None
    if run_in and run_in.organ and run_in.dato:
        return _Head(run_in, 1, rest.strip())
    return None


def _labelled_head(lines: list[str], index: int) -> _Head | None:
    """`Udvalg:` and what follows it, in any order, the value behind the label or on the next line."""
    values: dict[str, str] = {}
    taken = at = index
    while at < len(lines):
        line = lines[at].strip()
        label = next(((m, kind) for pattern, kind in _labels() if (m := pattern.match(line))), None)
        if label is None or label[1] in values:
            if line:
                break
            at += 1
            continue
        match, kind = label
        value = line[match.end() :].strip()
        if not value and at + 1 < len(lines):
            at += 1
            value = lines[at].strip()
        values[str(kind)] = value
        at += 1
        taken = at
    if "organ" not in values or len(values) < 2:
        return None
    punkt = values.get("punkt") or None
    hoved = Beslutningshoved(normal_case(values["organ"]) or None, parse_dato(values.get("dato", "")), punkt)
    return _Head(hoved, taken - index)


@lru_cache
def _labels() -> tuple[tuple[CuedPattern, str | None], ...]:
    return load_phrases("organer").patterns("history_label")
