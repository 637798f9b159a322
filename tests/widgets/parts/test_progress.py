"""How far it has come is told in words, numbers and bars, and can be stopped."""

import pytest
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.label import Glyph
from zoomprov_gui.widgets.parts.progress import Bar, ProgressStrip, Spinner
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def strip(theme, show):
    strip = ProgressStrip(theme, "Reading people for the first time")
    strip.okta = strip.add_line("okta", "Okta assignments")
    strip.zoom = strip.add_line("zoom", "Zoom accounts")
    strip.resize(700, 110)
    return show(strip)


def test_each_side_has_its_own_bar_with_words(strip, told):
    strip.set_progress("zoom", 120, 200, "120 so far · about 5 s left")

    bar = told(strip.zoom.bar)
    assert bar.role() is QAccessible.Role.ProgressBar
    assert bar.text(QAccessible.Text.Name) == "Zoom accounts"
    assert bar.text(QAccessible.Text.Description) == "120 so far · about 5 s left"
    assert strip.zoom.bar.value() == 120
    assert strip.zoom.detail == "120 so far · about 5 s left"


def test_a_side_that_is_done_has_a_tick_and_the_tone_of_well(strip, colours):
    before = strip.okta.findChild(Glyph).isVisible()

    strip.set_progress("okta", 182, 182, "182 of 182", done=True)

    assert (before, strip.okta.findChild(Glyph).isVisible()) == (False, True)
    assert LIGHT.tone("ok").fill in colours(strip.okta.bar)


def test_a_bar_is_filled_as_far_as_it_has_come(theme, show):
    bar = Bar(theme, "Zoom accounts")
    bar.resize(200, 6)
    show(bar)

    bar.set_progress(50, 100, done=False)
    image = bar.grab().toImage()

    assert image.pixelColor(90, 3).name().upper() == LIGHT.accent
    assert image.pixelColor(110, 3).name().upper() == LIGHT.pressed


def test_a_total_that_nobody_knows_is_not_made_up(theme, show):
    bar = show(Bar(theme, "Zoom accounts"))

    bar.set_progress(120, None, done=False)

    assert (bar.minimum(), bar.maximum()) == (0, 0), "Qt's and every screen reader's unknown"


def test_the_reason_for_a_wait_comes_and_goes(strip):
    strip.set_note("Zoom asked us to slow down for 2 s, so this is paced.")
    said = strip.note

    strip.set_note("")

    assert said.startswith("Zoom asked us")
    assert strip.note == ""


def test_it_can_always_be_stopped(strip, qtbot):
    with qtbot.waitSignal(strip.stopped):
        strip.stop_button.click()


def test_an_unknown_side_is_refused(strip):
    with pytest.raises(KeyError):
        strip.set_progress("teams", 1, 2, "1 of 2")


def test_the_ring_turns_only_while_it_is_seen_and_may_move(theme, show):
    spinner = show(Spinner(theme))
    seen = spinner.turns
    spinner.hide()
    hidden = spinner.turns

    theme.set_still(still=True)
    spinner.show()

    assert (seen, hidden, spinner.turns) == (True, False, False)


def test_a_step_changes_the_picture(theme, show):
    spinner = show(Spinner(theme, size=32))
    spinner._timer.stop()
    before = spinner.grab().toImage()

    spinner._turn()

    assert spinner.grab().toImage() != before
