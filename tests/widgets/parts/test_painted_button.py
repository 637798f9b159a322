"""A painted button is a stock button to everyone who cannot see it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.painted_button import PaintedButton


class Plain(PaintedButton):
    def sizeHint(self):  # noqa: N802 - Qt's name
        return QSize(80, 30)


def test_it_is_told_as_a_button_with_its_words(theme, show, told):
    button = show(Plain(theme, "R&D"))

    assert told(button).role() is QAccessible.Role.Button
    assert told(button).text(QAccessible.Text.Name) == "R&D"
    assert button.label == "R&D"


def test_an_ampersand_in_a_name_is_no_shortcut(theme, show):
    button = show(Plain(theme, "R&D"))

    assert button.shortcut().isEmpty()


def test_the_ring_is_due_after_tab_and_not_after_a_click(theme, show):
    button = show(Plain(theme, "x"))
    button.clearFocus()

    button.setFocus(Qt.FocusReason.TabFocusReason)
    by_keyboard = button.shows_focus
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)

    assert by_keyboard
    assert not button.shows_focus


def test_a_key_brings_the_ring_back(theme, show, qtbot):
    button = show(Plain(theme, "x"))
    button.setFocus(Qt.FocusReason.MouseFocusReason)

    qtbot.keyClick(button, Qt.Key.Key_Shift)

    assert button.shows_focus


def test_a_window_that_comes_to_the_front_shows_no_ring(theme, show):
    button = show(Plain(theme, "x"))
    button.clearFocus()

    button.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    assert not button.shows_focus


def test_space_presses_it(theme, show, qtbot):
    button = show(Plain(theme, "x"))

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
