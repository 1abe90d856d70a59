"""An examination → the text of a starting profile for documents like this one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from referat_parser.profiles.draft import (
    DraftHeading,
    DraftMark,
    label_mark,
    producer_mark,
    render_draft,
    text_mark,
)
from referat_parser.profiles.matching import fold

from .examination import Examination
from .places import explained_lines
from .setting import in_words

_MOST_LABELS = 5


def draft_profile(examination: Examination, name: str) -> str:
    """A profile named `name` that extends the one that was used, with the marks of the front page and the producer.

    The bold or large lines that nothing claimed stand in it as comments, to choose from.
    """
    used = examination.vocabulary
    marks = {mark.pattern: mark for mark in _marks(examination)}
    return render_draft(name, used.name, tuple(marks.values()), _headings(examination), source=examination.file or "")


def _marks(examination: Examination) -> Iterator[DraftMark]:
    front, document = examination.minutes.front, examination.document
    segments = [line for page in document.pages[:1] for line in page.lines]
    for value in (front.myndighed, front.titel):
        printed = next((one.text for one in segments if value and fold(one.text) == fold(value)), None)
        if printed is not None and not any(char.isdigit() for char in printed):
            yield text_mark(printed)
    yield from islice(_labels([one.text for one in segments], examination), _MOST_LABELS)
    producer = producer_mark(document.producer or "")
    if producer is not None:
        yield producer


def _labels(texts: list[str], examination: Examination) -> Iterator[DraftMark]:
    """The labels of the front page, as this document writes them."""
    vocabulary = examination.vocabulary
    for text in texts:
        head, colon, _ = text.partition(":")
        if vocabulary.front.match(head) is not None and head.strip():
            yield label_mark(f"{head.strip()}{colon}")


def _headings(examination: Examination) -> tuple[DraftHeading, ...]:
    """The lines that stand out, each once, with all its pages."""
    pages: dict[tuple[str, str], list[int]] = {}
    texts: dict[tuple[str, str], str] = {}
    for line in explained_lines(examination):
        if line.stands_out:
            key = (fold(line.text), in_words(line.size, bold=line.bold, italic=line.italic))
            texts.setdefault(key, line.text)
            pages.setdefault(key, []).append(line.page)
    return tuple(
        DraftHeading(texts[key], tuple(dict.fromkeys(found)), key[1]) for key, found in pages.items() if key[0]
    )
