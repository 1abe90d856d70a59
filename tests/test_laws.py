"""Laws of the engine, asked of documents that hypothesis makes up and of every sample.

No word is lost, none stands in two places; only a `ReferatError` leaves the library; what is printed reads back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pdfplumber
import pytest
import yaml as pyyaml
from hypothesis import HealthCheck, given, settings

from engine_documents import documents, minutes
from referat_parser import Referat, ReferatError
from referat_parser.output import json, yaml
from referat_parser.pdf.layout import Document, Page
from referat_parser.pdf.reader import read_document
from referat_parser.pipeline import parse, parse_lines
from referat_parser.profiles.loader import load_vocabulary
from referat_parser.reading.minutes import Minutes, read_minutes

SAMPLES = sorted(path.with_name(path.name.replace(".gold.json", ".pdf")) for path in (
    Path(__file__).parent.parent / "samples").glob("*.gold.json"))  # fmt: skip
WITNESSED = ("a1-byraad", "i-regionsraad", "j-boligafdeling")
"""Small samples of three PDF producers: pdfplumber needs some 0.2 s for each of their pages."""

quick = settings(max_examples=3 * settings.default.max_examples // 5, suppress_health_check=[HealthCheck.too_slow])


def read(pages: tuple[Page, ...]) -> Minutes:
    """All stages, without the question whether the document is minutes at all."""
    return read_minutes(Document(pages), load_vocabulary("base"))


def words_of(pages: Iterable[Page]) -> int:
    """How many words the pages hold, those included that a reader does not see."""
    return sum(line.word_count for page in pages for line in page.lines) + sum(len(page.hidden) for page in pages)


def bare(text: str) -> list[str]:
    """The words of a text without hyphens and punctuation."""
    return re.findall(r"\w+", re.sub(r"-\s*", "", text))


@quick
@given(documents)
def test_every_word_is_in_one_place_of_the_account(pages: tuple[Page, ...]) -> None:
    """The parts of the account make up the words that were put in."""
    coverage = read(pages).coverage
    parts = (coverage.fields, coverage.furniture, coverage.contents, coverage.annexes, coverage.unassigned)

    assert sum(parts) == coverage.words == words_of(pages)
    assert min(parts) >= 0
    assert coverage.unassigned == sum(len(line.tekst.split()) for line in coverage.unassigned_lines)


@quick
@given(documents)
def test_no_word_is_in_two_sections(pages: tuple[Page, ...]) -> None:
    """Headings and texts of all sections hold no character oftener than the pages do."""
    sections = [s for punkt in read(pages).punkter for s in punkt.sektioner]
    printed = "".join(f"{s.overskrift or ''}{s.tekst}" for s in sections)
    given_to_it = "".join(line.text for page in pages for line in page.lines)

    assert Counter("".join(printed.split())) <= Counter("".join(given_to_it.split()))


@quick
@given(minutes)
def test_no_word_of_an_item_is_lost_or_moved(pages: tuple[Page, ...]) -> None:
    """Numbers, titles, headings and texts of the items are the words of their pages, in order."""
    found = read(pages)
    told = [
        text
        for punkt in found.punkter
        for text in (punkt.nr, punkt.titel, *(part or "" for s in punkt.sektioner for part in (s.overskrift, s.tekst)))
    ]

    assert bare(" ".join(told)) == bare(" ".join(line.text for page in pages[1:] for line in page.lines))
    assert found.coverage.unassigned == 0


@quick
@given(documents)
def test_only_a_referat_error_leaves_the_engine(pages: tuple[Page, ...]) -> None:
    """Whatever the lines, there is a document or an error of the library; a document reads back as it was printed."""
    try:
        found = parse_lines(pages)
    except ReferatError:
        return

    assert_reads_back(found)


@settings(parent=quick, max_examples=quick.max_examples // 3)
@given(minutes)
def test_minutes_are_minutes_and_read_back(pages: tuple[Page, ...]) -> None:
    """Front page and items make minutes, with one item for each heading, in order."""
    found = parse_lines(pages)

    assert [p.nr for p in found.punkter] == [str(n) for n in range(1, len(found.punkter) + 1)]
    assert_reads_back(found)


def assert_reads_back(found: Referat) -> None:
    """JSON and YAML hold all of the document."""
    assert Referat.model_validate_json(json.render(found)) == found
    assert Referat.model_validate(pyyaml.safe_load(yaml.render(found))) == found


@cache
def _sample(path: Path) -> tuple[Document, Referat]:
    data = path.read_bytes()
    return read_document(data), parse(data)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_word_of_a_sample_is_lost_or_doubled(path: Path) -> None:
    """The account of a PDF makes up its words, and the document reads back."""
    document, found = _sample(path)
    coverage = found.coverage
    parts = (coverage.fields, coverage.furniture, coverage.contents, coverage.annexes, coverage.unassigned)

    assert sum(parts) == coverage.words == words_of(document.pages)
    assert_reads_back(found)


@pytest.mark.parametrize(
    "path",
    [pytest.param(p, id=p.stem) for p in SAMPLES],
)
def test_sections_of_a_sample_hold_only_words_of_its_pages(path: Path) -> None:
    """Every section's text stands on the pages that it names, and together they hold no character twice."""
    document, found = _sample(path)
    printed: Counter[str] = Counter()
    for punkt in found.punkter:
        for section in punkt.sektioner:
            text = Counter("".join(f"{section.overskrift or ''}{section.tekst}".split()))
            pages = {place.side for place in section.kilde}
            assert text <= _characters(page for page in document.pages if page.number in pages)
            printed += text

    assert printed <= _characters(document.pages)


def _characters(pages: Iterable[Page]) -> Counter[str]:
    return Counter("".join("".join(line.text.split()) for page in pages for line in page.lines))


@pytest.mark.parametrize("path", [p for p in SAMPLES if p.stem in WITNESSED], ids=lambda path: path.stem)
def test_another_reader_sees_the_same_words(path: Path) -> None:
    """Pdfplumber finds the same characters on every page, hyphens and ligatures aside."""
    document, _ = _sample(path)
    with pdfplumber.open(path) as pdf:
        witness = [_squeezed("".join(w["text"] for w in page.extract_words())) for page in pdf.pages]
    ours = [
        _squeezed("".join(w.text for line in page.lines for w in line.words) + "".join(w.text for w in page.hidden))
        for page in document.pages
    ]

    assert sum(ours, Counter()).total() > 1000
    assert ours == witness


def _squeezed(text: str) -> Counter[str]:
    ligatures = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "-": "", "\u00ad": "", "\u2010": ""})
    return Counter("".join(text.replace("(cid:127)", "•").translate(ligatures).split()))
