"""Characters that steer a terminal, a spreadsheet or the direction of text, and have no place in what people read."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1 (ESC and CSI start terminal commands)
    "\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c"  # marks that turn the direction of the text ("Trojan Source")
    "\u2028\u2029]"  # line ends that only some programs see
)


def without_controls(text: str) -> str:
    """Leave the control characters out; tabs and newlines stay."""
    return _CONTROLS.sub("", text)


def with_visible_controls(text: str) -> str:
    r"""Write each control character as `\uXXXX`, which in JSON is the same string, and elsewhere can be seen."""
    return _CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
