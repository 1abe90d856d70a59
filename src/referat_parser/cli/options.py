"""Options that several commands have, each with the same words."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import typer

STDIN: Final = "-"

Ocr = Literal["never", "auto", "always"]
OcrOption = Annotated[Ocr, typer.Option("--ocr", help="Read scanned pages: where there is no text (auto), or all.")]
PasswordOption = Annotated[
    str | None, typer.Option("--password", envvar="REFERAT_PASSWORD", help="The password of an encrypted PDF.")
]
ProfileOption = Annotated[
    str | None, typer.Option("--profile", metavar="NAME|PATH", help="The layout profile, instead of finding it.")
]
