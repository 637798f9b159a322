"""Signed requests: a token that is renewed in time, once, and kept when it is replaced."""

import asyncio
import base64
import json

import httpx
import pytest

from tests.support.oauth import SERVER, URL, TokenServer, oauth_refusal, tokens
from tests.support.wire import ManualClock, okta_error, session
from zoomprov_gui.clients.auth import OAuthClient, OAuthUser
from zoomprov_gui.clients.oauth_keys import challenge_of, make_key
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret


class Desk:
    """A session with an Okta that takes the tokens of a TokenServer."""

    def __init__(self, *answers, good=None):
        self.server = TokenServer(*answers)
        self.clock = ManualClock(0.0)
        self.kept = []
        self.good = good
        self.seen = []
        self.refusal = okta_error(401, "E0000011", "Invalid token provided")
        self.auth = OAuthUser(
            SERVER,
            "0oa1",
            self.server.network(clock=self.clock),
            refresh_token=Secret("canary-refresh-0"),
            keep=self.kept.append,
            clock=self.clock,
        )
        self.api = session(Service.OKTA, self.handle, auth=self.auth, clock=self.clock)

    def handle(self, request):
        self.seen.append(request)
        token = request.headers["authorization"].partition(" ")[2]
        if self.good is not None and token not in self.good:
            return self.refusal
        return httpx.Response(200, json=[])

    async def get(self):
        return await self.api.send("GET", "/api/v1/apps", reads=True)


async def test_a_refresh_token_is_used_once_and_its_successor_is_kept():
    desk = Desk(tokens(1), tokens(2))

    await desk.get()
    desk.clock.now = 3600
    await desk.get()

    assert [form["refresh_token"] for form in desk.server.forms] == [
        "canary-refresh-0",
        "canary-refresh-1",
    ]
    assert desk.kept == [Secret("canary-refresh-1"), Secret("canary-refresh-2")]
    assert desk.seen[-1].headers["authorization"] == "Bearer canary-access-2"


async def test_a_server_that_keeps_the_refresh_token_gives_nothing_to_keep():
    desk = Desk(tokens(1, refresh_token="canary-refresh-0"), tokens(2, refresh_token=None))

    await desk.get()
    desk.clock.now = 3600
    await desk.get()

    assert desk.kept == []
    assert desk.auth.refresh_token == Secret("canary-refresh-0")


async def test_many_requests_at_once_renew_the_token_once():
    desk = Desk(tokens(1), tokens(2))

    async with asyncio.TaskGroup() as group:
        for _ in range(6):
            group.create_task(desk.get())

    assert len(desk.server.forms) == 1


async def test_a_request_that_is_cancelled_loses_no_refresh_token():
    desk = Desk(tokens(1))
    inner, entered = desk.server.network().to_okta, asyncio.Event()

    class Slow(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request):
            entered.set()
            await asyncio.sleep(0.01)
            return await inner.handle_async_request(request)

    desk.auth._endpoint._http._transport = Slow()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(desk.get())
        await entered.wait()
        task.cancel()

    assert task.cancelled()
    assert desk.kept == [Secret("canary-refresh-1")]


async def test_a_token_refused_on_the_way_is_renewed_once():
    desk = Desk(tokens(1), tokens(2), good={"canary-access-2"})

    await desk.get()

    assert len(desk.server.forms) == 2


async def test_a_sign_in_that_was_taken_back_is_told_with_the_way_back():
    desk = Desk(tokens(1), oauth_refusal("invalid_grant", "revoked"), good=set())

    with pytest.raises(Refused) as caught:
        await desk.get()

    problem = diagnose(caught.value)
    assert problem.title == "Sign in to Okta again"
    assert problem.actions == ("Sign in", "Later")


async def test_a_feature_that_the_plan_lacks_is_no_end_of_the_sign_in():
    desk = Desk(tokens(1), tokens(2), good=set())
    desk.refusal = okta_error(401, "E0000015", "You do not have permission to access the feature")

    with pytest.raises(Refused) as caught:
        await desk.get()

    assert caught.value.code == "E0000015"
    assert len(desk.server.forms) == 1


async def test_no_write_leaves_once_the_sign_in_has_ended():
    desk = Desk(oauth_refusal("invalid_grant"))

    with pytest.raises(Refused) as caught:
        await desk.api.send("POST", "/api/v1/apps/0oa/users", json={}, reads=False)

    assert caught.value.outcome_known
    assert desk.seen == []


async def test_signing_out_takes_both_tokens_back():
    desk = Desk(tokens(1))
    await desk.get()

    await desk.auth.revoke()

    assert [form["token"] for form in desk.server.revoked] == [
        "canary-refresh-1",
        "canary-access-1",
    ]


def claims(proof):
    body = proof.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def service(server, clock, key=None):
    network = server.network(clock=clock)
    return OAuthClient(SERVER, "0oa1", key or make_key(), ("okta.apps.read",), network, clock=clock)


async def test_a_service_app_proves_itself_anew_for_each_try():
    wants = oauth_refusal("use_dpop_nonce", dpop_nonce="n1")
    server, clock = TokenServer(wants, tokens(token_type="DPoP")), ManualClock()
    auth = service(server, clock)
    api = session(Service.OKTA, lambda _: httpx.Response(200, json=[]), auth=auth, clock=clock)

    await api.send("GET", "/api/v1/apps", reads=True)

    first, second = (claims(form["client_assertion"]) for form in server.forms)
    assert (first["iss"], first["aud"]) == ("0oa1", SERVER.token_url)
    assert first["jti"] != second["jti"]
    assert server.forms[0]["scope"] == "okta.apps.read"


async def test_a_bound_token_goes_along_with_a_proof_for_each_request():
    server, clock, seen = TokenServer(tokens(token_type="DPoP")), ManualClock(), []

    def handle(request):
        seen.append(request)
        return httpx.Response(200, json=[])

    api = session(Service.OKTA, handle, auth=service(server, clock), clock=clock)
    await api.send("GET", "/api/v1/apps", params={"limit": 1}, reads=True)
    await api.send("GET", "/api/v1/users", reads=True)

    proofs = [claims(request.headers["dpop"]) for request in seen]
    assert seen[0].headers["authorization"] == "DPoP canary-access-1"
    assert [proof["htu"] for proof in proofs] == [f"{URL}/api/v1/apps", f"{URL}/api/v1/users"]
    assert {proof["ath"] for proof in proofs} == {challenge_of("canary-access-1")}
    assert proofs[0]["jti"] != proofs[1]["jti"]


async def test_an_api_that_wants_its_nonce_gets_it_in_a_second_proof():
    server, clock, seen = TokenServer(tokens(token_type="DPoP")), ManualClock(), []

    def handle(request):
        seen.append(request)
        if len(seen) == 1:
            wants = {"dpop-nonce": "n9", "www-authenticate": 'DPoP error="use_dpop_nonce"'}
            return httpx.Response(401, headers=wants)
        return httpx.Response(200, json=[])

    api = session(Service.OKTA, handle, auth=service(server, clock), clock=clock)
    await api.send("GET", "/api/v1/apps", reads=True)

    assert claims(seen[1].headers["dpop"])["nonce"] == "n9"
    assert len(server.forms) == 1


async def test_a_server_without_binding_gives_a_plain_token_and_gets_no_proof():
    server, clock, seen = TokenServer(tokens()), ManualClock(), []

    def handle(request):
        seen.append(request)
        return httpx.Response(200, json=[])

    api = session(Service.OKTA, handle, auth=service(server, clock), clock=clock)
    await api.send("GET", "/api/v1/apps", reads=True)

    assert seen[0].headers["authorization"] == "Bearer canary-access-1"
    assert "dpop" not in seen[0].headers


async def test_nothing_secret_is_shown():
    desk = Desk(tokens(1))
    await desk.get()

    assert "canary" not in f"{desk.auth!r} {vars(desk.auth)!r}"
