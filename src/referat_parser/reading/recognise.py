"""Whether a document is the minutes or the agenda of a Danish body at all, and which of the two."""

from __future__ import annotations

import re
from collections import Counter

from referat_parser.model import Dokumenttype
from referat_parser.reading.minutes import Minutes

# Words that tell the language of running text; the neighbours' minutes use the same labels as ours.
_DANISH = frozenset(
    [
        "af",
        "og",
        "ikke",
        "blev",
        "efter",
        "til",
        "mødet",
        "at",
        "det",
        "som",
        "med",
        "er",
        "på",
        "ved",
        "dagsorden",
        "godkendt",
        "bliver",
        "fra",
        "hvor",
        "skal",
        "udvalget",
    ]
)
_FOREIGN = (
    frozenset(
        [
            "av",
            "och",
            "inte",
            "ble",
            "etter",
            "ikkje",
            "sak",
            "möte",
            "møtet",
            "från",
            "till",
            "vid",
            "är",
            "som",
            "het",
            "van",
            "een",
            "und",
            "die",
            "the",
            "of",
            "and",
            "is",
            "que",
            "les",
            "vedtak",
            "innstilling",
            "saksbehandler",
        ]
    )
    - _DANISH
)
ENOUGH_EVIDENCE = 4.0


def is_minutes(minutes: Minutes) -> bool:
    """Whether enough speaks for minutes: type word, body, date and labels of a front page, items with their parts."""
    if not minutes.punkter:
        return False
    if not is_danish(minutes):
        return False
    return evidence_for(minutes) >= ENOUGH_EVIDENCE


def evidence_for(minutes: Minutes) -> float:
    """The sum of what speaks for minutes."""
    front = minutes.front
    score = 2.0 * (front.dokumenttype is not None) + 1.0 * (front.udvalg is not None) + 0.5 * (front.dato is not None)
    score += min(front.labels, 4) * 0.5
    with_meta = sum(p.sagsnr is not None for p in minutes.punkter)
    with_sections = sum(any(s.overskrift for s in p.sektioner) for p in minutes.punkter)
    decided = sum(bool(p.beslutninger) for p in minutes.punkter)
    score += min(2.0, 0.5 * with_meta) + min(1.5, 0.5 * with_sections) + min(1.5, 0.5 * decided)
    score += 1.0 * (len(minutes.contents.entries) >= 2)
    return score


def is_danish(minutes: Minutes) -> bool:
    """Whether the words of the text are Danish."""
    words = Counter(re.findall(r"[a-zæøåäö]+", " ".join(row.text for row in minutes.rows[:1500]).lower()))
    danish = sum(words[word] for word in _DANISH)
    foreign = sum(words[word] for word in _FOREIGN)
    return danish > 2 * foreign or not foreign  # titles and one word of decision may hold none of the words


def kind_of(minutes: Minutes) -> Dokumenttype:
    """Minutes where the type line says so or something was decided; an agenda otherwise."""
    decided = sum(any(b.egen for b in p.beslutninger) for p in minutes.punkter)
    named = minutes.front.dokumenttype
    if named == "referat" or decided >= max(1, 0.34 * len(minutes.punkter)):
        return "referat"
    return named or ("referat" if decided else "dagsorden")
