"""Nothing to show, and what to do about it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QListView, QStackedWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.empty_state import EmptyState, focus_list
from zoomprov_gui.widgets.parts.label import Glyph


@pytest.fixture
def state(theme, show):
    state = EmptyState(theme, "No one matches “xyz”", "Try part of a name.")
    state.resize(500, 300)
    return show(state)


def test_it_is_told_whole(state, told):
    assert told(state).text(QAccessible.Text.Name) == "No one matches “xyz”. Try part of a name."


def test_it_can_say_something_else(state):
    state.set_content("Nobody is assigned yet", "", icon="users-round")

    assert (state.title, state.text) == ("Nobody is assigned yet", "")
    assert state.findChild(Glyph).name == "users-round"


def test_it_has_one_action_and_the_next_takes_its_place(state, qtbot):
    state.set_action("Clear search")
    state.set_action("Assign people")

    shown = [button.text() for button in state.findChildren(Button) if button.isVisible()]
    assert shown == ["Assign people"]
    with qtbot.waitSignal(state.acted):
        state.action.click()
    state.set_action("")
    assert not state.action.isVisible()


def test_the_keyboard_stays_at_an_action_that_is_told_again(state):
    state.set_action("Clear search")
    state.take_focus()

    state.set_content("No one matches “xy”", "Try part of a name.", icon="search-x")
    state.set_action("Clear search")

    assert state.window().focusWidget() is state.action


def test_without_an_action_the_keyboard_is_at_the_place_as_such(state):
    state.take_focus()

    assert state.window().focusWidget() is state


def test_the_keyboard_goes_to_the_list_or_to_what_stands_in_its_place(theme, qtbot):
    window = QStackedWidget()
    qtbot.addWidget(window)
    view, empty = QListView(), EmptyState(theme)
    for part in (view, empty):
        window.addWidget(part)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    focus_list(view, empty)
    at_list = QApplication.focusWidget()
    window.setCurrentWidget(empty)
    focus_list(view, empty)

    assert at_list is view
    assert QApplication.focusWidget() is empty
