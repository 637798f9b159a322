"""Tests for domain/undoing.py; in the world it is tested by tests/services/test_undo.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.comparisons import comparison, comparisons, context, contexts
from tests.support.people import broken
from zoomprov_gui.domain.actions import NO_CHANGE, REMOVALS, Change, Group, Verb
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.facts import Facts, Goal
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.undoing import Done, Past, plan_undo

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


def test_an_account_is_turned_on_and_its_licence_given_back():
    plan = undo(done(Verb.TURN_OFF_IN_ZOOM, ON, OFF, goal=Goal(zoom_on=False)), now=OFF)

    assert [a.verb for a in plan.actions] == [Verb.TURN_ON_IN_ZOOM, Verb.SET_LICENCE]
    assert plan.actions[1].change.licence == 2
    assert {a.undoes for a in plan.actions} == {1}


def test_a_basic_account_is_only_turned_on():
    plan = undo(done(Verb.TURN_OFF_IN_ZOOM, ON._replace(licence=1), OFF), now=OFF)

    assert [a.verb for a in plan.actions] == [Verb.TURN_ON_IN_ZOOM]


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


def test_what_no_read_has_shown_is_not_undone():
    plan = undo(
        done(Verb.TURN_OFF_IN_ZOOM, ON, None, state="accepted", goal=Goal(zoom_on=False)), now=ON
    )

    assert "No read shows" in plan.rows[0].skipped


def test_ended_sessions_do_not_come_back():
    plan = undo(done(Verb.END_SESSIONS, ON, ON), now=ON)

    assert "do not come back" in plan.rows[0].skipped


@pytest.mark.parametrize(
    ("verb", "back", "change"),
    [
        (Verb.ASSIGN, Verb.UNASSIGN, NO_CHANGE),
        (Verb.ADD_TO_GROUP, Verb.REMOVE_FROM_GROUP, Change(group=GROUP)),
        (Verb.ACTIVATE_PERSON, Verb.DEACTIVATE_PERSON, NO_CHANGE),
        (Verb.SET_LICENCE, Verb.SET_LICENCE, Change(licence=1)),
        (Verb.CHANGE_EMAIL, Verb.CHANGE_EMAIL, Change(email="new@acme.example")),
        (Verb.EDIT_PERSON, Verb.EDIT_PERSON, Change(details=(("title", "Nurse"),))),
    ],
)
def test_each_write_has_its_way_back(verb, back, change):
    before = ON._replace(details=(("title", "Clerk"), ("department", "IT")))

    plan = undo(done(verb, before, ON, change=change), now=ON)

    assert [action.verb for action in plan.actions] == [back]


def test_an_account_that_somebody_else_turned_off_meanwhile_stays_off():
    before = ON._replace(details=(("title", "Clerk"),))
    change = Change(details=(("title", "Nurse"),))

    plan = undo(done(Verb.EDIT_PERSON, before, OFF, change=change), now=OFF)

    assert [action.verb for action in plan.actions] == [Verb.EDIT_PERSON]


def test_details_go_back_to_what_they_were_and_nothing_else_is_touched():
    before = ON._replace(details=(("title", "Clerk"), ("department", "IT")))
    change = Change(details=(("title", "Nurse"),))

    plan = undo(done(Verb.EDIT_PERSON, before, ON, change=change), now=ON)

    assert plan.actions[0].change.details == (("title", "Clerk"),)


@pytest.mark.parametrize(
    ("linked_to", "watched"), [(ON.zoom_id, (("department", "IT"),)), ("", None)]
)
def test_details_that_zoom_followed_are_watched_there_on_their_way_back(linked_to, watched):
    before = ON._replace(details=(("title", "Clerk"), ("department", "IT")))
    new = (("title", "Nurse"), ("department", "ER"))
    goal = Goal(details=new, zoom_details=new[1:])
    edited = done(Verb.EDIT_PERSON, before, ON, goal=goal, change=Change(details=new))

    (action,) = undo(edited, now=ON._replace(details=new, external_id=linked_to)).actions

    assert action.goal.zoom_details == watched
    assert ("sends the department to Zoom" in action.effect) == bool(watched)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("title",), "Okta saves the title as it was before."),
        (("firstName", "title"), "Okta saves the first name and title as they were before."),
        (
            ("firstName", "lastName", "title"),
            "Okta saves the first name, last name and title as they were before.",
        ),
    ],
)
def test_the_way_back_names_what_gets_its_old_value(fields, words):
    before = ON._replace(details=tuple((name, "old") for name in fields))
    change = Change(details=tuple((name, "new") for name in fields))

    (action,) = undo(done(Verb.EDIT_PERSON, before, ON, change=change), now=ON).actions

    assert action.effect.startswith(words)


def test_an_email_that_goes_back_in_okta_is_said_to_stay_in_zoom():
    before = ON._replace(details=(("email", "old@acme.example"),))
    change = Change(details=(("email", "new@acme.example"),))

    (action,) = undo(done(Verb.EDIT_PERSON, before, ON, change=change), now=ON).actions

    assert "does not send email changes" in action.effect


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


@pytest.mark.parametrize(
    ("verb", "change"),
    [(Verb.UNASSIGN, NO_CHANGE), (Verb.REMOVE_FROM_GROUP, Change(group=GROUP))],
)
def test_an_account_that_okta_may_create_by_the_undo_is_said_first(verb, change):
    bare = ON._replace(zoom_status="", zoom_id="", assigned=False)

    without = undo(done(verb, bare, bare, change=change), now=bare)
    with_one = undo(done(verb, ON, ON, change=change), now=ON)

    assert "Okta may create one" in without.actions[0].effect
    assert "Okta may create one" not in with_one.actions[0].effect
