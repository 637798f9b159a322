"""The verdict in sentences."""

import pytest
from PySide6.QtGui import QAccessible

from zoomprov_gui.widgets.parts.fact_card import FactCard
from zoomprov_gui.widgets.theme.tokens import LIGHT


@pytest.fixture
def card(theme, show):
    card = FactCard(theme, "In sync", "Nothing to do.", icon="circle-check", tone="ok")
    card.resize(360, 100)
    return show(card)


def test_it_is_told_whole(card, told):
    assert told(card).text(QAccessible.Text.Name) == "In sync. Nothing to do."


def test_another_verdict_changes_words_and_tone(card, colours):
    card.set_fact("Still active in Zoom", "Removed in Okta.", icon="shield-alert", tone="bad")

    assert (card.title, card.text) == ("Still active in Zoom", "Removed in Okta.")
    assert {LIGHT.tone("bad").soft, LIGHT.tone("bad").text} <= colours(card)
    assert LIGHT.tone("ok").soft not in colours(card)


def test_it_grows_with_its_sentences(card):
    short = card.layout().totalHeightForWidth(360)

    card.set_fact("Still active in Zoom", "So it is. " * 40, icon="shield-alert", tone="bad")
    card.layout().activate()

    assert card.layout().totalHeightForWidth(360) > short + 60
