"""Whether the bookmarks and the tagged structure agree with the chain of item headings, and where they do not.

In goes what was read, out come the headings of each witness that head no item, and the items that it does not know
though it knows all others. A witness that knows less than half of the items was not made for them, and says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from referat_parser.pdf.layout import OutlineEntry, StructureHeading
from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import fold
from referat_parser.reading.candidates import Candidate
from referat_parser.reading.contents_rows import names_group
from referat_parser.reading.heading_text import split_access, split_number
from referat_parser.reading.tags import Tags

_HALF = 0.5  # of the items: a witness that knows fewer was not made for them
_ENOUGH = 3  # items that a witness knows before it is strange that it misses one
_RARE = 0.1  # of the items: a witness that misses more has its own view of what an item is
_INSIDE = frozenset({"item", "unassigned"})  # roles of rows that should not be headings; others are known for something


@dataclass(frozen=True)
class Bookmarks:
    """The bookmarks of a document beside its item headings."""

    outline: tuple[OutlineEntry, ...]
    chain: tuple[Candidate, ...]
    vocabulary: Vocabulary

    @cached_property
    def _by_title(self) -> dict[str, tuple[OutlineEntry, ...]]:
        found: dict[str, tuple[OutlineEntry, ...]] = {}
        for one in self.outline:
            for key in _keys(one.title, self.vocabulary):
                found[key] = (*found.get(key, ()), one)
        return found

    def of(self, heading: Candidate) -> tuple[OutlineEntry, ...]:
        """The bookmarks with the title of an item."""
        return self._by_title.get(fold(heading.titel), ()) if heading.titel else ()

    @cached_property
    def name_items(self) -> bool:
        """Whether the bookmarks are those of the items."""
        return sum(bool(self.of(one)) for one in self.chain) >= max(1, _HALF * len(self.chain))

    def unheaded(self) -> tuple[OutlineEntry, ...]:
        """Bookmarks beside those of the items, and at their depth, that head no item."""
        if not self.name_items:
            return ()
        titles = {fold(one.titel) for one in self.chain}
        depths = {mark.level for one in self.chain for mark in self.of(one)}
        return tuple(
            one
            for one in self.outline
            if one.level in depths
            and titles.isdisjoint(_keys(one.title, self.vocabulary))
            and not _is_aside(one.title, one.page, self.chain, self.vocabulary)
        )

    def missing(self) -> tuple[Candidate, ...]:
        """Items without a bookmark where all others have one."""
        return _few([one for one in self.chain if not self.of(one)], self.chain)


def unheaded_tags(
    tags: Tags, chain: Sequence[Candidate], roles: Sequence[str], vocabulary: Vocabulary
) -> tuple[StructureHeading, ...]:
    """Headings of the tagged structure at the level of the items that head none. `roles`: one for each row."""
    level = tags.item_level(chain)
    if level is None:
        return ()
    rows: dict[int, list[int]] = {}
    for row, number in tags.by_row.items():
        rows.setdefault(number, []).append(row)
    numbered = {row for one in chain for row in one.rows}
    return tuple(
        heading
        for number, heading in enumerate(tags.headings)
        if heading.level == level
        and numbered.isdisjoint(rows.get(number, ()))
        and any(roles[row] in _INSIDE for row in rows.get(number, ()))
        and not _is_aside(heading.text, heading.page, chain, vocabulary)
    )


def untagged(tags: Tags, chain: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Items that are no headings of the tagged structure, though all others are and they are set alike."""
    level = tags.item_level(chain)
    if level is None:
        return ()
    found, styles = [], set()
    for one in chain:
        heading = tags.heading_of(one)
        if heading is not None and heading.level == level:
            styles.add(one.style)
        else:
            found.append(one)
    return tuple(one for one in _few(found, chain) if one.style in styles)


def _few(found: Sequence[Candidate], chain: Sequence[Candidate]) -> tuple[Candidate, ...]:
    is_few = len(found) <= max(1, _RARE * len(chain)) and len(chain) - len(found) >= _ENOUGH
    return tuple(found) if is_few else ()


def _keys(title: str, vocabulary: Vocabulary) -> set[str]:
    """A title as it may stand in a heading: with its number (which may be the start of the title) and without."""
    bare = split_access(title, vocabulary)[0]
    return {fold(bare), fold(split_access(split_number(title, vocabulary)[1], vocabulary)[0])}


def _is_aside(title: str, page: int | None, chain: Sequence[Candidate], vocabulary: Vocabulary) -> bool:
    """A heading of something beside the items: the front page, the contents, a group, a section, the end."""
    matchers = (vocabulary.contents_heads, vocabulary.annex_lists, vocabulary.closing, vocabulary.sections)
    if any(one.match(title) is not None for one in matchers) or names_group(title, vocabulary):
        return True
    return page is not None and page < chain[0].page and split_number(title, vocabulary)[0] is None
