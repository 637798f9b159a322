"""What counts as proof: the rungs from "sent" to "read back", and what a read shows.

Only a read that shows the goal proves anything (RELIABILITY.md P10). What was not read stays
unknown: Zoom's own log and open sessions are not asked, so their rungs say so.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from zoomprov_gui.domain.actions import Facts, Goal
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.people import PersonKey, ZoomAccount, licence_label
from zoomprov_gui.domain.safeguards import protected_role


class Rung(Enum):
    """One step of proof. The values are the keys of the command line."""

    SENT = "sent"
    ACCEPTED = "accepted"
    READ_BACK = "read_back"
    ZOOM_LOG = "zoom_log"
    SESSIONS_ENDED = "sessions_ended"


class Known(Enum):
    """Whether a rung is reached, as far as anything was read."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class RungState(NamedTuple):
    """A rung, whether it is reached, and when that was seen (seconds since 1970; None: never)."""

    rung: Rung
    state: Known
    at: float | None = None


class Subject(NamedTuple):
    """Whom to read back and for what. Times as in `RungState`; ids are `""` where not known.

    `sent`: YES, NO, or UNKNOWN where nobody remembers a write of ours about this person.
    `both_sides`: read Okta as well, although the goal does not depend on it.
    """

    key: PersonKey
    email: str
    okta_user_id: str = ""
    zoom_id: str = ""
    goal: Goal = Goal(zoom_on=False)
    sent: Known = Known.UNKNOWN
    sent_at: float | None = None
    accepted: Known = Known.UNKNOWN
    accepted_at: float | None = None
    both_sides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What reading one person back has shown so far.

    `proven` only after a read that shows the goal; `never` says in words why it cannot be reached;
    `final`: no further read will be made. `facts` and `account` are of the latest read that worked,
    None before it; `slow`: it takes longer than usual; `error`: why the latest read failed.
    """

    subject: Subject
    rungs: tuple[RungState, ...]
    proven: bool
    final: bool
    text: str
    never: str = ""
    facts: Facts | None = None
    account: ZoomAccount | None = None
    slow: bool = False
    error: ExpectedError | None = None


def is_off(account: ZoomAccount) -> bool:
    """Tell whether Zoom lets nobody in by this account (facts/zoom.md §6)."""
    return account.status == "inactive"


def off_words(account: ZoomAccount) -> str:
    """Say what Zoom shows of an account that is off, with a warning where it keeps a licence."""
    shown = f"Zoom shows “{licence_label(account.licence, account.status)}”"
    if account.licence == 2:
        return f"{shown}: it is off, but still holds a paid licence."
    return f"{shown}: it is off."


def never_off(facts: Facts) -> str:
    """Return why this account can never be shown as off, `""` where it can.

    An admin's or owner's account is never switched off; an invite nobody accepted cannot be.
    """
    if facts.zoom_status == "pending":
        return "This person never activated Zoom. Cancel the invite in Zoom."
    return protected_role(facts)


def rungs_of(subject: Subject, read_back: Known, at: float | None) -> tuple[RungState, ...]:
    """Return the ladder of proof for a person, with what the latest read showed."""
    return (
        RungState(Rung.SENT, subject.sent, subject.sent_at),
        RungState(Rung.ACCEPTED, subject.accepted, subject.accepted_at),
        RungState(Rung.READ_BACK, read_back, at),
        RungState(Rung.ZOOM_LOG, Known.UNKNOWN),
        RungState(Rung.SESSIONS_ENDED, Known.UNKNOWN),
    )


def judge_read(
    subject: Subject, facts: Facts, account: ZoomAccount | None, at: float
) -> Verification:
    """Judge one read of both sides against what it should show."""
    reached = subject.goal.reached(facts)
    never = never_off(facts) if subject.goal.zoom_on is False and not reached else ""
    nobody = not (subject.zoom_id or facts.zoom_id or facts.zoom_status or reached)
    return Verification(
        subject=subject,
        rungs=rungs_of(subject, _read_back(facts, reached=reached), at),
        proven=reached,
        final=reached or bool(never) or nobody,
        text=never or _read_words(subject, facts, account, reached=reached),
        never=never,
        facts=facts,
        account=account,
    )


def _read_back(facts: Facts, *, reached: bool) -> Known:
    """Return what the read shows: nothing either way where Zoom finds no account."""
    if reached:
        return Known.YES
    return Known.NO if facts.zoom_status else Known.UNKNOWN


def _read_words(
    subject: Subject, facts: Facts, account: ZoomAccount | None, *, reached: bool
) -> str:
    if not subject.goal.reached_in_okta(facts):
        return _okta_words(subject.goal)
    if account is None:
        return _gone_words(subject, reached=reached)
    if account.status == "inactive" and reached:
        return off_words(account)
    if account.status == "inactive":
        return "Zoom still shows the account as off."
    if account.status != "active":
        return f"Zoom shows the status “{account.status}”."
    if reached:
        return "Zoom shows the account as active." if subject.goal.zoom_on else _done_in_okta(facts)
    return "Zoom still shows the account as active."


def _gone_words(subject: Subject, *, reached: bool) -> str:
    if reached:
        return "Okta shows the change. Zoom has no account for this person."
    if subject.zoom_id:
        return "Zoom does not find this account any more, so nothing shows whether it is off."
    return "Zoom has no account with this email, so there is nothing to turn off."


def _okta_words(goal: Goal) -> str:
    if goal.person_on is not None:
        wanted = "active" if goal.person_on else "deactivated"
        return f"Okta does not show the person as {wanted} yet."
    return "Okta still assigns Zoom to this person."


def _done_in_okta(facts: Facts) -> str:
    if facts.assigned:
        return "Okta shows the change."
    return "Okta does not assign Zoom to this person any more."
