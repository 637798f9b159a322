"""Send a plan's writes, one after another, and tell what became of each.

Before each write its person is read again, and left out where anything differs from the preview.
The journal knows of each write before it leaves. A write in flight is never broken off: who stops
or cancels waits for its answer, so that nobody has to guess whether the service did it.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.unbroken import to_its_end
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import NO_APPROVAL, Action, Approval, Context, Plan, PlanRow
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.limiting import HELD, unchanged
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.safeguards import READ_ONLY, approved, held_back
from zoomprov_gui.domain.verification import Verification
from zoomprov_gui.services.reread import Found, Rereader
from zoomprov_gui.services.results import ActionResult, Outcome, in_okta, not_shown, reached
from zoomprov_gui.services.sending import NOT_READ_BACK, Sender
from zoomprov_gui.services.stages import Stages
from zoomprov_gui.services.stopping import unless_stopped
from zoomprov_gui.services.true_time import TrueTime
from zoomprov_gui.services.under_way import Run
from zoomprov_gui.services.verify import PATIENCE, VerifyService
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State

LOST_PATIENCE = 60.0  # seconds of reading back after a lost answer before it stays unknown
STEP_PATIENCE = 120.0  # seconds of waiting for a step that a further one rests on

LOOKING = "Reading again before anything is sent…"

# After one of these each further write would meet the same wall.
_ENDS_RUN = {Cause.SIGN_IN, Cause.OFFLINE, Cause.CERTIFICATE, Cause.CLOCK, Cause.FILES}


def never() -> bool:
    """Return false: nobody asks to stop."""
    return False


HOW_TO_ALLOW = "Confirm the number of people and say why; the rest of the run goes on."


class ApplyService:
    """Sends plans for one company, which the journal calls `source`.

    `under_way` are the ids of the runs that go on in this process, whoever sends them.
    """

    def __init__(
        self,
        okta: OktaClient,
        zoom: ZoomClient,
        *,
        reread: Rereader,
        verify: VerifyService,
        journal: Journal,
        source: str,
        clock: Callable[[], float],
        context: Callable[[], Context],
        true_time: TrueTime,
    ) -> None:
        self._sender = Sender(
            okta,
            zoom,
            reread=reread,
            journal=journal,
            clock=clock,
            true_time=true_time,
            own_keys=lambda: context().own_keys,
        )
        self._context = context
        self._verify = verify
        self._journal = journal
        self._source = source
        self._clock = clock
        self.under_way: set[str] = set()

    async def run(
        self,
        run_id: str,
        plan: Plan,
        should_stop: Callable[[], bool] = never,
        *,
        wait: bool = True,
        patience: float = PATIENCE,
        approval: Approval = NO_APPROVAL,
    ) -> AsyncIterator[ActionResult]:
        """Yield how each row stands, as often as that changes; each row ends `settled` once.

        A long run tries one person, then five, then the rest, and stops by itself where most of
        those did not work. More removals than the limit need an `approval`; all else is sent all
        the same. `should_stop` is asked between two writes, and while it reads before one or waits
        after it. With `wait`, what was accepted is read back until a read shows it, or that it
        never will, or `patience` seconds have passed; what was lost always is.
        Raises `Unsaved`, before anything is sent, where the journal cannot hold the plan.
        """
        context = self._context()
        allowed = approved(plan, approval)
        entries = self._journal.begin(
            run_id,
            plan,
            source=self._source,
            now=self._clock(),
            actor=context.actor,
            approval=approval if allowed else NO_APPROVAL,
        )
        held = "" if allowed else held_back(plan.takes_from, context)
        good = frozenset({Outcome.VERIFIED, *(() if wait else (Outcome.ACCEPTED,))})
        run = Run(context=context, allowed=allowed, held=held, good=good, should_stop=should_stop)
        rows = dict(zip(entries, plan.rows, strict=True))
        self.under_way.add(run_id)
        try:
            for stage in Stages(rows, stop=run.failed):
                for entry in stage:
                    sent = self._row(run, entry, rows[entry], wait=wait, patience=patience)
                    async for result in sent:
                        yield run.took(result)
                async for result in self._read_back(run, patience):
                    yield run.took(result)
        finally:
            self.under_way.discard(run_id)

    async def _row(
        self, run: Run, entry: int, row: PlanRow, *, wait: bool, patience: float
    ) -> AsyncIterator[ActionResult]:
        if row.action is None:
            text = row.skipped or ""
            yield ActionResult(row=row, outcome=Outcome.SKIPPED, text=text, settled=True)
            return
        if row.action.follows:
            async for result in self._catch_up(run, row.key, patience):
                yield result
        why = self._why_not_begin(run, row.action)
        if why:
            yield self._sender.leave_out(entry, row, why)
            return
        yield ActionResult(row=row, outcome=Outcome.LOOKING, text=LOOKING, settled=False)
        found = await unless_stopped(run.should_stop, self._sender.look(row, row.action))
        ended = run.ended_by_hand() if found is None else self._ended(run)
        if found is None or ended:  # asked again: the read may have taken minutes
            yield self._sender.leave_out(entry, row, ended)
            return
        yield ActionResult(row=row, outcome=Outcome.SENDING, text="Sending…", settled=False)
        sent = await self._one(run, entry, row, row.action, found)
        yield self._noted(run, entry, sent, wait=wait)

    def _why_not_begin(self, run: Run, action: Action) -> Problem | str:
        why = self._ended(run) or (run.why_not_next(action.key) if action.follows else "")
        return why or self._over_limit(run, action)

    def _ended(self, run: Run) -> Problem | str:
        """Return why nothing is sent any more, whoever it is for."""
        if run.stopped is None and run.should_stop():
            run.ended_by_hand()
        context = self._context()
        return run.stopped or context.locked or (READ_ONLY if context.read_only else "")

    def _over_limit(self, run: Run, action: Action) -> str:
        """Return why a removal is held back; asked again before each, whoever else sends some."""
        if run.allowed or not action.takes_from:
            return ""
        now = replace(run.context, taken=self._context().taken)
        why = run.held or held_back(action.takes_from, now)
        if not why:
            return ""
        return f"{HELD}: {why[0].lower()}{why[1:]}{unchanged([action])} {HOW_TO_ALLOW}"

    async def _one(
        self, run: Run, entry: int, row: PlanRow, action: Action, found: Found | Problem
    ) -> ActionResult:
        if isinstance(found, Problem):
            return self._sender.leave_out(entry, row, found)
        if action.follows and action.goal.reached(found.facts):
            return self._sender.already(entry, row, action, found)
        changed = f"Changed meanwhile: {found.kept} Nothing was sent." if found.kept else ""
        why = changed or self._sender.why_not(action, found.facts) or self._over_limit(run, action)
        if why:
            return self._sender.leave_out(entry, row, why, found)
        return await to_its_end(self._sender.send(entry, row, action, found.facts))

    def _noted(self, run: Run, entry: int, result: ActionResult, *, wait: bool) -> ActionResult:
        """Take down what a result means for the rest of the run, and return it."""
        key = result.row.key
        if result.outcome in {Outcome.ACCEPTED, Outcome.VERIFIED}:
            run.accepted.add(key)
        else:
            run.accepted.discard(key)
        if result.problem and result.problem.cause in _ENDS_RUN:
            run.stopped = result.problem
        if not result.settled and result.subject and result.subject.goal == Goal():
            return self._beyond_proof(entry, result)
        if result.outcome is Outcome.ACCEPTED and not wait:
            return replace(result, settled=True, text=NOT_READ_BACK)
        if not result.settled:
            run.waiting.append((entry, result))
        return result

    def _beyond_proof(self, entry: int, result: ActionResult) -> ActionResult:
        """End where no read can ever show more: accepted is no proof, and lost stays unknown."""
        taken = result.outcome is Outcome.ACCEPTED
        text = (
            "Zoom accepted it. No read can show more."
            if taken
            else "The answer was lost, and no read can show whether it was done."
        )
        problem = None
        try:
            state = State.ACCEPTED if taken else State.UNKNOWN
            self._journal.settle(entry, state, text, self._clock())
        except Unsaved as error:
            problem = diagnose(error)
        return replace(result, settled=True, text=text, problem=result.problem or problem)

    async def _catch_up(
        self, run: Run, key: PersonKey, patience: float
    ) -> AsyncIterator[ActionResult]:
        """Read this person's earlier steps back: the next one rests on what they did.

        A step that no read shows goes on waiting, and lets nothing follow.
        """
        for entry, result in run.open_steps(key):
            lost = result.outcome is Outcome.UNKNOWN
            most = min(LOST_PATIENCE if lost else STEP_PATIENCE, patience)
            latest, shown = result, False
            if result.subject is not None:
                watched = self._verify.watch(result.subject, most, should_stop=run.should_stop)
                async for seen in watched:
                    shown = seen.proven
                    if shown and reached(result, seen):
                        latest = self._proven(entry, result, seen)
                        yield latest
            if shown:
                run.accepted.add(key)
            else:
                run.accepted.discard(key)
            if not latest.settled:
                run.waiting.append((entry, result))

    async def _read_back(self, run: Run, patience: float) -> AsyncIterator[ActionResult]:
        waiting, run.waiting = run.waiting, []
        lost = [pair for pair in waiting if pair[1].outcome is Outcome.UNKNOWN]
        taken = [pair for pair in waiting if pair[1].outcome is not Outcome.UNKNOWN]
        for group, seconds in ((lost, min(LOST_PATIENCE, patience)), (taken, patience)):
            pairs = {pair[1].subject: pair for pair in group}
            subjects = [subject for subject in pairs if subject is not None]
            watched = self._verify.watch_all(
                subjects, seconds, at_once=False, should_stop=run.should_stop
            )
            async for seen in watched:
                entry, result = pairs[seen.subject]
                yield self._judged(entry, result, seen)

    def _judged(self, entry: int, result: ActionResult, seen: Verification) -> ActionResult:
        if seen.proven and reached(result, seen):
            return self._proven(entry, result, seen)
        text = not_shown(result, seen) if seen.final else seen.text
        if seen.final:
            half = seen.facts if in_okta(seen) else None
            with suppress(Unsaved):  # what the journal says is still true, only less
                self._journal.reword(entry, text, half)
        return replace(
            result,
            text=text,
            verification=seen,
            account=seen.account,
            settled=seen.final,
        )

    def _proven(self, entry: int, result: ActionResult, seen: Verification) -> ActionResult:
        now, problem = self._clock(), None
        text = f"{result.said} {seen.text}".lstrip()
        try:
            self._journal.settle(entry, State.VERIFIED, text, now, after=seen.facts)
        except Unsaved as error:
            problem = diagnose(error)
        return replace(
            result,
            outcome=Outcome.VERIFIED,
            text=text,
            problem=problem,
            verification=seen,
            account=seen.account,
            settled=True,
        )
