"""What was written before this start: settle what nobody knows the end of, and list the runs.

A program that died in the middle of a run left entries that say `sent`. Whether the service did it
only a read can tell, and nothing is ever sent again from here.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import NamedTuple

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.facts import Goal
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.readback import Known, Subject
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verification import Verification
from zoomprov_gui.services.verify import PATIENCE, VerifyService
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import Entry, Run, State

REGRESSION = 7 * 86_400.0  # seconds after its proof that a write is opened again


class Settled(NamedTuple):
    """One entry of an earlier start, and what reading its person showed.

    `state`: what the journal says of it from here on; `seen` is None where nothing was read.
    """

    entry: Entry
    state: State
    text: str
    seen: Verification | None = None


class HistoryService:
    """Knows what this program wrote for one company."""

    def __init__(
        self,
        journal: Journal,
        verify: VerifyService,
        *,
        source: str,
        clock: Callable[[], float],
    ) -> None:
        self._journal = journal
        self._verify = verify
        self._source = source
        self._clock = clock

    def runs(self) -> tuple[Run, ...]:
        """Return this company's runs, newest last."""
        return tuple(run for run in self._journal.runs() if run.source == self._source)

    def open_question(self) -> str:
        """Say what an earlier start left open, `""` where it left nothing."""
        entries = self._journal.unsettled(self._source)
        entries = tuple(entry for entry in entries if entry.settings is None)
        sent = sum(entry.sent_at is not None for entry in entries)
        if not sent:
            return ""
        runs = {entry.run for entry in entries}
        whole = sum(
            entry.state is not State.SKIPPED
            for run in self._journal.runs()
            if run.run in runs
            for entry in run.entries
        )
        ends = "was" if sent == 1 else "were"
        return f"{sent} of {whole} {ends} sent before the program ended; checking what happened."

    def recheck(self, roster: Roster) -> list[Settled]:
        """Open again what was shown once and what a whole, later read of Zoom contradicts.

        Only the latest write about a person counts, and only for a week: after that it is news.
        """
        reading = roster.whole(Service.ZOOM)
        if self._journal.read_only or reading is None:
            return []
        opened = []
        for entry in self._latest_off():
            person = roster.find(person_key(entry.email))
            account = person.account if person else None
            proven = entry.settled_at or 0.0
            if account is None or account.status != "active" or reading.read_at <= proven:
                continue
            text = "Zoom showed the account as off, and shows it as active again: look who did it."
            with suppress(Unsaved):
                self._journal.reopen(entry.entry_id, text)
                opened.append(Settled(entry, State.ACCEPTED, text))
        return opened

    def _latest_off(self) -> list[Entry]:
        """Return each person's latest write, where it was to turn them off and was shown."""
        since = self._clock() - REGRESSION
        latest = {
            entry.email.casefold(): entry
            for run in self.runs()
            for entry in run.entries
            if entry.sent_at is not None and entry.state not in {State.REFUSED, State.SKIPPED}
        }
        return [
            entry
            for entry in latest.values()
            if entry.state is State.VERIFIED
            and entry.goal.zoom_on is False
            and (entry.settled_at or 0.0) > since
        ]

    async def settle(self, *, but: str = "") -> AsyncIterator[Settled]:
        """Read the person of each open entry once, and write down what that shows.

        `but`: a run that is not asked about, since somebody still works at it.

        An entry that never left becomes `skipped`. One that a read does not show stays as it is
        for `PATIENCE` seconds after it was sent, since Okta takes its time; after that it is
        `unknown` for good. Does nothing while another process writes the journal.
        """
        if self._journal.read_only:
            return
        for entry in self._journal.unsettled(self._source):
            if entry.run == but:
                continue
            if entry.settings is not None:
                continue  # of nobody: services/setup.py reads the set-up and settles it
            if entry.sent_at is None:
                text = "Not sent: the program ended before."
                yield self._note(entry, State.SKIPPED, text, None)
            else:
                yield await self._look(entry)

    async def _look(self, entry: Entry) -> Settled:
        if entry.goal == Goal():
            text = "Sent, and no read can show whether it was done."
            return self._note(entry, State.UNKNOWN, text, None)
        seen = await self._verify.look(_subject(entry))
        if seen.proven:
            return self._note(entry, State.VERIFIED, seen.text, seen)
        over = self._clock() - (entry.sent_at or 0.0) > PATIENCE
        if seen.facts is None or not (over or seen.never):
            return Settled(entry, entry.state, seen.text, seen)
        text = f"Sent, and no read shows that it was done. {seen.text}"
        return self._note(entry, State.UNKNOWN, text, seen)

    def _note(self, entry: Entry, state: State, text: str, seen: Verification | None) -> Settled:
        after = seen.facts if seen else None
        try:
            self._journal.settle(entry.entry_id, state, text, self._clock(), after=after)
        except Unsaved:
            # It stays open, and the next start asks again: nothing is lost by that.
            return Settled(entry, entry.state, text, seen)
        return Settled(entry, state, text, seen)


def _subject(entry: Entry) -> Subject:
    accepted = Known.YES if entry.state is State.ACCEPTED else Known.UNKNOWN
    return Subject(
        key=person_key(entry.email),
        email=entry.email,
        okta_user_id=entry.okta_user_id,
        zoom_id=entry.zoom_id,
        goal=entry.goal,
        sent=Known.YES,
        sent_at=entry.sent_at,
        accepted=accepted,
        accepted_at=entry.answered_at if accepted is Known.YES else None,
        change=entry.change,
    )
