import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView

from tests.support.tables import office, table_of
from zoomprov_gui.domain.fields import Field
from zoomprov_gui.widgets.parts.people_table import PeopleTableView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qapp):
    return table_of(office())


@pytest.fixture
def view(theme, table, show):
    view = PeopleTableView(theme, table)
    view.resize(1200, 500)
    return show(view)


def press(qtbot, view, field, modifier=Qt.KeyboardModifier.NoModifier):
    section = view.model().fields.index(field)
    at = QPoint(view.head.sectionViewportPosition(section) + 80, 12)
    qtbot.mouseClick(view.head.viewport(), LEFT, modifier, at)


def test_a_press_on_a_title_sorts_and_another_one_sorts_the_other_way(qtbot, view, table):
    press(qtbot, view, Field.PERSON)
    press(qtbot, view, Field.PERSON)

    assert table.sorting.by == ((Field.PERSON, True),)


def test_the_box_selects_everybody_shown_and_then_nobody(qtbot, view, table):
    table.set_text("only in zoom")

    qtbot.mouseClick(view.head.select_all, LEFT)
    assert len(table.chosen) == 2
    assert view.head.select_all.isChecked()
    qtbot.mouseClick(view.head.select_all, LEFT)

    assert len(table.chosen) == 0
    assert not view.head.select_all.isChecked()


def test_the_box_says_that_only_some_are_selected(view, table):
    table.toggle(0)

    assert view.head.select_all.accessibleName() == "Select everybody shown, some selected"
    assert not view.head.select_all.isChecked()


def test_where_nobody_is_shown_there_is_nobody_to_select(view, table):
    table.set_text("nobody of this name")

    assert not view.head.select_all.isEnabled()


def test_the_chooser_asks_for_the_columns_below_itself(qtbot, view):
    asked = []
    view.chooser_requested.connect(asked.append)

    qtbot.mouseClick(view.head.chooser, LEFT)

    assert asked == [view.head.chooser.mapToGlobal(view.head.chooser.rect().bottomRight())]
    assert view.head.chooser.accessibleName() == "Columns"


def test_while_nobody_was_read_the_head_says_nothing(view):
    before = view.head.grab().toImage()

    view.head.set_blank(blank=True)

    assert view.head.select_all.isHidden()
    assert view.head.grab().toImage() != before


def test_the_arrow_stands_at_the_verdict_until_something_else_is_sorted_by(view, table):
    default = view.head.grab().toImage()

    table.sort_by(Field.VERDICT)
    by_verdict = view.head.grab().toImage()
    table.sort_by(Field.ZOOM)

    assert by_verdict == default
    assert view.head.grab().toImage() != default


def test_the_head_is_the_tables_own(view):
    assert isinstance(view, QTableView)
    assert view.horizontalHeader() is view.head


def test_where_the_table_scrolls_no_title_lies_below_the_chooser(view):
    wide = (Field.EMAIL, Field.ASSIGNED_VIA, Field.OKTA_STATUS, Field.ZOOM_ROLE)
    view.model().set_fields((Field.PERSON, Field.ZOOM, Field.VERDICT, *wide))
    view.resize(520, 500)
    right = view.head.viewport().width()
    beside = [right - x for x in (*range(2, 10), 41, 42)]  # the chooser is between them

    grounds = set()
    for place in range(0, view.horizontalScrollBar().maximum(), 12):
        view.horizontalScrollBar().setValue(place)
        image = view.head.viewport().grab().toImage()
        grounds |= {image.pixelColor(x, y).name() for x in beside for y in range(12, 24)}

    assert len(grounds) == 1


def test_the_boxes_scroll_with_the_people_and_the_chooser_stays(qtbot, view, table):
    view.model().set_fields((Field.PERSON, Field.ZOOM, Field.VERDICT, Field.EMAIL))
    view.resize(420, 500)
    chooser, box = view.head.chooser.geometry(), view.head.select_all.geometry()

    view.horizontalScrollBar().setValue(60)
    qtbot.mouseClick(view.viewport(), LEFT, pos=QPoint(26, 20))

    assert view.horizontalScrollBar().value() == 60
    assert view.head.chooser.geometry() == chooser
    assert view.head.select_all.geometry() == box.translated(-60, 0)
    assert not table.chosen_shown
