"""Danish meeting minutes (referater) and agendas (dagsordener) in PDF, as structured data.

This module holds the public names and nothing else. Each is imported from its own module the first time it is asked
for (PEP 562), so that `import referat_parser` loads no PDF library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from referat_parser.errors import (
        DamagedPdfError,
        EncryptedPdfError,
        LimitError,
        NoSuchFileError,
        NotAPdfError,
        NoTextError,
        NotMinutesError,
        ProfileError,
        ReferatError,
        StrictError,
        UnreadableError,
        UsageError,
    )
    from referat_parser.facts.beslutning import parse_beslutning
    from referat_parser.facts.sagsnr import parse_sagsnr
    from referat_parser.model import (
        Afstemning,
        Beslutning,
        Beslutningsdeltagelse,
        Bilag,
        Bilagsdokument,
        Coverage,
        Delpunkt,
        Deltagelse,
        Indstillingspunkt,
        Kilde,
        Mindretalsudtalelse,
        Oplysning,
        Parser,
        Person,
        Punkt,
        Referat,
        Sagsnummer,
        Sektion,
        Source,
        Stedfortraeder,
        Stemme,
        Stemmetal,
        Tabel,
        Tidspunkt,
        UnassignedLine,
        Warning,  # noqa: A004 - the contract's name for it
    )
    from referat_parser.pipeline import parse, parse_lines

__version__ = "0.1.0"

__all__ = [
    "Afstemning",
    "Beslutning",
    "Beslutningsdeltagelse",
    "Bilag",
    "Bilagsdokument",
    "Coverage",
    "DamagedPdfError",
    "Delpunkt",
    "Deltagelse",
    "EncryptedPdfError",
    "Indstillingspunkt",
    "Kilde",
    "LimitError",
    "Mindretalsudtalelse",
    "NoSuchFileError",
    "NoTextError",
    "NotAPdfError",
    "NotMinutesError",
    "Oplysning",
    "Parser",
    "Person",
    "ProfileError",
    "Punkt",
    "Referat",
    "ReferatError",
    "Sagsnummer",
    "Sektion",
    "Source",
    "Stedfortraeder",
    "Stemme",
    "Stemmetal",
    "StrictError",
    "Tabel",
    "Tidspunkt",
    "UnassignedLine",
    "UnreadableError",
    "UsageError",
    "Warning",
    "__version__",
    "parse",
    "parse_beslutning",
    "parse_lines",
    "parse_sagsnr",
]

_FUNCTIONS = {
    "parse": "referat_parser.pipeline",
    "parse_beslutning": "referat_parser.facts.beslutning",
    "parse_lines": "referat_parser.pipeline",
    "parse_sagsnr": "referat_parser.facts.sagsnr",
}


def __getattr__(name: str) -> Any:
    """Import a public name from where it lives; any other name is an `AttributeError` as usual."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _FUNCTIONS.get(name) or f"referat_parser.{'errors' if name.endswith('Error') else 'model'}"
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """List the public names, also those that are not imported yet."""
    return sorted({*globals(), *__all__})
