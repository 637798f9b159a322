"""Send a plan's writes, one after another, and tell what became of each.

Before each write its person is read again, and left out where anything differs from the preview.
The journal knows of each write before it leaves. A write in flight is never broken off: who stops
or cancels waits for its answer, so that nobody has to guess whether the service did it.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import Action, Plan, PlanRow
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.domain.verification import Verification
from zoomprov_gui.services.reread import Rereader
from zoomprov_gui.services.results import ActionResult, Outcome
from zoomprov_gui.services.sending import Sender
from zoomprov_gui.services.verify import PATIENCE, VerifyService
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import State

LOST_PATIENCE = 60.0  # seconds of reading back after a lost answer before it stays unknown

# After one of these each further write would meet the same wall.
_ENDS_RUN = {Cause.SIGN_IN, Cause.OFFLINE, Cause.CERTIFICATE, Cause.CLOCK, Cause.FILES}

Result = TypeVar("Result")


def never() -> bool:
    """Return false: nobody asks to stop."""
    return False


@dataclass(slots=True)
class _Run:
    """One run under way: which entries wait for a read, who was accepted, why sending stopped."""

    waiting: list[tuple[int, ActionResult]] = field(default_factory=list)
    accepted: set[PersonKey] = field(default_factory=set)
    stopped: Problem | str | None = None


class ApplyService:
    """Sends plans for one company, which the journal calls `source`."""

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
        read_only: Callable[[], bool] = never,
        own_keys: Callable[[], frozenset[PersonKey]] = frozenset,
    ) -> None:
        self._sender = Sender(
            okta, zoom, reread=reread, journal=journal, clock=clock, own_keys=own_keys
        )
        self._verify = verify
        self._journal = journal
        self._source = source
        self._clock = clock
        self._read_only = read_only

    async def run(
        self,
        run_id: str,
        plan: Plan,
        should_stop: Callable[[], bool] = never,
        *,
        wait: bool = True,
        patience: float = PATIENCE,
    ) -> AsyncIterator[ActionResult]:
        """Yield how each row stands, as often as that changes; each row ends `settled` once.

        `should_stop` is asked between two writes. With `wait`, what was accepted is read back until
        a read shows it or `patience` seconds have passed; what was lost always is. Raises
        `Unsaved`, before anything is sent, where the journal cannot hold the plan.
        """
        entries = self._journal.begin(run_id, plan, source=self._source, now=self._clock())
        run = _Run()
        for entry, row in zip(entries, plan.rows, strict=True):
            if row.action is None:
                yield ActionResult(
                    row=row, outcome=Outcome.SKIPPED, text=row.skipped or "", settled=True
                )
                continue
            if run.stopped is None and should_stop():
                run.stopped = "Stopped before this one. Nothing was sent."
            why = self._why_not_begin(run, row.action)
            if why:
                yield self._sender.leave_out(entry, row, why)
                continue
            yield ActionResult(row=row, outcome=Outcome.SENDING, text="Sending…", settled=False)
            yield self._noted(run, entry, await self._one(entry, row, row.action), wait=wait)
        async for result in self._read_back(run, patience):
            yield result

    def _why_not_begin(self, run: _Run, action: Action) -> Problem | str:
        if run.stopped is not None:
            return run.stopped
        if self._read_only():
            return READ_ONLY
        if action.follows and action.key not in run.accepted:
            return "The step before it was not done, so this one was not sent."
        return ""

    async def _one(self, entry: int, row: PlanRow, action: Action) -> ActionResult:
        found = await self._sender.look(row, action)
        if isinstance(found, Problem):
            return self._sender.leave_out(entry, row, found)
        if action.follows and action.goal.reached(found.facts):
            return self._sender.already(entry, row, action, found)
        why = self._sender.why_not(action, found.facts)
        if why:
            return self._sender.leave_out(entry, row, why, found)
        return await to_its_end(self._sender.send(entry, row, action, found.facts))

    def _noted(self, run: _Run, entry: int, result: ActionResult, *, wait: bool) -> ActionResult:
        """Take down what a result means for the rest of the run, and return it."""
        key = result.row.key
        if result.outcome in {Outcome.ACCEPTED, Outcome.VERIFIED}:
            run.accepted.add(key)
        else:
            run.accepted.discard(key)
        if result.problem and result.problem.cause in _ENDS_RUN:
            run.stopped = result.problem
        if result.outcome is Outcome.ACCEPTED and not wait:
            return replace(result, settled=True, text="Accepted, and not read back yet.")
        if not result.settled:
            run.waiting.append((entry, result))
        return result

    async def _read_back(self, run: _Run, patience: float) -> AsyncIterator[ActionResult]:
        lost = [pair for pair in run.waiting if pair[1].outcome is Outcome.UNKNOWN]
        taken = [pair for pair in run.waiting if pair[1].outcome is not Outcome.UNKNOWN]
        for group, seconds in ((lost, min(LOST_PATIENCE, patience)), (taken, patience)):
            pairs = {pair[1].subject: pair for pair in group}
            subjects = [subject for subject in pairs if subject is not None]
            async for seen in self._verify.watch_all(subjects, seconds, at_once=False):
                entry, result = pairs[seen.subject]
                yield self._judged(entry, result, seen)

    def _judged(self, entry: int, result: ActionResult, seen: Verification) -> ActionResult:
        if seen.proven and _reached(result, seen):
            return self._proven(entry, result, seen)
        return replace(
            result,
            text=_not_shown(result, seen) if seen.final else seen.text,
            verification=seen,
            account=seen.account,
            settled=seen.final,
        )

    def _proven(self, entry: int, result: ActionResult, seen: Verification) -> ActionResult:
        now, problem = self._clock(), None
        try:
            self._journal.settle(entry, State.VERIFIED, seen.text, now, after=seen.facts)
        except Unsaved as error:
            problem = diagnose(error)
        return replace(
            result,
            outcome=Outcome.VERIFIED,
            text=seen.text,
            problem=problem,
            verification=seen,
            account=seen.account,
            settled=True,
        )


def _reached(result: ActionResult, seen: Verification) -> bool:
    """Tell whether the whole goal is shown; of a write that Zoom never hears of, half is read."""
    action = result.row.action
    return action is not None and seen.facts is not None and action.goal.reached(seen.facts)


def _not_shown(result: ActionResult, seen: Verification) -> str:
    if seen.proven:
        return f"{seen.text} The Zoom account is still on: Okta does not tell Zoom."
    if result.outcome is Outcome.UNKNOWN:
        return f"The answer was lost, and no read shows that it was done. {seen.text}"
    return f"Accepted, but no read shows it. {seen.text}"


async def to_its_end(work: Coroutine[Any, Any, Result]) -> Result:
    """Await work that must not be broken off: a cancellation is felt when it has ended."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            while not task.done():
                try:
                    await asyncio.wait({task})
                except asyncio.CancelledError:  # asked again: the answer is still not there
                    continue
            raise
