"""Dialogs: safe first, over a scrim, closed by every kind of no."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.dialog import Dialog, Scrim
from zoomprov_gui.widgets.parts.label import Paragraph
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def window(show):
    window = QWidget()
    window.resize(1000, 700)
    return show(window)


@pytest.fixture
def dialog(theme, window, qtbot):
    dialog = Dialog(theme, "Turn off 3 Zoom accounts?", "This will happen:", parent=window)
    dialog.act = dialog.add_action("Turn off 3 accounts", variant="danger")
    dialog.safe = dialog.add_safe("Cancel")
    qtbot.addWidget(dialog)
    return dialog


def opened(dialog, qtbot):
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def test_it_holds_the_window_and_is_told_by_its_title(dialog, qtbot, told):
    opened(dialog, qtbot)

    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    assert told(dialog).role() is QAccessible.Role.Dialog
    assert told(dialog).text(QAccessible.Text.Name) == "Turn off 3 Zoom accounts?"
    assert told(dialog).text(QAccessible.Text.Description) == "This will happen:"


def test_enter_means_the_safe_button_and_not_the_change(dialog, qtbot):
    changed = []
    dialog.act.clicked.connect(lambda: changed.append(1))
    opened(dialog, qtbot)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    assert changed == []
    assert not dialog.isVisible()
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_destructive_button_is_never_the_default(dialog, qtbot):
    opened(dialog, qtbot)

    dialog.act.setFocus(Qt.FocusReason.TabFocusReason)

    assert dialog.safe.isDefault()
    assert not dialog.act.isDefault()
    assert not dialog.act.autoDefault()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_the_keyboard_stands_on(dialog, qtbot, key):
    changed = []
    dialog.act.clicked.connect(lambda: changed.append(1))
    opened(dialog, qtbot)

    dialog.act.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(dialog.act, key)

    assert changed == [1]
    assert dialog.isVisible()


def test_enter_that_is_held_down_presses_nothing(dialog, qtbot):
    changed = []
    dialog.act.clicked.connect(lambda: changed.append(1))
    opened(dialog, qtbot)
    dialog.act.setFocus(Qt.FocusReason.TabFocusReason)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, autorep=True
    )

    QApplication.sendEvent(dialog.act, held)

    assert changed == []
    assert dialog.isVisible()


def test_the_safe_button_has_the_focus_and_its_ring(dialog, qtbot):
    opened(dialog, qtbot)

    assert dialog.safe.hasFocus()
    assert dialog.safe.shows_focus


def test_a_field_comes_before_the_safe_button(dialog, qtbot):
    field = QLineEdit()
    dialog.body.addWidget(field)

    opened(dialog, qtbot)

    assert field.hasFocus()


@pytest.mark.parametrize("way", ["escape", "cross", "button"])
def test_every_no_closes_it_and_lifts_the_scrim(dialog, window, qtbot, way):
    opened(dialog, qtbot)
    dimmed = window.findChild(Scrim).isVisible()

    with qtbot.waitSignal(dialog.finished) as finished:
        if way == "escape":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        elif way == "cross":
            next(b for b in dialog.findChildren(Button) if b.accessibleName() == "Close").click()
        else:
            dialog.safe.click()

    assert dimmed
    assert finished.args == [QDialog.DialogCode.Rejected.value]
    assert not [scrim for scrim in window.findChildren(Scrim) if scrim.isVisible()]


def test_the_scrim_covers_the_window_as_it_grows(dialog, window, qtbot):
    opened(dialog, qtbot)
    scrim = window.findChild(Scrim)

    window.resize(1200, 800)

    qtbot.waitUntil(lambda: scrim.size() == window.size())
    assert window.grab().toImage().pixelColor(5, 5).name().upper() != LIGHT.app


def test_it_stands_in_the_middle_and_is_as_high_as_it_needs(theme, dialog, window, qtbot):
    opened(dialog, qtbot)
    short = dialog.height()

    dialog.body.addWidget(Paragraph(theme, "They can no longer sign in. " * 20))

    qtbot.waitUntil(lambda: dialog.height() > short + 60)
    centre = dialog.frameGeometry().center() - window.frameGeometry().center()
    assert max(abs(centre.x()), abs(centre.y())) <= 1


def test_it_stays_in_the_middle_of_a_window_that_is_placed_or_made_larger_later(
    dialog, window, qtbot
):
    opened(dialog, qtbot)

    window.resize(window.width() + 160, window.height() + 90)
    window.move(window.x() + 40, window.y() + 30)

    qtbot.waitUntil(lambda: dialog.frameGeometry().center() == window.frameGeometry().center())


def test_tab_stays_inside(dialog, qtbot):
    opened(dialog, qtbot)
    seen = set()

    for _ in range(6):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.add(dialog.focusWidget())

    assert {dialog.safe, dialog.act} < seen
    assert all(dialog.isAncestorOf(widget) for widget in seen)


def test_it_can_go_on_to_say_how_it_went(dialog, qtbot):
    opened(dialog, qtbot)

    dialog.set_title("2 turned off", "1 not: Zoom admin")
    dialog.remove_buttons()
    done = dialog.add_safe("Close")

    assert (dialog.title, dialog.windowTitle()) == ("2 turned off", "2 turned off")
    assert done.isDefault()


def test_it_can_be_opened_again(dialog, window, qtbot):
    opened(dialog, qtbot)
    dialog.reject()

    opened(dialog, qtbot)

    assert [scrim for scrim in window.findChildren(Scrim) if scrim.isVisible()]
