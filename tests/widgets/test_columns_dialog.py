import pytest
from PySide6.QtCore import QPoint, Qt

from zoomprov_gui.domain.fields import DEFAULT_FIELDS, Field
from zoomprov_gui.widgets.columns_dialog import ColumnsDialog


@pytest.fixture
def dialog(theme, window):
    dialog = ColumnsDialog(theme, DEFAULT_FIELDS, parent=window)
    dialog.open()
    return dialog


@pytest.fixture
def told(dialog):
    told = []
    dialog.chosen.connect(told.append)
    return told


def line(dialog, field):
    return next(
        dialog.list.item(row)
        for row in range(dialog.list.count())
        if dialog.list.item(row).data(Qt.ItemDataRole.UserRole) == field.value
    )


def test_the_columns_that_are_shown_come_first_and_ticked(dialog):
    assert dialog.fields() == DEFAULT_FIELDS[1:]
    assert dialog.list.item(0).text() == "Okta"


def test_a_tick_is_in_effect_at_once(dialog, told):
    line(dialog, Field.EMAIL).setCheckState(Qt.CheckState.Checked)

    assert told == [(*DEFAULT_FIELDS[1:], Field.EMAIL)]


def test_a_column_moves_up_and_down_and_not_beyond_the_ends(dialog, told):
    dialog.list.setCurrentRow(1)

    dialog.up.click()
    dialog.up.click()

    assert told[-1][:2] == (Field.ZOOM, Field.OKTA)
    assert len(told) == 1
    dialog.down.click()
    assert told[-1][:2] == (Field.OKTA, Field.ZOOM)


def test_reset_brings_the_usual_columns_back(dialog, told):
    line(dialog, Field.OKTA).setCheckState(Qt.CheckState.Unchecked)

    dialog.reset.click()

    assert told[-1] == DEFAULT_FIELDS[1:]


def test_the_person_cannot_be_taken_away(dialog):
    with pytest.raises(StopIteration):
        line(dialog, Field.PERSON)


def test_every_line_can_be_seen(dialog):
    image = dialog.list.grab().toImage()

    assert image.width() > 100
    assert len({image.pixel(x, 15) for x in range(image.width())}) > 3


@pytest.mark.parametrize("place", [18, 34, 90])
def test_a_click_ticks_a_line_on_its_box_and_on_its_words(dialog, told, qtbot, place):
    row = dialog.list.visualItemRect(line(dialog, Field.EMAIL))
    spot = QPoint(row.left() + place, row.center().y())

    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    ticked = told[-1]
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert ticked == (*DEFAULT_FIELDS[1:], Field.EMAIL)
    assert told[-1] == DEFAULT_FIELDS[1:]


def test_space_ticks_the_line_that_has_the_focus(dialog, told, qtbot):
    dialog.list.setCurrentItem(line(dialog, Field.EMAIL))

    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)

    assert told == [(*DEFAULT_FIELDS[1:], Field.EMAIL)]
