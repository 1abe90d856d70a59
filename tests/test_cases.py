"""Pages of lines and what is read from them, told as prose in `cases/pages-*.md`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from engine_lines import read_pages
from referat_parser import ReferatError
from referat_parser.pipeline import parse_lines

FILES = sorted((Path(__file__).parent / "cases").glob("pages-*.md"))
_BLOCK = re.compile(r"^```(lines|yaml|front|rest)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"^(xfail|profile): (.+)$", re.MULTILINE)


class Case(NamedTuple):
    """A title, pages of lines, and the part of the output that is expected of them."""

    title: str
    lines: str
    expected: dict[str, Any]
    profile: str | None
    xfail: str | None


def read_cases() -> list[Case]:
    """Every `##` section with its blocks. Those at the head of a file are pages that its cases share."""
    found = []
    for file in FILES:
        head, *sections = re.split(r"^## ", file.read_text("utf-8"), flags=re.MULTILINE)
        shared = dict(_BLOCK.findall(head))
        for section in sections:
            title, _, body = section.partition("\n")
            blocks, notes = dict(_BLOCK.findall(body)), dict(_NOTE.findall(_BLOCK.sub("", body)))
            lines = "---\n".join(filter(None, (shared.get("front"), blocks["lines"], shared.get("rest"))))
            expected = yaml.safe_load(blocks["yaml"])
            found.append(Case(title, lines, expected, notes.get("profile"), notes.get("xfail")))
    return found


def part_of(found: Any, expected: Any) -> Any:
    """The part of the output that the case names: its keys, the same of every element of a list, an error whole."""
    if isinstance(expected, dict) and isinstance(found, dict) and "error" not in found:
        return {key: part_of(found.get(key, "no such key"), value) for key, value in expected.items()}
    if isinstance(expected, list) and isinstance(found, list) and len(found) == len(expected):
        return [part_of(one, wanted) for one, wanted in zip(found, expected, strict=True)]
    return found


def read(case: Case) -> dict[str, Any]:
    """What the engine makes of the pages; `error` where it refuses them."""
    try:
        return parse_lines(read_pages(case.lines), case.profile).model_dump(mode="json")
    except ReferatError as error:
        return {"error": error.code}


def _params() -> list[Any]:
    return [
        pytest.param(
            case, id=case.title, marks=[pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else []
        )
        for case in read_cases()
    ]


@pytest.mark.parametrize("case", _params())
def test_what_a_case_names_is_read_so(case: Case) -> None:
    """The named part of the output is what the prose says."""
    found = read(case)

    assert case.expected == part_of(found, case.expected)


def test_case_titles_are_unique() -> None:
    """A title is the name under which a failing case is found."""
    titles = [case.title for case in read_cases()]

    assert sorted(set(titles)) == sorted(titles)
    assert len(titles) >= 40
