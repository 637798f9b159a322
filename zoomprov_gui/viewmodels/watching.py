"""Keeps the open company live: read, show, sleep, again; sooner when somebody asks."""

import asyncio
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.comparison import Comparison
from zoomprov_gui.domain.people import Reading, Service
from zoomprov_gui.services.company import Company
from zoomprov_gui.services.compare import Progress
from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.session import SessionViewModel


class Watching(QObject):
    """The reading of both sides, over and over.

    `arrived`: rows of a read that goes on have come in; `ended`: a read of both sides has ended;
    `introduced`: the company's name, and who we are, were read.
    """

    arrived = Signal()
    ended = Signal()
    introduced = Signal()

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
        self.operation.running_changed.connect(self._go_on)
        session.plan_next(self._next_at)
        self.done: dict[Service, int] = {}
        self.totals: dict[Service, int | None] = {}
        self.looking = Operation(background, self)
        self._again = self._knows = self._closed = False
        self._before: dict[Service, Reading] = {}
        self._free = asyncio.Event()
        self._free.set()

    def start(self) -> None:
        """Begin, or read at once where the next read is still to come."""
        if self._closed:
            return
        if not self.operation.running:
            self.operation.start(self._watch)
        elif not self._session.checking:
            self._again = True
            self.operation.stop()

    def stop(self) -> None:
        """End the reading; what was read stays."""
        self._again = False
        self.operation.stop()
        self.looking.stop()

    def close(self) -> None:
        """End the reading for good: a run that ends afterwards starts no further one."""
        self._closed = True
        self.stop()

    def look_at(self, people: Sequence[Comparison]) -> bool:
        """Read these people alone, at once; return whether that was begun."""
        if self.looking.running or self._session.checking or not people:
            return False
        self.looking.start(partial(self._look, people))
        return True

    def hold(self, on: bool) -> None:  # noqa: FBT001 - connected to a signal of a bool
        """Begin no further read while `on`: a run of writes reads its people itself."""
        self._session.waits_for = "Next check after this change" if on else ""
        if on:
            self._free.clear()
        else:
            self._free.set()

    @property
    def why_slow(self) -> str:
        """Why a read takes its time, `""` where nothing holds it back."""
        return self._company.why_slow

    def _next_at(self) -> float:
        """Return when the next read is due, 0 where none is or something holds it."""
        due = self.operation.running and self._free.is_set()
        return self._company.watch.next_at if due else 0.0

    async def _watch(self) -> None:
        while True:
            await self._free.wait()
            await self._read()
            await self._company.watch.pause(self._company.roster, self._session.interval)

    async def _introduce(self) -> None:
        """Learn who we are before anything can be written: nobody takes Zoom from themselves."""
        if not self._knows:
            await self._company.introduce()
            await self._company.lookup.count_seats()
            self.introduced.emit()

    async def _read(self) -> None:
        company, roster = self._company, self._company.roster
        self.done, self.totals = dict.fromkeys(Service, 0), {}
        self._before = {service: roster.reading(service) for service in Service}
        self._session.begin()
        try:
            await asyncio.gather(self._introduce(), company.watch.once(roster, self._take))
        finally:
            self._session.interrupt()
        readings = {service: roster.reading(service) for service in Service}
        self._knows = self._knows or readings[Service.OKTA].failure is None
        self._session.finish(readings, company.watch.failures)
        self.ended.emit()

    def look_for_answers(self) -> None:
        """See whether one side has been read, while the other still is."""
        for service in Service:
            reading = self._company.roster.reading(service)
            # Not by the time: a read may end in the second in which the one before it did.
            if self._session.checking and reading is not self._before.get(service):
                self.totals[service] = self.done.get(service, 0)
                self._session.answer(reading)

    async def _look(self, people: Sequence[Comparison]) -> None:
        roster = self._company.roster
        for person in people:
            okta = person.assignment or person.person
            user_id = okta.user_id if okta else ""
            zoom = person.account.zoom_id if person.account else ""
            await self._company.compare.reread(roster, user_id=user_id, zoom=zoom or person.email)
            self.arrived.emit()

    def _take(self, progress: Progress) -> None:
        self.done[progress.service] = progress.done
        self.totals[progress.service] = progress.total
        self.look_for_answers()
        self.arrived.emit()

    def _go_on(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        if not running and self._again:
            self._again = False
            self.operation.start(self._watch)
