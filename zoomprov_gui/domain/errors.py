"""Expected errors: what the world can answer instead of doing what was asked.

    ExpectedError
    ├── Unreachable   no answer came, or it broke off
    ├── Unreadable    an answer came that is not one of this service
    ├── Refused       the service said no, with its reason
    ├── NotConnected  an address or a sign-in did not lead to a connection
    ├── Misused       a document or a command line is wrong, before anything was asked
    └── Unsaved       a file of this program cannot be read or written

The first three are how many kinds callers tell apart; what a person should do is a table keyed on
their fields (domain/diagnosis.py).
"""

from dataclasses import dataclass, field

from zoomprov_gui.domain.people import Service


class ExpectedError(Exception):
    """Something outside this program prevents what was asked.

    `outcome_known` is false where a request may have had its effect although no usable answer came.
    """

    outcome_known = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What support needs of one exchange. Never a secret, never a body."""

    method: str = ""
    path: str = ""
    status: int | None = None
    code: str = ""
    request_id: str = ""
    text: str = ""


@dataclass(eq=False)
class Unreachable(ExpectedError):
    """No usable answer came. `cause` is one of dns, connect, tls, timeout, cut, proxy."""

    service: Service
    cause: str
    reason: str
    was_sent: bool
    exchange: Exchange = field(default_factory=Exchange)

    @property
    def outcome_known(self) -> bool:  # type: ignore[override]  # the others keep it as a value
        """Return whether the request certainly had no effect: it never left this computer."""
        return not self.was_sent

    def __str__(self) -> str:
        return f"{self.service.value} cannot be reached: {self.reason}"


@dataclass(eq=False)
class Unreadable(ExpectedError):
    """The answer is not one this service gives: HTML, cut JSON, a list that breaks its rules."""

    service: Service
    reason: str
    exchange: Exchange = field(default_factory=Exchange)
    outcome_known: bool = False

    def __str__(self) -> str:
        return f"{self.service.value} answered something unreadable: {self.reason}"


@dataclass(eq=False)
class Refused(ExpectedError):
    """The service said no.

    `code` is the vendor's (`E0000011`, `4711`, `invalid_client`), `text` its own words, `missing`
    the permissions that it says would be enough (any one), `outcome_known` false after a 5xx.
    """

    service: Service
    status: int
    code: str
    text: str
    missing: tuple[str, ...] = ()
    exchange: Exchange = field(default_factory=Exchange)
    outcome_known: bool = True

    def __str__(self) -> str:
        words = self.text or f"HTTP {self.status}"
        return f"{self.service.value} refused: {words}" + (f" ({self.code})" if self.code else "")


@dataclass(eq=False)
class NotConnected(ExpectedError):
    """An address, a browser or a sign-in did not lead to a connection.

    `cause` is a key of the table in domain/connecting.py, `reason` the evidence in one line, `hint`
    what was probably meant, or a number that the words need, `exchange` what support needs where a
    service answered. Never a secret.
    """

    service: Service
    cause: str
    reason: str = ""
    hint: str = ""
    exchange: Exchange = field(default_factory=Exchange)

    def __str__(self) -> str:
        words = self.reason or self.cause.replace("_", " ")
        return f"{self.service.value} is not connected: {words}"


@dataclass(eq=False)
class Misused(ExpectedError):
    """A document, a set-up or a command line is wrong; `place` names where."""

    reason: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


@dataclass(eq=False)
class Unsaved(ExpectedError):
    """A file of this program cannot be opened or written.

    `what` is the file in people's words ("the journal"), `cause` one of full, not_allowed, newer,
    in_use, no_locks, gone, failed, and of the vault locked, denied, unavailable, corrupt; `path`
    where it lies.
    """

    what: str
    cause: str
    reason: str
    path: str = ""

    def __str__(self) -> str:
        return f"{self.what[:1].upper()}{self.what[1:]} cannot be kept: {self.reason}"
