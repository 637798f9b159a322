"""The endpoint that gives tokens and takes them back."""

import base64
import json

import httpx
import pytest

from tests.support.oauth import SERVER, TokenServer, oauth_refusal, tokens
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint
from zoomprov_gui.domain.errors import Refused, Unreachable, Unreadable
from zoomprov_gui.domain.secret import Secret

FORM = {"grant_type": "refresh_token", "refresh_token": "canary-old", "client_id": "0oa1"}


def claims(proof):
    body = proof.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


async def ask(server, **more):
    endpoint = TokenEndpoint(SERVER, server.network(), clock=lambda: 100.0, **more)
    try:
        return await endpoint.ask(lambda: FORM)
    finally:
        await endpoint.aclose()


async def test_tokens_come_with_their_end_and_their_scopes():
    server = TokenServer(tokens())

    found = await ask(server)

    assert found.access.reveal() == "canary-access-1"
    assert found.refresh.reveal() == "canary-refresh-1"
    assert (found.ends_at, found.kind) == (3700.0, "Bearer")
    assert found.scopes == {"okta.apps.read", "offline_access"}
    assert server.forms == [FORM]
    assert server.requests[0].url == SERVER.token_url


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"refresh_token": None}, "refresh", None),
        ({"refresh_token": "with blank"}, "refresh", None),
        ({"scope": None}, "scopes", None),
        ({"expires_in": "1800"}, "ends_at", 1900.0),
        ({"expires_in": None}, "ends_at", 3700.0),
        ({"expires_in": "soon"}, "ends_at", 3700.0),
        ({"expires_in": 1}, "ends_at", 220.0),
        ({"token_type": "DPoP"}, "kind", "DPoP"),
        ({"token_type": None}, "kind", "Bearer"),
    ],
)
async def test_odd_answers_are_tolerated(more, field, value):
    found = await ask(TokenServer(tokens(**more)))

    assert getattr(found, field) == value


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, json={}),
        tokens(access_token=""),
        tokens(access_token="a\r\nb: c"),
        httpx.Response(200, html="<html>"),
        httpx.Response(302, headers={"location": "https://evil.example/"}),
    ],
)
async def test_an_answer_without_a_usable_token_is_unreadable_and_did_nothing(answer):
    with pytest.raises(Unreadable) as caught:
        await ask(TokenServer(answer))

    assert caught.value.outcome_known


async def test_a_refusal_keeps_the_servers_code_and_words():
    with pytest.raises(Refused, match="expired") as caught:
        await ask(TokenServer(oauth_refusal("invalid_grant", "it has expired")))

    assert caught.value.code == "invalid_grant"


async def test_a_redirect_is_never_followed():
    server = TokenServer(httpx.Response(307, headers={"location": "https://evil.example/token"}))

    with pytest.raises(Unreadable, match=r"evil\.example"):
        await ask(server)

    assert len(server.requests) == 1


async def test_no_answer_means_that_nothing_was_sent_with_the_token():
    with pytest.raises(Unreachable) as caught:
        await ask(TokenServer(httpx.ReadTimeout("")))

    assert caught.value.outcome_known


async def test_each_request_of_a_bound_client_carries_a_new_proof():
    server, key = TokenServer(tokens(token_type="DPoP")), make_key()

    await ask(server, key=key)

    proof = claims(server.requests[0].headers["dpop"])
    assert (proof["htm"], proof["htu"]) == ("POST", SERVER.token_url)
    assert "nonce" not in proof


async def test_the_servers_nonce_is_put_into_a_second_proof():
    wants = oauth_refusal("use_dpop_nonce", dpop_nonce="n1")
    server = TokenServer(wants, tokens(token_type="DPoP"))

    found = await ask(server, key=make_key())

    first, second = (claims(request.headers["dpop"]) for request in server.requests)
    assert found.kind == "DPoP"
    assert second["nonce"] == "n1"
    assert first["jti"] != second["jti"]


async def test_a_server_that_asks_for_one_nonce_after_another_is_asked_twice_only():
    answers = [oauth_refusal("use_dpop_nonce", dpop_nonce=f"n{number}") for number in range(5)]
    server = TokenServer(*answers)

    with pytest.raises(Refused) as caught:
        await ask(server, key=make_key())

    assert (caught.value.code, len(server.requests)) == ("use_dpop_nonce", 2)


async def test_a_token_is_taken_back_with_its_kind():
    server = TokenServer(tokens())
    endpoint = TokenEndpoint(SERVER, server.network())

    await endpoint.revoke(Secret("canary-refresh"), "refresh_token", "0oa1")
    await endpoint.aclose()

    assert server.revoked == [
        {"token": "canary-refresh", "token_type_hint": "refresh_token", "client_id": "0oa1"}
    ]


async def test_nothing_secret_is_shown():
    found = await ask(TokenServer(tokens()))

    assert "canary" not in f"{found!r} {TokenEndpoint(SERVER, TokenServer().network())!r}"
