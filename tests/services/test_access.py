"""Who we are and what we may do, read from simulated services."""

import pytest

from tests.support.wire import office
from zoomprov_gui.domain.access import Held
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import Feature
from zoomprov_gui.services.access import AccessReader, read_okta_access, read_zoom_access


def held(access):
    return {check.permission.name: check.held for check in access.checks}


async def test_a_super_admins_token_may_do_everything_and_says_who_it_is():
    async with office() as o:
        read = await read_okta_access(o.okta._session, o.okta._session._auth)

    assert read.who.email == "dana.whitfield@acme.example"
    assert (read.roles, read.company) == (("SUPER_ADMIN",), "Acme Dental Group")
    assert read.domains == {"acme.example"}
    assert set(held(read.access).values()) == {Held.YES}


async def test_the_role_of_the_token_limits_what_it_may_change():
    async with office() as o:
        o.world.okta.roles[o.world.okta.admin.id] = "APP_ADMIN"
        read = await read_okta_access(o.okta._session, o.okta._session._auth)

    assert held(read.access)["okta.apps.manage"] is Held.YES
    assert held(read.access)["okta.users.manage"] is Held.NO
    assert read.access.dimmed == {Feature.DEACTIVATE}


async def test_somebody_without_any_role_is_told_what_is_missing():
    async with office() as o:
        o.world.okta.roles.clear()
        read = await read_okta_access(o.okta._session, o.okta._session._auth)

    assert not read.access.usable
    assert held(read.access)["okta.users.read"] is Held.NO


async def test_a_token_that_is_none_raises_before_anything_else_is_asked():
    async with office() as o:
        o.world.okta.tokens.clear()
        before = o.world.requests
        with pytest.raises(Refused) as caught:
            await read_okta_access(o.okta._session, o.okta._session._auth)

        assert caught.value.code == "E0000011"
        assert o.world.requests == before + 1


async def test_zooms_account_is_named_with_its_plan_owner_and_people():
    async with office() as o:
        read = await read_zoom_access(o.zoom._session, o.zoom._session._auth, o.clock())

    assert (read.account.name, read.account.plan) == ("Acme Dental Group", "Business")
    assert read.account.owner_email == "helena.brandt@acme.example"
    assert read.people == o.world.zoom.users.count("active")
    assert set(held(read.access).values()) == {Held.YES}


@pytest.mark.parametrize(
    ("scope", "feature"),
    [
        ("role:read:list_roles:admin", Feature.ROLES),
        ("account:read:settings:admin", Feature.SETUP),
        ("billing:read:plan_usage:admin", Feature.LICENCES),
        ("report:read:operation_logs:admin", Feature.HISTORY),
        ("user:update:user:admin", Feature.GIVE_LICENCE),
    ],
)
async def test_a_missing_optional_permission_dims_its_feature_and_costs_no_refusal(scope, feature):
    async with office() as o:
        o.world.zoom.scopes -= {scope, "role:read:admin", "account:read:admin"}
        o.world.zoom.scopes -= {"report:read:admin", "user:write:admin", "user:read:admin"}
        o.world.zoom.scopes.discard(scope)
        read = await read_zoom_access(o.zoom._session, o.zoom._session._auth, o.clock())

    assert read.access.usable
    assert feature in read.access.dimmed
    assert scope in read.access.to_add.splitlines()


async def test_a_read_only_sign_in_to_zoom_reads_everything():
    async with office() as o:
        o.world.zoom.scopes -= {"user:update:status:admin", "user:update:user:admin"}
        o.world.zoom.scopes -= {"user:write:admin"}
        read = await read_zoom_access(o.zoom._session, o.zoom._session._auth, o.clock())

    assert read.access.usable
    assert read.access.dimmed == {Feature.TURN_OFF, Feature.GIVE_LICENCE}


def reader(o):
    okta, zoom = o.okta._session, o.zoom._session
    return AccessReader(okta, okta._auth, zoom, zoom._auth, o.clock)


async def test_the_rights_to_change_are_read_with_one_call_for_the_roles():
    async with office() as o:
        admin = o.world.okta.admin.id
        o.world.okta.roles[admin] = "APP_ADMIN"
        await reader(o).of_changes("")
        before = o.world.requests
        okta, zoom = await reader(o).of_changes(admin)

        assert o.world.requests == before + 1
    assert held(okta)["okta.users.manage"] is Held.NO
    assert held(zoom)["user:update:status:admin"] is Held.YES


async def test_a_side_that_does_not_answer_says_nothing_of_its_rights():
    async with office() as o:
        o.world.faults.set("okta:reset")
        found = await reader(o).of_changes(o.world.okta.admin.id)

    assert [access.service for access in found] == [Service.ZOOM]


async def test_an_app_that_is_nobody_has_no_role_that_could_tell():
    async with office() as o:
        okta, _ = await reader(o).of_changes("")

    assert held(okta)["okta.apps.manage"] is Held.UNKNOWN
