"""Technical details: closed at first, whole when open, copied in one go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from zoomprov_gui.widgets.parts.fold import Fold, KeyValue

ROWS = [("Okta id", "00u1a2b3"), ("Zoom id", "KDcuGIm1Qg")]


@pytest.fixture
def fold(theme, show):
    fold = Fold(theme)
    fold.set_rows(ROWS)
    return show(fold)


def test_it_opens_and_closes(fold, qtbot):
    table = fold.findChild(KeyValue)
    closed = table.isVisible()

    fold.set_open(is_open=True)

    assert (closed, table.isVisible(), fold.is_open) == (False, True, True)


def test_opening_is_told(fold, qtbot):
    with qtbot.waitSignal(fold.toggled) as told:
        fold.set_open(is_open=True)

    assert told.args == [True]


def test_all_of_it_goes_to_the_clipboard(fold):
    fold.set_open(is_open=True)
    copy = next(button for button in fold.findChildren(QPushButton) if button.text() == "Copy")

    copy.click()

    assert QGuiApplication.clipboard().text() == "Okta id: 00u1a2b3\nZoom id: KDcuGIm1Qg"


def test_a_value_can_be_selected_with_the_keys(theme, show):
    table = KeyValue(theme)
    table.set_rows(ROWS)
    show(table)

    value = next(label for label in table.findChildren(QLabel) if label.text() == "00u1a2b3")

    assert value.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert value.accessibleName() == "Okta id: 00u1a2b3"


def test_other_rows_take_the_place_of_those_before(theme, show):
    table = KeyValue(theme)
    table.set_rows(ROWS)
    table.set_rows(ROWS)

    table.set_rows([("Request", "r-1")])

    assert table.rows == [("Request", "r-1")]
    assert table.as_text() == "Request: r-1"
    assert {label.text() for label in table.findChildren(QLabel)} == {"Request", "r-1"}
