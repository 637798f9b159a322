"""The drawer: whom it is about, and two ways out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from zoomprov_gui.widgets.parts.drawer import Drawer
from zoomprov_gui.widgets.parts.label import Label


@pytest.fixture
def drawer(theme, show):
    drawer = Drawer(theme)
    drawer.set_head("Goran Eze", "goran.eze@acme.example", key="u-1")
    drawer.resize(396, 600)
    return show(drawer)


def test_it_is_named_after_the_person(drawer, told):
    assert told(drawer).text(QAccessible.Text.Name) == "Goran Eze"
    assert drawer.title == "Goran Eze"


def test_it_is_as_wide_as_the_design_says_and_grows_with_the_text(qapp, theme, drawer):
    usual = drawer.width()

    theme.apply(qapp, "light", high_contrast=False, text_size=125)

    assert usual == 396
    assert drawer.width() == 495


def test_the_cross_closes_it(drawer, qtbot):
    with qtbot.waitSignal(drawer.closed):
        drawer.close_button.click()

    assert drawer.close_button.accessibleName() == "Close details"


def test_escape_closes_it_from_a_field_inside(drawer, qtbot):
    field = QLineEdit()
    drawer.body.addWidget(field)
    field.setFocus()

    with qtbot.waitSignal(drawer.closed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_other_keys_go_on(drawer, qtbot):
    closed = []
    drawer.closed.connect(lambda: closed.append(1))

    qtbot.keyClick(drawer, Qt.Key.Key_Down)

    assert closed == []


def test_what_is_too_long_scrolls(theme, drawer, qtbot):
    for number in range(60):
        drawer.body.addWidget(Label(theme, f"line {number}"))

    assert drawer.minimumSizeHint().height() < 300


def test_somebody_else_begins_at_the_top_and_news_of_the_same_stays(theme, drawer, qtbot):
    for number in range(60):
        drawer.body.addWidget(Label(theme, f"line {number}"))
    bar = drawer._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(100)

    drawer.set_head("Goran Eze", "goran@acme.example", key="u-1")
    same = bar.value()
    drawer.set_head("Olga Horvat", "olga.horvat@acme.example", key="u-2")

    assert (same, bar.value()) == (100, 0)
