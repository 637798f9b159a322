from tests.support.office import journey
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.viewmodels.review import LEAVE, Option, Pick
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

    for number in (1, 2, 3, 4):
        card.press(number)

    assert card.picks == [Pick(Verb.TURN_OFF_IN_ZOOM), LEAVE]
    assert asked == [True]


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
