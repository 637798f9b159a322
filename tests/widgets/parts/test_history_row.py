"""Painting a line of the history: heights, and that every state paints in both directions."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from zoomprov_gui.storage.records import State
from zoomprov_gui.viewmodels.endings import ENDINGS
from zoomprov_gui.viewmodels.history_rows import HistoryRow, Kind
from zoomprov_gui.viewmodels.history_table import HistoryTable
from zoomprov_gui.widgets.parts.history_row import NARROW, HistoryRowPainter

NOW = 1_795_424_460.0


def row(pinned):
    return HistoryRow(
        entry_id=1, run="r1", key="ada@acme.example", at=NOW, day="Today" if pinned else "",
        time="09:41", icon="power-off", order="Turn off in Zoom", name="Ada Berg",
        email="ada@acme.example", text="Zoom shows it.", ending=ENDINGS[State.VERIFIED],
        proof="Read back", who="dana", kind=Kind.OPEN if pinned else Kind.DONE,
        what="Zoom taken away", state="verified", pinned=pinned, haystack="",
    )  # fmt: skip


@pytest.fixture
def painter(theme, qtbot):
    table, parent = HistoryTable(), QWidget()
    qtbot.addWidget(parent)
    painter = HistoryRowPainter(theme, table, parent)
    painter._kept = (table, parent)
    return painter


def painted(painter, place, *, width=NARROW + 40, state=None, right_to_left=False):
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 52)
    if state is not None:
        option.state = state
    if right_to_left:
        option.direction = Qt.LayoutDirection.RightToLeft
    picture = QPixmap(width, 52)
    picture.fill(Qt.GlobalColor.white)
    brush = QPainter(picture)
    painter.paint(brush, option, painter._table.index(place, 0))
    brush.end()
    return picture.toImage()


def test_a_heading_is_lower_than_a_line(painter):
    painter._table.set_rows([row(pinned=True)], NOW)
    option = QStyleOptionViewItem()

    heights = [painter.sizeHint(option, painter._table.index(n, 0)).height() for n in (0, 1)]

    assert heights[0] < heights[1]


def test_selected_hovered_and_opened_lines_look_another_way(painter):
    painter._table.set_rows([row(pinned=False)], NOW)
    plain = painted(painter, 1)
    selected = painted(painter, 1, state=QStyle.StateFlag.State_Selected)
    painter.hovered = 1
    hovered = painted(painter, 1)
    painter.hovered, painter.opened = -1, 1
    opened = painted(painter, 1)

    assert plain not in (selected, hovered, opened)
    assert selected == opened


def test_the_keyboards_line_has_a_ring(painter):
    painter._table.set_rows([row(pinned=False)], NOW)
    plain = painted(painter, 1, state=QStyle.StateFlag.State_HasFocus)
    painter.by_keyboard = True

    assert painted(painter, 1, state=QStyle.StateFlag.State_HasFocus) != plain


def test_a_line_is_mirrored_and_drops_the_proof_where_it_is_narrow(painter):
    painter._table.set_rows([row(pinned=True)], NOW)

    wide, mirrored = painted(painter, 1), painted(painter, 1, right_to_left=True)
    narrow = painted(painter, 1, width=NARROW - 40)

    assert wide != mirrored
    assert narrow.width() < wide.width()
    assert painted(painter, 0) != painted(painter, 0, right_to_left=True)
