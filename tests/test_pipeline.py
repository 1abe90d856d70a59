"""`parse`: what it takes, what it gives, and that only a `ReferatError` leaves it, whatever the bytes."""

from __future__ import annotations

import hashlib
import io
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine_lines import read_pages
from referat_parser import NoTextError, NotMinutesError, ProfileError, ReferatError, parse
from referat_parser.errors import LimitError, NoSuchFileError
from referat_parser.output import json
from referat_parser.pdf.reader import read_document
from referat_parser.pipeline import parse_lines
from tiny_pdf import filled, pdf, text

SAMPLE = "j-boligafdeling.pdf"
MUTANTS = 80
"""Damaged copies of a sample that are read; about 20 ms each."""

AGENDA = [
    text("Referat", 70, 780, 16, "B"),
    text("Søndermark Byråd", 70, 760, 14, "B"),
    text("Mødedato:", 70, 730),
    text("4. marts 2031", 200, 730),
    text("Mødested:", 70, 716),
    text("Byrådssalen", 200, 716),
]
ITEM = [
    text("1. Ny bro over åen", 70, 780, 13, "B"),
    text("Sagsnr.:", 70, 764),
    text("31/1042", 200, 764),
    text("Beslutning", 70, 740, 11, "B"),
    text("Udvalget godkendte, at broen skiftes.", 70, 726),
]
MINUTES = pdf("".join(AGENDA), "".join(ITEM), info="/Producer (Trykpressen 4)")


def test_bytes_of_minutes_give_a_document() -> None:
    """The whole way, on a PDF of two pages written by hand."""
    found = parse(MINUTES)

    assert (found.udvalg, str(found.dato), found.moedested) == ("Søndermark Byråd", "2031-03-04", "Byrådssalen")
    assert [(p.nr, p.titel, p.sagsnr, p.beslutning) for p in found.punkter] == [
        ("1", "Ny bro over åen", "31/1042", "Udvalget godkendte, at broen skiftes.")
    ]
    assert found.coverage.unassigned == 0


def test_the_source_is_described() -> None:
    """Number of pages, producer and the sum of the bytes; bytes have no name."""
    source = parse(MINUTES).source

    assert source.model_dump() == {
        "file": None,
        "sha256": hashlib.sha256(MINUTES).hexdigest(),
        "pages": 2,
        "pages_without_text": (),
        "producer": "Trykpressen 4",
    }


def test_a_path_a_file_and_bytes_give_the_same(tmp_path: Path) -> None:
    """But for the name, which is the one that was given."""
    path = tmp_path / "moede.pdf"
    path.write_bytes(MINUTES)
    with path.open("rb") as file:
        found = [parse(path, file="x"), parse(str(path), file="x"), parse(file, file="x"), parse(MINUTES, file="x")]

    assert found == [found[0]] * 4
    assert parse(path).source.file == str(path)
    assert parse(io.BytesIO(MINUTES)).source.file is None


def test_the_engine_gives_what_the_whole_way_gives() -> None:
    """`parse_lines` is `parse` without a PDF: the same document but for its source."""
    by_lines = parse_lines(read_document(MINUTES).pages)
    by_bytes = parse(MINUTES)

    assert by_lines.model_copy(update={"source": by_bytes.source}) == by_bytes


def test_a_profile_by_name_or_path_is_the_one_that_is_used(tmp_path: Path) -> None:
    """And none is looked for."""
    path = tmp_path / "mit.yaml"
    path.write_text("schema: 1\nname: mit\ndescription: prøve\nextends: base\n", "utf-8")

    assert parse(MINUTES, profile="acadre").parser.profile == "acadre"
    assert parse(MINUTES, profile=path).parser.profile == "mit"
    with pytest.raises(ProfileError):
        parse(MINUTES, profile="findes-ikke")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """No such file, and a folder."""
    with pytest.raises(NoSuchFileError, match="no such file"):
        parse(tmp_path / "mangler.pdf")
    with pytest.raises(NoSuchFileError, match="directory"):
        parse(tmp_path)


@pytest.mark.parametrize(("name", "said"), [("", "no such file"), ("a" * 300 + ".pdf", "cannot be read")])
def test_an_odd_file_name_is_no_bug(name: str, said: str) -> None:
    """An empty name is not the folder that we stand in, and a name may be longer than the system allows."""
    with pytest.raises(NoSuchFileError, match=said):
        parse(name)


def test_no_text_and_no_minutes_are_two_errors() -> None:
    """A drawing has no text; a page of prose is no minutes."""
    with pytest.raises(NoTextError):
        parse(pdf(filled(60, 600, 200, 200)))
    with pytest.raises(NotMinutesError):
        parse(pdf(text("Broen over åen er slidt.", 70, 700)))


def test_too_many_pages() -> None:
    """The limit of the caller."""
    with pytest.raises(LimitError):
        parse(MINUTES, max_pages=1)


@settings(max_examples=40)
@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda tail: b"%PDF-1.7\n" + tail))
def test_any_bytes_end_with_an_error_of_the_library(data: bytes) -> None:
    """Bytes that are no PDF, and bytes that only begin as one."""
    with pytest.raises(ReferatError):
        parse(data)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [*AGENDA, *ITEM, "BT ET", "Q", "q", "1 0 0 -1 0 0 cm", "(x) Tj", "BT /F 0 Tf (0) Tj ET", "W n"]
        ),
        max_size=30,
    )
)
def test_any_content_of_a_page_ends_with_a_document_or_an_error_of_the_library(operators: list[str]) -> None:
    """Operators of a page in any order, also where they make no sense."""
    assert ending(pdf("\n".join(operators), "".join(ITEM))) in {"not-minutes", "items-1", "items-2", "items-3"}


def mutants(data: bytes, count: int) -> list[bytes]:
    """Copies with flipped bytes, cut ends, holes and doubled parts; the same on every run."""
    chance = random.Random(7)  # noqa: S311 - no secret, but the same damage on every run
    found = []
    for kind in range(count):
        copy = bytearray(data)
        at = chance.randrange(len(copy))
        if kind % 4 == 0:
            del copy[at:]
        elif kind % 4 == 1:
            for _ in range(chance.choice([1, 10, 200])):
                copy[chance.randrange(len(copy))] = chance.randrange(256)
        elif kind % 4 == 2:
            del copy[at : at + chance.choice([1, 50, 2000])]
        else:
            copy[at:at] = copy[max(0, at - 3000) : at]
        found.append(bytes(copy))
    return found


def ending(data: bytes) -> str:
    """How reading the bytes ends: the number of items, or the code of the error."""
    try:
        return f"items-{len(parse(data).punkter)}"
    except ReferatError as error:
        return error.code


def printed(path: str | Path) -> str:
    """What `referat parse` prints for a file, under one name wherever it is run."""
    return json.render(parse(path, file="x"))


def read_mutants(path: str) -> None:
    """Print how each damaged copy ends; runs in a process of its own, since a PDF library may crash."""
    for data in mutants(Path(path).read_bytes(), MUTANTS):
        sys.stdout.write(f"{ending(data)}\n")


def test_damaged_copies_of_a_sample_end_with_a_document_or_an_error_of_the_library(samples: Path) -> None:
    """Flipped bytes, cut ends, holes, doubled parts: no traceback, no crash, no hang, and some are still read."""
    done = subprocess.run(
        [sys.executable, __file__, str(samples / SAMPLE)],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )  # fmt: skip
    codes = done.stdout.split()

    assert (done.returncode, done.stderr) == (0, "")
    assert len(codes) == MUTANTS
    assert {"not-a-pdf", "damaged-pdf"} & set(codes)
    assert any(code.startswith("items-") for code in codes)


def test_the_same_bytes_give_the_same_output(samples: Path, tmp_path: Path) -> None:
    """In this process twice, and in others whose sets and dictionaries are ordered otherwise."""
    path = samples / SAMPLE
    here = printed(path)
    program = "import test_pipeline, sys; sys.stdout.write(test_pipeline.printed(sys.argv[1]))"
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program, str(path)], capture_output=True, check=False, cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)},
        )  # fmt: skip
        assert (done.stdout.decode(), done.stderr.decode()) == (here, "")

    assert printed(path) == here


def test_lines_may_lack_their_words() -> None:
    """Any iterable of pages will do; a line without words is counted by the words of its text."""
    front = "16b | Referat\n14b | Byrådet\n| Dato: 4. marts 2031"
    pages = read_pages(f"{front}\n---\n13b | 1. Ny bro\n| 31/1042\n| Det er ikke til at se, om det er godt.")
    bare = [page._replace(lines=tuple(line._replace(words=()) for line in page.lines)) for page in pages]

    assert parse_lines(iter(bare)) == parse_lines(pages)


if __name__ == "__main__":
    read_mutants(sys.argv[1])
