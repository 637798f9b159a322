"""Tests for domain/preflight.py: for each trap the naive way is known to fail beforehand."""

import pytest
from hypothesis import given

from tests.support.comparisons import assigned, comparison, comparisons, context, contexts
from tests.support.people import account
from zoomprov_gui.domain.access import Basis, Held, PermissionCheck
from zoomprov_gui.domain.actions import Group, Route, Verb
from zoomprov_gui.domain.people import Switches, person_key
from zoomprov_gui.domain.permissions import permission
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.domain.preflight import (
    Check,
    preflight,
    preflight_back,
    way_that_works,
)
from zoomprov_gui.domain.readback import Known

STATUS = permission("user:update:status:admin")
MAY = PermissionCheck(permission=STATUS, held=Held.YES, basis=Basis.TOKEN)
MAY_NOT = PermissionCheck(permission=STATUS, held=Held.NO, basis=Basis.TOKEN)
DESK = Group("g1", "Front desk")


def lights(person, **fields):
    return {light.check: light for light in preflight(person, context(**fields)).lights}


def through_a_group(*names, scope="GROUP"):
    person = assigned(granted_by=names)
    return assigned(granted_by=names, assignment=person.assignment._replace(scope=scope))


@given(comparisons(), contexts())
def test_every_question_is_answered_once_and_in_words(person, any_context):
    found = preflight(person, any_context).lights

    assert [light.check for light in found] == list(Check)
    assert all(light.text for light in found)


@given(comparisons(), contexts())
def test_only_a_no_is_got_round_and_only_by_the_way_that_is_found(person, any_context):
    found = preflight(person, any_context)
    by_hand = preflight(person, any_context, Route.UNASSIGN)

    got_round = [light for light in found.lights if light.dealt]
    assert all(light.state is Known.NO for light in got_round)
    assert found.route is not None or not got_round
    assert not any(light.dealt for light in by_hand.lights)


def test_a_group_that_is_left_and_a_switch_that_is_off_are_got_round():
    grouped = lights(through_a_group("Front desk"), giving=(DESK,))[Check.OTHER_GROUPS]
    silent = lights(assigned(), switches=Switches(deactivate=False))[Check.SWITCH]
    admin = lights(comparison(account=account(role_id="1")))[Check.ROLE]

    assert grouped.dealt
    assert silent.dealt
    assert not admin.dealt


@given(comparisons(), contexts())
def test_a_way_is_promised_only_where_the_plan_has_one(person, any_context):
    route, why = way_that_works(person, any_context)

    plan = plan_take_away([person], route or Route.AUTO, any_context)
    assert bool(plan.actions) is (route is not None)
    assert why


@pytest.mark.parametrize(
    ("person", "fields", "check", "state"),
    [
        (comparison(account=account(role_id="1")), {}, Check.ROLE, Known.NO),
        (comparison(account=account(role_id="")), {}, Check.ROLE, Known.UNKNOWN),
        (comparison(account=account(zoom_id="", status="pending")), {}, Check.PENDING, Known.NO),
        (through_a_group("Front desk"), {}, Check.OTHER_GROUPS, Known.NO),
        (through_a_group("Front desk", scope="USER"), {}, Check.DIRECT_AND_GROUP, Known.NO),
        (assigned(), {"switches": Switches(deactivate=False)}, Check.SWITCH, Known.NO),
        (assigned(), {"switches": Switches()}, Check.SWITCH, Known.UNKNOWN),
        (comparison(), {"own_keys": frozenset({person_key("ana@acme.example")})},
         Check.PROTECTED, Known.NO),
        (comparison(), {}, Check.TOKEN, Known.UNKNOWN),
        (comparison(), {"able": {Verb.TURN_OFF_IN_ZOOM: MAY_NOT}}, Check.TOKEN, Known.NO),
        (comparison(), {"able": {Verb.TURN_OFF_IN_ZOOM: MAY}}, Check.TOKEN, Known.YES),
        (assigned(), {"able": {Verb.TURN_OFF_IN_ZOOM: MAY}}, Check.TOKEN, Known.UNKNOWN),
        (comparison(), {"free_licences": None}, Check.SEAT, Known.UNKNOWN),
        (comparison(), {"free_licences": 0}, Check.SEAT, Known.YES),
        (comparison(), {"active_people": 5, "taken": frozenset("abc")}, Check.LIMIT, Known.NO),
    ],
)  # fmt: skip
def test_each_trap_is_seen_before_the_click(person, fields, check, state):
    assert lights(person, **fields)[check].state is state


def test_who_is_not_assigned_is_not_called_assigned():
    light = lights(comparison())[Check.DIRECT_AND_GROUP]

    assert (light.state, light.text) == (Known.YES, "Okta does not assign Zoom")


@pytest.mark.parametrize(
    ("person", "fields", "route", "said"),
    [
        (comparison(), {}, Route.ZOOM, "cannot tell it"),
        (assigned(), {}, Route.UNASSIGN, "linked and told"),
        (assigned(), {"switches": Switches(deactivate=False)}, Route.AUTO, "would not tell Zoom"),
        (through_a_group("Front desk"), {"giving": (DESK,)}, Route.AUTO, "“Front desk”"),
        (through_a_group("Front desk"), {}, None, "“Front desk”"),
        (comparison(account=account(role_id="0")), {}, None, "handed over"),
    ],
)
def test_the_way_that_works_comes_with_its_reason(person, fields, route, said):
    found, why = way_that_works(person, context(**fields))

    assert found is route
    assert said in why


@pytest.mark.parametrize("route", list(Route))
@given(person=comparisons(), any_context=contexts())
def test_each_way_that_leads_nowhere_says_why(person, any_context, route):
    found = preflight(person, any_context, route)

    plan = plan_take_away([person], route, any_context)
    assert (found.route is None) is (not plan.actions)
    assert found.why


def test_zoom_alone_warns_that_okta_may_turn_it_on_again():
    found = preflight(assigned(), context(), Route.ZOOM)

    switch = next(light for light in found.lights if light.check is Check.SWITCH)
    assert switch.state is Known.NO
    assert "next push" in switch.text
    assert "Okta still assigns Zoom" in found.why


def test_a_removal_that_zoom_does_not_hear_of_is_not_said_to_turn_off():
    silent = context(switches=Switches(deactivate=False))

    assert "turn the account off" not in way_that_works(assigned(), silent, Route.UNASSIGN)[1]


@pytest.mark.parametrize(("free", "state"), [(None, Known.UNKNOWN), (0, Known.NO), (2, Known.YES)])
def test_turning_on_asks_whether_a_licence_is_free(free, state):
    person = comparison(account=account(status="inactive"))

    found = preflight_back(person, context(free_licences=free))

    assert {light.check: light.state for light in found.lights}[Check.SEAT] is state


def test_what_is_on_already_has_no_way_back():
    found = preflight_back(comparison(), context())

    assert found == ((), None, "The Zoom account is on already.")
