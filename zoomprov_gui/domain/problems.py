"""What a row of the table of problems is: what it is recognised by, and its words.

UX.md §11. The rows are in domain/refusals.py (a service said no) and domain/mishaps.py (everything
else). In the texts `{service}` is Okta or Zoom (or the file), `{said}` the service's own words
in quotation marks, `{read}` the time of what is shown.
"""

from dataclasses import dataclass
from enum import Enum

from zoomprov_gui.domain.errors import ExpectedError


class Cause(Enum):
    """What kind of problem it is, for exit codes and icons."""

    OFFLINE = "offline"
    SILENT = "silent"
    BUSY = "busy"
    SIGN_IN = "sign_in"
    PERMISSION = "permission"
    CERTIFICATE = "certificate"
    CLOCK = "clock"
    SETUP = "setup"
    ODD_ANSWER = "odd_answer"
    REFUSED = "refused"
    FILES = "files"
    KEYCHAIN = "keychain"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One situation: what it is recognised by (empty: does not matter), and its words.

    `unread`: the text where nothing older is shown, as at the first sign-in.
    """

    kind: type[ExpectedError]
    cause: Cause
    title: str
    text: str
    remedy: str
    unread: str = ""
    actions: tuple[str, ...] = ()
    retry: bool = False
    service: str = ""
    statuses: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    needs_missing: bool = False
