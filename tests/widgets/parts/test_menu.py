"""Menus keep names as they are, and say why something cannot be done."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip

from zoomprov_gui.widgets.parts import menu as menu_module
from zoomprov_gui.widgets.parts.menu import Menu


def test_a_name_with_an_ampersand_stays_a_name(theme, qtbot):
    menu = Menu(theme)
    qtbot.addWidget(menu)

    action = menu.add_command("Open R&D", icon="panel-left")

    assert action.text() == "Open R&&D", "Qt shows && as one &"
    assert not action.icon().isNull()


def test_what_cannot_be_done_is_grey_and_says_why(theme, qtbot):
    menu = Menu(theme)
    qtbot.addWidget(menu)

    action = menu.add_command("Turn off…", why_not="Read-only mode is on")

    assert not action.isEnabled()
    assert action.toolTip() == "Read-only mode is on"
    assert menu.toolTipsVisible()


@pytest.fixture
def popped(theme, qtbot):
    menu = Menu(theme)
    qtbot.addWidget(menu)
    menu.add_command("Copy")
    menu.add_command("Turn off…", why_not="Read-only mode is on")
    menu.addSeparator()
    menu.add_command("Open")
    menu.popup(QPoint(20, 20))
    yield menu
    menu.close()


def test_the_arrow_keys_stop_at_each_line_also_at_one_that_is_off(popped, qtbot):
    reached = []

    for _line in range(4):
        qtbot.keyClick(popped, Qt.Key.Key_Down)
        reached.append(popped.activeAction().text())

    assert reached == ["Copy", "Turn off…", "Open", "Copy"]


def test_why_a_line_is_off_is_shown_and_said_when_the_keyboard_stops_there(
    popped, qtbot, monkeypatch
):
    spoken = []
    monkeypatch.setattr(menu_module, "announce", lambda _menu, text: spoken.append(text))
    for _line in range(2):
        qtbot.keyClick(popped, Qt.Key.Key_Down)
    shown = QToolTip.text()
    qtbot.keyClick(popped, Qt.Key.Key_Down)

    assert shown == "Read-only mode is on"
    assert spoken == ["Read-only mode is on"]


def test_a_line_that_is_off_does_nothing_when_it_is_pressed(popped, qtbot):
    done = []
    off = popped.actions()[1]
    off.triggered.connect(lambda: done.append(off))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(popped, key)

    assert done == []
