from tests.support.office import journey
from zoomprov_gui.domain.actions import Verb
from zoomprov_gui.domain.people import person_key
from zoomprov_gui.domain.safeguards import Ask
from zoomprov_gui.domain.verdicts import Verdict, needs_attention
from zoomprov_gui.viewmodels.review import LEAVE, Pick

GORAN = person_key("goran.eze@acme.example")
CARLOS = person_key("carlos.neri@acme.example")
NADIA = person_key("nadia.okafor@acme.example")
OFF, ON = Pick(Verb.TURN_OFF_IN_ZOOM), Pick(Verb.TURN_ON_IN_ZOOM)


def go_to(review, key):
    while review.key != key:
        assert not review.ended
        review.skip()


def choose(review, key, pick):
    review.begin()
    while review.place:
        review.back()
    go_to(review, key)
    review.choose(pick)


@journey
async def test_everybody_who_needs_attention_comes_once_the_gravest_first(office):
    review, roster = office.people.review, office.company.roster
    assert review.begin()
    seen = []
    while not review.ended:
        seen.append(review.key)
        review.skip()

    needing = {p.key for p in map(roster.comparison, roster.rows) if needs_attention(p.verdict)}
    assert set(seen) == needing
    assert len(seen) == len(needing) == review.total
    assert roster.find(seen[0]).verdict is Verdict.STILL_ACTIVE


@journey
async def test_only_what_would_put_a_problem_right_is_offered_and_why_it_cannot(office):
    review = office.people.review
    review.begin()

    go_to(review, GORAN)
    leaver = review.options()
    while review.place:
        review.back()
    go_to(review, CARLOS)
    (admin,) = review.options()

    assert [(option.verb, option.why_not) for option in leaver] == [(Verb.TURN_OFF_IN_ZOOM, "")]
    assert "owner must change the role" in admin.why_not


@journey
async def test_what_was_chosen_waits_for_one_confirmation_and_sends_nothing_itself(office):
    review, requests = office.people.review, office.world.requests
    choose(review, GORAN, OFF)
    choose(review, NADIA, Pick(ignore=True, because="Works until Friday"))
    choose(review, CARLOS, LEAVE)

    assert review.summary == "Turn off 1 · Ignore 1 · Leave 1"
    proposal = review.proposal()
    assert [action.email for action in proposal.plan.actions] == ["goran.eze@acme.example"]
    assert proposal.confirmation.ask is Ask.BUTTON
    assert proposal.answers.lines
    assert office.world.requests == requests
    assert office.company.roster.find(NADIA).verdict is Verdict.STILL_ACTIVE


@journey
async def test_removals_and_returns_are_asked_about_together(office):
    review, roster = office.people.review, office.company.roster
    off = next(
        p.key for p in map(roster.comparison, roster.rows) if p.verdict is Verdict.SWITCHED_OFF
    )
    choose(review, GORAN, OFF)
    choose(review, off, ON)

    proposal = review.proposal()

    assert proposal.title == "Send 2 changes?"
    assert {action.key for action in review.proposal([GORAN]).plan.actions} == {GORAN}


@journey
async def test_leaving_keeps_the_choices_and_going_on_begins_at_the_first_without_one(office):
    review = office.people.review
    review.begin()
    first = review.key
    review.choose(LEAVE)

    review.begin()

    assert review.place == 1
    review.back()
    assert (review.key, review.pick) == (first, LEAVE)


@journey
async def test_a_choice_for_somebody_who_is_no_problem_any_more_is_forgotten(office):
    review = office.people.review
    choose(review, GORAN, OFF)
    office.company.ignoring.ignore([GORAN], "A contractor")

    review.begin()

    assert review.summary == ""
    assert not review.acts


@journey
async def test_in_read_only_mode_nobody_is_set_aside_by_a_review(office):
    review = office.people.review
    choose(review, GORAN, Pick(ignore=True, because="A contractor"))
    office.people.settings.change(read_only=True)

    why = review.set_aside()

    assert "Read-only" in why
    assert office.company.roster.find(GORAN).verdict is Verdict.STILL_ACTIVE


@journey
async def test_another_email_is_put_right_in_zoom_with_the_same_confirmation(office):
    review, roster = office.people.review, office.company.roster
    moved = next(p for p in map(roster.comparison, roster.rows) if p.verdict is Verdict.EMAIL)
    review.begin()
    go_to(review, moved.key)
    (option,) = review.options()
    review.choose(Pick(option.verb))
    choose(review, GORAN, OFF)

    proposal = review.proposal()

    assert f"to {moved.assignment.email}" in option.effect
    assert review.summary == "Turn off 1 · Change email 1"
    assert proposal.title == "Send 2 changes?"
    assert any(moved.assignment.email in text for _icon, text in proposal.effects)


@journey
async def test_who_is_left_out_of_a_review_has_a_note_as_well(office):
    review = office.people.review
    choose(review, CARLOS, OFF)

    (note,) = review.proposal().notes

    assert note.to == "the Zoom owner"


@journey
async def test_nobody_is_asked_to_take_zoom_from_who_is_to_get_it(office):
    review = office.people.review
    choose(review, CARLOS, ON)

    proposal = review.proposal()

    assert [row.key for row in proposal.plan.skipped] == [CARLOS]
    assert proposal.notes == ()
