"""How lines are set, in words: `12 pt bold capitals`; what the document taught about its headings; what stands out."""

from __future__ import annotations

from collections.abc import Sequence

from referat_parser.reading.candidates import Candidate
from referat_parser.reading.minutes import Minutes
from referat_parser.reading.rows import Body, Row, Style

from .explanation import Learned

_LARGER = 0.7  # points above running text, as for item headings


def in_words(size: float, *, bold: bool, caps: bool = False, italic: bool = False) -> str:
    """How something is set, e.g. `12 pt bold`."""
    marks = [word for word, on in (("bold", bold), ("italic", italic), ("capitals", caps)) if on]
    return " ".join([f"{round(size, 1):g} pt", *(marks or ["regular"])])


def style_in_words(style: Style) -> str:
    """The same for a style."""
    return in_words(style.size, bold=style.bold, caps=style.caps, italic=style.italic)


def main_style(chain: Sequence[Candidate]) -> tuple[Style, int] | None:
    """The style that most headings of a chain have, and how many have it; None without headings."""
    if not chain:
        return None
    counted = [(one.style, sum(one.style.like(other.style) for other in chain)) for one in chain]
    return max(counted, key=lambda pair: pair[1])


def learned_from(minutes: Minutes) -> Learned:
    """What the document taught, in words."""
    body, style, main = minutes.body, minutes.style, main_style(minutes.chain)
    text = f"{in_words(body.size, bold=body.bold)}, lines {body.pitch:g} pt apart, left edge at {body.left:g}"
    if style.styles:
        ways = ", ".join(f"{style_in_words(one)} ({count}×)" for one, count in style.styles[:4])
        apart = "set apart from the text" if style.distinct else "not set apart: known words alone tell"
        edge = f"left edge at {style.left:g}" if style.middle is None else "centred"
        sections = f"{ways}, {edge}, {apart}"
    else:
        sections = "none with known words"
    if style.run_in:
        sections += "; in the line of their text (“Resumé: …”)"
    if style.columns:
        sections += "; in a column beside their text"
    items = f"{style_in_words(main[0])} ({main[1]} of {len(minutes.chain)})" if main else "none"
    return Learned(text, sections, items)


def is_prominent(row: Row, body: Body) -> bool:
    """Whether a row is bold or large where running text is not. Heads of tables are bold too, and are not meant."""
    return not row.in_table and ((row.bold and not body.bold) or row.size > body.size + _LARGER)
