"""The gold of a sample: its source by the keys of the contract, and the pages as they are in the built PDF.

Everything but the page numbers is written by hand in the source. Pages are looked up in the PDF's text; a heading
or a last line that cannot be found is an error, so that nobody has to trust a guess (`_sider` in the source
overrides the look-up where the order of the text defeats it).
"""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from samples.build.markup import Points, Table, as_text, blocks, printed_mark

Source = dict[str, Any]
FRONT = (
    "dokumenttype", "titel", "myndighed", "udvalg", "moedenr", "dato", "starttidspunkt", "sluttidspunkt", "moedested",
)  # fmt: skip
GROUPS = ("medlemmer", "til_stede", "afbud", "fravaerende", "oevrige")
POINT_MARK = re.compile(r"^(?:[Aa]t )?([\w]+(?:\.[a-z])?)[.)]$")


class NotFoundError(Exception):
    """A printed text that the pages of the built PDF do not show."""


def page_texts(pdf: Path) -> list[str]:
    """The text of every page, without white space and hyphens."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True)
    return [_squeeze(page) for page in done.stdout.split("\f")[:-1]]


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\u00ad‐\-]", "", text)


def expand(source: Source) -> Source:
    """Write out the annex lists: a section with `_bilagsform` gets its text from the item's `bilag`."""
    for punkt in source.get("punkter") or []:
        for section in punkt.get("sektioner") or []:
            if "_bilagsform" in section:
                lines = [annex_line(annex, section["_bilagsform"]) for annex in punkt["bilag"]]
                section["tekst"] = "\\\n".join(lines)
    return source


def annex_line(annex: Source, form: str) -> str:
    """One line of an annex list: `{nr} {adgang} {titel} {doknr}`."""
    access = "Lukket" if annex.get("lukket") else "Åben"
    return form.format(**({"nr": "", "doknr": "", "adgang": access} | annex))


def make_gold(source: Source, pdf: Path, heading: Callable[[Source], str]) -> dict[str, Any]:
    """The gold of a source. `heading` gives the heading line of an item as its page prints it."""
    pages = page_texts(pdf)
    annexes = _annexes(source, pages)
    gold: dict[str, Any] = {key: _plain(source.get(key)) for key in FRONT}
    gold["deltagelse"] = deltagelse(source.get("deltagelse") or {})
    spans = _spans(source, pages, heading)
    gold["punkter"] = [
        _punkt(punkt, span, source, annexes) for punkt, span in zip(source.get("punkter") or [], spans, strict=True)
    ]
    gold["bilag"] = annexes
    gold["source"] = {
        "pages": len(pages),
        "pages_without_text": [number for number, text in enumerate(pages, 1) if not text],
    }
    return gold


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def deltagelse(groups: dict[str, Any]) -> dict[str, Any]:
    """Attendance: a name alone, or its parts; empty groups are empty lists."""
    keys = ("navn", "parti", "rolle", "note")
    return {
        group: [
            {key: ({"navn": one} if isinstance(one, str) else one).get(key) for key in keys}
            for one in groups.get(group) or []
        ]
        for group in GROUPS
    }


def _punkt(punkt: Source, span: list[int], source: Source, annexes: list[dict[str, Any]]) -> dict[str, Any]:
    sections = [_section(section) for section in punkt.get("sektioner") or []]
    gold: dict[str, Any] = {"nr": str(punkt["nr"]), "titel": punkt["titel"], "lukket": bool(punkt.get("lukket"))}
    for key in ("sagsnr", "sagsansvarlig", "doknr", "kompetence"):
        gold[key] = punkt.get(key)
    gold["oplysninger"] = punkt.get("oplysninger") or []
    gold["sektioner"] = sections
    for kind in ("resume", "indstilling", "beslutning"):
        texts = [section["tekst"] for section in sections if section["type"] == kind and section["tekst"]]
        gold[kind] = "\n\n".join(texts) if texts else None
    gold["indstillingspunkter"] = _points(punkt)
    gold["indstiller"] = punkt.get("indstiller")
    gold["beslutninger"] = _decisions(punkt, source)
    gold["bilag"] = [_annex(one, punkt, annexes) for one in punkt.get("bilag") or []]
    gold["gruppe"] = punkt.get("gruppe")
    gold["sider"] = span
    if "deltagelse" in punkt:
        gold["deltagelse"] = deltagelse(punkt["deltagelse"])
    return {key: value for key, value in gold.items() if key not in punkt.get("_uden", ())}


def section_text(section: Source) -> str:
    """The text of a section in the markup of the sources: its own, or composed of its earlier decisions."""
    parts = [section.get("tekst") or ""]
    for entry in section.get("forloeb") or []:
        parts += ["\\\n".join(entry.get("hoved") or []), entry["tekst"]]
    return "\n\n".join(part.strip("\n") for part in parts if part)


def _section(section: Source) -> dict[str, Any]:
    return {
        "type": section["type"],
        "overskrift": section.get("overskrift"),
        "tekst": as_text(section_text(section)),
    }


def _points(punkt: Source) -> list[dict[str, Any]]:
    """The points of the recommendation: its lists, or what the source says where they are not lists."""
    if "indstillingspunkter" in punkt:
        return list(punkt["indstillingspunkter"])
    found = []
    for section in punkt.get("sektioner") or []:
        if section["type"] != "indstilling":
            continue
        for block in blocks(section_text(section)):
            for point in block.points if isinstance(block, Points) else ():
                mark = POINT_MARK.match(printed_mark(point.mark))
                found.append({"nr": mark[1] if mark else None, "tekst": point.text})
    return found


def _decisions(punkt: Source, source: Source) -> list[dict[str, Any]]:
    """Decisions stand in the source at their section: `beslutning` (one), or `forloeb` (a case history)."""
    found = []
    for section in punkt.get("sektioner") or []:
        entries = section.get("forloeb") or (
            [section["beslutning"] | {"tekst": section_text(section)}] if "beslutning" in section else []
        )
        for entry in entries:
            own = bool(entry.get("egen", section["type"] == "beslutning"))
            organ = entry.get("organ") or (source.get("udvalg") if own else None)
            dato = entry.get("dato") or (source.get("dato") if own else None)
            found.append({
                "organ": organ, "dato": _plain(dato), "punkt": entry.get("punkt"),
                "tekst": as_text(entry["tekst"]), "egen": own, "udfald": entry["udfald"],
            })  # fmt: skip
    return found


def _annex(annex: Source, punkt: Source, bound: list[dict[str, Any]]) -> dict[str, Any]:
    pages = [one["sider"] for one in bound if one["punkt"] == str(punkt["nr"]) and one["titel"] == annex["titel"]]
    return {
        "nr": annex.get("nr"), "titel": annex["titel"], "doknr": annex.get("doknr"),
        "lukket": bool(annex.get("lukket")), "sider": pages[0] if pages else None,
    }  # fmt: skip


def _annexes(source: Source, pages: list[str]) -> list[dict[str, Any]]:
    """The annexes bound in: `bilag` of the source with `_forside` (words of the cover) and `_indhold` (its pages)."""
    found = []
    first = 0
    for annex in source.get("bilag") or []:
        cover = _squeeze(annex["_forside"])
        first = next((n for n in range(first, len(pages)) if cover in pages[n]), -1)
        if first < 0:
            raise NotFoundError(f"annex cover {annex['_forside']!r}")
        last = first + 1 + len(annex["_indhold"])
        found.append({
            "punkt": str(annex["punkt"]), "nr": annex["nr"], "titel": annex["titel"], "doknr": annex.get("doknr"),
            "lukket": bool(annex.get("lukket")), "sider": [first + 1, last],
            "has_text": any(len(pages[n]) > 0 for n in range(first + 1, last)) or last == first + 1,
        })  # fmt: skip
        first = last - 1
    return found


def _spans(source: Source, pages: list[str], heading: Callable[[Source], str]) -> list[list[int]]:
    """First and last page of every item: from its heading to its last words before the next heading."""
    offset = sum(len(page) for page in pages[: source.get("_foerste_punktside", 1) - 1])
    whole = "".join(pages)
    items = source.get("punkter") or []
    if source.get("_efter_indhold") and items:  # the contents list stands on the page of the first item
        offset = whole.index(_squeeze(heading(items[-1])), offset)
    starts = []
    for punkt in items:
        words = _squeeze(heading(punkt))
        at = whole.find(words, offset)
        if at < 0:
            raise NotFoundError(f"heading {heading(punkt)!r}")
        starts.append((at, at + len(words)))
        offset = at + len(words)
    spans = []
    for number, punkt in enumerate(items):
        start, body = starts[number]
        end = starts[number + 1][0] if number + 1 < len(items) else len(whole)
        spans.append(punkt.get("_sider") or [_page(pages, start), _page(pages, _last_words(punkt, whole, body, end))])
    return spans


def _last_words(punkt: Source, whole: str, body: int, end: int) -> int:
    """Where the last printed words of an item end."""
    sections = punkt.get("sektioner") or []
    if not sections:
        return body - 1
    text = section_text(sections[-1])
    if text:
        last = blocks(text)[-1]
        plain = last.rows[-1][-1] if isinstance(last, Table) else as_text(text)
    else:
        plain = sections[-1]["overskrift"]
    words = _squeeze(plain)[-24:]
    at = whole.rfind(words, body, end)
    if at < 0:
        raise NotFoundError(f"last words {words!r} of item {punkt['nr']}")
    return at + len(words) - 1


def _page(pages: list[str], position: int) -> int:
    for number, page in enumerate(pages, 1):
        if position < len(page):
            return number
        position -= len(page)
    return len(pages)
