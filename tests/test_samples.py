"""The samples: each PDF has its gold or its expected exit code, and the gold says what stands in the PDF."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml

from referat_parser.model import Referat

SAMPLES = Path(__file__).parents[1] / "samples"
GOLDS = sorted(SAMPLES.glob("*.gold.json"))
PDFS = sorted(SAMPLES.glob("*.pdf"))
FRONT = {"titel", "myndighed", "udvalg", "moedenr", "dato", "starttidspunkt", "sluttidspunkt", "moedested"}

assert GOLDS, "no gold files found: the tests below would pass without looking at anything"


@cache
def _gold(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return gold


@cache
def _pages(path: Path) -> list[str]:
    """The text of every page without white space, hyphens and the marks that pdfium sets for them."""
    with pypdfium2.PdfDocument(path.with_name(path.name.replace(".gold.json", ".pdf"))) as pdf:
        return [_squeeze(page.get_textpage().get_text_bounded()) for page in pdf]


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\u00ad\u0002\ufffe‐-]", "", text)


def _words(text: str) -> list[str]:
    return [_squeeze(word) for word in text.split()]


@pytest.mark.parametrize("pdf", PDFS, ids=lambda path: path.stem)
def test_every_pdf_has_a_gold_or_an_expected_exit_code(pdf: Path) -> None:
    """A PDF without a gold is listed in EXPECTED.yaml, and only such a one is."""
    expected = yaml.safe_load((SAMPLES / "EXPECTED.yaml").read_text("utf-8"))

    assert pdf.with_suffix(".gold.json").exists() != (pdf.name in expected)


@pytest.mark.parametrize("pdf", PDFS, ids=lambda path: path.stem)
def test_every_pdf_is_described(pdf: Path) -> None:
    """README.md says what a sample shows; a sample that shows nothing new is not wanted."""
    assert f"`{pdf.stem}`" in (SAMPLES / "README.md").read_text("utf-8")


def test_expected_codes_are_those_of_the_contract() -> None:
    """EXPECTED.yaml names files that are there, with the codes for what cannot be read as minutes."""
    expected = yaml.safe_load((SAMPLES / "EXPECTED.yaml").read_text("utf-8"))

    assert {SAMPLES / name for name in expected} <= set(PDFS)
    assert {entry["exit"] for entry in expected.values()} == {3, 4, 5}


@pytest.mark.parametrize("pdf", PDFS, ids=lambda path: path.stem)
def test_every_pdf_is_small(pdf: Path) -> None:
    """The repository stays quick to clone."""
    assert pdf.stat().st_size < 300_000


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_every_gold_has_its_source_and_its_pdf(path: Path) -> None:
    """A gold comes from a readable source and lies beside the PDF that it describes."""
    name = path.name.replace(".gold.json", "")

    assert (SAMPLES / "sources" / f"{name}.yaml").exists()
    assert (SAMPLES / f"{name}.pdf").exists()


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_every_gold_speaks_the_language_of_the_contract(path: Path) -> None:
    """With the parts that only a run can know, a gold validates against the models: no unknown key or value."""
    gold = _gold(path)
    run = {
        "source": {"sha256": "0" * 64, **gold["source"]},
        "parser": {"version": "0", "profile": "base"},
        "coverage": dict.fromkeys(("words", "fields", "furniture", "contents", "annexes", "unassigned"), 0),
    }

    assert Referat.model_validate({**gold, **run}).dato == dt.date.fromisoformat(gold["dato"])
    assert set(gold) >= FRONT


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_pages_are_those_of_the_pdf(path: Path) -> None:
    """Page counts, and the pages without text, are what the PDF has."""
    pages = _pages(path)

    assert len(pages) == _gold(path)["source"]["pages"]
    assert [n for n, text in enumerate(pages, 1) if not text] == _gold(path)["source"]["pages_without_text"]


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_every_word_of_an_item_stands_on_its_pages(path: Path) -> None:
    """Title, case number, headings and text of an item are printed on the pages that the gold names for it."""
    missing = []
    for punkt in _gold(path)["punkter"]:
        first, last = punkt["sider"]
        printed = "".join(_pages(path)[first - 1 : last])
        texts = [punkt["titel"], punkt.get("sagsnr") or "", punkt.get("sagsansvarlig") or ""]
        texts += [text or "" for section in punkt["sektioner"] for text in (section["overskrift"], section["tekst"])]
        missing += [(punkt["nr"], word) for text in texts for word in _words(text) if word not in printed]

    assert missing == []


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_the_parts_of_an_item_come_from_its_sections(path: Path) -> None:
    """Decisions, points and annexes say nothing that the sections do not say."""
    for punkt in _gold(path)["punkter"]:
        whole = _squeeze("".join(section["tekst"] for section in punkt["sektioner"]))
        for part in [*punkt["beslutninger"], *punkt.get("indstillingspunkter", [])]:
            assert _squeeze(part["tekst"]) in whole
        for annex in punkt["bilag"]:
            assert _squeeze(annex["titel"]) in whole
        assert [one["egen"] for one in punkt["beslutninger"]].count(True) <= 1
