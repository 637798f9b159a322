"""Whether the two sides answer is said in words beside the dot."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from zoomprov_gui.widgets.parts.connection import ConnectionCard, Dot, LivePill
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def card(theme, show):
    card = ConnectionCard(theme, {"okta": "Okta", "zoom": "Zoom"})
    card.resize(212, 62)
    return show(card)


def test_a_side_that_answers_shows_its_address_quietly(card):
    card.set_side("okta", "acme.okta.com", tone="ok")

    label = next(x for x in card.findChildren(QLabel) if x.text() == "acme.okta.com")
    assert label.ink == "text3"


def test_a_side_that_does_not_answer_says_so_in_its_tone(card, colours):
    card.set_side("zoom", "not answering", tone="warn")

    label = next(x for x in card.findChildren(QLabel) if x.text() == "not answering")
    assert label.ink == "warn"
    assert LIGHT.tone("warn").text in colours(card)


def test_an_unknown_side_is_refused(card):
    with pytest.raises(KeyError):
        card.set_side("teams", "x", tone="ok")


def test_a_dot_takes_its_tone(theme, show, colours):
    dot = show(Dot(theme, "ok"))

    dot.set_tone("bad")

    assert dot.tone == "bad"
    assert LIGHT.tone("bad").text in colours(dot)


def test_the_pill_says_how_fresh_the_facts_are_and_can_be_pressed(theme, show, told, qtbot):
    pill = show(LivePill(theme))

    pill.set_state("Live · checked 6 s ago", tone="ok")

    assert told(pill).text(QAccessible.Text.Name) == "Live · checked 6 s ago"
    assert told(pill).role() is QAccessible.Role.Button
    with qtbot.waitSignal(pill.clicked):
        pill.click()
