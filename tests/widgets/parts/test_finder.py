"""Finding by typing: one search after a pause, rows that stay, and a choice that keys can make."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from zoomprov_gui.widgets.parts.finder import Candidate, Finder

FOUND = (
    Candidate("00u1", "Priya Bruno", "priya.bruno@acme.example"),
    Candidate("00g1", "Clinical staff", "Group, 12 people", is_group=True),
)


@pytest.fixture
def finder(theme, show):
    finder = Finder(theme, "Find a person or group")
    finder.resize(320, 300)
    return show(finder)


def test_one_search_follows_a_pause_in_typing(finder, qtbot):
    searched = []
    finder.searched.connect(searched.append)

    QTest.keyClicks(finder.field, " pri")

    assert searched == []
    qtbot.waitUntil(lambda: searched == ["pri"], timeout=3000)


def test_enter_searches_at_once(finder, qtbot):
    searched = []
    finder.searched.connect(searched.append)
    QTest.keyClicks(finder.field, "pri")

    QTest.keyClick(finder.field, Qt.Key.Key_Return)

    assert searched == ["pri"]


def test_who_is_assigned_already_says_so_and_looks_so(finder):
    finder.show_candidates(FOUND)
    before = finder.rows[1].grab().toImage()

    finder.show_candidates([FOUND[0], FOUND[1]._replace(assigned=True)])

    row = finder.rows[1]
    assert row.accessibleName() == "Clinical staff, Group, 12 people · assigned already"
    assert row._mark()[0] == "check"
    assert row.grab().toImage() != before


def test_a_row_tells_who_it_is_and_is_chosen_with_a_key(finder):
    finder.show_candidates(FOUND)
    pressed = []
    finder.pressed.connect(pressed.append)

    QTest.keyClick(finder.rows[0], Qt.Key.Key_Space)
    finder.rows[1].click()

    assert pressed == ["00u1", "00g1"]
    assert finder.rows[0].accessibleName() == "Priya Bruno, priya.bruno@acme.example"


def test_rows_stay_while_only_the_choice_changes(finder, qtbot):
    finder.show_candidates(FOUND)
    before = finder.rows
    qtbot.waitUntil(before[0].isVisible)
    before[0].setFocus()

    finder.show_candidates([FOUND[0]._replace(chosen=True), FOUND[1]])

    assert finder.rows == before
    assert [row.isChecked() for row in before] == [True, False]
    assert before[0].hasFocus()


def test_a_chosen_row_is_told_without_colour_too(finder):
    finder.show_candidates(FOUND)
    plain = finder.rows[0].grab().toImage()

    finder.show_candidates([FOUND[0]._replace(chosen=True), FOUND[1]])

    grey = plain.Format.Format_Grayscale8
    assert finder.rows[0].grab().toImage().convertToFormat(grey) != plain.convertToFormat(grey)


def test_nobody_found_is_said(finder):
    finder.show_candidates(FOUND)

    finder.show_candidates(())
    finder.set_note("Nobody in Okta matches “xyz”")

    assert finder.rows == []
    assert finder.note == "Nobody in Okta matches “xyz”"
