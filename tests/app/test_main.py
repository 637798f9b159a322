"""The window's lifetime: what it is dressed by, and that it stands until it is closed."""

import asyncio
from dataclasses import replace

import pytest
import qasync
from PySide6.QtWidgets import QApplication

from tests.support.qt import until
from zoomprov_gui.app.arguments import parse
from zoomprov_gui.app.main import ICON_SIZES, Lifetime, app_icon, first_settings, follow_settings
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.storage.settings import Settings, SettingsFile
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.theme.theme import LARGEST_TEXT, Theme


@pytest.fixture
def anyio_backend(qapp):
    """Run async tests on Qt's loop."""
    qapp.setQuitOnLastWindowClosed(False)
    return "asyncio", {"loop_factory": lambda: qasync.QEventLoop(qapp)}


@pytest.fixture
def paths(tmp_path):
    return Paths.of(str(tmp_path / "data"))


def windows():
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()
    ]


async def test_a_simulated_company_stands_with_its_people_until_the_window_is_closed(qapp, paths):
    lifetime = Lifetime(qapp, parse(["gui", "--sandbox"]), paths)

    async with asyncio.TaskGroup() as group:
        running = group.create_task(lifetime.run())
        await until(lambda: bool(windows()))
        (window,) = windows()
        await until(lambda: window.pages.key == "people")
        window.close()

    assert running.result() == 0
    assert not windows()


async def test_a_window_that_is_closed_before_anything_is_loaded_ends_all_the_same(qapp, paths):
    lifetime = Lifetime(qapp, parse(["gui", "--sandbox"]), paths)

    async with asyncio.TaskGroup() as group:
        running = group.create_task(lifetime.run())
        await until(lambda: bool(windows()))
        windows()[0].close()

    assert running.result() == 0


def test_the_window_is_dressed_as_the_settings_say_whenever_they_change(qapp, paths):
    settings, theme = SettingsViewModel(SettingsFile(paths.settings)), Theme()
    follow_settings(qapp, theme, settings)

    settings.change(theme="dark", text_size=200)

    assert theme.tokens.dark
    assert theme.scale == LARGEST_TEXT / 100
    settings.change(theme="light", text_size=100)
    assert not theme.tokens.dark


def test_the_first_settings_are_those_of_what_will_be_shown(paths):
    mine = paths.data / "workspaces" / "acme" / "settings.json"
    mine.parent.mkdir(parents=True)
    SettingsFile(mine).save(Settings(theme="dark"))
    SettingsFile(paths.settings).save(replace(Settings(), last_source="acme"))

    shown = {
        words: first_settings(parse(["gui", *words.split()]), paths).load().theme
        for words in ("", "--sandbox", "--connection x.json")
    }

    assert shown == {"": "dark", "--sandbox": "system", "--connection x.json": "system"}


def test_the_programs_mark_is_there_in_every_size(qapp):
    icon = app_icon()

    assert {size.width() for size in icon.availableSizes()} == set(ICON_SIZES)
