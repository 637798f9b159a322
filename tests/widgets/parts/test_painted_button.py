"""A painted button is a stock button to everyone who cannot see it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QWidget

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


def test_enter_presses_it_as_on_a_page_of_the_web(theme, show, qtbot):
    button = show(Plain(theme, "x"))

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(button.clicked):
            qtbot.keyClick(button, key)


def test_what_it_says_while_it_is_held_back_is_there_once_it_is_let_go(theme, show):
    button = show(Plain(theme, "Undo"))
    button.setToolTip("Undo the first")
    button.hold_back("Read-only mode is on.")

    button.setToolTip("Undo the second")
    button.setAccessibleDescription("The second")
    held = (button.toolTip(), button.accessibleDescription())
    button.hold_back("")

    assert held == ("Read-only mode is on.", "Read-only mode is on.")
    assert (button.toolTip(), button.accessibleDescription()) == ("Undo the second", "The second")


def test_the_focus_waits_for_a_button_that_is_switched_off_for_a_moment(theme, show):
    page = QWidget()
    button, other = Plain(theme, "Check", page), Plain(theme, "Forget all", page)
    show(page)
    button.setFocus()

    button.setEnabled(False)
    meanwhile = page.window().focusWidget()
    button.setEnabled(True)
    back = page.window().focusWidget()
    button.setEnabled(False)
    other.setFocus()
    button.setEnabled(True)

    assert (meanwhile, back) == (None, button)
    assert page.window().focusWidget() is other


def test_behind_a_dialog_the_focus_waits_as_well(theme, show, qtbot):
    page = QWidget()
    button = Plain(theme, "Turn off", page)
    Plain(theme, "Check again", page)
    show(page)
    button.setFocus()
    dialog = QDialog(page)
    dialog.open()
    qtbot.waitUntil(lambda: not button.hasFocus())

    button.setEnabled(False)
    meanwhile = page.window().focusWidget()
    button.setEnabled(True)

    assert (meanwhile, page.window().focusWidget()) == (None, button)


def test_in_a_dialog_enter_stays_with_the_safe_button(theme, qtbot):
    dialog, pressed = QDialog(), []
    safe, other = Plain(theme, "Cancel", dialog), Plain(theme, "Turn off", dialog)
    safe.setDefault(True)
    for button in (safe, other):
        button.clicked.connect(lambda _on=False, b=button: pressed.append(b.label))
    qtbot.addWidget(dialog)
    dialog.show()
    other.setFocus()

    qtbot.keyClick(other, Qt.Key.Key_Return)

    assert pressed == ["Cancel"]


def test_space_presses_it(theme, show, qtbot):
    button = show(Plain(theme, "x"))

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
