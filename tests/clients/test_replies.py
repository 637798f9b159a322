"""What may be shown of a reply: everything but what could let somebody in."""

import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.wire import okta_error
from zoomprov_gui.clients.answers import refusal
from zoomprov_gui.clients.replies import MOST_ITEMS, redacted, reply_of, reply_of_error
from zoomprov_gui.domain.errors import Misused, Unreachable
from zoomprov_gui.domain.people import Service

CANARY = "canary-00QXwzSecretValue"
REQUEST = httpx.Request("GET", "https://acme.okta.com/api/v1/apps?after=secretcursor")


def answer(body, **more):
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.Response(200, content=content, request=REQUEST, **more)


@pytest.mark.parametrize(
    "body",
    [
        {"access_token": CANARY},
        {"clientSecret": CANARY},
        {"code": CANARY, "state": CANARY},
        {"_links": {"authorize": {"href": f"https://zoom.us/oauth?state={CANARY}"}}},
        {"text": f"Authorization: Bearer {CANARY}"},
        [{"tokens": [CANARY]}],
        {"deep": {"deeper": [{"private_key": CANARY}]}},
    ],
)
def test_nothing_that_lets_somebody_in_is_shown(body):
    assert CANARY not in reply_of(Service.OKTA, answer(body)).body


def test_everything_else_is_shown_as_it_came():
    body = {"status": "ENABLED", "code": 4711, "errorCode": "E0000006", "password": {"status": "X"}}

    found = reply_of(Service.OKTA, answer(body), at=5.0)

    assert json.loads(found.body) == body
    assert (found.method, found.path, found.status, found.at) == ("GET", "/api/v1/apps", 200, 5.0)


def test_a_long_list_is_cut_and_says_so():
    found = redacted(list(range(MOST_ITEMS + 7)))

    assert found[-1] == "… and 7 more"
    assert len(found) == MOST_ITEMS + 1


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", ""), (b"<html>portal", "(a web page, 12 bytes)"), (b"{cut", "(not JSON, 4 bytes)")],
)
def test_what_is_no_json_is_named_and_not_shown(content, words):
    assert reply_of(Service.OKTA, answer(content)).body == words


def test_a_refusal_is_shown_by_its_code_and_words():
    response = okta_error(403, "E0000006", "You do not have permission")
    response.request = REQUEST

    found = reply_of_error(Service.OKTA, refusal(Service.OKTA, response))

    assert (found.status, found.path) == (403, "/api/v1/apps")
    assert json.loads(found.body) == {
        "code": "E0000006",
        "text": "You do not have permission",
    }


def test_an_error_about_no_request_has_no_reply():
    assert reply_of_error(Service.OKTA, Misused("x")) is None
    lost = Unreachable(Service.OKTA, "dns", "no address", was_sent=False)
    assert reply_of_error(Service.OKTA, lost) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_any_json_can_be_redacted(value):
    json.dumps(redacted(value))
