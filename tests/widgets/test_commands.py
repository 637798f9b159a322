import weakref

from PySide6.QtCore import QObject
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


def test_a_command_means_what_the_shown_page_gave_it(qtbot):
    _window, commands = made(qtbot)
    done = []
    pages = [QObject(), QObject()]
    for name, page in zip(("first", "second"), pages, strict=True):
        commands.give(page, commands.check_now, lambda name=name: done.append(name))
    commands.give(pages[0], commands.copy, lambda: done.append("copied"))

    for page in pages:
        commands.turn_to(page)
        commands.check_now.trigger()

    assert done == ["first", "second"]
    assert not commands.copy.isEnabled()


def test_what_a_hidden_page_allows_shows_when_it_is_turned_to(qtbot):
    _window, commands = made(qtbot)
    shown, hidden = QObject(), QObject()
    for page in (shown, hidden):
        commands.give(page, commands.turn_off, lambda: None)
    commands.turn_to(shown)

    commands.allow(hidden, commands.turn_off, on=False)

    assert commands.turn_off.isEnabled()
    commands.turn_to(hidden)
    assert not commands.turn_off.isEnabled()


def test_a_page_that_is_gone_is_not_held_by_what_it_allows_later(qtbot):
    _window, commands = made(qtbot)
    page = QObject()
    commands.give(page, commands.turn_off, lambda: None)
    commands.drop_pages()

    commands.allow(page, commands.turn_off, on=True, why="later")

    gone = weakref.ref(page)
    del page
    assert gone() is None


def test_only_pages_that_there_are_can_be_gone_to(qtbot):
    _window, commands = made(qtbot)
    assert not any(action.isEnabled() for action in commands.pages.actions())

    commands.offer_pages({"people"})

    assert [a.data() for a in commands.pages.actions() if a.isEnabled()] == ["people"]


def test_the_choice_in_effect_is_the_one_that_is_marked(qtbot):
    _window, commands = made(qtbot)

    choose(commands.themes, "dark")

    assert [a.data() for a in commands.themes.actions() if a.isChecked()] == ["dark"]


def test_submenus_are_menus_of_choices(qtbot):
    window, _commands = made(qtbot)

    titles = {menu.title() for menu in window.findChildren(QMenu)}

    assert {"Theme", "Text size", "Row height"} <= titles
