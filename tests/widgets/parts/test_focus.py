"""The keyboard stays where somebody was."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from zoomprov_gui.widgets.parts.focus import focus_kept, put_in_order


@pytest.fixture
def parts(show):
    window, homes = QWidget(), (QWidget(), QWidget())
    column = QVBoxLayout(window)
    buttons = []
    for home in homes:
        column.addWidget(home)
        row = QVBoxLayout(home)
        for _ in range(2):
            buttons.append(QPushButton("Press"))
            row.addWidget(buttons[-1])
    outside = QLineEdit()
    column.insertWidget(0, outside)
    show(window)
    window.activateWindow()
    return window, homes, buttons, outside


def test_what_goes_away_gives_the_focus_to_what_is_near(parts):
    window, homes, buttons, _outside = parts
    buttons[2].setFocus()

    with focus_kept((homes[0], homes[1]), (homes[1], homes[0])):
        buttons[2].hide()

    assert window.focusWidget() is buttons[3]


def test_where_nothing_is_near_the_next_home_has_it(parts):
    window, homes, buttons, _outside = parts
    buttons[2].setFocus()

    with focus_kept((homes[0], homes[1]), (homes[1], homes[0])):
        homes[1].hide()

    assert window.focusWidget() is buttons[0]


def test_what_stays_keeps_it_and_what_is_outside_is_left_alone(parts):
    window, homes, buttons, outside = parts
    buttons[1].setFocus()

    with focus_kept((homes[0], homes[1]), (homes[1], homes[0])):
        buttons[0].hide()
    kept = window.focusWidget()
    outside.setFocus()
    with focus_kept((homes[0], homes[1]), (homes[1], homes[0])):
        outside.setEnabled(False)

    assert kept is buttons[1]
    assert window.focusWidget() is not None


def test_tab_goes_as_the_parts_are_laid_out_although_one_is_made_later(parts):
    window, homes, buttons, outside = parts
    late = QPushButton("Late")
    homes[0].layout().insertWidget(1, late)
    late.show()

    put_in_order(window)

    outside.setFocus()
    order = []
    for _ in range(5):
        window.focusNextChild()
        order.append(window.focusWidget())
    assert order == [buttons[0], late, *buttons[1:]]
