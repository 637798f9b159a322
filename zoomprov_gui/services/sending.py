"""Send one write: look again, write it down, send it, write down the answer.

Nothing is repeated here. Where an answer is lost, only a read can tell what happened.
"""

from collections.abc import Callable

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import REMOVALS, Action, PlanRow, Verb
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import Exchange, ExpectedError, Unreachable, Unsaved
from zoomprov_gui.domain.facts import Facts, what_changed
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.readback import Known, Subject
from zoomprov_gui.domain.safeguards import keys_of, protected
from zoomprov_gui.domain.verification import judge_read
from zoomprov_gui.services.performing import Performer
from zoomprov_gui.services.reread import Found, Rereader
from zoomprov_gui.services.results import ActionResult, Outcome
from zoomprov_gui.services.true_time import TrueTime
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State

# What the journal says until a read tells more: nobody may be left to read anything back.
NOT_READ_BACK = "Accepted, and not read back yet."

ELSEWHERE = "Somebody else did this at the same moment, so our own request was refused."
# Refusals that also come where there is nothing left to do; others are about ourselves.
_MAYBE_THERE = {Cause.REFUSED, Cause.SETUP}


class Sender:
    """Sends single writes to one company's Okta and Zoom."""

    def __init__(
        self,
        okta: OktaClient,
        zoom: ZoomClient,
        *,
        reread: Rereader,
        journal: Journal,
        clock: Callable[[], float],
        true_time: TrueTime,
        own_keys: Callable[[], frozenset[PersonKey]],
    ) -> None:
        self._performer = Performer(okta, zoom, reread.app_id)
        self._reread = reread
        self._journal = journal
        self._clock = clock
        self._true_time = true_time
        self._own_keys = own_keys

    async def look(self, row: PlanRow, action: Action) -> Found | Problem:
        """Read the person again, both sides, or say why that was not possible."""
        try:
            return await self._reread.before(action)
        except ExpectedError as error:
            return diagnose(error)

    def why_not(self, action: Action, facts: Facts) -> str:
        """Ask everything again that the plan rests on; `""` where it still holds."""
        changed = what_changed(action.expected, facts)
        if changed:
            return f"Changed meanwhile: {changed}. Nothing was sent."
        if action.verb not in REMOVALS:
            return ""
        if action.verb is Verb.UNASSIGN and facts.granted_by:
            names = ", ".join(f"“{name}”" for name in facts.granted_by)
            return f"Zoom is assigned through {names} as well. Remove the person there in Okta."
        keys = keys_of(action.key, action.email, facts.zoom_email)
        return protected(facts, keys, self._own_keys())

    async def send(self, entry: int, row: PlanRow, action: Action, facts: Facts) -> ActionResult:
        """Write it down, send it, write down the answer. Has to run to its end once begun."""
        sent_at = self._clock()
        try:
            self._journal.sent(entry, facts, sent_at, counted_at=self._true_time.now())
        except Unsaved as error:
            return self.leave_out(entry, row, diagnose(error))
        subject = _subject(action)._replace(sent=Known.YES, sent_at=sent_at)
        try:
            exchange = await self._performer.send(action)
        except ExpectedError as error:
            return await self._failed(entry, row, subject, error)
        now, text = self._clock(), "Accepted; reading back…"
        trouble = self._kept(
            lambda: self._journal.answered(
                entry, State.ACCEPTED, NOT_READ_BACK, now, request_id=exchange.request_id
            )
        )
        return ActionResult(
            row=row,
            outcome=Outcome.ACCEPTED,
            text=text,
            settled=False,
            problem=trouble,
            subject=subject._replace(accepted=Known.YES, accepted_at=now),
        )

    async def _failed(
        self, entry: int, row: PlanRow, subject: Subject, error: ExpectedError
    ) -> ActionResult:
        problem = diagnose(error)
        request_id = _request_id(error)
        if not error.outcome_known:
            return self._lost(entry, row, subject, problem, request_id)
        if isinstance(error, Unreachable):
            return self.leave_out(entry, row, problem)
        if problem.cause in _MAYBE_THERE and await self._is_there(subject):
            return self._elsewhere(entry, row, subject, request_id)
        # Where the reason is none of ours, the service's own words are all there is to go by.
        why = f" {problem.text}" if problem.cause is Cause.REFUSED else ""
        text = f"{problem.title}.{why} {problem.remedy}"
        now = self._clock()
        trouble = self._kept(
            lambda: self._journal.settle(entry, State.REFUSED, text, now, request_id=request_id)
        )
        return ActionResult(
            row=row,
            outcome=Outcome.REFUSED,
            text=text,
            settled=True,
            problem=trouble or problem,
        )

    async def _is_there(self, subject: Subject) -> bool:
        """Tell whether a read shows, right after a refusal, that somebody else did it first."""
        goal = subject.goal.okta_only if subject.goal.needs_okta else subject.goal
        try:
            return goal.reached((await self._reread.after(subject)).facts)
        except ExpectedError:
            return False

    def _elsewhere(
        self, entry: int, row: PlanRow, subject: Subject, request_id: str
    ) -> ActionResult:
        """Go on to read back what is so although our own request was refused."""
        now = self._clock()
        trouble = self._kept(
            lambda: self._journal.answered(
                entry, State.ACCEPTED, ELSEWHERE, now, request_id=request_id
            )
        )
        return ActionResult(
            row=row,
            outcome=Outcome.ACCEPTED,
            text=f"{ELSEWHERE} Reading back…",
            settled=False,
            problem=trouble,
            subject=subject._replace(accepted=Known.NO, accepted_at=now),
            said=ELSEWHERE,
        )

    def _lost(
        self, entry: int, row: PlanRow, subject: Subject, problem: Problem, request_id: str
    ) -> ActionResult:
        lost = f"The answer was lost ({problem.title})"
        noted, text = f"{lost}, and not read back yet.", f"{lost}; reading back what happened…"
        now = self._clock()
        trouble = self._kept(
            lambda: self._journal.answered(entry, State.UNKNOWN, noted, now, request_id=request_id)
        )
        return ActionResult(
            row=row,
            outcome=Outcome.UNKNOWN,
            text=text,
            settled=False,
            problem=trouble or problem,
            subject=subject,
        )

    def leave_out(
        self, entry: int, row: PlanRow, why: Problem | str, found: Found | None = None
    ) -> ActionResult:
        """Write down that a row was not sent, and why."""
        if isinstance(why, str):
            text, problem = why, None
        else:
            text, problem = f"Not sent. {why.title}. {why.remedy}", why
        now = self._clock()
        after = found.facts if found else None
        trouble = self._kept(
            lambda: self._journal.settle(entry, State.SKIPPED, text, now, after=after)
        )
        return ActionResult(
            row=row,
            outcome=Outcome.SKIPPED,
            text=text,
            settled=True,
            problem=problem or trouble,
            account=found.account if found else None,
        )

    def already(self, entry: int, row: PlanRow, action: Action, found: Found) -> ActionResult:
        """Write down that a read shows the goal before anything was sent for it."""
        now = self._clock()
        seen = judge_read(_subject(action), found.facts, found.account, now)
        text = f"{seen.text} Nothing more had to be sent."
        trouble = self._kept(
            lambda: self._journal.settle(entry, State.VERIFIED, text, now, after=found.facts)
        )
        return ActionResult(
            row=row,
            outcome=Outcome.VERIFIED,
            text=text,
            settled=True,
            problem=trouble,
            verification=seen,
            account=found.account,
        )

    def _kept(self, note: Callable[[], None]) -> Problem | None:
        """Write a note into the journal, or return why it could not be kept.

        The entry then stays as it was; the next start reads its person and settles it.
        """
        try:
            note()
        except Unsaved as error:
            return diagnose(error)
        return None


def _subject(action: Action) -> Subject:
    """Return whom to read back. Where Zoom will not hear of it, waiting for Zoom is in vain."""
    waits = action.reaches_zoom or not action.goal.needs_okta
    return Subject(
        key=action.key,
        email=action.email,
        okta_user_id=action.okta_user_id,
        zoom_id=action.zoom_id,
        goal=action.goal if waits else action.goal.okta_only,
        change=action.change,
    )


def _request_id(error: ExpectedError) -> str:
    exchange = getattr(error, "exchange", None)
    return exchange.request_id if isinstance(exchange, Exchange) else ""
