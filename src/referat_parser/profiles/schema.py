"""What a profile file may hold, as frozen pydantic models.

A profile is vocabulary, never behaviour: labels (matched without regard to case, accents, spaces and colon), patterns
(regular expressions over the folded text) and examples, which the tests execute: every example must be matched by the
rule that carries it, no `not_examples` may be. A profile `extends` another: its rules are tried before those of its
parent, so it can sharpen or overrule but never has to repeat them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from referat_parser.model import Dokumenttype, Sektionstype

FrontField = Literal[
    "dato", "starttidspunkt", "sluttidspunkt", "moedested", "moedenr", "udvalg", "myndighed",
    "medlemmer", "til_stede", "afbud", "fravaerende", "oevrige", "stedfortraedere", "ignored",
]  # fmt: skip
MetaField = Literal[
    "sagsnr", "journalnr", "doknr", "sagsansvarlig", "kompetence", "afbud", "fravaerende", "adgang", "oplysning"
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Rule(_Part):
    """Labels or patterns of one meaning, with the examples that prove them."""

    labels: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    seen: str = Field(default="", description="where it was seen, for people")

    @model_validator(mode="after")
    def _says_something(self) -> Rule:
        if not self.labels and not self.patterns:
            raise ValueError("a rule needs labels or patterns")
        if self.patterns and not self.examples:
            raise ValueError("a rule with patterns needs examples")
        return self


class FrontRule(Rule):
    """A label of the front page."""

    field: FrontField


class MetaRule(Rule):
    """A label in the block under an item heading."""

    field: MetaField


class SectionRule(Rule):
    """A section heading. `run_in` headings carry their text behind a colon on the same line.

    `weak` words head a section in some documents and stand in running text in others: they count only where the
    line is set as the headings of the document are.
    """

    type: Sektionstype
    weak: bool = False
    combined: bool = False
    caps: bool = Field(default=False, description="a heading wherever it is set in capitals on a line of its own")


class PrefixRule(Rule):
    """A word before the number of an item; with `apart` only where the line is set apart from text (bold, larger)."""

    apart: bool = False


class FurnitureRule(Rule):
    """A line that belongs to the page; `anywhere` also in the middle of the text (links of web pages)."""

    anywhere: bool = False


class TypeRule(Rule):
    """A word for the kind of document on its front page."""

    type: Dokumenttype


class Mark(_Part):
    """A mark by which a layout is recognised: a pattern on a line (any page), the producer, or a heading."""

    where: Literal["line", "front", "producer", "heading"] = "line"
    pattern: str
    weight: float = 1.0
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class Profile(_Part):
    """One profile file."""

    schema_: Literal[1] = Field(alias="schema")
    name: str
    description: str
    extends: str | None = None
    family: str | None = Field(default=None, description="the letter of the layout family, for people")
    marks: tuple[Mark, ...] = ()
    types: tuple[TypeRule, ...] = ()
    authorities: tuple[Rule, ...] = ()
    bodies: tuple[Rule, ...] = ()
    places: tuple[Rule, ...] = ()
    front: tuple[FrontRule, ...] = ()
    contents_heads: tuple[Rule, ...] = ()
    contents_columns: tuple[Rule, ...] = ()
    groups: tuple[Rule, ...] = ()
    closed_groups: tuple[Rule, ...] = ()
    item_prefixes: tuple[PrefixRule, ...] = ()
    item_columns: tuple[Rule, ...] = ()
    item_titles: tuple[Rule, ...] = ()
    open_marks: tuple[Rule, ...] = ()
    closed_marks: tuple[Rule, ...] = ()
    meta: tuple[MetaRule, ...] = ()
    sections: tuple[SectionRule, ...] = ()
    no_headings: tuple[Rule, ...] = ()
    closing: tuple[Rule, ...] = ()
    end_lines: tuple[Rule, ...] = ()
    annex_covers: tuple[Rule, ...] = ()
    annex_lists: tuple[Rule, ...] = ()
    furniture: tuple[FurnitureRule, ...] = ()
