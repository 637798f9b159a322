"""The set-up's calls to Okta, against the simulated one and against odd answers."""

import json

import httpx
import pytest

from tests.support.wire import Answers, okta_error, session
from tests.support.wire import office as open_office
from zoomprov_gui.clients.okta_setup import OktaSetup
from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.setup import Engine
from zoomprov_gui.domain.setup_facts import FeatureFacts, LinkFacts

DAY = 86400.0


@pytest.fixture
async def office():
    async with open_office() as opened:
        yield opened


@pytest.fixture
async def fresh():
    async with open_office("fresh-start") as opened:
        yield opened


def client(*replies):
    wire = Answers(list(replies))
    return OktaSetup(session(Service.OKTA, wire)), wire


def ok(body):
    return httpx.Response(200, json=body)


async def test_the_organisation_names_its_own_host_and_engine(office):
    found = await office.okta.setup.org()

    assert (found.value.host, found.value.engine) == ("acme.okta.com", Engine.IDENTITY)
    assert found.server_time == int(office.world.now())
    assert [reply.path for reply in found.replies] == ["/.well-known/okta-organization"]


@pytest.mark.parametrize(
    ("body", "host", "engine"),
    [
        ({"pipeline": "v1"}, "acme.okta.com", Engine.CLASSIC),
        ({"pipeline": "v9"}, "acme.okta.com", Engine.UNKNOWN),
        ({"_links": {"organization": {"href": "https://[::1"}}}, "acme.okta.com", Engine.UNKNOWN),
    ],
)
async def test_an_engine_that_nobody_knows_is_unknown(body, host, engine):
    okta, _ = client(ok(body))

    found = (await okta.org()).value

    assert (found.host, found.engine) == (host, engine)


async def test_who_we_are_comes_with_our_roles(office):
    found = await office.okta.setup.me()

    assert found.value.login == "dana.whitfield@acme.example"
    assert found.value.roles == ("SUPER_ADMIN",)
    assert len(found.replies) == 2


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (ok([]), ()),
        (ok([{"type": "APP_ADMIN", "status": "INACTIVE"}, {"type": "CUSTOM"}]), ("CUSTOM",)),
        (okta_error(403, "E0000006", "no"), None),
        (httpx.Response(403, headers={"www-authenticate": 'error="insufficient_scope"'}), None),
    ],
)
async def test_roles_that_are_not_told_are_not_guessed(roles, expected):
    okta, _ = client(ok({"id": "00u1", "profile": {"login": "dana@acme.example"}}), roles)

    assert (await okta.me()).value.roles == expected


async def test_roles_that_could_not_be_read_fail_the_read():
    okta, _ = client(ok({"id": "00u1"}), okta_error(400, "E0000001", "odd"))

    with pytest.raises(Refused):
        await okta.me()


async def test_nobody_is_unreadable():
    okta, _ = client(ok({}))

    with pytest.raises(Unreadable):
        await okta.me()


async def test_every_zoom_app_is_listed_with_its_subdomain(office):
    (app,) = (await office.okta.setup.apps()).value

    assert app == (office.world.app.id, "Zoom", True, "acme")


async def test_other_apps_and_apps_without_an_id_are_none():
    okta, _ = client(ok([{"id": "1", "name": "slack"}, {"name": "zoomus"}]))

    assert (await okta.apps()).value == ()


async def test_permissions_are_what_a_small_read_shows(office):
    okta = office.okta.setup

    assert (await okta.may_read_people()).value
    assert (await okta.may_read_groups()).value
    assert (await okta.events(None, office.clock() - DAY)).value == ()


async def test_the_latest_events_come_oldest_first_and_only_of_the_kinds_that_matter(office):
    app_id = office.world.app.id

    found = (await office.okta.setup.events(app_id, office.clock() - 89 * DAY)).value

    assert found == tuple(sorted(found, key=lambda event: event.at))
    kinds = {event.kind for event in found}
    assert "application.lifecycle.update" in kinds
    assert "application.user_membership.add" not in kinds


async def test_a_connection_is_read_as_okta_words_it(office, fresh):
    linked = await office.okta.setup.link(office.world.app.id)

    assert linked.value == LinkFacts("ENABLED")
    await fresh.okta.setup.add_app("Zoom", "acme")
    unset = await fresh.okta.setup.link(fresh.world.app.id)
    assert unset.value.status == "UNKNOWN"


async def test_switches_are_told_from_provisioning_that_is_off(office, fresh):
    on = await office.okta.setup.features(office.world.app.id)
    await fresh.okta.setup.add_app("Zoom", "acme")
    off = await fresh.okta.setup.features(fresh.world.app.id)

    all_on = Switches(create=True, update=True, deactivate=True)
    assert on.value == FeatureFacts(True, all_on, False)
    all_off = Switches(create=False, update=False, deactivate=False)
    assert off.value == FeatureFacts(False, all_off)
    assert off.replies[0].status == 400


async def test_a_feature_that_is_refused_otherwise_is_not_off():
    okta, _ = client(okta_error(403, "E0000006", "You do not have permission"))

    with pytest.raises(Refused):
        await okta.features("0oa1")


async def test_only_the_wanted_switches_are_sent_and_never_the_password():
    okta, wire = client(ok({}))

    await okta.set_switches("0oa1", Switches(deactivate=True))
    await okta.set_switches("0oa1", Switches(create=False, update=True))
    await okta.set_switches("0oa1", Switches())

    assert [json.loads(request.content) for request in wire.requests] == [
        {"update": {"lifecycleDeactivate": {"status": "ENABLED"}}},
        {
            "create": {"lifecycleCreate": {"status": "DISABLED"}},
            "update": {"profile": {"status": "ENABLED"}},
        },
        {},
    ]


async def test_the_whole_way_to_a_connection(fresh):
    okta, world = fresh.okta.setup, fresh.world

    await okta.add_app("Zoom", "acme")
    app_id = world.app.id
    begun = (await okta.connect(app_id)).value
    link = (await okta.link(app_id)).value

    assert begun == link
    assert link.status == "DISABLED"
    assert link.authorize.startswith("https://")
    state = httpx.URL(link.authorize).params["state"]
    world.okta.codes["a-code"] = {"app": app_id}
    sent = await okta.finish_consent(app_id, Secret("a-code"), state)
    await okta.set_link(app_id, on=True)
    assert (await okta.link(app_id)).value.status == "ENABLED"
    assert "a-code" not in repr(sent)
    await okta.set_link(app_id, on=False)
    assert (await okta.link(app_id)).value.status == "DISABLED"


async def test_an_app_is_put_to_sleep_and_woken(office):
    okta, app_id = office.okta.setup, office.world.app.id

    await okta.set_active(app_id, active=False)
    assert not (await okta.apps()).value[0].active
    await okta.set_active(app_id, active=True)
    assert (await okta.apps()).value[0].active


async def test_one_app_is_looked_at_alone_and_told_from_others(office):
    app_id = office.world.app.id
    other = next(app.id for app in office.world.okta.apps.values() if app.name != "zoomus")

    assert (await office.okta.setup.app(app_id)).value == (app_id, "Zoom", True, "acme")
    assert (await office.okta.setup.app(other)).value is None
    gone = await office.okta.setup.app("0oaGone")
    assert (gone.value, gone.replies[0].status) == (None, 404)
    assert office.okta.setup.base_url == "https://acme.okta.com"
