"""The status pill says its verdict in words, and is shortened only with its whole in reach."""

import pytest
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.pill import StatusPill, pill_width
from zoomprov_gui.widgets.theme.tokens import LIGHT, Tone


@pytest.mark.parametrize("tone", Tone)
def test_it_is_filled_and_edged_in_its_tone(theme, show, colours, tone):
    pill = show(StatusPill(theme, "Still active in Zoom", icon="shield-alert", tone=tone))

    seen = colours(pill)

    assert {LIGHT.tone(tone).soft, LIGHT.tone(tone).line} <= seen


def test_its_words_are_told(theme, show, told):
    pill = show(StatusPill(theme, "In sync", icon="circle-check", tone="ok"))

    assert told(pill).text(QAccessible.Text.Name) == "In sync"


def test_it_can_say_something_else(theme, show, colours):
    pill = show(StatusPill(theme, "In sync", icon="circle-check", tone="ok"))

    pill.set_state("Still active in Zoom", icon="shield-alert", tone="bad")

    assert pill.sizeHint().width() == pill_width(theme, "Still active in Zoom")
    assert LIGHT.tone("bad").soft in colours(pill)


def test_a_pill_without_room_tells_the_whole_in_its_tool_tip(theme, show):
    pill = show(StatusPill(theme, "Still active in Zoom", icon="shield-alert", tone="bad"))

    pill.resize(pill.sizeHint())
    whole = pill.toolTip()
    pill.resize(pill.minimumSizeHint())

    assert whole == ""
    assert pill.toolTip() == "Still active in Zoom"


def test_an_unknown_tone_is_refused(theme):
    with pytest.raises(ValueError, match="loud"):
        StatusPill(theme, "x", icon="x", tone="loud")
