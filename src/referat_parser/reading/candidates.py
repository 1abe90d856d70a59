"""Rows → candidates for item headings, each with the evidence that speaks for it.

A candidate is a row (or a number on a row of its own with the title below) that could head an item. Every witness is
looked at on its own: the printed contents, the bookmarks, the type style, the number, what stands above and below. The
weights only order the candidates; which of them are items is decided in `chain` for the document as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..facts.sagsnr import parse_sagsnr
from ..pdf.layout import OutlineEntry
from ..profiles.loader import Vocabulary
from ..profiles.matching import fold
from .contents import Contents, Entry
from .rows import Body, Row, Style
from .text import Hyphens, inline

_NUMBER = re.compile(
    r"^(?P<nr>\d{2}/\d{2}(?=\s+[A-ZÆØÅ])|\d{1,4}(?:\.\d{1,2})?[a-z]?(?!\.\d)|[A-ZÆØÅ](?=[.)]))(?P<sep>\s?[.:)]+\s?[-–]?|\s?[-–](?=\s)|(?=\s)|(?<=\d)(?=[A-ZÆØÅ][a-zæøå]{2})|$)\s*(?P<rest>.*)$"
)
_PREFIX = re.compile(r"^(?P<prefix>[A-Za-zÆØÅæøå§][A-Za-zÆØÅæøå]*\.?(?:\s?nr\.?)?)\s?:?\s?(?P<rest>\d.*)$")
_LIST_WORDS = re.compile(r"^(?:at|Ad)\b")
_MOST_TITLE_ROWS = 5


@dataclass(frozen=True)
class Candidate:
    """A possible item heading: the rows it takes, its number and title as printed, the style, and the evidence.

    `tail` is text that runs on behind the title on the same rows; `mark` is how a number in a column of its own is set
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

    @property
    def number(self) -> tuple[int, ...]:
        """The number for comparing: (3, 1) for `3.1`; letters count from A = 1; empty without a number."""
        if self.nr is None:
            return ()
        if self.nr.isalpha():
            return (ord(self.nr.upper()) - 64,)
        return tuple(int(part) for part in re.findall(r"\d+", self.nr.partition("/")[0]))


@dataclass(frozen=True)
class Scene:
    """What the search for headings looks at: the rows that are not furniture or contents, and all witnesses."""

    rows: tuple[Row, ...]
    body: Body
    contents: Contents
    outline: tuple[OutlineEntry, ...]
    vocabulary: Vocabulary
    hyphens: Hyphens

    def at(self, position: int) -> Row | None:
        """The row at a position among the free rows, None outside."""
        return self.rows[position] if 0 <= position < len(self.rows) else None


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


def split_number(text: str, vocabulary: Vocabulary) -> tuple[str | None, str, bool]:
    """A heading's text as number, rest and whether a word such as `Punkt` stood before the number."""
    prefix = _PREFIX.match(text)
    if prefix and vocabulary.item_prefixes.match(prefix["prefix"].strip()) is not None:
        number = _NUMBER.match(prefix["rest"])
        if number:
            return number["nr"], number["rest"].strip(), True
    number = _NUMBER.match(text)
    if number:
        return number["nr"], number["rest"].strip(), False
    return None, text, False


def split_access(text: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A title without its access mark, and `open` or `closed` where one was printed."""
    key = fold(text)
    if not any(mark in key for mark in vocabulary.access_keys):
        return text, None
    for matcher, access in ((vocabulary.closed_marks, "closed"), (vocabulary.open_marks, "open")):
        head = re.match(r"^(\([^)]{3,20}\)|[^\W\d][\w ]{2,18}?)\s*(?:[-–:]\s*|(?<=\))\s*)(?=\S)", text)
        if head and matcher.match(head.group(1)) is not None:
            return text[head.end() :].strip(), access
        tail = re.search(r"\s*(?:[-–]\s*([^-–()]{4,22})|(\([^)]{4,22}\)))\s*$", text)
        if tail and matcher.match(tail.group(1) or tail.group(2)) is not None:
            return text[: tail.start()].strip(), access
        for word in ("LUKKET SAG", "LUKKET PUNKT", "Åben", "Åbent", "åbent", "åben", "Lukket", "lukket"):
            if text.startswith(word + " ") and matcher.match(word) is not None:
                rest = text[len(word) :].strip()
                if word.isupper() or rest[:1].isupper() or rest[:1].isdigit():
                    return rest, access
    return text, None


def _candidate(scene: Scene, position: int, titles: dict[str, list[int]]) -> Candidate | None:
    row = scene.rows[position]
    text = row.text.strip()
    if not text or len(text) > 260 or row.head.italic and not row.bold:
        return None
    bare, access = split_access(text, scene.vocabulary) if text[:1].isalpha() or text[:1] == "(" else (text, None)
    nr, rest, prefixed = split_number(bare, scene.vocabulary)
    if nr is None and not _may_be_unnumbered(scene, row, titles):
        return None
    rows = _title_rows(scene, position, rest, nr)
    if rows is None:
        return None
    titel, access = _title(scene, rows, nr, access, rows[0] is not row)
    return _weigh(scene, position, rows, nr, titel, prefixed, access, titles)


def _may_be_unnumbered(scene: Scene, row: Row, titles: dict[str, list[int]]) -> bool:
    """Rows without a number may be headings where a title of the contents or the outline begins like them."""
    key = fold(row.text)
    if len(key) < 4 or row.in_table or scene.vocabulary.sections.match(row.text) is not None:
        return False
    bare = fold(split_access(row.text, scene.vocabulary)[0])
    return key[:16] in titles or bare[:16] in titles or any(fold(e.titel).startswith(key) for e in scene.contents.entries if len(key) > 24)


def _title_rows(scene: Scene, position: int, rest: str, nr: str | None) -> tuple[Row, ...] | None:
    """The rows of a heading: the first, and those that go on with the title in the same style."""
    first = scene.rows[position]
    rows = [first]
    if nr is not None and not rest:
        above = _title_above(scene, position) if not first.text[:1].isdigit() else ()
        if above:
            return (*above, first)
        below = scene.at(position + 1)
        if below is None or below.page != first.page or not _goes_with_number(first, below):
            return None
        rows.append(below)
    lead = rows[-1]
    edge = lead.segments[-1].x0 if len(lead.segments) > 1 else lead.x0
    while len(rows) < _MOST_TITLE_ROWS:
        row = scene.at(position + len(rows))
        if row is None or not _continues(scene, lead, rows[-1], row, edge):
            break
        rows.append(row)
    return tuple(rows)


def _title_above(scene: Scene, position: int) -> tuple[Row, ...]:
    """The title over a number on a row of its own (`Sag nr. 129` below the heading): rows set as headings are."""
    number = scene.rows[position]
    rows: list[Row] = []
    while len(rows) < _MOST_TITLE_ROWS - 1:
        row = scene.at(position - 1 - len(rows))
        if row is None or row.page != number.page or row.in_table or not _apart(row, scene.body) or row.size < number.size + 0.5:
            break
        below = rows[-1] if rows else number
        if rows and not row.style.like(rows[-1].style) or not 0 < below.baseline - row.baseline < 2.2 * row.size:
            break
        rows.append(row)
    return tuple(reversed(rows))


def _apart(row: Row, body: Body) -> bool:
    return (row.bold and not body.bold) or row.size > body.size + 0.7


def _goes_with_number(number: Row, title: Row) -> bool:
    return title.size > number.size - 1.5 and 0 < title.baseline - number.baseline < 3.2 * title.size and not title.in_table


def _continues(scene: Scene, lead: Row, above: Row, row: Row, edge: float) -> bool:
    """Whether a row goes on with the title of the row above it."""
    if row.page != above.page or not row.style.like(lead.style) and not _cut_caps(row, lead):
        return False
    if row.in_table and (row.head.cell != lead.head.cell or not row.bold):
        return False
    if row.baseline - above.baseline > 1.5 * row.size:
        return False
    distinct = lead.style.bold != scene.body.bold or lead.size > scene.body.size + 0.7
    full = above.x1 > scene.body.right - 0.25 * (scene.body.right - scene.body.left)
    if not distinct and not full:
        return False
    if above.text.endswith(("-", "–")):
        return True  # the access mark, or the rest of a number, stands on the next row
    if scene.vocabulary.meta.match_start(row.text) is not None or _is_meta_like(scene.vocabulary, row):
        return False
    if lead.size <= scene.body.size + 0.7 and scene.vocabulary.sections.match(row.text) is not None:
        return False
    if re.match(r"^\d{1,3}[.:)]\s+[^a-zæøå]", row.text):
        return False
    return distinct or row.x0 >= edge - 2


def _cut_caps(row: Row, lead: Row) -> bool:
    """A short rest of a title in capitals, or the one word without letters, has no capitals of its own to compare."""
    return row.size == lead.size and row.bold == lead.bold and (lead.caps or row.caps)


def _is_meta_like(vocabulary: Vocabulary, row: Row) -> bool:
    """A row that stands in the block under headings: a bare case number, an access line, a label with its value."""
    text = row.text.strip()
    if parse_sagsnr(text) is not None and not text.isdigit():
        return True
    if parse_sagsnr(text.rpartition(" ")[0]) is not None and not text.rpartition(" ")[0].isdigit() and len(text.rpartition(" ")[2]) <= 6:
        return True
    if vocabulary.open_marks.match(text) is not None or vocabulary.closed_marks.match(text) is not None:
        return True
    if vocabulary.meta.match_start(text) is not None or (len(row.segments) > 1 and vocabulary.meta.match(row.head.text) is not None):
        return True
    head = re.split(r"\s[-–/]\s", text)
    return len(head) == 2 and (vocabulary.open_marks.match(head[0]) is not None or vocabulary.closed_marks.match(head[0]) is not None) and parse_sagsnr(head[1]) is not None


def _title(scene: Scene, rows: tuple[Row, ...], nr: str | None, access: str | None, below: bool) -> tuple[str, str | None]:
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
    scene: Scene, position: int, rows: tuple[Row, ...], nr: str | None, titel: str, prefixed: bool, access: str | None, titles: dict[str, list[int]]
) -> Candidate | None:
    first, body = rows[0], scene.body
    titel, tail = _parted_title(titel, rows, body)
    bare = split_number(first.text, scene.vocabulary)
    lead = rows[1] if len(rows) > 1 and bare[0] is not None and not bare[1] else first
    entry = _entry_of(scene, nr, titel, titles)
    evidence: list[tuple[str, float]] = []
    if lead.size > body.size + 0.7:
        evidence.append(("larger", 3.0))
    elif lead.size < body.size - 0.7:
        evidence.append(("smaller", -2.0))
    if lead.bold and not body.bold:
        evidence.append(("bold", 2.0))
    if entry is not None:
        evidence.append(("contents", 5.0 if len(fold(titel)) > 4 else 3.0))
    if any(fold(split_number(o.title, scene.vocabulary)[1]) == fold(titel) for o in scene.outline if o.page in (None, first.page)) and titel:
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


def _parted_title(titel: str, rows: Sequence[Row], body: Body) -> tuple[str, str]:
    """A title set as text ends with its first sentence: `Valg af dirigent. Advokat X blev valgt.`"""
    if any(_apart(row, body) for row in rows):
        return titel, ""
    end = re.search(r"(?<=[a-zæøå)])\.\s+(?=[A-ZÆØÅ])", titel)
    return (titel[: end.start()], titel[end.end() :]) if end else (titel, "")


def _number_column(row: Row) -> tuple[float, bool] | None:
    if len(row.segments) < 2 or not re.fullmatch(r"\d{1,3}[.:)]?", row.head.text):
        return None
    return row.head.size, row.head.bold


def _surroundings(scene: Scene, position: int, taken: int) -> list[tuple[str, float]]:
    """What stands above and below: a case number, an access line, meta labels, a first section heading."""
    evidence = []
    below = [row for row in (scene.at(position + taken + k) for k in range(3)) if row is not None]
    if any(_is_meta_like(scene.vocabulary, row) for row in below):
        evidence.append(("meta below", 3.0))
    elif any(_heads_section(scene, row) for row in below[:2]):
        evidence.append(("section below", 2.0))
    above = scene.at(position - 1)
    if above is not None and above.page == scene.rows[position].page and _is_meta_like(scene.vocabulary, above):
        evidence.append(("case number above", 1.5))
    return evidence


def _heads_section(scene: Scene, row: Row) -> bool:
    rule = scene.vocabulary.sections.match(row.head.text)
    if rule is None:
        start = scene.vocabulary.sections.match_start(row.text)
        return start is not None and start[1][:1].isupper()
    return row.bold or row.caps or not rule.weak


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
        if bare and (bare == key or (len(bare) >= 30 and key.startswith(bare))) and (nr is None or entry.nr in (None, nr)):
            return index
    return None


def _same_title(entry: Entry, nr: str | None, key: str) -> bool:
    listed = fold(entry.titel)
    if entry.nr is not None and nr is not None and entry.nr.lstrip("0") != nr.lstrip("0"):
        return False
    return listed == key or (len(listed) >= 30 and key.startswith(listed[:-1])) or (len(key) >= 24 and listed.startswith(key))
