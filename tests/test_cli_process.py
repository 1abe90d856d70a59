"""The program as a process among others: closed streams, pipes with names, Ctrl-C, a parent that is killed."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent.parent / "samples" / "b-kulturudvalg.pdf"
LOCKED = SAMPLE.with_name("krypteret.pdf")
PROGRAM = [sys.executable, "-m", "referat_parser"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shells, pipes with names and signals of POSIX")


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of sh with `$REFERAT` as the program."""
    line = line.replace("$REFERAT", shlex.join(PROGRAM))
    return subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False, timeout=60)


def test_a_closed_stdout_cannot_be_written_to() -> None:
    """It is said like a full disk, and no bug."""
    done = shell(f"$REFERAT parse {SAMPLE} >&-")

    assert done.returncode == 2
    assert done.stderr.startswith(b"referat: cannot write to stdout: ")
    assert done.stderr.count(b"\n") == 1


def test_a_closed_stdout_does_not_matter_where_nothing_goes_there(tmp_path: Path) -> None:
    """The file of `-o` gets the data, whatever number the system gives it."""
    done = shell(f"$REFERAT parse {SAMPLE} -o {tmp_path / 'out.json'} <&- >&-")

    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "out.json").read_bytes() == shell(f"$REFERAT parse {SAMPLE}").stdout


def test_without_stderr_nothing_is_said_on_stdout() -> None:
    """Diagnostics and data are never mixed."""
    done = shell("$REFERAT parse nowhere.pdf 2>&-")

    assert (done.returncode, done.stdout) == (3, b"")


@pytest.mark.parametrize("command", ["parse", "explain", "decisions"])
def test_a_closed_stdin_is_an_empty_file(command: str) -> None:
    """`-` asks for what is not there."""
    done = shell(f"$REFERAT {command} - <&-")

    assert done.returncode == 3
    assert done.stderr.startswith(b"referat: -: the file is empty; ")


@pytest.mark.parametrize("options", [["--password", "hemmelig"], ["--ocr", "auto"]])
def test_a_pipe_with_the_name_of_a_pdf_is_read_once(tmp_path: Path, options: list[str]) -> None:
    """A pipe gives its bytes to one reader: the guess at the beginning must not be the one."""
    pipe, pdf = tmp_path / "pipe.pdf", LOCKED if "--password" in options else SAMPLE
    os.mkfifo(pipe)
    threading.Thread(target=lambda: pipe.write_bytes(pdf.read_bytes()), daemon=True).start()

    done = subprocess.run([*PROGRAM, "parse", pipe, *options], capture_output=True, check=False, timeout=20)

    assert (done.returncode, done.stderr) == (0, b"")


_INTERRUPTED_WHILE_LOADING = """
import sys
from referat_parser import __main__

class Finder:
    def find_spec(self, name, path, target=None):
        if name == "typer":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Finder())
__main__.main()
"""


def test_ctrl_c_while_the_program_is_loaded_is_quiet() -> None:
    """No traceback, and the code that shells give an interrupted program."""
    done = subprocess.run(
        [sys.executable, "-c", _INTERRUPTED_WHILE_LOADING, "parse", SAMPLE], capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (130, b"")


_NEVER_DONE = """
import os, time
from referat_parser.cli import ahead

def work(question):
    time.sleep(60)

ahead._may_fork = lambda: True
child = ahead.Ahead(work, ["x"])
print(child._child[0], flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="children are made on Linux alone")
def test_a_child_that_is_never_done_ends_with_its_parent() -> None:
    """`timeout 20 referat parse x.pdf` leaves nothing behind, even where pdfium never finishes the file."""
    with subprocess.Popen([sys.executable, "-c", _NEVER_DONE], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()

    assert _is_gone(child)


def _is_gone(pid: int) -> bool:
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":  # dead; nobody has asked for its status yet
            return True
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    return False
