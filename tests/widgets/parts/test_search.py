"""Finding: a field to type in, and a box that opens the palette."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence

from zoomprov_gui.widgets.parts.search import CommandBox, SearchField
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def field(theme, show):
    return show(SearchField(theme, "Find a person or group"))


def test_it_is_named_after_what_may_be_typed(field, told):
    assert told(field).text(QAccessible.Text.Name) == "Find a person or group"
    assert told(field).role() is QAccessible.Role.EditableText


def test_escape_empties_it_and_only_then_goes_on(field, qtbot):
    qtbot.keyClicks(field, "goran")

    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == ""


def test_the_cross_is_there_only_while_there_is_something_to_clear(field, qtbot):
    clear = field.actions()[-1]
    before = clear.isVisible()

    qtbot.keyClicks(field, "g")
    during = clear.isVisible()
    clear.trigger()

    assert (before, during, clear.isVisible(), field.text()) == (False, True, False, "")


def test_the_ring_takes_the_place_of_the_border(field):
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    focused = field.grab().toImage().pixelColor(60, 1).name().upper()
    field.clearFocus()

    assert focused == LIGHT.focus
    assert field.grab().toImage().pixelColor(60, 0).name().upper() == LIGHT.control


def test_the_box_is_a_button_that_tells_its_keys(theme, show, told, qtbot):
    box = show(CommandBox(theme, "Search or run a command", QKeySequence("Ctrl+K")))

    assert told(box).role() is QAccessible.Role.Button
    assert told(box).text(QAccessible.Text.Name) == "Search or run a command"
    assert "K" in told(box).text(QAccessible.Text.Description)
    with qtbot.waitSignal(box.clicked):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)


def test_the_box_shows_its_ring(theme, show):
    box = show(CommandBox(theme, "Search", QKeySequence("Ctrl+K")))
    box.clearFocus()

    box.setFocus(Qt.FocusReason.TabFocusReason)

    assert box.grab().toImage().pixelColor(box.width() // 2, 1).name().upper() == LIGHT.focus
