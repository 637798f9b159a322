"""Toasts go by themselves, but not from under the pointer or the focus."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from zoomprov_gui.widgets.parts.button import Button
from zoomprov_gui.widgets.parts.toast import SHORT, WITH_ACTION, Toast


@pytest.fixture
def toast(theme, show):
    page = QWidget()
    page.resize(700, 300)
    show(page)
    toast = Toast(theme, page)
    toast.page = page
    return toast


def button(toast, name):
    return next(b for b in toast.findChildren(Button) if name in {b.text(), b.accessibleName()})


def test_it_stays_six_seconds_and_ten_with_an_action(toast):
    toast.show_text("Copied")
    short = toast.milliseconds_left
    toast.show_text("Turned off", action="Undo")

    assert short == pytest.approx(SHORT, rel=0.1)  # Qt lets such timers be 5 % late
    assert toast.milliseconds_left == pytest.approx(WITH_ACTION, rel=0.1)
    assert toast.text == "Turned off"


def test_the_pointer_holds_it(toast):
    toast.show_text("Copied")
    at = QPointF(1, 1)

    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    held = toast.milliseconds_left
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))

    assert held == -1
    assert toast.milliseconds_left > 0


def test_the_focus_holds_it(toast):
    toast.show_text("Turned off", action="Undo")
    button(toast, "Undo").setFocus(Qt.FocusReason.TabFocusReason)

    toast._timer.timeout.emit()

    assert toast.isVisible()
    assert toast.milliseconds_left > 0


def test_when_its_time_is_up_it_goes(toast, qtbot):
    toast.show_text("Copied")

    with qtbot.waitSignal(toast.closed):
        toast._timer.timeout.emit()

    assert not toast.isVisible()


def test_its_action_is_told_once_and_ends_it(toast, qtbot):
    toast.show_text("Turned off", action="Undo")

    with qtbot.waitSignal(toast.acted):
        button(toast, "Undo").click()

    assert not toast.isVisible()


def test_it_can_be_closed(toast):
    toast.show_text("Copied")

    button(toast, "Close").click()

    assert not toast.isVisible()
    assert toast.milliseconds_left == -1


def test_what_goes_on_is_kept_in_sight_while_its_words_change(toast):
    toast.keep_text("Nobody waits for this")
    before = toast.isVisible()
    toast.show_text("Reading…")

    toast.keep_text("Reading… 7 seconds so far.")

    assert not before
    assert toast.isVisible()
    assert toast.accessibleName() == toast.text == "Reading… 7 seconds so far."
