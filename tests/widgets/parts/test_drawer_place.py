"""Tests for widgets/parts/drawer_place.py."""

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zoomprov_gui.widgets.parts.drawer_place import DrawerPlace
from zoomprov_gui.widgets.theme.tokens import Width


@pytest.mark.parametrize("wide", [True, False])
def test_a_drawer_pushes_the_list_where_there_is_room_and_lies_over_it_elsewhere(
    window, theme, wide
):
    middle, area, drawer = QHBoxLayout(window), QWidget(), QWidget(window)
    middle.addWidget(area)
    middle.addWidget(drawer)
    place = DrawerPlace(theme, middle, drawer, area)

    window.resize(theme.px(Width.RAIL_BELOW) + (1 if wide else -1), 600)
    place.place()

    assert (middle.indexOf(drawer) >= 0) is wide
    assert wide or drawer.geometry().right() == area.geometry().right()


def test_a_drawer_over_the_list_follows_it(window, theme):
    middle, area, drawer = QHBoxLayout(window), QWidget(), QWidget(window)
    middle.addWidget(area)
    middle.addWidget(drawer)
    place = DrawerPlace(theme, middle, drawer, area)
    window.resize(theme.px(Width.RAIL_BELOW) - 1, 600)
    place.place()

    area.show()
    area.setGeometry(300, 90, 400, 200)

    assert (drawer.geometry().right(), drawer.y()) == (area.geometry().right(), 90)
