"""Files that are read before the command line is understood (cli/lines.py)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from referat_parser.cli import ahead, lines
from referat_parser.errors import EncryptedPdfError, NoSuchFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).parent.parent / "samples"
BYRAAD, KULTUR = str(SAMPLES / "b-byraad.pdf"), str(SAMPLES / "b-kulturudvalg.pdf")


@pytest.fixture(autouse=True)
def _children(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let children be made in spite of the threads of the test runner, and none stay."""
    if sys.platform != "linux":
        pytest.skip("children are made on Linux alone")
    monkeypatch.setattr(ahead, "_may_fork", lambda: True)
    yield
    lines.end()


def _begun() -> list[tuple[str, ...]]:
    return [files for files, _ in lines._begun]


@pytest.mark.parametrize(
    ("args", "files"),
    [
        (["parse", BYRAAD], (BYRAAD,)),
        (["parse", BYRAAD, "--format", "yaml", KULTUR, "-o", "out.yaml"], (BYRAAD, KULTUR)),
        (["decisions", "--own", KULTUR.upper()], (KULTUR.upper(),)),
    ],
)
def test_the_files_of_a_command_line_are_seen_at_a_glance(args: list[str], files: tuple[str, ...]) -> None:
    """Whatever ends like a PDF, for the commands that read PDFs."""
    lines.begin(args)

    assert _begun() == [files]


@pytest.mark.parametrize("args", [[], ["parse"], ["--help"], ["parse", "-"], ["batch", BYRAAD], ["explain", BYRAAD]])
def test_other_command_lines_begin_nothing(args: list[str]) -> None:
    """No child where there is nothing to read ahead."""
    lines.begin(args)

    assert _begun() == []


def test_what_was_begun_is_taken_up() -> None:
    """The right guess is the answer: the lines, the checksum and the profile of each file."""
    lines.begin(["parse", BYRAAD, KULTUR])
    (_, begun), *_ = lines._begun

    answers = lines.lines_of([BYRAAD, KULTUR], None)

    assert answers is begun
    first, second = answers.next(), answers.next()
    assert first.document.pages
    assert second.document.pages
    assert len(first.sha256) == 64
    assert first.sha256 != second.sha256
    assert first.detection.name != "base"


@pytest.mark.parametrize(("files", "password"), [([BYRAAD], None), ([BYRAAD, KULTUR], "secret")])
def test_a_wrong_guess_is_given_up(files: list[str], password: str | None) -> None:
    """Other files, or a password that the guess did not know: read anew, and the first child is gone."""
    lines.begin(["parse", BYRAAD, KULTUR])
    (_, begun), *_ = lines._begun

    answers = lines.lines_of(files, password)

    assert answers is not begun
    assert not begun.running
    assert answers.next().document.pages
    answers.end()


def test_the_password_opens_the_file() -> None:
    """A guess knows no password; the command line does."""
    locked = str(SAMPLES / "krypteret.pdf")

    with pytest.raises(EncryptedPdfError):
        lines.lines_of([locked], None).next()
    assert lines.lines_of([locked], "hemmelig").next().document.pages


def test_a_file_that_is_not_there_is_said_in_its_turn() -> None:
    """The guess looks at names alone."""
    lines.begin(["parse", "gone.pdf"])

    with pytest.raises(NoSuchFileError, match="no such file"):
        lines.lines_of(["gone.pdf"], None).next()


def test_nothing_stays_behind() -> None:
    """A command line that was no command line after all leaves no child."""
    lines.begin(["parse", BYRAAD, "--no-such-option"])
    (_, begun), *_ = lines._begun

    lines.end()

    assert not begun.running
    assert _begun() == []
