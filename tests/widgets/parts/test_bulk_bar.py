"""The bar over the chosen rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from zoomprov_gui.widgets.parts.bulk_bar import BulkBar
from zoomprov_gui.widgets.parts.button import Button


@pytest.fixture
def bar(theme, show):
    page = QWidget()
    page.resize(900, 400)
    show(page)
    bar = BulkBar(theme, page)
    bar.page = page
    return bar


def test_it_appears_with_the_selection_and_says_what_is_possible(bar, told):
    hidden = bar.isVisible()

    bar.set_selection("4 selected", "3 can be turned off · 1 is a Zoom admin")

    assert (hidden, bar.isVisible()) == (False, True)
    assert told(bar).text(QAccessible.Text.Name) == (
        "4 selected. 3 can be turned off · 1 is a Zoom admin"
    )
    assert bar.note == "3 can be turned off · 1 is a Zoom admin"


def test_it_goes_when_nothing_is_chosen(bar):
    bar.set_selection("4 selected")

    bar.set_selection("")

    assert not bar.isVisible()
    assert bar.covers == 0


def test_it_says_how_much_it_covers(bar):
    bar.set_selection("4 selected")

    assert 50 < bar.covers < 110


def test_actions_stand_before_the_cross(bar):
    off = bar.add_action("Turn off in Zoom…", icon="power-off", variant="danger")
    check = bar.add_action("Check again", icon="refresh-cw")
    bar.set_selection("4 selected")
    bar.layout().activate()

    cross = next(b for b in bar.findChildren(Button) if b.accessibleName() == "Choose none")
    assert off.x() < check.x() < cross.x()


def test_the_cross_chooses_none(bar, qtbot):
    cross = next(b for b in bar.findChildren(Button) if b.accessibleName() == "Choose none")

    with qtbot.waitSignal(bar.cleared):
        cross.click()


def test_the_cross_comes_last_for_tab_and_for_who_listens(bar, qtbot):
    elsewhere = QPushButton(bar.page)
    elsewhere.show()
    first = bar.add_action("Turn off in Zoom…", icon="power-off", variant="danger")
    bar.add_action("Check again", icon="refresh-cw")
    bar.set_selection("4 selected")
    first.setFocus()
    passed = []

    for _ in range(3):
        passed.append(QApplication.focusWidget())
        qtbot.keyClick(passed[-1], Qt.Key.Key_Tab)

    assert [told.accessibleName() or told.label for told in passed] == [
        "Turn off in Zoom…",
        "Check again",
        "Choose none",
    ]
    assert passed == bar.findChildren(Button)


def test_a_button_that_cannot_be_pressed_shines_less_than_one_that_can(bar, theme):
    off = bar.add_action("Turn off in Zoom…", icon="power-off", variant="danger")
    bar.set_selection("4 selected")
    off.setEnabled(False)

    ground = off.grab().toImage().pixelColor(6, off.height() // 2)

    assert ground.name().upper() == theme.tokens.inverse.upper()


NOTE = "4 can lose Zoom · 1 not: Zoom admin · 1 not: this person never activated Zoom"


def filled(bar):
    off = bar.add_action("Turn off in Zoom…", icon="power-off", variant="danger")
    spare = [bar.add_action(words, icon="eye-off", spare=True) for words in ("Check", "Ignore…")]
    bar.page.resize(1200, 400)
    bar.set_selection("5 selected", NOTE)
    QApplication.processEvents()
    return off, spare


def test_where_one_line_is_too_short_the_words_stand_above_the_buttons(bar):
    off, spare = filled(bar)
    one_line = off.y() < bar._note.geometry().bottom()
    bar.page.resize(700, 400)
    QApplication.processEvents()

    assert one_line
    assert off.y() > bar._note.geometry().bottom()
    assert bar._note.width() >= bar._note.sizeHint().width()
    assert all(button.isVisible() for button in (off, *spare))
    assert bar.covers > 90


def test_what_is_possible_is_not_cut_when_more_are_chosen_than_before(bar):
    filled(bar)
    bar.set_selection("1 selected", "1 can be turned off")
    QApplication.processEvents()

    bar.set_selection("5 selected", NOTE)
    QApplication.processEvents()

    assert bar._note.width() >= bar._note.sizeHint().width()


def test_what_still_has_no_room_is_left_to_the_menus_the_last_first(bar):
    off, spare = filled(bar)
    bar.page.resize(460, 400)
    QApplication.processEvents()
    narrow = [button.isVisible() for button in (off, *spare)]

    bar.page.resize(1200, 400)
    QApplication.processEvents()

    assert narrow == [True, True, False]
    assert all(button.isVisible() for button in (off, *spare))
