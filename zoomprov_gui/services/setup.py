"""The set-up of one company: read it, change it for somebody, and say only what a read shows.

Every change stands in the journal before it leaves, is read back, and can be taken back. A success
of Okta's proves nothing here (facts/okta.md §1).
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.unbroken import to_its_end
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Exchange, ExpectedError, Unsaved
from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.domain.setup import Change, ChangeKey, CheckKey, Step, StepKey
from zoomprov_gui.domain.setup_consent import Consent
from zoomprov_gui.domain.setup_facts import SetupFacts
from zoomprov_gui.domain.setup_goals import goal_of, part_of, reached
from zoomprov_gui.services.apply import never
from zoomprov_gui.services.authorising import Authorising
from zoomprov_gui.services.checks import EVERY_STEP, CheckService, Report, unheard
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.setup_journal import SetupJournal
from zoomprov_gui.services.setup_results import (
    NOT_BACK,
    SetupResult,
    done,
    first_error,
    stopped_after,
    stopped_before,
    told,
    troubled,
    why_unread,
)
from zoomprov_gui.services.setup_sending import SetupSender, change_back, undo_of
from zoomprov_gui.services.stopping import Stopper
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import Entry, State

# What the changes of a step rest on, and what else is told once one of them is done.
RESTS_ON = {
    StepKey.AUTHORISE: frozenset({"apps", "link"}),
    StepKey.SWITCHES: frozenset({"apps", "features"}),
}
THEN = {StepKey.AUTHORISE: frozenset({"features"}), StepKey.SWITCHES: frozenset[str]()}
PAUSES = (0.0, 1.0, 2.0, 4.0, 8.0)  # seconds before each read after a change


class SetupService:
    """The set-up of one company, which the journal calls `source`.

    `agrees` stands for the browser of the sandbox: given the link, what a page would show.
    """

    def __init__(
        self,
        okta: OktaClient,
        checks: CheckService,
        *,
        journal: Journal,
        source: str,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        read_only: Callable[[], bool] = never,
        agrees: Callable[[str], Awaitable[str]] | None = None,
    ) -> None:
        self.checks = checks
        self._sender = SetupSender(okta.setup)
        self._authorising = Authorising(okta.setup)
        self._journal = SetupJournal(journal, source, clock=clock)
        self._sleep = sleep
        self._read_only = read_only
        self._writing = asyncio.Lock()
        self._agrees = agrees
        self._stop = Stopper()

    # --- reading

    @property
    def facts(self) -> SetupFacts:
        """Everything the steps rest on, as it was read last."""
        return self.checks.facts

    def steps(self) -> tuple[Step, ...]:
        """Return the six steps as they were read last."""
        return self.checks.steps()

    async def read(
        self, key: StepKey | None = None, report: Report = unheard, *, fresh: bool = False
    ) -> tuple[Step, ...]:
        """Read what a step rests on, or all of them, and return all six.

        Without `fresh` only what is too old to be believed is asked for again.
        """
        await self.checks.read(EVERY_STEP if key is None else (key,), report, fresh=fresh)
        self._notice_console()
        if self._journal.open:
            self._journal.settle_open(self.facts)
        return self.steps()

    def tick(self, key: CheckKey) -> None:
        """Note that a person checked what no app is told; it is never a tick."""
        me = self.facts.me.value
        self.checks.tick(key, me.login if me else "")

    def untick(self, key: CheckKey) -> None:
        """Take that back."""
        self.checks.untick(key)

    # --- changing

    async def perform(
        self, change: Change, *, undoes: int | None = None, stop: Stopper | None = None
    ) -> SetupResult:
        """Send a change that was shown in full, and read it back; one change at a time.

        `undoes`: the journal's entry that it takes back. `stop` ends it early: before the request
        has left nothing is sent, after it only the reading back ends.

        Giving permission ends in a browser: the result then has a `link`, and `finish` goes on.
        """
        async with self._writing:
            self._stop = stop or Stopper()
            return await self._perform(change, undoes)

    async def _perform(self, change: Change, undoes: int | None) -> SetupResult:
        why = self._why_not(change)
        if why:
            return told(change, Outcome.SKIPPED, "Nothing was sent", why)
        goal = goal_of(change)
        if not goal:
            return told(change, Outcome.SKIPPED, "Nothing was sent", "This is done elsewhere.")
        if not await self._stop.lets(self.checks.reread(RESTS_ON[change.step])):
            return stopped_before(change)
        before = part_of(goal, self.facts)
        if reached(goal, self.facts) and change.key is not ChangeKey.AUTHORISE:
            text = "Okta shows it already, so nothing had to be sent."
            return told(change, Outcome.VERIFIED, "It is so already", text)
        if self.facts.apps.error or (change.switches and None in before.values()):
            problem = diagnose(self.facts.apps.error or first_error(self.facts))
            return troubled(change, Outcome.SKIPPED, "Nothing was sent", problem)
        try:
            entry = self._journal.begin(change, before, goal, undoes=undoes)
        except Unsaved as error:
            return troubled(change, Outcome.SKIPPED, "Nothing was sent", diagnose(error))
        self._stop.sent = True
        return await to_its_end(self._send(entry, change, goal))

    async def finish(self, pasted: str, *, stop: Stopper | None = None) -> SetupResult | None:
        """Go on after a person agreed in Zoom: with what the page shows, or its address.

        A code of another company, another app or an earlier try is refused in words and nothing is
        sent. None where no permission was asked for since this start. `stop` as in `perform`.
        """
        self._stop = stop or Stopper()
        opened = self._authorising.opened
        if opened is None:
            return None
        why = self._why_not(opened.change)
        if why:
            return told(opened.change, Outcome.SKIPPED, "Nothing was sent", why)
        hosts = (self.facts.okta_host, self.facts.org.value.host if self.facts.org.value else "")
        consent = self._authorising.read(pasted, hosts)
        if not isinstance(consent, Consent):
            return told(opened.change, Outcome.SKIPPED, "That does not fit", consent)
        return await to_its_end(self._finish(opened.entry, opened.change, consent))

    def change_back(self, entry: Entry) -> Change | str:
        """Return the change that takes back an entry of the journal about the set-up.

        Or why there is none: it was not done, no read shows it any more, or none could be made.
        """
        if entry.settings is None or entry.state is not State.VERIFIED:
            return NOT_BACK
        if not reached(entry.settings, self.facts):
            return why_unread(entry.settings, self.facts) or NOT_BACK
        before = entry.before.get("settings", {})
        return change_back(entry.settings, before, self.facts) or NOT_BACK

    # --- inside

    def _notice_console(self) -> None:
        """Take for given what was agreed to in the console, while a page was open here."""
        opened = self._authorising.opened
        if opened is None:
            return
        if not reached(goal_of(opened.change), self.facts):
            self._authorising.seen_off = True
        elif self._authorising.seen_off:
            self._proven(opened.entry, opened.change)

    def _why_not(self, change: Change) -> str:
        if self._read_only():
            return READ_ONLY
        return self._journal.locked or change.why_not

    async def _send(self, entry: int, change: Change, goal: dict[str, bool]) -> SetupResult:
        if change.key is ChangeKey.AUTHORISE:
            return await self._authorise(entry, change)
        try:
            seen = await self._sender.send(change, self.facts)
        except ExpectedError as error:
            return await self._failed(entry, change, error)
        return await self._accepted(entry, change, goal, seen)

    async def _authorise(self, entry: int, change: Change) -> SetupResult:
        try:
            link = await self._authorising.begin(entry, change, self.facts)
        except ExpectedError as error:
            return await self._failed(entry, change, error)
        if not link:
            text = "Okta named no page to agree at. Do it in the console, and we notice."
            self._journal.settle(entry, State.REFUSED, text)
            return told(change, Outcome.REFUSED, "Okta does not go on", text)
        if self._agrees is not None:
            given = await self.finish(await self._agrees(link), stop=self._stop)
            if given is not None:
                return given
        text = "Agree in Zoom, then paste here what the page shows."
        result = told(change, Outcome.ACCEPTED, "Go on in your browser", text)
        return replace(result, link=link)

    async def _finish(self, entry: int, change: Change, consent: Consent) -> SetupResult:
        try:
            seen = await self._authorising.finish(consent, self.facts)
        except ExpectedError as error:
            problem = diagnose(error)
            if getattr(error, "status", None) == 400:
                text = "Okta does not take this code: it was used, or is older than five minutes."
                text += " Open Zoom again and agree once more."
                return told(change, Outcome.SKIPPED, "That code does not work", text)
            return troubled(change, Outcome.REFUSED, f"Not done: {problem.title}", problem)
        return await self._accepted(entry, change, goal_of(change), seen)

    async def _accepted(
        self, entry: int, change: Change, goal: dict[str, bool], seen: Exchange
    ) -> SetupResult:
        text = "Okta accepted it, and no read shows it yet."
        self._journal.answered(entry, State.ACCEPTED, text, seen.request_id)
        if await self._shown(change, goal):
            return self._proven(entry, change)
        if self._stop.stopped or not self._stop.reads_back:
            return stopped_after(change, waited=self._stop.reads_back)
        return told(change, Outcome.ACCEPTED, "Accepted, and not so", text)

    async def _failed(self, entry: int, change: Change, error: ExpectedError) -> SetupResult:
        problem = diagnose(error)
        if error.outcome_known:
            text = f"{problem.title}. {problem.remedy}"
            self._journal.settle(entry, State.REFUSED, text)
            return troubled(change, Outcome.REFUSED, f"Not done: {problem.title}", problem)
        text = f"The answer was lost ({problem.title})."
        self._journal.answered(entry, State.UNKNOWN, text)
        if change.key is not ChangeKey.AUTHORISE and await self._shown(change, goal_of(change)):
            return self._proven(entry, change)
        return troubled(change, Outcome.UNKNOWN, "Nobody knows whether it was done", problem)

    async def _shown(self, change: Change, goal: dict[str, bool]) -> bool:
        for pause in PAUSES:
            if not await self._stop.lets(self._look(change, pause)):
                return False
            if reached(goal, self.facts):
                await self._stop.lets(self.checks.reread(THEN[change.step], ours=True))
                return True
        return False

    async def _look(self, change: Change, pause: float) -> None:
        await self._sleep(pause)
        await self.checks.reread(RESTS_ON[change.step], ours=True)

    def _proven(self, entry: int, change: Change) -> SetupResult:
        if change.key is ChangeKey.AUTHORISE:
            self._authorising.forget()
            self.checks.note_authorised()
        text = "We read it back from Okta."
        self._journal.settle(
            entry, State.VERIFIED, text, after=part_of(goal_of(change), self.facts)
        )
        result = told(change, Outcome.VERIFIED, done(change), text)
        return replace(result, undo=undo_of(change, self.facts))
