import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.group_tally import Standing
from zoomprov_gui.viewmodels.group_rows import GroupField, GroupView
from zoomprov_gui.viewmodels.groups_table import GroupsTable


def view(number, *, problems=0, people=5):
    standing = Standing(people, people - problems, problems)
    return GroupView(Group(f"g{number}", f"Group {number}"), True, people, standing)


@pytest.fixture
def table(qtbot):
    table = GroupsTable()
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.take([view(1), view(2), view(3)])
    return table


def keys(table):
    return [table.key_at(place) for place in range(table.rowCount())]


def test_a_change_of_words_moves_nothing(table):
    told = []
    table.dataChanged.connect(lambda first, _last: told.append(first.row()))

    table.take([view(1), view(2, people=6), view(3)])

    assert keys(table) == ["g1", "g2", "g3"]
    assert told == [1]
    assert table.index(1, 2).data() == "6"


def test_a_group_keeps_its_row_while_it_moves(table):
    kept = QPersistentModelIndex(table.index(2, 0))

    table.take([view(1), view(2), view(3, problems=2)])

    assert keys(table) == ["g3", "g1", "g2"]
    assert kept.row() == 0


def test_groups_come_and_go(table):
    table.take([view(2), view(4), view(5)])

    assert keys(table) == ["g2", "g4", "g5"]
    assert table.find("g1") is None
    assert table.place_of("g5") == 2
    assert table.place_of("g1") == -1
    assert len(table) == 3


def test_the_third_click_sorts_as_usual(table):
    orders = []
    for _ in range(3):
        table.sort_by(GroupField.GROUP)
        orders.append((keys(table)[0], table.sorted_by(GroupField.GROUP)))

    assert orders == [("g1", False), ("g3", True), ("g1", None)]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.headerData(0, Qt.Orientation.Horizontal, role) == "Group"


def test_a_search_and_a_chip_narrow(table):
    table.set_text("group 2")
    found = keys(table)
    table.set_text("")
    table.set_chip("attention")

    assert found == ["g2"]
    assert keys(table) == []
    assert table.counts["giving"] == 3


def test_a_copy_has_all_columns_and_is_harmless_in_a_spreadsheet(table):
    table.take([GroupView(Group("g7", "=cmd()"), True, 5, Standing(5, 5))])

    text, html = table.copied("g7")

    assert text.split("\t") == ["'=cmd()", "Gives Zoom", "5", "100 %", "None"]
    assert "<th>Problems</th>" in html
    assert table.copied_csv("").splitlines()[0] == "Group,Zoom,People,In sync,Problems"
