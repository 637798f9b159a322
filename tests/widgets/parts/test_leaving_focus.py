"""What goes leaves the keyboard where it was, and not at what comes next."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.leaving_focus import leave


@pytest.fixture
def page(show):
    page = QWidget()
    column = QVBoxLayout(page)
    for name in ("going", "next"):
        box = QWidget(objectName=name)
        QVBoxLayout(box).addWidget(QLineEdit(objectName=f"{name}-line"))
        column.addWidget(box)
    return show(page)


def test_the_focus_goes_to_what_held_it(page):
    going = page.findChild(QWidget, "going")
    page.findChild(QLineEdit, "going-line").setFocus()

    leave(going)
    going.hide()

    assert page.window().focusWidget() is page


def test_a_focus_that_is_elsewhere_stays(page):
    line = page.findChild(QLineEdit, "next-line")
    line.setFocus()

    leave(page.findChild(QWidget, "going"))

    assert page.window().focusWidget() is line
