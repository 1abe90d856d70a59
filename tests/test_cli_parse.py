"""`referat parse` with a library that is made up: options, formats, failures. The real one is in `test_cli_process`."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from referat_parser import errors
from referat_parser.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from referat_parser.model import Referat

Run = "Callable[..., tuple[int, str, str]]"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, referat: Referat) -> list[dict[str, Any]]:
    """Put a made-up `parse` in place: it notes how it is called, and fails for files that are named for a failure."""
    noted: list[dict[str, Any]] = []

    def parse(source: object, **options: Any) -> Referat:
        noted.append({"source": source, **options})
        match options["file"]:
            case "beskadiget.pdf":
                raise errors.DamagedPdfError("the file ends in the middle", "get it again")
            case "tom.pdf":
                raise errors.NoTextError("no text", "use --ocr auto")
            case "fejl.pdf":
                raise ZeroDivisionError("division\nby\x1b[31mzero")
            case "afbrudt.pdf":
                raise KeyboardInterrupt
            case "fin.pdf":
                return referat.model_copy(update={"warnings": ()})
        source = referat.source.model_copy(update={"file": options["file"]})
        return referat.model_copy(update={"source": source})

    monkeypatch.setattr("referat_parser.pipeline.parse", parse)
    return noted


@pytest.fixture
def cli_run(calls: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `referat parse …` in this process: exit code, stdout, stderr."""
    del calls

    def parse(*args: str) -> tuple[int, str, str]:
        code = run(["parse", *args])
        return code, *capsys.readouterr()

    return parse


def test_one_file_is_one_line_of_json_when_piped(cli_run: Run, referat: Referat) -> None:
    """Compact JSON on stdout, nothing on stderr, code 0."""
    code, out, err = cli_run("moede.pdf")

    assert (code, err) == (0, "")
    assert out == referat.model_dump_json() + "\n"


def test_options_reach_the_library(cli_run: Run, calls: list[dict[str, Any]]) -> None:
    """Profile, password and OCR are passed on; the file keeps the name that it was given by."""
    cli_run("a/b.pdf", "--profile", "acadre", "--password", "hemmelig", "--ocr", "auto")

    assert calls == [
        {"source": "a/b.pdf", "file": "a/b.pdf", "profile": "acadre", "password": "hemmelig", "ocr": "auto"}
    ]


def test_the_password_may_come_from_the_environment(
    cli_run: Run, calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A password on the command line can be seen by others, so `REFERAT_PASSWORD` does as well."""
    monkeypatch.setenv("REFERAT_PASSWORD", "hemmelig")
    cli_run("a.pdf")

    assert calls[0]["password"] == "hemmelig"  # noqa: S105


def test_a_dash_reads_stdin(cli_run: Run, calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes of stdin are the PDF, and it has no name."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-\xff")))
    code, _, _ = cli_run("-")

    assert code == 0
    assert (calls[0]["source"], calls[0]["file"]) == (b"%PDF-\xff", None)


@pytest.mark.parametrize(
    ("args", "begin"),
    [
        (["--format", "json", "--indent", "2"], '{\n  "schema_version": "1",'),
        (["--indent", "0"], '{"schema_version":"1",'),
        (["--format", "yaml"], "schema_version: '1'\ndokumenttype: referat\n"),
        (["--format", "ndjson"], '{"schema_version":"1",'),
        (["--format", "ndjson", "--per", "punkt"], '{"schema_version":"1",'),
        (["--per", "punkt"], '{"schema_version":"1",'),
        (["--format", "csv"], "file,dokumenttype,"),
        (["--format", "csv", "--per", "punkt"], "file,dokumenttype,"),
        (["-f", "md"], "# Klima- og Havneudvalget\n"),
        (["--only", "udvalg"], '"Klima- og Havneudvalget"\n'),
        (["--only", "udvalg,dato"], '{"udvalg":"Klima- og Havneudvalget","dato":"2031-03-04"}\n'),
        (["--only", "dato", "--only", "udvalg"], '{"udvalg":"Klima- og Havneudvalget","dato":"2031-03-04"}\n'),
        (["--only", "punkter", "--format", "yaml"], "- nr: '1'\n  titel: Ny bro over åen\n"),
    ],
)
def test_formats(cli_run: Run, args: list[str], begin: str) -> None:
    """Each format begins as it should."""
    code, out, _ = cli_run("moede.pdf", *args)

    assert code == 0
    assert out.startswith(begin)
    assert out.endswith("\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--only", "punkt"], "'punkt' is no key of the output; did you mean punkter?"),
        (["--only", "dato", "--format", "csv"], "--only picks keys of whole documents"),
        (["--only", "dato", "--per", "punkt"], "--only picks keys of whole documents"),
        (["--per", "punkt", "--format", "md"], "--per punkt does not go with --format md; use --format ndjson"),
        (["--indent", "2", "--format", "yaml"], "--indent does not go with --format yaml; use --format json"),
        (["--indent", "99"], "'--indent'"),
        (["--format", "xml"], "'xml' is not one of 'json', 'yaml', 'ndjson', 'csv', 'md'"),
        (["--profil", "x"], "--profil"),
        (["-", "-"], "stdin can be read only once; give - once"),
    ],
)
def test_options_that_cannot_be_used(cli_run: Run, calls: list[dict[str, Any]], args: list[str], message: str) -> None:
    """Code 2, one line that names the trouble, nothing on stdout, and nothing has been read."""
    code, out, err = cli_run("moede.pdf", *args)

    assert (code, out) == (2, "")
    assert err.startswith("referat: ")
    assert err.count("\n") == 1
    assert message in err
    assert calls == []


def test_a_failure_is_one_line_with_the_remedy(cli_run: Run) -> None:
    """The code of the error, `referat: FILE: message; remedy` on stderr, nothing on stdout."""
    assert cli_run("beskadiget.pdf") == (3, "", "referat: beskadiget.pdf: the file ends in the middle; get it again\n")


def test_strict_refuses_warnings(cli_run: Run) -> None:
    """Code 6 and no data when the document has warnings; a document without passes."""
    code, out, err = cli_run("moede.pdf", "--strict")

    assert (code, out) == (6, "")
    assert err == (
        "referat: moede.pdf: 1 warning (pages-without-text); see them with --only warnings, without --strict\n"
    )
    assert cli_run("fin.pdf", "--strict")[0] == 0


@pytest.mark.parametrize("args", [["--format", "csv"], ["--format", "md"], ["--per", "punkt"]])
def test_warnings_that_the_output_has_no_place_for_are_told(cli_run: Run, args: list[str]) -> None:
    """Where the data has no place for warnings, stderr says that there are some; the code stays 0."""
    code, _, err = cli_run("moede.pdf", *args)

    assert code == 0
    assert err == "referat: moede.pdf: 1 warning (pages-without-text); see them with --only warnings\n"
    assert cli_run("moede.pdf", "--only", "punkter")[2] == ""


def test_a_bug_is_code_70_and_one_line(cli_run: Run) -> None:
    """An unexpected exception asks for a report; neither newline nor control character of its text gets through."""
    code, out, err = cli_run("fejl.pdf")

    assert (code, out) == (70, "")
    assert err == (
        "referat: fejl.pdf: unexpected fault (ZeroDivisionError: division by\\u001b[31mzero); please report this line, "
        "and the file if it may be shared; --debug shows more\n"
    )


@pytest.mark.parametrize("args", [["--debug", "fejl.pdf"], ["fejl.pdf", "--debug"]])
def test_debug_shows_the_traceback(cli_run: Run, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:
    """`--debug` may stand anywhere on the line."""
    monkeypatch.setenv("REFERAT_DEBUG", "")  # so that pytest takes away what `--debug` sets
    code, out, err = cli_run(*args)

    assert (code, out) == (70, "")
    assert "Traceback (most recent call last)" in err
    assert "ZeroDivisionError" in err.splitlines()[-2]


def test_interrupted(cli_run: Run) -> None:
    """Ctrl-C is code 130 and says nothing."""
    assert cli_run("afbrudt.pdf") == (130, "", "")


def test_several_files_are_a_stream(cli_run: Run) -> None:
    """JSON is a line a document, in the order of the arguments; a file that fails is named, and the code is 7."""
    code, out, err = cli_run("a.pdf", "tom.pdf", "fejl.pdf", "b.pdf")

    assert code == 7
    assert [json.loads(line)["source"]["file"] for line in out.splitlines()] == ["a.pdf", "b.pdf"]
    assert err.splitlines()[0] == "referat: tom.pdf: no text; use --ocr auto"
    assert err.splitlines()[1].startswith("referat: fejl.pdf: unexpected fault")
    assert cli_run("a.pdf", "b.pdf")[0] == 0


def test_several_files_in_other_formats(cli_run: Run) -> None:
    """YAML gives documents, CSV one header, Markdown a rule between documents."""
    assert [value["source"]["file"] for value in yaml.safe_load_all(cli_run("a.pdf", "b.pdf", "-f", "yaml")[1])] == [
        "a.pdf",
        "b.pdf",
    ]
    assert cli_run("a.pdf", "b.pdf", "-f", "csv")[1].count("file,dokumenttype") == 1
    assert cli_run("a.pdf", "b.pdf", "-f", "md")[1].count("\n\n---\n\n# Klima") == 1


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("ud.json", '{"schema_version"'),
        ("ud.yaml", "schema_version:"),
        ("ud.yml", "schema_version:"),
        ("ud.jsonl", '{"schema_version"'),
        ("ud.csv", "file,"),
        ("ud.MD", "# Klima"),
        ("ud", '{"schema_version"'),
    ],
)
def test_output_goes_to_a_file(cli_run: Run, tmp_path: Path, name: str, begin: str) -> None:
    """`-o` writes the file, nothing on stdout, and its name decides the format unless one is given."""
    code, out, _ = cli_run("moede.pdf", "-o", str(tmp_path / name))

    assert (code, out) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(begin)


def test_a_failure_leaves_the_file_of_before(cli_run: Run, tmp_path: Path) -> None:
    """When nothing could be read, what stood at `-o` is untouched; when something could, it is replaced."""
    target = tmp_path / "ud.json"
    target.write_text("før")

    assert cli_run("tom.pdf", "-o", str(target))[0] == 5
    assert cli_run("tom.pdf", "beskadiget.pdf", "-o", str(target))[0] == 7
    assert target.read_text() == "før"

    assert cli_run("tom.pdf", "a.pdf", "-o", str(target))[0] == 7
    assert json.loads(target.read_text("utf-8"))["source"]["file"] == "a.pdf"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_as_output_is_a_usage_error(cli_run: Run, tmp_path: Path) -> None:
    """`-o FOLDER` says so instead of failing with a trace."""
    code, out, err = cli_run("moede.pdf", "-o", str(tmp_path))

    assert (code, out) == (2, "")
    assert "it is a folder" in err


def test_file_names_cannot_steer_the_terminal(cli_run: Run) -> None:
    """Newlines and escapes in a file name stay on the line and visible."""
    _, _, err = cli_run("tom.pdf", "x\n\x1b[2J.pdf", "--strict")

    assert err.splitlines()[1].startswith("referat: x \\u001b[2J.pdf: 1 warning")


class Terminal(io.StringIO):
    """A stdout that a person sees."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


def show(monkeypatch: pytest.MonkeyPatch, *args: str, **env: str) -> str:
    """Run `referat parse …` with a person at stdout, and give what the person's terminal gets."""
    # Set here and not in a fixture: pytest puts its own stdout in place again when the test begins.
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in ({"TERM": "xterm-256color"} | env).items():
        monkeypatch.setenv(name, value)

    assert run(["parse", *args]) == 0

    return terminal.getvalue()


@pytest.mark.usefixtures("calls")
def test_a_terminal_gets_indented_json_in_colour(monkeypatch: pytest.MonkeyPatch, referat: Referat) -> None:
    """A person sees indented JSON with colours; without the colours it is the document."""
    shown = show(monkeypatch, "moede.pdf")

    assert shown.startswith('\x1b[1m{\x1b[0m\n  \x1b[1;34m"schema_version"')
    assert re.sub(r"\x1b\[[\d;]*m", "", shown) == referat.model_dump_json(indent=2) + "\n"


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_colour_can_be_turned_off(monkeypatch: pytest.MonkeyPatch, env: dict[str, str]) -> None:
    """With `NO_COLOR`, and on a terminal that knows none, there are no colour codes."""
    shown = show(monkeypatch, "moede.pdf", **env)

    assert not re.search(r"\x1b\[[\d;]*3\d", shown)


@pytest.mark.parametrize("args", [["-f", "json"], ["-f", "yaml"], ["-f", "md"], ["--per", "punkt"]])
def test_text_of_a_pdf_cannot_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, referat: Referat, args: list[str]
) -> None:
    """Escapes, C1 controls and marks that turn the text come out visible, or not at all."""
    evil = referat.model_copy(update={"udvalg": "a\x1b]0;x\x07b\x9b2Jc\u202ed"})
    monkeypatch.setattr("referat_parser.pipeline.parse", lambda *_args, **_options: evil)
    shown = show(monkeypatch, "x.pdf", *args, TERM="dumb")

    assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert "2Jc" in shown
