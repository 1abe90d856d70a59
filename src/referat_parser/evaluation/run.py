"""Reading every PDF that has a gold, and comparing: the only part of the evaluation that parses.

In: paths. Out: an `Evaluation`. Each document is read and compared in one go, in a process of its own where `jobs`
asks for it (pdfium must not be used by two threads), so that only counts and differences come back.
"""

from __future__ import annotations

import json
import time
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Final

from referat_parser.errors import NoSuchFileError, ReferatError, UsageError
from referat_parser.evaluation.figures import Figures, total
from referat_parser.evaluation.gold import unknown_keys
from referat_parser.evaluation.measures import compare

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

GOLD: Final = ".gold.json"


@dataclass(frozen=True, slots=True)
class Document:
    """One gold and how its PDF was read. `failure` says why it could not be; then it counts as empty."""

    name: str
    figures: Figures
    seconds: float
    profile: str | None = None
    failure: str | None = None
    unknown_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every document in the order of the golds, and the sum of their figures."""

    documents: tuple[Document, ...]
    figures: Figures

    @property
    def failed(self) -> tuple[Document, ...]:
        """The documents that could not be read."""
        return tuple(document for document in self.documents if document.failure is not None)


def find_golds(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The gold files that the paths stand for: a folder's (with its folders), a PDF's own, or the gold itself.

    Sorted within a folder, each once. Raises `NoSuchFileError` for a path that is not there and `UsageError` for one
    that has no gold.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise NoSuchFileError(f"{path}: no such file or folder")
        golds = sorted(path.rglob(f"*{GOLD}")) if path.is_dir() else [_gold_of(path)]
        if not golds or not golds[0].exists():
            raise UsageError(f"{path}: no gold", f"a gold is named X{GOLD} and stands beside X.pdf")
        found |= dict.fromkeys(golds)
    return tuple(found)


def evaluate(golds: Iterable[Path], *, profile: str | os.PathLike[str] | None = None, jobs: int = 1) -> Evaluation:
    """Read the PDF beside every gold and compare.

    `profile` forces one layout profile on all of them; `jobs` is the number of processes. A PDF that cannot be read
    counts as an empty document and is named in `Evaluation.failed`: nothing is raised for it. Raises `UsageError` for
    a gold that is not JSON of the contract's shape.
    """
    one = partial(evaluate_one, profile=profile)
    paths = list(golds)
    documents = [one(path) for path in paths] if jobs <= 1 or len(paths) < 2 else in_processes(one, paths, jobs)
    return Evaluation(tuple(documents), total(document.figures for document in documents))


def evaluate_one(gold_path: Path, *, profile: str | os.PathLike[str] | None = None) -> Document:
    """Read the PDF beside one gold and compare; as `evaluate`."""
    gold = _read_gold(gold_path)
    pdf = gold_path.parent / gold.get("_pdf", gold_path.name.removesuffix(GOLD) + ".pdf")
    start = time.perf_counter()
    found, failure = _read_pdf(pdf, profile)
    seconds = time.perf_counter() - start
    return Document(
        name=gold_path.name.removesuffix(GOLD),
        figures=compare(gold, found),
        seconds=seconds,
        profile=(found.get("parser") or {}).get("profile"),
        failure=failure,
        unknown_keys=unknown_keys(gold),
    )


def in_processes(one: Callable[[Path], Document], paths: Sequence[Path], jobs: int) -> list[Document]:
    """`one` for every path, in `jobs` processes; the order of the paths is kept.

    A PDF that kills its process (pdfium is C) takes the whole pool with it, so what the pool left undone is done
    again, each document in a process of its own, and only the guilty one is lost.
    """
    with _pool(min(jobs, len(paths))) as pool:
        futures = [_submit(pool, one, path) for path in paths]
        return [_result(future) or _alone(one, path) for future, path in zip(futures, paths, strict=True)]


def _alone(one: Callable[[Path], Document], path: Path) -> Document:
    with _pool(1) as pool:
        document = _result(_submit(pool, one, path))
    if document is not None:
        return document
    figures = compare(_read_gold(path), {})
    return Document(path.name.removesuffix(GOLD), figures, seconds=0.0, failure="the process that read it died")


def _pool(size: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a forked child would share the state of a pdfium that the parent has already used.
    return ProcessPoolExecutor(max_workers=size, mp_context=get_context("spawn"))


def _submit(pool: ProcessPoolExecutor, one: Callable[[Path], Document], path: Path) -> Future[Document] | None:
    try:
        return pool.submit(one, path)
    except BrokenProcessPool:  # an earlier document has already killed it
        return None


def _result(future: Future[Document] | None) -> Document | None:
    try:
        return future.result() if future else None
    except BrokenProcessPool:
        return None


def _read_pdf(pdf: Path, profile: str | os.PathLike[str] | None) -> tuple[dict[str, Any], str | None]:
    """What `referat parse` would print, or nothing and the reason."""
    # Here, so that `compare` and the floors can be used without loading a PDF library.
    from referat_parser import pipeline

    try:
        return pipeline.parse(pdf, profile=profile, file=pdf.name).model_dump(mode="json"), None
    except UsageError:
        raise  # a profile that does not exist is the fault of the caller, not of this PDF
    except ReferatError as error:
        return {}, str(error)
    except Exception as error:  # noqa: BLE001 - a bug in the parser must cost its document, not the figures of all others
        return {}, f"unexpected {type(error).__name__}: {error}"


def _gold_of(path: Path) -> Path:
    return path if path.name.endswith(GOLD) else path.with_name(path.stem + GOLD)


def _read_gold(path: Path) -> dict[str, Any]:
    remedy = "a gold is a JSON object with keys of the contract"
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: not a gold file ({error})", remedy) from None
    if not isinstance(gold, dict):
        raise UsageError(f"{path}: not a gold file", remedy)
    return gold
