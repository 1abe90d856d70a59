"""Every way in which reading a file can end badly, each with its exit code and its remedy.

The tree::

    ReferatError
    ├── UsageError                 2   an option or argument that cannot be used
    │   └── ProfileError           2   a profile file that is not valid
    ├── UnreadableError            3   not a readable PDF within the limits
    │   ├── NoSuchFileError        3
    │   ├── NotAPdfError           3
    │   ├── DamagedPdfError        3
    │   ├── EncryptedPdfError      3
    │   └── LimitError             3   too big or too slow
    ├── NotMinutesError            4   a readable PDF that is neither minutes nor an agenda
    ├── NoTextError                5   no text, and OCR is off or missing
    └── StrictError                6   `--strict`, and the result has warnings

The message is one line: what is wrong, then what the reader can do about it. Nothing in the library prints or exits;
the command line turns `exit_code` into the status of the process.
"""

from __future__ import annotations

from typing import ClassVar


class ReferatError(Exception):
    """The root: catch this to catch everything that `parse` raises on purpose.

    `message` says what is wrong, `remedy` what the user can do; both are one line.
    """

    exit_code: ClassVar[int] = 70
    code: ClassVar[str] = "unexpected"

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message}; {remedy}" if remedy else message)

    def __reduce__(self) -> tuple[type[ReferatError], tuple[str, str]]:
        """Errors cross process borders in `batch`, so they must survive pickling."""
        return type(self), (self.message, self.remedy)


class UsageError(ReferatError):
    """An option or an argument that cannot be used as given."""

    exit_code = 2
    code = "usage"


class ProfileError(UsageError):
    """A profile file that is not valid; the message points at file, line and key."""

    code = "profile"


class UnreadableError(ReferatError):
    """The file is not a readable PDF within the limits."""

    exit_code = 3
    code = "unreadable"


class NoSuchFileError(UnreadableError):
    """There is no file of that name, or it is a directory."""

    code = "no-such-file"


class NotAPdfError(UnreadableError):
    """The bytes are not a PDF."""

    code = "not-a-pdf"


class DamagedPdfError(UnreadableError):
    """The bytes begin like a PDF but cannot be read as one."""

    code = "damaged-pdf"


class EncryptedPdfError(UnreadableError):
    """The PDF needs a password, or the one given is wrong."""

    code = "encrypted-pdf"


class LimitError(UnreadableError):
    """The PDF is larger, or takes longer, than the limits allow."""

    code = "limit"


class NotMinutesError(ReferatError):
    """A readable PDF that is neither minutes nor an agenda of a Danish body."""

    exit_code = 4
    code = "not-minutes"


class NoTextError(ReferatError):
    """The PDF holds no text, and OCR is off or not installed."""

    exit_code = 5
    code = "no-text"


class StrictError(ReferatError):
    """The result has warnings and the user asked for none (`--strict`)."""

    exit_code = 6
    code = "strict"
