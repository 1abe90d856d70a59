"""The tagged structure as a witness for item headings: which rows it calls headings, and at which level the items are.

In go the rows of a document and the headings of its structure tree, out comes what the tree says of candidates. Tags
are not believed for themselves: some programs tag every bold line, others tag the sections like the items. They count
where most headings that the other witnesses chose stand at one level, and little else does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from referat_parser.pdf.layout import Page, StructureHeading
from referat_parser.reading.candidates import Candidate
from referat_parser.reading.rows import Row

_WEIGHT = 3.0  # less than the contents list and the bookmarks, which are written for the items alone
_EVIDENCE = (("tagged structure", _WEIGHT),)
_HALF = 0.5  # of the chain: tags that know fewer of its headings were not made for the items
_FEW = 2  # headings beside the items that every level may have: a group, a list of annexes


@dataclass(frozen=True)
class Tags:
    """The headings of the structure tree in order, and the row numbers that each takes."""

    headings: tuple[StructureHeading, ...] = ()
    by_row: Mapping[int, int] = field(default_factory=dict)

    def heading_of(self, candidate: Candidate) -> StructureHeading | None:
        """The heading that a candidate stands in."""
        for row in candidate.rows:
            if row in self.by_row:
                return self.headings[self.by_row[row]]
        return None

    def item_level(self, chain: Sequence[Candidate]) -> int | None:
        """The level at which the items are tagged; `None` where the tags say nothing about items."""
        levels = Counter(heading.level for heading in map(self.heading_of, chain) if heading is not None)
        if len(chain) < 2 or not levels:
            return None
        level, count = levels.most_common(1)[0]
        beside = sum(heading.level == level for heading in self.headings) - count
        return level if count >= _HALF * len(chain) and beside <= _FEW + _HALF * count else None

    def heard(self, candidates: Sequence[Candidate], chain: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """The candidates, with the evidence of the tags for those that stand at the level of the items."""
        level = self.item_level(chain)
        return tuple(self._with_evidence(one, level) for one in candidates) if level is not None else tuple(candidates)

    def _with_evidence(self, candidate: Candidate, level: int | None) -> Candidate:
        heading = self.heading_of(candidate)
        if heading is None or heading.level != level:
            return candidate
        return replace(candidate, score=candidate.score + _WEIGHT, evidence=candidate.evidence + _EVIDENCE)


def tags_of(rows: Sequence[Row], pages: Sequence[Page]) -> Tags:
    """The tags of a document: a row belongs to the heading in whose box its middle lies."""
    headings = tuple(heading for page in pages for heading in page.headings)
    on_page: dict[int, list[int]] = {}
    for number, heading in enumerate(headings):
        on_page.setdefault(heading.page, []).append(number)
    by_row: dict[int, int] = {}
    for row in rows if headings else ():
        for number in on_page.get(row.page, ()):
            heading = headings[number]
            middle = (row.head.top + row.head.bottom) / 2
            if heading.top <= middle <= heading.bottom and row.x0 < heading.x1 and row.x1 > heading.x0:
                by_row[row.index] = number
    return Tags(headings, by_row)


def is_tagged(candidate: Candidate) -> bool:
    """Whether the tags speak for a candidate."""
    return candidate.evidence[-1:] == _EVIDENCE
