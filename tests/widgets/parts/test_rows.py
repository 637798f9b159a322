"""Lines that repeat."""

from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.label import Glyph
from zoomprov_gui.widgets.parts.rows import EventLine, IconLine, PersonLine, StatusNote


def test_an_effect_keeps_its_words(theme, show):
    line = show(IconLine(theme, "lock", "They can no longer sign in to Zoom."))

    assert line.text == "They can no longer sign in to Zoom."
    assert line.findChild(Glyph).name == "lock"


def test_a_note_shows_its_icon_only_when_it_has_one(theme, show):
    note = show(StatusNote(theme, "Next check in 24 s"))
    bare = note.findChild(Glyph).isVisible()

    note.set_state("Okta answered 6 s ago", icon="circle-check", tone="ok")

    assert (bare, note.findChild(Glyph).isVisible()) == (False, True)
    assert note.text == "Okta answered 6 s ago"


def test_only_a_loud_note_has_words_in_its_tone(theme, show):
    note = show(StatusNote(theme))

    note.set_state("Okta answered", icon="circle-check", tone="ok")
    quiet = note._text.ink
    note.set_state("Zoom: last read 09:41", icon="cloud-off", tone="warn", loud=True)

    assert (quiet, note._text.ink) == ("text3", "warn")


def test_an_event_is_told_with_its_source(theme, show, told):
    line = show(EventLine(theme, "activity", "Joined a meeting", "Zoom · today 09:12"))

    assert told(line).text(QAccessible.Text.Name) == "Joined a meeting. Zoom · today 09:12"


def test_a_person_is_told_with_what_will_happen(theme, show, told):
    line = show(PersonLine(theme, "Carlos Neri", "carlos.neri@acme.example"))

    line.set_state("Skipped – Zoom admin", icon="shield-alert", ink="warn")

    assert told(line).text(QAccessible.Text.Name) == "Carlos Neri: Skipped – Zoom admin"
    assert line.state == "Skipped – Zoom admin"
