"""`referat profiles`: list, show and check the layout profiles, and begin a new one."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from referat_parser.cli import failures, terminal
from referat_parser.errors import ProfileError, UsageError
from referat_parser.profiles.heads import BASE, builtin_names
from referat_parser.profiles.loader import load_profile, load_vocabulary

Format = Literal["text", "json"]

FOUND: Final = 1
_SUFFIXES: Final = (".yaml", ".yml")

profiles = typer.Typer(
    add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
)


@profiles.callback(invoke_without_command=True)
def _list(
    ctx: typer.Context,
    format: Annotated[Format, typer.Option("--format", "-f", help="A table, or JSON.")] = "text",
) -> None:
    """List the layout profiles that come with the program; show, check and begin profiles with the commands below."""
    if ctx.invoked_subcommand is not None:
        return
    listed = [load_profile(name) for name in builtin_names()]
    if format == "json":
        rows = [one.model_dump(include={"name", "family", "extends", "description"}) for one in listed]
        terminal.write(json.dumps(rows, ensure_ascii=False) + "\n", is_json=True)
        return
    head = ("name", "family", "extends", "description")
    table = [head, *((one.name, one.family or "", one.extends or "", one.description) for one in listed)]
    widths = [max(len(row[column]) for row in table) for column in range(len(head) - 1)] + [0]
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        terminal.write("  ".join(cells).rstrip() + "\n")


@profiles.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A profile.", show_default=False)] = BASE,
) -> None:
    """Print a profile with all that it extends as YAML, with the origin of every mark and rule."""
    from referat_parser.profiles.origin import render_merged

    terminal.write(render_merged(load_vocabulary(name)))


@profiles.command("check")
def check(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Profiles: files, folders of them, or names.", show_default=False),
    ],
) -> None:
    """Look for everything that can be wrong with a profile, and fail (1) when something is.

    The YAML and the schema, with the line of each error; every example and every not_example; patterns without an
    example; words that an earlier rule of the same kind takes for something else; patterns that can run away.
    """
    from referat_parser.profiles.check import check_profile

    found = [finding for path in paths for one in _profiles_in(path) for finding in check_profile(one)]
    for finding in found:
        terminal.write(failures.one_line(str(finding)) + "\n")
    if found:
        raise typer.Exit(FOUND)
    failures.say("nothing wrong")


def _profiles_in(path: str) -> list[str]:
    if not Path(path).is_dir():
        return [path]
    files = sorted(os.fspath(one) for one in Path(path).iterdir() if one.suffix in _SUFFIXES)
    if not files:
        raise ProfileError(f"no profiles in {path}", "profiles are files that end in .yaml")
    return files


@profiles.command("new")
def new(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A PDF of the layout.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="Write to a new file instead of stdout.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME|PATH", help="Extend this one, not the one that is found.")
    ] = None,
    password: Annotated[
        str | None, typer.Option("--password", envvar="REFERAT_PASSWORD", help="The password of an encrypted PDF.")
    ] = None,
) -> None:
    """Begin a profile for documents like this one.

    It extends the profile that fits best and has the marks of the front page. The bold or large lines of the document
    that nothing claimed stand in it as comments, to choose headings from.
    """
    from referat_parser.explain import draft_profile, examine

    if output is not None and output.exists():
        raise UsageError(f"{output} is there already", "give the name of a new file")
    name = os.fsencode(Path(file).name).decode("utf-8", "replace")
    examination = examine(file, profile=profile, password=password, file=name)
    text = draft_profile(examination, _name_of(output))
    if output is None:
        terminal.write(text)
        return
    from referat_parser.output.files import replacing

    with replacing(os.fspath(output)) as written:
        written.write(text)


def _name_of(output: Path | None) -> str:
    """A name for the profile from that of its file."""
    name = re.sub(r"[^\w-]+", "-", output.stem).strip("-").lower() if output is not None else ""
    return name if name and name not in builtin_names() else f"my-{name or 'profile'}"
