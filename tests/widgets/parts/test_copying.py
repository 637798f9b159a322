"""Values to paste elsewhere: copied as they are, and said to have been."""

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication

from zoomprov_gui.widgets.parts.copying import CopyLine, copy_as

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


@pytest.mark.parametrize(("form", "text"), [("rows", "a\tb"), ("csv", "a,b"), ("summary", "A: b")])
def test_what_is_chosen_in_a_list_is_copied_in_the_form_that_is_asked_for(qapp, form, text):
    copy_as(form, rows=lambda: ("a\tb", "<table></table>"), csv=lambda: "a,b", told=lambda: "A: b")

    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == text
    assert data.hasHtml() is (form == "rows")
