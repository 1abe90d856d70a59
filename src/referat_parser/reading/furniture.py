"""Rows → the numbers of the rows that are page furniture: running headers, footers, page numbers.

A row is furniture when it stands at the edge of its page (above or below all text) and the same text, digits aside,
stands at the same height on most pages; or when it is a page number or another line that the profile lists.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from referat_parser.facts.organer import parse_beslutningshoved
from referat_parser.pdf.layout import Page
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.head_tables import head_tables
from referat_parser.reading.repeated_heads import repeated_heads
from referat_parser.reading.rows import Row

_DIGITS = re.compile(r"\d+")
_OF_HISTORY = re.compile(
    r"(?:Udvalg|Punktnummer) ?:", re.IGNORECASE
)  # lines of a case history, where a page ends in it
_OF = re.compile(r"(\d{1,4}) ?/ ?(\d{1,4})")
_SHARE = 0.4  # of the pages with text
_LABEL_SHARE = 0.9
_META_SHARE = 0.7  # a box with the case number stands on the other pages of its item too
_SAME_HEIGHT = 1.5  # points; text that a page happens to end with stands higher or lower than on the others
_OTHERS = 2  # pages
_OTHERS_OF_A_SIDE = 3  # pages
_DEPTH = 7  # rows from the edge; header boxes have up to five
_EDGE = 0.13  # of the page height: where a page number or a repeated line may stand alone


def find_furniture(rows: Sequence[Row], pages: Sequence[Page], vocabulary: Vocabulary) -> frozenset[int]:
    """Numbers of the rows that belong to the page and not to the minutes."""
    by_page: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.in_table:
            by_page[row.page].append(row)
    heights = {page.number: page.height or 842.0 for page in pages}
    found: set[int] = set()
    for from_top in (True, False):
        found |= _repeated(by_page, heights, vocabulary, from_top)
    for number, page_rows in by_page.items():
        found |= _page_numbers(page_rows, heights[number], vocabulary, found, len(pages))
    found |= _table_heads(rows, found) | head_tables(rows, heights, vocabulary)
    found |= repeated_heads(rows, found, vocabulary)
    for row in rows:
        rule = vocabulary.furniture.match(row.text) if len(row.text) < 60 else None
        if rule is not None and rule.anywhere:
            found.add(row.index)
    return frozenset(found)


def _table_heads(rows: Sequence[Row], known: set[int]) -> set[int]:
    """Head rows that a table repeats at the top of the next page, when it goes over the end of the page before."""
    heads: dict[int, list[list[Row]]] = defaultdict(list)  # page → head row of each of its tables
    first_table: dict[int, bool] = {}
    ends_in_table: dict[int, bool] = {}
    for row in rows:
        if row.index in known:
            continue
        cell = row.head.cell
        first_table.setdefault(row.page, cell is not None)
        ends_in_table[row.page] = cell is not None
        if cell is not None and cell[1] == 0:
            while len(heads[row.page]) <= cell[0]:
                heads[row.page].append([])
            heads[row.page][cell[0]].append(row)
    found: set[int] = set()
    head: list[str] = []
    for page in sorted(heads):
        for number, cells in enumerate(heads[page]):
            texts = [r.text for r in cells]
            goes_on = number == 0 and first_table[page] and ends_in_table.get(page - 1, False)
            if goes_on and texts and texts == head and len(texts) > 1:
                found |= {r.index for r in cells}
            else:
                head = texts
    return found


def _edge_rows(page_rows: Sequence[Row], from_top: bool) -> list[Row]:
    ordered = sorted(page_rows, key=lambda r: r.baseline, reverse=not from_top)
    return ordered[:_DEPTH]


def _key(row: Row) -> tuple[str, int]:
    """What a row has in common with its like on other pages: labels without their values, text without digits."""
    parts = [s.text.partition(":")[0] if 0 < s.text.find(":") <= 20 else _DIGITS.sub("#", s.text) for s in row.segments]
    return "|".join(parts), round(row.baseline / _SAME_HEIGHT)


def _repeated(
    by_page: dict[int, list[Row]], heights: dict[int, float], vocabulary: Vocabulary, from_top: bool
) -> set[int]:
    counts: Counter[tuple[str, int]] = Counter()
    for page_rows in by_page.values():
        for text, place in {_key(r) for r in _edge_rows(page_rows, from_top)}:
            for near in (place - 1, place, place + 1):
                counts[(text, near)] += 1
    least = max(3, _SHARE * len(by_page)) if len(by_page) > 3 else max(2, len(by_page))
    own = _text_starts(by_page, counts, least, from_top)
    one_sided = _one_sided(by_page, from_top)
    found: set[int] = set()
    for number, page_rows in by_page.items():
        height = heights[number]
        for depth, row in enumerate(_edge_rows(page_rows, from_top)):
            at_edge = row.baseline < 0.3 * height if from_top else row.baseline > 0.8 * height
            enough = least if not _in_margin(row, height) else max(2, least / 3)
            if vocabulary.sections.match(row.text) is not None or _heads_decision(row):
                enough = max(2, _LABEL_SHARE * len(by_page))  # every item may begin a page with the same heading
            elif _OF_HISTORY.match(row.text):
                enough = max(2, _LABEL_SHARE * (len(by_page) - 1))
            elif vocabulary.meta.match_start(row.text) is not None:
                enough = max(enough, _META_SHARE * len(by_page))  # or with its case number above the heading
            if not at_edge or counts[_key(row)] < enough:
                break
            outermost = depth == 0 and _in_margin(row, height)
            if not outermost and _key(row) not in one_sided and _is_text_line(row, own):
                break
            found.add(row.index)
    return found


def _text_starts(
    by_page: dict[int, list[Row]], counts: Counter[tuple[str, int]], least: float, from_top: bool
) -> Counter[int]:
    """Heights at which pages begin (or end) with a row of their own, below the head that they share with the others."""
    starts: Counter[int] = Counter()
    for page_rows in by_page.values():
        first = next((r for r in _edge_rows(page_rows, from_top) if counts[_key(r)] < least), None)
        if first is not None and counts[_key(first)] == 1:
            starts[round(first.baseline)] += 1
    return starts


def _one_sided(by_page: dict[int, list[Row]], from_top: bool) -> set[tuple[str, int]]:
    """What all right-hand pages, or all left-hand ones, begin (or end) with: a print for both sides of the sheet.

    The title page is not asked, for it often has no head.
    """
    found: set[tuple[str, int]] = set()
    inner = [number for number in by_page if number > 1]
    for side in (0, 1):
        ends = [_edge_rows(by_page[number], from_top)[0] for number in inner if number % 2 == side]
        keys = {_key(row) for row in ends}
        if len(keys) == 1 and len(ends) >= _OTHERS_OF_A_SIDE:
            found |= keys
    return found


def _is_text_line(row: Row, own: Counter[int]) -> bool:
    """Whether other pages begin (or end) at the same height with a row of their own: there the text itself begins."""
    return sum(own[round(row.baseline) + step] for step in range(-4, 5)) >= _OTHERS


def _heads_decision(row: Row) -> bool:
    """A bold `Beslutning i Byrådet den …` that begins pages is the heading of a decision broken off its item."""
    return row.bold and "eslutning" in row.text.lower() and parse_beslutningshoved(row.text) is not None


def _in_margin(row: Row, height: float) -> bool:
    return row.baseline < 0.075 * height or row.baseline > 0.93 * height


def _numbers_title(row: Row, page_rows: Sequence[Row]) -> bool:
    """A bold number right above a row set like it is the number of a heading, not of the page."""
    return row.bold and any(
        other.style.like(row.style) and 0 < other.baseline - row.baseline < 2 * row.size for other in page_rows
    )


def _is_case_number(text: str, pages: int) -> bool:
    """Whether `17/3371` counts more pages than the document can have."""
    numbers = _OF.fullmatch(text)
    return numbers is not None and not int(numbers[1]) <= int(numbers[2]) <= max(99, 4 * pages)


def _page_numbers(
    page_rows: Sequence[Row], height: float, vocabulary: Vocabulary, known: set[int], pages: int
) -> set[int]:
    """Rows at the very edge that are page numbers or lines which the profile knows as furniture."""
    found: set[int] = set()
    for from_top in (True, False):
        for row in _edge_rows(page_rows, from_top):
            if row.index in known:
                continue
            far = row.baseline > _EDGE * height if from_top else row.baseline < (1 - _EDGE) * height
            if far or vocabulary.furniture.match(row.text) is None or (from_top and _numbers_title(row, page_rows)):
                break
            if _is_case_number(row.text, pages):
                break
            found.add(row.index)
    return found
