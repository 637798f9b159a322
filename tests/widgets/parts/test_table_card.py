from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView

from zoomprov_gui.widgets.parts.table_card import (
    lay_out_columns,
    make_card,
    paint_frame,
    paint_head,
)
from zoomprov_gui.widgets.theme.tokens import LIGHT


def test_head_and_foot_have_round_corners_of_one_card(theme):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    painter = QPainter(image)

    paint_head(painter, theme, QRect(0, 0, 200, 36).toRectF())
    paint_frame(painter, theme, QRect(0, 0, 200, 100), QRect(0, 0, 200, 100))
    painter.end()

    assert image.pixelColor(0, 99).name() == image.pixelColor(199, 99).name() == LIGHT.app.lower()
    assert image.pixelColor(100, 18).name() == LIGHT.sunken.lower()
    assert image.pixelColor(0, 50).name() == LIGHT.line.lower()


def test_a_card_has_its_own_head_and_rows_that_nobody_types_into(qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    head = QHeaderView(Qt.Orientation.Horizontal, view)

    make_card(view, head)

    assert view.horizontalHeader() is head
    assert view.verticalHeader().isHidden()
    assert view.editTriggers() is QTableView.EditTrigger.NoEditTriggers
    assert (view.showGrid(), view.tabKeyNavigation()) == (False, False)


def test_a_column_that_gets_no_room_is_hidden_until_it_does(qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(1, 2, view)
    view.setModel(model)

    lay_out_columns(view, [70, 0])
    hidden = view.isColumnHidden(1)
    lay_out_columns(view, [70, 90])

    assert hidden
    assert [view.columnWidth(column) for column in range(2)] == [70, 90]
