"""The connection document: what is read from it, and how each mistake names its place."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.clients.document import parse_connection, write_connection
from zoomprov_gui.domain.errors import Misused

TOKEN = "00canaryToken"
CLIENT_SECRET = "canaryClientSecret"

DOCUMENT = {
    "okta": {
        "url": "https://acme.okta.com",
        "auth": {"kind": "api_token", "token": TOKEN},
        "app_id": None,
    },
    "zoom": {
        "api_url": "https://api.zoom.us/v2",
        "oauth_url": "https://zoom.us/oauth",
        "auth": {
            "kind": "server_to_server",
            "account_id": "acc",
            "client_id": "id",
            "client_secret": CLIENT_SECRET,
        },
    },
}


def document(place, value):
    """Return the document with one value changed, or taken out if it is `...`."""
    changed = copy.deepcopy(DOCUMENT)
    *path, last = place.split(".")
    spot = changed
    for part in path:
        spot = spot[part]
    if value is ...:
        del spot[last]
    else:
        spot[last] = value
    return json.dumps(changed)


def test_a_document_is_read_whole():
    connection = parse_connection(json.dumps(DOCUMENT))

    assert connection.okta_url == "https://acme.okta.com"
    assert connection.okta_auth.token.reveal() == TOKEN
    assert connection.app_id is None
    assert connection.zoom_api_url == "https://api.zoom.us/v2"
    assert connection.zoom_oauth_url == "https://zoom.us/oauth"
    assert connection.zoom_auth.client_secret.reveal() == CLIENT_SECRET
    assert (connection.zoom_auth.account_id, connection.zoom_auth.client_id) == ("acc", "id")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("control", "http://127.0.0.1:9/control"),
        ("okta.app_id", ...),
        ("okta.app_id", "0oa1"),
        ("okta.url", "http://127.0.0.1:8123/"),
        ("okta.url", "http://localhost:8123"),
        ("okta.url", "http://[::1]:8123"),
        ("zoom.api_url", "https://api.zoom.us/v2/"),
    ],
)
def test_these_documents_are_good(place, value):
    connection = parse_connection("\ufeff" + document(place, value))

    assert not connection.okta_url.endswith("/")
    assert connection.zoom_api_url == "https://api.zoom.us/v2"
    assert connection.app_id == (value if place == "okta.app_id" and value is not ... else None)


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("okta", ..., "missing"),
        ("okta", [], "object"),
        ("okta.url", ..., "missing"),
        ("okta.url", 5, "text"),
        ("okta.url", "", "empty"),
        ("okta.url", "acme.okta.com", "whole web address"),
        ("okta.url", "ftp://acme.okta.com", "whole web address"),
        ("okta.url", "https://", "whole web address"),
        ("okta.url", "https://[::1", "not a web address"),
        ("okta.url", "https://acme.okta.com:port", "not a web address"),
        ("okta.url", "http://acme.okta.com", "https://"),
        ("okta.url", "http://127.0.0.1.acme.example", "https://"),
        ("okta.url", "https://ann:pw@acme.okta.com", "plain address"),
        ("okta.url", "https://acme.okta.com?x=1", "plain address"),
        ("okta.url", "https://acme.okta.com#x", "plain address"),
        ("okta.url", "https://acme.okta.com\\@evil.example", "plain address"),
        ("okta.url", "https://acme.okta.com/admin", "after the host"),
        ("okta.url", "https://acme-admin.okta.com", "https://acme.okta.com"),
        ("okta.colour", "red", "unknown key"),
        ("okta.auth.kind", ..., "missing"),
        ("okta.auth.kind", "magic", "unknown kind"),
        ("okta.auth.token", " padded", "blank"),
        ("okta.auth.token", "line\nbreak", "line break"),
        ("okta.auth.token", "ünï", "odd character"),
        ("okta.auth.tokens", "x", "unknown key"),
        ("okta.app_id", 7, "text"),
        ("okta.app_id", "", "empty"),
        ("zoom.auth.client_secret", ..., "missing"),
        ("zoom.auth.client_secret", CLIENT_SECRET + " ", "blank"),
        ("zoom.auth.account_id", None, "text"),
        ("zoom.oauth_url", "http://zoom.us/oauth", "https://"),
        ("zooom", {}, "unknown key"),
    ],
)
def test_a_mistake_names_its_place_and_cause(place, value, words):
    with pytest.raises(Misused) as caught:
        parse_connection(document(place, value))

    assert caught.value.place == place
    assert words in caught.value.reason


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{"okta": {"url": 1, "url": 2}, "zoom": {}}', "okta.url", "twice"),
        ('{"okta": {}, "okta": {}}', "okta", "twice"),
        ("[]", "connection document", "object"),
        ("", "connection document", "line 1"),
        ('{"okta":\n  canary}', "connection document", "line 2, column 3"),
        ("[" * 100_000, "connection document", "JSON"),
        ('{"a b": 1}', "(a key)", "unknown key"),
        (json.dumps({**DOCUMENT, "okta": {"x" * 50: 1}}), "okta.(a key)", "unknown key"),
        (f'{{"okta": {"9" * 5000}}}', "connection document", "JSON"),
    ],
)
def test_what_is_no_document_is_said_to_be_none(text, place, words):
    with pytest.raises(Misused) as caught:
        parse_connection(text)

    assert caught.value.place == place
    assert words in caught.value.reason


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_a_connection_or_misused(text):
    with pytest.raises(Misused) as caught:
        parse_connection(text)

    assert caught.value.reason


@pytest.mark.parametrize("place", ["okta.auth.token", "zoom.auth.client_secret"])
@pytest.mark.parametrize("change", [" {} ", "{}\n", "ü{}"])
def test_no_error_quotes_a_secret(place, change):
    with pytest.raises(Misused) as caught:
        parse_connection(document(place, change.format("canary")))

    assert "canary" not in str(caught.value)
    assert "canary" not in repr(caught.value)


def test_a_connection_shows_no_secret():
    connection = parse_connection(json.dumps(DOCUMENT))

    shown = f"{connection} {connection!r} {connection.okta_auth!s} {connection.zoom_auth!r}"

    assert "canary" not in shown
    assert "https://acme.okta.com" in shown


JWK = {"kty": "EC", "crv": "P-256", "x": "eA", "y": "eQ", "d": "canaryPrivatePart"}
KINDS = {
    "okta": [
        {"kind": "oauth_native", "client_id": "0oa1"},
        {"kind": "oauth_native", "client_id": "0oa1", "refresh_token": "canaryRefresh"},
        {"kind": "oauth_native", "client_id": "0oa1", "scopes": ["okta.apps.read"]},
        {"kind": "oauth_service", "client_id": "0oa1", "private_key": JWK},
        {
            "kind": "oauth_service",
            "client_id": "0oa1",
            "private_key": "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----",
        },
    ],
    "zoom": [
        {"kind": "oauth_pkce", "client_id": "abc"},
        {"kind": "oauth_pkce", "client_id": "abc", "refresh_token": "canaryRefresh"},
    ],
}


@pytest.mark.parametrize(
    ("side", "auth"), [(side, auth) for side, kinds in KINDS.items() for auth in kinds]
)
def test_each_kind_of_sign_in_is_read_and_written_the_same(side, auth):
    connection = parse_connection(document(f"{side}.auth", auth))

    written = write_connection(connection)

    assert json.loads(written.reveal())[side]["auth"] == auth
    assert parse_connection(written.reveal()) == connection
    assert "canary" not in f"{connection!r}{written!r}"


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        ("okta.auth.refresh_token", " x", "blank"),
        ("okta.auth.client_id", "", "empty"),
        ("okta.auth.scopes", "okta.apps.read", "list of names"),
        ("okta.auth.scopes", [7], "list of names"),
        ("okta.auth.scopes", {}, "list of names"),
        ("okta.auth.scopes", ["a b"], "list of names"),
        ("okta.auth.private_key", JWK, "unknown key"),
    ],
)
def test_a_mistake_in_an_oauth_sign_in_names_its_place(place, value, words):
    auth = {"kind": "oauth_native", "client_id": "0oa1", place.rpartition(".")[2]: value}

    with pytest.raises(Misused, match=words) as caught:
        parse_connection(document("okta.auth", auth))

    assert caught.value.place == place


@pytest.mark.parametrize(
    ("key", "place", "words"),
    [
        ("canary key", "okta.auth.private_key", "JWK object"),
        ({"kty": "EC", "d": 7}, "okta.auth.private_key.d", "text in quotes"),
        ({"kty": {"a": "b"}}, "okta.auth.private_key.kty", "text in quotes"),
        (None, "okta.auth.private_key", "text in quotes"),
    ],
)
def test_a_key_that_is_none_names_its_place_and_is_not_quoted(key, place, words):
    auth = {"kind": "oauth_service", "client_id": "0oa1", "private_key": key}

    with pytest.raises(Misused, match=words) as caught:
        parse_connection(document("okta.auth", auth))

    assert caught.value.place == place
    assert "canary" not in str(caught.value)


def test_a_key_that_comes_twice_within_a_private_key_is_an_error():
    text = document("okta.auth", {"kind": "oauth_service", "client_id": "a", "private_key": JWK})

    with pytest.raises(Misused, match="twice") as caught:
        parse_connection(text.replace('"kty": "EC"', '"kty": "EC", "kty": "EC"'))

    assert caught.value.place == "okta.auth.private_key.kty"
