"""From an expected error to what a person reads: what is not possible, why, and what to do.

The rows are a table (domain/refusals.py, sign_in_refusals.py, connecting.py, mishaps.py), reviewed
like prose. The services' own words are kept as evidence in the details, never shown as the title.
"""

from dataclasses import dataclass

from zoomprov_gui.domain.connecting import CONNECTING
from zoomprov_gui.domain.errors import (
    Exchange,
    ExpectedError,
    Misused,
    NotConnected,
    Refused,
    Unreachable,
    Unreadable,
    Unsaved,
)
from zoomprov_gui.domain.mishaps import MISHAPS
from zoomprov_gui.domain.problems import Cause, Row
from zoomprov_gui.domain.refusals import REFUSALS
from zoomprov_gui.domain.sign_in_refusals import SIGN_IN_REFUSALS

ROWS = (*SIGN_IN_REFUSALS, *REFUSALS, *CONNECTING, *MISHAPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What stands on a banner, in a row or in the console.

    `title`: what is not possible; `text`: why, in facts; `remedy`: what to do, verb first;
    `actions`: words for at most two buttons; `retry`: whether trying again can help by itself;
    `details`: the evidence to copy for support. Never a secret, never a body.
    """

    cause: Cause
    title: str
    text: str
    remedy: str
    actions: tuple[str, ...] = ()
    retry: bool = False
    details: str = ""

    def __str__(self) -> str:
        return f"{self.title}. {self.text} {self.remedy}"


def diagnose(error: ExpectedError, *, read_at: str = "") -> Problem:
    """Return an expected error in words. `read_at`: when what is shown was read, like "09:41"."""
    seen = _Seen(error)
    row = next(row for row in ROWS if _fits(row, error, seen))
    text = row.text if read_at else row.unread or row.text
    values = {
        "service": seen.service,
        "other": {"Okta": "Zoom", "Zoom": "Okta"}.get(seen.service, "the other side"),
        "said": _said(error, seen),
        "reason": seen.text.rstrip("."),
        "missing": " or ".join(f"“{name}”" for name in seen.missing) or "the one it names",
        "read": read_at,
        "place": seen.place,
        "path": seen.path,
        "hint": seen.hint,
    }
    return Problem(
        cause=row.cause,
        title=row.title.format_map(values),
        text=text.format_map(values),
        remedy=row.remedy.format_map(values),
        actions=tuple(action.format_map(values) for action in row.actions),
        retry=row.retry,
        details=_details(error, seen),
    )


class _Seen:
    """The fields of any expected error, under one name each; empty where it has none."""

    def __init__(self, error: ExpectedError) -> None:
        self.service = ""
        self.status, self.code, self.cause, self.text = 0, "", "", ""
        self.missing: tuple[str, ...] = ()
        self.place = self.path = self.hint = ""
        self.exchange = Exchange()
        match error:
            case Unreachable():
                self.service, self.cause, self.text = error.service.value, error.cause, error.reason
                self.exchange = error.exchange
            case Unreadable():
                self.service, self.text = error.service.value, error.reason
                self.exchange = error.exchange
            case Refused():
                self.service, self.text = error.service.value, error.text
                self.status, self.code, self.missing = error.status, error.code, error.missing
                self.exchange = error.exchange
            case NotConnected():
                self.service, self.cause, self.text = error.service.value, error.cause, error.reason
                self.hint, self.exchange = error.hint, error.exchange
            case Unsaved():
                self.cause, self.text, self.path = error.cause, error.reason, error.path
                self.service = error.what
            case Misused():
                self.text, self.place = error.reason, error.place
            case _:
                self.text = str(error)


def _said(error: ExpectedError, seen: _Seen) -> str:
    """Return the evidence as a sentence. Where no answer came, it is ours, and nobody said it."""
    text = seen.text.rstrip(".")
    if not text:
        return ""
    return (
        f" Seen: {text}." if isinstance(error, Unreachable) else f" {seen.service} said: “{text}”."
    )


def _fits(row: Row, error: ExpectedError, seen: _Seen) -> bool:
    words = seen.text.casefold()
    return (
        isinstance(error, row.kind)
        and row.service in {"", seen.service}
        and (not row.statuses or seen.status in row.statuses)
        and (not row.codes or seen.code in row.codes)
        and (not row.causes or seen.cause in row.causes)
        and (not row.words or any(word in words for word in row.words))
        and (not row.needs_missing or bool(seen.missing))
    )


def _details(error: ExpectedError, seen: _Seen) -> str:
    """Return the evidence, a line each: what was asked, what came back, the service's own id."""
    e = seen.exchange
    lines = [
        str(error),
        f"Request: {e.method} {e.path}" if e.path else "",
        f"Status: {seen.status or e.status}" if seen.status or e.status else "",
        f"Code: {seen.code}" if seen.code else "",
        f"Request id: {e.request_id}" if e.request_id else "",
        f"File: {seen.path}" if seen.path else "",
    ]
    return "\n".join(line for line in lines if line)
