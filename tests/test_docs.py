"""The documents tell the truth: every command of the README is run, and prints what the README says."""

from __future__ import annotations

import html
import os
import re
import runpy
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


def blocks_of(text: str) -> list[list[Example]]:
    """Give the `console` blocks of a document, each as its commands (`$ …`) with what is printed below them."""
    blocks = re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [
        [Example(*found) for found in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)]
        for block in blocks
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
    assert sum(map(len, blocks_of(README))) > 15


@pytest.mark.parametrize("block", blocks_of(README), ids=lambda block: block[0].command)
def test_a_block_prints_what_the_readme_says(block: list[Example], folder: Path) -> None:
    """The commands of a block, run one after the other, print what stands below each; `…` stands for further lines."""
    if any("jq" in example.command.split() for example in block) and shutil.which("jq") is None:
        pytest.skip("needs jq")
    for example in block:
        printed = run(example.command, folder)
        beginning, open_end, _ = example.output.partition(f"{ANYTHING}\n")

        assert (printed[: len(beginning)] if open_end else printed) == beginning


def test_the_picture_shows_what_is_printed() -> None:
    """`docs/run.svg` is the output of today (`make picture` draws it)."""
    if shutil.which("jq") is None:
        pytest.skip("needs jq")
    picture = (ROOT / "docs" / "run.svg").read_text("utf-8")
    text = html.unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", picture)))
    printed = runpy.run_path(str(ROOT / "docs" / "picture.py"))["run"]()

    assert "".join(text.split()) == "referat" + "".join(printed.split()), "run: make picture"


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
