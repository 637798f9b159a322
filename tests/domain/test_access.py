"""What a sign-in may do, judged from calls, tokens and roles."""

import pytest

from zoomprov_gui.domain.access import (
    Basis,
    Held,
    PermissionCheck,
    by_role,
    judged,
    look_like_two_companies,
    main_domains,
)
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import Feature, permission, scopes_to_ask

OKTA, ZOOM = Service.OKTA, Service.ZOOM


def checks(access):
    return {check.permission.name: check for check in access.checks}


def refused(name):
    return PermissionCheck(permission=permission(name), held=Held.NO, basis=Basis.CALL)


def test_a_missing_optional_permission_dims_exactly_its_feature():
    scopes = set(scopes_to_ask(ZOOM, changes=True)) - {"role:read:list_roles:admin"}

    access = judged(ZOOM, scopes=scopes, seen={})

    assert access.usable
    assert access.dimmed == {Feature.ROLES}
    assert access.to_add == "role:read:list_roles:admin"


def test_a_missing_permission_to_change_leaves_the_program_usable_to_read():
    access = judged(ZOOM, scopes=scopes_to_ask(ZOOM, changes=False), seen={})

    assert access.usable
    assert Feature.TURN_OFF in access.dimmed


def test_without_the_people_the_program_is_of_no_use():
    access = judged(ZOOM, scopes={"role:read:list_roles:admin"}, seen={})

    assert not access.usable


def test_what_a_call_showed_outweighs_what_the_token_says():
    scopes = scopes_to_ask(OKTA, changes=True)

    access = judged(OKTA, scopes=scopes, seen={"okta.logs.read": refused("okta.logs.read")})

    assert checks(access)["okta.logs.read"].held is Held.NO
    assert access.dimmed == {Feature.HISTORY}


def test_a_role_takes_back_what_the_token_names():
    scopes = scopes_to_ask(OKTA, changes=True)

    access = judged(OKTA, scopes=scopes, seen={}, roles=("APP_ADMIN",))

    assert checks(access)["okta.users.manage"].held is Held.NO
    assert checks(access)["okta.users.manage"].basis is Basis.ROLE
    assert checks(access)["okta.apps.manage"].held is Held.YES


def test_nothing_is_claimed_that_was_not_read():
    access = judged(OKTA, scopes=None, seen={})

    assert {check.held for check in access.checks} == {Held.UNKNOWN}
    assert all("do not know" in check.sentence for check in access.checks)


@pytest.mark.parametrize(
    ("roles", "apps", "users"),
    [
        ((), Held.UNKNOWN, Held.UNKNOWN),
        (("SUPER_ADMIN",), Held.YES, Held.YES),
        (("APP_ADMIN",), Held.YES, Held.NO),
        (("READ_ONLY_ADMIN",), Held.NO, Held.NO),
        (("APP_ADMIN", "READ_ONLY_ADMIN"), Held.YES, Held.NO),
        (("CUSTOM",), Held.UNKNOWN, Held.UNKNOWN),
        (("APP_ADMIN", "CUSTOM"), Held.YES, Held.UNKNOWN),
    ],
)
def test_roles_say_only_what_is_known_of_them(roles, apps, users):
    assert by_role(permission("okta.apps.manage"), roles) is apps
    assert by_role(permission("okta.users.manage"), roles) is users


def test_the_sentence_names_what_is_lost():
    access = judged(ZOOM, scopes=set(), seen={})

    sentence = checks(access)["user:update:status:admin"].sentence

    assert sentence == "Without `user:update:status:admin` we cannot turn accounts off and on."


def test_guests_are_not_a_main_domain():
    emails = [*(f"p{n}@acme.example" for n in range(30)), "guest@other.example", "odd"]

    assert main_domains(emails) == {"acme.example"}


@pytest.mark.parametrize(
    ("okta", "zoom", "two"),
    [
        ({"acme.example"}, {"acme.example", "acme.test"}, False),
        ({"acme.example"}, {"globex.example"}, True),
        (set(), {"globex.example"}, False),
        ({"acme.example"}, set(), False),
    ],
)
def test_two_companies_are_seen_by_their_domains(okta, zoom, two):
    assert look_like_two_companies(okta, zoom) is two
