"""Why a document was read as it was: every line with its role, every heading with its witnesses, every profile.

`examine` reads a PDF and keeps what each stage saw, `explain` makes an account of it, `select` takes a part, `render`
makes text of it. `draft_profile` makes a starting profile. Nothing in here decides anything about a document.
"""

from __future__ import annotations

from .account import explain, select
from .drafting import draft_profile
from .examination import Examination, examine, examine_document
from .explanation import Explanation
from .text import Part, TextLine, plain, render

__all__ = [
    "Examination",
    "Explanation",
    "Part",
    "TextLine",
    "draft_profile",
    "examine",
    "examine_document",
    "explain",
    "plain",
    "render",
    "select",
]
