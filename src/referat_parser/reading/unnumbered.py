"""Headings of items that have no number at all, in a document where no chain of numbers is found.

Boards set the titles bold and nothing more. Such rows are items where enough of them are set alike at one edge and some
are titles that nearly every meeting has (`Eventuelt`, `Godkendelse af …`); a label that stands again and again heads a
section.
"""

from __future__ import annotations

from collections import Counter

from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import fold
from referat_parser.reading.candidates import Candidate, weigh_unnumbered
from referat_parser.reading.heading_rows import Scene, apart, title_rows
from referat_parser.reading.rows import Row

_FEWEST = 3
_FEWEST_USUAL = 2  # titles that nearly every meeting has
_SAME_EDGE = 2.0  # points
_LONGEST = 120  # characters


def unnumbered_candidates(scene: Scene) -> tuple[Candidate, ...]:
    """The headings in order; none where the document does not set its items so."""
    able = [(at, row) for at, row in enumerate(scene.rows) if _may_head(row, scene)]
    usual = [row for _, row in able if scene.vocabulary.item_titles.match(row.text) is not None]
    if len(usual) < _FEWEST_USUAL:
        return ()
    texts = Counter(fold(row.text) for _, row in able)
    found: list[Candidate] = []
    taken: frozenset[int] = frozenset()
    for at, row in able:
        alike = row.style.like(usual[0].style) and abs(row.x0 - usual[0].x0) < _SAME_EDGE
        if not alike or texts[fold(row.text)] > 1 or row.index in taken:
            continue
        rows = title_rows(scene, at, row.text, None) or (row,)
        taken = frozenset(one.index for one in rows)
        candidate = weigh_unnumbered(scene, at, rows)
        found += [candidate] if candidate is not None else []
    return tuple(found) if len(found) >= _FEWEST else ()


def _may_head(row: Row, scene: Scene) -> bool:
    if row.in_table or len(row.segments) > 1 or len(row.text) > _LONGEST or not apart(row, scene.body):
        return False
    return scene.vocabulary.item_titles.match(row.text) is not None or not _names_meeting(row.text, scene.vocabulary)


def _names_meeting(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a row belongs to the front page: its heading, a label, the name of a body."""
    kinds = (vocabulary.types, vocabulary.front, vocabulary.bodies, vocabulary.authorities, vocabulary.contents_heads)
    return any(kind.match(text) is not None for kind in kinds) or vocabulary.front.match_start(text) is not None
