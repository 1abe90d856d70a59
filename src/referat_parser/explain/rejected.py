"""An examination → the candidates that head no item, and why the chain is better without them."""

from __future__ import annotations

from collections.abc import Iterator

from referat_parser.reading.candidates import Candidate
from referat_parser.reading.chain import START, first_value, step_value
from referat_parser.reading.minutes import is_tail

from .examination import Examination
from .explanation import Evidence, Rejected
from .setting import style_in_words


def rejected_between(examination: Examination, first: Candidate | None, last: Candidate | None) -> tuple[Rejected, ...]:
    """The rejected candidates from one heading of the chain (None: the start) to the next (None: the end)."""
    minutes = examination.minutes
    taken = {one.row for one in minutes.chain}
    start = first.row if first is not None else -1
    end = last.row if last is not None else len(minutes.rows)
    found = [one for one in minutes.candidates if one.row not in taken and start < one.row < end]
    return tuple(_rejected(one, first, last, examination) for one in found)


def _rejected(one: Candidate, before: Candidate | None, after: Candidate | None, examination: Examination) -> Rejected:
    evidence = tuple(Evidence(name, weight) for name, weight in one.evidence)
    why = _why(one, before, after, examination)
    return Rejected(one.row, one.page, one.nr, one.titel, round(one.score, 2), evidence, why)


def _why(one: Candidate, before: Candidate | None, after: Candidate | None, examination: Examination) -> str:
    minutes = examination.minutes
    if not minutes.chain:
        return "no chain of headings is worth more than none"
    if minutes.roles[one.row] == "group":
        return "it heads a group of items"
    for heading in (before, after):
        if heading is not None and set(heading.rows) & set(one.rows):
            return f"its line belongs to the heading of item {heading.nr or '“' + heading.titel + '”'}"
    if is_tail(one, examination.vocabulary):
        return "a list behind the items, not an item"
    return "; ".join([*_obstacles(one, before, after), _cost(one, before, after)])


def _obstacles(one: Candidate, before: Candidate | None, after: Candidate | None) -> Iterator[str]:
    """What does not fit between the neighbours in the chain."""
    if before is not None and step_value(before, one) is None:
        yield f"{one.nr} cannot follow {before.nr} (page {before.page})"
    if after is not None and step_value(one, after) is None:
        yield f"{after.nr} (page {after.page}) cannot follow {one.nr}"
    neighbour = before or after
    if neighbour is None:
        return
    if not one.style.like(neighbour.style):
        yield f"set {style_in_words(one.style)}, not {style_in_words(neighbour.style)}"
    if (one.nr is None) != (neighbour.nr is None):
        yield "no number, unlike the headings" if one.nr is None else "a number, unlike the headings"
    if one.prefixed != neighbour.prefixed:
        yield f"its number stands {'behind a word' if one.prefixed else 'alone'}, unlike theirs"


def _cost(one: Candidate, before: Candidate | None, after: Candidate | None) -> str:
    """What the chain would lose with it: the reason for which the search leaves it out."""
    into = step_value(before, one) if before is not None else START + first_value(one)
    out = step_value(one, after) if after is not None else 0.0
    if into is None or out is None:
        return "so no chain has both"
    if after is None:
        direct: float | None = 0.0
    else:
        direct = step_value(before, after) if before is not None else START + first_value(after)
    gain = one.score + into + out - (direct or 0.0)
    if gain > 0:
        return "another chain explains more"
    return f"the chain would lose {-gain:.1f}"
