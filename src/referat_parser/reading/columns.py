"""Items set in columns: a label on the left with its text on the right, or a box of meta lines beside the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.pdf.layout import Line
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.heading_style import HeadingStyle
from referat_parser.reading.rows import Body, Row, cut_at
from referat_parser.reading.section_heads import heading_of
from referat_parser.reading.sections import RawSection
from referat_parser.reading.side_boxes import labelled

_BOX_ROWS = 14  # how far below its heading a side box may reach
_DECISION = ("Beslutning", "BESLUTNING")  # begins the label of a decision, whatever the label above it is
_LABEL_PITCH = 1.1  # of the pitch of the text: lines of one label stand closer than two labels
_WIDE_LABEL_PITCH = 1.7  # of the size: where the words tell that they are one label


def parted_box(rows: Sequence[Row], body: Body, vocabulary: Vocabulary) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows of an item without the meta lines of a box to the right of the text, and the rows of that box."""
    kept: list[Row] = []
    box: list[Row] = []
    for count, row in enumerate(rows):
        side = tuple(s for s in row.segments if s.x0 > body.right + 4) if count < _BOX_ROWS and not row.in_table else ()
        if not side or not (box or labelled(side[0], vocabulary)):
            kept.append(row)
            continue
        box.append(replace(row, segments=side))
        rest = tuple(s for s in row.segments if s not in side)
        if rest:
            kept.append(replace(row, segments=rest))
    return (tuple(kept), tuple(box)) if len(box) >= 2 else (tuple(rows), ())


class _Block(NamedTuple):
    """One label with what stands beside it: the label's lines, all rows, the rows of the text."""

    label: list[Line]
    rows: list[Row]
    text: list[Row]


def _whole_labels(blocks: Sequence[_Block], vocabulary: Vocabulary) -> list[_Block]:
    """The blocks, those made one whose label is in two parts: over the end of a page, or lines set wide apart."""
    whole: list[_Block] = []
    for block in blocks:
        above = whole[-1] if whole else None
        if above is not None and _near(above.label[-1], block.label[0]) and _is_rest(above, block, vocabulary):
            whole[-1] = _Block(above.label + block.label, above.rows + block.rows, above.text + block.text)
        else:
            whole.append(block)
    return whole


def _goes_on(block: _Block, line: Line, pitch: float, vocabulary: Vocabulary) -> bool:
    """Whether a line stands as close below a label as lines do, and is not a label of its own beside a whole one."""
    above = block.label[-1]
    if line.page != above.page or line.baseline - above.baseline > _LABEL_PITCH * pitch:
        return False
    known = vocabulary.sections.match
    if line.text.startswith(_DECISION) and known(_words(block)) and not block.label[-1].text.endswith("-"):
        return known(f"{_words(block)} {line.text}") is not None
    return not (known(line.text) and known(_words(block)) and not known(f"{_words(block)} {line.text}"))


def _near(above: Line, line: Line) -> bool:
    return above.page != line.page or line.baseline - above.baseline < _WIDE_LABEL_PITCH * line.size


def _is_rest(above: _Block, block: _Block, vocabulary: Vocabulary) -> bool:
    """Whether a label goes on with the one above: a small letter, or words that only together are known."""
    rest = _words(block)
    if rest[:1].islower():
        return True
    if _names_its_meeting(above, rest):
        return True
    alone = {"andet", heading_of(_words(above), vocabulary)[0]}
    return (
        heading_of(rest, vocabulary)[0] == "andet" and heading_of(f"{_words(above)} {rest}", vocabulary)[0] not in alone
    )


def _names_its_meeting(above: _Block, rest: str) -> bool:
    """Whether a label names the meeting of the decision whose label above it does not (`Beslutning` / `X den …`)."""
    bare = parse_beslutningshoved(_words(above))
    if "eslutning" not in _words(above) or (bare is not None and (bare.organ or bare.dato)):
        return False
    whole = parse_beslutningshoved(f"{_words(above)} {rest}")
    return whole is not None and whole.organ is not None and whole.dato is not None


def _words(block: _Block) -> str:
    return " ".join(line.text for line in block.label)


def split_columns(rows: Sequence[Row], style: HeadingStyle, vocabulary: Vocabulary) -> tuple[RawSection, ...]:
    """The sections of an item whose labels stand in a column of their own; empty where it is not set so."""
    if not style.columns:
        return ()
    seconds = Counter(round(row.segments[1].x0) for row in rows if len(row.segments) > 1 and not row.in_table)
    if not seconds:
        return ()
    column = seconds.most_common(1)[0][0]
    edge = column - 8
    blocks: list[_Block] = []
    for row in rows:
        parts = [part for s in row.segments for part in ([s] if row.in_table else cut_at(s, column))]
        left = tuple(s for s in parts if s.x0 < edge and not row.in_table)
        right = tuple(s for s in parts if s not in left)
        if left and not (blocks and _goes_on(blocks[-1], left[0], style.body.pitch, vocabulary)):
            blocks.append(_Block([], [], []))
        elif not blocks:
            return ()
        blocks[-1].label.extend(left)
        blocks[-1].rows.append(row)
        if right:
            blocks[-1].text.append(replace(row, segments=right))
    sections = []
    for label, all_rows, text in _whole_labels(blocks, vocabulary):
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
