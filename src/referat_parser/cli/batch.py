"""`referat batch`: an archive of PDFs in, a folder of data or one table or database out."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from referat_parser.cli import failures
from referat_parser.cli.options import STDIN, OcrOption, ProfileOption
from referat_parser.cli.speakers import choose_speaker
from referat_parser.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from referat_parser.batch.target import Target

Form = Literal["json", "yaml"]
Per = Literal["dokument", "punkt", "beslutning"]
LogFormat = Literal["text", "json"]


def batch(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Folders, files, globs or URLs to read.", show_default=False),
    ] = None,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="A folder, or a file: .ndjson, .csv, .parquet, .db.",
            show_default=False,
        ),
    ] = "",
    listed: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Read more paths from a list, one a line; - is stdin.")
    ] = None,
    format: Annotated[
        Form | None, typer.Option("--format", "-f", help="What a folder gets: JSON (default) or YAML.")
    ] = None,
    per: Annotated[
        Per | None,
        typer.Option(
            "--per", help="What a line or row is. Default: dokument for .ndjson, punkt for .csv and .parquet."
        ),
    ] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes. Default: one a core.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", metavar="S", min=0.1, help="Seconds for one file.")] = 120.0,
    max_memory: Annotated[
        int, typer.Option("--max-memory", metavar="MB", min=100, help="Memory of one process, in MB.")
    ] = 1000,
    max_pages: Annotated[int | None, typer.Option("--max-pages", min=1, help="Refuse PDFs with more pages.")] = None,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first file that fails.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="A file with warnings counts as failed.")] = False,
    profile: ProfileOption = None,
    ocr: OcrOption = "never",
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="URL", help="Read on a Dask cluster: tcp://host:8786.")
    ] = None,
    report: Annotated[
        str | None, typer.Option("--report", metavar="PATH", help="Write the report as JSON to a file too.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    log_format: Annotated[
        LogFormat, typer.Option("--log-format", help="How to say what happens: text, or a JSON object a line.")
    ] = "text",
) -> None:
    """Read an archive of PDFs into a folder, a table or a database.

    What is done is kept: the same command goes on where it was interrupted, and reads only what is new when files are
    added. A file that fails costs only itself; the exit code is then 7, and the report names it.
    """
    from referat_parser.batch.discovery import find_files
    from referat_parser.batch.job import Limits, Settings
    from referat_parser.batch.run import run_batch
    from referat_parser.batch.target import read_target

    target = read_target(_needed(output), format or "json")
    _check(target, format, per, scheduler, jobs)
    files = find_files(_needed_paths(paths, listed), _read_list(listed))
    limits = Limits(timeout, max_memory, max_pages)
    settings = Settings(profile=_from_anywhere(profile), ocr=ocr, strict=strict, limits=limits)
    speaker = choose_speaker(quiet=quiet, log_format=log_format)
    with _interruptible(), speaker.running():
        done = run_batch(
            files, target, settings, jobs=jobs or _cores(), scheduler=scheduler, per=per, fail_fast=fail_fast,
            watch=speaker.watch,
        )  # fmt: skip
    speaker.tell(done)
    if report is not None:
        from referat_parser.output.files import replacing

        with replacing(report) as file:
            file.write(done.as_json())
    if done.exit_code:
        raise typer.Exit(done.exit_code)


def _needed(output: str) -> str:
    if not output:
        raise UsageError("where should the output go?", "add -o FOLDER, or -o NAME.ndjson, .csv, .parquet or .db")
    return output


def _needed_paths(paths: list[str] | None, listed: str | None) -> list[str]:
    if not paths and listed is None:
        raise UsageError("what should be read?", "name folders or files, or a list with --from")
    return paths or []


def _check(target: Target, form: Form | None, per: Per | None, scheduler: str | None, jobs: int | None) -> None:
    if form is not None and not target.is_folder:
        raise UsageError(f"--format does not go with {target.name}", "its ending says what it is")
    if per is not None and target.kind not in ("ndjson", "csv", "parquet"):
        raise UsageError("--per is for .ndjson, .csv and .parquet", "leave it out")
    if scheduler is not None and jobs is not None:
        raise UsageError("--jobs is for this machine, --scheduler for a cluster", "give one of them")


def _read_list(listed: str | None) -> list[str]:
    """The lines of a list, as the system names files: bytes that are no UTF-8 stay what they are."""
    if listed is None:
        return []
    if listed == STDIN:
        content = sys.stdin.buffer.read()
    else:
        try:
            content = Path(listed).read_bytes()
        except OSError as error:
            raise UsageError(f"cannot read the list {listed}: {error.strerror}", "check its name") from None
    return [os.fsdecode(line.rstrip(b"\r")) for line in content.split(b"\n") if line.strip()]


def _from_anywhere(profile: str | None) -> str | None:
    """The path of a profile file from the root, for workers that are somewhere else; a name stays a name."""
    return str(Path(profile).resolve()) if profile is not None and Path(profile).is_file() else profile


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _interruptible() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        failures.say("interrupted; what is done is kept, and the same command goes on from there")
        raise
