"""An evaluation as tables of text and as JSON: what the command line prints, without printing it.

In: an `Evaluation`, and perhaps a second one of the same documents (read with another profile). Out: `Table`s, and a
dictionary for JSON. The figures of the second reading are named `item@base`, after its profile.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from referat_parser.evaluation.differences import paired

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from referat_parser.evaluation.figures import Figure
    from referat_parser.evaluation.run import Document, Evaluation

SHOWN: Final = {
    "item": "item",
    "sagsnr": "item.sagsnr",
    "section": "section",
    "beslutning": "text.beslutning",
    "udfald": "decision.udfald",
    "annex": "annex",
}
"""The columns of the table of documents, which must fit a terminal; the table of measures has all of them."""


@dataclass(frozen=True, slots=True)
class Second:
    """The same documents read once more with `profile` alone."""

    profile: str
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of text; the first column is a name, the others are figures."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def all_rates(evaluation: Evaluation, second: Second | None = None) -> dict[str, float]:
    """Every rate by name, those of the second reading with its profile behind: what floors are compared with."""
    rates = evaluation.figures.rates()
    if second is not None:
        rates |= {f"{name}@{second.profile}": rate for name, rate in second.evaluation.figures.rates().items()}
    return rates


def measure_table(evaluation: Evaluation, second: Second | None = None) -> Table:
    """One row a measure: the rate, its counts, and for fields the two sides of it."""
    rows = [
        (name, _rate(figure.rate, 4), *_second_rate(second, name), _count(figure), *_sides(figure))
        for name, figure in evaluation.figures.measures.items()
        if figure.total
    ]
    column = (second.profile,) if second else ()
    header = ("measure", "figure", *column, "count", "values found", "false values")
    return Table("Measures", header, tuple(rows))


def document_table(evaluation: Evaluation, second: Second | None = None) -> Table:
    """One row a document with the figures that tell most, and one below it, named `x@base`, for a second reading."""
    rows = []
    for place, document in enumerate(evaluation.documents):
        rows.append(_document_row(document, document.name))
        if second is not None:
            rows.append(_document_row(second.evaluation.documents[place], f"{document.name}@{second.profile}"))
    return Table("Documents", ("document", *SHOWN, "profile"), tuple(rows))


def plain(table: Table) -> str:
    """A table for a pipe: columns of one width, names to the left and figures to the right."""
    lines = [table.header, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.header))]
    return "\n".join(_padded(line, widths) for line in lines)


def as_json(evaluation: Evaluation, second: Second | None = None, *, misses: bool = False) -> dict[str, Any]:
    """Everything of the tables as data, with every difference where `misses` asks for them."""
    result: dict[str, Any] = {
        "documents": [_document_data(document, misses) for document in evaluation.documents],
        "figures": {name: _data(figure) for name, figure in evaluation.figures.measures.items() if figure.total},
    }
    if second is not None:
        result["compared"] = {"profile": second.profile, **as_json(second.evaluation, misses=misses)}
    return result


def _document_row(document: Document, name: str) -> tuple[str, ...]:
    rates = (_rate(document.figures.rate(measure), 3) for measure in SHOWN.values())
    return (name, *rates, document.profile or "not read")


def _document_data(document: Document, misses: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": document.name,
        "profile": document.profile,
        "failure": document.failure,
        "unknown_keys": list(document.unknown_keys),
        "seconds": round(document.seconds, 3),
        "figures": {name: _data(figure) for name, figure in document.figures.measures.items() if figure.total},
    }
    if misses:
        data["misses"] = [asdict(miss) for miss in paired(document.figures.misses)]
    return data


def _data(figure: Figure) -> dict[str, float | int | None]:
    sides = {"accuracy": figure.accuracy, "false_values": figure.false_values}
    counts: dict[str, float | int | None] = {"rate": figure.rate, "hit": figure.hit, "total": figure.total}
    return counts | {name: side for name, side in sides.items() if side is not None}


def _second_rate(second: Second | None, name: str) -> tuple[str, ...]:
    return (_rate(second.evaluation.figures.rate(name), 4),) if second else ()


def _sides(figure: Figure) -> tuple[str, str]:
    found = f"{_rate(figure.accuracy, 4)} ({figure.right}/{figure.values})" if figure.values else ""
    false = f"{_rate(figure.false_values, 4)} ({figure.invented}/{figure.nulls})" if figure.nulls else ""
    return found, false


def _count(figure: Figure) -> str:
    return f"{figure.hit:.0f}/{figure.total}"


def _rate(rate: float | None, digits: int) -> str:
    return "-" if rate is None else f"{rate:.{digits}f}"


def _padded(cells: Sequence[str], widths: Sequence[int]) -> str:
    def pad() -> Iterator[str]:
        yield cells[0].ljust(widths[0])
        yield from (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))

    return "  ".join(pad()).rstrip()
