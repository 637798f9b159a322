"""Chips: what they say, and that one of them is chosen."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.chip import Chip, ChipGroup
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def group(theme, show):
    group = ChipGroup(theme)
    group.add("all", "Everyone", count=200)
    group.add("attention", "Needs attention", icon="triangle-alert", tone="warn", count=18)
    group.add("waiting", "Waiting", icon="clock", tone="wait")
    group.resize(700, 40)
    return show(group)


def test_a_chip_says_its_count_and_whether_it_is_chosen(group, told):
    group.set_current("attention")

    assert told(group.chip("attention")).text(QAccessible.Text.Name) == (
        "Needs attention, 18, selected"
    )
    assert told(group.chip("all")).text(QAccessible.Text.Name) == "Everyone, 200"
    assert told(group.chip("waiting")).text(QAccessible.Text.Name) == "Waiting, not counted yet"
    assert told(group.chip("attention")).state().checked


def test_a_count_that_changes_is_said_at_once(group, told):
    shown = QLocale().toString(1234)

    group.set_count("waiting", 1234)

    assert group.chip("waiting").count == 1234
    assert told(group.chip("waiting")).text(QAccessible.Text.Name) == f"Waiting, {shown}"


def test_the_first_is_chosen_and_exactly_one_stays_so(group, qtbot):
    first = group.current

    qtbot.mouseClick(group.chip("waiting"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(group.chip("waiting"), Qt.MouseButton.LeftButton)

    assert first == "all"
    assert [key for key in ("all", "attention", "waiting") if group.chip(key).isChecked()] == [
        "waiting"
    ]


def test_a_click_says_which_and_a_decision_of_the_model_says_nothing(group, qtbot):
    said = []
    group.chosen.connect(said.append)

    qtbot.mouseClick(group.chip("attention"), Qt.MouseButton.LeftButton)
    group.set_current("all")

    assert said == ["attention"]


def test_arrows_move_through_the_row(group, qtbot):
    group.chip("all").setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.keyClick(group.chip("all"), Qt.Key.Key_Right)

    assert group.chip("attention").hasFocus()


def test_a_chosen_chip_is_edged_in_the_accent(group, colours):
    assert LIGHT.accent_soft in colours(group.chip("all"))
    assert LIGHT.accent_soft not in colours(group.chip("waiting"))


def test_a_ring_is_painted(theme, show):
    chip = show(Chip(theme, "In sync", count=3))
    chip.clearFocus()

    chip.setFocus(Qt.FocusReason.TabFocusReason)

    assert chip.grab().toImage().pixelColor(chip.width() // 2, 1).name().upper() == LIGHT.focus


def test_a_row_that_is_too_long_goes_on_below(group):
    group.resize(300, 200)

    tops = {group.chip(key).y() for key in ("all", "attention", "waiting")}

    assert len(tops) == 2
    assert group.heightForWidth(300) > group.heightForWidth(900)


def test_without_chips_nothing_is_chosen(theme):
    assert ChipGroup(theme).current == ""


def test_who_reads_the_screen_chooses_by_toggling_without_a_click(group):
    said = []
    group.chosen.connect(said.append)

    group.chip("attention").toggle()
    group.chip("attention").toggle()

    assert said == ["attention"]
    assert group.current == "attention"
