"""Items set in columns: a label on the left with its text on the right, or a box of meta lines beside the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.heading_style import HeadingStyle
from referat_parser.reading.rows import Body, Row
from referat_parser.reading.section_heads import heading_of
from referat_parser.reading.sections import RawSection

_BOX_ROWS = 14  # how far below its heading a side box may reach
_LABEL_PITCH = 1.3  # of the size, or 1.1 of the pitch of the text: lines of one label stand closer than two labels


def parted_box(rows: Sequence[Row], body: Body, vocabulary: Vocabulary) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of an item without the meta lines of a box to the right of the text, and the rows of that box."""
    kept: list[Row] = []
    box: list[Row] = []
    for count, row in enumerate(rows):
        side = tuple(s for s in row.segments if s.x0 > body.right + 4) if count < _BOX_ROWS and not row.in_table else ()
        if not side or not (box or _labelled(side[0], vocabulary)):
            kept.append(row)
            continue
        box.append(replace(row, segments=side))
        rest = tuple(s for s in row.segments if s not in side)
        if rest:
            kept.append(replace(row, segments=rest))
    return (tuple(kept), tuple(box)) if len(box) >= 2 else (tuple(rows), ())


def _labelled(line: Line, vocabulary: Vocabulary) -> bool:
    return (
        vocabulary.meta.match_start(line.text) is not None
        or vocabulary.open_marks.match(line.text) is not None
        or vocabulary.closed_marks.match(line.text) is not None
    )


def split_columns(rows: Sequence[Row], style: HeadingStyle, vocabulary: Vocabulary) -> tuple[RawSection, ...]:
    """The sections of an item whose labels stand in a column of their own; empty where it is not set so."""
    if not style.columns:
        return ()
    seconds = Counter(round(row.segments[1].x0) for row in rows if len(row.segments) > 1 and not row.in_table)
    if not seconds:
        return ()
    edge = seconds.most_common(1)[0][0] - 8
    blocks: list[tuple[list[Line], list[Row], list[Row]]] = []  # label lines, all rows, rows of the text
    last_label: Line | None = None
    for row in rows:
        left = tuple(s for s in row.segments if s.x0 < edge and not row.in_table)
        right = tuple(s for s in row.segments if s not in left)
        if left:
            begins = (
                last_label is None
                or left[0].page != last_label.page
                or left[0].baseline - last_label.baseline > max(_LABEL_PITCH * left[0].size, 1.1 * style.body.pitch)
            )
            if begins or not blocks:
                blocks.append(([], [], []))
            blocks[-1][0].extend(left)
            last_label = left[-1]
        elif not blocks:
            return ()
        blocks[-1][1].append(row)
        if right:
            blocks[-1][2].append(replace(row, segments=right))
    sections = []
    for label, all_rows, text in blocks:
        words = " ".join(line.text for line in label)
        kind, combined = heading_of(words, vocabulary)
        hoved = parse_beslutningshoved(words) if kind == "beslutning" else None
        own = {row.index for row in text}
        sections.append(
            RawSection(
                kind,
                words,
                tuple(row for row in all_rows if row.index not in own),
                tuple(text),
                hoved=hoved,
                combined=combined,
            )
        )
    return tuple(sections)
