"""Finding golds and reading what lies beside them, with a parser of straw."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from evaluation_examples import GOLD, parse_stub, reading, write_pair
from referat_parser.errors import NoSuchFileError, ProfileError, UsageError
from referat_parser.evaluation import Document, Figures, evaluate, find_golds
from referat_parser.evaluation.run import in_processes

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referat_parser.pipeline.parse", parse_stub)


def test_golds_of_a_folder_with_its_folders(tmp_path: Path) -> None:
    """Sorted, and each once though it was named twice."""
    inner = write_pair(tmp_path / "b", "x", None)
    outer = write_pair(tmp_path / "a", "y", None)

    assert find_golds([tmp_path, inner]) == (outer, inner)


def test_a_pdf_stands_for_its_gold(tmp_path: Path) -> None:
    """Naming the PDF or the gold is the same."""
    gold = write_pair(tmp_path, "møde.1", reading())

    assert find_golds([tmp_path / "møde.1.pdf"]) == find_golds([gold]) == (gold,)


def test_nothing_there(tmp_path: Path) -> None:
    """A path that does not exist is no empty folder."""
    with pytest.raises(NoSuchFileError, match=r"ingen\.pdf"):
        find_golds([tmp_path / "ingen.pdf"])


def test_nothing_to_compare_with(tmp_path: Path) -> None:
    """A folder without a gold, or a PDF without one, would measure nothing."""
    (tmp_path / "x.pdf").touch()

    for path in (tmp_path, tmp_path / "x.pdf"):
        with pytest.raises(UsageError, match="no gold"):
            find_golds([path])


def test_documents_keep_their_order_and_are_summed(tmp_path: Path) -> None:
    """One document was read wholly and one lost an item: three of four."""
    worse = reading()
    del worse["punkter"][1]
    golds = [write_pair(tmp_path, "z", reading()), write_pair(tmp_path, "a", worse)]

    result = evaluate(golds)

    assert [document.name for document in result.documents] == ["z", "a"]
    assert [document.profile for document in result.documents] == ["fundet", "fundet"]
    assert result.figures.measures["item"].hit == 6
    assert result.figures.measures["item"].total == 7


def test_the_profile_is_passed_on(tmp_path: Path) -> None:
    """A forced profile reads every document."""
    result = evaluate([write_pair(tmp_path, "x", reading())], profile="blind")

    assert (result.documents[0].profile, result.figures.rate("item")) == ("blind", 0.0)


def test_what_cannot_be_read_counts_as_empty(tmp_path: Path) -> None:
    """The failure is told, and every item of its gold is missed."""
    gold = write_pair(tmp_path, "x", reading())
    (tmp_path / "x.pdf").write_text("not JSON")

    result = evaluate([gold, write_pair(tmp_path, "y", reading())])

    assert [document.failure for document in result.failed] == ["x.pdf is not a PDF"]
    assert result.documents[0].figures.rate("item") == 0.0


def test_a_bug_costs_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception that nobody meant is a failure of its document, with its kind."""
    monkeypatch.setattr("referat_parser.pipeline.parse", lambda *_, **__: {}["punkter"])

    result = evaluate([write_pair(tmp_path, "x", reading())])

    assert [document.failure for document in result.failed] == ["unexpected KeyError: 'punkter'"]


def test_a_wrong_profile_is_the_callers_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A profile that does not exist would fail every document alike, so it is raised."""

    def refuse(*_: object, **__: object) -> None:
        raise ProfileError("no such profile: acdre")

    monkeypatch.setattr("referat_parser.pipeline.parse", refuse)

    with pytest.raises(ProfileError):
        evaluate([write_pair(tmp_path, "x", reading())])


@pytest.mark.parametrize("text", ["{", "[]", "\ufeff"])
def test_a_gold_that_is_none(tmp_path: Path, text: str) -> None:
    """A broken gold is an error and not a document without figures."""
    gold = write_pair(tmp_path, "x", reading())
    gold.write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match="not a gold file"):
        evaluate([gold])


def test_a_gold_may_name_its_pdf(tmp_path: Path) -> None:
    """Several golds can share a PDF by `_pdf`."""
    write_pair(tmp_path, "x", reading())
    other = write_pair(tmp_path, "y", None, GOLD | {"_pdf": "x.pdf"})

    assert evaluate([other]).figures.rate("item") == 1.0


def test_unknown_keys_are_told(tmp_path: Path) -> None:
    """A misspelt key is compared with nothing, so somebody has to say so."""
    result = evaluate([write_pair(tmp_path, "x", reading(), {"datum": "2021-03-04"})])

    assert result.documents[0].unknown_keys == ("datum",)


def _pid_or_death(path: Path) -> Document:
    if path.name.startswith("deadly"):
        os._exit(1)
    return Document(path.name, Figures({}), 0.0, profile=str(os.getpid()))


def test_processes_keep_order_and_survive_a_crash(tmp_path: Path) -> None:
    """A PDF that kills its process is one failed document; the others are read, in the order they were given."""
    names = ["c", "deadly", "b", "a"]
    documents = in_processes(_pid_or_death, [write_pair(tmp_path, name, None) for name in names], jobs=2)

    assert [document.name.removesuffix(".gold.json") for document in documents] == names
    assert [document.failure for document in documents] == [None, "the process that read it died", None, None]
    assert str(os.getpid()) not in {document.profile for document in documents}
