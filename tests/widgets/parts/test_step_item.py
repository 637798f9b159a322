"""A step says its state by its mark, its line and its name, and never by colour alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from zoomprov_gui.widgets.parts.progress import Spinner
from zoomprov_gui.widgets.parts.step_item import LOOKS, Mark, StepItem


@pytest.fixture
def item(theme, show):
    item = StepItem(theme, 4, "Choose what Okta may do")
    item.resize(276, 64)
    return show(item)


def test_a_screen_reader_is_told_number_title_state_and_line(item, told):
    item.set_state("change_needed", "1 of 3 switches is off", told="needs a change")

    assert item.accessibleName() == (
        "Step 4, Choose what Okta may do, needs a change, 1 of 3 switches is off"
    )
    assert item.toolTip() == item.line == "1 of 3 switches is off"


def test_each_state_looks_different_even_without_colour(item):
    pictures = []
    for mark in set(Mark) - {Mark.CHECKING}:
        item.set_state(mark, "", told="")
        image = item.grab().toImage()
        pictures.append(image.convertToFormat(image.Format.Format_Grayscale8))

    assert all(a != b for place, a in enumerate(pictures) for b in pictures[:place])


def test_every_state_has_a_look():
    assert set(LOOKS) == set(Mark)


def test_only_a_step_that_is_checked_turns(item):
    spinner = item.findChild(Spinner)
    item.set_state("checking", "Reading…", told="checking")
    turning = spinner.isVisible()

    item.set_state("confirmed", "Signed in", told="confirmed")

    assert turning
    assert not spinner.isVisible()


def test_an_unknown_state_is_refused(item):
    with pytest.raises(ValueError, match="clicked"):
        item.set_state("clicked", "", told="")


def test_it_is_opened_with_the_keyboard(item):
    opened = []
    item.clicked.connect(lambda: opened.append(True))

    QTest.keyClick(item, Qt.Key.Key_Space)

    assert opened == [True]


def test_the_joining_line_ends_at_the_last_step(item, colours, theme):
    item.set_ends(first=True, last=True)
    alone = item.grab().toImage()

    item.set_ends(first=False, last=False)

    assert item.grab().toImage() != alone
    assert theme.tokens.line2.upper() in colours(item)
