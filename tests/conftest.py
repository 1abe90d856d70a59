"""What all tests share: the program as a process, one made-up document, and how hypothesis searches."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from referat_parser import model

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent

# The same examples on every run, so that a red CI means a change of ours; `HYPOTHESIS_PROFILE=explore` looks further.
# No deadline: the machine that runs the tests may be busy with other things.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def _no_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that run inside a test work in this process, where a made-up library is seen; real runs fork."""
    monkeypatch.setattr("referat_parser.cli.ahead._may_fork", lambda: False)


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample PDFs."""
    return ROOT / "samples"


@pytest.fixture(scope="session")
def cli() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The program as a process: `cli("parse", "x.pdf", stdin=b"")` gives code, stdout and stderr, held apart."""

    def run(*args: str | Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "referat_parser", *map(str, args)],
            input=stdin, capture_output=True, check=False, timeout=60, env={**os.environ, **env},
        )  # fmt: skip

    return run


@pytest.fixture(scope="session")
def referat() -> model.Referat:
    """A document with something of everything; a body and people that do not exist."""
    return model.Referat(
        dokumenttype="referat",
        titel="Åbent referat",
        myndighed="Søndermark Kommune",
        udvalg="Klima- og Havneudvalget",
        moedenr="7",
        dato=dt.date(2031, 3, 4),
        starttidspunkt=dt.time(16, 30),
        moedested="Lokale 2",
        deltagelse=model.Deltagelse(
            medlemmer=(model.Person(navn="Asta Ravn", parti="A", rolle="formand"), model.Person(navn="Bo Lind")),
            afbud=(model.Person(navn="Bo Lind", note="fra kl. 17.30"),),
        ),
        punkter=(_open_item(), model.Punkt(nr="2", titel="Køb af jord", lukket=True, sider=(3, 3))),
        bilag=(model.Bilagsdokument(punkt="1", nr="1", titel="Kort", sider=(4, 5), has_text=False),),
        source=model.Source(file="moede.pdf", sha256="0" * 64, pages=5, pages_without_text=(4, 5)),
        parser=model.Parser(version="0", profile="base"),
        coverage=model.Coverage(words=10, fields=8, furniture=1, contents=1, annexes=0, unassigned=0),
        warnings=(model.Warning(code="pages-without-text", message="2 pages hold no text", page=4),),
    )


def _open_item() -> model.Punkt:
    return model.Punkt(
        nr="1",
        titel="Ny bro over åen",
        sagsnr="31/1042",
        sagsansvarlig="Eva Holm",
        oplysninger=(model.Oplysning(etiket="Initialer", vaerdi="eho"),),
        sektioner=(
            model.Sektion(type="resume", overskrift="Resumé", tekst="Broen er slidt.\n\nDen kan skiftes i 2032."),
            model.Sektion(type="oekonomi", overskrift="Økonomi", tekst="Udgiften er:\nÅr Kr.\n2032 -40.000\nI alt."),
            model.Sektion(type="beslutning", tekst="Godkendt.", kilde=(model.Kilde(side=2, boks=(70, 90, 200, 104)),)),
        ),
        resume="Broen er slidt.\n\nDen kan skiftes i 2032.",
        beslutning="Godkendt.",
        beslutninger=(
            model.Beslutning(
                organ="Klima- og Havneudvalget",
                dato=dt.date(2031, 3, 4),
                egen=True,
                tekst="Godkendt.",
                udfald="godkendt",
                ordlyd="Godkendt",
                afstemninger=(
                    model.Afstemning(antal=model.Stemmetal(for_=2, imod=0), for_=(model.Stemme(navn="Asta Ravn"),)),
                ),
                deltagelse=model.Beslutningsdeltagelse(ankom=(model.Tidspunkt(navn="Bo Lind", tid=dt.time(17, 30)),)),
            ),
            model.Beslutning(organ="Økonomiudvalget", tekst="Anbefales.", udfald="anbefalet"),
        ),
        bilag=(model.Bilag(nr="1", titel="Kort", doknr="1042/31", sider=(4, 5)),),
        tabeller=(model.Tabel(side=2, sektion=1, raekker=(("År", "Kr."), ("2032", "-40.000"))),),
        sider=(2, 3),
    )
