"""What changes something is held back as long as nothing may be changed."""

import pytest

from zoomprov_gui.domain.safeguards import READ_ONLY
from zoomprov_gui.viewmodels.session import SessionViewModel
from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.menu import Menu
from zoomprov_gui.widgets.pick_dialog import PickDialog
from zoomprov_gui.widgets.read_only_hold import hold


@pytest.fixture
def session(qapp):
    return SessionViewModel(clock=lambda: 0.0)


def test_a_button_is_off_with_the_reason_and_on_again_as_it_was(theme, qtbot, session):
    button = Button(theme, "Undo")
    qtbot.addWidget(button)
    button.setToolTip("Take it back")
    hold(session, button)

    session.set_read_only(True)
    button.setEnabled(True)

    assert not button.isEnabled()
    assert (button.toolTip(), button.accessibleDescription()) == (READ_ONLY, READ_ONLY)
    session.set_read_only(False)
    assert button.isEnabled()
    assert (button.toolTip(), button.accessibleDescription()) == ("Take it back", "")


def test_what_was_off_for_a_reason_of_its_own_stays_off(theme, qtbot, session):
    button = Button(theme, "Undo")
    qtbot.addWidget(button)
    hold(session, button)
    session.set_read_only(True)

    button.setEnabled(False)
    session.set_read_only(False)

    assert not button.isEnabled()


def test_of_a_menu_only_what_writes_is_held_back(theme, window, session):
    menu = Menu(theme, parent=window)
    copy = menu.add_command("Copy row")
    undo = menu.add_command("Undo…", writes=True)
    never = menu.add_command("Turn on…", why_not="It is on.", writes=True)
    hold(session, menu)

    session.set_read_only(True, "The journal is full.")

    assert [copy.isEnabled(), undo.isEnabled(), never.isEnabled()] == [True, False, False]
    assert undo.toolTip() == "The journal is full."
    session.set_read_only(False)
    assert [undo.isEnabled(), never.isEnabled()] == [True, False]
    assert never.toolTip() == "It is on."


def test_a_dialog_says_why_and_gives_the_keyboard_to_the_safe_button(theme, window, session):
    dialog = PickDialog(theme, "Licence", "", label="New", choices={2: "Licensed"}, parent=window)
    hold(session, dialog)
    dialog.open()
    dialog.send.setFocus()

    session.set_read_only(True)

    assert not dialog.send.isEnabled()
    assert dialog._held.isVisible()
    assert dialog._held.text == READ_ONLY
    assert dialog.focusWidget().text() == "Cancel"
    session.set_read_only(False)
    assert dialog.send.isEnabled()
    assert not dialog._held.isVisible()


def test_what_is_gone_is_held_back_no_more(theme, session, qtbot):
    button = Button(theme, "Undo")
    hold(session, button)

    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()

    session.set_read_only(True)
    assert session.no_writes == READ_ONLY
