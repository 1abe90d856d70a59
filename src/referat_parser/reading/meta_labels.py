"""The labels of a row under an item's heading, each with its value, also several on one row.

In go rows of the block, out come (label, value) pairs as printed; what they mean is read in `meta`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from referat_parser.facts.organer import is_body_name
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.heading_text import labelled_number, without_brackets
from referat_parser.reading.rows import Row


def pairs_of(row: Row, vocabulary: Vocabulary) -> list[tuple[str, str]] | None:
    """The row as label and value pairs, or None where its first words are no meta label."""
    segments = [s.text for s in row.segments]
    pairs: list[tuple[str, str]] = []
    for text in segments:
        split = _split_labels(text, vocabulary)
        if split:
            pairs += split
        elif pairs:
            label, value = pairs[-1]
            if vocabulary.meta.match(text) is not None and value:
                pairs.append((text, ""))
            else:
                pairs[-1] = (label, f"{value} {text}".strip())
        elif vocabulary.meta.match(text) is not None and (len(segments) > 1 or text.rstrip().endswith(":")):
            pairs.append((text, ""))
        else:
            return None
    return pairs


def _split_labels(text: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """`Sagsnr.: 330-2019-2104 Dok.nr.: 330-2019-459408 Åbent` → its labels with their values."""
    text = without_brackets(text)
    known = [
        span
        for span in (_label_before(text, m.start(), vocabulary) for m in re.finditer(":", text))
        if span is not None
    ]
    body = text[: known[0][0]].strip() if known else ""
    if known and body and is_body_name(body):
        return [("", body), *_labels(text, known)]  # the register of the number (`Regionsrådet Brevid: 3957146`)
    if not known or body:
        bare = labelled_number(text, vocabulary)
        return [bare] if bare is not None else []
    return _labels(text, known)


def _labels(text: str, known: Sequence[tuple[int, int]]) -> list[tuple[str, str]]:
    """Each label with what stands between its colon and the next label."""
    ends = [start for start, _ in known[1:]] + [len(text)]
    return [
        (text[start:colon].strip(), text[colon + 1 : end].strip(" -–,:"))
        for (start, colon), end in zip(known, ends, strict=True)
    ]


def _label_before(text: str, colon: int, vocabulary: Vocabulary) -> tuple[int, int] | None:
    """The longest known label of up to four words that ends at a colon: it may follow the value before it."""
    starts = [m.start() for m in re.finditer(r"(?<![\w.])[^\W\d_]", text[:colon])][-4:]
    for start in starts:
        if vocabulary.meta.match(text[start:colon]) is not None:
            return start, colon
    return None
