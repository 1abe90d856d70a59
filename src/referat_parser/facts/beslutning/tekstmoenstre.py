"""What lines and sentences of a decision begin and end with, as patterns built from the vocabulary."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from referat_parser.facts.partier import party_pattern
from referat_parser.facts.personer import person_name_pattern
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import Alternatives, CuedPattern


class Tekstmoenstre(NamedTuple):
    """The patterns by which lines and sentences of a decision are told apart."""

    label: Alternatives
    bare_label: Alternatives
    item: CuedPattern
    opener: Alternatives
    result: CuedPattern
    subject: CuedPattern
    decision: CuedPattern
    item_named: CuedPattern
    inline_label: Alternatives
    inline_result: CuedPattern
    goes_on: CuedPattern
    abbreviation: CuedPattern
    day: CuedPattern


class Heads(NamedTuple):
    """What may begin something of its own in a text: nothing to look for in its lines where it holds no cue."""

    label: Alternatives
    opener: Alternatives


@lru_cache
def text_patterns() -> Tekstmoenstre:
    """The patterns, built once from the vocabulary; each is compiled when a text first holds its cues."""
    votes, presence, words = load_phrases("afstemninger"), load_phrases("fremmoede"), load_phrases("tekst")
    sides = [phrase.regex for phrase in votes.groups["side_label"]]
    absent = [phrase.regex for phrase in presence.groups["absent_label"]]
    labels = [*sides, *(rf"(?:{one})(?:[^:\n]{{0,70}}:|\s*$)" for one in absent)]
    inline = [*sides, *(rf"(?:{one})[^:.\n]{{0,50}}:" for one in absent)]
    begins = r"(?<=\s)(?-i:(?=[A-ZÆØÅ]))"
    name = rf"(?-i:{person_name_pattern()})(?:\s*\([^()\n]{{0,40}}\))*"
    party = rf"(?-i:\(?{party_pattern()}\)?)(?:\s*\([^\n]{{0,200}}\))?"
    bodies = rf"(?:[\w-]+,?\s+(?:og\s+)?){{0,4}}?[\w-]*{load_phrases('organer').any_of('body')}(?:et|en|n)"
    count = r"\d{1,3}\s*(?:medlem(?:mer)?\s*)?\([^\n]{1,300}\)"
    item = rf"(?:\s*(?:{name}|{party}|{count})\s*(?:,|\+|og|samt|(?=[\s,.]*\Z)))+[\s,.]*"
    return Tekstmoenstre(
        label=Alternatives(CuedPattern(rf"\s*(?:{one})") for one in labels),
        bare_label=Alternatives(CuedPattern(rf"\s*(?:{one})\s*:?\s*") for one in labels),
        item=CuedPattern(item),
        item_named=CuedPattern(rf"\b{load_phrases('punkter').any_of('item_named')}\Z"),
        decision=CuedPattern(load_phrases("punkter").any_of("decision_start")),
        inline_label=Alternatives(CuedPattern(rf"{begins}(?:{one})") for one in inline),
        inline_result=CuedPattern(begins + votes.any_of("result_line")),
        goes_on=CuedPattern(rf"(?:[,-]|{words.any_of('goes_on')})\s*$"),
        abbreviation=CuedPattern(rf"(?:\b{words.any_of('abbreviation')}|(?-i:(?<!\w)[A-ZÆØÅ]))\.$"),
        day=CuedPattern(words.any_of("month")),
        opener=votes.alternatives("statement_opener"),
        result=CuedPattern(rf"\s*{votes.any_of('result_line')}"),
        subject=CuedPattern(rf"\(\w{{1,4}}\)|{name}\s+(?-i:[a-zæøå])|{bodies}\s+(?-i:[a-zæøå])"),
    )
