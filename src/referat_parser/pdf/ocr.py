"""Text for scanned pages, recognised by OCRmyPDF (tesseract) when it is installed (`pip install referat-parser[ocr]`).

In go the bytes and what was read of them, out comes the document with the text of the pages that had none. The PDF
with the text layer lives in a temporary folder only; OCRmyPDF is run as a program of its own, because it changes the
signal handlers and the limits of the process it runs in.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from referat_parser.errors import NoTextError
from referat_parser.pdf.layout import Document
from referat_parser.pdf.reader import read_document

LANGUAGE = "dan"
_TIMEOUT = 3600  # seconds for a whole file; `batch` has its own limit


def with_ocr(data: bytes, document: Document, *, always: bool, password: str | None = None) -> Document:
    """The document with recognised text on its pages without any; all pages are recognised anew with `always`.

    Raises `NoTextError` when the program or its Danish data are missing, or the recognition fails.
    """
    if not always and not document.pages_without_text:
        return document
    if find_spec("ocrmypdf") is None or shutil.which("tesseract") is None:
        raise NoTextError(
            "OCR is not installed", "pip install 'referat-parser[ocr]' and apt-get install tesseract-ocr-dan"
        )
    with tempfile.TemporaryDirectory(prefix="referat-ocr-") as folder:
        source, target = Path(folder, "in.pdf"), Path(folder, "out.pdf")
        source.write_bytes(data)
        mode = "--force-ocr" if always else "--skip-text"
        command = [
            sys.executable,
            "-m",
            "ocrmypdf",
            mode,
            "--quiet",
            "--output-type",
            "pdf",
            "-l",
            LANGUAGE,
            str(source),
            str(target),
        ]
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise NoTextError("OCR took too long", "split the file, or read it without --ocr") from None
        if not target.is_file():
            reason = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise NoTextError(f"OCR failed ({reason[:160]})", "read the file without --ocr")
        recognised = read_document(target.read_bytes(), password=password)
    missing = set(document.pages_without_text)
    pages = tuple(
        new if always or old.number in missing else old
        for old, new in zip(document.pages, recognised.pages, strict=False)
    )
    return replace(document, pages=pages, ocr=True)
