"""The account of one reading, as plain frozen values: what was seen, what was decided, and what decided it.

Texts stand as the PDF has them; what is said about them is English. Nothing is computed in here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["for", "against", "silent"]
How = Literal["named", "found", "base"]
Role = Literal[
    "front", "contents", "group", "heading", "meta", "section", "text", "annex", "closing", "furniture", "unassigned"
]  # fmt: skip


@dataclass(frozen=True)
class MarkSeen:
    """A mark of a profile, and where the document carries it (None: nowhere)."""

    where: str
    pattern: str
    weight: float
    seen: str | None


@dataclass(frozen=True)
class ProfileConsidered:
    """A profile with the sum of its marks in this document, and what became of it."""

    name: str
    score: float
    marks: tuple[MarkSeen, ...]
    outcome: str


@dataclass(frozen=True)
class ProfileChoice:
    """The profile that was used, how it was chosen, whether clearly, and all that were considered."""

    used: str
    how: How
    certain: bool
    needed: float
    considered: tuple[ProfileConsidered, ...]


@dataclass(frozen=True)
class Sign:
    """Something that speaks for minutes: what it is, and what was found of it (None: nothing)."""

    name: str
    found: str | None


@dataclass(frozen=True)
class Recognition:
    """Whether the document is minutes or an agenda: the sum of the evidence, what is needed, and the signs."""

    accepted: bool
    evidence: float
    needed: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Learned:
    """What the document taught about its own setting, in words: running text, section headings, item headings."""

    text: str
    section_headings: str
    item_headings: str


@dataclass(frozen=True)
class ExplainedLine:
    """One row of the document: where it stands, how it is set, what it was taken for, and why.

    `punkt` is the number of the item that it belongs to. `stands_out` marks a bold or large row that nothing claimed.
    """

    row: int
    page: int
    top: float
    x0: float
    size: float
    bold: bool
    italic: bool
    role: Role
    reason: str
    text: str
    punkt: str | None = None
    stands_out: bool = False


@dataclass(frozen=True)
class Evidence:
    """One thing that speaks for (above 0) or against a candidate."""

    name: str
    weight: float


@dataclass(frozen=True)
class Witness:
    """What one kind of evidence says of an item heading on its own."""

    name: str
    verdict: Verdict
    says: str


@dataclass(frozen=True)
class Rejected:
    """A line that could have headed an item and does not, with what spoke for and against it."""

    row: int
    page: int
    nr: str | None
    titel: str
    score: float
    evidence: tuple[Evidence, ...]
    why: str


@dataclass(frozen=True)
class ExplainedItem:
    """An item heading with its witnesses, and the candidates inside the item that were rejected."""

    nr: str
    titel: str
    page: int
    pages: tuple[int, int]
    score: float
    evidence: tuple[Evidence, ...]
    witnesses: tuple[Witness, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True)
class Disagreement:
    """Two witnesses that say different things, and where to look."""

    page: int | None
    punkt: str | None
    message: str


@dataclass(frozen=True)
class Explanation:
    """Everything about one reading. `rejected` are the candidates before the first item."""

    file: str | None
    pages: int
    producer: str | None
    tagged: bool
    bookmarks: int
    tagged_headings: int
    profile: ProfileChoice
    recognition: Recognition
    learned: Learned
    items: tuple[ExplainedItem, ...]
    rejected: tuple[Rejected, ...]
    disagreements: tuple[Disagreement, ...]
    unclaimed: tuple[ExplainedLine, ...]
    lines: tuple[ExplainedLine, ...]
