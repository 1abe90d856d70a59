"""Readers that stand in for `parse` in the tests of `batch`: what a file says is what happens to it.

A stub file is a line of `word=value` pairs, for instance `items=3 pages=4 body=Teknikudvalget`. `do=sleep`, `do=kill`,
`do=eat`, `do=bug`, `do=damaged` make the reader hang, die, eat memory, fail by a bug, or refuse the file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
from pathlib import Path
from typing import BinaryIO

from referat_parser.errors import DamagedPdfError, LimitError
from referat_parser.model import (
    Afstemning,
    Beslutning,
    Beslutningsdeltagelse,
    Bilag,
    Bilagsdokument,
    Coverage,
    Deltagelse,
    Kilde,
    Parser,
    Person,
    Punkt,
    Referat,
    Sektion,
    Source,
    Stedfortraeder,
    Stemme,
    Stemmetal,
    Tidspunkt,
)
from referat_parser.model import (
    Warning as Advarsel,
)


def read_stub(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    profile: str | None = None,
    ocr: str = "never",  # noqa: ARG001 - the signature of parse
    file: str | None = None,
    max_pages: int | None = None,
) -> Referat:
    """Does what the file says; the result is a small document about noise and lighting."""
    content = source if isinstance(source, bytes) else Path(str(source)).read_bytes()
    words = dict(pair.split("=", 1) for pair in content.decode().split() if "=" in pair)
    _act(words.get("do", "read"))
    pages = int(words.get("pages", "1"))
    if max_pages is not None and pages > max_pages:
        raise LimitError(f"has {pages} pages, more than {max_pages}", "raise --max-pages")
    return make_referat(content, words, file=file, profile=profile or "base", pages=pages)


def read_and_count(source: object, **options: object) -> Referat:
    """As `read_stub`, and leaves a mark in the folder that `profile` names for every time it was called."""
    Path(str(options["profile"]), f"{time.time_ns()}-{os.getpid()}").touch()
    return read_stub(source, **options)  # type: ignore[arg-type]


def read_slowly(source: object, **options: object) -> Referat:
    """As `read_stub`, after a twentieth of a second: long enough to be interrupted."""
    time.sleep(0.05)
    return read_stub(source, **options)  # type: ignore[arg-type]


def _act(what: str) -> None:
    if what == "sleep":
        time.sleep(600)
    elif what == "kill":
        os.kill(os.getpid(), 9)
    elif what == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(os.urandom(1024) * 10_000))
    elif what == "gulp":
        bytes(9_000_000_000)  # never touched: only a limit on the address space refuses it
    elif what == "bug":
        raise ZeroDivisionError("one over none")
    elif what == "damaged":
        raise DamagedPdfError("the PDF is damaged", "get it again")


def make_referat(
    content: bytes, words: dict[str, str], *, file: str | None, profile: str = "base", pages: int = 1
) -> Referat:
    """A whole document of the contract: people, decisions, a vote, annexes."""
    count = int(words.get("items", "1"))
    day = dt.date.fromisoformat(words.get("date", "2020-03-04"))
    body = words.get("body", "Teknikudvalget").replace("_", " ")
    return Referat(
        dokumenttype="referat",
        titel="Åbent referat",
        myndighed="Kløvby Kommune",
        udvalg=body,
        dato=day,
        starttidspunkt=dt.time(16, 30),
        deltagelse=Deltagelse(medlemmer=(Person(navn="Åse Ørum", parti="A", rolle="formand"), Person(navn="Bo Æbelø"))),
        punkter=tuple(_make_punkt(number, words, body, day) for number in range(1, count + 1)),
        bilag=(Bilagsdokument(punkt="1", nr="1", titel="Støjkort", sider=(1, 1), has_text=False),) if count else (),
        source=Source(file=file, sha256=hashlib.sha256(content).hexdigest(), pages=pages),
        parser=Parser(version="0", profile=profile),
        coverage=Coverage(words=9, fields=9, furniture=0, contents=0, annexes=0, unassigned=0),
        warnings=(Advarsel(code="date-missing", message="no date was found", page=1),) if "warn" in words else (),
    )


def _make_punkt(number: int, words: dict[str, str], body: str, day: dt.date) -> Punkt:
    text = words.get("text", "Der_er_målt_støj_fra_ringvejen.").replace("_", " ")
    kilde = (Kilde(side=number, boks=(50.0, 100.0, 500.0, 200.0)),)
    own = Beslutning(
        organ=body,
        dato=day,
        egen=True,
        tekst="Godkendt.",
        udfald="godkendt",
        ordlyd="Godkendt",
        endelig=True,
        afstemninger=(
            Afstemning(
                resultat="vedtaget", kilde="angivet", antal=Stemmetal(for_=4, imod=1), imod=(Stemme(navn="Bo Æbelø"),)
            ),
        ),
        deltagelse=Beslutningsdeltagelse(
            inhabile=(Person(navn="Åse Ørum"),),
            stedfortraedere=(Stedfortraeder(navn="Ib Sand", for_="Åse Ørum"),),
            forlod=(Tidspunkt(navn="Bo Æbelø", tid=dt.time(18, 5)),),
        ),
        kilde=kilde,
    )
    earlier = Beslutning(organ="Børneudvalget", dato=day - dt.timedelta(days=7), tekst="Anbefales.", udfald="anbefalet")
    return Punkt(
        nr=str(number),
        titel=words.get("title", "Støjmåling_ved_Ringvejen").replace("_", " "),
        sagsnr=words.get("case", "15/11446").replace("_", " "),
        sektioner=(
            Sektion(type="sagsfremstilling", overskrift="Sagsfremstilling", tekst=text, kilde=kilde),
            Sektion(type="beslutning", overskrift="Beslutning", tekst="Godkendt.", kilde=kilde),
        ),
        beslutning="Godkendt.",
        beslutninger=(own, earlier) if "earlier" in words else (own,),
        bilag=(Bilag(nr="1", titel="Støjkort", doknr="7/15", sider=(1, 1)),),
        sider=(number, number),
    )
