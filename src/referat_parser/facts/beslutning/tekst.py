"""The text of a decision made ready for reading, without moving a letter.

In: the text as printed. Out: `Tekst`, which holds it three times at the same length, so that a place in one is the same
place in all: `raw` as printed; `flat`, where a line break inside a sentence is a space and one inside a list of names a
comma; `visible`, where in addition quotations and the statements of minorities are blanked out. Sentences are cut from
`visible`. Nothing is decided here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from referat_parser.facts.beslutning.tekstmoenstre import Heads, text_patterns
from referat_parser.facts.partier import party_pattern
from referat_parser.facts.personer import person_name_pattern
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

BLANK = "\x00"
EDGE = f" \t{BLANK}"
LONGEST_MARK = 24
WRAPPED = 68
"""A line at least this long that ends without a stop was broken by the page, not by the writer."""

MARK = re.compile(
    r"\s*(?:[-–•·▪●*]\s+\S|[a-h][.)]\s|(?:ad\.?|at|pkt\.?|punkt|indstillingspunkt)\s*\d|\d{1,2}\s?[a-z]?\s?[.):]|\d{1,2}(?:\s?[-–]|\s[a-zA-ZÆØÅ]\w))",
    re.IGNORECASE,
)
RUN = re.compile(r"\s\s{39,}")
YEAR = CuedPattern(r"(?:19|20)\d\d\b", flags=0)
ENDS = re.compile(r"[.:;!?…]\W*$")
SENTENCE_END = re.compile(
    r"[.!?;\n](?:(?<=\n)\n*|(?<!\n)[\"”’)\x00]*\s+(?=[\"“”„»(\x00]*[A-ZÆØÅ\d(•–-])"
    r"|(?<=[a-zæøå)]\.)(?=[A-ZÆØÅ][a-zæøå]{2}))"
)
INLINE_NUMBER = CuedPattern(r"(?<=[a-zæøå])\s+(?P<nr>\d{1,2}\.)\Z", flags=0)
ONLY_MARK = CuedPattern(
    r"\s*(?:(?:ad|at|pkt|punkt|nr)\.?\s*)?[\d\s.,)–-]{1,12}(?:[a-h]\.?)?(?:\s*(?:og|til|[-–])\s*[\da-h]{0,3})?[.):]*\s*"
)
REPORTED = CuedPattern(r"\w*\s*,?\s*(?=at\b)")
QUOTES = "\"“”„»'‘"
QUOTE_OPEN = CuedPattern(r"(?:(?<=[\s(:\[,\n])|\A)[\"“”„»'‘](?=[^\s])|[“„»](?=\S)", flags=0)
QUOTE_CLOSE = CuedPattern(r"(?<=[^\s(])[\"“”«](?=[\s.,;:!?)\n]|\Z)", flags=0)


class Saetning(NamedTuple):
    """A sentence: its place, its words (quotations blanked), and whether it begins a line."""

    start: int
    end: int
    text: str
    first: bool


class Udtalelse(NamedTuple):
    """A statement: its author's place (may be empty) and its own place."""

    author: tuple[int, int]
    start: int
    end: int


class Tekst(NamedTuple):
    """One decision text in its three forms, its sentences and the statements in it."""

    raw: str
    flat: str
    visible: str
    saetninger: tuple[Saetning, ...]
    udtalelser: tuple[Udtalelse, ...]
    places: tuple[int, ...] | None = None

    def printed(self, start: int, end: int) -> str:
        """The words between two places as printed."""
        if self.places is None:
            return self.raw[start:end]
        return self.raw[self.places[start] : self.places[end]]


def read_tekst(tekst: str) -> Tekst:
    """The three forms of a decision text and its sentences.

    Only where white space runs on for a line and more (a fault of extraction) are the forms shorter than the text.
    """
    raw = tekst.replace(BLANK, " ").replace("\r\n", " \n").replace("\r", "\n")
    short, places = _without_runs(raw) if RUN.search(raw) else (raw, None)
    heads = Heads(text_patterns().label.among(short), text_patterns().opener.among(short))
    flat = _fold(short, heads)
    visible, udtalelser = _without_statements(flat, _without_quotes(flat), heads)
    return Tekst(tekst, flat, visible, tuple(_sentences(visible, heads)), tuple(udtalelser), places)


def _without_runs(raw: str) -> tuple[str, tuple[int, ...]]:
    """The text with long runs of white space made short, and where each of its characters was."""
    chars: list[str] = []
    places: list[int] = []
    at = 0
    for run in RUN.finditer(raw):
        kept = "\n\n" if "\n" in run.group() else " "
        chars += [raw[at : run.start()], kept]
        places += [*range(at, run.start()), *range(run.start(), run.start() + len(kept))]
        at = run.end()
    chars.append(raw[at:])
    places += [*range(at, len(raw)), len(raw)]
    return "".join(chars), tuple(places)


def _starts_anew(line: str, heads: Heads) -> bool:
    """Whether a line begins something of its own: a label, a mark, a statement."""
    return bool(MARK.match(line) or heads.label.match(line) or heads.opener.match(line.lstrip()))


def _fold(raw: str, heads: Heads) -> str:
    """The line breaks that only the page made become spaces; those of a list under its label become commas."""
    if "\n" not in raw:
        return raw
    chars = list(raw)
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", raw) if match.group().strip()]
    in_list = False
    for (start, end), (after, after_end) in pairwise(lines):
        above, below = raw[start:end], raw[after:after_end]
        in_list = in_list or (bool(heads.label) and text_patterns().bare_label.fullmatch(above) is not None)
        if in_list and text_patterns().item.fullmatch(below) and not _starts_anew(below, heads):
            chars[end] = "," if not above.rstrip().endswith((",", ":")) else " "
            _fill(chars, end + 1, after)
            continue
        in_list = False
        if after - end == 1 and _is_wrapped(above, below, heads):
            chars[end] = " "
    return "".join(chars)


def _fill(chars: list[str], start: int, end: int) -> None:
    chars[start:end] = " " * (end - start)


def _is_wrapped(above: str, below: str, heads: Heads) -> bool:
    first = below.lstrip()
    last_word = above.rsplit(maxsplit=1)[-1]
    if _goes_on(last_word):
        return not heads.label.match(below)
    if _starts_anew(below, heads) and not YEAR.match(first) and not text_patterns().day.match(first):
        return False
    if ENDS.search(above) and not _is_abbreviation(last_word):
        return False
    if first[0].islower():
        return True
    return len(above.strip()) >= WRAPPED and not text_patterns().subject.match(first)


@lru_cache(maxsize=1024)
def _goes_on(word: str) -> bool:
    """Whether a line that ends with a word goes on in the next."""
    return text_patterns().goes_on.search(word) is not None


@lru_cache(maxsize=1024)
def _is_abbreviation(word: str) -> bool:
    """Whether the dot behind a word ends no sentence."""
    return word.endswith(".") and text_patterns().abbreviation.search(word) is not None


def _without_quotes(flat: str) -> str:
    """Quotations blanked; one that is never closed ends with its line."""
    if not any(mark in flat for mark in QUOTES):
        return flat
    chars = list(flat)
    at = 0
    while opened := QUOTE_OPEN.search(flat, at):
        closed = QUOTE_CLOSE.search(flat, opened.end())
        paragraph = flat.find("\n", opened.end())
        end = closed.end() if closed else (paragraph if paragraph >= 0 else len(flat))
        if opened.group() in "'‘":
            at = opened.end()
            continue
        for index in range(opened.start(), end):
            if chars[index] != "\n":
                chars[index] = BLANK
        at = end
    return "".join(chars)


def _without_statements(flat: str, visible: str, heads: Heads) -> tuple[str, list[Udtalelse]]:
    """The statements of minorities blanked, and where they stand."""
    found: list[Udtalelse] = []
    chars: list[str] = []
    at = 0
    while first := heads.opener.search(visible, at):
        chars = chars or list(visible)
        opener = first[1]
        line_start = visible.rfind("\n", 0, opener.start()) + 1
        reported = _reported(visible, line_start, opener)
        if reported:
            found.append(reported)
            chars[reported.start : reported.end] = BLANK * (reported.end - reported.start)
            at = reported.end
            continue
        colon = re.compile(r"[:\x00]").search(visible, opener.end())
        line_end = visible.find("\n", opener.end())
        line_end = line_end if line_end >= 0 else len(visible)
        if not colon or colon.start() > line_end:
            at = opener.end()
            continue
        start = colon.end() if colon.group() == ":" else colon.start()
        end = _statement_end(visible, line_end, quoted=visible[start:line_end].strip(" ").startswith(BLANK))
        if flat[start:end].strip():
            found.append(Udtalelse(_author(visible, line_start, opener, colon.start()), start, end))
            for index in range(start, end):
                chars[index] = "\n" if visible[index] == "\n" else BLANK
        at = max(end, opener.end())
    return "".join(chars) if found else visible, found


def _reported(visible: str, line_start: int, opener: re.Match[str]) -> Udtalelse | None:
    """`(V) ønskede ført til protokol, at …`: what a member or a party had entered, to the end of its sentence."""
    lead = REPORTED.match(visible, opener.end())
    author = _author(visible, line_start, opener, opener.end()) if lead else (0, 0)
    if lead is None or author[0] == author[1]:
        return None
    end = SENTENCE_END.search(visible, lead.end())
    return Udtalelse(author, lead.end(), end.start() if end else len(visible.rstrip(" .\n")))


def _statement_end(visible: str, line_end: int, *, quoted: bool) -> int:
    """A quoted statement ends with its quotation, any other before the next line that is not its own."""
    patterns = text_patterns()
    at = line_end
    while at < len(visible):
        line = visible[at + 1 :].split("\n", 1)[0]
        quoted_line = line.strip() and not line.replace(BLANK, "").strip(" .,")
        if quoted and not quoted_line:
            break
        if patterns.label.match(line) or patterns.opener.search(line) or patterns.result.match(line):
            break
        at += 1 + len(line)
    return min(at, len(visible))


def _author(visible: str, line_start: int, opener: re.Match[str], colon: int) -> tuple[int, int]:
    """The author's words: behind `fra`, or the subject of the sentence that the opener stands in."""
    word = load_phrases("afstemninger").any_of("statement_from")
    behind = re.compile(rf"\s+{word}\s+(?P<af>[^:\x00\n]+)", re.IGNORECASE).match(visible, opener.end(), colon)
    if behind and not behind["af"][0].islower():
        return behind.start("af"), behind.end("af")
    sentence = max(line_start, visible.rfind(". ", line_start, opener.start()) + 1)
    subject = re.compile(
        rf"\s*(?P<af>(?:(?-i:{person_name_pattern()})|(?-i:\(?{party_pattern()}\)?))[^:\n]{{0,60}}?)\s+(?=[a-zæøå])"
    ).match(visible, sentence, opener.start() + 1)
    told = subject or behind  # who speaks goes before `fra udvalgsbehandlingen`
    return (told.start("af"), told.end("af")) if told else (sentence, sentence)


def _sentences(visible: str, heads: Heads) -> list[Saetning]:
    found: list[Saetning] = []
    start, first, labels = 0, True, bool(heads.label)
    for match in SENTENCE_END.finditer(visible):
        newline = "\n" in match.group()
        end = match.start() + (visible[match.start()] != "\n")  # the stop belongs to its sentence
        so_far = visible[start:end]
        number = None if newline else INLINE_NUMBER.search(so_far)
        if (
            number
            and not text_patterns().item_named.search(so_far[: number.start()])
            and text_patterns().decision.match(visible, match.end())
        ):
            _append(found, visible, start, start + number.start(), first=first, labels=labels)
            start, first = start + number.start("nr"), False
            continue
        if not newline and len(so_far) < LONGEST_MARK and ONLY_MARK.fullmatch(so_far):
            continue
        if not newline and _is_abbreviation(so_far.split()[-1]) and not heads.label.match(visible, match.end()):
            continue
        _append(found, visible, start, end, first=first, labels=labels)
        start, first = match.end(), newline
    _append(found, visible, start, len(visible), first=first, labels=labels)
    return found


def _append(found: list[Saetning], visible: str, start: int, end: int, *, first: bool, labels: bool) -> None:
    """One sentence, or several where labels run on without a stop: `Godkendt Fraværende: Ida Krog (A)`."""
    text = visible[start:end]
    cuts = [0, *(_label_cuts(text) if labels else ()), len(text)]
    for index, (begin, stop) in enumerate(pairwise(cuts)):
        words = text[begin:stop].rstrip(EDGE)
        lead = len(words) - len(words.lstrip(EDGE))
        if words.strip(EDGE):
            at = start + begin
            found.append(Saetning(at + lead, at + len(words), words[lead:], first or index > 0))


def _label_cuts(text: str) -> list[int]:
    """Where labels begin inside a sentence, and a result behind the last of them."""
    cuts = [match.start() for _, match in text_patterns().inline_label.finditer(text) if match.start()]
    if cuts or text_patterns().label.match(text):
        result = text_patterns().inline_result.search(text, cuts[-1] if cuts else 0)
        cuts += [result.start()] if result else []
    return cuts
