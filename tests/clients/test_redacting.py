"""A server that echoes what we sent must not get it printed, in whatever encoding it comes back."""

import base64
import json
from urllib.parse import quote

import httpx
import pytest

from tests.support.leaks import leaks, shapes
from tests.support.oauth import TokenServer, oauth_refusal
from zoomprov_gui.clients.answers import error_in_success, refusal
from zoomprov_gui.clients.oauth_server import zoom_server
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint
from zoomprov_gui.clients.redacting import without_secrets
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service

SECRET = 'Gq7/x+Zt&"Lw2 =9Rb<e\\Kd5Yh'
URL = "https://acme.okta.com/oauth2/v1/token"
FIELDS = (
    "assertion",
    "client_assertion",
    "client_secret",
    "code",
    "code_verifier",
    "device_code",
    "refresh_token",
    "token",
)


def form(**fields):
    return httpx.Request("POST", URL, data={"grant_type": "authorization_code", **fields})


def said(text, request):
    """Return all that a refusal with such a text could show or log."""
    body = {"error": "invalid_client", "error_description": text}
    error = refusal(Service.OKTA, httpx.Response(401, json=body, request=request))
    return f"{error!s} {error!r} {error.exchange!r} {diagnose(error)!r}"


# `shapes` are what a leak is known by: base64 less its ends. A server echoes it whole.
WHOLE = {name: shape.decode("latin-1") for name, shape in shapes(SECRET).items()} | {
    f"base64, {place}": base64.b64encode(before + SECRET.encode()).decode()
    for place, before in (("first", b""), ("second", b"x"), ("third", b"xx"))
}


@pytest.mark.parametrize("echo", WHOLE.values(), ids=WHOLE)
def test_a_secret_is_not_quoted_in_any_encoding(echo):
    words = said(f"You sent <{echo}>, which is wrong.", form(client_secret=SECRET))

    assert "which is wrong" in words
    assert echo not in words
    assert leaks([SECRET], [("words", words.encode())]) == []


@pytest.mark.parametrize("start", range(3))
def test_a_secret_within_other_base64_is_not_quoted_either(start):
    echo = base64.b64encode(b"id:"[:start] + SECRET.encode() + b", and more").decode()

    words = said(f"You sent {echo}.", form(client_secret=SECRET))

    assert leaks([SECRET], [("words", words.encode())]) == []


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_of_a_token_request_that_is_secret_is_hidden(name):
    assert SECRET not in said(f"No: {SECRET}", form(**{name: SECRET}))


def test_what_the_form_says_besides_is_left_as_it_is():
    request = form(client_id="0oa1client", client_secret=SECRET)

    words = without_secrets("authorization_code is not for 0oa1client", request)

    assert words == "authorization_code is not for 0oa1client"


@pytest.mark.parametrize("scheme", ["Bearer", "SSWS", "DPoP"])
def test_a_token_in_the_header_is_hidden_without_its_scheme_too(scheme):
    token = "00aLongTokenOfOurs-1234567890"
    request = httpx.Request("GET", URL, headers={"authorization": f"{scheme} {token}"})

    assert token not in said(f"{token} has ended", request)


@pytest.mark.parametrize("secret", ["zoomSecretOfOurs123", "with:colon%2Fand/more"])
def test_the_secret_of_a_basic_header_is_hidden_and_its_client_id_is_not(secret):
    credentials = base64.b64encode(f"client-1:{secret}".encode()).decode()
    request = httpx.Request("POST", URL, headers={"authorization": f"Basic {credentials}"})

    words = said(f"client-1 with {secret} or {quote(secret)} or {credentials}", request)

    assert "client-1 with …" in words
    assert secret not in words
    assert credentials not in words


def test_an_odd_basic_header_is_hidden_as_a_whole():
    request = httpx.Request("POST", URL, headers={"authorization": "Basic not-base64-at-all!"})

    assert without_secrets("not-base64-at-all! is odd", request) == "… is odd"


def test_a_secret_is_hidden_in_the_code_and_the_request_id_of_an_answer_as_well():
    response = httpx.Response(
        400,
        json={"error": SECRET.replace(" ", "")},
        headers={"x-okta-request-id": SECRET.replace(" ", "")},
        request=form(client_secret=SECRET.replace(" ", "")),
    )

    error = refusal(Service.OKTA, response)

    assert SECRET.replace(" ", "") not in f"{error!r} {error.exchange!r}"


def test_a_secret_is_hidden_where_the_words_are_cut():
    words = said("x" * 490 + SECRET + "y" * 4000, form(client_secret=SECRET))

    assert SECRET[:6] not in words


def test_a_secret_is_hidden_in_an_error_that_hides_in_a_success():
    response = httpx.Response(
        200, json={"code": 124, "message": f"Bad {SECRET}"}, request=form(token=SECRET)
    )

    error = error_in_success(Service.ZOOM, response)

    assert error.text == "Bad …"


def test_a_body_that_is_sent_in_pieces_and_one_that_is_no_form_are_left_alone():
    async def pieces():
        yield b"token=abcdefgh"

    kind = {"content-type": "application/x-www-form-urlencoded"}
    streamed = httpx.Request("POST", URL, content=pieces(), headers=kind)
    other = httpx.Request("POST", URL, content=json.dumps({"token": "abcdefgh"}))

    assert without_secrets("abcdefgh", streamed) == "abcdefgh"
    assert without_secrets("abcdefgh", other) == "abcdefgh"


async def test_the_endpoint_of_zoom_that_echoes_our_secret_gets_nothing_printed():
    server = TokenServer(oauth_refusal("invalid_client", f"wrong: {SECRET.strip()}"))
    endpoint = TokenEndpoint(zoom_server("https://zoom.us/oauth"), server.network())

    with pytest.raises(Refused) as caught:
        await endpoint.ask(dict, auth=httpx.BasicAuth("client-1", SECRET))
    await endpoint.aclose()

    assert caught.value.text == "wrong: …"
