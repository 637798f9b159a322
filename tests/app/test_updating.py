"""Updates put together: the window, the disk, a publisher, and who may say no."""

import time
from contextlib import asynccontextmanager

import pytest
import qasync
import shiboken6

from tests.support.qt import until
from tests.support.releases import listed, releases
from zoomprov_gui.app import updating
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.updating import telling_of_updates
from zoomprov_gui.domain.updates import Fetched
from zoomprov_gui.storage.policies import VARIABLE
from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.storage.update_memory import UpdateMemory
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.theme.theme import Theme


@pytest.fixture
def anyio_backend(qapp):
    """Run async tests on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


@pytest.fixture
def paths(tmp_path):
    return Paths.of(str(tmp_path / "data"))


@pytest.fixture
def publisher(monkeypatch):
    """Answer every question for a list with a new version, and count them."""
    asked = []

    async def fetch(releases, mark, *, verify):
        asked.append((releases.address, mark, verify is not None))
        return Fetched(text=listed("9.1.0", made=1_700_000_000, days=9_999))

    monkeypatch.setattr(updating, "fetch_list", fetch)
    return asked


@asynccontextmanager
async def told(paths, at, *, sandbox=False):
    """Yield a window, and what tells of updates in it; both are gone afterwards."""
    session = SessionViewModel("Acme", sandbox=sandbox, clock=time.time)
    main = MainWindow(Theme(), session, SettingsViewModel(SettingsFile(paths.settings)))
    main.show()
    async with telling_of_updates(main, paths, at) as corner:
        yield main, corner
    main.close()
    # Now and here: the thread that reads the certificates must not come to collect it.
    shiboken6.delete(main)


async def test_asking_by_the_menu_tells_of_a_newer_version(paths, publisher):
    async with told(paths, releases()) as (main, corner):
        main.commands.updates.trigger()
        await until(lambda: corner.dialog.state.text() == "Version 9.1.0 is available")

    assert publisher == [(releases().address, "", True)]
    assert UpdateMemory(paths.updates).now.listed


async def test_without_an_address_the_program_says_that_it_is_not_set_up(paths, publisher):
    async with told(paths, type(releases())()) as (main, corner):
        main.commands.updates.trigger()

        assert "not set up" in corner.dialog.text.text()
    assert publisher == []


async def test_the_environment_can_switch_it_off(paths, publisher, monkeypatch):
    monkeypatch.setenv(VARIABLE, "off")
    async with told(paths, releases()) as (main, corner):
        main.commands.updates.trigger()

        assert VARIABLE in corner.dialog.text.text()
    assert publisher == []


async def test_with_sample_data_nothing_leaves_this_computer(paths, publisher):
    async with told(paths, releases(), sandbox=True) as (main, corner):
        main.commands.updates.trigger()

        assert "nothing leaves this computer" in corner.dialog.text.text()
    assert publisher == []
