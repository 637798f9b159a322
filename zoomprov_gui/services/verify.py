"""Read people back until a read shows what was to be, or the time is up.

Nothing else in this program says "verified".
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.readback import Known, Subject
from zoomprov_gui.domain.verification import (
    LogLine,
    Rung,
    Verification,
    judge_read,
    rungs_of,
    witnessed,
)
from zoomprov_gui.services.reread import Rereader
from zoomprov_gui.storage.records import Entry, State

PAUSES = (2.0, 4.0, 8.0, 15.0, 30.0)  # seconds before each read; the last one repeats (UX.md §9)
PATIENCE = 300.0  # seconds; Okta's own articles say "within a few minutes" (facts/okta.md §9)
SLOW = "It takes longer than usual."
STOPPED = "Nothing waits for it any longer; the next check reads it again."
LOOK = 1.0  # seconds between two looks at whether somebody wants to stop

_HOPELESS = {Cause.SIGN_IN, Cause.PERMISSION, Cause.SETUP}


LOG_DAYS = 29  # one question to Zoom's log covers a month at most (facts/zoom.md §1)
ReadLog = Callable[[date, date], Awaitable[list[LogLine]]]


class VerifyService:
    """Watches people until a read shows what was to be."""

    def __init__(
        self,
        reread: Rereader,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._reread = reread
        self._clock = clock
        self._sleep = sleep
        self._log: ReadLog | None = None
        self._lines: list[LogLine] | None = None

    def ask_log(self, log: ReadLog | None) -> None:
        """Have Zoom's own log asked once, from here on, for each person who is proven; None: no."""
        self._log, self._lines = log, None

    async def watch(
        self,
        subject: Subject,
        patience: float = PATIENCE,
        *,
        at_once: bool = True,
        should_stop: Callable[[], bool] | None = None,
    ) -> AsyncIterator[Verification]:
        """Yield what each read of one person shows; the last one is `final`."""
        watched = self.watch_all((subject,), patience, at_once=at_once, should_stop=should_stop)
        async for verification in watched:
            yield verification

    async def watch_all(
        self,
        subjects: Iterable[Subject],
        patience: float = PATIENCE,
        *,
        at_once: bool = True,
        should_stop: Callable[[], bool] | None = None,
    ) -> AsyncIterator[Verification]:
        """Yield what each read of each person shows, until each has a `final` one.

        Reads after 2, 4, 8, 15, then every 30 seconds, for `patience` seconds of pauses; the first
        one right away with `at_once`. A read that fails shows nothing, and the next one follows.
        Once `should_stop` says so, each is read a last time at once.
        """
        open_subjects = list(subjects)
        pauses = list(_pauses(patience, at_once=at_once))
        for place, pause in enumerate(pauses):
            if not open_subjects:
                return
            await self._pause(pause, should_stop)
            last = place == len(pauses) - 1
            still_open = []
            for subject in open_subjects:
                verification = await self.look(subject)
                stopped = should_stop is not None and should_stop()
                if (last or stopped) and not verification.final:
                    verification = _given_up(verification, stopped=stopped and not last)
                if not verification.final:
                    still_open.append(subject)
                yield verification
            open_subjects = still_open

    async def _pause(self, seconds: float, should_stop: Callable[[], bool] | None) -> None:
        """Wait; not to its end where somebody wants to stop."""
        if should_stop is None:
            await self._sleep(seconds)
            return
        while seconds > 0 and not should_stop():
            step = min(seconds, LOOK)
            await self._sleep(step)
            seconds -= step

    async def look(self, subject: Subject) -> Verification:
        """Read one person once."""
        try:
            found = await self._reread.after(subject)
        except ExpectedError as error:
            return unread(subject, error)
        seen = judge_read(subject, found.facts, found.account, self._clock())
        return seen if self._log is None or not seen.proven else await self._witnessed(seen)

    async def _witnessed(self, seen: Verification) -> Verification:
        """Ask Zoom's own log as well; who may not ask it is told that it is not known."""
        subject, lines = seen.subject, self._lines
        try:
            if self._log is not None and lines is None:
                today = datetime.fromtimestamp(self._clock(), UTC).date()
                lines = self._lines = await self._log(today - timedelta(days=LOG_DAYS), today)
        except ExpectedError:
            lines = self._lines = []
            self._log = None
            return seen
        at = next((rung.at for rung in seen.rungs if rung.rung is Rung.READ_BACK), None)
        log = witnessed(subject, lines or ())
        return replace(seen, rungs=rungs_of(subject, Known.YES, at, log))


def subject_of(person: Comparison, last: Entry | None = None) -> Subject:
    """Return whom to read back to see that they are off, with what our last write about them did.

    `last` is the journal's latest entry about them, None where this program wrote nothing.
    """
    okta = person.assignment or person.person
    subject = Subject(
        key=person.key,
        email=person.email,
        okta_user_id=okta.user_id if okta else "",
        zoom_id=person.account.zoom_id if person.account else "",
        both_sides=True,
    )
    return subject if last is None else _with_rungs(subject, last)


def _with_rungs(subject: Subject, last: Entry) -> Subject:
    told = Known.UNKNOWN if last.answered_at is None else Known.YES
    accepted = Known.NO if last.state is State.REFUSED else told
    return subject._replace(
        sent=Known.YES,
        sent_at=last.sent_at,
        accepted=accepted,
        accepted_at=last.answered_at if accepted is Known.YES else None,
    )


def _pauses(patience: float, *, at_once: bool) -> Iterable[float]:
    if at_once:
        yield 0.0
    waited, place = 0.0, 0
    while waited < patience:
        pause = min(PAUSES[min(place, len(PAUSES) - 1)], patience - waited)
        yield pause
        waited += pause
        place += 1


def unread(subject: Subject, error: ExpectedError) -> Verification:
    """Return that a person could not be read, and why."""
    problem = diagnose(error)
    return Verification(
        subject=subject,
        rungs=rungs_of(subject, Known.UNKNOWN, None),
        proven=False,
        final=problem.cause in _HOPELESS,
        text=f"It could not be read back: {problem.title}.",
        error=error,
    )


def _given_up(verification: Verification, *, stopped: bool) -> Verification:
    text = f"{verification.text} {STOPPED if stopped else SLOW}"
    return replace(verification, final=True, slow=not stopped, text=text)
