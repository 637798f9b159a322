"""A request for a sign-in takes its own answer, once, and no other (RELIABILITY.md P5)."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.oauth import SERVER, TokenServer, oauth_refusal, tokens
from zoomprov_gui.clients.oauth_code import CodeRequest, pasted_answer
from zoomprov_gui.clients.oauth_keys import challenge_of
from zoomprov_gui.clients.oauth_server import zoom_server
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint
from zoomprov_gui.domain.errors import NotConnected, Refused

REDIRECT = "http://127.0.0.1:8765/okta/callback"


def request(server=SERVER, scopes=("okta.apps.read", "offline_access")):
    return CodeRequest(server, "0oa1", scopes, REDIRECT)


def query(asked):
    return {name: values[0] for name, values in parse_qs(urlsplit(asked.url).query).items()}


def answer(asked, **more):
    return {"code": "canary-code", "state": query(asked)["state"], **more}


async def redeem(asked, given, server=None, at=None):
    server = server or TokenServer(tokens())
    endpoint = TokenEndpoint(at or asked.server, server.network())
    try:
        return await asked.redeem(given, endpoint), server
    finally:
        await endpoint.aclose()


def test_the_page_is_asked_for_with_a_challenge_and_a_state():
    asked = request()

    sent = query(asked)

    assert asked.url.startswith(f"{SERVER.authorize_url}?")
    assert sent["response_type"] == "code"
    assert (sent["client_id"], sent["redirect_uri"]) == ("0oa1", REDIRECT)
    assert sent["code_challenge_method"] == "S256"
    assert len(sent["state"]) >= 43
    assert sent["scope"] == "okta.apps.read offline_access"


def test_no_two_requests_share_anything_random():
    one, other = query(request()), query(request())

    assert one["state"] != other["state"]
    assert one["code_challenge"] != other["code_challenge"]


async def test_the_code_goes_out_with_the_verifier_of_its_challenge():
    asked = request()

    found, server = await redeem(asked, answer(asked))

    (form,) = server.forms
    assert found.access.reveal() == "canary-access-1"
    assert challenge_of(form["code_verifier"]) == query(asked)["code_challenge"]
    assert 43 <= len(form["code_verifier"]) <= 128
    assert (form["code"], form["redirect_uri"]) == ("canary-code", REDIRECT)
    assert "client_secret" not in form


@pytest.mark.parametrize(
    "change",
    [{"state": "wrong"}, {"state": ""}, {"state": None}, {"code": None}],
)
async def test_another_answer_is_not_redeemed(change):
    asked, server = request(), TokenServer(tokens())
    given = {k: v for k, v in (answer(asked) | change).items() if v is not None}

    with pytest.raises(NotConnected) as caught:
        await redeem(asked, given, server)

    assert caught.value.cause == "wrong_answer"
    assert server.forms == []


async def test_the_same_answer_is_not_redeemed_twice():
    asked, server = request(), TokenServer(tokens())
    await redeem(asked, answer(asked), server)

    with pytest.raises(NotConnected):
        await redeem(asked, answer(asked), server)

    assert len(server.forms) == 1


async def test_an_answer_that_names_another_server_is_a_mix_up():
    asked, server = request(), TokenServer(tokens())

    with pytest.raises(NotConnected, match="another service"):
        await redeem(asked, answer(asked, iss="https://zoom.us"), server)

    assert server.forms == []


async def test_a_code_never_goes_to_another_server_than_it_was_asked_from():
    asked, server = request(), TokenServer(tokens())

    with pytest.raises(NotConnected, match="another service"):
        await redeem(asked, answer(asked), server, at=zoom_server("https://zoom.us/oauth"))

    assert server.forms == []


async def test_a_server_that_always_names_itself_has_to():
    asked = request(replace(SERVER, names_itself=True))

    with pytest.raises(NotConnected, match="another service"):
        await redeem(asked, answer(asked))

    other = request(replace(SERVER, names_itself=True))
    found, _ = await redeem(other, answer(other, iss=SERVER.issuer))
    assert found.refresh is not None


async def test_an_error_of_such_a_server_is_told_as_what_it_is():
    asked = request(replace(SERVER, names_itself=True))
    given = {"state": query(asked)["state"], "error": "access_denied"}

    with pytest.raises(NotConnected) as unnamed:
        await redeem(asked, given)

    assert unnamed.value.cause == "denied"


@pytest.mark.parametrize(
    ("error", "words", "cause"),
    [
        ("access_denied", "User is not assigned to the client application.", "not_assigned"),
        ("access_denied", "The resource owner denied the request.", "denied"),
        ("consent_required", "x", "permission"),
        ("invalid_scope", "x", "permission"),
    ],
)
async def test_each_no_of_the_server_has_its_cause(error, words, cause):
    asked = request()
    given = {"state": query(asked)["state"], "error": error, "error_description": words}

    with pytest.raises(NotConnected) as caught:
        await redeem(asked, given)

    assert caught.value.cause == cause


async def test_another_error_of_the_server_keeps_its_code_but_no_markup():
    asked = request()
    given = {"state": query(asked)["state"], "error": "<b>", "error_description": "a\x1b[2Jb"}

    with pytest.raises(Refused) as caught:
        await redeem(asked, given)

    assert (caught.value.code, "\x1b" in caught.value.text) == ("", False)


async def test_a_refused_code_is_told_as_the_server_says():
    asked = request()

    with pytest.raises(Refused) as caught:
        await redeem(asked, answer(asked), TokenServer(oauth_refusal("invalid_grant", "used")))

    assert caught.value.code == "invalid_grant"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{REDIRECT}?code=a&state=b", {"code": "a", "state": "b"}),
        (f"  {REDIRECT}?code=a&\n state=b ", {"code": "a", "state": "b"}),
        (f"<{REDIRECT}?code=a>", {"code": "a"}),
        ("http://127.0.0.1:1/okta/callback?code=a&state=b", None),
        ("https://evil.example/okta/callback?code=a&state=b", None),
        ("http://127.0.0.1:8765/zoom/callback?code=a", None),
        (f"{REDIRECT}?code=a&code=b", None),
        ("hello", None),
        ("http://[", None),
    ],
)
def test_only_the_address_of_our_own_page_is_taken_when_pasted(text, found):
    assert pasted_answer(text, REDIRECT) == found


def test_nothing_secret_is_shown():
    asked = request()

    shown = f"{asked!r} {vars(asked)!r}"

    assert query(asked)["state"] not in shown
    assert "…" in shown
