"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from referat_parser.errors import UsageError
from referat_parser.output.files import replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_appears_at_the_end(tmp_path: Path) -> None:
    """Until the block ends, what stood there stands there."""
    target = tmp_path / "ud.json"
    target.write_text("før")
    with replacing(target) as file:
        file.write("æøå\n")
        during = target.read_text()

    assert during == "før"
    assert target.read_bytes() == "æøå\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """An exception in the block leaves no half file, and the old one untouched."""
    target = tmp_path / "ud.json"
    target.write_text("før")
    with pytest.raises(ZeroDivisionError), replacing(target) as file:
        file.write(f"halv{1 // 0}")

    assert target.read_text() == "før"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """The file is as readable as one that the shell would have made."""
    with replacing(tmp_path / "ud.json") as file:
        file.write("x")
    (tmp_path / "skal").touch()

    assert stat.S_IMODE((tmp_path / "ud.json").stat().st_mode) == stat.S_IMODE((tmp_path / "skal").stat().st_mode)


def test_a_symlink_is_followed(tmp_path: Path) -> None:
    """Writing to a link changes the file that it points to, and the link stays."""
    (tmp_path / "rigtig").write_text("før")
    (tmp_path / "link").symlink_to("rigtig")
    with replacing(tmp_path / "link") as file:
        file.write("nu")

    assert (tmp_path / "rigtig").read_text() == "nu"
    assert (tmp_path / "link").is_symlink()


def test_a_device_is_written_to() -> None:
    """`-o /dev/null` works and does not replace the device."""
    with replacing(os.devnull) as file:
        file.write("x")

    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)  # noqa: PTH116 - a device is no file for pathlib either


@pytest.mark.parametrize(("name", "why"), [("", "it is a folder"), ("mangler/ud.json", "No such file or directory")])
def test_a_place_that_cannot_be_written_is_a_usage_error(tmp_path: Path, name: str, why: str) -> None:
    """A folder and a missing folder are named with the reason."""
    with pytest.raises(UsageError, match=f"cannot write .*: {why}"), replacing(tmp_path / name):
        pass
