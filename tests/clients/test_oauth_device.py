"""The device grant: asked as often as the server wants, until somebody has entered the code."""

import json

import httpx
import pytest

from tests.support.oauth import SERVER, TokenServer, oauth_refusal, tokens
from tests.support.wire import ManualClock
from zoomprov_gui.clients import oauth_device
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint
from zoomprov_gui.domain.errors import NotConnected, Refused, Unreadable

STARTED = {
    "device_code": "canary-device",
    "user_code": "WXYZ-1234",
    "verification_uri": "https://acme.okta.com/activate",
    "verification_uri_complete": "https://acme.okta.com/activate?user_code=WXYZ-1234",
    "expires_in": 600,
    "interval": 5,
}
PENDING = oauth_refusal("authorization_pending")


def started(**more):
    body = {k: v for k, v in (STARTED | more).items() if v is not None}
    return httpx.Response(200, content=json.dumps(body))


async def sign_in(*answers):
    server, clock = TokenServer(started(), *answers), ManualClock()
    endpoint = TokenEndpoint(SERVER, server.network())
    try:
        code = await oauth_device.start(endpoint, "0oa1", ("okta.apps.read",))
        return await oauth_device.wait(endpoint, "0oa1", code, clock.sleep), server, clock
    finally:
        await endpoint.aclose()


async def test_the_code_and_its_page_are_what_the_server_says():
    server = TokenServer(started())
    endpoint = TokenEndpoint(SERVER, server.network())

    code = await oauth_device.start(endpoint, "0oa1", ("okta.apps.read", "offline_access"))
    await endpoint.aclose()

    assert (code.user_code, code.life, code.interval) == ("WXYZ-1234", 600, 5)
    assert code.whole_page.endswith("user_code=WXYZ-1234")
    assert server.requests[0].url == SERVER.device_url
    assert server.forms == [{"client_id": "0oa1", "scope": "okta.apps.read offline_access"}]
    assert "canary" not in repr(code)


async def test_it_asks_at_the_servers_pace_until_somebody_agreed():
    found, server, clock = await sign_in(PENDING, PENDING, tokens())

    assert found.access.reveal() == "canary-access-1"
    assert clock.slept == [5, 5, 5]
    assert {form["grant_type"] for form in server.forms[1:]} == {oauth_device.GRANT}


async def test_slow_down_is_obeyed_for_good():
    _, _, clock = await sign_in(oauth_refusal("slow_down"), PENDING, tokens())

    assert clock.slept == [5, 10, 10]


async def test_a_network_that_fails_for_a_moment_is_waited_for():
    _, _, clock = await sign_in(httpx.ConnectError("x"), PENDING, tokens())

    assert clock.slept == [5, 10, 10]


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (oauth_refusal("access_denied"), "denied"),
        (oauth_refusal("expired_token"), "code_ended"),
        (PENDING, "code_ended"),
    ],
)
async def test_each_end_has_its_cause(answer, cause):
    with pytest.raises(NotConnected) as caught:
        await sign_in(answer)

    assert caught.value.cause == cause


async def test_another_refusal_ends_it_at_once():
    with pytest.raises(Refused) as caught:
        await sign_in(oauth_refusal("invalid_client", status=401), tokens())

    assert caught.value.code == "invalid_client"


@pytest.mark.parametrize(
    "more",
    [
        {"device_code": None},
        {"user_code": ""},
        {"verification_uri": None},
        {"verification_uri": "file:///bin/sh"},
    ],
)
async def test_a_start_without_a_code_or_a_page_is_unreadable(more):
    endpoint = TokenEndpoint(SERVER, TokenServer(started(**more)).network())

    with pytest.raises(Unreadable):
        await oauth_device.start(endpoint, "0oa1", ())


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"interval": None}, "interval", 5),
        ({"interval": 0}, "interval", 5),
        ({"interval": 0.01}, "interval", 1),
        ({"interval": 9999}, "interval", 60),
        ({"expires_in": 0}, "life", 30),
        ({"expires_in": 1e9}, "life", 3600),
        ({"verification_uri_complete": "javascript:1"}, "whole_page", STARTED["verification_uri"]),
    ],
)
async def test_odd_numbers_are_held_within_reason(more, field, value):
    endpoint = TokenEndpoint(SERVER, TokenServer(started(**more)).network())

    code = await oauth_device.start(endpoint, "0oa1", ())
    await endpoint.aclose()

    assert getattr(code, field) == value
