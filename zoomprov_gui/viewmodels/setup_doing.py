"""A change of the set-up on its way: sent, read back, told, and taken back with one click.

"Done" is said only after a read that shows it; "accepted" never is.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.setup import Change, CheckState, Step
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.services.setup_results import SetupResult, done, told
from zoomprov_gui.services.stopping import Stopper
from zoomprov_gui.storage.records import Entry
from zoomprov_gui.viewmodels.elapsed import Elapsed
from zoomprov_gui.viewmodels.notices import DISMISS, UNDO, Notice
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.session import SessionViewModel

GIVEN = "Zoom lets Okta manage people"
SENT_ALREADY = "Stopping. It was sent already: we wait for Okta's answer, and read nothing back."
LOOKS = {
    Outcome.VERIFIED: ("ok", "circle-check"),
    Outcome.ACCEPTED: ("warn", "hourglass"),
    Outcome.UNKNOWN: ("warn", "circle-help"),
    Outcome.REFUSED: ("bad", "octagon-alert"),
    Outcome.SKIPPED: ("wait", "info"),
}


class SetupDoing(QObject):
    """One change at a time. `changed` follows each turn of it; `ended` comes when it is settled.

    `offered` carries the step where a change of the journal can be taken back, or why it cannot be;
    `unoffered` the problem that came in between.
    """

    changed = Signal()
    ended = Signal()
    failed = Signal(object)
    offered = Signal(object)
    unoffered = Signal(object)

    def __init__(
        self,
        company: Company,
        session: SessionViewModel,
        background: asyncio.TaskGroup,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._company = company
        self._session = session
        self.operation = Operation(background, self)
        self.elapsed = Elapsed((self.operation,), company.clock, lambda: company.why_slow, self)
        self._stop = Stopper()
        self.offering = Operation(background, self)
        self._back_of: int | None = None  # the journal's entry that is offered to be taken back
        self.change: Change | None = None
        self.result: SetupResult | None = None
        self.operation.running_changed.connect(self._follow)
        self.offering.failed.connect(self.unoffered)
        self.operation.failed.connect(self.failed)

    @property
    def running(self) -> bool:
        """Whether a change is being sent or read back."""
        return self.operation.running

    @property
    def title(self) -> str:
        """What goes on: "Turn on “Deactivate users”", `""` where nothing does."""
        return self.change.button if self.running and self.change else ""

    def why_not(self, change: Change) -> str:
        """Return why a change cannot be done now, `""` where it can."""
        return self._session.no_writes or change.why_not

    def start(self, change: Change) -> bool:
        """Send a change that was shown in full; return whether it was."""
        if self.running or self.why_not(change):
            return False
        offered = self.result is not None and change is self.result.undo
        undoes = self._back_of if offered else None
        self.offering.stop()  # or its offer would take the place of what becomes of this
        self.change, self.result, self._back_of = change, None, None
        self._stop = Stopper()
        self.operation.start(partial(self._do, change, undoes))
        self.changed.emit()
        return True

    def stop(self) -> None:
        """End early: nothing is sent, or what was sent is no longer waited for."""
        self._stop.stop()
        self.changed.emit()

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop, and it has not ended yet."""
        return self.running and self._stop.stopped

    @property
    def waiting(self) -> str:
        """How long it has taken, and what stopping it does or does not undo."""
        if self.stopping:
            return SENT_ALREADY if self._stop.sent else "Stopping before anything is sent."
        sent = "Sent. Reading it back." if self._stop.sent else "Nothing is sent yet."
        return f"{sent} {self.elapsed.words}".rstrip() if self.elapsed.words else ""

    def take_back(self) -> bool:
        """Undo the latest change; return whether that was begun."""
        undo = self.result.undo if self.result else None
        return undo is not None and self.start(undo)

    def offer_back(self, entry: Entry) -> bool:
        """Read the set-up, and offer to take a change of the journal back; nothing is sent by it.

        Return whether that was begun: an offer would take the place of what is still to be finished
        in a browser.
        """
        if self.running or self.link or self.offering.running:
            return False
        self.offering.start(partial(self._offer, entry))
        return True

    def dismiss(self) -> None:
        """Say no more of the latest change."""
        if not self.running:
            self.result = None
            self.changed.emit()

    @property
    def notice(self) -> Notice | None:
        """What became of the latest change, as a banner; None where there is nothing to tell."""
        result = self.result
        if result is None or result.link:
            return None
        tone, icon = LOOKS[result.outcome]
        undo = (UNDO,) if result.undo and not result.undo.why_not else ()
        return Notice(
            key=f"change-{result.title}",
            tone=tone,
            icon=icon,
            title=result.title,
            text=result.text,
            actions=(*undo, DISMISS),
        )

    @property
    def link(self) -> str:
        """Where somebody has to agree in a browser before it goes on, `""` where nowhere."""
        return self.result.link if self.result else ""

    def finish(self, pasted: str) -> bool:
        """Go on with what the browser showed; return whether that was begun."""
        if self.running or not self.link or self._session.read_only:
            return False
        self._stop = Stopper()
        self.operation.start(partial(self._finish, pasted))
        self.changed.emit()
        return True

    def look(self, steps: Sequence[Step]) -> None:
        """Take in that what was begun in a browser was finished there, or in the console."""
        if self.running or not self.link or self.result is None:
            return
        key = self.result.change.step
        if any(step.key is key and step.state is CheckState.CONFIRMED for step in steps):
            text = "It was given in the console. We read it back from Okta."
            self.result = replace(
                self.result, outcome=Outcome.VERIFIED, title=GIVEN, text=text, link=""
            )
            self.changed.emit()
            self.ended.emit()

    async def _do(self, change: Change, undoes: int | None) -> None:
        self.result = await self._company.setup.perform(change, undoes=undoes, stop=self._stop)

    async def _offer(self, entry: Entry) -> None:
        await self._company.setup.read(fresh=True)
        change = self._company.setup.change_back(entry)
        if isinstance(change, str):
            self.offered.emit(change)
            return
        text = f"{done(change)}. Nothing was sent yet. {change.wont}"
        self.result = told(change, Outcome.SKIPPED, f"{change.button}?", text.rstrip())
        self.result, self._back_of = replace(self.result, undo=change), entry.entry_id
        self.offered.emit(change.step)
        self.changed.emit()

    async def _finish(self, pasted: str) -> None:
        found = await self._company.setup.finish(pasted, stop=self._stop)
        if found is not None and self.result is not None:
            # What was pasted did not fit: the page is still open, and it can be tried again.
            again = found.outcome is Outcome.SKIPPED
            self.result = replace(found, link=self.result.link) if again else found

    def _follow(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        self.changed.emit()
        if not running:
            self.ended.emit()
