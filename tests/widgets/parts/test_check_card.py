"""The card of checks keeps its rows while their keys stay, so that nothing loses the focus."""

from dataclasses import replace

import pytest

from tests.widgets.gallery_setup import LINES
from zoomprov_gui.widgets.parts.check_card import CheckCard
from zoomprov_gui.widgets.parts.progress import Spinner


@pytest.fixture
def card(theme, show):
    card = CheckCard(theme)
    card.set_head("What Okta says right now", "Read from Okta 6 s ago", checking=False)
    card.show_lines(LINES)
    return show(card)


def test_it_says_whose_word_this_is_and_from_when(card):
    assert card.title == "What Okta says right now"
    assert card.when == "Read from Okta 6 s ago"
    assert list(card.rows) == ["create", "sso", "deactivate"]


def test_while_it_reads_a_spinner_turns_and_no_second_read_is_offered(card):
    card.set_head("What Okta says right now", "Checking…", checking=True)

    assert not card.check.isEnabled()
    assert card.findChild(Spinner).isVisible()


def test_rows_stay_the_same_widgets_while_values_change(card):
    before = card.rows["create"]
    before.more.setFocus()

    card.show_lines([replace(LINES[0], value="Off"), *LINES[1:]])

    assert card.rows["create"] is before
    assert before.pill.text() == "Off"
    assert before.more.hasFocus()


def test_other_checks_take_the_place_of_those_before(card):
    card.show_lines(LINES[:1])

    assert list(card.rows) == ["create"]


def test_rows_pass_on_what_is_asked_of_them(card):
    told = []
    card.ticked.connect(told.append)
    card.reply_wanted.connect(told.append)

    card.rows["sso"].ask.click()
    card.rows["create"].reply_wanted.emit("create")

    assert told == ["sso", "create"]
