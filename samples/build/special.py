"""Files that are made from other samples: scanned, encrypted, truncated, damaged. No gold; see EXPECTED.yaml.

`_af` names the sample that is taken, `_hvordan` what is done with it.
"""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from samples.build.scan import as_scanned

PASSWORD = "hemmelig"  # noqa: S105 - the tests open the file with it


def render(source: dict[str, Any], pdf: Path) -> None:
    """Make the file from the PDF that `_af` names."""
    origin = pdf.with_name(f"{source['_af']}.pdf")
    {"scan": _scan, "krypter": _encrypt, "afkort": _truncate, "beskadig": _damage}[source["_hvordan"]](origin, pdf)


def _scan(origin: Path, pdf: Path) -> None:
    """Every page as a picture, as from a copier: no text at all."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "80", "-gray", "-png", "-l", "4", str(origin), f"{folder}/p"], check=True)
        pages = [
            Image.open(io.BytesIO(as_scanned(Image.open(path), seed=number))).convert("L").quantize(4)
            for number, path in enumerate(sorted(Path(folder).glob("*.png")))
        ]
        pages[0].convert("L").save(
            pdf,
            "PDF",
            resolution=80,
            save_all=True,
            append_images=[page.convert("L") for page in pages[1:]],
            quality=30,
        )


def _encrypt(origin: Path, pdf: Path) -> None:
    """AES-256 with a password that a reader must know."""
    command = ["qpdf", "--deterministic-id", "--encrypt", PASSWORD, "ejer", "256", "--", str(origin), str(pdf)]
    subprocess.run([part for part in command if part != "--deterministic-id"], check=True)


def _truncate(origin: Path, pdf: Path) -> None:
    """As after a download that broke off: the first half of the file."""
    data = origin.read_bytes()
    pdf.write_bytes(data[: len(data) // 2])


def _damage(origin: Path, pdf: Path) -> None:
    """As from a dying disk: head and foot are there, blocks between them are noise."""
    data = bytearray(origin.read_bytes())
    noise = random.Random(7)  # noqa: S311 - noise, not secrets
    for at in range(600, len(data) - 200, 2048):
        data[at : at + 1900] = noise.randbytes(len(data[at : at + 1900]))
    pdf.write_bytes(bytes(data[: len(origin.read_bytes())]))
