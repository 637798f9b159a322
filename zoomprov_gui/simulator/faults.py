"""The fault dial: what can be made to go wrong, by name, and how often it does."""

from dataclasses import dataclass, field

SIDES = ("okta", "zoom")

# name: what it does, for the command line's help and the welcome page.
FAULTS: dict[str, str] = {
    "throttle": "Answers 429 with rate-limit headers (seconds=20, form=iso|seconds|date).",
    "throttle-bare": "Answers 429 without any header that says when to come back.",
    "concurrency": "Okta: answers 429 with limit 0, as when too many calls run at once.",
    "daily-cap": "Zoom: answers 429 for the rest of the day.",
    "server-error": "Answers 500.",
    "unavailable": "Answers 503 without a date.",
    "bad-gateway": "Answers 502 with an HTML page.",
    "html": "Answers 200 with an HTML page, as a captive portal does.",
    "wrong-content-type": "Says text/plain about a JSON answer.",
    "truncated": "Ends the JSON in the middle, while the HTTP answer is whole.",
    "cut-body": "Breaks the connection in the middle of the answer.",
    "reset": "Breaks the connection before the request is looked at.",
    "lost-answer": "Does what was asked and breaks the connection instead of answering.",
    "accepted-no-effect": "Says yes to a change and does nothing.",
    "delayed-effect": "Says yes to a change and does it later (seconds=20).",
    "flips-back": "Does a change to a Zoom account and undoes it later (seconds=20).",
    "flapping": "Reports a Zoom account's status as active and inactive in turn.",
    "partial-page": "Leaves out half of a page without a word.",
    "repeated-page": "Sends the same page again as the following one.",
    "huge-page": "Pads each row of a page (kb=64).",
    "empty-list": "Answers 200 with an empty list.",
    "cursor-expired": "Refuses to go on with a list (after=0 pages).",
    "forbidden": "Answers 403 as for a missing permission.",
    "plan-lacks": "Okta: answers 401 E0000015, a feature that the plan lacks (path=/features).",
    "consent-refused": "Zoom's admin says no to Okta (path=/oauth2/authorize).",
    "moves-list": "Zoom: people change between the status lists while they are read.",
    "unknown-enum": "Gives the first row a status and a type that no document knows.",
    "new-field": "Adds fields that no document knows to every row.",
    "missing-field": "Leaves a field out of the first row (field=status).",
    "null-field": "Sets a field of the first row to null (field=profile or dept).",
    "other-zone": "Writes times with an offset of two hours instead of Z.",
    "clock-skew": "Puts another time into the Date header (seconds=400).",
    "latency": "Waits before answering (seconds=1).",
    "slow-drip": "Sends the answer in small pieces (seconds=1 in all).",
    "token-expired": "Ends every token that was issued; a fresh one works (status=401).",
    "token-revoked": "Ends the API token for good.",
    "scope-removed": "Takes a scope away from the app (scope=…).",
    "role-removed": "Takes the admin role away from whoever the token belongs to.",
    "switch-off": "Another admin turns 'Deactivate users' off in Okta.",
    "app-inactive": "Another admin deactivates the Zoom app in Okta.",
    "connection-broken": "Okta's permission to manage Zoom ends.",
    "group-readds": "A group rule assigns the person again after an unassignment (seconds=5).",
    "second-admin": "Another admin makes the same change a moment earlier.",
    "seat-shortage": "The last free Zoom licence is taken.",
    "auto-deleted": "Zoom deletes the account that was changed, never an admin's (seconds=5).",
    "duplicate-email": "Zoom: repeats the first row under another identifier and in capitals.",
    "proxy-407": "Answers 407 as a proxy that wants a password.",
}

# Faults that change the world happen once unless told otherwise; the others go on.
ONCE = frozenset(
    {
        "token-expired", "token-revoked", "scope-removed", "role-removed", "switch-off",
        "app-inactive", "connection-broken", "group-readds", "second-admin", "seat-shortage",
        "auto-deleted", "moves-list",
    }
)  # fmt: skip
WRITES_ONLY = frozenset(
    {
        "lost-answer", "accepted-no-effect", "delayed-effect", "flips-back", "group-readds",
        "second-admin", "auto-deleted",
    }
)  # fmt: skip
READS_ONLY = frozenset(
    {
        "partial-page", "repeated-page", "huge-page", "empty-list", "cursor-expired",
        "unknown-enum", "new-field", "missing-field", "null-field", "flapping", "moves-list",
        "duplicate-email",
    }
)  # fmt: skip
NUMBERS = frozenset({"seconds", "kb", "status"})
COUNTS = frozenset({"times", "after"})
WORDS = frozenset({"field", "form", "scope"})


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong: on which side, for which requests, how often."""

    side: str
    name: str
    times: int | None = None
    after: int = 0
    path: str | None = None
    method: str | None = None
    numbers: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def fits(self, side: str, method: str, path: str) -> bool:
        """Whether a request is of the kind this fault is for."""
        if side != self.side or self.times == 0:
            return False
        if self.path is None and "/oauth" in path:
            return False  # signing in goes wrong only where the path says so
        if self.method is not None and method != self.method:
            return False
        reading = method == "GET"
        if (self.name in WRITES_ONLY and reading) or (self.name in READS_ONLY and not reading):
            return False
        return self.path is None or self.path in path

    def take(self) -> bool:
        """Use the fault up by one; False while it still waits its turn."""
        if self.after > 0:
            self.after -= 1
            return False
        if self.times is not None:
            self.times -= 1
        return True

    def number(self, key: str, default: float) -> float:
        """Return a setting of this fault."""
        return self.numbers.get(key, default)


class FaultDial:
    """The faults that are set at present."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def set(self, fault: Fault | str) -> Fault:
        """Add a fault, or one in words; raises ValueError as `parse` does."""
        added = parse(fault) if isinstance(fault, str) else fault
        self.faults.append(added)
        return added

    def clear(self) -> None:
        """Take all faults away; what they did to the world stays."""
        self.faults.clear()

    def struck(self, side: str, method: str, path: str) -> list[Fault]:
        """Return the faults that this request meets, and use them up."""
        if not self.faults:
            return []
        return [fault for fault in self.faults if fault.fits(side, method, path) and fault.take()]


def parse(spec: str) -> Fault:
    """Read `side:name[:key=value]…`, as in zoom:throttle:times=3; values may hold colons.

    Raises ValueError with a sentence that names what is wrong.
    """
    side, _, rest = spec.partition(":")
    name, *settings = rest.split(":") if rest else [""]
    if side not in SIDES:
        raise ValueError(f"fault {spec!r}: the side must be okta or zoom, not {side!r}")
    if name not in FAULTS:
        known = ", ".join(FAULTS)
        raise ValueError(f"fault {spec!r}: no fault is called {name!r}; there are {known}")
    fault = Fault(side, name, times=1 if name in ONCE else None)
    for setting in _rejoined(settings):
        key, equals, value = setting.partition("=")
        if not equals or not value:
            raise ValueError(f"fault {spec!r}: {setting!r} is not key=value")
        _apply(fault, spec, key, value)
    return fault


def _rejoined(pieces: list[str]) -> list[str]:
    """Put values together again that hold colons, as scope=user:read:user:admin does."""
    settings: list[str] = []
    for piece in pieces:
        if "=" in piece or not settings:
            settings.append(piece)
        else:
            settings[-1] += f":{piece}"
    return settings


def _apply(fault: Fault, spec: str, key: str, value: str) -> None:
    if key in COUNTS:
        if not value.isdecimal():
            raise ValueError(f"fault {spec!r}: {key} must be a whole number, not {value!r}")
        setattr(fault, key, int(value))
    elif key in NUMBERS:
        try:
            fault.numbers[key] = float(value)
        except ValueError:
            raise ValueError(f"fault {spec!r}: {key} must be a number, not {value!r}") from None
    elif key in ("path", "method"):
        setattr(fault, key, value.upper() if key == "method" else value)
    elif key in WORDS:
        fault.words[key] = value
    else:
        raise ValueError(f"fault {spec!r}: no setting is called {key!r}")
