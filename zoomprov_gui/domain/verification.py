"""What counts as proof: the rungs from "sent" to "read back", and what a read shows.

Only a read that shows the goal proves anything (RELIABILITY.md P10). What was not read stays
unknown: where Zoom's own log was not asked, or may not be, its rung says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import ZoomAccount
from zoomprov_gui.domain.readback import Known, Subject, all_stuck, push_failed, read_words
from zoomprov_gui.domain.safeguards import never_activated, protected_role


class Rung(Enum):
    """One step of proof. The values are the keys of the command line."""

    SENT = "sent"
    ACCEPTED = "accepted"
    READ_BACK = "read_back"
    ZOOM_LOG = "zoom_log"
    SESSIONS_ENDED = "sessions_ended"
    STILL_SO = "still_so"


class RungState(NamedTuple):
    """A rung, whether it is reached, and when that was seen (seconds since 1970; None: never)."""

    rung: Rung
    state: Known
    at: float | None = None


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


def never_off(facts: Facts) -> str:
    """Return why this account can never be shown as off, `""` where it can.

    An admin's or owner's account is never switched off; an invite nobody accepted cannot be.
    """
    if facts.zoom_status == "pending":
        return never_activated(facts)
    return protected_role(facts)


STILL_AFTER = 3600.0  # seconds after the first proof from which a further one says "still"


def rungs_of(
    subject: Subject, read_back: Known, at: float | None, log: RungState | None = None
) -> tuple[RungState, ...]:
    """Return the ladder of proof for a person, with what the latest read showed.

    `log` is what Zoom's own operation log says, None where it was not asked.
    """
    ended = Known.UNKNOWN if subject.sessions_at is None else Known.YES
    return (
        RungState(Rung.SENT, subject.sent, subject.sent_at),
        RungState(Rung.ACCEPTED, subject.accepted, subject.accepted_at),
        RungState(Rung.READ_BACK, read_back, at),
        log or RungState(Rung.ZOOM_LOG, Known.UNKNOWN),
        RungState(Rung.SESSIONS_ENDED, ended, subject.sessions_at),
        _still(subject, read_back, at),
    )


def _still(subject: Subject, read_back: Known, at: float | None) -> RungState:
    """Tell whether what was shown once is shown again later; a regression says no."""
    if subject.proven_at is None or at is None or read_back is Known.UNKNOWN:
        return RungState(Rung.STILL_SO, Known.UNKNOWN)
    if read_back is Known.NO:
        return RungState(Rung.STILL_SO, Known.NO, at)
    later = at - subject.proven_at >= STILL_AFTER
    return RungState(Rung.STILL_SO, Known.YES if later else Known.UNKNOWN, at if later else None)


class LogLine(NamedTuple):
    """One line of Zoom's operation log; `at` in seconds since 1970."""

    at: float
    operator: str
    action: str
    detail: str


EARLY = 120.0  # seconds before our own sending that a line of the log may say


def witnessed(subject: Subject, lines: Iterable[LogLine]) -> RungState:
    """Tell whether Zoom's own log holds the turn that was wanted.

    How Zoom words its lines is not recorded anywhere: this looks for the address and the verb
    (guess: simulator/zoom_account.py).
    """
    word = {False: "deactivate", True: "activate"}.get(subject.goal.zoom_on)  # type: ignore[arg-type]  # None is no key, and finds none
    if word is None:
        return RungState(Rung.ZOOM_LOG, Known.UNKNOWN)
    since = (subject.sent_at or 0.0) - EARLY
    for line in lines:
        words = line.detail.casefold().split()
        if line.at >= since and word in words and subject.email.casefold() in words:
            return RungState(Rung.ZOOM_LOG, Known.YES, line.at)
    # The log goes back a month: of somebody turned off before that it says nothing either way.
    return RungState(Rung.ZOOM_LOG, Known.UNKNOWN if subject.sent_at is None else Known.NO)


def judge_read(
    subject: Subject, facts: Facts, account: ZoomAccount | None, at: float
) -> Verification:
    """Judge one read of both sides against what it should show."""
    reached = subject.goal.reached(facts)
    never = never_off(facts) if subject.goal.zoom_on is False and not reached else ""
    failed = push_failed(subject, facts) if not reached else ""
    known = subject.zoom_id or facts.zoom_id or facts.zoom_status or reached
    nobody = subject.goal.zoom_on is False and not known
    return Verification(
        subject=subject,
        rungs=rungs_of(subject, _read_back(subject, facts, reached=reached), at),
        proven=reached,
        final=reached or bool(never or failed) or nobody or all_stuck(subject, facts),
        text=never or failed or read_words(subject, facts, account, reached=reached),
        never=never,
        facts=facts,
        account=account,
    )


def _read_back(subject: Subject, facts: Facts, *, reached: bool) -> Known:
    """Return what the read shows: nothing either way where Zoom finds no account to turn off."""
    if reached:
        return Known.YES
    told = facts.zoom_status or subject.goal.zoom_on is not False
    return Known.NO if told else Known.UNKNOWN
