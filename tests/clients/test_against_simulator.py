"""The clients against the simulated services: whatever goes wrong, no read pretends to be whole."""

import asyncio
import contextlib
import json
import logging

import anyio
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.contract import contract
from tests.support.wire import office, session
from zoomprov_gui.clients.auth import OktaToken, ZoomServerToServer
from zoomprov_gui.clients.document import parse_connection
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.limits import OktaGovernor, ZoomGovernor
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.errors import ExpectedError, Misused, Refused, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.faults import FAULTS
from zoomprov_gui.simulator.scenarios import build

# What a list cannot show by itself, each with the reason.
INVISIBLE = {
    ("okta", "partial-page"): "Okta tells no totals; the removal limit is what protects",
    ("okta", "empty-list"): "an app may be assigned to nobody; the removal limit protects",
    ("zoom", "duplicate-email"): "two accounts with one e-mail are a finding, not a fault of ours",
    ("okta", "duplicate-email"): "as with Zoom",
}


async def everybody(listed):
    found = []
    with contextlib.suppress(ExpectedError):  # the reading holds it
        async for page in listed:
            found += page
    return found, listed.reading(0.0)


def ids(rows):
    return sorted((row[0] or row[1]) for row in rows)


@pytest.mark.parametrize("spec", ["", ":after=1", ":times=1"])
@pytest.mark.parametrize("side", ["okta", "zoom"])
@pytest.mark.parametrize("fault", sorted(FAULTS))
async def test_a_list_is_the_services_own_or_is_called_incomplete(side, fault, spec):
    if (side, fault) in INVISIBLE:
        return
    async with office("drifted", people=700) as o:
        app_id = o.world.app.id
        reads = {"okta": lambda: o.okta.assignments(app_id), "zoom": o.zoom.accounts}
        before = ids((await everybody(reads[side]()))[0])
        o.world.faults.set(f"{side}:{fault}{spec}")

        found, reading = await everybody(reads[side]())
        o.world.faults.clear()

        assert reading.records == len(found)
        if reading.complete:
            assert ids(found) == before or ids(found) == ids((await everybody(reads[side]()))[0])
        else:
            assert reading.why
            assert reading.why[0] != " "
        assert o.clock.total < 3600


async def test_every_request_is_one_that_the_vendors_document():
    judges = {"acme.okta.com": contract("okta"), "api.zoom.us": contract("zoom")}
    async with office() as o:
        sent = []
        for client in (o.okta, o.zoom):
            client._session._http.event_hooks["request"].append(_keep(sent))
        await _call_everything(o)

    objections = {
        f"{r.method} {r.url}": found for r in sent if (found := judges[r.url.host].objections(r))
    }
    assert len(sent) > 20
    assert objections == {}


def _keep(sent):
    async def hook(request):
        sent.append(request)

    return hook


async def _call_everything(o):
    app = await o.okta.app(None)
    await o.okta.app(app.app_id)
    await everybody(o.okta.assignments(app.app_id))
    await everybody(o.okta.directory())
    for group_id, *_ in await o.okta.groups(app.app_id):
        await everybody(o.okta.group_members(group_id))
    user = o.world.add_person("New", "Comer", "new.comer@acme.example")
    await o.okta.user_groups(user.id)
    await o.okta.person(user.login)
    await o.okta.me()
    [page async for page in o.okta.events(app.app_id, o.clock() - 86_400)]
    await o.okta.assign(app.app_id, user.id)
    await o.okta.assignment(app.app_id, user.id)
    await o.okta.unassign(app.app_id, user.id)
    member = o.world.okta_user("amara.obi@acme.example").id
    await o.okta.remove_from_group(group_id, member)
    await _call_about_groups(o, app.app_id, group_id, member)
    await o.okta.edit_person(user.id, (("title", "Nurse"),))
    await o.okta.details(user.id)
    await o.okta.deactivate_person(user.id)
    await o.okta.activate_person(user.id)
    found, _ = await everybody(o.zoom.accounts())
    account = next(one for one in found if one.role_id == "2" and one.status == "active")
    await o.zoom.account(account.zoom_id)
    await o.zoom.account(account.email)
    await o.zoom.roles()
    await o.zoom.account_info()
    await o.zoom.set_status(account.zoom_id, active=False)
    await o.zoom.set_status(account.zoom_id, active=True)
    await o.zoom.set_licence(account.zoom_id, 2)


async def test_the_same_clients_read_the_same_people_over_real_sockets():
    world = build("drifted", people=1200, rate_limits="off")
    async with serve(world) as document:
        connection = parse_connection(json.dumps(document))
        okta_api, zoom_api = sessions(connection)
        okta, zoom = OktaClient(okta_api), ZoomClient(zoom_api)
        app = await okta.app(connection.app_id)
        assigned, okta_reading = await everybody(okta.assignments(app.app_id))
        accounts, zoom_reading = await everybody(zoom.accounts())
        world.faults.set("okta:cut-body:times=1")
        again, broken_once = await everybody(okta.assignments(app.app_id))
        world.faults.set("zoom:reset")
        _, broken = await everybody(zoom.accounts())
        await okta_api.aclose()
        await zoom_api.aclose()

    assert len(assigned) > 1000
    assert len(accounts) > 1000
    assert okta_reading.complete
    assert zoom_reading.complete
    assert ids(again) == ids(assigned)
    assert broken_once.complete
    assert broken.failure.cause == "cut"


def sessions(connection):
    """Return sessions on loopback that hardly wait between two tries."""
    told = connection.zoom_auth
    auth = ZoomServerToServer(
        connection.zoom_oauth_url, told.account_id, told.client_id, told.client_secret
    )
    quick = {"sleep": lambda _: asyncio.sleep(0)}
    token = OktaToken(connection.okta_auth.token)
    return (
        ApiSession(
            Service.OKTA,
            connection.okta_url,
            transport=None,
            auth=token,
            governor=OktaGovernor(**quick),
        ),
        ApiSession(
            Service.ZOOM,
            connection.zoom_api_url,
            transport=None,
            auth=auth,
            governor=ZoomGovernor(**quick),
        ),
    )


MALFORMED = [
    b"",
    b" ",
    b"null",
    b"true",
    b"5",
    b'"text"',
    b"{}",
    b"[]",
    b"[null]",
    b"[[]]",
    b"[{}]",
    b'{"users": 5}',
    b'{"users": [5, null, [], {}]}',
    b'{"roles": {"id": 1}}',
    b'[{"id": 5, "profile": "x", "_embedded": [], "credentials": 7}]',
    b'{"id": {}, "name": [], "profile": null, "capabilities": {"update": 1}}',
    b'[{"id": "a"',
    b'{"users": [{"id": "a"}], "next_page_token":',
    b"<html><body>Sign in</body></html>",
    b"\xff\xfe\x00{\x00}\x00",
    b'[{"id": "\xff\xff"}]',
    b'[{"id": "\\ud800", "target": [{"type": "User", "id": "\\udfff"}]}]',
    b"[1e999, NaN, -Infinity]",
    b"9" * 5000,
    b"[" * 100_000,
    b"upstream connect error or disconnect/reset before headers",
    b'{"code": 300, "message": "Validation Failed."}',
    b'{"errorCode": "E0000007", "errorSummary": "Not found"}',
]
KEYS = ["id", "users", "roles", "profile", "status", "email", "type", "credentials", "_embedded"]
KEYS += ["next_page_token", "total_records", "target", "uuid", "published", "code", "message"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS), inner),
)

CALLS = {
    "org": lambda okta, zoom: okta.org(),
    "app": lambda okta, zoom: okta.app(None),
    "named app": lambda okta, zoom: okta.app("0oa1"),
    "assignments": lambda okta, zoom: _pages(okta.assignments("0oa1")),
    "assignment": lambda okta, zoom: okta.assignment("0oa1", "00u1"),
    "groups": lambda okta, zoom: okta.groups("0oa1"),
    "members": lambda okta, zoom: _pages(okta.group_members("00g1")),
    "directory": lambda okta, zoom: _pages(okta.directory()),
    "person": lambda okta, zoom: okta.person("ann"),
    "events": lambda okta, zoom: _pages(okta.events("0oa1", 0.0)),
    "unassign": lambda okta, zoom: okta.unassign("0oa1", "00u1"),
    "accounts": lambda okta, zoom: _pages(zoom.accounts()),
    "account": lambda okta, zoom: zoom.account("ann"),
    "roles": lambda okta, zoom: zoom.roles(),
    "account info": lambda okta, zoom: zoom.account_info(),
    "set status": lambda okta, zoom: zoom.set_status("z", active=False),
}


async def _pages(listed):
    return [page async for page in listed]


async def blamed(call, body, status):
    """Return the service that an answer is blamed on, None where it was read."""

    def wire(_request):
        return httpx.Response(status, content=body)

    okta = OktaClient(session(Service.OKTA, wire))
    zoom = ZoomClient(session(Service.ZOOM, wire))
    try:
        await CALLS[call](okta, zoom)
    except (Unreadable, Refused) as error:
        return error.service
    except Misused as error:
        return error.place
    return None


@pytest.mark.parametrize("status", [200, 400, 404, 503])
@pytest.mark.parametrize("call", sorted(CALLS))
async def test_any_malformed_body_is_read_or_blamed_on_its_sender(call, status):
    zooms = call in {"accounts", "account", "roles", "account info", "set status"}

    found = {body[:40]: await blamed(call, body, status) for body in MALFORMED}

    assert set(found.values()) <= {None, Service.ZOOM if zooms else Service.OKTA, "okta.app_id"}


@settings(max_examples=60)
@given(call=st.sampled_from(sorted(CALLS)), value=JSON, status=st.sampled_from([200, 400, 500]))
def test_any_json_is_read_or_blamed_on_its_sender(call, value, status):
    body = json.dumps(value).encode()

    anyio.run(blamed, call, body, status)


@pytest.mark.parametrize("call", sorted(CALLS))
@pytest.mark.parametrize("fault", ["", "html", "server-error", "reset", "forbidden", "throttle"])
async def test_no_secret_reaches_the_log_or_an_error(call, fault, caplog):
    caplog.set_level(logging.DEBUG)
    async with office() as o:
        known = (o.world.api_token, o.world.zoom.client_secret)
        if fault:
            o.world.faults.set(f"okta:{fault}:times=9")
            o.world.faults.set(f"zoom:{fault}:times=9")
        try:
            shown = repr(await CALLS[call](o.okta, o.zoom))
        except ExpectedError as error:
            shown = f"{error!r} {error} {vars(error)}"
        tokens = [o.zoom._session._auth._tokens.access.reveal() or "none yet"]
        shown += f"{vars(o.zoom._session)} {vars(o.okta._session)} {caplog.text}"

    assert [secret for secret in [*known, *tokens] if secret in shown] == []


async def _call_about_groups(o, app_id, group_id, member):
    await o.okta.add_to_group(group_id, member)
    await o.okta.find_groups("Finance")
    await o.okta.all_groups()
    await o.okta.group(group_id)
    await everybody(o.okta.group_people(group_id))
    await o.okta.assign_group(app_id, group_id)
    await o.okta.gives(app_id, group_id)
    await o.okta.unassign_group(app_id, group_id)
    await o.okta.find_person("nobody.here@acme.example")
