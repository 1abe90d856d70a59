"""Bytes → `Document`: opens the PDF with pypdfium2, reads every page, closes everything again.

pdfium is not thread-safe: call this from one thread of a process at a time. Errors are those of `errors.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from referat_parser.errors import DamagedPdfError, EncryptedPdfError, LimitError, NotAPdfError

from .frame import Frame, frame_of
from .glyphs import PageText
from .layout import Document, Line, OutlineEntry, Page, Table, Word
from .rows import lines_of, with_pitch
from .rulings import Rulings, read_rulings
from .structure import HeadingReader
from .tables import read_tables

MAX_BYTES = 1 << 30
MAX_PAGES = 10_000
_HEADER_WITHIN = 1024  # bytes; PDF 32000-1, annex H.3: readers accept a header that is not at the very start


def read_document(data: bytes, *, password: str | None = None, max_pages: int | None = None) -> Document:
    """All pages of a PDF as lines.

    `password` opens an encrypted file; `max_pages` refuses longer ones (`LimitError`). Raises `NotAPdfError`,
    `DamagedPdfError`, `EncryptedPdfError`.
    """
    with _opened(data, password) as pdf:
        count = len(pdf)
        limit = MAX_PAGES if max_pages is None else max_pages
        if count > limit:
            raise LimitError(f"{count} pages, the limit is {limit}", "raise the limit with --max-pages")
        if count == 0:
            raise DamagedPdfError("no pages in the PDF", "get the file again from its source")
        fonts: dict[int, tuple[bool, bool]] = {}
        tags = HeadingReader(bool(pdfium.FPDFCatalog_IsTagged(pdf.raw)))
        pages = tuple(_read_page(pdf, index, fonts, tags) for index in range(count))
        meta = pdf.get_metadata_dict(skip_empty=True)
        return Document(
            pages=pages,
            outline=_outline(pdf),
            producer=_meta(meta, "Producer") or _meta(meta, "Creator"),
            title=_meta(meta, "Title"),
            tagged=tags.tagged,
        )


@contextmanager
def _opened(data: bytes, password: str | None) -> Iterator[pypdfium2.PdfDocument]:
    if len(data) > MAX_BYTES:
        raise LimitError(f"{len(data) >> 20} MiB, the limit is {MAX_BYTES >> 20} MiB", "split the file")
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        what = "the file is empty" if not data else "not a PDF"
        raise NotAPdfError(what, "give a file that begins with %PDF")
    try:
        pdf = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None) or pdfium.FPDF_GetLastError()
        if code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            if password:
                raise EncryptedPdfError(
                    "the password does not open this PDF", "give the right one with --password"
                ) from None
            raise EncryptedPdfError("the PDF is encrypted", "give its password with --password") from None
        if code == pdfium.FPDF_ERR_SECURITY:
            raise EncryptedPdfError(
                "the PDF is encrypted in an unknown way", "save it again without protection"
            ) from None
        raise DamagedPdfError(
            "the PDF is damaged", "get the file again from its source, or repair it with qpdf"
        ) from None
    try:
        yield pdf
    finally:
        pdf.close()


def _meta(meta: dict[str, str], key: str) -> str | None:
    value = " ".join(meta.get(key, "").replace("\x00", "").split())
    return value or None


def _read_page(
    pdf: pypdfium2.PdfDocument, index: int, fonts: dict[int, tuple[bool, bool]], tags: HeadingReader
) -> Page:
    handle = pdfium.FPDF_LoadPage(pdf.raw, index)
    number = index + 1
    if not handle:
        return Page(number, 0.0, 0.0)
    try:
        frame = frame_of(handle)
        text = PageText(handle, frame, fonts)
        rulings = read_rulings(handle, frame)
        page = _page(number, frame, text, rulings)
        headings = tags.read(handle, number, text)
        return page._replace(headings=headings) if headings else page
    finally:
        pdfium.FPDF_ClosePage(handle)


def _page(number: int, frame: Frame, text: PageText, rulings: Rulings) -> Page:
    words, hidden = _visible(text.words, rulings)
    tables, blocks, rest = read_tables(words, rulings, number)
    lines = _in_order(lines_of(rest, number), tables, blocks)
    return Page(
        number=number,
        width=frame.width,
        height=frame.height,
        lines=with_pitch(lines),
        tables=tuple(tables),
        hidden=tuple(hidden),
        unmapped=text.unmapped,
    )


def _visible(words: list[Word], rulings: Rulings) -> tuple[list[Word], list[Word]]:
    """Words that a reader sees, and those that are hidden.

    White words on a filled area are seen (table heads); invisible words over an image are the text layer of a scan.
    """
    seen: list[Word] = []
    hidden: list[Word] = []
    layer = rulings.images > 0 and all(w.hidden == "invisible" for w in words)
    for word in words:
        if word.hidden is None:
            seen.append(word)
        elif (layer and word.hidden == "invisible") or (word.hidden == "white" and _on_fill(word, rulings)):
            seen.append(word._replace(hidden=None))
        else:
            hidden.append(word)
    return seen, hidden


def _on_fill(word: Word, rulings: Rulings) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in rulings.filled)


def _in_order(lines: list[Line], tables: list[Table], blocks: list[list[Line]]) -> list[Line]:
    """Free lines from top to bottom, each table as one block where it begins."""
    ordered: list[Line] = []
    waiting = sorted(zip(tables, blocks, strict=True), key=lambda pair: pair[0].top)
    for line in lines:
        while waiting and waiting[0][0].top <= line.baseline:
            ordered.extend(waiting.pop(0)[1])
        ordered.append(line)
    for _, block in waiting:
        ordered.extend(block)
    return ordered


def _outline(pdf: pypdfium2.PdfDocument) -> tuple[OutlineEntry, ...]:
    """Bookmarks as far as pdfium can read them; a broken outline is an empty one."""
    entries: list[OutlineEntry] = []
    try:
        for mark in pdf.get_toc(max_depth=6):
            title = " ".join(mark.get_title().replace("\x00", "").split())
            dest = mark.get_dest()
            index = dest.get_index() if dest else None
            entries.append(OutlineEntry(title, None if index is None else index + 1, mark.level))
            if len(entries) >= 5000:
                break
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ()
    return tuple(entries)
