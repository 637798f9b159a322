"""What people paste after agreeing in Zoom."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.setup_consent import Consent, consent_hosts, read_consent

HOSTS = consent_hosts("acme.okta.com")
PATH = "/api/v1/apps/zoomus/0oa1/oauth2/callback"
URL = f"https://acme.okta.com{PATH}?code=abc123&state=st-1"
GOOD = Consent(Secret("abc123"), "st-1")


def pasted(text, state="st-1"):
    return read_consent(text, hosts=HOSTS, app_id="0oa1", state=state)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"continue_oauth_flow_url": {"href": URL, "method": "POST"}}),
        json.dumps({"continue_oauth_flow_url": {"href": URL}}, indent=4),
        json.dumps({"continue_oauth_flow_url": URL}),
        json.dumps({"x": 1, "continue_oauth_flow_url": {"href": URL}}).replace("/", "\\/"),
        '{"continue_oauth_flow_url":{"href":"' + URL + '","meth',
        URL,
        f"  {URL}\n",
        f"The page says: {URL} and more",
        URL.replace("&", "&amp;"),
        URL.replace("acme.okta.com", "ACME.okta.com"),
        "https://acme-admin.okta.com/admin/app/zoomus/oauth?state=st-1&code=abc123",
        "code=abc123&state=st-1",
        "?code=abc123&state=st-1",
        "state=st-1&code=abc123",
        f"https://acme.okta.com{PATH}?code=abc123",
    ],
)
def test_any_way_of_copying_it_is_understood(text):
    assert pasted(text) == GOOD


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Nothing was pasted"),
        ("x" * 20_001, "more than such a page"),
        ("hello", "no code in that"),
        ('{"errorCode": "E0000011"}', "tells of an error"),
        (URL.replace("acme", "other"), "belongs to other.okta.com, not to acme.okta.com"),
        (URL.replace("0oa1", "0oa2"), "another Zoom app"),
        (URL.replace("st-1", "st-0"), "earlier try"),
        (f"https://acme.okta.com{PATH}?error=access_denied", "not allowed to go on"),
        (f"https://acme.okta.com{PATH}?error=server_error", "said no"),
        (f"https://acme.okta.com{PATH}?code=&state=st-1", "no code in that address"),
        ("https://[::1?code=abc", "damaged"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(text, words):
    found = pasted(text)

    assert isinstance(found, str)
    assert words in found


def test_without_any_state_nothing_is_sent():
    assert "no state" in pasted("code=abc123", state="")
    assert pasted("code=abc123&state=st-9", state="") == Consent(Secret("abc123"), "st-9")


@given(st.text(max_size=300))
def test_any_text_is_answered_in_words_or_with_a_consent(text):
    found = pasted(text)

    assert isinstance(found, str | Consent)
    assert found


def test_the_console_is_part_of_the_company():
    assert consent_hosts("acme.okta.com", "") == {"acme.okta.com", "acme-admin.okta.com"}
    assert consent_hosts("127.0.0.1") == {"127.0.0.1"}
