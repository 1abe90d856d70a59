"""The commands `batch`, `search`, `case` and `stats`, as programs and as what they say."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from batch_stubs import run, write_stub
from referat_parser.batch.job import Failure, Outcome, Progress
from referat_parser.batch.report import Report, Row
from referat_parser.cli.answers import bar
from referat_parser.cli.speakers import Bar, JsonLines, Lines, Silence, choose_speaker, summary

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Cli = Callable[..., subprocess.CompletedProcess[bytes]]

REPORT = Report(
    output="out", files=3, done=1, skipped=0, failed=1, suspicious=1, duplicates=0, pages=4, pages_read=4, punkter=2,
    seconds=2.0, cpu_seconds=1.0, memory=90, stopped=False,
    rows=(
        Row("[red]x\x1b[31m.pdf", "failed", "damaged-pdf", "is [bold]damaged[/]", "get it again", 3),
        Row("y.pdf", "suspicious", "date-missing", "no date", "look at it", page=2),
    ),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    """Two samples that are minutes, and a letter."""
    (tmp_path / "in").mkdir()
    for name in ("b-kulturudvalg.pdf", "brev.pdf", "h-byraad.pdf"):
        shutil.copy(samples / name, tmp_path / "in")
    return tmp_path / "in"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a title that would like to be markup, a formula and a terminal command."""
    folder = tmp_path_factory.mktemp("archive")
    write_stub(folder / "in" / "a.pdf", "items=1 title==[bold]Støj\x1b[2J body=Byrådet")
    run(folder / "in", folder / "archive.db")
    return folder / "archive.db"


def test_a_folder_becomes_a_folder(cli: Cli, folder: Path, tmp_path: Path) -> None:
    """Minutes become JSON, the letter is named with its remedy, stdout stays empty, and the exit code is 7."""
    done = cli("batch", folder, "-o", tmp_path / "out", "--jobs", "1", "--report", tmp_path / "report.json")

    assert (done.returncode, done.stdout) == (7, b"")
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == ["b-kulturudvalg.json", "h-byraad.json"]
    assert b"referat: brev.pdf: " in done.stderr
    assert b"2 of 3 files" in done.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["exit_code"], report["failed"], report["rows"][0]["file"]) == (7, 1, "brev.pdf")


def test_a_list_on_stdin(cli: Cli, folder: Path, tmp_path: Path) -> None:
    """`--from -` reads paths, one a line; a second run says that all is done."""
    paths = "".join(f"{folder / name}\n" for name in ("b-kulturudvalg.pdf", "h-byraad.pdf"))
    command = ("batch", "--from", "-", "-o", tmp_path / "out.ndjson", "--per", "punkt", "--jobs", "1")

    first, second = (cli(*command, stdin=paths.encode()) for _ in range(2))

    assert (first.returncode, second.returncode) == (0, 0)
    assert b"2 done before" in second.stderr
    rows = [json.loads(line) for line in (tmp_path / "out.ndjson").read_text(encoding="utf-8").splitlines()]
    assert {row["source"]["file"] for row in rows} == {"b-kulturudvalg.pdf", "h-byraad.pdf"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in"], "-o FOLDER"),
        (["-o", "out"], "--from"),
        (["in", "-o", "out.json"], ".ndjson"),
        (["in", "-o", "out", "--per", "punkt"], "--per"),
        (["in", "-o", "out.csv", "--format", "yaml"], "--format"),
        (["in", "-o", "out", "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2"], "--scheduler"),
        (["--from", "gone.txt", "-o", "out"], "gone.txt"),
        (["in", "-o", "out", "--jobs", "0"], "--jobs"),
    ],
)
def test_options_that_do_not_go_together(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    """Each is one line with a remedy and exit code 2, and nothing is written."""
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path)

    done = cli("batch", *arguments)

    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_search_prints_what_programs_read(cli: Cli, db: Path) -> None:
    """JSON and CSV on stdout; a cell of CSV is never a formula."""
    as_json = cli("search", db, "stoej ringvejen", "--format", "json")
    as_csv = cli("search", db, "støj", "--format", "csv", "--fra", "2020", "--til", "2020")

    (hit,) = json.loads(as_json.stdout)
    assert (hit["file"], hit["side"], hit["saetning"]) == ("a.pdf", 1, "Der er målt støj fra ringvejen.")
    assert hit["marks"] == [[12, 16], [21, 30]]
    (row,) = csv.DictReader(io.StringIO(as_csv.stdout.decode()))
    assert row["titel"] == "'=[bold]Støj[2J"


def test_search_shows_text_as_it_is(cli: Cli, db: Path) -> None:
    """On paper and screen nothing of a title is markup, and control characters can be seen."""
    done = cli("search", db, "ringvejen")

    text = done.stdout.decode()
    assert done.returncode == 0
    assert "=[bold]Støj\\u001b[2J" in text
    assert "\x1b" not in text
    assert "a.pdf, side 1" in text


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["search", "DB", "elefant"], 1),
        (["case", "DB", "99/1"], 1),
        (["search", "DB", "støj", "--fra", "i går"], 2),
        (["search", "DB", "støj", "--udfald", "tabt"], 2),
        (["search", "DB", "--", "-støj"], 2),
        (["search", "nothing.db", "støj"], 3),
        (["stats", "nothing.db"], 3),
    ],
)
def test_answers_have_exit_codes(cli: Cli, db: Path, arguments: list[str], code: int) -> None:
    """1 for nothing found, 2 for a question that cannot be asked, 3 for no archive; one line says so."""
    done = cli(*(str(db) if argument == "DB" else argument for argument in arguments))

    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1


def test_case_and_stats_print(cli: Cli, db: Path) -> None:
    """Tables for people, JSON and CSV for programs."""
    table, as_csv = cli("case", db, "15/11446"), cli("case", db, "15/11446", "--format", "csv")
    numbers, as_json = cli("stats", db), cli("stats", db, "--format", "json")

    assert "Godkendt." in table.stdout.decode()
    assert as_csv.stdout.decode().splitlines()[1].startswith("2020-03-04,Byrådet,1,")
    assert "Byrådet" in numbers.stdout.decode()
    assert json.loads(as_json.stdout)["outcomes"] == [["godkendt", 1]]


def tell(speaker: Silence, capsys: pytest.CaptureFixture[str]) -> str:
    """What a speaker says of a small run."""
    failure = Failure("damaged-pdf", 3, "is [bold]damaged[/]", "get it again")
    with speaker.running():
        speaker.watch(Progress("skipped", 3))
        speaker.watch(Progress("done", 3, 1, failed=1, outcome=Outcome("s", ("[red]x\x1b[31m.pdf",), failure=failure)))
        speaker.watch(Progress("done", 3, 2, outcome=Outcome("t", ("y.pdf",), pages=4)))
    speaker.tell(REPORT)
    said = capsys.readouterr()
    assert said.out == ""
    assert "\x1b[31m" not in said.err
    return said.err


def test_a_log_has_a_line_for_each_failure(capsys: pytest.CaptureFixture[str]) -> None:
    """Failures are said once, when they happen; what is suspicious and the counts at the end."""
    assert tell(Lines(), capsys).splitlines() == [
        "referat: [red]x\\u001b[31m.pdf: is [bold]damaged[/]; get it again",
        "referat: y.pdf: date-missing: no date; look at it",
        "referat: " + summary(REPORT),
    ]


def test_json_lines_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    """A start, an object a file, the report."""
    events = [json.loads(line) for line in tell(JsonLines(), capsys).splitlines()]

    assert [event["event"] for event in events] == ["start", "file", "file", "report"]
    assert [event.get("status") for event in events[1:3]] == ["failed", "done"]
    assert events[3]["rows"][1]["code"] == "date-missing"


def test_the_bar_reads_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Names and messages are shown as they are, in the bar and in the table."""
    said = tell(Bar(), capsys)

    assert "[red]x\\u001b[31m.pdf" in said
    assert "is [bold]damaged[/]" in said


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """`--quiet` wins over everything; without a terminal there is no bar."""
    assert tell(choose_speaker(quiet=True, log_format="json"), capsys) == ""  # type: ignore[arg-type]
    assert isinstance(choose_speaker(quiet=False, log_format="text"), Lines)


@pytest.mark.parametrize(("value", "drawn"), [(0, ""), (1, "▏"), (50, "████"), (100, "████████")])
def test_bars(value: int, drawn: str) -> None:
    """A bar is as long as its value; the smallest can still be seen."""
    assert bar(value, 100, width=8) == drawn
