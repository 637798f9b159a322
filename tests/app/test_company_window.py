"""Which page a company opens with: Setup until it was confirmed once, and then where one was."""

import pytest
import qasync

from tests.support.guide import in_the_console, read_all, settled
from tests.support.office import open_office
from zoomprov_gui.app.company_window import offer_troubles, show_pages
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import sandbox_source
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.domain.verdicts import Verdict

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend(qapp):
    """Run async tests on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


async def test_a_company_that_was_never_confirmed_opens_with_setup_at_what_is_left(tmp_path):
    async with open_office(tmp_path, scenario="fresh-start") as office:
        office.people.settings.remember(page="people")

        show_pages(office.window, office.people, office.setup, office.groups, office.history)
        await read_all(office)

        assert office.window.pages.key == "setup"
        assert office.setup.step.key is StepKey.AUTHORISE


async def test_a_company_that_was_confirmed_once_opens_where_one_was(tmp_path):
    async with open_office(tmp_path) as office:
        office.people.settings.remember(page="people", proven=[office.company.source])

        show_pages(office.window, office.people, office.setup, office.groups, office.history)

        assert office.window.pages.key == "people"
        office.people.settings.remember(page="reports")
        show_pages(office.window, office.people, office.setup, office.groups, office.history)
        assert office.window.pages.key == "setup"


async def test_a_simulated_company_opens_with_its_people_unless_it_is_the_one_to_set_up(tmp_path):
    paths = Paths.of(str(tmp_path))

    pages = {name: sandbox_source(name, paths).page for name in ("small-office", "fresh-start")}

    assert pages == {"small-office": "people", "fresh-start": "setup"}
    async with open_office(tmp_path, begin="setup") as office:
        show_pages(
            office.window,
            office.people,
            office.setup,
            office.groups,
            office.history,
            begin=pages["small-office"],
        )
        assert office.window.pages.key == "people"


async def test_what_is_changed_in_the_set_up_is_read_into_the_table(tmp_path):
    async with open_office(tmp_path, scenario="fresh-start", begin="setup") as office:
        await read_all(office)
        read = []
        office.people.watching.ended.connect(lambda: read.append(True))

        office.guide.ways.buttons[0].click()
        await settled(office)

        assert read or office.people.watching.operation.running


async def test_troubles_of_the_sandbox_can_be_tried_out_and_ended(tmp_path):
    async with open_office(tmp_path) as office:
        offer_troubles(office.window, office.world, office.setup)
        menu = office.window.menuBar().actions()[-1].menu()
        first = next(action for action in menu.actions() if action.isCheckable())

        first.trigger()
        during = [fault.name for fault in office.world.faults.faults]
        first.trigger()

        assert during == ["unavailable"]
        assert office.world.faults.faults == []


async def test_what_only_the_console_can_is_done_from_the_menu_of_the_sandbox(tmp_path):
    async with open_office(tmp_path) as office:
        await office.read()
        unlinked = office.company.roster.counts[Verdict.UNLINKED]
        office.setup.simulating.does_import = office.world.import_and_match
        offer_troubles(office.window, office.world, office.setup)

        office.window.menuBar().actions()[-1].menu().actions()[0].trigger()
        await office.read()

        assert office.company.roster.counts[Verdict.UNLINKED] < unlinked


async def test_permission_and_switches_read_nobody_again_and_are_known_all_the_same(tmp_path):
    async with open_office(tmp_path, scenario="fresh-start", begin="setup") as office:
        app = in_the_console(office)
        await read_all(office)
        office.setup.open_step(StepKey.SWITCHES)
        await settled(office)
        read = []
        office.people.watching.ended.connect(lambda: read.append(True))

        office.guide.ways.buttons[0].click()
        await settled(office)

        assert app.switches.create
        assert office.company.roster.switches.create
        assert read == []


async def test_the_steps_are_counted_again_once_a_side_comes_back_also_behind(tmp_path):
    async with open_office(tmp_path) as office:
        show_pages(
            office.window, office.people, office.setup, office.groups, office.history,
            begin="people",
        )  # fmt: skip
        await office.read()
        await read_all(office)
        whole = office.window.session.confirmed
        office.world.faults.set("zoom:unavailable")
        await office.read()
        await settled(office)
        without = office.window.session.confirmed
        office.world.faults.clear()
        office.time.now += 60

        await office.read()
        await settled(office)

        assert without[0] < whole[0]
        assert office.window.session.confirmed == whole
