import pytest

from zoomprov_gui.domain.actions import Group
from zoomprov_gui.domain.group_tally import Standing
from zoomprov_gui.viewmodels.group_rows import (
    GroupField,
    GroupView,
    Wanted,
    counts_of,
    shown,
    spoken,
    text_of,
    views_of,
)

DESK = Group("g1", "Front desk", description="Everybody at the desk")
STAFF, SALES = Group("g2", "Staff"), Group("g3", "Ventas Málaga", "APP_GROUP")
VIEWS = views_of(
    [DESK, STAFF],
    [STAFF, SALES],
    {"g1": Standing(4, 3, 0, 1), "g2": Standing(10, 5, 5)},
    {"g3": 7},
)


def names(wanted):
    return [view.group.name for view in shown(VIEWS, wanted)]


def test_a_group_that_gives_zoom_is_listed_once():
    assert [view.key for view in VIEWS] == ["g1", "g2", "g3"]
    assert [view.gives for view in VIEWS] == [True, True, False]
    assert [view.people for view in VIEWS] == [4, 10, 7]


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        (GroupField.GIVES, ["Gives Zoom", "Gives Zoom", "Gives no Zoom"]),
        (GroupField.PEOPLE, ["4", "10", "7"]),
        (GroupField.IN_SYNC, ["75 %", "50 %", "–"]),
        (GroupField.PROBLEMS, ["1 is waiting", "5 need attention", "–"]),
    ],
)
def test_each_cell_says_what_is_known_and_no_more(field, texts):
    assert [text_of(field, view) for view in VIEWS] == texts


def test_a_screen_reader_hears_the_column_and_what_is_not_known():
    assert spoken(GroupField.GROUP, VIEWS[0]) == "Group: Front desk, Everybody at the desk"
    assert spoken(GroupField.PROBLEMS, VIEWS[2]) == "Problems: not known"


def test_two_groups_of_one_name_have_no_numbers():
    [view] = views_of([DESK], [], {"g1": None}, {})

    assert view == GroupView(DESK, True)
    assert text_of(GroupField.PEOPLE, view) == "–"


def test_chips_count_and_filter():
    assert counts_of(VIEWS) == {"giving": 2, "attention": 1, "all": 3}
    assert names(Wanted()) == ["Staff", "Front desk"]
    assert names(Wanted(chip="attention")) == ["Staff"]
    assert names(Wanted(chip="all")) == ["Staff", "Front desk", "Ventas Málaga"]


@pytest.mark.parametrize("text", ["malaga", "VENTAS", "g3"])
def test_a_search_finds_by_name_and_id_whatever_the_accents(text):
    assert names(Wanted(chip="all", text=text)) == ["Ventas Málaga"]


def test_a_column_sorts_upwards_and_downwards():
    by_people = Wanted(chip="all", field=GroupField.PEOPLE)

    assert names(by_people) == ["Front desk", "Ventas Málaga", "Staff"]
    assert names(by_people._replace(backwards=True)) == ["Staff", "Ventas Málaga", "Front desk"]
