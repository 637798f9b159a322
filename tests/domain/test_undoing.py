"""Tests for domain/undoing.py; in the world it is tested by tests/services/test_undo.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import comparison, comparisons, context, contexts
from tests.support.people import broken
from zoomprov_gui.domain.actions import NO_CHANGE, REMOVALS, Change, Group, Verb
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.giving_back import Done
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.undoing import Past, plan_undo

WHO = who_of(comparison())
ON, OFF = WHO.facts, WHO.facts._replace(zoom_status="inactive", licence=1)
GROUP = Group("g1", "Front desk")


def done(verb, before, after, *, state="verified", goal=None, change=NO_CHANGE):
    return Done(1, verb, state, before, after, goal or Goal(), change)


def nobody(_done, _who):
    raise AssertionError("no group was asked about")


def undo(*them, now, given_context=None):
    past = Past(WHO._replace(facts=now), them)
    return plan_undo([past], given_context or context(), nobody)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ("undone", "undone already"),
        ("refused", "refused"),
        ("skipped", "Nothing was sent"),
        ("planned", "Nothing was sent"),
        ("sent", "not known yet"),
        ("unknown", "Nobody knows"),
    ],
)
def test_only_what_was_done_can_be_undone(state, why):
    plan = undo(done(Verb.TURN_OFF_IN_ZOOM, ON, OFF, state=state), now=OFF)

    assert not plan.actions
    assert why in plan.rows[0].skipped


def test_a_group_that_okta_shows_as_given_is_taken_back_though_not_all_of_it_followed():
    given = Facts(assigned=True, crowd="some", left=("rosa@acme.example",))
    goal, change = Goal(assigned=True, nobody_left=True), Change(group=GROUP)
    half = done(Verb.ASSIGN_GROUP, Facts(), given, state="unknown", goal=goal, change=change)
    shown = half._replace(shown_in_okta=True)

    now, gone, never = (
        plan_undo([Past(WHO._replace(facts=facts), (one,))], context(), lambda *_: "by the group")
        for facts, one in (
            (given, shown),
            (Facts(assigned=False, crowd="some"), shown),
            (given, half),
        )
    )

    assert now.rows[0].skipped == "by the group"
    assert "Changed since" in gone.rows[0].skipped
    assert "Nobody knows" in never.rows[0].skipped


def test_a_person_whom_okta_could_not_pass_on_to_zoom_is_taken_back():
    given = Facts(okta_user_id="u1", assigned=True, scope="USER")
    goal = Goal(assigned=True, linked=True)
    half = done(Verb.ASSIGN, Facts(okta_user_id="u1"), given, state="unknown", goal=goal)

    plan = undo(half._replace(shown_in_okta=True), now=given)

    assert [action.verb for action in plan.actions] == [Verb.UNASSIGN]


def test_what_followed_after_the_last_read_of_it_is_no_change_by_somebody():
    half = Facts(okta_user_id="u1", assigned=True, scope="USER")
    whole = half._replace(zoom_id="z1", zoom_status="active", external_id="z1")
    goal = Goal(assigned=True, linked=True)
    given = done(Verb.ASSIGN, Facts(okta_user_id="u1"), half, state="accepted", goal=goal)

    plan = undo(given, now=whole)

    assert [action.verb for action in plan.actions] == [Verb.UNASSIGN]


def tried(*them, now, given_context=None):
    off = done(Verb.TURN_OFF_IN_ZOOM, ON, OFF, goal=Goal(zoom_on=False))
    past = Past(WHO._replace(facts=now), (off,), them)
    return plan_undo([past], given_context or context(), nobody)


def test_an_undo_that_was_refused_in_part_goes_on_from_there():
    now = ON._replace(licence=1)
    on = done(Verb.TURN_ON_IN_ZOOM, OFF, now, goal=Goal(zoom_on=True))
    licence = done(Verb.SET_LICENCE, now, None, state="refused", goal=Goal(licence=2))

    plan = tried(on, licence, now=now)

    assert [action.verb for action in plan.actions] == [Verb.SET_LICENCE]
    assert plan.actions[0].undoes == 1


def test_an_undo_begun_by_us_is_no_change_by_somebody_and_any_other_is():
    now = ON._replace(licence=1, assigned=True)
    on = done(Verb.TURN_ON_IN_ZOOM, OFF, now, goal=Goal(zoom_on=True))
    refused = on._replace(state="refused")

    assert "Changed since" in tried(now=now).rows[0].skipped
    assert "Changed since" in tried(refused, now=now).rows[0].skipped
    assert "Changed since" in tried(on, now=now._replace(assigned=False)).rows[0].skipped


def test_what_an_undo_did_and_a_later_read_contradicts_is_done_again():
    on = done(Verb.TURN_ON_IN_ZOOM, OFF, ON, goal=Goal(zoom_on=True))

    plan = tried(on, now=OFF)

    assert [action.verb for action in plan.actions] == [Verb.TURN_ON_IN_ZOOM, Verb.SET_LICENCE]


def test_the_licence_that_an_undo_could_not_give_back_is_named():
    now = ON._replace(licence=1)
    on = done(Verb.TURN_ON_IN_ZOOM, OFF, now, goal=Goal(zoom_on=True))

    none_free = tried(on, now=now, given_context=context(free_licences=0))
    given_since = tried(on._replace(after=ON), now=ON, given_context=context(free_licences=0))

    assert "All but the licence “Licensed” was given back" in none_free.rows[0].skipped
    assert "Everything stands as it was before" in given_since.rows[0].skipped


def test_a_person_who_is_in_a_group_again_is_taken_out_alone():
    added = done(Verb.ADD_TO_GROUP, ON, ON, change=Change(group=GROUP))

    plan = undo(added, now=ON._replace(okta_user_id="u1"))

    assert [action.verb for action in plan.actions] == [Verb.REMOVE_FROM_GROUP]


def test_what_no_read_has_shown_is_not_undone():
    plan = undo(
        done(Verb.TURN_OFF_IN_ZOOM, ON, None, state="accepted", goal=Goal(zoom_on=False)), now=ON
    )

    assert "No read shows" in plan.rows[0].skipped


def test_ended_sessions_do_not_come_back():
    plan = undo(done(Verb.END_SESSIONS, ON, ON), now=ON)

    assert "do not come back" in plan.rows[0].skipped


@pytest.mark.parametrize("change", [{"licence": 4}, {"role_id": "1"}, {"zoom_email": "x@y.z"}])
def test_nothing_is_given_back_where_the_world_moved_on(change):
    plan = undo(done(Verb.TURN_OFF_IN_ZOOM, ON, OFF), now=OFF._replace(**change))

    assert "Changed since" in plan.rows[0].skipped


@given(comparisons(), contexts(), st.sampled_from([v for v in Verb if v.value != "end_sessions"]))
def test_undoing_takes_zoom_from_nobody_on_half_a_read_and_never_from_ourselves(
    person, any_context, verb
):
    who = who_of(person)
    past = Past(who, (done(verb, who.facts, who.facts, change=Change(group=GROUP)),))

    plan = plan_undo([past], any_context, lambda _done, _who: "a group")

    for action in plan.actions:
        if action.verb in REMOVALS:
            assert any_context.okta.complete
            assert any_context.zoom.complete
            assert person_key(who.email) not in any_context.own_keys
            assert who.facts.zoom_status != "pending"


def test_what_takes_zoom_back_is_not_undone_to_ourselves():
    own = frozenset({person_key(WHO.email)})

    plan = undo(done(Verb.ASSIGN, ON, ON), now=ON, given_context=context(own_keys=own))

    assert "This is you" in plan.rows[0].skipped


def test_zoom_is_given_back_on_half_a_list_too():
    half = context(zoom=broken(Service.ZOOM))

    plan = undo(done(Verb.TURN_OFF_IN_ZOOM, ON, OFF), now=OFF, given_context=half)

    assert plan.actions[0].verb is Verb.TURN_ON_IN_ZOOM


def test_what_a_group_was_given_is_taken_back_by_the_groups_own_plan():
    group = WHO._replace(facts=Facts(assigned=True, crowd="some"))
    assigned = done(Verb.ASSIGN_GROUP, Facts(), group.facts, change=Change(group=GROUP))

    plan = plan_undo([Past(group, (assigned,))], context(), lambda _done, _who: "by the group")

    assert plan.rows[0].skipped == "by the group"


def test_who_is_protected_or_stands_on_half_a_list_keeps_what_an_undo_would_take():
    admin = ON._replace(role_id="1")
    half = context(okta=broken(Service.OKTA))

    protected = undo(done(Verb.ASSIGN, admin, admin), now=admin)
    blind = undo(done(Verb.ASSIGN, ON, ON), now=ON, given_context=half)

    assert "Zoom admin" in protected.rows[0].skipped
    assert "half a list" in blind.rows[0].skipped


@pytest.mark.parametrize(
    ("given_done", "now", "why"),
    [
        (done(Verb.TURN_OFF_IN_ZOOM, ON, OFF), OFF._replace(zoom_status=""), "does not find"),
        (
            done(Verb.UNASSIGN, ON, None, goal=Goal(assigned=False)),
            ON._replace(assigned=True),
            "Okta does not show any more",
        ),
        (done(Verb.TURN_OFF_IN_ZOOM, OFF, OFF), OFF, "stands as it was before"),
    ],
)
def test_why_there_is_nothing_to_take_back_is_said(given_done, now, why):
    plan = undo(given_done, now=now)

    assert why in plan.rows[0].skipped


def test_an_account_that_was_never_there_is_not_missed():
    before = ON._replace(zoom_status="", zoom_id="")

    plan = undo(done(Verb.ASSIGN, before, before), now=before)

    assert "does not find" not in (plan.rows[0].skipped or "")
