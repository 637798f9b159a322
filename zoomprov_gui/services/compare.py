"""Read both sides at once into the roster, prove each read, and collect what explains it.

The two lists are what a verdict rests on. Everything else (groups, log, directory, roles) explains
it, and each of these may be refused without stopping the rest: what is then not known is named.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.errors import ExpectedError, Misused, Refused, Unreadable
from zoomprov_gui.domain.history import SETTINGS, History, LogEvent, fold
from zoomprov_gui.domain.people import DirectoryPerson, OktaApp, Reading, Service, person_key
from zoomprov_gui.domain.roster import Roster
from zoomprov_gui.services.doubting import LACKS, Doubter

DAY = 86_400
LOG_DAYS = 90  # Okta keeps the System Log for 90 days (facts/okta.md §10)
GROUPS_EVERY = 300.0  # seconds; every call below /apps/{id} is out of one small allowance (§8)
LOG_PAGES = 20  # of 1,000 events: a third of one minute's allowance (facts/okta.md §8)

Row = TypeVar("Row")


class PageRead(Protocol[Row]):
    """A list that arrives page by page and can say afterwards how whole it was."""

    def __aiter__(self) -> AsyncIterator[list[Row]]: ...

    def reading(self, now: float) -> Reading: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the read of one side is: records so far, and of how many where that is known."""

    service: Service
    done: int
    total: int | None = None


def unreported(progress: Progress) -> None:
    """Report progress to nobody."""


@dataclass(slots=True, kw_only=True)
class Sources:
    """What the last read says of its own sources.

    `app`: the Zoom app in Okta; `misused`: why there is none to read; `unknown`: what could not be
    asked, and why.
    """

    app: OktaApp | None = None
    misused: Misused | None = None
    unknown: dict[str, ExpectedError] = field(default_factory=dict)


class CompareService:
    """Finds where Okta and Zoom differ right now."""

    def __init__(
        self,
        okta: OktaClient,
        zoom: ZoomClient,
        *,
        app_id: str | None,
        clock: Callable[[], float],
    ) -> None:
        self.okta = okta
        self.zoom = zoom
        self._app_id = app_id
        self._clock = clock
        self._histories: dict[str, History] = {}
        self._settings: dict[str, LogEvent] = {}
        self._log_cursor: str | None = None
        self._found: str | None = None
        self._groups_read = (0, 0.0)
        self._unlisted: list[DirectoryPerson] = []
        self._doubter = Doubter(okta, clock)
        self.sources = Sources()
        self.giving: tuple[Group, ...] = ()

    def app_id(self) -> str | None:
        """Return the id of the Zoom app in Okta, None as long as it was neither named nor found."""
        return self._app_id or self._found

    @property
    def groups_at(self) -> float:
        """When it was read which groups give Zoom, in seconds since 1970; 0 for never."""
        return self._groups_read[1]

    def forget_groups(self) -> None:
        """Have the next read ask again which groups give Zoom: a write has changed that."""
        self._groups_read = (-1, self._groups_read[1])

    async def find_app(self) -> OktaApp:
        """Find the Zoom app in Okta. Raises `Misused` where there is not exactly one to take."""
        app = await self.okta.app(self._app_id)
        self._found = app.app_id
        return app

    async def run(self, roster: Roster, report: Callable[[Progress], None] = unreported) -> None:
        """Read everything into the roster.

        A side that cannot be read ends as an incomplete `Reading` in the roster, with the error
        that broke it off; the other side is read all the same.
        """
        self.sources = Sources()
        async with asyncio.TaskGroup() as reads:
            reads.create_task(self._read_okta(roster, report))
            reads.create_task(self._read_zoom(roster, report))
        await self._explain(roster)
        await self._doubt_okta(roster, report)
        roster.tick(self._clock())

    async def reread(self, roster: Roster, *, user_id: str, zoom: str) -> None:
        """Read one person again. `zoom` is a Zoom id, or an e-mail; either may be empty."""
        app_id = self.app_id()
        if user_id and app_id:
            roster.put_assignment(user_id, await self.okta.assignment(app_id, user_id))
        if zoom:
            roster.put_account(zoom, await self.zoom.account(zoom))
        roster.tick(self._clock())

    async def _read_okta(self, roster: Roster, report: Callable[[Progress], None]) -> None:
        roster.begin(Service.OKTA)
        try:
            app = await self.find_app()
        except ExpectedError as error:
            if isinstance(error, Misused):
                self.sources.misused = error
            roster.finish(self._never_begun(Service.OKTA, error))
            return
        self.sources.app = app
        roster.note_switches(app.switches)
        reading = await self._okta_list(roster, app.app_id, report)
        if _worth_another_look(reading):
            roster.begin(Service.OKTA)
            reading = await self._okta_list(roster, app.app_id, report)
        roster.finish(reading)

    async def _okta_list(
        self, roster: Roster, app_id: str, report: Callable[[Progress], None]
    ) -> Reading:
        read = self.okta.assignments(app_id)
        return await self._stream(Service.OKTA, read, roster.add_assignments, report)

    async def _doubt_okta(self, roster: Roster, report: Callable[[Progress], None]) -> None:
        """Read Okta's list again where it lacks somebody; if it still does, believe it no more."""
        app, reading = self.sources.app, roster.reading(Service.OKTA)
        if app is None or not reading.complete or not await self._lacks(app.app_id, roster):
            return
        roster.begin(Service.OKTA)
        reading = await self._okta_list(roster, app.app_id, report)
        roster.finish(reading)
        if reading.complete and await self._lacks(app.app_id, roster):
            roster.take_back(replace(reading, complete=False, why=LACKS))

    async def _lacks(self, app_id: str, roster: Roster) -> bool:
        return await self._doubter.finds_somebody(app_id, self._unlisted, roster)

    async def _read_zoom(self, roster: Roster, report: Callable[[Progress], None]) -> None:
        reading = await self._zoom_lists(roster, report)
        if _worth_another_look(reading):
            reading = await self._zoom_lists(roster, report)
        roster.finish(reading)

    async def _zoom_lists(self, roster: Roster, report: Callable[[Progress], None]) -> Reading:
        roster.begin(Service.ZOOM)
        return await self._stream(Service.ZOOM, self.zoom.accounts(), roster.add_accounts, report)

    async def _stream(
        self,
        service: Service,
        read: PageRead[Row],
        add: Callable[[list[Row]], object],
        report: Callable[[Progress], None],
    ) -> Reading:
        done, began = 0, self._clock()
        try:
            async for page in read:
                add(page)
                done += len(page)
                report(Progress(service=service, done=done))
        except ExpectedError:
            pass  # the reading holds it, as the reason why it is not complete
        return replace(read.reading(self._clock()), began_at=began)

    def _never_begun(self, service: Service, error: ExpectedError) -> Reading:
        return Reading(
            service=service,
            read_at=self._clock(),
            records=0,
            complete=False,
            why=str(error),
            failure=error,
        )

    async def _explain(self, roster: Roster) -> None:
        async with asyncio.TaskGroup() as reads:
            if roster.reading(Service.ZOOM).records:
                reads.create_task(self._softly("roles", self._read_roles(roster)))
            if self.sources.app:
                app_id = self.sources.app.app_id
                reads.create_task(self._softly("groups", self._read_groups(roster, app_id)))
                reads.create_task(self._softly("log", self._read_log(roster, app_id)))
                reads.create_task(self._softly("directory", self._read_directory(roster)))

    async def _softly(self, what: str, work: Awaitable[None]) -> None:
        try:
            await work
        except ExpectedError as error:
            self.sources.unknown[what] = error

    async def _read_roles(self, roster: Roster) -> None:
        roster.note_roles(await self.zoom.roles())

    async def _read_groups(self, roster: Roster, app_id: str) -> None:
        """Find which groups give each person Zoom; an assignment names none (facts/okta.md §3)."""
        assigned, now = roster.reading(Service.OKTA).records, self._clock()
        if self._groups_read[0] == assigned and now - self._groups_read[1] < GROUPS_EVERY:
            return
        names: dict[str, tuple[str, ...]] = {}
        shared: dict[tuple[str, ...], tuple[str, ...]] = {}
        giving = await self.okta.groups(app_id)
        for group in giving:
            listed = self.okta.group_members(group.group_id)
            async for members in listed.whole(f"the group “{group.name}”"):
                for user_id in members:
                    groups = tuple(sorted((*names.get(user_id, ()), group.name)))
                    names[user_id] = shared.setdefault(groups, groups)  # few kinds, many people
        roster.note_groups(names)
        self.giving = tuple(giving)
        self._groups_read = (assigned, now)

    async def _read_log(self, roster: Roster, app_id: str) -> None:
        since = self._clock() - LOG_DAYS * DAY
        pages = 0
        async for page in self.okta.events(app_id, since=since, cursor=self._log_cursor):
            self._log_cursor = page.cursor
            self._settings.update((e.uuid, e) for e in page.events if e.kind in SETTINGS)
            changed = fold(self._histories, page.events)
            roster.note_settings_events(list(self._settings.values()))
            roster.note_histories((user_id, self._histories[user_id]) for user_id in changed)
            pages += 1
            if pages == LOG_PAGES:
                raise Unreadable(
                    Service.OKTA, f"the log is longer than {LOG_PAGES},000 events; we go on later"
                )

    async def _read_directory(self, roster: Roster) -> None:
        """Find out who Okta says those are whom it does not list for Zoom; the rest is dropped."""
        unlisted = roster.unlisted()
        self._unlisted = []
        if not unlisted:
            return
        roster.begin_people()
        async for page in self.okta.directory().whole("the directory"):
            theirs = [
                person
                for person in page
                if not unlisted.isdisjoint((person_key(person.login), person_key(person.email)))
            ]
            self._unlisted += theirs
            roster.note_people(theirs)
        roster.finish_people()


def _worth_another_look(reading: Reading) -> bool:
    """Tell whether to read a list again: it changed while it was read, or its cursor ended.

    Zoom's lives for 15 minutes (facts/zoom.md §4), which one long wait for a rate limit takes.
    """
    if reading.complete:
        return False
    failure = reading.failure
    if not isinstance(failure, Refused):
        return failure is None
    ended = failure.code == "300" and "page token" in failure.text
    return ended or failure.code == "E0000029"
