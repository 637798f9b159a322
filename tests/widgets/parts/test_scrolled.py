from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from zoomprov_gui.widgets.parts.scrolled import Scrolled, bring_into_sight


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


def test_what_appears_below_is_brought_into_sight_and_one_can_go_back(show, qtbot):
    area = made(show)
    last = area.content.findChildren(QPushButton)[-1]

    bring_into_sight(last)

    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    area.show_top()
    assert area.verticalScrollBar().value() == 0


def test_what_scrolls_nowhere_stays(show):
    bring_into_sight(show(QPushButton("alone")))


def test_the_area_itself_is_no_stop_for_tab(show):
    assert made(show).focusPolicy() is Qt.FocusPolicy.NoFocus
