"""The open company behind the window: everything that is imported after the first paint."""

import asyncio
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from zoomprov_gui.app.memory import Kept
from zoomprov_gui.app.sources import Source
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.people import PersonKey, Service
from zoomprov_gui.domain.setup import ChangeKey, StepKey
from zoomprov_gui.simulator.faults import parse
from zoomprov_gui.simulator.world import World
from zoomprov_gui.storage.records import Entry
from zoomprov_gui.viewmodels.companies import CompaniesViewModel
from zoomprov_gui.viewmodels.company_groups import GroupsViewModel
from zoomprov_gui.viewmodels.connections import ConnectionsViewModel
from zoomprov_gui.viewmodels.history import HistoryViewModel
from zoomprov_gui.viewmodels.people import PeopleViewModel
from zoomprov_gui.viewmodels.setup import SetupViewModel
from zoomprov_gui.widgets.groups_page import GroupsPage
from zoomprov_gui.widgets.history_page import HistoryPage
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.people_page import PeoplePage
from zoomprov_gui.widgets.setup_page import SetupPage


async def keep(
    source: Source,
    window: MainWindow,
    closed: asyncio.Event,
    companies: CompaniesViewModel | None = None,
) -> None:
    """Open the company, show its people, and let the write in flight finish at the end."""
    async with (
        open_company(source, window.settings.value) as company,
        asyncio.TaskGroup() as background,
    ):
        session, settings, models = window.session, window.settings, QObject()
        window.pages.hold(models)
        people = PeopleViewModel(company, session, settings, background, models)
        setup = SetupViewModel(
            company, session, settings, background, run=people.run, parent=models
        )
        groups = GroupsViewModel(company, people, background, models)
        history = HistoryViewModel(people, background, models)
        show_pages(window, people, setup, groups, history, begin=source.page)
        kept = Kept()
        people.changed.connect(lambda: kept.look(len(company.roster)))
        troubles = offer_troubles(window, source.world, setup) if source.world else None
        if companies is not None and source.saved and company.access is not None:
            read = company.access.read
            window.connections = ConnectionsViewModel(companies, read, background, models)
        window.session.can_sign_in = source.saved
        people.start()
        setup.start()
        await closed.wait()
        if window.connections is not None:
            window.connections.stop()
            window.connections = None
        for model in (history, setup, groups, people):
            model.stop()
        if troubles is not None:
            troubles.deleteLater()
        kept.let_go()


def show_pages(
    window: MainWindow,
    people: PeopleViewModel,
    setup: SetupViewModel,
    groups: GroupsViewModel,
    history: HistoryViewModel,
    *,
    begin: str = "setup",
) -> tuple[PeoplePage, SetupPage, GroupsPage, HistoryPage]:
    """Give the window its pages, and show the one to begin with (UX.md §4).

    `begin` is the page of a company whose set-up was never confirmed.
    """
    page = PeoplePage(window.theme, people, window.commands)
    guide = SetupPage(window.theme, setup, window.commands)
    guide.page_wanted.connect(window.go_to)
    guide.tell_of(people.unsettled)
    window.add_page("setup", guide)
    window.add_page("people", page)
    by_group = GroupsPage(window.theme, groups, window.commands)
    window.add_page("groups", by_group)

    def show_person(key: str) -> None:
        window.go_to("people")
        page.find_person(PersonKey(key))

    by_group.person_wanted.connect(show_person)
    by_group.people_wanted.connect(partial(_show_people, window, page))
    past = HistoryPage(window.theme, history, window.commands)
    window.add_page("history", past)
    past.person_wanted.connect(show_person)
    past.group_wanted.connect(partial(_show_group, window, by_group))
    history.setup_wanted.connect(partial(_offer_back, setup, history))
    setup.doing.offered.connect(partial(_show_offer, window, setup))
    setup.doing.offered.connect(history.say_not_back)
    setup.doing.unoffered.connect(history.say_unread)
    # Whom the table shows as assigned is what step 5 counts.
    people.watching.ended.connect(setup.follow_people)
    people.watching.ended.connect(partial(_follow_answers, setup, _Answering(people)))
    setup.doing.ended.connect(partial(_read_people, people, setup))
    setup.simulating.imported.connect(people.watching.start)
    last = window.settings.remembered("page")
    known = isinstance(last, str) and last in window.pages.keys
    window.go_to(window.wanted or (last if known and setup.proven_before else begin))
    return page, guide, by_group, past


class _Answering:
    """Which sides answered the latest read; nobody before the first."""

    def __init__(self, people: PeopleViewModel) -> None:
        self._session = people.session
        self._answer: tuple[bool, ...] | None = None

    def changed(self) -> bool:
        """Tell whether other sides answer than at the read before."""
        before = self._answer
        self._answer = tuple(self._session.side(side).error is None for side in Service)
        return before not in {None, self._answer}


def _follow_answers(setup: SetupViewModel, answering: _Answering) -> None:
    """Count the steps again where a side came back or went silent and nobody looks at them.

    The page that is looked at reads by itself: all of it once more would take the minute's requests
    from the step that is open.
    """
    if answering.changed() and not setup.shown:
        setup.check_rest()


def _show_people(window: MainWindow, page: PeoplePage, group: str) -> None:
    """Show whom a group gives Zoom."""
    window.go_to("people")
    page.show_people_of(group)


def _show_group(window: MainWindow, by_group: GroupsPage, key: str) -> None:
    """Show a group on its own page."""
    window.go_to("groups")
    by_group.find_group(key)


def _offer_back(setup: SetupViewModel, history: HistoryViewModel, entry: Entry) -> None:
    """Offer to take a change of the journal back, or say that it has to wait."""
    if not setup.doing.offer_back(entry):
        history.say_busy()


def _show_offer(window: MainWindow, setup: SetupViewModel, step: StepKey | str) -> None:
    """Show the step at which a change of the journal can be taken back."""
    if isinstance(step, StepKey):
        window.go_to("setup")
        setup.open_step(step)


def _read_people(people: PeopleViewModel, setup: SetupViewModel) -> None:
    """Read everybody again where there may be an app only now, or none any more.

    Permission and switches change nobody yet, and each read takes from Okta's minute; what the
    switches let follow from a change of people is known without one.
    """
    change, features = setup.doing.change, setup.company.setup.facts.features.value
    if features is not None:
        setup.company.roster.note_switches(features.switches)
    changes_apps = {ChangeKey.ADD_APP, ChangeKey.ACTIVATE_APP, ChangeKey.DEACTIVATE_APP}
    if change is None or change.key in changes_apps:
        people.watching.start()


TROUBLES = (
    ("Zoom stops answering", ("zoom:unavailable",)),
    ("Okta stops answering", ("okta:unavailable",)),
    ("Everything is slow", ("okta:latency:seconds=2", "zoom:latency:seconds=2")),
    ("Zoom says yes and does nothing", ("zoom:accepted-no-effect",)),
    ("Zoom's list comes incomplete", ("zoom:partial-page",)),
)


def _import_and_match(world: World) -> None:
    if world.app:
        world.import_and_match()


def offer_troubles(window: MainWindow, world: World, setup: SetupViewModel) -> QMenu:
    """Let somebody try out what goes wrong in a real company, with a menu of the sandbox.

    And do what only Okta's console can: without it, who has a Zoom account already stays unlinked.
    """
    setup.simulating.does_import = partial(_import_and_match, world)
    menu = window.menuBar().addMenu(window.tr("&Sandbox"))
    console = menu.addAction(window.tr("Import from Zoom and match, as in Okta’s console"))
    console.triggered.connect(setup.simulating.import_and_match)
    menu.addSeparator()
    for words, faults in TROUBLES:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.toggled.connect(partial(_set, world, faults))
    return menu


def _set(world: World, faults: tuple[str, ...], on: bool) -> None:  # noqa: FBT001 - QAction.toggled
    wanted = [parse(fault) for fault in faults]
    if on:
        for fault in wanted:
            world.faults.set(fault)
    else:
        world.faults.faults = [fault for fault in world.faults.faults if fault not in wanted]
