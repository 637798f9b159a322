"""Tests for domain/planning.py."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.comparisons import (
    assigned,
    comparison,
    comparisons,
    context,
    contexts,
    directory_person,
)
from tests.support.people import NOW, account, assignment, broken
from zoomprov_gui.domain.actions import REMOVALS, Group, Route, Verb
from zoomprov_gui.domain.people import Service, is_privileged, person_key
from zoomprov_gui.domain.planning import offers, plan_leave_group, plan_reactivate, plan_take_away
from zoomprov_gui.domain.reasons import Reason
from zoomprov_gui.domain.verdicts import Verdict

people_lists = st.lists(comparisons(), max_size=4)


@given(people_lists, st.sampled_from(Route), contexts())
@settings(max_examples=200)
def test_no_removal_is_planned_from_less_than_two_whole_fresh_reads(people, route, given_context):
    plan = plan_take_away(people, route, given_context)

    if plan.actions:
        for reading in (given_context.okta, given_context.zoom):
            assert reading is not None
            assert reading.complete
            assert given_context.now - reading.read_at <= given_context.stale_after
        assert not given_context.read_only


@given(people_lists, st.sampled_from(Route))
@settings(max_examples=200)
def test_no_removal_is_planned_for_an_admin_an_invited_person_or_ourselves(people, route):
    ours = person_key("bo@acme.example")

    plan = plan_take_away(people, route, context(own_keys=frozenset({ours})))

    by_key = {person.key: person for person in reversed(people)}
    for action in plan.actions:
        zoom = by_key[action.key].account
        assert action.key != ours
        if zoom is not None:
            assert zoom.status != "pending"
            assert not is_privileged(zoom) or zoom.status == "inactive"


@given(people_lists, st.sampled_from(Route), contexts())
@settings(max_examples=100)
def test_everybody_chosen_is_in_the_plan_exactly_once_sent_or_left_out(people, route, any_context):
    plan = plan_take_away(people, route, any_context)

    chosen = {person.key for person in people}
    sent = {action.key for action in plan.actions}
    left_out = [row.key for row in plan.skipped]
    assert sent | set(left_out) == chosen
    assert len(left_out) == len(set(left_out))
    assert not sent & set(left_out)


@given(people_lists, st.sampled_from(Route), contexts())
@settings(max_examples=100)
def test_a_plan_holds_nobody_but_those_chosen_and_their_own_ids(people, route, any_context):
    plan = plan_take_away(people, route, any_context)

    first = {person.key: person for person in reversed(people)}
    for action in plan.actions:
        person = first[action.key]
        assert action.zoom_id == (person.account.zoom_id if person.account else "")
        assert action.verb in REMOVALS


@given(people_lists, contexts())
@settings(max_examples=100)
def test_giving_back_removes_nothing(people, any_context):
    plan = plan_reactivate(people, any_context)

    assert {action.verb for action in plan.actions} <= {
        Verb.TURN_ON_IN_ZOOM,
        Verb.ACTIVATE_PERSON,
    }


@given(people_lists, st.sampled_from(Route), contexts())
@settings(max_examples=100)
def test_each_line_of_a_plan_says_what_happens_or_why_not(people, route, any_context):
    plan = plan_take_away(people, route, any_context)

    for row in plan.rows:
        assert row.effect.endswith(".")
        assert (row.action is None) == bool(row.skipped)


@given(comparisons(), contexts())
@settings(max_examples=100)
def test_what_is_offered_can_be_planned_and_what_is_not_says_why(person, any_context):
    for offer in offers(person, any_context):
        assert offer.allowed != bool(offer.why_not)


@given(comparisons(), contexts())
@settings(max_examples=100)
def test_an_offer_and_the_plan_for_it_say_the_same(person, any_context):
    plans = {
        Verb.TURN_OFF_IN_ZOOM: plan_take_away([person], Route.ZOOM, any_context),
        Verb.UNASSIGN: plan_take_away([person], Route.UNASSIGN, any_context),
        Verb.DEACTIVATE_PERSON: plan_take_away([person], Route.OKTA, any_context),
        Verb.TURN_ON_IN_ZOOM: plan_reactivate([person], any_context),
    }

    for offer in offers(person, any_context):
        if offer.verb in plans:
            plan = plans[offer.verb]
            assert offer.allowed == bool(plan.actions)
            assert offer.why_not == (plan.rows[0].skipped or "")


def test_a_leaver_is_turned_off_in_zoom():
    plan = plan_take_away([comparison()], Route.AUTO, context())

    (action,) = plan.actions
    assert (action.verb, action.route) == (Verb.TURN_OFF_IN_ZOOM, Route.ZOOM)
    assert "paid licence" in action.effect


def test_who_is_assigned_directly_and_linked_is_unassigned_and_okta_does_the_rest():
    plan = plan_take_away([assigned()], Route.AUTO, context())

    (action,) = plan.actions
    assert (action.verb, action.route) == (Verb.UNASSIGN, Route.UNASSIGN)
    assert action.goal.assigned is False
    assert action.goal.zoom_on is False


def test_a_person_chosen_twice_is_planned_once():
    plan = plan_take_away([comparison(), comparison()], Route.AUTO, context())

    assert len(plan.rows) == 1


def test_the_second_write_for_a_person_expects_what_the_first_leaves_behind():
    person = assigned()
    unlinked = person.assignment._replace(external_id="")

    plan = plan_take_away([assigned(assignment=unlinked)], Route.AUTO, context())

    first, second = plan.actions
    assert (first.verb, second.verb) == (Verb.UNASSIGN, Verb.TURN_OFF_IN_ZOOM)
    assert first.expected.assigned
    assert not second.expected.assigned
    assert second.follows


def test_half_a_list_turns_nobody_off():
    plan = plan_take_away([comparison()], Route.AUTO, context(zoom=broken(Service.ZOOM)))

    assert not plan.actions
    assert plan.rows[0].skipped == (
        "Zoom was not read completely: The connection was cut. Nobody is turned off on half a list."
    )


def test_an_admin_is_left_out_and_the_plan_says_who_can_change_that():
    admin = comparison(account=account(role_id="1"))

    plan = plan_take_away([admin], Route.AUTO, context())

    assert plan.rows[0].skipped == (
        "Zoom admin: the Zoom owner must change the role to Member first."
    )


def test_somebody_with_two_accounts_is_left_out():
    plan = plan_take_away([comparison(others=(account("z2"),))], Route.AUTO, context())

    assert "More than one Zoom account" in plan.rows[0].skipped


def test_somebody_set_aside_is_left_out_with_the_reason():
    person = comparison(verdict=Verdict.IGNORED, ignored_because="contractor")

    plan = plan_take_away([person], Route.AUTO, context())

    assert plan.rows[0].skipped == "This person is set aside: contractor. Stop ignoring them first."


def test_a_change_still_being_checked_is_not_followed_by_another():
    plan = plan_take_away([comparison(verdict=Verdict.CHANGING)], Route.AUTO, context())

    assert "was just sent" in plan.rows[0].skipped


def test_who_cannot_be_judged_is_left_alone():
    plan = plan_reactivate([comparison(verdict=Verdict.UNKNOWN)], context())

    assert "cannot tell" in plan.rows[0].skipped


def test_our_own_login_protects_us_under_another_zoom_address():
    ours = frozenset({person_key("ana.login@acme.example")})
    me = assigned(
        "ana@acme.example", assignment=assignment(email="ana.login@acme.example", external_id="z1")
    )

    plan = plan_take_away([me], Route.ZOOM, context(own_keys=ours))

    assert "This is you" in plan.rows[0].skipped


def test_a_leavers_menu_offers_the_turn_off_and_explains_why_okta_cannot_retry():
    found = {offer.verb: offer for offer in offers(comparison(), context())}

    assert found[Verb.TURN_OFF_IN_ZOOM].allowed
    assert not found[Verb.ASK_OKTA_TO_RETRY].allowed
    assert "nothing to send again" in found[Verb.ASK_OKTA_TO_RETRY].why_not


def test_a_missing_persons_menu_names_the_place_in_okta_that_retries():
    missing = assigned(account=None, verdict=Verdict.MISSING)

    (offer,) = [o for o in offers(missing, context()) if o.verb is Verb.ASK_OKTA_TO_RETRY]

    assert "Provision User" in offer.why_not


def test_an_account_that_is_off_is_offered_to_be_turned_on_and_not_off():
    off = comparison(account=account(status="inactive"), verdict=Verdict.OFF_BOTH)

    verbs = {offer.verb for offer in offers(off, context())}

    assert Verb.TURN_ON_IN_ZOOM in verbs
    assert Verb.TURN_OFF_IN_ZOOM not in verbs


def test_the_confirmed_list_and_the_sent_list_are_the_same_objects_in_the_same_order():
    people = [comparison(f"p{n}@acme.example") for n in range(5)]

    plan = plan_take_away(people, Route.AUTO, context())

    assert [action.email for action in plan.actions] == [person.email for person in people]
    assert plan.people == plan.removes_from == 5


def test_old_reads_block_the_way_back_as_well():
    off = comparison(account=account(status="inactive"))

    plan = plan_reactivate([off], context(now=NOW + 2000))

    assert "is old" in plan.rows[0].skipped


DESK = Group("g1", "Front desk")


def in_groups(*names, scope="GROUP"):
    person = assigned(granted_by=names)
    return assigned(granted_by=names, assignment=person.assignment._replace(scope=scope))


def test_who_leaves_the_only_group_that_gives_zoom_ends_off_in_zoom():
    plan = plan_leave_group([in_groups("Front desk")], DESK, context(giving=(DESK,)))

    [action] = plan.actions
    assert (action.goal.in_group, action.goal.assigned, action.goal.zoom_on) == (False,) * 3


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (in_groups("Front desk", "Managers"), "keeps Zoom through “Managers”"),
        (in_groups("Front desk", scope="USER"), "by an assignment of their own"),
    ],
)
def test_who_has_zoom_by_another_way_keeps_it_and_is_told_so(person, said):
    plan = plan_leave_group([person], DESK, context(giving=(DESK,)))

    [action] = plan.actions
    assert action.goal.assigned is True
    assert said in action.effect


def test_a_group_that_gives_this_person_nothing_is_not_left():
    plan = plan_leave_group([assigned()], DESK, context())

    assert "does not have Zoom through" in plan.rows[0].skipped


def test_nobody_leaves_a_group_on_old_reads_or_against_what_protects_them():
    admin = assigned(granted_by=("Front desk",), account=account(role_id="1"))
    old = context(giving=(DESK,), okta=None)

    on_old_reads = plan_leave_group([in_groups("Front desk")], DESK, old)
    protected = plan_leave_group([admin], DESK, context(giving=(DESK,)))

    assert "Okta was not read yet" in on_old_reads.rows[0].skipped
    assert "Zoom admin" in protected.rows[0].skipped


@pytest.mark.parametrize("field", ["email", "login"])
def test_we_are_known_by_our_directory_address_too(field):
    me = directory_person("bo@acme.example")._replace(**{field: "me@acme.example"})
    own = frozenset({person_key("me@acme.example")})

    plan = plan_take_away([assigned(person=me)], Route.AUTO, context(own_keys=own))

    assert "This is you" in plan.rows[0].skipped


def test_by_itself_somebody_in_two_groups_and_assigned_directly_leaves_all_three_ways():
    person = in_groups("Front desk", "Managers", scope="USER")
    giving = (DESK, Group("g2", "Managers"))

    plan = plan_take_away([person], Route.AUTO, context(giving=giving))

    assert [action.verb for action in plan.actions] == [
        Verb.REMOVE_FROM_GROUP, Verb.REMOVE_FROM_GROUP, Verb.UNASSIGN
    ]  # fmt: skip


@pytest.mark.parametrize("giving", [(), (Group("g1", "Front desk", "APP_GROUP"),), (DESK, DESK)])
def test_a_group_that_no_program_may_change_is_named(giving):
    plan = plan_take_away([in_groups("Front desk")], Route.AUTO, context(giving=giving))

    assert "“Front desk”" in plan.rows[0].skipped


@pytest.mark.parametrize("reason", [Reason.ALREADY_EXISTS, Reason.NOT_IN_ACCOUNT])
def test_a_retry_that_would_fail_again_is_not_offered_as_a_second_remedy(reason):
    failed = assigned(verdict=Verdict.ERROR, reason=reason)

    found = {offer.verb for offer in offers(failed, context())}

    assert Verb.ASK_OKTA_TO_RETRY not in found
    assert Verb.UNASSIGN in found
