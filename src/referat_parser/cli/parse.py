"""`referat parse`: PDFs in, data out."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args

import typer

from referat_parser.cli import failures, terminal
from referat_parser.cli.options import STDIN, OcrOption, PasswordOption, ProfileOption
from referat_parser.cli.sources import Sources
from referat_parser.errors import StrictError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from referat_parser.model import Referat

Format = Literal["json", "yaml", "ndjson", "csv", "md"]
Per = Literal["dokument", "punkt"]

SOME_FAILED: Final = 7
_FORMAT_OF_SUFFIX: Final[dict[str, Format]] = {
    "yml": "yaml",
    "jsonl": "ndjson",
    **{name: name for name in get_args(Format)},
}


@dataclass(frozen=True)
class Wanted:
    """What the options ask for, once they are known to go together."""

    files: tuple[str, ...]
    format: Format
    per: Per
    indent: int | None
    only: tuple[str, ...]
    strict: bool

    def __post_init__(self) -> None:
        """Raise `UsageError` where options do not go together, before anything is read."""
        if self.only:
            from referat_parser.output.selection import check_keys  # knows the models, which take long to load

            check_keys(self.only)
        if self.files.count(STDIN) > 1:
            raise UsageError("stdin can be read only once", "give - once")
        if self.per == "punkt" and self.format not in ("ndjson", "csv"):
            raise UsageError(f"--per punkt does not go with --format {self.format}", "use --format ndjson")
        if self.indent is not None and self.format != "json":
            raise UsageError(f"--indent does not go with --format {self.format}", "use --format json")
        if self.only and (self.format in ("csv", "md") or self.per == "punkt"):
            raise UsageError(
                "--only picks keys of whole documents", "use --format json, yaml or ndjson, one a document"
            )

    @property
    def several(self) -> bool:
        """Say whether the output is a stream of documents."""
        return len(self.files) > 1

    @property
    def has_place_for_warnings(self) -> bool:
        """Say whether the output can hold the warnings of a document; `--only` leaves them out by choice."""
        return self.format not in ("csv", "md") and self.per == "dokument"


def parse(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="PDFs to read; - is stdin.", show_default=False)],
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="How to print. Default: by the name of -o, else json.")
    ] = None,
    per: Annotated[
        Per | None, typer.Option("--per", help="With ndjson: a line a document, or a line an item (punkt).")
    ] = None,
    indent: Annotated[
        int | None, typer.Option("--indent", min=0, max=16, help="Indent JSON by so many spaces; 0 is one line.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a file instead of stdout.")
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="KEY", help="Print these keys alone, e.g. punkter or udvalg,dato."),
    ] = None,
    profile: ProfileOption = None,
    ocr: OcrOption = "never",
    password: PasswordOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail (6) where a document has warnings.")] = False,
) -> None:
    """Read PDFs and print them as data.

    One file gives one document: JSON, indented and in colour on a terminal, on one line when piped. Several files give
    a stream (JSON: one line a document); a file that fails is named on stderr, and the exit code is 7.
    """
    chosen = format or _default_format(output, per)
    keys = tuple(key.strip() for part in only or () for key in part.split(",") if key.strip())
    wanted = Wanted(tuple(files), chosen, per or "dokument", indent, keys, strict)
    read = Sources(wanted.files, profile=profile, ocr=ocr, password=password).read
    render = _renderer(wanted, on_terminal=output is None and terminal.is_terminal())
    with _destination(output, is_json=wanted.format == "json") as write:
        failed = [code for file in wanted.files if (code := _one(file, read, render, write, wanted))]
        if len(failed) == len(wanted.files):  # nothing to write: leave the file of -o as it was
            raise typer.Exit(SOME_FAILED if wanted.several else failed[0])
    if failed:
        raise typer.Exit(SOME_FAILED)


def _default_format(output: str | None, per: Per | None) -> Format:
    suffix = output.rpartition(".")[2].lower() if output else ""
    return "ndjson" if per else _FORMAT_OF_SUFFIX.get(suffix, "json")


def _one(
    file: str,
    read: Callable[[str], Referat],
    render: Callable[[Referat], str],
    write: Callable[[str], object],
    wanted: Wanted,
) -> int:
    """Read and write one file; when it fails say so, and give the exit code for it, else 0."""
    try:
        referat = read(file)
        if wanted.strict and referat.warnings:
            raise StrictError(_count_warnings(referat), "see them with --only warnings, without --strict")
        text = render(referat)
    except Exception as error:  # noqa: BLE001 - one bad file must not cost the others
        return failures.report(error, file)
    write(text)
    if referat.warnings and not wanted.has_place_for_warnings:
        failures.say(f"{_count_warnings(referat)}; see them with --only warnings", file)
    return 0


def _count_warnings(referat: Referat) -> str:
    codes = sorted({warning.code for warning in referat.warnings})
    return f"{len(referat.warnings)} warning{'s'[: len(referat.warnings) != 1]} ({', '.join(codes)})"


def _renderer(wanted: Wanted, *, on_terminal: bool) -> Callable[[Referat], str]:
    """Give the function that makes text of each document in its turn; only the module of the format is imported."""
    match wanted.format:
        case "json":
            from referat_parser.output import json

            default = 2 if on_terminal and not wanted.several else None
            indent = default if wanted.indent is None else wanted.indent or None
            return lambda referat: json.render(referat, indent=indent, only=wanted.only)
        case "yaml":
            from referat_parser.output import yaml

            return lambda referat: yaml.render(referat, only=wanted.only, document_start=wanted.several)
        case "ndjson":
            from referat_parser.output import ndjson

            return lambda referat: ndjson.render(referat, per=wanted.per, only=wanted.only)
        case "csv":
            from referat_parser.output import csv

            headers = iter([True])
            return lambda referat: csv.render(referat, header=next(headers, False))
        case "md":
            from referat_parser.output import md

            breaks = iter([""])
            return lambda referat: next(breaks, "\n---\n\n") + md.render(referat)


@contextmanager
def _destination(output: str | None, *, is_json: bool) -> Iterator[Callable[[str], object]]:
    """Give the function that writes: to stdout, or to a file that gets its name when all is written."""
    if output is None or output == STDIN:
        yield lambda text: terminal.write(text, is_json=is_json)
        return
    from referat_parser.output.files import replacing

    with replacing(output) as file:
        yield file.write
