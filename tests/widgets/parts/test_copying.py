"""Values to paste elsewhere: copied as they are, and said to have been."""

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication

from zoomprov_gui.widgets.parts.copying import CopyLine

SCOPES = "okta.users.read\nokta.apps.read"


@pytest.fixture
def line(theme, show):
    return show(CopyLine(theme, "Permissions", SCOPES))


def test_the_value_is_copied_as_one_block(line):
    line.copy.click()

    assert QGuiApplication.clipboard().text() == SCOPES
    assert line.copy.label == "Copied"


def test_the_button_says_what_it_copies_and_soon_offers_it_again(line, told, qtbot):
    assert told(line.copy).text(QAccessible.Text.Name) == "Copy Permissions"

    line.copy.click()

    qtbot.waitUntil(lambda: line.copy.label == "Copy", timeout=5000)


def test_another_value_is_shown_and_copied(line):
    line.set_value("okta.logs.read")

    line.copy.click()

    assert line.value.text() == "okta.logs.read"
    assert QGuiApplication.clipboard().text() == "okta.logs.read"
