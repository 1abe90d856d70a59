"""Rows → text: lines joined into paragraphs, list points on lines of their own, hyphens at line ends resolved.

White space is folded; paragraphs are separated by an empty line. A table is its cells row by row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from referat_parser.pdf.layout import Line
from referat_parser.reading.rows import Body, Row

_MARK = re.compile(
    r"^(?:[•▪◦●·*\uf0b7\u2022-]|[-–] |o |(?:\d{1,2}|[a-zæøå])[.)](?:\s|$)|[A-ZÆØÅ][.)]\s|(?:At|Ad) \d+\)?|at\s)",
    re.IGNORECASE,
)
# A line that heads what follows, however full the line above it is: a date and a name, or a label with its value.
_HEAD = re.compile(r"^(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}\s+[A-ZÆØÅ]|[A-ZÆØÅ][a-zæøå]{2,14}:\s)")
_HANGING = frozenset({"og", "eller", "samt", "til", "m.v.", "mv."})
_AROUND = ".,;:()\"”“»«'!?"  # marks that stand around words
_HYPHENS = "-\u2010\u2011\u00ad"
_BREAKING = 0.03  # of the full lines end in a hyphen where a document breaks words; elsewhere some 0.5 %
_SENTENCE_END = (".", "!", "?", ":", ";")


@dataclass(frozen=True)
class Hyphens:
    """How this document writes words: decides whether a hyphen at a line end is part of the word."""

    vocabulary: Counter[str]
    breaking: bool  # whether the document hyphenates its lines at all

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Hyphens:
        """Learn the words that stand whole, and whether lines are broken inside words as a habit."""
        printed: list[str] = []
        ends = lines = 0
        for row in rows:
            for segment in row.segments:
                narrow = row.in_table or segment.x1 - segment.x0 < 250
                pieces = segment.text.split()
                last = pieces[-1] if pieces else ""
                broken = last[-1:] in _HYPHENS and bool(last)
                printed += pieces[:-1] if broken else pieces
                if narrow:
                    continue
                lines += 1
                ends += broken and len(last) > 2
        words: Counter[str] = Counter()
        for word, count in Counter(printed).items():
            words[word.strip(_AROUND).lower()] += count
        return cls(words, lines > 0 and ends / lines > _BREAKING)

    def join(self, left: str, right: str) -> str:
        """The last word of a line, ending in a hyphen, and the first of the next, as one word or two."""
        stem = left.rstrip(_HYPHENS)
        first = right.split(maxsplit=1)[0] if right.split() else ""
        bare = first.strip(_AROUND).lower()
        if not stem or not first:
            return left + " " + right
        if bare in _HANGING or not stem[-1].isalnum():
            return left + " " + right
        if self._keeps(stem, first, bare):
            return left + right
        return stem + right

    def _keeps(self, stem: str, first: str, bare: str) -> bool:
        last = re.split(r"[^\w-]", stem)[-1]
        joined, hyphened = (last + bare).lower(), f"{last}-{bare}".lower()
        if first[0] == ".":
            return False  # Plandata-.dk
        if not first[0].islower() or not last[-1].islower():
            return True  # 2030-fremskrivning, KKR-møde, RAR-Hovedstaden
        if self.vocabulary[joined] or self.vocabulary[hyphened]:
            return self.vocabulary[hyphened] > self.vocabulary[joined]
        if len(last) == 1 or any(c.isupper() for c in last[1:]):
            return True  # p-huse, UngiAarhus-tilbud
        if self.breaking:
            return False
        # A document that does not break its lines inside words has its hyphens from the author's keyboard.
        return not any(word.startswith(joined) for word in self.known)

    @cached_property
    def known(self) -> frozenset[str]:
        """The words that stand whole somewhere."""
        return frozenset(self.vocabulary)


def paragraphs(rows: Sequence[Row], body: Body, hyphens: Hyphens) -> str:
    """The text of some rows in order. Broken lines are joined where the line was full or the next goes on with it."""
    parts: list[str] = []
    lines = [(row, segment) for row in rows for segment in row.segments]
    previous: tuple[Row, Line] | None = None
    for row, segment in lines:
        text = segment.text
        if previous is None:
            parts.append(text)
        else:
            parts.append(_between(previous, (row, segment), body))
            if parts[-1] == "" and parts[-2].endswith(tuple(_HYPHENS)):
                parts.pop()
                before = parts.pop()
                head, _, last = before.rpartition(" ")
                joined = hyphens.join(last, text)
                parts.append(f"{head} {joined}" if head else joined)
            else:
                if parts[-1] == "":
                    parts[-1] = " "
                parts.append(text)
        previous = (row, segment)
    return _folded("".join(parts))


def _folded(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _between(before: tuple[Row, Line], here: tuple[Row, Line], body: Body) -> str:
    """What separates two lines: nothing (joined with a space or at a hyphen), a line break, or a paragraph."""
    (row_a, a), (row_b, b) = before, here
    if a.cell != b.cell:
        return "\n" if a.cell and b.cell and a.cell[0] == b.cell[0] else "\n\n"
    if row_a.index == row_b.index:
        return ""
    if b.text and _MARK.match(b.text):
        same_block = b.page != a.page or (b.pitch or 0) < 1.45 * body.pitch
        return (
            "\n"
            if same_block and (_MARK.match(a.text) or abs(a.x0 - b.x0) > 2 or not a.text.endswith(":"))
            else "\n\n"
            if not same_block
            else "\n"
        )
    if b.page == a.page:
        pitch = b.baseline - a.baseline
        if pitch > 1.3 * max(body.pitch, 1.15 * b.size) or pitch < 0:
            return "\n\n"
    elif a.text.endswith(_SENTENCE_END) and a.x1 < body.right - 60:
        return "\n\n"
    if abs(a.size - b.size) > 0.6 or (a.bold != b.bold and b.text[:1].isupper()):
        return "\n\n"
    if a.text.endswith(_SENTENCE_END) and _HEAD.match(b.text):
        return "\n"
    first = b.text.split()[0] if b.text.split() else ""
    room = body.right - a.x1
    width = (b.words[0].x1 - b.words[0].x0) if b.words else 5.0 * len(first)
    if a.cell is None and room > width + 0.5 * a.size and not b.text[:1].islower():
        return "\n"
    return ""


def inline(lines: Iterable[Line], hyphens: Hyphens) -> str:
    """Lines as one line of text: a title over several lines."""
    text = ""
    for line in lines:
        if text and text[-1] in _HYPHENS and len(text.rsplit(maxsplit=1)[-1]) > 1:
            head, _, last = text.rpartition(" ")
            joined = hyphens.join(last, line.text)
            text = f"{head} {joined}" if head else joined
        else:
            text = f"{text} {line.text}" if text else line.text
    return " ".join(text.split())
