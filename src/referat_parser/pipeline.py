"""`parse`: the stages in their order, from a file to a `Referat`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from typing import Literal

from referat_parser import __version__
from referat_parser.errors import NoTextError, NotMinutesError
from referat_parser.facts.beslutning import parse_beslutning
from referat_parser.model import Beslutning, Bilag, Kilde, Parser, Punkt, Referat, Sektion, Source
from referat_parser.pdf.layout import Document, Page
from referat_parser.pdf.source import PdfSource, bytes_of
from referat_parser.profiles.detect import Detection, detect_profile
from referat_parser.profiles.loader import Vocabulary, load_vocabulary
from referat_parser.profiles.phrases import load_phrases, subjects
from referat_parser.reading.minutes import Minutes, read_minutes
from referat_parser.reading.recognise import is_minutes, kind_of
from referat_parser.reading.warn import warnings_of

Ocr = Literal["never", "auto", "always"]


def parse(
    source: PdfSource,
    *,
    profile: str | os.PathLike[str] | None = None,
    ocr: Ocr = "never",
    password: str | None = None,
    file: str | None = None,
    max_pages: int | None = None,
) -> Referat:
    """Read the minutes or the agenda in a PDF.

    `source` is a path, the bytes or a binary file; `profile` the name or the path of a layout profile (found from the
    document when None); `ocr` reads scanned pages when they have no text; `file` is the name for `source.file` (the
    path as given otherwise). Raises a `ReferatError`: not a readable PDF, no minutes, no text.
    """
    from referat_parser.pdf.reader import read_document

    data, name = bytes_of(source)
    document = read_document(data, password=password, max_pages=max_pages)
    if ocr != "never":
        from referat_parser.pdf.ocr import with_ocr

        document = with_ocr(data, document, always=ocr == "always", password=password)
    return parse_document(
        document,
        sha256=hashlib.sha256(data).hexdigest(),
        profile=profile,
        file=file if file is not None else name,
    )


def parse_document(
    document: Document,
    *,
    sha256: str,
    profile: str | os.PathLike[str] | None = None,
    file: str | None = None,
    detection: Detection | None = None,
) -> Referat:
    """Read the minutes in a PDF whose lines are read already; `sha256` is that of the PDF. Raises as `parse`.

    `detection` is what `detect_profile` found for the document, where that has been asked already.
    """
    if not any(page.has_text for page in document.pages):
        raise NoTextError("no text in the PDF (a scan?)", "read it with --ocr auto")
    return _referat(
        document,
        profile,
        Source(
            file=file,
            sha256=sha256,
            pages=len(document.pages),
            pages_without_text=document.pages_without_text,
            producer=document.producer,
        ),
        detection,
    )


def warm_up() -> None:
    """Load what every document is read with, for a program that has to wait for its lines anyway."""
    load_vocabulary()
    for subject in subjects():
        load_phrases(subject)
    for model in (Kilde, Sektion, Beslutning, Bilag, Punkt, Referat):
        model.model_rebuild()
    parse_beslutning("Godkendt. Afbud: Bo Lind.")  # compiles the patterns that every decision is asked for


def parse_lines(pages: Iterable[Page], profile: str | os.PathLike[str] | None = None) -> Referat:
    """The engine without a PDF: pages of lines in, a `Referat` out (its `source` names no file)."""
    document = Document(pages=tuple(pages))
    return _referat(
        document, profile, Source(sha256="", pages=len(document.pages), pages_without_text=document.pages_without_text)
    )


def _referat(
    document: Document,
    profile: str | os.PathLike[str] | None,
    source: Source,
    detection: Detection | None = None,
) -> Referat:
    certain = True
    if profile is None:
        detection = detection or detect_profile(document)
        profile, certain = detection.name, detection.certain
    vocabulary = load_vocabulary(profile)
    minutes = read_minutes(document, vocabulary)
    if not is_minutes(minutes):
        raise NotMinutesError("no minutes or agenda of a Danish body", "see what was found with `referat explain`")
    return _result(document, minutes, vocabulary, source, certain)


def _result(document: Document, minutes: Minutes, vocabulary: Vocabulary, source: Source, certain: bool) -> Referat:
    front = minutes.front
    return Referat(
        dokumenttype=kind_of(minutes),
        titel=front.titel,
        myndighed=front.myndighed,
        udvalg=front.udvalg,
        moedenr=front.moedenr,
        dato=front.dato,
        starttidspunkt=front.starttidspunkt,
        sluttidspunkt=front.sluttidspunkt,
        moedested=front.moedested,
        deltagelse=front.deltagelse,
        punkter=minutes.punkter,
        bilag=minutes.bilag,
        source=source,
        parser=Parser(version=__version__, profile=vocabulary.name, ocr=document.ocr),
        coverage=minutes.coverage,
        warnings=warnings_of(minutes, document, vocabulary, certain=certain),
    )
