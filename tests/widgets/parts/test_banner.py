"""Banners: one title, one sentence, at most two actions, technical details out of the way."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from zoomprov_gui.widgets.parts.banner import Banner
from zoomprov_gui.widgets.parts.fold import Fold
from zoomprov_gui.widgets.theme.tokens import LIGHT, Tone


@pytest.fixture
def banner(theme, show):
    banner = Banner(theme, "Zoom is not answering", "Okta is live.", tone="warn")
    banner.resize(700, 60)
    return show(banner)


def test_it_is_told_whole(banner, told):
    assert told(banner).text(QAccessible.Text.Name) == "Zoom is not answering. Okta is live."


@pytest.mark.parametrize("tone", Tone)
def test_it_takes_the_colours_of_its_tone(banner, colours, tone):
    banner.set_content("Title", "Sentence.", tone=tone)

    assert {LIGHT.tone(tone).soft, LIGHT.tone(tone).line} <= colours(banner)


def test_without_a_sentence_there_is_no_empty_line(banner, qtbot):
    two = banner.sizeHint().height()

    banner.set_content("Sample data – nothing here is real", "", tone="plum")

    assert (banner.title, banner.text) == ("Sample data – nothing here is real", "")
    qtbot.waitUntil(lambda: banner.sizeHint().height() < two)


def test_actions_stand_in_their_order_and_are_two_at_most(banner, qtbot):
    first = banner.add_action("Try again", icon="refresh-cw")
    second = banner.add_action("What can I do?", variant="ghost")

    assert banner.actions_shown == (first, second)
    qtbot.waitUntil(lambda: 0 < first.x() < second.x())
    with pytest.raises(ValueError, match="at most two"):
        banner.add_action("More")


def test_actions_can_be_taken_away_for_other_words(banner):
    banner.add_action("Try again")

    banner.clear_actions()

    assert banner.actions_shown == ()
    assert banner.findChildren(QPushButton, "Try again") == []


def test_details_are_folded_until_they_are_wanted(banner):
    fold = banner.findChild(Fold)
    before = fold.isVisible()

    banner.set_details([("Code", "429")])

    assert (before, fold.isVisible(), fold.is_open) == (False, True, False)
    assert fold.rows == [("Code", "429")]


def test_it_can_be_closed_where_that_is_allowed(theme, show, qtbot):
    banner = show(Banner(theme, "Version 1.4 is ready", closable=True))
    (close,) = banner.findChildren(QPushButton)[-1:]

    with qtbot.waitSignal(banner.closed):
        close.click()

    assert not banner.isVisible()
