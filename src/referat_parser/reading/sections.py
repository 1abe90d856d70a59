"""Rows of one item → its sections: type, heading as printed, and the rows of the text, in printed order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from referat_parser.facts.organer import Beslutningshoved, parse_beslutningshoved
from referat_parser.model import Sektionstype
from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.heading_style import HeadingStyle
from referat_parser.reading.rows import Row
from referat_parser.reading.section_heads import heading_at


class RawSection(NamedTuple):
    """One section before its text is set: the heading's rows, the text's rows, what the heading says of a decision.

    `lead` is text that stands on the heading's own row (run-in headings, label and text in two columns).
    """

    type: Sektionstype
    overskrift: str | None
    heading_rows: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    lead: tuple[Line, ...] = ()
    lead_text: str = ""
    hoved: Beslutningshoved | None = None
    combined: bool = False

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Heading and text."""
        return (*self.heading_rows, *self.rows)


def split_sections(rows: Sequence[Row], style: HeadingStyle, vocabulary: Vocabulary) -> tuple[RawSection, ...]:
    """The sections of an item, from the first row behind its meta block. Rows before any heading have `None`."""
    sections: list[RawSection] = []
    current: RawSection | None = None
    text: list[Row] = []
    position = 0
    while position < len(rows):
        heading = heading_at(rows, position, style, vocabulary)
        if (
            heading is not None
            and heading.unknown
            and current is not None
            and current.overskrift is not None
            and not text
            and not current.lead
        ):
            heading = None  # a sentence that its author set as a heading is the text of the heading above it
        if (
            heading is not None
            and heading.plain
            and current is not None
            and current.type == "tidligere_beslutning"
            and not current.hoved
        ):
            heading = None  # the head lines of a case history belong to its one section
        if heading is not None and current is not None and not text and _says_who(heading.overskrift, current):
            heading = None
        if heading is None:
            if current is None:
                current = RawSection("andet", None)
            text.append(rows[position])
            position += 1
            continue
        if current is not None:
            sections.append(current._replace(rows=tuple(text)))
            text = []
        current = RawSection(
            heading.type,
            heading.overskrift,
            tuple(rows[position : position + heading.rows]),
            (),
            heading.lead,
            heading.lead_text,
            heading.hoved,
            heading.combined,
        )
        position += heading.rows
    if current is not None:
        sections.append(current._replace(rows=tuple(text)))
    return tuple(_parted_combined(sections))


_WHO_RECOMMENDS = re.compile(r"\b(?:indstille[rs]|foreslår|anbefaler)\b", re.IGNORECASE)


def _says_who(words: str, current: RawSection) -> bool:
    """Whether a line right below `Indstilling` says who recommends: it begins the text of that section."""
    return current.type == "indstilling" and not current.lead and _WHO_RECOMMENDS.search(words) is not None


_PLAIN_HEAD = re.compile(r"\d")


def _parted_combined(sections: Sequence[RawSection]) -> list[RawSection]:
    """`Indstilling og beslutning` in one: the recommendation up to the line that names body and date."""
    result: list[RawSection] = []
    for section in sections:
        if not section.combined:
            result.append(section)
            continue
        cuts = [i for i, row in enumerate(section.rows) if _PLAIN_HEAD.search(row.text) and _names_meeting(row)]
        if not cuts:
            result.append(section)
            continue
        result.append(
            RawSection(
                "indstilling",
                section.overskrift,
                section.heading_rows,
                section.rows[: cuts[0]],
                section.lead,
                section.lead_text,
            )
        )
        for cut, end in zip(cuts, [*cuts[1:], len(section.rows)], strict=True):
            head = section.rows[cut]
            result.append(
                RawSection(
                    "beslutning",
                    head.text,
                    (head,),
                    section.rows[cut + 1 : end],
                    hoved=parse_beslutningshoved(head.text),
                )
            )
    return result


def _names_meeting(row: Row) -> bool:
    hoved = parse_beslutningshoved(row.text)
    return hoved is not None and hoved.dato is not None
