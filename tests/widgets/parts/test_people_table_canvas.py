from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from tests.support.people import assignment
from tests.support.rosters import read_again, roster_of
from tests.support.tables import OKTA, ZOOM, office, table_of
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.widgets.parts.people_table import PeopleTableView
from zoomprov_gui.widgets.theme.tokens import LIGHT, Height


@pytest.fixture
def table(qapp):
    return table_of(office())


@pytest.fixture
def view(theme, table, show):
    view = PeopleTableView(theme, table)
    view.resize(1200, 420)
    return show(view)


def body(view):
    return view.viewport().grab().toImage()


def test_a_row_is_high_enough_for_two_lines_or_for_one(view):
    assert view.row_height == Height.ROW

    view.set_compact(compact=True)

    assert view.row_height == Height.ROW_COMPACT
    assert view.rowViewportPosition(1) == Height.ROW_COMPACT


def test_the_columns_fill_the_width(view):
    boxes = view.boxes()

    assert [box.field for box in boxes] == list(view.model().fields)
    assert boxes[0].x == 0
    assert all(a.x + a.width == b.x for a, b in pairwise(boxes))


def test_a_narrow_table_hides_the_columns_that_give_way(view):
    view.resize(640, 420)

    assert Field.ADVICE not in [box.field for box in view.boxes()]


def test_whoever_is_open_is_marked_at_the_edge(view, table):
    plain = body(view)

    view.set_open(table.key_at(1))

    marked = body(view)
    assert marked != plain
    assert marked.pixelColor(1, view.row_rect(1).center().y()) == QColor(LIGHT.accent)


def test_while_nobody_was_read_rows_to_come_are_shown(theme, show):
    empty = PeopleTableView(theme, table_of(roster_of()))
    empty.resize(1200, 420)
    show(empty)
    blank = body(empty)

    empty.set_loading(loading=True)

    assert body(empty) != blank
    assert empty.head.select_all.isHidden()
    empty.set_loading(loading=False)
    assert body(empty) == blank


def test_what_floats_over_the_bottom_leaves_the_last_row_reachable(theme, show):
    people = [assignment(f"u{n}", f"p{n}@acme.example", external_id="") for n in range(50)]
    view = PeopleTableView(theme, table_of(roster_of(people)))
    view.resize(1200, 420)
    show(view)
    most = view.verticalScrollBar().maximum()

    view.set_bottom_inset(80)

    assert view.verticalScrollBar().maximum() == most + 80


def test_the_last_rows_rise_above_what_comes_to_float_over_them(theme, show):
    people = [assignment(f"u{n}", f"p{n}@acme.example", external_id="") for n in range(50)]
    view = PeopleTableView(theme, table_of(roster_of(people)))
    view.resize(1200, 420)
    show(view)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())

    view.set_bottom_inset(80)
    at_the_end = bar.value() == bar.maximum()
    bar.setValue(100)
    view.set_bottom_inset(120)

    assert at_the_end
    assert bar.value() == 100


def test_the_focus_shows_when_one_came_by_the_keyboard(qtbot, view):
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    without = body(view)

    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Up)

    assert body(view) != without


def test_the_card_has_a_line_at_its_sides(view):
    image = body(view)

    assert image.pixelColor(0, 100) == QColor(LIGHT.line)
    assert image.pixelColor(image.width() - 1, 100) == QColor(LIGHT.line)


def test_somebody_selected_is_painted_as_such(view, table):
    plain = body(view)

    table.choose([person_key("bo@acme.example")])

    assert body(view) != plain


def test_the_row_of_somebody_who_has_just_gone_is_left_blank(view, table):
    table.sort_by(Field.EMAIL)
    place = table.place_of(person_key("fay@acme.example"))
    middle = view.row_rect(place).center().y()

    read_again(table.roster, OKTA, ZOOM[:-1])
    image = body(view)

    assert table.key_at(place) == ""
    colours = {image.pixelColor(x, middle).name() for x in range(20, 1100)}
    assert colours == {QColor(LIGHT.surface).name()}
