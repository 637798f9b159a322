"""The journal's side of the set-up: each change before it leaves, and what became of it."""

from collections.abc import Callable, Mapping
from contextlib import suppress

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.setup import Change
from zoomprov_gui.domain.setup_facts import SetupFacts
from zoomprov_gui.domain.setup_goals import part_of, reached, read_at
from zoomprov_gui.storage.journal import Journal
from zoomprov_gui.storage.records import Setting, State, new_run_id

PATIENCE = 300.0  # seconds after which a change that no read shows is given up


class SetupJournal:
    """Writes about the set-up of one company, which the journal calls `source`.

    `open` tells whether an entry may still wait for a read that settles it.
    """

    def __init__(self, journal: Journal, source: str, *, clock: Callable[[], float]) -> None:
        self._journal = journal
        self._source = source
        self._clock = clock
        self.open = True

    @property
    def locked(self) -> str:
        """Why nothing can be written at all, `""` where it can."""
        return self._journal.notice if self._journal.read_only else ""

    def begin(
        self,
        change: Change,
        before: Mapping[str, object],
        goal: Mapping[str, object],
        *,
        undoes: int | None = None,
    ) -> int:
        """Write a change down, as about to leave, and return its entry. Raises `Unsaved`.

        `undoes`: the entry that it takes back.
        """
        now = self._clock()
        setting = Setting(change.key.value, before, goal, change.button, undoes)
        entry = self._journal.begin_setting(new_run_id(now), setting, source=self._source, now=now)
        self._journal.sent(entry, before, now)
        return entry

    def answered(self, entry: int, state: State, text: str, request_id: str = "") -> None:
        """Note what came back. Where the disk takes nothing, the next read settles the entry."""
        self.open = True
        with suppress(Unsaved):
            self._journal.answered(entry, state, text, self._clock(), request_id=request_id)

    def settle(
        self, entry: int, state: State, text: str, *, after: Mapping[str, object] | None = None
    ) -> None:
        """Note what became of an entry."""
        try:
            self._journal.settle(entry, state, text, self._clock(), after=after)
        except Unsaved:
            self.open = True

    def settle_open(self, facts: SetupFacts) -> None:
        """Settle what was left open, by what was read since it was sent. Nothing is sent.

        Where that could not be read it stays open: no read shows anything then.
        """
        self.open = False
        if self._journal.read_only:
            return
        for entry in self._journal.unsettled(self._source):
            if entry.settings is None:
                continue
            state, text = State.UNKNOWN, "Sent, and no read shows that it was done."
            read = read_at(entry.settings, facts)
            if entry.sent_at is None:
                state, text = State.SKIPPED, "Not sent: the program ended before."
            elif read is None or read < entry.sent_at <= self._clock():
                self.open = True
                continue
            elif reached(entry.settings, facts):
                state, text = State.VERIFIED, "Read back later: Okta shows it."
            elif self._clock() - entry.sent_at < PATIENCE:
                self.open = True
                continue
            self.settle(entry.entry_id, state, text, after=part_of(entry.settings, facts))
