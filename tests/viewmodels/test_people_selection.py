import pytest
from PySide6.QtCore import QModelIndex, Qt

from tests.support.rosters import read_again
from tests.support.tables import OKTA, ZOOM, office, shown, table_of
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.domain.people import person_key

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
STATE = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def table(qapp):
    ready = table_of(office())
    ready.sort_by(Field.EMAIL)
    return ready


def names(table):
    return sorted(key.partition("@")[0] for key in table.chosen.keys)


def test_a_box_that_is_ticked_selects_and_ticking_it_again_changes_nothing(table):
    told = []
    table.selection_changed.connect(lambda: told.append(names(table)))

    assert table.setData(table.index(1, 0), CHECKED, STATE)
    assert table.setData(table.index(1, 0), CHECKED, STATE)
    assert table.data(table.index(1, 0), STATE) is CHECKED
    assert table.setData(table.index(1, 0), UNCHECKED, STATE)

    assert told == [["bo"], []]


def test_nothing_else_can_be_written_into_the_table(table):
    assert not table.setData(table.index(0, 0), "Eve", Qt.ItemDataRole.EditRole)
    assert not table.setData(QModelIndex(), CHECKED, STATE)


def test_a_range_goes_from_the_last_choice_either_way(table):
    table.choose_only(2)
    table.choose_range(4)
    assert names(table) == ["cy", "di", "ed"]

    table.choose_range(0)

    assert names(table) == ["ana", "bo", "cy", "di", "ed"]


def test_a_range_whose_start_is_no_longer_shown_is_one_person(table):
    table.choose_only(0)
    table.set_text("di")

    table.choose_range(0)

    assert names(table) == ["ana", "di"]
    assert table.chosen_shown == 1


def test_everybody_shown_and_everybody_are_two_things(table):
    table.set_text("only in zoom")
    table.choose_shown()
    assert names(table) == ["ed", "fay"]

    table.choose_all()

    assert len(table.chosen) == 6
    assert table.chosen_shown == 2


def test_a_selection_is_of_people_and_survives_another_order(table):
    table.toggle(0)

    table.sort_by(Field.EMAIL)

    assert names(table) == ["ana"]
    assert table.chosen_places() == [5]


def test_somebody_who_is_gone_is_no_longer_selected(table):
    table.choose_all()

    read_again(table.roster, OKTA, ZOOM[:3])
    table.refresh()

    assert names(table) == ["ana", "bo", "cy", "di"]


def test_a_copy_has_the_shown_columns_the_address_and_the_shown_order(table):
    table.set_fields([Field.VERDICT])
    table.sort_by(Field.EMAIL)
    everybody = [person_key("bo@acme.example"), person_key("ed@acme.example")]

    text, html = table.copied(everybody)

    assert text.split("\n") == ["Ed\ted@acme.example\tOnly in Zoom", "Bo\tbo@acme.example\tIn sync"]
    assert html.startswith("<table><tr><th>Person</th><th>Email</th><th>Verdict</th></tr>")


def test_a_copy_as_csv_has_a_header_and_leaves_out_who_is_gone(table):
    table.set_fields([Field.EMAIL])

    text = table.copied_csv([person_key("bo@acme.example"), person_key("gone@acme.example")])

    assert text == "Person,Email\r\nBo,bo@acme.example\r\n"


def test_choosing_people_by_name_chooses_nobody_else(table):
    table.choose_all()

    table.choose([person_key("cy@acme.example")])

    assert names(table) == ["cy"]
    assert shown(table)[2] == "cy"
