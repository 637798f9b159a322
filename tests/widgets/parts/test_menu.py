"""Menus keep names as they are, and say why something cannot be done."""

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
