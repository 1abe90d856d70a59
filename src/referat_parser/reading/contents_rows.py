"""What a row of a contents list is: an entry with its page, a column head, a group."""

from __future__ import annotations

import re

from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.rows import Row

LEADER = re.compile(r"\s*(?:\.\s?){3,}\s*(\d{1,4})?\s*$|\s*…+\s*(\d{1,4})?\s*$|\s*_{3,}\s*(\d{1,4})?\s*$")
PAGE = re.compile(r"^(?:\d{1,4}|[ivxlcIVXLC]{1,7})$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
NUMBER = re.compile(
    r"^(?:(?:punkt|pkt\.?|sag|nr\.?|§)\s*(?:nr\.?)?\s*)?(\d{2}/\d{2}(?=\s)|\d{1,4}(?:\.\d{1,2})?[a-z]?|[A-ZÆØÅ])(?:[.:)]+|\s|$)\s*",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"^[A-Z]\.\s+(?=\S)")


def is_prose(row: Row) -> bool:
    """A cheap look: a long line without leaders and columns opens no contents list."""
    text = row.text
    return (
        len(row.segments) == 1
        and len(text) > 60
        and not ("..." in text or "…" in text or ". ." in text or "__" in text)
    )


def leader_of(text: str) -> re.Match[str] | None:
    """The dots that lead from a title to its page, with the page; a cheap look first."""
    return LEADER.search(text) if text.count(".") > 2 or "…" in text or "___" in text else None


def page_of(row: Row) -> int | None:
    """The printed page number that a contents row ends with."""
    last = row.segments[-1].text
    leader = leader_of(row.text)
    if leader:
        number = next((g for g in leader.groups() if g), None)
        return int(number) if number else None
    if len(row.segments) > 1 and PAGE.match(last) and not row.in_table:
        return int(last) if last.isdigit() else _roman(last)
    if row.in_table and PAGE.match(last) and len(row.segments) == 1:
        return None
    return None


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text.lower()]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def ends_entry(row: Row) -> bool:
    """Whether a row ends an entry: with its page or with leaders."""
    return page_of(row) is not None or leader_of(row.text) is not None


def is_column_head(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row is the head of the list's columns."""
    return len(row.text) < 60 and vocabulary.contents_columns.match(row.text) is not None


def is_group(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row heads a group of items, with or without a letter (`E. Lukkede punkter`)."""
    return names_group(row.text, vocabulary)


def names_group(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is the heading of a group, with or without its letter."""
    text = text.rstrip(" :")
    bare = _LETTERED.sub("", text)
    return any(
        matcher.match(t) is not None for matcher in (vocabulary.groups, vocabulary.closed_groups) for t in (text, bare)
    )
