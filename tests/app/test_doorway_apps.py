"""The Zoom app that somebody named is the one that everything is read from, from then on."""

import json

import pytest
import qasync

from tests.app.test_doorway import saved
from tests.support.doorstep import doorstep
from tests.support.guide import add_second_app
from tests.support.keychains import MemoryBackend
from tests.support.qt import until
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import StepKey
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.widgets.setup_page import SetupPage

SECOND = "0oaSecond"


@pytest.fixture
def anyio_backend(qapp):
    """Run on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


async def on_setup(step, other=None):
    """Wait for the Setup page of a company, another page than this one."""
    window = step.window
    await until(lambda: "setup" in window.pages.keys)
    window.go_to("setup")
    await until(lambda: isinstance(window.pages.page, SetupPage) and window.pages.page is not other)
    return window.pages.page


async def name_second(step):
    """Wait until the choice is offered, choose, and wait until the people are read from there."""
    old = await on_setup(step)
    old.model.open_step(StepKey.AUTHORISE)
    await until(lambda: len(old.ways.choose_app.rows) == 2)
    (row,) = [row for row in old.ways.choose_app.rows if row.app.app_id == SECOND]
    row.use.click()
    await until(lambda: step.window.pages.page not in {None, old})
    assert step.window.pages.key == "setup"
    page = step.window.pages.page
    await until(lambda: page.model.company.setup.facts.app is not None)
    await until(lambda: step.window.session.side(Service.OKTA).read_at > 0)
    return page


async def test_a_saved_company_keeps_the_app_also_for_the_next_start(tmp_path):
    backend = MemoryBackend()
    async with saved(tmp_path, backend, "Acme") as ((world,), _kept):
        add_second_app(world)
        async with doorstep(tmp_path, backend=backend, workspace="Acme") as step:
            page = await name_second(step)
            company = page.model.company

            assert company.compare.app_id() == company.setup.facts.app.app_id == SECOND
            assert step.doorway.companies.current.okta.app_id == SECOND
        async with doorstep(tmp_path, backend=backend, workspace="Acme") as step:
            await until(lambda: step.window.session.side(Service.OKTA).read_at > 0)
            page = await on_setup(step)

            assert page.model.company.compare.app_id() == SECOND


async def test_a_document_stays_as_it_is_and_the_app_holds_for_the_window(tmp_path):
    world = build("small-office")
    add_second_app(world)
    file = tmp_path / "acme.json"
    async with serve(world) as served:
        file.write_text(json.dumps(served))
        before = json.loads(file.read_text())
        async with doorstep(tmp_path / "d", connection=str(file)) as step:
            page = await name_second(step)

            assert page.model.company.compare.app_id() == SECOND
            assert json.loads(file.read_text()) == before


@pytest.mark.parametrize("sample", [False, True])
async def test_a_simulated_company_goes_on_as_the_same_world(tmp_path, sample):
    named = {} if sample else {"sandbox": "small-office"}
    async with doorstep(tmp_path, **named) as step:
        if sample:
            (await step.on_welcome()).sample.click()
        await until(lambda: step.window.session.ever_read)
        world = step.doorway._unsaved.world
        add_second_app(world)
        (await on_setup(step)).model.check_now(everything=True)

        page = await name_second(step)

        assert step.doorway._unsaved.world is world
        assert page.model.company.compare.app_id() == SECOND
