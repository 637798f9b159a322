import pytest
from PySide6.QtGui import QDesktopServices

from tests.support.office import journey
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.verdicts import Verdict
from zoomprov_gui.viewmodels.review import LEAVE, Option, Pick
from zoomprov_gui.widgets.parts.keycap import Keycap
from zoomprov_gui.widgets.review_card import ReviewCard

GORAN = person_key("goran.eze@acme.example")
OFF = Option(Verb.TURN_OFF_IN_ZOOM)
NOT = Option(Verb.TURN_OFF_IN_ZOOM, "Zoom admin: the Zoom owner must change the role.")


def shown(office, *options, pick=None):
    card = ReviewCard(office.window.theme, office.people.review, office.page)
    card.picks = []
    card.picked.connect(card.picks.append)
    card.show_person(office.people.view_of(GORAN), options, pick)
    return card


@journey
async def test_the_sentence_both_sides_and_the_choices_stand_beside_each_other(office):
    card = shown(office, OFF)

    assert card.card.title == "Still active in Zoom"
    assert card.compare.rows[0].differs
    assert [button.label for button in card.choices] == ["Turn off in Zoom", "Leave it", "Ignore…"]


@journey
async def test_a_number_presses_the_choice_with_that_number(office):
    card = shown(office, OFF)
    asked = []
    card.ignore_wanted.connect(lambda: asked.append(True))

    for number in (0, 1, 2, 3, 4):
        card.press(number)

    assert card.picks == [Pick(Verb.TURN_OFF_IN_ZOOM), LEAVE]
    assert asked == [True]


@journey
async def test_the_keys_that_are_shown_follow_each_other_and_press_what_stands_beside(office):
    on = Option(Verb.TURN_ON_IN_ZOOM)
    cards = [shown(office), shown(office, OFF), shown(office, OFF, on)]
    pressed, keys = [], []
    for button in (button for card in cards for button in card.choices):
        button.clicked.connect(lambda _on=False, label=button.label: pressed.append(label))

    for card in cards:
        keys.append([cap.text() for cap in card.findChildren(Keycap)])
        for key in keys[-1]:
            card.press(int(key))

    assert keys == [["1", "2"], ["1", "2", "3"], ["1", "2", "3", "4"]]
    assert pressed == [button.label for card in cards for button in card.choices]


@journey
async def test_a_choice_that_cannot_be_made_is_off_and_says_who_can_change_that(office):
    card = shown(office, NOT)

    card.press(1)

    assert card.picks == []
    assert not card.choices[0].isEnabled()
    assert card.why_not.text() == NOT.why_not


@journey
async def test_what_was_chosen_before_is_said(office):
    card = shown(office, OFF, pick=LEAVE)

    assert card.chosen.text() == "Chosen: Leave"
    assert not card.chosen.isHidden()


@journey
async def test_where_we_can_do_nothing_it_says_who_can_and_has_the_note(office):
    roster, opened = office.company.roster, []
    office.company.okta_host = "acme.okta.com"
    apart = next(
        p.key for p in map(roster.comparison, roster.rows) if p.verdict is Verdict.UNLINKED
    )
    card = ReviewCard(office.window.theme, office.people.review, office.page)

    card.show_person(office.people.view_of(apart), (), None)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
        card.open_link.click()

    assert card.how.text().startswith("An Okta admin can do it. In Okta: the Zoom app, Import")
    assert list(card.notes.buttons) == ["an Okta admin"]
    assert opened[0].startswith("https://acme-admin.okta.com/admin/app")


@journey
async def test_where_we_can_do_it_nobody_else_is_asked_and_the_effect_is_said(office):
    card = shown(office, OFF._replace(effect="The Zoom account is turned off."))

    assert card.why_not.text() == "The Zoom account is turned off."
    assert card.how.isHidden()
    assert card.open_link.isHidden()
    assert card.notes.buttons == {}


@journey
async def test_it_says_that_a_choice_sends_nothing_yet_where_one_can_be_made(office):
    choice, none = shown(office, OFF), shown(office, NOT)

    assert choice.later.text() == "Nothing is sent before you confirm it at the end."
    assert not choice.later.isHidden()
    assert none.later.isHidden()
