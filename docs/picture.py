"""Draw `docs/run.svg`, the picture of a run in the README: `make picture`.

It is the real output of the command that it shows, in the colours of a terminal. Needs `jq`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.highlighter import JSONHighlighter
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

ROOT: Final = Path(__file__).parent.parent
PICTURE: Final = ROOT / "docs" / "run.svg"
COMMAND: Final = """\
referat parse samples/c-byraad.pdf |
    jq '.punkter[1] | {nr, titel, sagsnr, sider, beslutninger: [.beslutninger[] | {dato, organ, udfald}]}'"""
WIDTH: Final = 118


def run() -> str:
    """Give what the terminal shows: the command and what it prints, long lines cut at the edge."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    printed = subprocess.run(
        ["bash", "-c", COMMAND],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PATH": path},
    ).stdout
    lines = [f"{line[: WIDTH - 1]}…" if len(line) > WIDTH else line for line in printed.splitlines()]
    return "\n".join([f"$ {COMMAND}", *lines])


def draw(text: str) -> str:
    """Give the picture as SVG. The fonts are the viewer's own: a picture should fetch nothing from the net."""
    command, output = text[: len(COMMAND) + 2], text[len(COMMAND) + 3 :]
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text(command, style="bold"))
        console.print(JSONHighlighter()(Text(output)))
    without_fonts = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    return console.export_svg(title="referat", theme=DIMMED_MONOKAI, code_format=without_fonts, unique_id="run")


if __name__ == "__main__":
    PICTURE.write_text(draw(run()), "utf-8")
