"""`python -m samples.build [NAME …]`: build the named samples, or all of them.

A source names its template in `_layout`: the module `samples.build.<layout>` with

    render(source, pdf)            makes the PDF with the producer of the source (`_producer`)
    heading(punkt) -> str          the heading line of an item as printed, to find its page

`--gold` writes the gold again from the source and the PDF that is there.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import yaml
from samples.build.gold import expand, make_gold

SAMPLES = Path(__file__).resolve().parents[1]


def build(name: str, *, only_gold: bool = False) -> None:
    """Make `<name>.pdf` and `<name>.gold.json` from `sources/<name>.yaml`."""
    source: dict[str, Any] = expand(yaml.safe_load((SAMPLES / "sources" / f"{name}.yaml").read_text("utf-8")))
    template = importlib.import_module(f"samples.build.{source['_layout']}")
    pdf = SAMPLES / f"{name}.pdf"
    if not only_gold:
        template.render(source, pdf)
    if "dokumenttype" in source:  # what is no minutes has no gold
        gold = make_gold(source, pdf, template.heading)
        (SAMPLES / f"{name}.gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{name}: {pdf.stat().st_size // 1024} KB")


def main() -> None:
    """Build what the command line names."""
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    for name in names or sorted(path.stem for path in (SAMPLES / "sources").glob("*.yaml")):
        build(name, only_gold="--gold" in sys.argv)


if __name__ == "__main__":
    main()
