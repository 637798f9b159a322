"""Tests for domain/abilities.py: which write our sign-ins may send, as far as was read."""

import pytest

from tests.support.comparisons import assigned, comparison, context
from zoomprov_gui.domain.abilities import NEEDED, abilities, may, may_not
from zoomprov_gui.domain.access import judged
from zoomprov_gui.domain.actions import Route, Verb
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import permission
from zoomprov_gui.domain.planning import offers, plan_reactivate, plan_take_away

READER = judged(Service.ZOOM, scopes={"user:read:admin"}, seen={})
WRITER = judged(Service.ZOOM, scopes={"user:write:admin"}, seen={})
APP_ADMIN = judged(
    Service.OKTA, scopes={"okta.apps.manage", "okta.users.manage"}, seen={}, roles=("APP_ADMIN",)
)


def test_each_write_names_a_permission_that_lets_us_change_something():
    assert set(Verb) - set(NEEDED) == {Verb.ASK_OKTA_TO_RETRY}
    assert all(permission(name).changes for name in NEEDED.values())


def test_a_token_that_lists_no_right_to_write_may_not():
    able = abilities([READER])

    assert may([Verb.TURN_OFF_IN_ZOOM], able) is False
    assert "user:update:status:admin" in may_not([Verb.TURN_OFF_IN_ZOOM], able)


def test_an_app_admin_may_unassign_and_may_not_deactivate_people():
    able = abilities([APP_ADMIN])

    assert may([Verb.UNASSIGN], able) is True
    assert "admin role" in may_not([Verb.DEACTIVATE_PERSON], able)


@pytest.mark.parametrize("able", [{}, abilities([WRITER])])
def test_where_nobody_told_nothing_is_said_and_nothing_is_forbidden(able):
    assert may([Verb.TURN_OFF_IN_ZOOM, Verb.UNASSIGN], able) is None
    assert not may_not([Verb.TURN_OFF_IN_ZOOM, Verb.UNASSIGN], able)


def test_one_write_of_two_that_we_may_not_send_leaves_the_person_out_of_the_plan():
    reader = context(able=abilities([READER]))

    plan = plan_take_away([comparison()], Route.AUTO, reader)

    assert not plan.actions
    assert "user:update:status:admin" in plan.rows[0].skipped
    assert all(
        not offer.allowed
        for offer in offers(comparison(), reader)
        if offer.verb in NEEDED and NEEDED[offer.verb].startswith("user:")
    )


def test_what_needs_the_other_service_alone_goes_on():
    reader = context(able=abilities([READER]))

    assert plan_take_away([assigned()], Route.UNASSIGN, reader).actions
    assert not plan_reactivate([comparison()], reader).actions
