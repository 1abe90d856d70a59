"""CSV: one row an item, for spreadsheets.

Text from a PDF is not to be trusted: a spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula.
Such a cell gets an apostrophe in front, unless it is a plain number (OWASP, "CSV Injection"). Control characters are
left out.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from referat_parser.output.characters import without_controls

if TYPE_CHECKING:
    from referat_parser.model import Punkt, Referat

COLUMNS: Final = (
    "file", "dokumenttype", "myndighed", "udvalg", "moedenr", "dato", "nr", "titel", "lukket", "sagsnr",
    "sagsansvarlig", "doknr", "kompetence", "gruppe", "indstiller", "resume", "indstilling", "beslutning", "udfald",
    "bilag", "side_fra", "side_til",
)  # fmt: skip
"""The names of the fields as in JSON; `udfald` are the outcomes of the meeting's own decision, `bilag` the titles of
the annexes (both joined by `; `), `side_fra` and `side_til` the pages of the item."""

_FORMULA_START: Final = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER: Final = re.compile(r"[-+]?\d+(?:[.,]\d+)*", re.ASCII)


def safe_cell(value: object) -> str:
    """Give a value as the text of a cell: `None` is empty, truth values are as in JSON, formulas are disarmed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = without_controls(str(value))
    return f"'{text}" if text.startswith(_FORMULA_START) and not _PLAIN_NUMBER.fullmatch(text) else text


def _row(referat: Referat, punkt: Punkt) -> list[object]:
    return [
        referat.source.file, referat.dokumenttype, referat.myndighed, referat.udvalg, referat.moedenr, referat.dato,
        punkt.nr, punkt.titel, punkt.lukket, punkt.sagsnr, punkt.sagsansvarlig, punkt.doknr, punkt.kompetence,
        punkt.gruppe, punkt.indstiller, punkt.resume, punkt.indstilling, punkt.beslutning,
        "; ".join(beslutning.udfald for beslutning in punkt.beslutninger if beslutning.egen),
        "; ".join(bilag.titel for bilag in punkt.bilag),
        *punkt.sider,
    ]  # fmt: skip


def render(referat: Referat, *, header: bool = True) -> str:
    """Give the items as rows, under a header row unless the document goes on below another one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    writer.writerows([safe_cell(value) for value in _row(referat, punkt)] for punkt in referat.punkter)
    return text.getvalue()
