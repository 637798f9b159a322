import asyncio

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.services.test_saved import sides
from tests.support.qt import until
from tests.support.workbench import background, bench
from zoomprov_gui.domain.access import judged
from zoomprov_gui.domain.people import Service
from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.viewmodels.companies import CompaniesViewModel, Goal
from zoomprov_gui.viewmodels.connections import ConnectionsViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.connections_box import DisconnectDialog
from zoomprov_gui.widgets.parts.rows import IconLine
from zoomprov_gui.widgets.settings_dialog import SettingsDialog


async def allow(service):
    await asyncio.sleep(0)
    return judged(service, scopes=(), seen={})


@pytest.fixture
async def companies(tmp_path):
    work = bench(tmp_path)
    kept = await work.keeping().keep(*await sides(work))
    companies = CompaniesViewModel(work.workspaces)
    companies.set_open(kept.workspace_id)
    return companies


def opened(theme, companies, group, window, tmp_path):
    model = ConnectionsViewModel(companies, allow, group)
    settings = SettingsViewModel(SettingsFile(tmp_path / "settings.json"))
    dialog = SettingsDialog(theme, settings, model, parent=window)
    dialog.open()
    return dialog


async def test_each_side_has_its_buttons_by_name(theme, companies, window, tmp_path):
    async with background() as group:
        box = opened(theme, companies, group, window, tmp_path).connections

        names = {button.accessibleName() for button in box.buttons.values()}

    assert "Zoom: Sign in again" in names
    assert "Okta: Disconnect…" in names


async def test_permissions_show_below(theme, companies, window, tmp_path):
    async with background() as group:
        box = opened(theme, companies, group, window, tmp_path).connections

        box.buttons[Service.ZOOM, "permissions"].click()
        await until(box.permissions.isVisible)

        assert box.permissions.lines


async def test_signing_in_again_closes_the_settings(theme, companies, window, tmp_path):
    turns = []
    companies.turned.connect(turns.append)
    async with background() as group:
        dialog = opened(theme, companies, group, window, tmp_path)

        dialog.connections.buttons[Service.ZOOM, "sign_in"].click()

    assert not dialog.isVisible()
    assert [turn.goal for turn in turns] == [Goal.SIGN_IN]


async def test_disconnecting_is_asked_about_and_staying_is_the_default(
    theme, companies, window, tmp_path
):
    turns = []
    companies.turned.connect(turns.append)
    async with background() as group:
        dialog = opened(theme, companies, group, window, tmp_path)
        dialog.connections.buttons[Service.OKTA, "disconnect"].click()
        asked = dialog.findChild(DisconnectDialog)
        assert asked.isVisible()
        assert turns == []
        assert not asked.wanted.isDefault()

        asked.wanted.click()

    assert [(turn.goal, turn.service) for turn in turns] == [(Goal.DISCONNECT, Service.OKTA)]


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (Service.OKTA, "Other programs that use it stop."),
        (Service.ZOOM, "cannot be ended at Zoom"),
    ],
)
async def test_disconnecting_says_what_ends_there(
    theme, companies, window, tmp_path, service, words
):
    async with background() as group:
        dialog = opened(theme, companies, group, window, tmp_path)

        dialog.connections.buttons[service, "disconnect"].click()

        asked = dialog.findChild(DisconnectDialog)
        assert words in " ".join(line.text for line in asked.findChildren(IconLine))


async def test_a_set_up_file_is_saved_where_one_says(theme, companies, window, tmp_path):
    async with background() as group:
        box = opened(theme, companies, group, window, tmp_path).connections
        box.file.click()
        dialog = box.findChild(QFileDialog)

        dialog.fileSelected.emit(str(tmp_path / "acme.zpsetup"))
        dialog.reject()

    assert "acme.okta.com" in (tmp_path / "acme.zpsetup").read_text()
