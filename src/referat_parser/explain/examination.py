"""A PDF → everything that reading it gave, also where `parse` would refuse it because it is no minutes.

In: a file and how to read it. Out: the document, the vocabulary, the marks that were considered, and `Minutes` with
what each stage saw. Errors are those of `parse` but for `NotMinutesError`, which is what a user wants explained.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from referat_parser.errors import NoTextError
from referat_parser.pdf.layout import Document
from referat_parser.pdf.source import PdfSource, bytes_of
from referat_parser.pipeline import Ocr
from referat_parser.profiles.detect import Detection, detect_profile
from referat_parser.profiles.loader import Vocabulary, load_vocabulary
from referat_parser.reading.minutes import Minutes, read_minutes


@dataclass(frozen=True)
class Examination:
    """One reading. `named` tells that the user chose the profile; the detection says what would have been found."""

    document: Document
    vocabulary: Vocabulary
    detection: Detection
    named: bool
    minutes: Minutes
    file: str | None = None

    @cached_property
    def margin_texts(self) -> Counter[str]:
        """How often each text stands in the page furniture, digits aside."""
        furniture = self.minutes.furniture
        return Counter(without_digits(row.text) for row in self.minutes.rows if row.index in furniture)


def without_digits(text: str) -> str:
    """A text with `#` for each digit: page numbers and dates of running heads differ."""
    return "".join("#" if char.isdigit() else char for char in text)


def examine(
    source: PdfSource,
    *,
    profile: str | os.PathLike[str] | None = None,
    ocr: Ocr = "never",
    password: str | None = None,
    file: str | None = None,
) -> Examination:
    """Read a PDF as `parse` does and keep what each stage saw. The arguments are those of `parse`.

    Raises the errors of `parse`, except `NotMinutesError`.
    """
    from referat_parser.pdf.reader import read_document

    data, name = bytes_of(source)
    document = read_document(data, password=password)
    if ocr != "never":
        from referat_parser.pdf.ocr import with_ocr

        document = with_ocr(data, document, always=ocr == "always", password=password)
    if not any(page.has_text for page in document.pages):
        raise NoTextError("no text in the PDF (a scan?), so nothing to explain", "read it with --ocr auto")
    return examine_document(document, profile, file=file if file is not None else name)


def examine_document(
    document: Document, profile: str | os.PathLike[str] | None = None, *, file: str | None = None
) -> Examination:
    """The same for a document of lines, without a PDF. `ProfileError` when there is no such profile."""
    detection = detect_profile(document)
    vocabulary = load_vocabulary(detection.name if profile is None else profile)
    return Examination(document, vocabulary, detection, profile is not None, read_minutes(document, vocabulary), file)
