"""The whole window on a simulated company in this process, with a time that a test moves."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication

from tests.support.qt import ended, until
from zoomprov_gui.app.company_window import show_pages
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import source_of_world
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.one_error import as_itself
from zoomprov_gui.services.company import Company
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.simulator.world import World
from zoomprov_gui.storage.settings import Settings, SettingsFile
from zoomprov_gui.viewmodels.company_groups import GroupsViewModel
from zoomprov_gui.viewmodels.history import HistoryViewModel
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.viewmodels.setup import SetupViewModel
from zoomprov_gui.widgets.groups_page import GroupsPage
from zoomprov_gui.widgets.history_page import HistoryPage
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.people_page import PeoplePage
from zoomprov_gui.widgets.setup_page import SetupPage
from zoomprov_gui.widgets.theme.theme import Theme

MORNING = 1_795_424_460.0  # Mon 23 Nov 2026, 09:41 UTC
BETWEEN_READS = 77  # seconds; nothing else sleeps for so long, so that a test can tell it


class Time:
    """A clock that stands still until somebody sleeps or a test moves it.

    Who sleeps for `patience` seconds or more sleeps until they are stopped.
    """

    def __init__(self, now: float = MORNING) -> None:
        self.now = now
        self.patience = float(BETWEEN_READS)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let the time pass at once, or not at all."""
        if seconds >= self.patience:
            await asyncio.Event().wait()
        self.now += seconds
        await asyncio.sleep(0)


class Told(httpx.AsyncBaseTransport):
    """Tells of each request, and passes it on."""

    def __init__(
        self, inner: httpx.AsyncBaseTransport, told: Callable[[httpx.Request], object]
    ) -> None:
        self._inner = inner
        self._told = told

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Tell, and pass on."""
        self._told(request)
        return await self._inner.handle_async_request(request)


@dataclass(slots=True)
class Office:
    """A company, its world, and the window on it."""

    time: Time
    world: World
    company: Company
    people: PeopleViewModel
    setup: SetupViewModel
    groups: GroupsViewModel
    window: MainWindow
    page: PeoplePage
    guide: SetupPage
    by_group: GroupsPage
    folder: Path
    history: HistoryViewModel
    past: HistoryPage

    async def read(self) -> None:
        """Have both sides read, and wait until they are: anew, not by a read that goes on."""
        await until(lambda: not self.people.session.checking)
        watching = self.people.watching
        arrived = asyncio.Event()
        watching.ended.connect(arrived.set)
        watching.start()
        await until(arrived.is_set)
        watching.ended.disconnect(arrived.set)
        await asyncio.sleep(0)

    async def run_ended(self) -> None:
        """Wait until the run has ended, and everybody was read again."""
        await ended(self.people.run.operation)
        await until(lambda: not self.people.session.checking)


@asynccontextmanager
async def open_office(
    folder: Path,
    *,
    scenario: str = "small-office",
    time: Time | None = None,
    world: World | None = None,
    settings: Settings | None = None,
    theme: Theme | None = None,
    size: tuple[int, int] = (1440, 900),
    show: bool = True,
    begin: str = "people",
    told: Callable[[httpx.Request], object] | None = None,
) -> AsyncIterator[Office]:
    """Open the window on a simulated company, at the page `begin`. Nothing is read yet.

    `told` is given each request before it reaches Okta or Zoom.
    """
    time = time or Time()
    world = world or build(scenario, clock=time)
    source = source_of_world(world, scenario, Paths.of(str(folder)))
    if told is not None:
        okta, zoom = source.to_okta, source.to_zoom
        assert okta is not None
        assert zoom is not None
        source = replace(source, to_okta=Told(okta, told), to_zoom=Told(zoom, told))
    chosen = _chosen(SettingsFile(source.paths.settings), settings)
    window = _window(theme or Theme(), chosen, time)
    window.resize(*size)
    async with (
        open_company(source, chosen.value, clock=time, sleep=time.sleep) as company,
        asyncio.TaskGroup() as background,
    ):
        models = QObject()
        window.pages.hold(models)
        people = PeopleViewModel(company, window.session, chosen, background, models)
        setup = SetupViewModel(
            company, window.session, chosen, background, run=people.run, parent=models
        )
        groups = GroupsViewModel(company, people, background, models)
        history = HistoryViewModel(people, background, models)
        page, guide, by_group, past = show_pages(window, people, setup, groups, history)
        window.go_to(begin)
        if show:
            window.show()
        try:
            yield Office(
                time,
                world,
                company,
                people,
                setup,
                groups,
                window,
                page,
                guide,
                by_group,
                folder,
                history,
                past,
            )
        finally:
            for model in (history, setup, groups, people):
                model.stop()
            window.hide()
    window.deleteLater()


def _chosen(file: SettingsFile, settings: Settings | None) -> SettingsViewModel:
    if settings is not None:
        file.save(replace(settings, check_every=BETWEEN_READS))
    chosen = SettingsViewModel(file)
    chosen.value = replace(chosen.value, check_every=BETWEEN_READS)
    return chosen


def _window(theme: Theme, chosen: SettingsViewModel, time: Time) -> MainWindow:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, chosen.value.theme, text_size=chosen.value.text_size)
    return MainWindow(theme, SessionViewModel(sandbox=True, clock=time), chosen)


Journey = Callable[[Office], Awaitable[None]]


def journey(test: Journey) -> Callable[[Path], Awaitable[None]]:
    """Run a test inside an office whose people have been read, at British times.

    Not a fixture: between a test and its fixtures' end Qt's events are processed while no asyncio
    loop runs, and whatever reads or writes at that moment would find none.
    """

    async def run(tmp_path: Path) -> None:
        before = QLocale()
        QLocale.setDefault(QLocale("en_GB"))
        try:
            with as_itself(AssertionError):
                async with open_office(tmp_path) as office:
                    await office.read()
                    await test(office)
        finally:
            QLocale.setDefault(before)

    run.__name__ = getattr(test, "__name__", "journey")
    run.__module__ = test.__module__
    run.__doc__ = test.__doc__
    run.pytestmark = getattr(test, "pytestmark", [])  # type: ignore[attr-defined]  # pytest's own
    return run
