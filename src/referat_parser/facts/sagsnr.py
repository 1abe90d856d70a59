"""Case numbers and document numbers: what they look like, where they stand, what their parts mean.

In: a text that is a number (`parse_sagsnr`), or a meta line or title that holds one (`find_sagsnr`, `find_doknr`). Out:
the number as printed, only white space folded. `15/11238` (year and serial) is a case, `76453/15` (serial and year)
is a document; the two share the shape `12/15`, which is a case only where a label or its position says so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from referat_parser.model import Sagsnummer
from referat_parser.profiles.phrases import load_phrases
from referat_parser.profiles.wordings import CuedPattern

PIVOT = 70
"""Two-digit years from here on belong to the last century."""

YEAR = r"(?P<aar4>(?:19|20)\d\d)"
FORMS = {
    # `00.01.00-P19-1-15`, `00.22.04-P35-2-12`; `13.05.12-Ø00-1-15`
    "kle": r"(?P<kle>\d\d\.\d\d(?:\.\d\d)?)\s?-\s?(?P<facet>[A-ZÆØÅ]\d\d)\s?-\s?(?P<nr>\d{1,7})\s?-\s?(?P<aar2>\d\d)",
    # `00.01.00A04 - 2007/34364`, `18.00Ø00 - 2014/06569`
    "kle_aar": rf"(?P<kle>\d\d\.\d\d(?:\.\d\d)?)\.?(?P<facet>[A-ZÆØÅ]\d\d)\s?-\s?{YEAR}/(?P<nr>\d{{3,7}})",
    # `00.30.02G01-0022`
    "kle_loebenr": r"(?P<kle>\d\d\.\d\d(?:\.\d\d)?)\.?(?P<facet>[A-ZÆØÅ]\d\d)\s?-\s?(?P<nr>\d{4})",
    # `00.22.04G01`, `00.01.00.S00`, `17.01.00-A00`: subject and facet alone
    "kle_emne": r"(?P<kle>\d\d\.\d\d\.\d\d)[.-]?(?P<facet>[A-ZÆØÅ]\d\d)",
    # `330-2019-2104`: the municipality's code first
    "kommunekode": rf"\d{{3}}-{YEAR}-(?P<nr>\d{{1,6}})",
    # `EMN-2025-003383`, `SAG-2014-02005`
    "bogstavkode": rf"[A-ZÆØÅ]{{3}}-{YEAR}-(?P<nr>\d{{5,6}})",
    # `1-51-71-3321-08`, `1-13-3-57-16`
    "region": r"1-\d{1,2}-\d{1,3}-(?P<nr>\d{1,4})-(?P<aar2>\d\d)",
    # `BR 366/07`
    "br": r"BR\s?(?P<nr>\d{1,4})/(?P<aar2>\d\d)",
    # `2012-28504`, `2012/057275`, `2015-0002588`
    "langt_aar": rf"{YEAR}\s?[-/]\s?(?P<nr>\d{{3,7}})",
    # `200906126`
    "langt_aar_samlet": r"(?P<aar4>20\d\d)(?P<nr>\d{5})",
    # `21-014448`, `20-010677K`
    "kort_aar": r"(?P<aar2>\d\d)\s?-\s?(?P<nr>\d{6}K?)",
    # `15/11238`, `14/40`, `08/3208`
    "kort_aar_skraa": r"(?P<aar2>\d\d)\s?/\s?(?P<nr>\d{2,6})",
    # `299836`
    "loebenr": r"(?P<nr>\d{5,7})",
}
SYSTEMS = {"langt_aar_samlet": "langt_aar", "kort_aar_skraa": "kort_aar"}
CERTAIN = ("kle", "kle_aar", "kle_loebenr", "kle_emne", "kommunekode", "bogstavkode", "region", "br")
"""Forms that nothing else on a page looks like: they need no label."""
EDGE_LEFT, EDGE_RIGHT = r"(?<![\w./-])", r"(?![\w/]|[-.,]\d|-[A-ZÆØÅ])"
PATTERNS = {form: CuedPattern(pattern, flags=0) for form, pattern in FORMS.items()}
# What all forms have in common: a quick look for the many texts that are none.
MAY_BE = re.compile(r"(?:\d|[A-ZÆØÅ]{3}-|BR\s?\d)[\w\s./-]{2,40}(?<=[\dK])")
INITIALS = re.compile(r"^[A-ZÆØÅ]{3,8}\s?/\s?(?=\d)")
YEAR_SPAN = CuedPattern(r"(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d", flags=0)
DOCUMENT = CuedPattern(
    r"(?:19|20)\d\d-\d{3,7}|\d{3}-(?:19|20)\d\d-\d{1,6}|[A-ZÆØÅ]{3}-\d{4}-\d{5,6}|\d{1,7}/\d\d(?!\d)|\d{4,9}",
    flags=0,
)


def parse_sagsnr(tekst: str) -> Sagsnummer | None:
    """The parts of a text that is a case number and nothing else; None for every other text.

    Initials before the number (`DIKEOL / 08/3208`) and brackets around it are left off. Document numbers (`76453/15`),
    dates, spans of years and item numbers are None. `system` names the form: `kle`, `kle_aar`, `kle_loebenr`,
    `kle_emne`, `kommunekode`, `bogstavkode`, `region`, `br`, `langt_aar`, `kort_aar`, `loebenr`.
    """
    text = " ".join(tekst.split()).strip(" ()[]:;,").removesuffix(".")
    text = INITIALS.sub("", text)
    if not MAY_BE.fullmatch(text) or YEAR_SPAN.fullmatch(text):
        return None
    for form, pattern in PATTERNS.items():
        match = pattern.fullmatch(text)
        if match:
            return _parts(text, form, match)
    return None


def find_sagsnr(tekst: str) -> str | None:
    """The case number of a meta line or of a title, as printed; None where there is none.

    A number after a label (`Sagsnr.`, `J.nr.` …) goes first; then a form that cannot be anything else; then a line, a
    bracket or a column of the line that is a case number alone, or that stands beside an access mark.
    """
    after = _label("sagsnr_label").search(tekst)
    if after:
        return _value(tekst[after.end() :])
    text = _without_documents(tekst)
    certain = _certain().search(text)
    if certain:
        return _folded(certain.group())
    for bracket in re.findall(r"\(([^()]{5,30})\)", text):
        if parse_sagsnr(bracket) and re.match(r"(?:19|20)\d\d-", bracket):
            return _folded(bracket)
    for part in re.split(r"\t|\s{3,}|\s[-–/]\s", INITIALS.sub("", _access().sub("\t", text).strip(" \t\n-/"))):
        number = parse_sagsnr(part)
        if number and number.system != "loebenr":
            return number.tekst
    return None


def find_doknr(tekst: str) -> str | None:
    """The document number after its label (`Dok.nr.: 5726`) or at the end of an annex line (`… (76453/15)`)."""
    after = _label("doknr_label").search(tekst)
    if after:
        number = DOCUMENT.match(tekst, after.end())
        return number.group() if number else None
    last = re.search(r"(?:\((\d{1,7}/\d\d)\)|(?<![\w/.-])(\d{2,7}/\d\d))\s*$", tekst)
    return last and (last[1] or last[2])


@lru_cache
def _label(group: str) -> CuedPattern:
    return CuedPattern(load_phrases("sagsnumre").any_of(group) + r"[\s.:]*")


@lru_cache
def _access() -> re.Pattern[str]:
    return re.compile(load_phrases("sagsnumre").any_of("access"), re.IGNORECASE)


@lru_cache
def _certain() -> re.Pattern[str]:
    forms = "|".join(re.sub(r"\?P<\w+>", "?:", FORMS[form]) for form in CERTAIN)
    return re.compile(f"{EDGE_LEFT}(?:{forms}){EDGE_RIGHT}")


def _value(tekst: str) -> str | None:
    """The longest case number that a labelled value begins with."""
    tekst = INITIALS.sub("", tekst)
    for pattern in PATTERNS.values():
        match = re.compile(pattern.pattern + EDGE_RIGHT).match(tekst)
        if match and not YEAR_SPAN.fullmatch(match.group()):
            return _folded(match.group())
    return None


def _without_documents(tekst: str) -> str:
    """The text with its labelled document numbers blanked out."""
    label = _label("doknr_label").search(tekst)
    if not label:
        return tekst
    number = DOCUMENT.match(tekst, label.end())
    return tekst[: label.start()] + "\t" + tekst[number.end() if number else label.end() :]


def _parts(tekst: str, form: str, match: re.Match[str]) -> Sagsnummer:
    groups = match.groupdict()
    year = int(groups["aar4"]) if groups.get("aar4") else None
    if groups.get("aar2"):
        short = int(groups["aar2"])
        year = short + (1900 if short >= PIVOT else 2000)
    return Sagsnummer(
        tekst=tekst, system=SYSTEMS.get(form, form), aar=year, loebenr=groups.get("nr"),
        kle_emne=groups.get("kle"), kle_facet=groups.get("facet"),
    )  # fmt: skip


def _folded(tekst: str) -> str:
    return " ".join(tekst.split())
