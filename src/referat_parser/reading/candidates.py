"""Rows → candidates for item headings, each with the evidence that speaks for it.

A candidate is a row (or a number on a row of its own with the title below) that could head an item. Every witness is
looked at on its own: the printed contents, the bookmarks, the type style, the number, what stands above and below. The
weights only order the candidates; which of them are items is decided in `chain` for the document as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from referat_parser.profiles.matching import fold
from referat_parser.reading.contents import Entry
from referat_parser.reading.heading_rows import Scene, apart, title_rows
from referat_parser.reading.heading_text import is_meta_like, needs_setting, split_access, split_number
from referat_parser.reading.rows import Body, Row, Style
from referat_parser.reading.text import inline

_LIST_WORDS = re.compile(r"^(?:at|Ad)\b")


@dataclass(frozen=True)
class Candidate:
    """A possible item heading: the rows it takes, its number and title as printed, the style, and the evidence.

    `tail` is text that runs on behind the title on the same rows; `mark` is how its number is set
    (size, bold).
    """

    row: int
    rows: tuple[int, ...]
    nr: str | None
    titel: str
    prefixed: bool
    style: Style
    x0: float
    page: int
    score: float
    entry: int | None = None
    marks: tuple[str, ...] = ()
    access: str | None = None
    tail: str = ""
    mark: tuple[float, bool] | None = None
    evidence: tuple[tuple[str, float], ...] = field(default=())

    @cached_property
    def number(self) -> tuple[int, ...]:
        """The number for comparing: (3, 1) for `3.1`; letters count from A = 1; empty without a number."""
        if self.nr is None:
            return ()
        if self.nr.isalpha():
            return (ord(self.nr.upper()) - 64,)
        return tuple(int(part) for part in re.findall(r"\d+", self.nr.partition("/")[0]))


def find_candidates(scene: Scene) -> list[Candidate]:
    """All rows that may head an item, in order."""
    titles = _titles(scene)
    found = []
    for position in range(len(scene.rows)):
        candidate = _candidate(scene, position, titles)
        if candidate is not None:
            found.append(candidate)
    return found


def _titles(scene: Scene) -> dict[str, list[int]]:
    """The folded starts of the titles in the contents list → their entries."""
    found: dict[str, list[int]] = {}
    for index, entry in enumerate(scene.contents.entries):
        found.setdefault(fold(entry.titel)[:16], []).append(index)
    return found


def _candidate(scene: Scene, position: int, titles: dict[str, list[int]]) -> Candidate | None:
    row = scene.rows[position]
    text = row.text.strip()
    if not text or len(text) > 260 or (row.head.italic and not row.bold):
        return None
    bare, access = split_access(text, scene.vocabulary) if text[:1].isalpha() or text[:1] == "(" else (text, None)
    nr, rest, prefixed = split_number(bare, scene.vocabulary)
    if nr is None and not _may_be_unnumbered(scene, row, titles):
        return None
    if prefixed and not apart(row, scene.body) and needs_setting(bare, scene.vocabulary):
        return None
    rows = title_rows(scene, position, rest, nr)
    if rows is None:
        return None
    titel, access = _title(scene, rows, nr, access, rows[0] is not row)
    access = access or next((scene.access[one.index] for one in rows if one.index in scene.access), None)
    return _weigh(scene, position, rows, nr, titel, prefixed, access, titles)


def weigh_unnumbered(scene: Scene, position: int, rows: tuple[Row, ...]) -> Candidate | None:
    """The candidate that rows without a number are."""
    titel, access = _title(scene, rows, None, None, False)
    return _weigh(scene, position, rows, None, titel, False, access, {})


def _may_be_unnumbered(scene: Scene, row: Row, titles: dict[str, list[int]]) -> bool:
    """Rows without a number may be headings where a title of the contents or the outline begins like them."""
    key = fold(row.text)
    if len(key) < 4 or row.in_table or scene.vocabulary.sections.match(row.text) is not None:
        return False
    bare = fold(split_access(row.text, scene.vocabulary)[0])
    return key[:16] in titles or bare[:16] in titles


def _title(
    scene: Scene, rows: tuple[Row, ...], nr: str | None, access: str | None, below: bool
) -> tuple[str, str | None]:
    titled = rows
    if below:
        titled = rows[:-1]  # the number stands below its title
        text = inline((s for row in titled for s in row.segments), scene.hyphens)
        text, mark = split_access(text, scene.vocabulary)
        return text.strip(), mark or access
    text = inline((s for row in rows for s in row.segments), scene.hyphens)
    if access:
        text, _ = split_access(text, scene.vocabulary)
    if nr is not None:
        _, text, _ = split_number(text, scene.vocabulary)
    text, mark = split_access(text, scene.vocabulary)
    return text.strip(), mark or access


def _weigh(
    scene: Scene,
    position: int,
    rows: tuple[Row, ...],
    nr: str | None,
    titel: str,
    prefixed: bool,
    access: str | None,
    titles: dict[str, list[int]],
) -> Candidate | None:
    first, body = rows[0], scene.body
    titel, tail = _parted_title(titel, rows, body)
    bare = split_number(first.text, scene.vocabulary)
    lead = rows[1] if len(rows) > 1 and bare[0] is not None and not bare[1] else first
    entry = _entry_of(scene, nr, titel, titles)
    evidence = _setting_of(lead, body)
    if entry is not None:
        evidence.append(("contents", 5.0 if len(fold(titel)) > 4 else 3.0))
    if titel and _in_outline(scene, titel, first.page):
        evidence.append(("outline", 4.0))
    if prefixed:
        evidence.append(("prefix", 2.0))
    if access:
        evidence.append(("access", 2.0))
    if first.first_on_page or (position > 0 and scene.rows[position - 1].page != first.page):
        evidence.append(("top of page", 0.7))
    start = position if rows[0].index == scene.rows[position].index else position - (len(rows) - 1)
    evidence += _surroundings(scene, start, len(rows))
    if first.in_table:
        evidence.append(("in a table", -3.0))
    if nr is not None and first.head.cell is not None and first.head.cell[2] in scene.item_columns:
        evidence.append(("under the head of a column of items", 4.0))
    evidence += _doubts(titel, nr, lead, body)
    score = sum(weight for _, weight in evidence)
    if score < -3.0:
        return None
    return Candidate(
        row=first.index,
        rows=tuple(row.index for row in rows),
        nr=nr,
        titel=titel,
        prefixed=prefixed,
        style=lead.style,
        x0=first.x0,
        page=first.page,
        score=score,
        entry=entry,
        access=access,
        tail=tail,
        mark=_number_column(first),
        evidence=tuple(evidence),
    )


def _setting_of(lead: Row, body: Body) -> list[tuple[str, float]]:
    """What size and weight say."""
    evidence = []
    if lead.size > body.size + 0.7:
        evidence.append(("larger", 3.0))
    elif lead.size < body.size - 0.7:
        evidence.append(("smaller", -2.0))
    if lead.bold and not body.bold:
        evidence.append(("bold", 2.0))
    return evidence


def _doubts(titel: str, nr: str | None, lead: Row, body: Body) -> list[tuple[str, float]]:
    """What speaks against a heading in its words and its number."""
    evidence = []
    if titel[:1].islower() or _LIST_WORDS.match(titel):
        evidence.append(("small letter", -3.5))
    if titel.endswith((".", ",", ";")) and not lead.bold and lead.size <= body.size + 0.7:
        evidence.append(("ends as a sentence", -1.0))
    if not (lead.bold and not body.bold) and lead.size <= body.size + 0.7:
        evidence.append(("set as text", -2.5))
    if nr is not None and nr.isalpha():
        evidence.append(("letter", -1.5))
    if not titel:
        evidence.append(("no title", -2.0))
    return evidence


def _in_outline(scene: Scene, titel: str, page: int) -> bool:
    """Whether the outline names the title on this page."""
    return any(
        fold(split_number(entry.title, scene.vocabulary)[1]) == fold(titel)
        for entry in scene.outline
        if entry.page in (None, page)
    )


def _parted_title(titel: str, rows: Sequence[Row], body: Body) -> tuple[str, str]:
    """A title set as text ends with its first sentence (`Valg af dirigent. Advokat X blev valgt`)."""
    if any(apart(row, body) for row in rows):
        return titel, ""
    end = re.search(r"(?<=[a-zæøå)])\.\s+(?=[A-ZÆØÅ])", titel)
    return (titel[: end.start()], titel[end.end() :]) if end else (titel, "")


def _number_column(row: Row) -> tuple[float, bool] | None:
    """How the number before a title is set, which may be otherwise than the title."""
    words = row.head.words
    if not words or not re.fullmatch(r"\d{1,3}[.:)]?", words[0].text):
        return None
    return words[0].size, words[0].bold


def _surroundings(scene: Scene, position: int, taken: int) -> list[tuple[str, float]]:
    """What stands above and below: a case number, an access line, meta labels, a first section heading."""
    evidence = []
    below = [row for row in (scene.at(position + taken + k) for k in range(3)) if row is not None]
    if any(is_meta_like(scene.vocabulary, row) for row in below):
        evidence.append(("meta below", 3.0))
    elif any(_heads_section(scene, row) for row in below[:2]):
        evidence.append(("section below", 2.0))
    above = scene.at(position - 1)
    if above is not None and above.page == scene.rows[position].page and is_meta_like(scene.vocabulary, above):
        evidence.append(("case number above", 1.5))
    return evidence


def _heads_section(scene: Scene, row: Row) -> bool:
    rule = scene.vocabulary.sections.match(row.head.text)
    if rule is None:
        start = scene.vocabulary.sections.match_start(row.text)
        return start is not None and start[1][:1].isupper()
    return row.bold or row.caps or not rule.weak or row.text.endswith(":")


def _entry_of(scene: Scene, nr: str | None, titel: str, titles: dict[str, list[int]]) -> int | None:
    """The entry of the contents list that names this title: equal, or cut in the list."""
    key = fold(titel)
    if not key:
        return None
    for index in titles.get(key[:16], ()):
        if _same_title(scene.contents.entries[index], nr, key):
            return index
    for index, entry in enumerate(scene.contents.entries):
        bare = fold(split_access(entry.titel, scene.vocabulary)[0])
        if (
            bare
            and (bare == key or (len(bare) >= 30 and key.startswith(bare)))
            and (nr is None or entry.nr in (None, nr))
        ):
            return index
    return None


def _same_title(entry: Entry, nr: str | None, key: str) -> bool:
    listed = fold(entry.titel)
    if entry.nr is not None and nr is not None and entry.nr.lstrip("0") != nr.lstrip("0"):
        return False
    return (
        listed == key
        or (len(listed) >= 30 and key.startswith(listed[:-1]))
        or (len(key) >= 24 and listed.startswith(key))
    )
