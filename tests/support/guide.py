"""The Setup page on a simulated company: its reads, and what an admin does elsewhere."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
from PySide6.QtCore import QLocale

from tests.support.office import Office, open_office
from tests.support.qt import until
from zoomprov_gui.domain.one_error import as_itself
from zoomprov_gui.simulator.app import okta_app
from zoomprov_gui.simulator.founding import add_zoom_app
from zoomprov_gui.simulator.records import App
from zoomprov_gui.simulator.state import assigned_people
from zoomprov_gui.simulator.world import World

Journey = Callable[[Office], Awaitable[None]]


async def settled(office: Office) -> None:
    """Wait until nothing is read or changed any more."""
    setup = office.setup
    await until(lambda: not (setup.reading.running or setup.doing.running))
    await asyncio.sleep(0)


async def read_all(office: Office) -> None:
    """Read both sides' people, and everything that the set-up rests on, as a start does."""
    office.setup.start()
    await settled(office)
    await office.read()
    await settled(office)


async def read_again(office: Office) -> None:
    """Have the open step read once more, as its timer does where little of our share is left."""
    office.time.now += 16
    office.setup.check()
    await settled(office)


def in_the_console(office: Office) -> App:
    """Add the Zoom app in the Admin Console and give it Zoom's permission; no switch is on yet."""
    app = add_zoom_app(office.world, provisioned=False, groups=())
    app.connection = "ENABLED"
    app.authorised_by = office.world.zoom.owner_id
    app.provisioned_since = office.time.now
    return app


def add_second_app(world: World, *, active: bool = True) -> App:
    """Add another Zoom app in the Admin Console, to which nobody is assigned."""
    app = App("0oaSecond", "zoomus", "Zoom EU", world.now(), sub_domain="acme")
    app.status = "ACTIVE" if active else "INACTIVE"
    world.okta.apps[app.id] = app
    world.okta.assigned[app.id] = assigned_people()
    return app


def with_a_browser(office: Office) -> None:
    """Let consent end in a browser, as it does outside of the sandbox, which agrees by itself."""
    office.company.setup._agrees = None


async def browse(office: Office, link: str) -> str:
    """Open a page as the person's browser does, agree, and return what it shows."""
    transport = httpx.ASGITransport(okta_app(office.world))
    async with httpx.AsyncClient(transport=transport) as browser:
        return (await browser.get(link)).text


def guided(scenario: str) -> Callable[[Journey], Callable[[Path], Awaitable[None]]]:
    """Run a test on the Setup page of a scenario whose steps have been read, at British times."""

    def wrap(test: Journey) -> Callable[[Path], Awaitable[None]]:
        async def run(tmp_path: Path) -> None:
            before = QLocale()
            QLocale.setDefault(QLocale("en_GB"))
            try:
                with as_itself(AssertionError):
                    async with open_office(tmp_path, scenario=scenario, begin="setup") as office:
                        await read_all(office)
                        await test(office)
            finally:
                QLocale.setDefault(before)

        run.__name__ = getattr(test, "__name__", "journey")
        run.__module__ = test.__module__
        run.__doc__ = test.__doc__
        run.pytestmark = getattr(test, "pytestmark", [])  # type: ignore[attr-defined]  # pytest's
        return run

    return wrap
