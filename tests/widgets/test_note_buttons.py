"""Notes that can be copied, one button for each recipient."""

from PySide6.QtGui import QGuiApplication

from zoomprov_gui.domain.handing_over import Note
from zoomprov_gui.widgets.note_buttons import NoteButtons

OWNER = Note("the Zoom owner", "Please change the role.")


def test_each_recipient_has_a_button_that_copies_the_note(qtbot, theme):
    notes = NoteButtons(theme)
    qtbot.addWidget(notes)
    notes.show_notes([OWNER, Note("an Okta admin", "Please import.")])

    notes.buttons["an Okta admin"].click()

    assert QGuiApplication.clipboard().text() == "Please import."
    assert notes.buttons[OWNER.to].label == "Copy note for the Zoom owner"
    assert notes.buttons[OWNER.to].accessibleName() == "Copy note for the Zoom owner"


def test_a_note_that_is_written_anew_keeps_its_button(qtbot, theme):
    notes = NoteButtons(theme)
    qtbot.addWidget(notes)
    notes.show_notes([OWNER])
    button = notes.buttons[OWNER.to]

    notes.show_notes([OWNER._replace(text="Still an admin.")])
    button.click()

    assert notes.buttons[OWNER.to] is button
    assert QGuiApplication.clipboard().text() == "Still an admin."


def test_where_nobody_has_to_do_anything_nothing_is_shown(qtbot, theme):
    notes = NoteButtons(theme)
    qtbot.addWidget(notes)
    notes.show_notes([OWNER])

    notes.show_notes([])

    assert notes.isHidden()
    assert notes.buttons == {}
