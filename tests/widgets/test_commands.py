from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from zoomprov_gui.widgets.commands import Commands, choose


def made(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands(window)
    commands.fill(window.menuBar())
    return window, commands


def texts(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_every_command_has_one_key_and_no_two_share_one(qtbot):
    _window, commands = made(qtbot)

    keys = [key.toString() for action in commands.with_keys() for key in action.shortcuts()]

    assert len(keys) == len(set(keys)) > 10
    assert "Ctrl+Shift+R" in keys


def test_the_menus_hold_only_what_there_is(qtbot):
    window, _commands = made(qtbot)

    menus = {action.text(): texts(action.menu()) for action in window.menuBar().actions()}

    assert list(menus) == ["&File", "&Edit", "&View", "&Actions", "&Help"]
    assert "Turn off in Zoom…" in menus["&Actions"]
    assert not any("Privacy" in text for texts in menus.values() for text in texts)


def test_keys_work_while_the_menu_bar_is_hidden(qtbot):
    window, commands = made(qtbot)

    assert commands.check_now in window.actions()
    assert commands.check_now.shortcuts() == [QKeySequence("F5"), QKeySequence("Ctrl+R")]


def test_what_a_page_must_offer_is_off_until_it_does(qtbot):
    _window, commands = made(qtbot)

    assert not commands.turn_off.isEnabled()
    assert commands.settings.isEnabled()


def test_the_choice_in_effect_is_the_one_that_is_marked(qtbot):
    _window, commands = made(qtbot)

    choose(commands.themes, "dark")

    assert [a.data() for a in commands.themes.actions() if a.isChecked()] == ["dark"]


def test_submenus_are_menus_of_choices(qtbot):
    window, _commands = made(qtbot)

    titles = {menu.title() for menu in window.findChildren(QMenu)}

    assert {"Theme", "Text size", "Row height"} <= titles
