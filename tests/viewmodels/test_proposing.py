from dataclasses import replace

from tests.support.comparisons import assigned, comparison, context
from zoomprov_gui.domain.actions import Group, Route, Verb
from zoomprov_gui.domain.safeguards import Ask
from zoomprov_gui.viewmodels.proposing import FEW, proposed

DESK = Group("g1", "Front desk")
OWN = assigned()
GRANTED = assigned(granted_by=("Front desk",), assignment=OWN.assignment._replace(scope="GROUP"))
LEAVERS = [comparison(f"{name}@acme.example") for name in "abcdef"]


def wanted(*people, route=None, verb=Verb.TURN_OFF_IN_ZOOM, **fields):
    return proposed(people, verb, route, context(**fields))


def test_the_button_becomes_what_will_work():
    proposal = wanted(GRANTED, giving=(DESK,))

    assert proposal.route is Route.AUTO
    assert proposal.button == "Take out of “Front desk”"
    assert "Taken out of “" in proposal.answers.because[0]


def test_where_okta_leads_nowhere_zoom_alone_is_told_and_both_reasons_are_said():
    proposal = wanted(GRANTED)

    assert proposal.route is Route.ZOOM
    assert [action.verb for action in proposal.plan.actions] == [Verb.TURN_OFF_IN_ZOOM]
    assert proposal.answers.because[0].startswith("Zoom is")
    assert "may turn it on again" in proposal.answers.because[1]


def test_a_way_that_was_asked_for_is_never_replaced_by_another():
    proposal = wanted(GRANTED, route=Route.AUTO)

    assert proposal.route is Route.AUTO
    assert not proposal.possible


def test_nobody_is_deactivated_in_okta_unasked():
    off = comparison(account=None)

    proposal = wanted(off)

    assert not proposal.possible
    assert Route.OKTA in proposal.routes


def test_over_the_limit_the_part_that_goes_on_is_proposed_beside_all_of_it():
    proposal = wanted(*LEAVERS, active_people=20)

    assert proposal.confirmation.ask is Ask.NUMBER
    assert proposal.part.confirmation.ask is Ask.TYPED
    assert proposal.part.plan.people == 3
    assert len(proposal.part.lines) == 6
    assert proposal.part.lines[-1].outcome == "Skipped – Held back"


def test_with_nothing_left_of_the_limit_no_part_is_offered():
    proposal = wanted(*LEAVERS, active_people=20, taken=frozenset("xyz"))

    assert proposal.part is None


def test_turning_on_is_answered_too_and_has_one_way():
    off = comparison()
    off = replace(off, account=off.account._replace(status="inactive"))

    proposal = wanted(off, verb=Verb.TURN_ON_IN_ZOOM)

    assert proposal.routes == ()
    assert proposal.answers.lines


def test_of_very_many_only_the_plan_is_worked_out():
    many = [comparison(f"p{number}@acme.example") for number in range(FEW + 1)]

    proposal = wanted(*many)

    assert proposal.routes == ()
    assert proposal.answers.lines == ()
    assert proposal.plan.people == FEW + 1
