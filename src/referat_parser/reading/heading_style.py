"""How this document sets its section headings, learned from the headings whose words are known.

Every template is consistent with itself: where the known labels stand bold at the left edge, a bold line at the left
edge is a heading too, and a known word in running text is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import fold, split_glued
from referat_parser.reading.rows import Body, Row, Style, with_below

_GLUED = re.compile(r"[A-ZÆØÅ][\wéÉ ]{2,38}[a-zæøåé.](?=[A-ZÆØÅ])")
_SHARE = 0.12  # of the commonest style: rarer ones are words inside sections that happen to be known
_HEAD_WORDS = 18
_DIGIT = re.compile(r"\d")
_OFTEN = 3
_SLANTED = 0.25  # of the known headings: those of sections inside a section are often set so
_KNOWN_SHARE = 0.6  # of the rows of a second level
_LONGEST = 110  # characters of a heading without known words


class HeadingStyle(NamedTuple):
    """The styles of known headings with their counts, their left edge, and the distances above and below.

    `middle` is where the middles of headings are that are centred. `labels` are the words of the headings in the
    commonest style: set otherwise (authors paste), they head sections too. `sloped` tells that headings are set in
    italics, `upright` that they are not, `distinct` that they are set apart from the text (larger, bold or capitals),
    so that a known word set as text is none. `recurring` are the texts that stand alone in the commonest style again
    and again, `levels` the smaller styles that headings of a second level are set in and hardly anything else.
    """

    styles: tuple[tuple[Style, int], ...]
    left: float
    middle: float | None
    above: float
    below: float
    distinct: bool
    sloped: bool
    run_in: bool
    glued: bool
    columns: bool
    body: Body
    labels: frozenset[str]
    repeated: frozenset[str]
    recurring: frozenset[str]
    levels: tuple[Style, ...]
    colon: bool
    all_colon: bool
    upright: bool

    def is_known_style(self, row: Row) -> bool:
        """Whether a row with known words is set as a heading may be set in this document."""
        if not self.distinct and self.sloped and not row.style.italic:
            return False
        if not self.distinct:
            if self.upright and row.style.italic:
                return False  # a heading inside a section
            colon = row.text.rstrip().endswith(":")
            return colon or not (self.all_colon or self.run_in or row.text[:1].islower())
        if self.styles[0][1] >= 3 and self._indent(row) > 14:
            return False  # a label of a sub-item
        main, top = self.styles[0]
        larger = row.size > main.size + 0.4 and not _below(row.style, main)
        if row.bold == main.bold and larger and abs(self._indent(row)) < 4:
            return True
        if any(row.style.like(style) for style in self.levels):
            return True
        if any(
            row.style.like(style) and count >= max(1, _SHARE * top) and not _below(style, main)
            for style, count in self.styles
        ):
            return True
        return _apart(row.style, self.body) and fold(row.text) in self.labels and abs(self._indent(row)) < 4

    def is_unknown_heading(self, row: Row, below: Row | None) -> bool:
        """Whether a row is set exactly as most known headings are, so that it heads a section of its own."""
        if not self.distinct or row.in_table or len(row.segments) > 1 or len(row.text) > _LONGEST:
            return False
        if (
            row.text.endswith((".", ",", ";"))
            or not row.text[:1].isalpha()
            or not row.text[:1].isupper()
            or abs(self._indent(row)) > 4
        ):
            return False
        if row.text.endswith(":") and not self.colon:
            return False
        style, count = self.styles[0]
        if count < 3 or not row.style.like(style) or row.style.italic != style.italic:
            return False
        larger = style.size > self.body.size + 0.35
        if larger or style.caps or fold(row.text) in self.recurring:
            return True
        return self._spaced(row, below)

    def _indent(self, row: Row) -> float:
        """How far right of the headings' left edge a row begins; where they are centred, how far from their middle."""
        return row.x0 - self.left if self.middle is None else abs(_middle(row) - self.middle)

    def _spaced(self, row: Row, below: Row | None) -> bool:
        """Bold at text size is also used inside sections: there the distances must be those of a heading."""
        if row.pitch is not None and not 0.85 * self.above <= row.pitch <= 1.3 * self.above:
            return False
        if below is None or below.page != row.page or below.pitch is None:
            return True
        return 0.9 * self.below <= below.pitch <= 1.12 * self.below


def learn_headings(rows: Sequence[Row], body: Body, vocabulary: Vocabulary) -> HeadingStyle:
    """The heading style of the rows inside items."""
    known: list[tuple[Row, Row | None]] = []
    repeated = _repeated(rows, vocabulary)
    run_in = plain = columns = glued = 0
    labels: set[str] = set()
    for row, below in with_below(rows):
        if is_label(row, vocabulary) or (len(row.segments) == 1 and fold(row.text) in repeated):
            if row.in_table:
                columns += row.head.cell is not None and row.head.cell[2] == 0
            else:
                known.append((row, below))
        elif starts_run_in(row, vocabulary):
            run_in += 1
            labels.add(row.text.partition(":")[0].lower())
        elif len(row.segments) > 1 and _label_text(row.head.text, vocabulary):
            columns += 1
        elif _GLUED.match(row.text) and split_glued(vocabulary.sections, row.text) is not None:
            glued += 1
    counts: list[tuple[Style, int]] = []
    for row, _ in known:
        for k, (style, count) in enumerate(counts):
            if style.like(row.style):
                counts[k] = (style, count + 1)
                break
        else:
            counts.append((row.style, 1))
    counts.sort(key=lambda pair: -pair[1])
    total = sum(count for _, count in counts)
    set_apart = sum(count for style, count in counts if _apart(style, body))
    distinct = total > 0 and set_apart >= 0.5 * total
    if distinct:
        counts = [(s, c) for s, c in counts if _apart(s, body)]
    main = [(r, b) for r, b in known if counts and r.style.like(counts[0][0])]
    aboves = [r.pitch for r, _ in main if r.pitch is not None]
    belows = [b.pitch for r, b in main if b is not None and b.page == r.page and b.pitch is not None]
    lefts = Counter(round(r.x0) for r, _ in main)
    plain = total - set_apart
    return HeadingStyle(
        styles=tuple(counts),
        left=float(lefts.most_common(1)[0][0]) if lefts else body.left,
        middle=_common_middle([r for r, _ in main]),
        above=median(aboves) if aboves else 1.5 * body.pitch,
        below=median(belows) if belows else body.pitch,
        distinct=distinct,
        sloped=sum(r.style.italic for r, _ in known) >= max(_OFTEN, 0.8 * len(known)),
        run_in=(len(labels) >= 2 or run_in >= 4) and run_in >= max(3, total) and plain >= set_apart,
        glued=glued >= _OFTEN and glued > total,
        columns=columns >= 3 and columns >= total,
        body=body,
        labels=frozenset(fold(r.text) for r, _ in main),
        repeated=repeated,
        recurring=_recurring(rows, counts[0][0]) if counts else frozenset(),
        levels=tuple(_levels(rows, counts, vocabulary)) if distinct else (),
        colon=sum(r.text.rstrip().endswith(":") for r, _ in main) > 0.15 * len(main),
        all_colon=sum(r.text.rstrip().endswith(":") for r, _ in main) >= max(3, 0.7 * len(main)),
        upright=sum(r.style.italic for r, _ in main) < _SLANTED * len(main),
    )


def _middle(row: Row) -> float:
    return (row.x0 + row.x1) / 2


def _common_middle(rows: Sequence[Row]) -> float | None:
    """The middle of headings that are centred: they begin at many places and have one middle."""
    if len(rows) < _OFTEN:
        return None
    lefts = Counter(round(row.x0 / 3) for row in rows).most_common(1)[0][1]
    middle = median(_middle(row) for row in rows)
    centred = sum(abs(_middle(row) - middle) < 4 for row in rows)
    return middle if lefts < 0.6 * len(rows) and centred > 0.8 * len(rows) else None


def _repeated(rows: Sequence[Row], vocabulary: Vocabulary) -> frozenset[str]:
    """Weak labels that stand alone on their line again and again: in this document they do head sections."""
    counts: Counter[str] = Counter()
    for row in rows:
        if len(row.segments) == 1 and len(row.text) < 40 and not row.in_table:
            rule = vocabulary.sections.match(row.text)
            if rule is not None and rule.weak:
                counts[fold(row.text)] += 1
    return frozenset(label for label, count in counts.items() if count >= _OFTEN)


def _recurring(rows: Sequence[Row], main: Style) -> frozenset[str]:
    counts = Counter(fold(row.text) for row in rows if len(row.text) < 60 and row.style.like(main) and not row.in_table)
    return frozenset(text for text, count in counts.items() if count >= _OFTEN)


def _levels(rows: Sequence[Row], counts: Sequence[tuple[Style, int]], vocabulary: Vocabulary) -> Iterator[Style]:
    """Styles below the main one in which most rows are known headings: the second level of a template."""
    for style, count in counts[1:]:
        if count < _OFTEN or not _below(style, counts[0][0]) or style.caps:
            continue
        own = [row for row in rows if not row.in_table and len(row.segments) == 1 and row.style.like(style)]
        known = [row for row in own if vocabulary.sections.match(row.text) is not None]
        if len(known) >= _KNOWN_SHARE * len(own) and len({fold(row.text) for row in known}) > 1:
            yield style


def _below(style: Style, main: Style) -> bool:
    """Whether a style is that of headings inside sections: smaller than the main one, or without its capitals."""
    return style.size < main.size - 0.6 or (main.caps and not style.caps and style.size < main.size + 1.6)


def _apart(style: Style, body: Body) -> bool:
    return (style.bold and not body.bold) or style.size > body.size + 0.35 or style.caps


def is_label(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row is a known section heading or the head line of a decision, and nothing more."""
    return len(row.segments) == 1 and len(row.text) < 160 and _label_text(row.text, vocabulary)


def _label_text(text: str, vocabulary: Vocabulary) -> bool:
    rule = vocabulary.sections.match(text)
    if rule is not None:
        return not rule.weak
    return may_be_head(text) and parse_beslutningshoved(text) is not None


def may_be_head(text: str) -> bool:
    """A cheap look before a line is parsed as the head of a decision."""
    if len(text) >= 160 or text.count(" ") > _HEAD_WORDS:
        return False
    return (
        "eslutning" in text
        or "ESLUTNING" in text
        or text.isupper()
        or (text != text.lower() and _DIGIT.search(text) is not None)
    )


def starts_run_in(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row begins with a known label, a colon and text of the section behind it."""
    if ":" not in row.text[:60] or not row.text[:1].isupper():
        return False
    start = vocabulary.sections.match_start(row.text)
    return start is not None and bool(start[2]) and not start[0].weak
