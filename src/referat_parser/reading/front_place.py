"""Where a meeting is held, where no label says it: behind date and time, below them, or in a sentence.

In go the draft of the front page and its title, out comes the place as printed; rows that say nothing else are claimed.
"""

from __future__ import annotations

import re

from referat_parser.facts.datoer import find_datoer, parse_dato
from referat_parser.profiles.loader import Vocabulary
from referat_parser.reading.front_labels import Draft
from referat_parser.reading.rows import with_below

_PLACE = re.compile(r"^(?:i|på) (?P<sted>(?:[A-ZÆØÅ\d]|mødelokale|lokale|byråds|kantinen|salen).{2,80})$")
_PLACE_AFTER_TIME = re.compile(
    r"(?i:kl)\.? ?\d{1,2}[.:]?\d{0,2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})? ?,? (?:i|på) "
    r"(?P<sted>.{3,81}?)\.?$"
)
_PLACE_BEHIND = re.compile(
    r"(?i:kl)\.? ?\d{1,2}[.:]\d{2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})? ?, ?(?P<sted>[A-ZÆØÅ][^\d,]{3,60})$"
)
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[.:]\d{2}(?![\d.])")
_LEADS_IN = re.compile(r"^(?:i|på) ")


def find_place(draft: Draft, titel: str | None, vocabulary: Vocabulary) -> str | None:
    """The place of the meeting, or None."""
    return _place_with_date(draft) or _place_beside_time(draft, vocabulary) or _place(draft, titel, vocabulary)


def _place_with_date(draft: Draft) -> str | None:
    """The place behind date and time under one label (`Tid og sted: 4. marts 2031 kl. 17.00, Byrådssalen`)."""
    found = (_PLACE_BEHIND.search(text) for text in (*draft.texts("dato"), *draft.texts("starttidspunkt")))
    return next((match["sted"].strip(" .") for match in found if match), None)


def _place_beside_time(draft: Draft, vocabulary: Vocabulary) -> str | None:
    """What stands behind date and time, or under their label, and is worded as places are (`4. marts 17.00 Salen`)."""
    texts = [text for row in draft.free if row.index in draft.claimed and parse_dato(text := row.text) is not None]
    for value in draft.values:
        if value.name in ("dato", "starttidspunkt"):
            texts += [*value.texts, *value.rows.values()]
    for text in texts:
        ends = [*(found.end for found in find_datoer(text)), *(clock.end() for clock in _CLOCK.finditer(text))]
        sted = _LEADS_IN.sub("", text[max(ends, default=0) :].strip(" ,.;|/-–"))
        if sted and vocabulary.places.match(sted) is not None:
            return sted
    return None


def _place(draft: Draft, titel: str | None, vocabulary: Vocabulary) -> str | None:
    """The place in the title sentence, in a prose line, or alone on the row below date and time."""
    match = _place_in(titel or "", vocabulary)
    if match:
        return match["sted"].strip().rstrip(".")
    for above, row in zip(draft.free, draft.free[1:], strict=False):
        timed = above.index in draft.claimed and (
            parse_dato(above.text) or re.match(r"^kl\b", above.text, re.IGNORECASE)
        )
        if (
            timed
            and row.page == above.page
            and row.index not in draft.claimed
            and vocabulary.places.match(row.text) is not None
        ):
            draft.claimed.add(row.index)
            return _LEADS_IN.sub("", row.text)
    for row, below in with_below(draft.free):
        text = row.text.strip()
        match = _PLACE.match(text) or _place_in(text, vocabulary)
        if match is None:
            continue
        draft.claimed.add(row.index)
        sted = match["sted"].strip()
        if (
            below is not None
            and below.index == row.index + 1
            and text[-1] != "."
            and below.baseline - row.baseline < 1.5 * row.size
            and below.style.like(row.style)
            and below.x1 < row.x1 + row.size  # the sentence was broken at the edge
            and below.text.endswith(".")
        ):
            draft.claimed.add(below.index)
            sted = f"{sted} {below.text.strip()}"
        return sted.rstrip(".")
    return None


def _place_in(text: str, vocabulary: Vocabulary) -> re.Match[str] | None:
    """The place behind date and time in one sentence: a name, or a word for a room."""
    match = _PLACE_AFTER_TIME.search(text)
    if match is None or match["sted"][0].isupper() or match["sted"].startswith(("mødelokale", "lokale")):
        return match
    return match if vocabulary.places.match(match["sted"]) is not None else None
