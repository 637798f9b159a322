from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from zoomprov_gui.viewmodels.group_rows import GroupField
from zoomprov_gui.viewmodels.groups_table import GroupsTable
from zoomprov_gui.widgets.parts.groups_table import GroupsTableView
from zoomprov_gui.widgets.theme.tokens import Height


def test_a_click_on_a_title_sorts(theme, show):
    table = GroupsTable()
    view = GroupsTableView(theme, table)
    view.resize(900, 300)
    show(view)
    at = QPoint(view.columnViewportPosition(2) + 20, 15)

    QTest.mouseClick(view.head.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert table.sorted_by(GroupField.PEOPLE) is False
    assert view.head.height() == Height.TABLE_HEAD
