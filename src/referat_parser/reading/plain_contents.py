"""Contents lists without page numbers: titles that stand again further down as headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import fold
from referat_parser.reading.contents_rows import NUMBER, is_column_head, is_group
from referat_parser.reading.rows import Row

LAST_PLAIN_PAGE = 3  # a list without pages stands on the front pages; further on it is text
_SAME = 28  # letters by which a title is known again: headings break their lines elsewhere
_NEAR = 100  # characters of a row among which they stand
MOST_LOOSE = 3  # rows without a page number between two that have one


def plain_list_end(rows: Sequence[Row], start: int, vocabulary: Vocabulary) -> int | None:
    """A list of titles without pages, each of which stands again further down; the end of it, or None.

    Without a head of its own, such a list must be numbered on (1, 2, 3 …), and its titles must stand again set apart.
    """
    if rows[start].page > LAST_PLAIN_PAGE:
        return None
    headed = vocabulary.contents_heads.match(rows[start].text) is not None
    named = headed or vocabulary.types.match(rows[start].text) is not None
    position = start + 1 if named else start
    titles = _Titles.of(rows[position:])
    found, last, expected = 0, None, None if named else _first_number(rows[start])
    while position < len(rows) and rows[position].page - rows[start].page <= 2:
        row = rows[position]
        match = NUMBER.match(row.text)
        number = match.group(1) if match else None
        if titles.is_heading(row, number, rows[last] if last is not None else None) or (
            number is None and vocabulary.sections.match(row.text) is not None
        ):
            break
        numbered = number is not None and (expected is None or number == str(expected) or "." in number)
        alike = last is None or row.style.like(rows[last].style)
        wrapped = numbered and alike and titles.hold(_whole_title(rows, position))
        if (
            wrapped
            or (numbered and titles.stands_again(row, named))
            or (number is None and named and titles.stands_again(row, headed))
        ):
            titles.seen.add((number, _bare_key(row)))
            found, last, expected = found + 1, position, _next(number, expected)
        elif named and number is not None and expected is not None and number == str(expected):
            last, expected = position, expected + 1  # a title that its heading words otherwise
        elif last is None or not (
            is_group(row, vocabulary) or is_column_head(row, vocabulary) or _goes_on(rows, position)
        ):
            loose = position - (last if last is not None else start)
            if (
                not named
                or loose > (MOST_LOOSE if headed else 1)
                or (last is not None and not row.style.like(rows[last].style))
            ):
                break
            expected = None
        position += 1
    return _end_of_entry(rows, last) if last is not None and found >= 3 else None


def _end_of_entry(rows: Sequence[Row], last: int) -> int:
    """Behind the rows that go on with the last entry, where its number is seen."""
    end = last + 1
    while NUMBER.match(rows[last].text) and end < len(rows) and _goes_on(rows, end, last):
        if rows[end].baseline - rows[end - 1].baseline > 1.6 * rows[end].size or not rows[end].style.like(
            rows[last].style
        ):
            break
        end += 1
    return end


def _first_number(row: Row) -> int:
    """The number of the first row: 1, or the next of the year."""
    number = NUMBER.match(row.text)
    return int(number.group(1)) if number is not None and number.group(1).isdigit() else 1


def _next(number: str | None, expected: int | None) -> int | None:
    if number is not None and number.isdigit():
        return int(number) + 1
    return expected


@dataclass
class _Titles:
    """How often each title stands in the rest of the document, and how often set apart from a list."""

    all: Counter[str]
    bold: Counter[str]
    size: dict[str, float]
    seen: set[tuple[str | None, str]]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Titles:
        titles = cls(Counter(), Counter(), {}, set())
        for row in rows:
            for key in {_bare_key(row), _key(row.text)}:  # the title itself may begin with a number
                titles.all[key] += 1
                titles.bold[key] += row.bold
                titles.size[key] = max(titles.size.get(key, 0.0), row.size)
        return titles

    def stands_again(self, row: Row, named: bool) -> bool:
        """Whether the title of a list row heads something further down."""
        key = _bare_key(row)
        if len(key) <= 4 or self.all[key] < 2:
            return False
        return named or self.size[key] > row.size + 0.7 or (self.bold[key] > 0 and not row.bold)

    def hold(self, title: str) -> bool:
        """Whether the title of a list, whose rows the page breaks, stands whole further down."""
        return title != "" and self.all[fold(title)[:_SAME]] > 0

    def is_heading(self, row: Row, number: str | None, above: Row | None) -> bool:
        """Whether a row is the first heading itself: a title of the list again, or set otherwise than the list."""
        key = _bare_key(row)
        again = (number, key) in self.seen or (number is not None and (None, key) in self.seen)
        if not again:
            return False
        return (number is not None and (number, key) in self.seen) or above is None or not row.style.like(above.style)


def _bare_key(row: Row) -> str:
    """A title by which it is known again, without its number."""
    return _key(NUMBER.sub("", row.text, count=1))


def _key(text: str) -> str:
    return fold(text[:_NEAR])[:_SAME]


def _whole_title(rows: Sequence[Row], position: int) -> str:
    """The title of a numbered row with the rows that go on with it; nothing where it stands on one row."""
    end = _end_of_entry(rows, position)
    if end == position + 1:
        return ""
    return NUMBER.sub("", " ".join(row.text for row in rows[position:end]), count=1)


def _goes_on(rows: Sequence[Row], position: int, first: int | None = None) -> bool:
    """A row that goes on with the title above it: it stands right of the number, or begins with a small letter.

    `first` is the row of the number, the row above where none is given.
    """
    above, row = rows[position - 1 if first is None else first], rows[position]
    inner = row.x0 > above.x0 + 5 or (row.text[:1].islower() and abs(row.x0 - above.x0) < 5)
    return row.page == above.page and NUMBER.match(row.text) is None and inner
