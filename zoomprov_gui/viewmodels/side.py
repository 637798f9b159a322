"""How far one side was read: how fresh it is, and what keeps it from being read."""

from dataclasses import dataclass, replace
from enum import Enum

from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.domain.problems import Cause


class Freshness(Enum):
    """How far what is shown of one side can be relied on."""

    LIVE = "live"
    OLD = "old"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One service as far as it was read. Times: seconds since 1970, 0 for never.

    `read_at` is when what is shown was read; `tried_at` when it was last asked; `failures` how
    often in a row it did not answer; `error` why, None where the last read worked; `incomplete`
    why the last read that worked is not the whole list, `""` where it is. `app_at` is when the
    set-up saw that Okta has an active Zoom app, as it was read last there.
    """

    service: Service
    host: str = ""
    read_at: float = 0.0
    records: int = 0
    tried_at: float = 0.0
    failures: int = 0
    error: ExpectedError | None = None
    incomplete: str = ""
    app_at: float = 0.0

    @property
    def problem(self) -> Problem | None:
        """What keeps this side from being read, in plain words."""
        return diagnose(self.error) if self.error else None

    @property
    def lacks_app(self) -> bool:
        """Whether this side answers, and only has no app that could be read, or too many."""
        return self.problem is not None and self.problem.cause is Cause.SETUP

    @property
    def outdated(self) -> bool:
        """Whether the app that was missing was seen since: people are what is read next."""
        return self.lacks_app and self.app_at >= self.tried_at

    @property
    def short(self) -> str:
        """What keeps this side from being read, in two or three words; `""` where nothing does."""
        problem = self.problem
        if problem is None:
            return ""
        if self.outdated:
            return "people are read next"
        if self.lacks_app:
            return "several Zoom apps" if "several" in problem.title else "no Zoom app yet"
        return _SHORT.get(problem.cause, "cannot be read")


_SHORT = {
    Cause.OFFLINE: "not answering",
    Cause.SILENT: "not answering",
    Cause.BUSY: "asks us to wait",
    Cause.SIGN_IN: "sign-in refused",
    Cause.PERMISSION: "no permission",
    Cause.CERTIFICATE: "certificate refused",
    Cause.CLOCK: "clock is wrong",
    Cause.ODD_ANSWER: "answers oddly",
}


def after(side: Side, reading: Reading, failures: int) -> Side:
    """Return a side as a further read leaves it, `failures` being those in a row so far."""
    failure = reading.failure
    error = failure if isinstance(failure, ExpectedError) else None
    if error is not None:
        return replace(side, tried_at=reading.read_at, failures=failures, error=error)
    return replace(
        side,
        read_at=reading.read_at,
        records=reading.records,
        tried_at=reading.read_at,
        failures=0,
        error=None,
        incomplete="" if reading.complete else reading.why or "the list is not whole",
    )
