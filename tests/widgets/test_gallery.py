"""Every part at once: named for whoever cannot see it, whole at any text size, safe to switch."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.widgets.gallery_connect import CONNECT
from tests.widgets.gallery_overlays import OVERLAYS
from tests.widgets.gallery_setup import SETUP
from tests.widgets.gallery_sheets import SHEETS
from zoomprov_gui.widgets.parts.painted_button import PaintedButton
from zoomprov_gui.widgets.theme.theme import Theme

ALL = {**SHEETS, **OVERLAYS, **SETUP, **CONNECT}
LEAST = 24  # px of a target, WCAG 2.5.8


@pytest.fixture(params=sorted(ALL))
def sheet(request, qapp, qtbot):
    theme = Theme()
    theme.apply(qapp, "light", high_contrast=False)
    build, width, height = ALL[request.param]
    widget = build(theme)
    widget.theme = theme
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def inside(sheet):
    return [sheet, *sheet.findChildren(QWidget)]


def test_whatever_takes_the_focus_has_a_name(sheet):
    names = {
        widget: QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for widget in inside(sheet)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isWindow()
    }
    typed_into = [widget for widget in names if widget.inherits("QLineEdit")]

    nameless = [w for w, name in names.items() if not name and w not in typed_into]

    assert nameless == []


def test_whatever_is_pressed_is_large_enough_to_hit(sheet):
    buttons = [widget for widget in inside(sheet) if isinstance(widget, PaintedButton)]

    small = [b for b in buttons if min(b.sizeHint().width(), b.sizeHint().height()) < LEAST]

    assert small == []


def test_words_are_plain_text(sheet):
    labels = [widget for widget in inside(sheet) if isinstance(widget, QLabel) and widget.text()]

    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_words_keep_their_room_at_the_largest_text(sheet, qtbot):
    sheet.theme.apply(QApplication.instance(), "light", high_contrast=False, text_size=150)
    sheet.resize(int(sheet.width() * 1.5), int(sheet.height() * 1.6))

    def has_room():
        low = [
            label.text()
            for label in inside(sheet)
            if isinstance(label, QLabel) and label.isVisible() and label.text()
            if label.height() < label.fontMetrics().ascent()
        ]
        assert low == []

    qtbot.waitUntil(has_room)  # a layout in a layout takes several turns of the loop


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.RightToLeft])
def test_it_can_be_painted_in_every_scheme_and_from_the_right(sheet, direction):
    pictures = [sheet.grab().toImage()]
    for scheme, contrast in (("dark", False), ("light", True), ("dark", True)):
        sheet.theme.apply(QApplication.instance(), scheme, high_contrast=contrast)
        pictures.append(sheet.grab().toImage())
    sheet.setLayoutDirection(direction)
    pictures.append(sheet.grab().toImage())

    assert all(a != b for number, a in enumerate(pictures) for b in pictures[:number])
