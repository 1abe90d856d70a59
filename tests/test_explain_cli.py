"""`referat explain` on the command line: text, JSON, a terminal, and what can go wrong."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from referat_parser.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `referat explain …` in this process: exit code, stdout, stderr."""

    def invoke(*args: str | Path) -> tuple[int, str, str]:
        code = run(["explain", *map(str, args)])
        return code, *capsys.readouterr()

    return invoke


def test_text_goes_to_stdout_without_colour(explain: Run, samples: Path) -> None:
    """Piped, it is plain text."""
    code, out, err = explain(samples / "b-kulturudvalg.pdf")

    assert (code, err) == (0, "")
    assert "\x1b" not in out
    assert "Item headings" in out.splitlines()


def test_json_has_everything(explain: Run, samples: Path) -> None:
    """The whole account, one document."""
    code, out, _ = explain(samples / "b-kulturudvalg.pdf", "--format", "json")
    data = json.loads(out)

    assert code == 0
    assert set(data) == {
        "file", "pages", "producer", "tagged", "bookmarks", "tagged_headings", "profile", "recognition", "learned",
        "items", "rejected", "disagreements", "unclaimed", "lines",
    }  # fmt: skip
    assert {"page", "top", "x0", "size", "bold", "role", "reason", "text"} <= set(data["lines"][0])


def test_the_tagged_structure_is_a_witness(explain: Run, samples: Path) -> None:
    """A browser tags the headings of the page that it prints: they speak for each item."""
    code, out, _ = explain(samples / "h-byraad.pdf")
    said = [line.split() for line in out.splitlines() if line.startswith("    tagged structure")]

    assert code == 0
    assert "31 tagged headings" in out
    assert [line[2] for line in said] == ["for"] * 6


def test_what_parse_refuses_is_explained(explain: Run, samples: Path) -> None:
    """Exit code 0: the question was why."""
    code, out, _ = explain(samples / "notat.pdf")

    assert code == 0
    assert "Taken for not minutes or an agenda" in out


def test_a_page_and_an_item_can_be_picked(explain: Run, samples: Path) -> None:
    """Both options may be repeated."""
    _, pages, _ = explain(samples / "b-kulturudvalg.pdf", "--page", "3", "--page", "4", "-f", "json")
    _, item, _ = explain(samples / "b-kulturudvalg.pdf", "--punkt", "62", "-f", "json")

    assert {line["page"] for line in json.loads(pages)["lines"]} == {3, 4}
    assert {line["punkt"] for line in json.loads(item)["lines"]} == {"62"}


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["brev.pdf", "--page", "9"], 2, "no page 9; the document has pages 1 to 1"),
        (["brev.pdf", "--punkt", "9"], 2, "no item 9; the items are: none"),
        (["brev.pdf", "--profile", "nowhere"], 2, "no profile named 'nowhere'"),
        (["krypteret.pdf"], 3, "the PDF is encrypted"),
        (["scan-uden-tekst.pdf"], 5, "no text in the PDF"),
        (["nowhere.pdf"], 3, "no such file"),
    ],
)
def test_errors_are_one_line(explain: Run, samples: Path, args: list[str], code: int, said: str) -> None:
    """With the exit code of the contract."""
    found, out, err = explain(samples / args[0], *args[1:])

    assert (found, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_read_is_named(explain: Run) -> None:
    """As by the other commands."""
    assert explain("nowhere.pdf")[2] == "referat: nowhere.pdf: no such file; check the name\n"


def test_a_terminal_gets_colour_and_no_control_characters(
    explain: Run, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of a file is shown as escapes: it must not steer the terminal."""
    path = tmp_path / "x\x1b[31m[bold].pdf"
    path.write_bytes((samples / "brev.pdf").read_bytes())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    code, out, _ = explain(path)

    assert code == 0
    assert "\x1b[1m" in out
    assert "\\u001b[31m[bold].pdf" in out
    assert "\x1b[31m[bold]" not in out
