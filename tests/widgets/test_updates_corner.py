import pytest
from PySide6.QtWidgets import QWidget

from tests.support.releases import NOW, said
from tests.support.updates import Model
from zoomprov_gui.domain.release_list import Doubt, latest_of
from zoomprov_gui.domain.updates import Switch
from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.help_dialogs import AboutDialog
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.settings_dialog import SettingsDialog
from zoomprov_gui.widgets.updates_corner import UpdatesCorner


class Page(QWidget):
    """A page on which something may go on."""

    title, busy = "A page", ""

    def regions(self):
        return [self]

    def take_focus(self):
        self.setFocus()

    def stop_writing(self):
        self.busy = ""

    def remember(self):
        return {}


@pytest.fixture
def main(theme, tmp_path, qtbot):
    session = SessionViewModel("Acme", clock=lambda: NOW)
    settings = SettingsViewModel(SettingsFile(tmp_path / "settings.json"))
    main = MainWindow(theme, session, settings)
    qtbot.addWidget(main)
    main.show()
    return main


@pytest.fixture
def model():
    return Model(latest=latest_of(said("9.1.0")))


@pytest.fixture
def corner(main, model):
    return UpdatesCorner(main, model)


def test_a_newer_version_is_told_of_in_one_quiet_line(corner):
    assert corner.banner.isVisible()
    assert corner.banner.title == "Version 9.1.0 is available"
    assert corner.banner.property("tone") == "info"


def test_later_takes_the_line_away(corner, model):
    corner.later.click()

    assert not corner.banner.isVisible()
    assert model.done == ["later"]


def test_what_is_new_leads_to_the_words_of_the_release(corner):
    corner.news.click()

    assert corner.dialog.isVisible()
    assert corner.dialog.notes.text() == "Names who is new."


def test_during_a_run_nothing_is_told_and_after_it_it_is(corner, main):
    page = Page()
    page.busy = "2 people are being turned off"
    main.add_page("people", page)
    main.session.tick()
    during = corner.banner.isVisible()

    page.busy = ""
    main.session.tick()

    assert (during, corner.banner.isVisible()) == (False, True)


@pytest.mark.parametrize("doubt", [Doubt.FORGED, Doubt.EXPIRED, Doubt.UNREACHABLE])
def test_not_knowing_shows_no_line_at_all(corner, model, doubt):
    model.become(doubt=doubt)

    assert not corner.banner.isVisible()


@pytest.mark.parametrize("switch", [Switch.CHOSEN, Switch.POLICY, Switch.SANDBOX])
def test_who_is_not_to_be_told_is_not(corner, model, switch):
    model.become(switch=switch, latest=latest_of(said("9.1.0")))

    assert not corner.banner.isVisible()


def test_the_menu_asks_and_shows_what_is_known(corner, main, model):
    main.commands.updates.trigger()

    assert model.done == ["check"]
    assert corner.dialog.isVisible()


def test_the_settings_lead_to_it_and_leave_the_screen(corner, main):
    main.commands.settings.trigger()
    (settings,) = main.findChildren(SettingsDialog)

    settings.updates.click()

    assert not settings.isVisible()
    assert corner.dialog.isVisible()


def test_the_menu_offers_it_only_once_there_is_something_to_answer(main, model):
    before = main.commands.updates.isEnabled()

    UpdatesCorner(main, model)

    assert (before, main.commands.updates.isEnabled()) == (False, True)


def test_about_says_whether_there_is_a_newer_version(corner, main, model):
    model.become(doubt=Doubt.EXPIRED)

    main.commands.about.trigger()

    (about,) = main.findChildren(AboutDialog)
    words = [label.text().replace("\u200b", "") for label in about.findChildren(Paragraph)]
    assert model.line in words
