"""What hangs on an outcome: its conditions, where the case goes next, until when it waits.

In: the prepared text and the place of the deciding words. Out: words of the text, white space folded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from referat_parser.facts.beslutning.taleled import clause_starts
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

if TYPE_CHECKING:
    from referat_parser.facts.beslutning.tekst import Saetning, Tekst
    from referat_parser.model import Udfald
    from referat_parser.profiles.wordings import Alternatives

CONDITIONAL = {"godkendt", "anbefalet", "taget_til_efterretning", "afvist", "besluttet", "delt", "valgt"}
"""Outcomes whose tail is a condition; behind a return or a postponement it is a task."""
LIST_ITEM = CuedPattern(r"\s*(?:[-–•·▪●*]\s|\d{1,2}[.)]\s|[a-h][.)]\s|at\s)")
LONGEST_TARGET = 90
LONGEST_LEAD = 20
JOINT = CuedPattern(
    r"(?<!-)\s+(?:og|samt)\s+(?=[A-ZÆØÅ][\w-]*(?:råd|udvalg|styrelse|magistrat|direktion)\w*)|\s*/\s*", flags=0
)


WAITING = CuedPattern(r"genoptag\w*|udsæt\w*|udskyd\w*")
BEFORE_RECIPIENT = re.compile(r"\s*,?\s*")
AND = re.compile(r"\s+og\s+", re.IGNORECASE)
TARGET_END = CuedPattern(
    r",\s*(?!den\b)|;|\s(?:på grund af|grundet|med henblik|for at|idet|hvor|således|i forbindelse|så)\b"
    r"|(?<!\d)\.\s|\x00",
    flags=0,
)


class _Patterns(NamedTuple):
    condition: Alternatives
    forwarded: Alternatives
    recipient: Alternatives
    postponed: Alternatives


@lru_cache
def _patterns() -> _Patterns:
    alternatives = load_phrases("udfald").alternatives
    return _Patterns(
        condition=alternatives("condition", before=r"[\s,;(]*"),
        forwarded=alternatives("forwarded"),
        recipient=alternatives("recipient"),
        postponed=alternatives("postponed_to"),
    )


def find_betingelser(tekst: Tekst, udfald: Udfald, ends: list[int]) -> tuple[str, ...]:
    """The tails behind the deciding words (`ends` are their ends), with the list that a tail opens."""
    if udfald not in CONDITIONAL:
        return ()
    found = []
    for end in ends:
        index = next((i for i, s in enumerate(tekst.saetninger) if s.start < end <= s.end), None)
        condition = _patterns().condition
        tail = condition.match(tekst.visible, max(0, end - 1)) or condition.match(tekst.visible, end)
        if index is None or tail is None:
            continue
        last = tekst.saetninger[index]
        if last.text.rstrip().endswith(":"):
            last = _last_item(tekst.saetninger, index)
        words = " ".join(tekst.flat[tail[1].start() : last.end].split()).lstrip(" ,;(")
        if words.strip(" .") and not _is_vote(words):
            found.append(words.strip(" ."))
    return tuple(dict.fromkeys(found))


def _is_vote(words: str) -> bool:
    """Whether a tail begins with voters and their verb: `idet (Ø) stemte imod` is no condition."""
    return next(clause_starts(words), LONGEST_LEAD) < LONGEST_LEAD


def _last_item(saetninger: tuple[Saetning, ...], index: int) -> Saetning:
    """The last of the list items that follow a sentence with a colon."""
    last = saetninger[index]
    for saetning in saetninger[index + 1 :]:
        if saetning.first and not LIST_ITEM.match(saetning.text):
            break
        last = saetning
    return last


def find_videresendt(tekst: Tekst, about_presence: frozenset[int]) -> tuple[str, ...]:
    """The bodies and processes that get the case next, in the order they are named."""
    found: list[str] = []
    for index, saetning in enumerate(tekst.saetninger):
        if index not in about_presence:
            found += _recipients(saetning.text)
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def _recipients(sentence: str) -> tuple[str, ...]:
    found = []
    for _, match in _patterns().forwarded.finditer(sentence):
        to = _named_recipient(sentence, match.end())
        found += [" ".join(part.split()).strip(" ,") for part in JOINT.split(to) if part.strip()]
    return tuple(found)


def _named_recipient(sentence: str, at: int) -> str:
    """The one or two recipients that stand at a place; empty where none does."""
    recipient = _patterns().recipient
    mark = BEFORE_RECIPIENT.match(sentence, at)
    start = mark.end() if mark else at
    first = recipient.match(sentence, start)
    if first is None:
        return ""
    end = first[1].end()
    joint = AND.match(sentence, end)
    second = recipient.match(sentence, joint.end()) if joint else None
    return sentence[start : second[1].end() if second else end]


def find_udsat_til(tekst: Tekst, udfald: Udfald, span: tuple[int, int] | None) -> str | None:
    """The day, meeting or point that the deciding sentence waits for."""
    if span is None or udfald not in {"udsat", "taget_til_efterretning", "droeftet", "delt"}:
        return None
    sentence = next((s for s in tekst.saetninger if s.start <= span[0] < s.end), None)
    if sentence is None:
        return None
    words = sentence.text[max(0, span[0] - sentence.start) :]
    if udfald != "udsat":
        waiting = WAITING.search(words)
        words = words[waiting.end() :] if waiting else ""
    match = _patterns().postponed.search(words)
    if not match:
        return None
    target = TARGET_END.split(words[match[1].end() :])[0]
    return " ".join(target.split()).strip(" .,")[:LONGEST_TARGET] or None
