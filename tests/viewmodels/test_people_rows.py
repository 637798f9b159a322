import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.support.people import account
from tests.support.rosters import read_again
from tests.support.tables import OKTA, ZOOM, office, shown, table_of
from zoomprov_gui.domain.fields import DEFAULT_FIELDS, Field
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.cells import RowView
from zoomprov_gui.viewmodels.people_rows import KEY_ROLE, ROW_ROLE

ROLE = Qt.ItemDataRole
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def table(qapp):
    return table_of(office())


def test_the_model_keeps_qts_rules_through_reading_sorting_and_filtering(table):
    tester = QAbstractItemModelTester(table, FATAL)

    read_again(table.roster, OKTA[2:], ZOOM[1:])
    table.refresh()
    table.sort_by(Field.EMAIL)
    table.sort_by(Field.EMAIL)
    table.set_text("acme cy")
    table.set_text("")
    table.set_fields([Field.ZOOM_ID])

    assert tester.failureReportingMode() is FATAL  # and so a broken rule would have ended this


def test_a_cell_says_the_same_to_eyes_and_with_its_column_to_ears(table):
    place = table.place_of(person_key("bo@acme.example"))
    verdict = table.index(place, table.fields.index(Field.VERDICT))

    assert table.data(verdict) == "In sync"
    assert table.data(verdict, ROLE.AccessibleTextRole).startswith("Verdict: In sync, since ")
    assert table.data(verdict, ROLE.AccessibleDescriptionRole) == "Nothing to do"
    assert isinstance(table.data(verdict, ROW_ROLE), RowView)
    assert table.data(verdict, KEY_ROLE) == person_key("bo@acme.example")
    assert table.data(verdict, ROLE.DecorationRole) is None


def test_outside_the_table_there_is_nothing(table):
    assert table.data(QModelIndex()) is None
    assert table.rowCount(table.index(0, 0)) == table.columnCount(table.index(0, 0)) == 0


def test_a_head_says_how_its_column_is_sorted(table):
    section = table.fields.index(Field.ZOOM)
    heads = []

    for _ in range(3):
        heads.append(table.headerData(section, Qt.Orientation.Horizontal, ROLE.AccessibleTextRole))
        table.sort_by(Field.ZOOM)

    assert heads == ["Zoom", "Zoom, sorted", "Zoom, sorted backwards"]
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Person"
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(99, Qt.Orientation.Horizontal) is None


def test_the_person_is_always_the_first_column_and_none_comes_twice(table):
    table.set_fields([Field.ZOOM, Field.PERSON, Field.ZOOM])

    assert table.fields == (Field.PERSON, Field.ZOOM)
    assert table.columnCount() == 2


def test_choosing_the_same_columns_again_moves_nothing(table):
    told = []
    table.fields_changed.connect(lambda: told.append(True))

    table.set_fields(DEFAULT_FIELDS)

    assert not told


def test_a_remembered_place_follows_its_person_through_another_order(table):
    kept = [QPersistentModelIndex(table.index(place, 0)) for place in range(table.rowCount())]
    before = [table.data(index, KEY_ROLE) for index in kept]

    table.sort_by(Field.EMAIL)
    table.sort_by(Field.EMAIL)

    assert [table.data(index, KEY_ROLE) for index in kept] == before
    assert shown(table) == ["fay", "ed", "di", "cy", "bo", "ana"]


def test_somebody_who_is_not_shown_is_nowhere(table):
    table.set_text("bo@")

    assert table.place_of(person_key("ana@acme.example")) == -1
    assert table.place_of(person_key("nobody@acme.example")) == -1
    assert table.place_of(person_key("bo@acme.example")) == 0


def test_a_change_of_one_person_is_told_of_their_row_alone(table):
    told = []
    table.dataChanged.connect(lambda top, bottom: told.append((top.row(), bottom.row())))
    place = table.place_of(person_key("bo@acme.example"))

    table.roster.add_accounts([ZOOM[0]._replace(department="Sales", first_name="Bo")])
    table.hold()
    table.refresh()

    assert (place, place) in told
    assert (0, table.rowCount() - 1) not in told


def test_whoever_looks_while_a_row_leaves_sees_nothing_of_it(table):
    seen = []

    def look() -> None:
        seen.extend(table.data(table.index(place, 0)) for place in range(table.rowCount()))

    table.rowsAboutToBeRemoved.connect(look)
    read_again(table.roster, OKTA, ZOOM[:3])
    table.refresh()

    assert None in seen


@pytest.mark.parametrize("field", list(Field))
def test_everybody_is_found_while_a_row_leaves_and_while_one_comes(table, field):
    table.sort_by(field)
    table.hold()
    others = [person_key(f"{name}@acme.example") for name in ("ana", "bo", "cy", "di", "ed")]
    before = [table.place_of(key) for key in others]

    read_again(table.roster, OKTA, [*ZOOM[:-1], account("z-gus", "gus@acme.example")])
    while_one_leaves = [table.place_of(key) for key in others]
    table.refresh()
    newcomer = table.place_of(person_key("gus@acme.example"))

    assert while_one_leaves == before
    assert newcomer == -1
