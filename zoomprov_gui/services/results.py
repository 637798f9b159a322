"""How one row of a plan stands while its run goes on, and what became of it."""

from dataclasses import dataclass
from enum import Enum

from zoomprov_gui.domain.actions import PlanRow
from zoomprov_gui.domain.diagnosis import Problem
from zoomprov_gui.domain.people import ZoomAccount
from zoomprov_gui.domain.readback import Subject, all_stuck, push_failed
from zoomprov_gui.domain.verification import Verification


class Outcome(Enum):
    """What became of one row of a plan.

    Two are none yet: `LOOKING`, its person is read again, and `SENDING`, the write is on its way.
    """

    LOOKING = "looking"
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
    Zoom's account as it was read last; `said`: what stands before the words of every further read.
    """

    row: PlanRow
    outcome: Outcome
    text: str
    settled: bool
    problem: Problem | None = None
    subject: Subject | None = None
    verification: Verification | None = None
    account: ZoomAccount | None = None
    said: str = ""

    @property
    def email(self) -> str:
        """The person's address."""
        return self.row.email


def reached(result: ActionResult, seen: Verification) -> bool:
    """Tell whether the whole goal is shown; of a write that Zoom never hears of, half is read."""
    action = result.row.action
    return action is not None and seen.facts is not None and action.goal.reached(seen.facts)


def not_shown(result: ActionResult, seen: Verification) -> str:
    """Say how it stands with a write that the last read did not show as done."""
    if result.said:
        return f"{result.said} {seen.text}"
    if seen.proven:
        return f"{seen.text} The Zoom account is still on: Okta does not tell Zoom."
    if seen.subject.is_group and in_okta(seen):
        lost = result.outcome is Outcome.UNKNOWN
        return f"{'The answer was lost' if lost else 'Accepted'}. {seen.text}"
    if result.outcome is Outcome.UNKNOWN:
        return f"The answer was lost, and no read shows that it was done. {seen.text}"
    return f"Accepted, but no read shows it. {seen.text}"


def in_okta(seen: Verification) -> bool:
    """Tell whether a read shows the half of a write that is in Okta."""
    return seen.facts is not None and seen.subject.goal.shown_in_okta(seen.facts)


def only_in_okta(result: ActionResult) -> bool:
    """Tell whether Okta shows it, and nothing more of it comes by itself."""
    seen = result.verification
    if result.outcome is not Outcome.ACCEPTED or not result.settled or seen is None:
        return False
    facts = seen.facts
    if facts is None or not in_okta(seen):
        return False
    return seen.proven or all_stuck(seen.subject, facts) or bool(push_failed(seen.subject, facts))
