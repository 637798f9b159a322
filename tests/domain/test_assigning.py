"""Tests for domain/assigning.py."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import ALL_ON, assigned, comparison, comparisons, context, contexts
from tests.support.people import broken
from zoomprov_gui.domain.actions import Gain, Group, Verb
from zoomprov_gui.domain.assigning import (
    Crowd,
    address_shown,
    losers,
    not_linked,
    plan_assign,
    plan_unassign_groups,
)
from zoomprov_gui.domain.drafting import Who, who_of
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.people import Service, Switches, person_key

GROUP = Group("g1", "Front desk")


def newcomer(email="new@acme.example", **facts):
    known = Facts(okta_user_id=f"u-{email}", person_status="ACTIVE")
    return Who(person_key(email), email, "New Comer", known._replace(**facts))


def through_the_group(email, *groups, **fields):
    person = assigned(email, granted_by=groups or ("Front desk",))
    who = who_of(person)
    return who._replace(facts=who.facts._replace(scope="GROUP", **fields))


def crowd(*people, gives=True, why=""):
    facts = Facts(assigned=gives, crowd="some")
    return Crowd(GROUP, facts, tuple(people), why)


def test_a_newcomer_is_assigned_and_proven_by_a_linked_account():
    plan = plan_assign([newcomer()], [], context())

    [action] = plan.actions
    assert (action.verb, action.goal.assigned, action.goal.linked) == (Verb.ASSIGN, True, True)
    assert plan.gain == Gain(creates=1)
    assert plan.removes_from == 0


def test_with_create_users_off_no_account_is_promised():
    plan = plan_assign([newcomer()], [], context(switches=Switches(create=False)))

    [action] = plan.actions
    assert action.goal.linked is None
    assert not action.reaches_zoom
    assert "“Create users” is off" in action.effect
    assert plan.gain == Gain()


def test_an_account_that_is_there_already_is_said_beforehand():
    plan = plan_assign([newcomer(zoom_status="active", zoom_id="z1")], [], context())

    assert plan.gain == Gain(touches=1)
    assert "import it in Okta first" in plan.actions[0].effect


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"okta_user_id": ""}, "Nobody in Okta"),
        ({"person_status": "DEPROVISIONED"}, "deactivated in Okta"),
        ({"assigned": True}, "already"),
        ({"assigned": True, "granted_by": ("Front desk",)}, "through “Front desk”"),
    ],
)
def test_who_cannot_be_assigned_is_left_out_with_the_reason(facts, why):
    plan = plan_assign([newcomer(**facts)], [], context())

    assert not plan.actions
    assert why in plan.rows[0].skipped


def test_no_free_licence_is_said_beforehand():
    plan = plan_assign([newcomer()], [], context(free_licences=0))

    assert "0 free licences" in plan.actions[0].effect


@given(contexts(), st.booleans())
def test_nothing_is_assigned_where_nothing_may_be_written(any_context, gives):
    plan = plan_assign([newcomer()], [crowd(newcomer("b@acme.example"), gives=gives)], any_context)

    if plan.actions:
        assert not any_context.read_only
        assert any_context.okta is not None
        assert any_context.okta.failure is None


def test_a_group_counts_what_it_brings():
    people = [
        newcomer("a@acme.example"),
        newcomer("b@acme.example", zoom_status="active"),
        newcomer("c@acme.example", assigned=True),
        newcomer("d@acme.example", person_status="DEPROVISIONED"),
    ]

    plan = plan_assign([], [crowd(*people, gives=False)], context(free_licences=3))

    [action] = plan.actions
    assert plan.gain == Gain(creates=1, touches=1, already=1, people=2)
    assert action.change.people == ("a@acme.example",)
    assert "licences free: 3" in action.effect


def test_who_is_named_and_in_a_group_as_well_counts_once():
    ana = newcomer("a@acme.example")

    plan = plan_assign([ana], [crowd(ana, gives=False)], context())

    assert plan.gain == Gain(creates=1)


@pytest.mark.parametrize(
    ("given_crowd", "why"),
    [
        (crowd(gives=True), "gives Zoom already"),
        (crowd(gives=False, why="Its people were not read completely."), "not read completely"),
    ],
)
def test_a_group_that_cannot_be_assigned_is_left_out(given_crowd, why):
    plan = plan_assign([], [given_crowd], context())

    assert why in plan.rows[0].skipped


def test_only_those_whom_nothing_else_gives_zoom_lose_it_with_the_group():
    only = through_the_group("a@acme.example")
    both = through_the_group("b@acme.example", "Front desk", "Managers")
    direct = who_of(assigned("c@acme.example", granted_by=("Front desk",)))
    nobody = newcomer("d@acme.example")

    assert losers(crowd(only, both, direct, nobody)) == (only,)


def test_whose_groups_are_not_known_counts_as_losing_it():
    unknown = through_the_group("a@acme.example", granted_by=None)

    assert losers(crowd(unknown)) == (unknown,)


def test_taking_a_group_away_names_who_loses_zoom_and_waits_for_the_proof():
    people = [through_the_group(f"{name}@acme.example") for name in ("a", "b")]

    plan = plan_unassign_groups([crowd(*people)], context())

    [action] = plan.actions
    assert plan.takes_from == {person_key("a@acme.example"), person_key("b@acme.example")}
    assert plan.removes_from == 2
    assert action.goal.nobody_left
    assert action.change.people == ("z-a@acme.example", "z-b@acme.example")


def test_with_deactivate_users_off_the_group_goes_and_zoom_is_not_waited_for():
    switches = replace(ALL_ON, deactivate=False)

    plan = plan_unassign_groups([crowd(through_the_group("a@acme.example"))],
                                context(switches=switches))  # fmt: skip

    [action] = plan.actions
    assert not action.reaches_zoom
    assert action.goal.nobody_left is None
    assert "may not hear of it" in action.effect


@pytest.mark.parametrize("role", ["0", "1", "Rcustom"])
def test_a_group_that_would_take_zoom_from_an_admin_is_kept(role):
    admin = through_the_group("a@acme.example", role_id=role)

    plan = plan_unassign_groups([crowd(admin)], context())

    assert plan.rows[0].skipped.startswith(f"{admin.name} has an admin's role")


def test_a_group_that_would_take_zoom_from_ourselves_is_kept():
    own = frozenset({person_key("a@acme.example")})

    plan = plan_unassign_groups([crowd(through_the_group("a@acme.example"))], context(own_keys=own))

    assert "yourself" in plan.rows[0].skipped


@pytest.mark.parametrize(
    ("given_crowd", "given_context", "why"),
    [
        (crowd(gives=False), context(), "does not give Zoom"),
        (crowd(why="Its people were cut."), context(), "cut"),
        (crowd(), context(zoom=broken(Service.ZOOM)), "half a list"),
    ],
)
def test_a_group_is_not_taken_away_on_half_a_read(given_crowd, given_context, why):
    plan = plan_unassign_groups([given_crowd], given_context)

    assert why in plan.rows[0].skipped


@given(comparisons(), contexts())
def test_no_group_is_ever_taken_away_on_an_incomplete_read(person, any_context):
    plan = plan_unassign_groups([crowd(who_of(person))], any_context)

    if plan.actions:
        assert any_context.okta.complete
        assert any_context.zoom.complete


def test_a_leaver_who_comes_back_is_found_by_their_old_account():
    plan = plan_assign([who_of(comparison())], [], context())

    assert plan.gain.touches == 1


def test_who_has_an_account_that_okta_does_not_take_over_is_told_once():
    linked_late = newcomer("b@acme.example", zoom_status="active")
    crowds = [crowd(linked_late, newcomer("a@acme.example"), gives=False)]
    given = [crowd(newcomer("c@acme.example", zoom_status="active"))]
    gone = newcomer("d@acme.example", zoom_status="active", person_status="DEPROVISIONED")

    assert not_linked([linked_late, gone], [*crowds, *given]) == (linked_late,)


def test_a_group_is_not_shown_by_its_key():
    assert address_shown("group:Front desk") == "Group in Okta"
    assert address_shown("a@acme.example") == "a@acme.example"


@pytest.mark.parametrize(("free", "warned"), [(0, True), (1, False), (None, False)])
def test_too_few_free_licences_are_said_before_somebody_gets_zoom(free, warned):
    plan = plan_assign([newcomer()], [], context(free_licences=free))

    assert ("may fail to create a licensed account" in plan.actions[0].effect) is warned


@pytest.mark.parametrize(
    ("person", "creates"), [(newcomer(), False), (newcomer(zoom_status="active"), True)]
)
def test_nothing_is_waited_for_where_okta_creates_nobody(person, creates):
    switches = replace(ALL_ON, create=creates)

    plan = plan_assign([], [crowd(person, gives=False)], context(switches=switches))

    [action] = plan.actions
    assert (action.goal.nobody_left, action.reaches_zoom) == (None, False)


def test_only_linked_accounts_that_are_on_are_waited_for_when_a_group_ends():
    on = through_the_group("a@acme.example")
    by_hand = through_the_group("b@acme.example", external_id="")
    off = through_the_group("c@acme.example", zoom_status="inactive", role_id="1")

    plan = plan_unassign_groups([crowd(on, by_hand, off)], context())

    [action] = plan.actions
    assert action.change.people == ("z-a@acme.example",)
    assert "Okta then turns 1 account off in Zoom." in action.effect
    assert "may not hear" not in action.effect


def test_no_account_is_promised_to_go_off_where_none_is_on():
    off = through_the_group("c@acme.example", zoom_status="inactive")

    plan = plan_unassign_groups([crowd(off)], context())

    assert "off in Zoom" not in plan.actions[0].effect


def test_who_had_zoom_through_a_group_that_no_longer_gives_it_is_not_counted_as_assigned():
    before = through_the_group("a@acme.example")

    (row,) = plan_assign([], [crowd(before, gives=False)], context()).rows

    assert (row.gain.people, row.gain.already) == (1, 0)
    assert "to 1 person of this group" in row.effect
