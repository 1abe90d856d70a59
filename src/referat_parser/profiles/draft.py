"""A starting profile as the text of a file: what it extends, the marks of a document, and headings to choose from.

In: what someone saw in a document. Out: YAML that is a valid profile as it stands; the lines to choose from are
comments in it. Texts of documents are written in double quotes with every character escaped that cannot be seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

_LONGEST: Final = 110  # characters of a text that is worth writing down
_PRODUCER: Final = re.compile(r"[^\W\d_]+(?:[ .-][^\W\d_]+)*")


@dataclass(frozen=True)
class DraftMark:
    """A mark of the document: where it is looked for, a pattern for it, and the text that it was made of."""

    where: Literal["front", "producer"]
    pattern: str
    weight: float
    example: str


@dataclass(frozen=True)
class DraftHeading:
    """A line that could be a heading: its text, the pages that it stands on, and how it is set."""

    text: str
    pages: tuple[int, ...]
    style: str


def literal_pattern(text: str) -> str:
    """A pattern (in the sense of a profile, where a space stands for any white space) for exactly this text."""
    return " ".join(re.escape(word) for word in text.split())


def label_mark(label: str) -> DraftMark:
    """A mark for a label of the front page at the start of its line."""
    bare = label.rstrip(" :")
    colon = " ?:" if label.rstrip().endswith(":") else "$"
    return DraftMark("front", f"^{literal_pattern(bare)}{colon}", 0.5, label)


def text_mark(text: str) -> DraftMark:
    """A mark for a text of the front page."""
    return DraftMark("front", literal_pattern(text), 1.0, text)


def producer_mark(producer: str) -> DraftMark | None:
    """A mark for the program that wrote the PDF, without its version; None where it has no name."""
    name = _PRODUCER.search(producer)
    return DraftMark("producer", literal_pattern(name.group()), 1.0, producer) if name else None


def render_draft(
    name: str, extends: str, marks: Sequence[DraftMark], headings: Sequence[DraftHeading], *, source: str = ""
) -> str:
    """The text of the profile; `source` is the name of the document that it was made from."""
    lines = [
        f"# A starting profile, from {_quoted(source)}." if source else "# A starting profile.",
        "# A rule of yours is tried before those of the profile that it extends; see them with",
        f"# `referat profiles show {extends}`. Test this file with `referat profiles check FILE`, and use it with",
        "# `referat parse --profile FILE`. Only profiles that come with the package are found by their marks.",
        "schema: 1",
        f"name: {_quoted(name)}",
        'description: "TODO: whose documents, from when to when"',
        f"extends: {_quoted(extends)}",
        *_marks(marks),
        *_headings(headings),
    ]
    return "\n".join(lines) + "\n"


def _marks(marks: Sequence[DraftMark]) -> list[str]:
    if not marks:
        return []
    lines = ["", "# What tells these documents from others: keep what stands in each of them."]
    lines.append("marks:")
    for mark in marks:
        lines += [
            f"  - where: {mark.where}",
            f"    pattern: {_quoted(mark.pattern)}",
            f"    weight: {mark.weight}",
            f"    examples: [{_quoted(mark.example)}]",
        ]
    return lines


def _headings(headings: Sequence[DraftHeading]) -> list[str]:
    if not headings:
        return ["", "# Every bold or large line of the document has been understood: nothing to choose from."]
    lines = [
        "",
        "# Bold or large lines that nothing claimed. Take away the # of those that are section headings, and give each",
        "# its type: resume, baggrund, sagsfremstilling, loesning, oekonomi, lovgrundlag, hoering, indstilling,",
        "# beslutning, tidligere_beslutning, bilag or andet. What is printed on each page belongs under `furniture:`.",
        "# sections:",
        "#   - type: andet",
        "#     labels:",
    ]
    return lines + [f"#       - {_quoted(one.text[:_LONGEST])}  # {_pages(one.pages)}, {one.style}" for one in headings]


def _pages(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:5]))
    return f"page{'s'[: len(pages) > 1]} {shown}{' …' if len(pages) > 5 else ''}"


def _quoted(text: str) -> str:
    r"""A text in double quotes as YAML has them; what cannot be seen is written `\uXXXX`, half characters are lost."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else _escaped(char) for char in json.dumps(text, ensure_ascii=False))


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
