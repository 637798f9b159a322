"""Check boxes: three states, a name, a ring, and room to hit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.check_box import CheckBox
from zoomprov_gui.widgets.theme.tokens import LIGHT


def test_a_tick_a_bar_and_an_empty_box_look_different(theme, show):
    box = show(CheckBox(theme, "Mask names"))
    box.setTristate(True)

    pictures = []
    for state in Qt.CheckState:
        box.setCheckState(state)
        pictures.append(box.grab().toImage())

    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_a_chosen_box_is_filled_and_an_empty_one_is_edged(theme, show, colours):
    box = show(CheckBox(theme, "Mask names"))
    empty = colours(box)

    box.setChecked(True)

    assert LIGHT.control in empty
    assert LIGHT.accent not in empty - {LIGHT.focus}
    assert {LIGHT.accent, LIGHT.on_accent} <= colours(box)


def test_it_is_told_as_what_it_is(theme, show, told):
    box = show(CheckBox(theme, "R&D only"))
    box.setChecked(True)

    assert told(box).role() is QAccessible.Role.CheckBox
    assert told(box).text(QAccessible.Text.Name) == "R&D only"
    assert told(box).state().checked


def test_a_click_on_its_words_ticks_it(theme, show, qtbot):
    box = show(CheckBox(theme, "Mask names"))

    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())

    assert box.isChecked()


def test_a_box_without_words_has_a_name_and_is_large_enough(theme, show, told):
    box = show(CheckBox(theme, name="Select all"))

    assert told(box).text(QAccessible.Text.Name) == "Select all"
    assert min(box.sizeHint().width(), box.sizeHint().height()) >= 24


def test_a_box_without_words_and_name_is_refused(theme):
    with pytest.raises(ValueError, match="cannot be told"):
        CheckBox(theme)


def test_a_ring_is_painted_for_the_keyboard_only(theme, show, qtbot):
    box = show(CheckBox(theme, "Mask names"))
    box.clearFocus()

    box.setFocus(Qt.FocusReason.MouseFocusReason)
    quiet = box.grab().toImage()
    qtbot.keyClick(box, Qt.Key.Key_Shift)
    ringed = box.grab().toImage()

    assert ringed != quiet
    assert ringed.pixelColor(12, 1).name().upper() == LIGHT.focus


def test_a_disabled_box_is_paler(theme, show, colours):
    box = show(CheckBox(theme, "Mask names"))
    box.setChecked(True)

    box.setEnabled(False)

    assert LIGHT.accent not in colours(box)
