import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.group_tally import Standing
from zoomprov_gui.viewmodels.group_rows import GroupField, GroupView
from zoomprov_gui.widgets.parts.group_row import GroupRow, GroupState, widths
from zoomprov_gui.widgets.theme.tokens import LIGHT

VIEW = GroupView(Group("g1", "Front desk"), True, 4, Standing(4, 2, 2))


def painted(theme, view, *, opened=False, mirrored=False):
    image = QImage(600, 48, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    mode = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(mode)
    rect = QRectF(0, 0, 600, 48)
    cells, at = {}, 0
    for field in GroupField:
        cells[field] = QRectF(at, 0, 120, 47)
        at += 120
    GroupRow(theme).paint(painter, rect, view, cells, GroupState(opened=opened))
    painter.end()
    return image


def colours(image):
    return {image.pixelColor(x, y).name() for x in range(600) for y in range(0, 48, 2)}


def test_problems_stand_out_and_a_bar_shows_the_share(theme):
    found = colours(painted(theme, VIEW))

    assert LIGHT.tone("warn").soft.lower() in found
    assert LIGHT.tone("ok").fill.lower() in found


def test_what_is_not_known_is_no_bar_and_no_problem(theme):
    found = colours(painted(theme, GroupView(Group("g1", "Front desk"), False)))

    assert LIGHT.tone("warn").soft.lower() not in found
    assert LIGHT.tone("ok").fill.lower() not in found


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_open_group_is_marked_where_one_begins_to_read(theme, mirrored):
    image = painted(theme, VIEW, opened=True, mirrored=mirrored)

    assert image.pixelColor(599 if mirrored else 0, 20).name() == LIGHT.accent.lower()


def test_what_the_drawer_says_too_makes_room_first():
    wide, narrow = widths(1000, 1.0), widths(520, 1.0)

    assert all(wide.values())
    assert narrow[GroupField.IN_SYNC] == narrow[GroupField.GIVES] == 0
    assert sum(wide.values()) == 1000
    assert narrow[GroupField.GROUP] >= 210
