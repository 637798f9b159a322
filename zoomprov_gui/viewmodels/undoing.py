"""Taking writes back: who they are about is read again, and what would be sent is proposed."""

import asyncio
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.people import PersonKey
from zoomprov_gui.domain.safeguards import confirmation_needed
from zoomprov_gui.services.company import Company
from zoomprov_gui.viewmodels.elapsed import Elapsed
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.proposal import Proposal
from zoomprov_gui.viewmodels.undo_proposal import undo_proposal

READING = "Reading how they stand now…"
Tell = Callable[[Proposal], None]


class Undoing(QObject):
    """Plans one undo at a time, from the journal. Nothing is sent by it.

    `changed`: somebody is being read for it, or no longer; `failed` carries a Problem.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, company: Company, background: asyncio.TaskGroup, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._company = company
        self._told: tuple[Tell, Proposal] | None = None
        self.operation = Operation(background, self)
        self.operation.running_changed.connect(self._propose)
        self.operation.failed.connect(self.failed)
        self.elapsed = Elapsed((self.operation,), company.clock, lambda: company.why_slow, self)

    def ask(self, run: str, only: frozenset[PersonKey] | None, tell: Tell) -> bool:
        """Read everybody of a run, or `only` some of them; `tell` is given the proposal.

        Return whether that was begun.
        """
        if self.operation.running:
            return False
        self.operation.start(partial(self._plan, run, only, tell))
        return True

    @property
    def words(self) -> str:
        """What goes on, how long it has taken, and after a while what it waits for."""
        return " ".join(part for part in (READING, self.elapsed.words) if part)

    def stop(self) -> None:
        """Read nobody further."""
        self.operation.stop()

    async def _plan(self, run: str, only: frozenset[PersonKey] | None, tell: Tell) -> None:
        company = self._company
        await company.lookup.count_seats()
        found = company.undo.run(run)
        plan = await company.undo.plan(found, company.roster, company.context(), only=only)
        self._told = tell, undo_proposal(plan, confirmation_needed(plan, company.context()))

    def _propose(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        """Tell once the work has ended, so that what is agreed to at once can begin."""
        self.changed.emit()
        if not running and self._told is not None:
            (tell, proposal), self._told = self._told, None
            tell(proposal)
