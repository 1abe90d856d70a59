"""`referat decisions`: real samples for what it says; made-up documents for options, failures and hostile text."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from referat_parser import errors, model
from referat_parser.cli.app import run
from referat_parser.output.decisions import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from referat_parser.model import Referat

Run = "Callable[..., tuple[int, str, str]]"
EVIL = "a\x1b]0;x\x07b\x9b2Jc\u202ed"


def rows_of(text: str) -> list[dict[str, str]]:
    """Read CSV as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def cli_run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `referat decisions …` in this process: exit code, stdout, stderr."""

    def decisions(*args: str | Path) -> tuple[int, str, str]:
        code = run(["decisions", *map(str, args)])
        return code, *capsys.readouterr()

    return decisions


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, referat: Referat) -> list[dict[str, Any]]:
    """Put a made-up `parse` in place: it notes how it is called, and fails for files that are named for a failure."""
    noted: list[dict[str, Any]] = []

    def parse(source: object, **options: Any) -> Referat:
        noted.append({"source": source, **options})
        match options["file"]:
            case "brev.pdf":
                raise errors.NotMinutesError("no minutes", "see why with explain")
            case "tom.pdf":
                raise errors.NoTextError("no text", "use --ocr auto")
            case "fejl.pdf":
                raise ZeroDivisionError("division\nby\x1b[31mzero")
            case "afbrudt.pdf":
                raise KeyboardInterrupt
        source = referat.source.model_copy(update={"file": options["file"]})
        return referat.model_copy(update={"source": source})

    monkeypatch.setattr("referat_parser.pipeline.parse", parse)
    return noted


def hostile(monkeypatch: pytest.MonkeyPatch, referat: Referat, text: str) -> None:
    """Let every document read as one decision of which body, title, wording and voter are this text."""
    decision = model.Beslutning(
        organ=text, ordlyd=text, egen=True, afstemninger=(model.Afstemning(for_=(model.Stemme(navn=text),)),),
        udsat_til=text, videresendt_til=(text,),
    )  # fmt: skip
    item = model.Punkt(nr="1", titel=text, sagsnr=text, sider=(1, 1), beslutninger=(decision,))
    document = referat.model_copy(update={"punkter": (item,)})
    monkeypatch.setattr("referat_parser.pipeline.parse", lambda *_args, **_options: document)


class Terminal(io.StringIO):
    """A stdout that a person sees."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


def show(monkeypatch: pytest.MonkeyPatch, *args: str) -> str:
    """Run `referat decisions …` with a person at stdout, and give what the person's terminal gets."""
    # Set here and not in a fixture: pytest puts its own stdout in place again when the test begins.
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "200")

    assert run(["decisions", *args]) == 0

    return terminal.getvalue()


@pytest.mark.parametrize("name", ["c-byraad", "i-regionsraad", "d-aeldreudvalg"])
def test_a_sample_has_a_row_for_every_decision_of_its_gold(cli_run: Run, samples: Path, name: str) -> None:
    """Item, body, date, outcome and whose it is are what a person read in the PDF."""
    code, out, err = cli_run(samples / f"{name}.pdf", "-f", "ndjson")
    gold = json.loads((samples / f"{name}.gold.json").read_text("utf-8"))
    wanted = [
        (punkt["nr"], decision.get("organ"), decision.get("dato"), decision["udfald"], decision.get("egen", False))
        for punkt in gold["punkter"]
        for decision in punkt.get("beslutninger", ())
    ]

    assert (code, err) == (0, "")
    assert len(wanted) > 5
    assert [
        tuple(row[key] for key in ("nr", "organ", "dato", "udfald", "egen"))
        for row in map(json.loads, out.splitlines())
    ] == wanted


def test_a_row_of_a_sample(cli_run: Run, samples: Path) -> None:
    """Every column of the vote on a budget, in the CSV that a pipe gets."""
    code, out, _ = cli_run(samples / "c-byraad.pdf", "--own")

    assert code == 0
    assert rows_of(out)[1] == {
        "file": str(samples / "c-byraad.pdf"),
        "dato": "2024-09-24",
        "organ": "Lindholt Byråd",
        "egen": "true",
        "nr": "2",
        "sagsnr": "EMN-2024-002291",
        "titel": "2. behandling af budget 2025-2028 for Lindholt Kommune, herunder takster, skatter og "
        "bevillingsoversigt",
        "udfald": "godkendt",
        "ordlyd": "Byrådet vedtog indstillingens punkt 1-3.",
        "endelig": "true",
        "for": "A 7, F 2, V 5, B 1",
        "imod": "Ø 2, O 1",
        "undlod": "Inger Skovlund (C)",
        "afbud": "",
        "inhabile": "",
        "videresendt_til": "",
        "udsat_til": "",
        "side": "4",
    }


def test_own_leaves_out_what_others_decided(cli_run: Run, samples: Path) -> None:
    """`--own` is the rows of the meeting itself, unchanged and in their order."""
    everything = rows_of(cli_run(samples / "c-byraad.pdf", "-f", "csv")[1])
    own = rows_of(cli_run(samples / "c-byraad.pdf", "-f", "csv", "--own")[1])

    assert own == [row for row in everything if row["egen"] == "true"]
    assert {row["organ"] for row in own} == {"Lindholt Byråd"}
    assert 0 < len(own) < len(everything)


def test_an_agenda_has_decided_nothing(cli_run: Run, samples: Path) -> None:
    """That is no failure: the header alone, or no line at all."""
    assert cli_run(samples / "b-dagsorden.pdf", "-f", "csv") == (0, ",".join(COLUMNS) + "\n", "")
    assert cli_run(samples / "b-dagsorden.pdf", "-f", "ndjson") == (0, "", "")


@pytest.mark.usefixtures("calls")
def test_the_formats_say_the_same(cli_run: Run) -> None:
    """NDJSON keeps types, CSV has every column as text, and the table the columns that fit a screen."""
    lines = [json.loads(line) for line in cli_run("moede.pdf", "-f", "ndjson")[1].splitlines()]
    cells = rows_of(cli_run("moede.pdf", "-f", "csv")[1])
    header, *table = cli_run("moede.pdf", "-f", "table")[1].splitlines()

    assert [tuple(line) for line in lines] == [COLUMNS] * 2
    assert (lines[0]["egen"], lines[0]["side"], lines[0]["undlod"]) == (True, 2, None)
    assert [tuple(row) for row in cells] == [COLUMNS] * 2
    assert (cells[0]["egen"], cells[0]["side"], cells[0]["undlod"]) == ("true", "2", "")
    assert header.split() == ["dato", "organ", "nr", "sagsnr", "titel", "udfald", "for", "imod", "undlod", "afbud"]
    assert [re.split(r"\s{2,}", line.strip()) for line in table] == [
        ["2031-03-04", "Klima- og Havneudvalget", "1", "31/1042", "Ny bro over åen", "godkendt", "2: Asta Ravn", "0"],
        ["Økonomiudvalget", "1", "31/1042", "Ny bro over åen", "anbefalet"],
    ]


@pytest.mark.usefixtures("calls")
def test_a_pipe_gets_csv_and_a_person_a_table(cli_run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no format is given, stdout decides."""
    assert cli_run("moede.pdf") == cli_run("moede.pdf", "--format", "csv")
    assert show(monkeypatch, "moede.pdf").split()[:3] == ["dato", "organ", "nr"]


def test_the_profile_reaches_the_library(cli_run: Run, calls: list[dict[str, Any]]) -> None:
    """It is passed on, and the file keeps the name that it was given by."""
    cli_run("a/b.pdf", "--profile", "acadre")

    assert calls == [{"source": "a/b.pdf", "file": "a/b.pdf", "profile": "acadre", "ocr": "never", "password": None}]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--format", "xml"], "'xml' is not one of 'table', 'csv', 'ndjson'"),
        (["--only", "dato"], "No such option: --only"),
        (["-o", "ud.csv"], "No such option: -o"),
    ],
)
def test_options_that_cannot_be_used(
    cli_run: Run, calls: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    args: list[str], message: str,
) -> None:  # fmt: skip
    """Code 2 and one line; nothing is read, and nothing written on stdout or beside."""
    monkeypatch.chdir(tmp_path)
    code, out, err = cli_run("moede.pdf", *args)

    assert (code, out) == (2, "")
    assert err.startswith("referat: ")
    assert err.count("\n") == 1
    assert message in err
    assert calls == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("findes-ikke.pdf", 3), ("README.md", 3), ("beskadiget.pdf", 3), ("brev.pdf", 4), ("scan-uden-tekst.pdf", 5)],
)
@pytest.mark.parametrize("args", [[], ["-f", "ndjson"]])
def test_what_cannot_be_read_is_one_line(cli_run: Run, samples: Path, name: str, code: int, args: list[str]) -> None:
    """The code of README, the file and what is wrong with it on stderr; not even a header on stdout."""
    found, out, err = cli_run(samples / name, *args)

    assert (found, out) == (code, "")
    assert err.startswith(f"referat: {samples / name}: ")
    assert err.count("\n") == 1


def test_an_unknown_profile_is_an_option_that_cannot_be_used(cli_run: Run, samples: Path) -> None:
    """Code 2, one line that names it."""
    code, out, err = cli_run(samples / "c-byraad.pdf", "--profile", "findes-ikke")

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "findes-ikke" in err


@pytest.mark.usefixtures("calls")
def test_several_files_are_one_table(cli_run: Run) -> None:
    """One header, rows in the order of the arguments; files that fail are named, a bug as well, and the code is 7."""
    code, out, err = cli_run("a.pdf", "brev.pdf", "fejl.pdf", "b.pdf")

    assert code == 7
    assert [row["file"] for row in rows_of(out)] == ["a.pdf", "a.pdf", "b.pdf", "b.pdf"]
    assert err.splitlines()[0] == "referat: brev.pdf: no minutes; see why with explain"
    assert err.splitlines()[1].startswith("referat: fejl.pdf: unexpected fault (ZeroDivisionError: division by\\u001b")
    assert cli_run("a.pdf", "b.pdf")[0] == 0
    assert cli_run("brev.pdf", "tom.pdf")[:2] == (7, "")


@pytest.mark.usefixtures("calls")
def test_a_bug_and_an_interrupt(cli_run: Run) -> None:
    """A bug is code 70 and one line that names the file; Ctrl-C is code 130 and says nothing."""
    code, out, err = cli_run("fejl.pdf")

    assert (code, out, err.count("\n")) == (70, "", 1)
    assert err.startswith("referat: fejl.pdf: unexpected fault")
    assert cli_run("a.pdf", "afbrudt.pdf") == (130, "", "")


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+45 12", "- punkt", "\t=1"])
def test_formulas_are_disarmed_in_csv(
    cli_run: Run, monkeypatch: pytest.MonkeyPatch, referat: Referat, text: str
) -> None:
    """A cell that a spreadsheet would run gets an apostrophe; NDJSON, which nobody runs, has the text as it is."""
    hostile(monkeypatch, referat, text)
    fields = ("organ", "titel", "sagsnr", "ordlyd", "for", "udsat_til", "videresendt_til")
    (row,) = rows_of(cli_run("x.pdf", "-f", "csv")[1])
    line = json.loads(cli_run("x.pdf", "-f", "ndjson")[1])

    assert [row[field] for field in fields] == [f"'{text}"] * len(fields)
    assert [line[field] for field in fields] == [text] * len(fields)


@pytest.mark.parametrize("chosen", ["table", "csv", "ndjson"])
def test_text_of_a_pdf_cannot_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, referat: Referat, chosen: str
) -> None:
    """Escapes, C1 controls and marks that turn the text come out visible, or not at all."""
    hostile(monkeypatch, referat, EVIL)
    shown = show(monkeypatch, "x.pdf", "-f", chosen)

    assert not set(shown) & set("\x1b\x07\x9b\u202e")
    assert "2Jc" in shown


def test_ndjson_in_a_pipe_is_the_text_as_it_is(cli_run: Run, monkeypatch: pytest.MonkeyPatch, referat: Referat) -> None:
    """Programs get what stands in the PDF, on one line a row whatever line ends are in it."""
    hostile(monkeypatch, referat, f"{EVIL}\nto\u2028tre")
    out = cli_run("x.pdf", "-f", "ndjson")[1]

    assert out.count("\n") == 1
    assert json.loads(out)["titel"] == f"{EVIL}\nto\u2028tre"


def test_a_table_shows_markup_as_text(cli_run: Run, monkeypatch: pytest.MonkeyPatch, referat: Referat) -> None:
    """Brackets that rich would take for colour or a link are shown, and a newline does not break the row."""
    hostile(monkeypatch, referat, "[red]x[/]\n[b")
    out = cli_run("x.pdf", "-f", "table")[1]

    assert out.count("[red]x[/] [b") == 4  # body, case, title, voter
    assert out.count("\n") == 2


def test_file_names_cannot_steer_the_terminal(cli_run: Run) -> None:
    """Newlines and escapes in the name of a file stay on the line and visible."""
    _, _, err = cli_run("x\n\x1b[2J.pdf")

    assert err.startswith("referat: x \\u001b[2J.pdf: no such file")
    assert err.count("\n") == 1


def test_a_file_name_that_is_no_utf8_is_printed(
    samples: Path, tmp_path: Path, cli: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    """Old archives have Latin-1 names: the rows are printed all the same, in UTF-8."""
    path = bytes(tmp_path) + b"/m\xf8de.pdf"
    shutil.copy(samples / "j-lokalraad.pdf", path)
    result = cli("decisions", path.decode("utf-8", "surrogateescape"), "-f", "ndjson")

    assert (result.returncode, result.stderr) == (0, b"")
    assert {json.loads(line)["file"] for line in result.stdout.splitlines()} == {f"{tmp_path}/m\ufffdde.pdf"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("chosen", ["csv", "table"])
def test_a_full_disk_is_no_bug(samples: Path, chosen: str) -> None:
    """What the system says against writing is code 2 and one line, for rows as for a table."""
    command = [sys.executable, "-m", "referat_parser", "decisions", str(samples / "j-lokalraad.pdf"), "-f", chosen]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)

    assert result.returncode == 2
    assert result.stderr.startswith(b"referat: cannot write to stdout: No space left on device")
    assert result.stderr.count(b"\n") == 1


def test_how_a_file_is_read_is_passed_on(cli_run: Run, calls: list[dict[str, Any]]) -> None:
    """`--password` and `--ocr`, which the errors advise, reach the parser."""
    code, _, _ = cli_run("moede.pdf", "--password", "hemmelig", "--ocr", "auto")

    assert code == 0
    assert calls == [
        {"source": "moede.pdf", "profile": None, "ocr": "auto", "password": "hemmelig", "file": "moede.pdf"}
    ]


def test_stdin_is_a_file(cli_run: Run, calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads the PDF from stdin; such a document has no name."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-1.7")))

    code, _, _ = cli_run("-")

    assert code == 0
    assert [(call["source"], call["file"]) for call in calls] == [(b"%PDF-1.7", None)]
