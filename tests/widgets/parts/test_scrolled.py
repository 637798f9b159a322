from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from zoomprov_gui.widgets.parts.scrolled import Scrolled


def made(show):
    area = Scrolled()
    column = QVBoxLayout(area.content)
    for number in range(40):
        column.addWidget(QPushButton(str(number)))
    area.resize(200, 200)
    return show(area)


def test_it_scrolls_up_and_down_and_never_sideways(show):
    area = made(show)

    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_the_area_itself_is_no_stop_for_tab(show):
    assert made(show).focusPolicy() is Qt.FocusPolicy.NoFocus
