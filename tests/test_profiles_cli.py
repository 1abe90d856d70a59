"""`referat profiles` on the command line: list, show, check, new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from referat_parser.cli.app import run
from referat_parser.profiles.heads import builtin_names
from referat_parser.profiles.loader import load_vocabulary, parse_profile
from referat_parser.profiles.origin import render_merged

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

GOOD = "schema: 1\nname: mine\ndescription: d\nextends: base\n"
BAD = "schema: 1\nname: mine\ndescription: d\ngroups:\n  - {labels: [A], examples: [B]}\n"


@pytest.fixture
def profiles(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `referat profiles …` in this process: exit code, stdout, stderr."""

    def invoke(*args: str | Path) -> tuple[int, str, str]:
        code = run(["profiles", *map(str, args)])
        return code, *capsys.readouterr()

    return invoke


def test_the_list_has_every_profile(profiles: Run) -> None:
    """Name, family, what it extends, description."""
    code, out, err = profiles()
    head, *lines = out.splitlines()

    assert (code, err) == (0, "")
    assert head.split() == ["name", "family", "extends", "description"]
    assert [line.split()[0] for line in lines] == list(builtin_names())


def test_the_list_can_be_json(profiles: Run) -> None:
    """For programs."""
    _, out, _ = profiles("--format", "json")
    rows = json.loads(out)

    assert [row["name"] for row in rows] == list(builtin_names())
    assert set(rows[0]) == {"name", "family", "extends", "description"}


def test_show_prints_the_merged_profile(profiles: Run) -> None:
    """As YAML that is a profile itself."""
    name = builtin_names()[-1]
    code, out, _ = profiles("show", name)

    assert code == 0
    assert out == render_merged(load_vocabulary(name))
    assert parse_profile(out, "shown.yaml").name == name


def test_show_knows_files_and_says_what_it_does_not_know(profiles: Run, tmp_path: Path) -> None:
    """A path is a profile too; another name is a usage error."""
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD, "utf-8")

    assert profiles("show", path)[1].startswith("# Merged, nearest first: mine, base\n")
    assert profiles("show", "nowhere")[0] == 2


def test_check_says_nothing_wrong_on_stderr(profiles: Run, tmp_path: Path) -> None:
    """And nothing on stdout, where findings go."""
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD, "utf-8")

    assert profiles("check", path) == (0, "", "referat: nothing wrong\n")


def test_check_fails_with_the_findings(profiles: Run, tmp_path: Path) -> None:
    """One a line, with file, line and key; of all files of a folder."""
    for name, text in (("a.yaml", BAD), ("b.yml", GOOD), ("c.txt", "no profile")):
        (tmp_path / name).write_text(text, "utf-8")
    code, out, err = profiles("check", tmp_path)

    assert (code, err) == (1, "")
    assert out.splitlines() == [f"{tmp_path}/a.yaml:5: groups.0.examples.0: the rule does not match its example “B”"]


@pytest.mark.parametrize("missing", ["nowhere.yaml", ""])
def test_check_of_nothing_is_a_usage_error(profiles: Run, tmp_path: Path, missing: str) -> None:
    """A file that is not there, a folder without profiles."""
    assert profiles("check", tmp_path / missing)[0] == 2


def test_new_writes_a_profile_that_passes_the_check(profiles: Run, samples: Path, tmp_path: Path) -> None:
    """Named for its file; and it extends the profile of the family."""
    path = tmp_path / "Mit Udvalg.yaml"
    code, out, err = profiles("new", samples / "b-kulturudvalg.pdf", "-o", path)
    profile = parse_profile(path.read_text("utf-8"), "x")

    assert (code, out, err) == (0, "", "")
    assert (profile.name, profile.extends) == ("mit-udvalg", "sbsys")
    assert profiles("check", path)[0] == 0


def test_new_overwrites_nothing(profiles: Run, samples: Path, tmp_path: Path) -> None:
    """What is there may hold a day of work."""
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD, "utf-8")
    code, _, err = profiles("new", samples / "b-kulturudvalg.pdf", "-o", path)

    assert code == 2
    assert "is there already" in err
    assert path.read_text("utf-8") == GOOD


def test_new_prints_without_a_file(profiles: Run, samples: Path) -> None:
    """And can extend what the user names; the name of a profile of the package is not taken."""
    code, out, _ = profiles("new", samples / "brev.pdf", "--profile", "acadre")
    profile = parse_profile(out, "x")

    assert code == 0
    assert (profile.name, profile.extends) == ("my-profile", "acadre")
    assert str(Path(samples)) not in out
