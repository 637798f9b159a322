"""How one row of a plan stands while its run goes on, and what became of it."""

from dataclasses import dataclass
from enum import Enum

from zoomprov_gui.domain.actions import PlanRow
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import ZoomAccount
from zoomprov_gui.domain.readback import Subject
from zoomprov_gui.domain.verification import Verification


class Outcome(Enum):
    """What became of one row of a plan. `SENDING` is none yet: the write is on its way."""

    SENDING = "sending"
    ACCEPTED = "accepted"
    VERIFIED = "verified"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionResult:
    """How one row of the plan stands. The latest of a row counts; `settled`: it is the last.

    `text` is one plain sentence or two; `problem` says what to do where something went wrong;
    `subject` is whom to read back; `verification` what the latest such read showed; `account`
    Zoom's account as it was read last.
    """

    row: PlanRow
    outcome: Outcome
    text: str
    settled: bool
    problem: Problem | None = None
    subject: Subject | None = None
    verification: Verification | None = None
    account: ZoomAccount | None = None

    @property
    def email(self) -> str:
        """The person's address."""
        return self.row.email
