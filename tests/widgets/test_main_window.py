import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.storage.settings import SettingsFile
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.viewmodels.settings import SettingsViewModel
from zoomprov_gui.widgets.help_dialogs import AboutDialog, KeysDialog
from zoomprov_gui.widgets.main_window import MainWindow
from zoomprov_gui.widgets.settings_dialog import SettingsDialog


class Blank(QWidget):
    """A page that does nothing, or cannot be left."""

    busy = ""
    title = "A blank page"

    def regions(self):
        return [self]

    def take_focus(self):
        self.setFocus()

    def stop_writing(self):
        self.busy = ""

    def remember(self):
        return {"chip": "waiting"}


@pytest.fixture
def settings(tmp_path):
    return SettingsViewModel(SettingsFile(tmp_path / "settings.json"))


@pytest.fixture
def main(theme, settings, qtbot):
    session = SessionViewModel("Acme", sandbox=True, clock=lambda: 1_800_000_000.0)
    main = MainWindow(theme, session, settings)
    qtbot.addWidget(main)
    main.resize(1280, 820)
    main.show()
    return main


def test_it_tells_when_it_is_first_on_the_screen(theme, settings, qtbot):
    session = SessionViewModel("Acme", clock=lambda: 1_800_000_000.0)
    main = MainWindow(theme, session, settings)
    qtbot.addWidget(main)

    with qtbot.waitSignal(main.painted, timeout=5000):
        main.show()


def test_a_first_window_leaves_room_on_a_small_screen_for_its_title_bar(theme, settings, qtbot):
    session = SessionViewModel("Acme", clock=lambda: 1_800_000_000.0)

    main = MainWindow(theme, session, settings)
    qtbot.addWidget(main)

    assert main.screen().availableSize().height() - main.height() >= 20


def test_sample_data_is_called_that(main):
    assert main.sample.isVisible()
    assert main.sample.title == "Sample data – nothing here is real"


def test_below_a_width_the_sidebar_is_a_rail(main):
    assert not main.sidebar.compact

    main.resize(1100, 700)

    assert main.sidebar.compact
    main.resize(1280, 820)
    assert not main.sidebar.compact


def test_larger_text_makes_the_same_window_a_narrow_one(main, theme, qapp):
    theme.apply(qapp, "light", text_size=150)
    large = main.sidebar.compact

    theme.apply(qapp, "light", text_size=100)

    assert large
    assert not main.sidebar.compact


def test_the_sidebar_can_be_folded_by_key_and_stays_so(main, settings):
    main.commands.sidebar.trigger()
    assert main.sidebar.compact

    main.resize(1400, 900)

    assert main.sidebar.compact
    main.close()
    assert settings.remembered("rail") is True


def test_alt_shows_the_menu_bar_and_hides_it(main):
    main.menuBar().hide()

    QTest.keyClick(main, Qt.Key.Key_Alt)
    shown = main.menuBar().isVisible()
    QTest.keyClick(main, Qt.Key.Key_Alt)

    assert shown
    assert not main.menuBar().isVisible()


@pytest.mark.parametrize(
    ("command", "kind"),
    [("settings", SettingsDialog), ("keys", KeysDialog), ("about", AboutDialog)],
)
def test_each_dialog_opens_from_its_command(main, command, kind):
    getattr(main.commands, command).trigger()

    dialog = main.findChild(kind)
    assert dialog.isVisible()
    dialog.close()


def test_menu_choices_are_settings(main, settings):
    dark = next(a for a in main.commands.themes.actions() if a.data() == "dark")
    large = next(a for a in main.commands.text_sizes.actions() if a.data() == "125")
    compact = next(a for a in main.commands.row_heights.actions() if a.data() == "compact")

    for action in (dark, large, compact, main.commands.read_only):
        action.trigger()

    value = settings.value
    assert (value.theme, value.text_size, value.row_height) == ("dark", 125, "compact")
    assert value.read_only


def test_a_company_that_cannot_be_opened_is_explained(main):
    problem = diagnose(Misused("it is missing", place="okta.url"))

    main.show_trouble(problem)

    assert main.opening.title.text() == problem.title
    assert main.pages.currentWidget() is main.opening


def test_closing_keeps_where_everything_was(main, settings):
    main.add_page("people", Blank())
    closed = []
    main.closed.connect(lambda: closed.append(True))

    main.close()

    assert closed == [True]
    assert settings.remembered("chip") == "waiting"
    assert settings.remembered("geometry")


def test_a_page_that_is_busy_is_asked_about_first(main, qtbot):
    page = Blank()
    page.busy = "Turning off 3 accounts – 1 done"
    main.add_page("people", page)
    closed = []
    main.closed.connect(lambda: closed.append(True))

    assert not main.close()
    assert not main.close()
    leaving = main._leaving._dialog
    assert leaving.isVisible()
    leaving.wait.click()
    assert not closed
    page.busy = ""
    qtbot.waitUntil(lambda: closed == [True], timeout=5000)


def test_each_page_has_its_title_its_place_in_the_sidebar_and_its_key(main):
    main.add_page("setup", Blank())
    main.add_page("people", Blank())
    main.go_to("people")
    assert main.top_bar.title.text() == "A blank page"
    assert main.sidebar.people.isChecked()

    main.activateWindow()
    QTest.keyClick(main, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)

    assert main.pages.key == "setup"
    assert main.sidebar.setup.isChecked()
    assert not main.sidebar.people.isChecked()
    assert [a.data() for a in main.commands.pages.actions() if a.isChecked()] == ["setup"]
    main.sidebar.people.click()
    assert main.pages.key == "people"


def test_a_page_that_is_not_there_cannot_be_gone_to(main):
    main.add_page("people", Blank())
    main.go_to("people")

    main.sidebar.setup.click()

    assert main.pages.key == "people"
    assert main.sidebar.people.isChecked()
    assert not main.sidebar.setup.isChecked()


def test_the_page_that_was_shown_is_kept(main, settings):
    main.add_page("setup", Blank())
    main.add_page("people", Blank())
    main.go_to("people")

    main.close()

    assert settings.remembered("page") == "people"


def test_the_keyboard_follows_from_a_page_that_is_left(main):
    pages = [Blank(), Blank()]
    for key, page in zip(("setup", "people"), pages, strict=True):
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        main.add_page(key, page)
    main.activateWindow()
    main.go_to("setup")
    pages[0].setFocus()

    main.go_to("people")

    assert main.focusWidget() is pages[1]


def test_a_page_that_is_asked_for_by_its_key_has_the_keyboard_and_one_that_is_pressed_has_not(main):
    pages = [Blank(), Blank()]
    for key, page in zip(("setup", "people"), pages, strict=True):
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        main.add_page(key, page)
    main.go_to("setup")
    main.show()
    main.activateWindow()
    main.sidebar.header.setFocus()

    QTest.keyClick(main, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    by_key = main.focusWidget()
    main.sidebar.setup.setFocus()
    QTest.keyClick(main.sidebar.setup, Qt.Key.Key_Space)

    assert by_key is pages[1]
    assert main.pages.key == "setup"
    assert main.focusWidget() is main.sidebar.setup


def test_what_goes_on_behind_the_shown_page_is_asked_about_too(main):
    behind = Blank()
    behind.busy = "Turning on a switch"
    main.add_page("setup", behind)
    main.add_page("people", Blank())
    main.go_to("people")

    assert not main.close()

    main._leaving._dialog.reject()


def test_the_welcome_page_stands_without_the_frame(main):
    page = QWidget()

    main.show_welcome(page)

    assert main.pages.currentWidget() is page
    assert not main.sidebar.isVisible()
    assert not main.top_bar.isVisible()
    main.begin_company()
    assert main.sidebar.isVisible()
    assert main.opening.title.text() == "Opening…"


def test_nothing_of_a_company_that_is_left_can_be_turned_to_or_done(main, settings):
    page, done = Blank(), []
    main.add_page("people", page)
    main.go_to("people")
    main.commands.give(page, main.commands.find, lambda: done.append(1))
    main.commands.turn_to(page)

    main.begin_company()
    main.commands.find.trigger()
    main.sidebar.people.click()

    assert done == []
    assert main.pages.keys == frozenset()
    assert settings.remembered("chip") == "waiting"
    assert main.pages.currentWidget() is main.opening


def test_leaving_a_company_asks_about_what_goes_on(main, qtbot):
    page, left = Blank(), []
    page.busy = "Turning off 3 accounts"
    main.add_page("people", page)
    main.left.connect(lambda: left.append(1))

    main.leave_company()
    assert left == []
    main._leaving._dialog.stop.click()

    qtbot.waitUntil(lambda: left == [1], timeout=5000)


def test_the_choice_of_companies_opens_under_the_header_or_over_the_welcome(main):
    asked = []
    main.companies_wanted.connect(asked.append)

    main.sidebar.header.click()
    main.commands.companies.trigger()
    main.show_welcome(QWidget())
    main.commands.companies.trigger()

    assert asked == [main.sidebar.header, main.sidebar.header, main.pages]


def test_a_second_bug_joins_the_dialog_of_the_first(main):
    main.show_crash("aaaaaaaa", "one")
    first = main._crash
    main.show_crash("bbbbbbbb", "two")

    assert main._crash is first
    first.reject()


def test_a_page_that_is_asked_for_while_a_company_opens_is_the_one_to_begin_with(main):
    main.begin_company()

    main.sidebar.page_wanted.emit("people")
    wanted = main.wanted
    main.begin_company()
    kept = main.wanted
    main.add_page("people", Blank())
    main.go_to(main.wanted or "setup")

    assert (wanted, kept) == ("people", "people")
    assert main.pages.key == "people"
    assert main.wanted == ""
