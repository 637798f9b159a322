"""What was written before this start: settle what nobody knows the end of, and list the runs.

A program that died in the middle of a run left entries that say `sent`. Whether the service did it
only a read can tell, and nothing is ever sent again from here.
"""

from collections.abc import AsyncIterator, Callable, Collection, Iterator
from contextlib import suppress
from typing import NamedTuple

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.facts import Goal, facts_from
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.readback import Known, Subject
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.domain.verification import Rung, Verification
from zoomprov_gui.services.ladder import (
    LEAVES_ACCESS,
    ended_sessions,
    latest_of_its_kind,
    regressed,
    said_before,
    subject_of_entry,
)
from zoomprov_gui.services.results import in_okta
from zoomprov_gui.services.verify import PATIENCE, ReadLog, VerifyService
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import Entry, Run, State

REGRESSION = 7 * 86_400.0  # seconds after its proof that a write is opened again
NEVER_LEFT = "Not sent: the program ended before."
BACK = "This was shown as done, and a later read shows the opposite: look who did it."


class Settled(NamedTuple):
    """One entry of an earlier start, and what reading its person showed.

    `state`: what the journal says of it from here on; `seen` is None where nothing was read.
    """

    entry: Entry
    state: State
    text: str
    seen: Verification | None = None


class HistoryService:
    """Knows what this program wrote for one company.

    `under_way` are the runs that somebody of this process still works at; `log` reads Zoom's own
    log, where its rung is asked for.
    """

    def __init__(
        self,
        journal: Journal,
        verify: VerifyService,
        *,
        source: str,
        clock: Callable[[], float],
        under_way: Collection[str] = (),
        log: ReadLog | None = None,
    ) -> None:
        self._journal = journal
        self._verify = verify
        self._source = source
        self._clock = clock
        self._under_way = under_way
        self._log = log
        self._runs: tuple[Run, ...] = ()
        self._version: object = None

    def runs(self) -> tuple[Run, ...]:
        """Return this company's runs, newest last."""
        version = self._journal.version
        if version != self._version:
            runs = self._journal.runs()
            self._runs = tuple(run for run in runs if run.source == self._source)
            self._version = version
        return self._runs

    def in_pieces(self) -> Iterator[None]:
        """Lay the journal out, a moment's work at a time, so that `runs` is quick afterwards."""
        yield from self._journal.in_pieces()

    def going_on(self, run: str) -> bool:
        """Tell whether somebody still works at a run."""
        return run in self._under_way

    def open_question(self) -> str:
        """Say what is left open of runs that have ended, here or before; `""` for nothing."""
        entries = self._journal.unsettled(self._source)
        entries = tuple(e for e in entries if e.settings is None and not self.going_on(e.run))
        sent_open = [entry for entry in entries if entry.sent_at is not None]
        left = len(sent_open)
        if not left:
            return ""
        runs = {entry.run for entry in sent_open}
        whole = [e for run in self.runs() if run.run in runs for e in run.entries]
        sent = sum(entry.sent_at is not None for entry in whole)
        never = sum(entry.state is State.PLANNED or entry.text == NEVER_LEFT for entry in whole)
        told = f"{sent} of {sent + never} {_were(sent)} sent"
        told += ", and" if left == sent else f"; of {left} of them"
        half = all(entry.shown_in_okta for entry in sent_open)
        told += f" no read has shown yet {'that Zoom followed Okta' if half else 'what happened'}."
        return f"{told} {never} {_were(never)} never sent." if never else told

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
            if account is None or account.status != "active" or reading.as_of <= proven:
                continue
            with suppress(Unsaved):
                self._journal.reopen(entry.entry_id, BACK)
                opened.append(Settled(entry, State.ACCEPTED, BACK))
        return opened

    def _latest_off(self) -> list[Entry]:
        """Return each person's latest write about access, where it was shown to turn them off."""
        since = self._clock() - REGRESSION
        latest = {
            entry.email.casefold(): entry
            for run in self.runs()
            for entry in run.entries
            if entry.sent_at is not None
            and entry.state not in {State.REFUSED, State.SKIPPED}
            and entry.verb not in LEAVES_ACCESS
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

        `but`: a run that is not asked about, nor are those that somebody still works at.

        An entry that never left becomes `skipped`. One that a read does not show stays as it is
        for `PATIENCE` seconds after it was sent, since Okta takes its time; after that it is
        `unknown` for good. Does nothing while another process writes the journal.
        """
        if self._journal.read_only:
            return
        for entry in self._journal.unsettled(self._source):
            if entry.run == but or self.going_on(entry.run):
                continue
            if entry.settings is not None:
                continue  # of nobody: services/setup.py reads the set-up and settles it
            if entry.sent_at is None:
                yield self._note(entry, State.SKIPPED, NEVER_LEFT, None)
            else:
                yield await self._look(entry)

    async def check(self, entry: Entry) -> Settled:
        """Read the person of one entry again, ask Zoom's own log, and write down what that shows.

        What is shown already stays so, unless the latest write about somebody is contradicted.
        """
        self._verify.ask_log(self._log)
        try:
            seen = await self._verify.look(self._subject(entry))
        finally:
            self._verify.ask_log(None)
        undecided = entry.state in {State.SENT, State.ACCEPTED, State.UNKNOWN}
        if entry.sent_at is None or self._journal.read_only or self.going_on(entry.run):
            return Settled(entry, entry.state, seen.text, seen)
        if entry.state is State.VERIFIED and self._contradicted(entry, seen):
            with suppress(Unsaved):
                self._journal.reopen(entry.entry_id, BACK)
                return Settled(entry, State.ACCEPTED, BACK, seen)
        if undecided and entry.goal != Goal():
            return self._judged(entry, seen)
        return Settled(entry, entry.state, seen.text, seen)

    def _contradicted(self, entry: Entry, seen: Verification) -> bool:
        no = any(rung.rung is Rung.READ_BACK and rung.state is Known.NO for rung in seen.rungs)
        about = self._journal.of_person(self._source, entry.email)
        return no and latest_of_its_kind(entry, about)

    def _subject(self, entry: Entry) -> Subject:
        about = self._journal.of_person(self._source, entry.email)
        return subject_of_entry(entry, ended_sessions(about))

    async def _look(self, entry: Entry) -> Settled:
        if entry.goal == Goal():
            text = "Sent, and no read can show whether it was done."
            return self._note(entry, State.UNKNOWN, text, None)
        return self._judged(entry, await self._verify.look(self._subject(entry)))

    def _judged(self, entry: Entry, seen: Verification) -> Settled:
        if seen.proven:
            return self._note(entry, State.VERIFIED, said_before(entry, seen.text), seen)
        over = self._clock() - (entry.sent_at or 0.0) > PATIENCE
        if seen.facts is None or not (over or seen.never):
            return Settled(entry, entry.state, seen.text, seen)
        if regressed(entry):
            text = f"{BACK} {seen.text}"
            return self._note(entry, State.UNKNOWN, text, seen, keep=True)
        how = "not all of it is shown" if in_okta(seen) else "no read shows that it was done"
        text = f"Sent, and {how}. {seen.text}"
        return self._note(entry, State.UNKNOWN, text, seen)

    def _note(
        self,
        entry: Entry,
        state: State,
        text: str,
        seen: Verification | None,
        *,
        keep: bool = False,
    ) -> Settled:
        """Write down how an entry stands; `keep` leaves the facts of the proof that it once had."""
        after = seen.facts if seen else None
        if keep and entry.after is not None:
            after = facts_from(entry.after)
        try:
            self._journal.settle(entry.entry_id, state, text, self._clock(), after=after)
        except Unsaved:
            # It stays open, and the next start asks again: nothing is lost by that.
            return Settled(entry, entry.state, text, seen)
        return Settled(entry, state, text, seen)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
