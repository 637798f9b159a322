"""A field that is checked while one types: when it asks, and how it says what it found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.checked_field import CheckedField


@pytest.fixture
def field(theme, show):
    return show(CheckedField(theme, "Okta address", hint="acme.okta.com"))


@pytest.fixture
def heard(field):
    told = []
    field.paused.connect(lambda text: told.append(("paused", text)))
    field.entered.connect(lambda: told.append("entered"))
    field.suggested.connect(lambda text: told.append(("suggested", text)))
    return told


def test_it_asks_once_nobody_types_for_a_moment(field, heard, qtbot):
    qtbot.keyClicks(field.line, "acme")
    assert heard == []

    qtbot.waitUntil(lambda: heard == [("paused", "acme")], timeout=3000)


def test_return_asks_at_once_and_only_once(field, heard, qtbot):
    qtbot.keyClicks(field.line, "acme")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.wait(500)

    assert heard == [("paused", "acme"), "entered"]


def test_what_was_found_is_seen_and_told(field, told):
    field.say("Found: Acme", icon="circle-check", ink="ok")

    assert field.words.text() == "Found: Acme"
    assert field.words.ink == "ok"
    assert told(field.line).text(QAccessible.Text.Description) == "Found: Acme"
    assert told(field.line).text(QAccessible.Text.Name) == "Okta address"


def test_what_was_probably_meant_is_offered(field, heard):
    assert not field.suggestion.isVisible()

    field.say("We can't find this address", icon="circle-x", ink="bad", offered="a.okta.com")
    field.suggestion.click()

    assert field.suggestion.label == "Use a.okta.com"
    assert heard == [("suggested", "a.okta.com")]


def test_a_text_that_is_put_in_is_asked_about_too(field, heard, qtbot):
    field.set_text("acme.okta.com")

    qtbot.waitUntil(lambda: heard == [("paused", "acme.okta.com")], timeout=3000)


def test_coming_back_to_it_chooses_all_of_it(field, qtbot):
    field.line.setText("acme.okta.com")
    field.line.clearFocus()

    field.line.setFocus(Qt.FocusReason.TabFocusReason)

    assert field.line.selectedText() == "acme.okta.com"
