"""The programs that make the PDFs. Each takes a document in its own language and writes one PDF.

WeasyPrint, Chromium and LibreOffice are programs of the system (apt: weasyprint, chromium, libreoffice-writer);
reportlab and typst are packages of PyPI, imported only where a sample asks for them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def _run(command: list[str], made: Path) -> None:
    made.unlink(missing_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    if not made.exists():
        raise RuntimeError(f"{command[0]} made no PDF: {done.stderr.strip()[-600:]}")


def weasyprint(page: str, pdf: Path) -> None:
    """HTML to PDF with WeasyPrint: running headers and page numbers come from CSS `@page` rules."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, "utf-8")
        _run(["weasyprint", str(source), str(pdf)], pdf)


def chromium(page: str, pdf: Path, *, furniture: bool = False, address: str | None = None) -> None:
    """HTML to PDF with Chromium. `furniture` prints the browser's own header and footer (date, title, address, page).

    `address` is what the footer shows as the address of the page, under the folder that the page is printed from.
    """
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / (address or "page.html")
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(page, "utf-8")
        options = [] if furniture else ["--no-pdf-header-footer"]
        _run([*CHROMIUM, f"--user-data-dir={folder}/profile", *options, f"--print-to-pdf={pdf}", source.as_uri()], pdf)


def libreoffice(document: str, pdf: Path, *, suffix: str = ".fodt") -> None:
    """Flat OpenDocument text (or HTML with `suffix=".html"`) to PDF with LibreOffice Writer."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"document{suffix}"
        source.write_text(document, "utf-8")
        filters = ["--infilter=HTML (StarWriter)"] if suffix == ".html" else []
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", *filters]
        _run([*command, "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(source)], source.with_suffix(".pdf"))
        shutil.copyfile(source.with_suffix(".pdf"), pdf)


def typst(document: str, pdf: Path, *, files: dict[str, bytes] | None = None) -> None:
    """Typst markup to PDF (package `typst`). `files` are put beside the document, for images."""
    import typst as compiler  # noqa: PLC0415 - only some samples need it

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "main.typ"
        source.write_text(document, "utf-8")
        for name, content in (files or {}).items():
            (Path(folder) / name).write_bytes(content)
        compiler.compile(str(source), output=str(pdf), font_paths=["/usr/share/fonts"])


os.environ.setdefault("SOURCE_DATE_EPOCH", "1735689600")  # builds of one source differ as little as may be
