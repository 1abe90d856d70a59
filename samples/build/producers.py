"""The programs that make the PDFs. Each takes a document in its own language and writes one PDF.

WeasyPrint, Chromium and LibreOffice are programs of the system (apt: weasyprint, chromium, libreoffice-writer);
reportlab and typst are packages of PyPI, imported only where a sample asks for them.
"""

from __future__ import annotations

import contextlib
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")
DANISH = os.environ | {"LANGUAGE": "da", "SOURCE_DATE_EPOCH": "1735689600"}


def _run(command: list[str], made: Path) -> None:
    made.unlink(missing_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False, env=DANISH)
    if not made.exists():
        raise RuntimeError(f"{command[0]} made no PDF: {done.stderr.strip()[-600:]}")


def weasyprint(page: str, pdf: Path) -> None:
    """HTML to PDF with WeasyPrint: running headers and page numbers come from CSS `@page` rules."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, "utf-8")
        beside = Path(sys.executable).with_name("weasyprint")
        _run([str(beside) if beside.exists() else "weasyprint", str(source), str(pdf)], pdf)


def chromium(page: str, pdf: Path, *, address: str | None = None) -> None:
    """HTML to PDF with Chromium.

    With `address` (host and path), the page comes from there, and the browser prints its own header and footer: date,
    title, address, page number, as when a reader prints a web page.
    """
    with tempfile.TemporaryDirectory() as folder:
        profile = f"--user-data-dir={folder}/profile"
        if address is None:
            source = Path(folder) / "page.html"
            source.write_text(page, "utf-8")
            _run([*CHROMIUM, profile, "--no-pdf-header-footer", f"--print-to-pdf={pdf}", source.as_uri()], pdf)
            return
        with _served(page) as port:
            rules = f"--host-resolver-rules=MAP {address.split('/')[0]} 127.0.0.1:{port}"
            _run([*CHROMIUM, profile, "--lang=da", rules, f"--print-to-pdf={pdf}", f"http://{address}"], pdf)


@contextlib.contextmanager
def _served(page: str) -> Iterator[int]:
    """A web server on this machine that answers every address with the page; gives its port."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def libreoffice(document: str, pdf: Path, *, suffix: str = ".fodt") -> None:
    """Flat OpenDocument text (or HTML with `suffix=".html"`) to PDF with LibreOffice Writer."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"document{suffix}"
        source.write_text(document, "utf-8")
        filters = ["--infilter=HTML (StarWriter)"] if suffix == ".html" else []
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", *filters]
        _run(
            [*command, "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(source)],
            source.with_suffix(".pdf"),
        )
        shutil.copyfile(source.with_suffix(".pdf"), pdf)


def typst(document: str, pdf: Path, *, files: dict[str, bytes] | None = None) -> None:
    """Typst markup to PDF (package `typst`). `files` are put beside the document, for images."""
    import typst as compiler

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "main.typ"
        source.write_text(document, "utf-8")
        for name, content in (files or {}).items():
            (Path(folder) / name).write_bytes(content)
        compiler.compile(str(source), output=str(pdf), font_paths=["/usr/share/fonts"])
