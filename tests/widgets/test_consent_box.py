"""The paste box of the assisted way: what was pasted leaves the field with the press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from zoomprov_gui.widgets.consent_box import ConsentBox

TEXT = '{"continue_oauth_flow_url": "https://acme.example/x?code=1"}'


@pytest.fixture
def box(theme, qtbot):
    box = ConsentBox(theme)
    qtbot.addWidget(box)
    box.resize(380, 420)
    box.show()
    return box


def test_nothing_can_be_finished_before_something_was_pasted(box):
    assert not box.finish.isEnabled()

    box.field.setPlainText("  ")

    assert not box.finish.isEnabled()
    box.field.setPlainText(TEXT)
    assert box.finish.isEnabled()


def test_what_was_pasted_is_handed_over_once_and_leaves_the_field(box):
    pasted = []
    box.pasted.connect(pasted.append)
    box.field.setPlainText(f"\n{TEXT}\n")

    box.finish.click()

    assert pasted == [TEXT]
    assert box.field.toPlainText() == ""


def test_the_keyboard_pastes_finishes_and_leaves(box):
    pasted = []
    box.pasted.connect(pasted.append)
    box.field.setFocus()
    box.field.setPlainText(TEXT)

    QTest.keyClick(box.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert pasted == [TEXT]
    assert box.field.tabChangesFocus()


def test_while_it_is_worked_on_nothing_can_be_pasted_again(box):
    box.field.setPlainText(TEXT)

    box.set_state("Handing it to Okta, then reading it back…", working=True)

    assert not box.finish.isEnabled()
    assert box.field.isReadOnly()
    assert box.state.text().startswith("Handing it to Okta")
    box.set_state("Zoom's code had run out.", ink="bad")
    assert box.finish.isEnabled()


def test_zoom_can_be_opened_again(box):
    told = []
    box.open_wanted.connect(lambda: told.append("open"))
    box.copy_wanted.connect(lambda: told.append("copy"))

    box.open.click()
    box.copy.click()

    assert told == ["open", "copy"]
