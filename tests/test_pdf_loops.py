"""The loops around pdfium, in C and in Python: the same answers (pdf/_loops.c, pdf/loops.py)."""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from referat_parser.pdf import loops
from referat_parser.pdf.calls import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator

compiled = pytest.importorskip("referat_parser.pdf._loops", reason="no C compiler when it was installed")

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = ("a1-taarnby.pdf", "d-oekonomiudvalg.pdf", "g-byraad-2010.pdf", "scan-uden-tekst.pdf")


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest) -> Iterator[tuple[int, int, int]]:
    """The addresses of a page and of its text, and how many characters it has."""
    with pypdfium2.PdfDocument(SAMPLES / request.param) as pdf:
        handle = pdfium.FPDF_LoadPage(pdf.raw, len(pdf) - 1)
        text = pdfium.FPDFText_LoadPage(handle)
        yield address_of(handle), address_of(text), pdfium.FPDFText_CountChars(text)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(handle)


@pytest.mark.parametrize(
    ("loop", "function"),
    [
        ("children", pdfium.FPDFText_GetTextObject),
        ("boxes", pdfium.FPDFText_GetLooseCharBox),
        ("points", pdfium.FPDFText_GetCharOrigin),
        ("colours", pdfium.FPDFText_GetFillColor),
    ],
)
def test_indices(page: tuple[int, int, int], loop: str, function: Any) -> None:
    """An answer for each index, `None` for one that is not there."""
    _, text, count = page
    indices = [*range(count), count + 7]

    answers = getattr(compiled, loop)(address_of(function), text, indices)

    assert answers == getattr(loops, loop)(address_of(function), text, indices)
    assert len(answers) == count + 1
    assert answers[-1] is None


@pytest.mark.parametrize(
    ("loop", "function", "without"),
    [
        ("handles", pdfium.FPDFTextObj_GetFont, None),
        ("numbers", pdfium.FPDFTextObj_GetTextRenderMode, -1),
        ("numbers", pdfium.FPDFPageObj_GetMarkedContentID, -1),
    ],
)
def test_handles(page: tuple[int, int, int], loop: str, function: Any, without: int | None) -> None:
    """An answer for each handle, also for none."""
    _, text, count = page
    handles = [*loops.children(address_of(pdfium.FPDFText_GetTextObject), text, range(count)), None]

    answers = getattr(compiled, loop)(address_of(function), handles)

    assert answers == getattr(loops, loop)(address_of(function), handles)
    assert answers[-1] == without


@pytest.mark.parametrize("unwanted", [pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH])
def test_children_of_other_kinds(page: tuple[int, int, int], unwanted: int) -> None:
    """All objects of a page but those of one kind."""
    handle, _, _ = page
    asked = [address_of(f) for f in (pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType)]
    count = pdfium.FPDFPage_CountObjects(ctypes.cast(handle, pdfium.FPDF_PAGE))

    found = compiled.children_but(*asked, handle, count, unwanted)

    assert found == loops.children_but(*asked, handle, count, unwanted)
    assert unwanted not in [kind for _, kind in found]


@pytest.mark.parametrize("arguments", [(), (1,), (1, 2, 3, 4), ("a", 1, [1]), (1, "a", [1]), (1, 1, 5), (1, 1, ["a"])])
def test_wrong_arguments_are_refused(arguments: tuple[object, ...]) -> None:
    """Before anything is called."""
    with pytest.raises(TypeError):
        compiled.boxes(*arguments)


def test_what_was_compiled_is_used() -> None:
    """The module in C comes first."""
    from referat_parser.pdf import calls

    assert calls.loops is compiled
