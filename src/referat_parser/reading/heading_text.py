"""The text of a heading → number, title, access mark; and what rows in the block under a heading look like."""

from __future__ import annotations

import re

from referat_parser.facts.sagsnr import parse_sagsnr
from referat_parser.profiles.loader import Vocabulary
from referat_parser.profiles.matching import fold
from referat_parser.reading.rows import Row

_NUMBER = re.compile(
    r"^(?P<nr>\d{2}/\d{2}(?=\s+[A-ZÆØÅ])|\d{1,4}(?:\.\d{1,2})?[a-z]?(?!\.\d)|[A-ZÆØÅ](?=[.)]))(?P<sep>\s?[.:)]+\s?[-–]?|\s?[-–](?=\s)|(?=\s)|(?<=\d)(?=[A-ZÆØÅ][a-zæøå]{2})|$)\s*(?P<rest>.*)$"
)
# `1.2. behandling af budget`: the number is glued to a title that begins with a reading.
_GLUED_READING = re.compile(r"^(?P<nr>\d{1,3})\.(?P<rest>[1-3]\.\s*behandling\b.*)$")
_BARE_LABEL = re.compile(r"^([^\W\d][\w. ]{2,20}?)\s+(?=\S*\d)")
_SUBJECT = re.compile(r"\d{2}\.\d{2}\.\d{2}")  # of the common plan, which older minutes give alone
_PREFIX = re.compile(r"^(?P<prefix>[A-Za-zÆØÅæøå§][A-Za-zÆØÅæøå]*\.?(?:\s?nr\.?)?)\s?:?\s?(?P<rest>\d.*)$")


def split_number(text: str, vocabulary: Vocabulary) -> tuple[str | None, str, bool]:
    """A heading's text as number, rest and whether a word such as `Punkt` stood before the number."""
    prefix = _PREFIX.match(text)
    if prefix and vocabulary.item_prefixes.match(prefix["prefix"].strip()) is not None:
        number = _NUMBER.match(prefix["rest"])
        if number:
            return number["nr"], number["rest"].strip(), True
    number = _NUMBER.match(text)
    reading = _GLUED_READING.match(text)
    if reading:
        return reading["nr"], reading["rest"], False
    if number:
        return number["nr"], number["rest"].strip(), False
    return None, text, False


def needs_setting(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the word before the number is one that decisions use too: a heading has to be set apart from text."""
    prefix = _PREFIX.match(text)
    rule = vocabulary.item_prefixes.match(prefix["prefix"].strip()) if prefix else None
    return rule is not None and rule.apart


def split_access(text: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """A title without its access mark, and `open` or `closed` where one was printed."""
    key = fold(text)
    for mark in vocabulary.access_keys:
        if mark in key:
            break
    else:  # asked of every line of a document
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
    if vocabulary.closed_marks.match(text) is not None:
        return text, "closed"  # the whole title of an item that is not published
    return text, None


def is_meta_like(vocabulary: Vocabulary, row: Row) -> bool:
    """A row that stands in the block under headings: a bare case number, an access line, a label with its value."""
    text = row.text.strip()
    if parse_sagsnr(text) is not None and not text.isdigit():
        return True
    if (
        parse_sagsnr(text.rpartition(" ")[0]) is not None
        and not text.rpartition(" ")[0].isdigit()
        and len(text.rpartition(" ")[2]) <= 6
    ):
        return True
    if vocabulary.open_marks.match(text) is not None or vocabulary.closed_marks.match(text) is not None:
        return True
    if vocabulary.meta.match_start(text) is not None or (
        len(row.segments) > 1 and vocabulary.meta.match(row.head.text) is not None
    ):
        return True
    if labelled_number(without_brackets(text), vocabulary) is not None:
        return True
    head = re.split(r"\s[-–/]\s", text)
    return (
        len(head) == 2
        and (vocabulary.open_marks.match(head[0]) is not None or vocabulary.closed_marks.match(head[0]) is not None)
        and parse_sagsnr(head[1]) is not None
    )


def without_brackets(text: str) -> str:
    """What stands in brackets, where they hold the whole text (`(J.nr. 01.02.05P16)`)."""
    return text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else text


def labelled_number(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """A label without colon and what stands behind it, where that begins with a case number (`J.nr. 00.22.02P35`)."""
    bare = _BARE_LABEL.match(text)
    if bare is None or vocabulary.meta.match(bare.group(1)) is None:
        return None
    number = text[bare.end() :].split(maxsplit=1)[0]
    if parse_sagsnr(number) is None and not _SUBJECT.fullmatch(number):
        return None
    return bare.group(1), text[bare.end() :]
