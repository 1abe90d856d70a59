"""The program as a process: what every command has, exit codes, and stdout held apart from stderr."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from referat_parser import __version__
from referat_parser.cli.app import build, run
from referat_parser.cli.commands import COMMANDS
from referat_parser.model import Referat

if TYPE_CHECKING:
    from collections.abc import Callable

    Cli = Callable[..., subprocess.CompletedProcess[bytes]]

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((SAMPLES / "EXPECTED.yaml").read_text("utf-8"))
MINUTES = min(SAMPLES.glob("*.gold.json")).name.replace(".gold.json", ".pdf")
"""Any sample that is minutes; what is read in it is the business of other tests."""


def assert_one_line(result: subprocess.CompletedProcess[bytes], code: int, *words: str) -> None:
    """Check that a run failed as the contract says: the code, one line on stderr with a remedy, nothing on stdout."""
    message = result.stderr.decode()
    assert (result.returncode, result.stdout) == (code, b""), message
    assert message.startswith("referat: ")
    assert message.count("\n") == 1
    assert "; " in message, "no remedy"
    for word in words:
        assert word in message


def test_version(cli: Cli) -> None:
    """`--version` prints the version of the package."""
    result = cli("--version")

    assert (result.returncode, result.stdout, result.stderr) == (0, f"referat {__version__}\n".encode(), b"")


def test_help_lists_every_command(cli: Cli) -> None:
    """`--help` goes to stdout and names each command; without arguments it goes to stderr, with code 2."""
    asked, bare = cli("--help"), cli()

    assert asked.returncode == 0
    for command in COMMANDS:
        assert f"\n  {command.name} " in asked.stdout.decode()
    assert (bare.returncode, bare.stdout, bare.stderr) == (2, b"", asked.stdout)


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command of the table can be imported, and every option of it says what it does."""
    assert run([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: referat {name} ")

    with build().make_context("referat", [name, "--help"], resilient_parsing=True) as ctx:
        command = ctx.command.get_command(ctx, name).load()  # type: ignore[attr-defined]
    for part in [command, *getattr(command, "commands", {}).values()]:
        assert part.help, part.name
        assert [param.name for param in part.params if not param.help] == []


def test_help_loads_neither_model_nor_pdf_library(cli: Cli) -> None:
    """`referat --help` is quick because it imports none of the heavy libraries."""
    heavy = {"pydantic", "rich", "pypdfium2", "pdfplumber", "yaml", "sqlite_utils", "pebble"}
    result = cli("--help", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in result.stderr.decode().splitlines()}

    assert "typer" in imported
    assert imported & heavy == set()


def test_the_library_is_loaded_on_demand() -> None:
    """`import referat_parser` imports nothing but itself; the first use of a name imports what it needs."""
    code = "import sys, referat_parser as r; print([m for m in sys.modules if 'pydantic' in m or 'pdf' in m]); r.Punkt"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert result.stdout == b"[]\n"


@pytest.mark.parametrize(
    ("words", "completions"),
    [("referat pa", "parse"), ("referat parse --form", "--format"), ("referat parse x.pdf --format y", "yaml")],
)
def test_the_shell_completes(cli: Cli, words: str, completions: str) -> None:
    """Commands, options and choices are completed (here by the protocol of bash)."""
    result = cli(_REFERAT_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")))

    assert result.stdout.decode().split() == [completions]


@pytest.mark.parametrize(("args", "near"), [(["pars"], "parse"), (["parse", "x.pdf", "--forma", "md"], "--format")])
def test_a_wrong_word_is_told_with_the_nearest(cli: Cli, args: list[str], near: str) -> None:
    """Unknown commands and options: code 2, and what could have been meant."""
    assert_one_line(cli(*args), 2, near, "see referat", "--help")


def test_a_missing_file(cli: Cli, tmp_path: Path) -> None:
    """No such file: code 3, named as given."""
    assert_one_line(cli("parse", tmp_path / "mangler.pdf"), 3, "mangler.pdf: ")


def test_a_folder_is_no_file(cli: Cli, tmp_path: Path) -> None:
    """A folder: code 3, and the remedy names the command for folders."""
    assert_one_line(cli("parse", tmp_path), 3, "referat batch")


@pytest.mark.parametrize("content", [b"", b"Goddag borger\n", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"])
def test_what_is_no_pdf(cli: Cli, tmp_path: Path, content: bytes) -> None:
    """An empty file, text, a picture, a bare PDF header: code 3, from a file and from stdin."""
    (tmp_path / "x.pdf").write_bytes(content)

    assert_one_line(cli("parse", tmp_path / "x.pdf"), 3, "x.pdf: ")
    assert_one_line(cli("parse", "-", stdin=content), 3, "-: ")


@pytest.mark.parametrize("name", EXPECTED)
def test_samples_that_are_no_readable_minutes(cli: Cli, samples: Path, name: str) -> None:
    """Damaged, encrypted, without text, a letter, a press release …: each ends with the code that it is listed with."""
    assert_one_line(cli("parse", samples / name), EXPECTED[name]["exit"], f"{name}: ")


@pytest.mark.parametrize("name", [name for name, expected in EXPECTED.items() if "password" in expected])
def test_a_password_opens_an_encrypted_pdf(cli: Cli, samples: Path, name: str) -> None:
    """With its password the file is read; a wrong one is told from none."""
    right = cli("parse", samples / name, "--password", EXPECTED[name]["password"])

    assert right.returncode == 0, right.stderr.decode()
    assert Referat.model_validate_json(right.stdout).punkter
    assert_one_line(cli("parse", samples / name, "--password", "forkert"), 3, "password")


def test_minutes_come_out_as_the_model(cli: Cli, samples: Path) -> None:
    """One file is one line of JSON that the model reads back; stdin gives the same without a name."""
    by_name = cli("parse", samples / MINUTES)
    by_stdin = cli("parse", "-", stdin=(samples / MINUTES).read_bytes())
    document = Referat.model_validate_json(by_name.stdout)

    assert (by_name.returncode, by_name.stderr) == (0, b"")
    assert by_name.stdout.count(b"\n") == 1
    assert document.source.file == str(samples / MINUTES)
    assert Referat.model_validate_json(by_stdin.stdout) == document.model_copy(
        update={"source": document.source.model_copy(update={"file": None})}
    )


def test_the_same_bytes_give_the_same_output(cli: Cli, samples: Path) -> None:
    """Two runs print the same, whatever the order of hashes."""
    first, second = (cli("parse", samples / MINUTES, PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert first.stdout == second.stdout != b""


def test_stdout_is_utf8_in_any_locale(cli: Cli, samples: Path) -> None:
    """A locale without Danish letters changes nothing."""
    plain = cli("parse", samples / MINUTES, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert plain.stdout == cli("parse", samples / MINUTES).stdout
    assert any(letter in plain.stdout.decode("utf-8") for letter in "æøåÆØÅ")


def test_several_files_some_failed(cli: Cli, samples: Path) -> None:
    """Good documents on stdout, a line an error on stderr, code 7."""
    bad = next(iter(EXPECTED))
    result = cli("parse", samples / bad, samples / MINUTES, "mangler.pdf")

    assert result.returncode == 7
    assert json.loads(result.stdout)["source"]["file"] == str(samples / MINUTES)
    assert [line.split(": ")[1] for line in result.stderr.decode().splitlines()] == [str(samples / bad), "mangler.pdf"]


def test_an_unknown_profile(cli: Cli, samples: Path) -> None:
    """A profile that does not exist is a usage error with its name."""
    assert_one_line(cli("parse", samples / MINUTES, "--profile", "findes-ikke"), 2, "findes-ikke")


def test_a_closed_pipe_is_quiet() -> None:
    """A reader that goes away, as `| head` does, is no fault: no traceback, the code of SIGPIPE."""
    command = [sys.executable, "-m", "referat_parser", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # before the program gets to write
        message = process.stderr.read()

    assert (process.returncode, message) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("target", [["-o", "/dev/full"], [">/dev/full"]])
def test_a_full_disk_is_no_bug(target: list[str]) -> None:
    """What the system says against writing is told in one line, for stdout and for files."""
    command = " ".join([sys.executable, "-m", "referat_parser", "schema", *target])
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False)

    assert_one_line(result, 2, "cannot write", "No space left on device")


def test_ctrl_c_is_quiet() -> None:
    """An interrupt ends the program with code 130 and not a word."""
    command = [sys.executable, "-m", "referat_parser", "parse", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write(bytes(1_000_000))  # more than a pipe holds: when this returns, the program is reading
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, message = process.communicate()

    assert (process.returncode, out, message) == (130, b"", b"")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX alone")
def test_a_file_name_that_is_no_text(cli: Cli, samples: Path, tmp_path: Path) -> None:
    """A name in another encoding (`møde.pdf` in Latin-1) is read, and printed with a sign for what cannot be."""
    name = os.fsdecode(b"m\xf8de.pdf")
    (tmp_path / name).write_bytes((samples / MINUTES).read_bytes())
    result = cli("parse", tmp_path / name, "--only", "source")

    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["file"].endswith("m\ufffdde.pdf")
