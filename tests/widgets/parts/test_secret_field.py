"""The field for a secret: what of it is seen, read out and left behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from zoomprov_gui.widgets.parts.secret_field import SecretField

CANARY = "00canaryToken_4f2a"


@pytest.fixture
def field(theme, show):
    return show(SecretField(theme, "API token", hint="Starts with 00"))


def test_it_is_masked_to_the_eye_and_to_a_screen_reader(field, told, qtbot):
    qtbot.keyClicks(field.line, CANARY)

    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert CANARY not in field.line.displayText()
    line = told(field.line)
    assert CANARY not in {line.text(kind) for kind in QAccessible.Text if "User" not in str(kind)}
    assert line.text(QAccessible.Text.Name) == "API token"


def test_it_shows_for_as_long_as_the_eye_is_held(field, qtbot):
    assert not field.eye.isVisible()
    qtbot.keyClicks(field.line, CANARY)

    qtbot.mousePress(field.eye, Qt.MouseButton.LeftButton)
    held = field.line.echoMode()
    qtbot.mouseRelease(field.eye, Qt.MouseButton.LeftButton)

    assert held is QLineEdit.EchoMode.Normal
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    assert field.eye.accessibleName() == "Hold to show"


def test_it_is_not_copied_out(field, qtbot):
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClicks(field.line, CANARY)

    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field.line, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "before"


def test_what_pasting_puts_around_it_is_dropped_and_nothing_stays(field, qtbot):
    QGuiApplication.clipboard().setText(f"  {CANARY}\n")
    field.line.paste()

    assert field.filled
    assert field.take() == CANARY
    assert not field.filled
    field.line.undo()
    assert field.line.text() == ""
    QGuiApplication.clipboard().clear()


def test_a_kept_secret_is_told_by_its_last_characters(field):
    field.tell_kept(CANARY)
    assert field.kept.text() == "Kept: ends in 4f2a"

    field.tell_kept("")
    assert not field.kept.isVisible()


def test_typing_and_return_are_told(field, qtbot):
    heard = []
    field.edited.connect(lambda: heard.append("edited"))
    field.entered.connect(lambda: heard.append("entered"))

    qtbot.keyClicks(field.line, "0")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)

    assert heard == ["edited", "entered"]
