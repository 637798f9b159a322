import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.group_tally import Standing
from zoomprov_gui.viewmodels.group_rows import GroupView
from zoomprov_gui.viewmodels.groups_table import GroupsTable
from zoomprov_gui.widgets.parts.groups_table import GroupsTableView
from zoomprov_gui.widgets.theme.tokens import Height


def group(number, problems=0):
    standing = Standing(5, 5 - problems, problems)
    return GroupView(Group(f"g{number}", f"Group {number}"), True, 5, standing)


@pytest.fixture
def table(qapp):
    table = GroupsTable()
    table.take([group(1), group(2), group(3)])
    return table


@pytest.fixture
def view(theme, table, show):
    view = GroupsTableView(theme, table)
    view.resize(900, 300)
    return show(view)


def heard(signal):
    told = []
    signal.connect(lambda *values: told.append(values[0]))
    return told


def at(view, place, x=100):
    return QPoint(x, view.rowViewportPosition(place) + view.row_height // 2)


def test_a_click_opens_and_a_click_at_the_end_asks_for_the_menu(view):
    opened, menus = heard(view.opened), heard(view.menu_requested)

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 1))
    end = at(view, 2, view.viewport().width() - 10)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=end)

    assert opened == ["g2"]
    assert menus == ["g3"]


def test_the_keys_of_the_people_table_work_here_too(view):
    opened, menus, gone = (
        heard(view.opened),
        heard(view.menu_requested),
        heard(view.delete_pressed),
    )
    view.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Delete)

    assert opened == menus == gone == ["g2"]


def test_the_keyboard_stays_at_its_group_when_rows_move(view, table):
    view.setCurrentIndex(table.index(1, 0))

    table.take([group(1), group(2, problems=3), group(3)])

    assert view.current_key == "g2"
    assert view.currentIndex().row() == 0


def test_a_row_is_high_enough_for_two_lines_or_for_one(view):
    assert view.row_height == Height.ROW

    view.set_compact(compact=True)

    assert view.row_height == Height.ROW_COMPACT


def test_nothing_read_yet_looks_like_rows(view, table):
    table.take([])
    blank = view.viewport().grab().toImage()

    view.set_loading(loading=True)

    assert view.viewport().grab().toImage() != blank
