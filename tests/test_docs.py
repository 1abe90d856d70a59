"""The documents tell the truth: every command of the README is run, and prints what the README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from referat_parser import __version__, model
from referat_parser.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
ANYTHING = "…"
"""A line of the expected output that stands for whatever follows."""


class Example(NamedTuple):
    """A command of a document, and the output that stands below it."""

    command: str
    output: str


def examples_of(text: str) -> list[Example]:
    """Give the commands (`$ …`) of the `console` blocks with what is printed below each."""
    blocks = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [
        Example(command, output)
        for block in blocks
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def run(command: str, folder: Path) -> str:
    """Run a command in a shell that finds this environment's `referat`; give what a terminal shows."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shell = subprocess.run(
        ["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path}, check=False, timeout=60, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip
    return shell.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to run commands in, with the samples where the repository has them."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    return tmp_path


def test_there_are_examples() -> None:
    """The reader of the README finds examples, so that the tests below test something."""
    assert len(examples_of(README)) > 10


@pytest.mark.parametrize("example", examples_of(README), ids=lambda example: example.command)
def test_an_example_prints_what_the_readme_says(example: Example, folder: Path) -> None:
    """The output is the one below the command; `…` in it stands for any further lines."""
    for program in ("jq",):
        if program in example.command.split() and shutil.which(program) is None:
            pytest.skip(f"needs {program}")
    printed = run(example.command, folder)
    beginning, open_end, _ = example.output.partition(f"{ANYTHING}\n")

    assert (printed[: len(beginning)] if open_end else printed) == beginning


def test_python_examples_run(folder: Path) -> None:
    """The Python of the README runs as it stands."""
    (block,) = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    printed = subprocess.run([sys.executable, "-c", block], cwd=folder, capture_output=True, check=True)

    assert printed.stdout.decode().startswith("1 Godkendelse af dagsordenen EMN-2024-000417\n")


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_is_in_the_readme(name: str) -> None:
    """A command that the README does not name does not exist for its readers."""
    assert f"referat {name}" in README


def test_the_exit_codes_are_in_the_readme() -> None:
    """The table has the codes of the error classes."""
    rows = set(re.findall(r"^\| ([\d, ]+) \|", README, re.MULTILINE))

    assert {"0", "1", "2", "3", "4", "5", "6", "7", "70"} <= rows


@pytest.mark.parametrize("document", [README, CONTRIBUTING, CHANGELOG])
def test_links_lead_somewhere(document: str) -> None:
    """Every link into the repository has its file."""
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document)

    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("document", [README, CONTRIBUTING])
def test_make_targets_exist(document: str) -> None:
    """Every `make x` that the documents name is a target."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert set(re.findall(r"\bmake ([a-z]+)", document)) - targets == set()


def test_fields_that_the_documents_name_exist() -> None:
    """The README's list of what comes out names keys of the model."""
    keys = {field.alias or name for part in vars(model).values() if isinstance(part, type)
            for name, field in getattr(part, "model_fields", {}).items()}  # fmt: skip
    named = re.findall(r"^- `(\w+)`", README, re.MULTILINE)

    assert named
    assert set(named) <= keys


def test_the_changelog_has_this_version() -> None:
    """The newest version of the changelog is the one of the package."""
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", CHANGELOG, re.MULTILINE)

    assert versions[0] == __version__
