"""Tests for domain/revising.py."""

from hypothesis import given

from tests.support.comparisons import assigned, context, contexts
from zoomprov_gui.domain.access import Basis, Held, PermissionCheck
from zoomprov_gui.domain.actions import Group, Verb
from zoomprov_gui.domain.drafting import who_of
from zoomprov_gui.domain.facts import Facts
from zoomprov_gui.domain.permissions import permission
from zoomprov_gui.domain.revising import (
    plan_edit_group,
    plan_edit_person,
    plan_email,
    plan_end_sessions,
    plan_licence,
)

WHO = who_of(assigned())
EDITED = WHO._replace(facts=WHO.facts._replace(details=(("title", "Clerk"),)))
GROUP = Group("g1", "IT")
OLD = Facts(details=(("name", "IT"),))


def plans(given_context):
    yield plan_edit_person(EDITED, (("title", "Nurse"),), given_context)
    yield plan_edit_group(GROUP, (("name", "Ops"),), OLD, given_context)
    yield plan_licence([WHO], 1, given_context)
    yield plan_email(WHO, "new@acme.example", given_context)
    yield plan_end_sessions([WHO], given_context)


def test_each_change_is_one_write_that_takes_zoom_from_nobody():
    made = list(plans(context()))

    assert [plan.actions[0].verb for plan in made] == [
        Verb.EDIT_PERSON, Verb.EDIT_GROUP, Verb.SET_LICENCE, Verb.CHANGE_EMAIL, Verb.END_SESSIONS
    ]  # fmt: skip
    assert not any(plan.removes_from for plan in made)


@given(contexts())
def test_read_only_and_unread_sides_hold_every_change_back(any_context):
    for plan in plans(any_context):
        if plan.actions:
            assert not any_context.read_only
            assert any_context.okta is not None
            assert any_context.zoom is not None


def test_no_more_licences_are_planned_than_are_free():
    people = [who_of(assigned(f"p{n}@acme.example")) for n in range(4)]
    basic = [who._replace(facts=who.facts._replace(licence=1)) for who in people]

    plan = plan_licence(basic, 2, context(free_licences=2))

    assert len(plan.actions) == 2
    assert "no further free licence" in plan.skipped[0].skipped


def test_who_has_the_licence_already_is_told_so_and_not_that_none_is_free():
    plan = plan_licence([WHO], 2, context(free_licences=0))

    assert "already" in plan.skipped[0].skipped


def test_what_our_sign_in_may_not_do_is_left_out_beforehand():
    missing = PermissionCheck(
        permission=permission("user:update:user:admin"), held=Held.NO, basis=Basis.TOKEN
    )
    able = {Verb.SET_LICENCE: missing}

    plan = plan_licence([WHO], 1, context(able=able))

    assert plan.actions == ()
    assert plan.skipped[0].skipped == missing.sentence
