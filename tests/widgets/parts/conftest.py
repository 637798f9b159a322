"""A theme, and a way to put a part on the screen."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from zoomprov_gui.widgets.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Return a light theme at 100 %, whatever the test before has left."""
    theme = Theme()
    theme.apply(qapp, "light", high_contrast=False)
    return theme


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Return a function that shows a widget until the test ends."""

    def put(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return put


@pytest.fixture
def told() -> Callable[[QWidget], QAccessibleInterface]:
    """Return what a screen reader is told about a widget."""
    return QAccessible.queryAccessibleInterface


@pytest.fixture
def colours() -> Callable[[QWidget], set[str]]:
    """Return a function that names every colour a widget is painted with."""

    def of(widget: QWidget) -> set[str]:
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        pixels = set(memoryview(bytes(image.constBits())).cast("I"))
        return {QColor(pixel).name().upper() for pixel in pixels}

    return of
