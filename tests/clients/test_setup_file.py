"""The set-up file: what it says, and every way in which a hostile or a broken one is refused."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zoomprov_gui.clients.setup_file import LARGEST, parse_setup, read_setup_file
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.workspaces import (
    OktaSignIn,
    SavedOkta,
    SavedZoom,
    Workspace,
    ZoomSignIn,
    write_setup,
)

OKTA = {"url": "https://acme.okta.com"}
LEAST = {"zpsetup": 1, "okta": OKTA}
WHOLE = Workspace(
    workspace_id="",
    name="Acme Dental Group",
    okta=SavedOkta(
        url="https://acme.okta.com",
        sign_in=OktaSignIn.BROWSER,
        client_id="0oa1",
        app_id="0oa2",
    ),
    zoom=SavedZoom(sign_in=ZoomSignIn.SERVER_TO_SERVER, account_id="a1", client_id="c1"),
)


def test_an_address_is_enough():
    workspace = parse_setup(json.dumps(LEAST))

    assert workspace.okta.url == "https://acme.okta.com"
    assert workspace.zoom == SavedZoom()
    assert workspace.name == ""


def test_what_is_written_is_what_is_read():
    assert parse_setup(write_setup(WHOLE)) == WHOLE
    assert parse_setup("\ufeff" + write_setup(WHOLE)) == WHOLE


def test_whom_we_are_signed_in_as_is_not_written():
    text = write_setup(
        Workspace(
            workspace_id="secret-id",
            name="Acme",
            okta=SavedOkta(url="https://acme.okta.com", who="dana@acme.example"),
            zoom=SavedZoom(who="Acme"),
        )
    )

    assert "dana" not in text
    assert "secret-id" not in text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "not JSON"),
        ("PK\x03\x04", "not JSON"),
        ("[]", "must be an object"),
        ('"x"', "must be an object"),
        ("[" * 60_000, "not JSON that a person would write"),
        ("{}", "does not begin with"),
        ('{"zpsetup": "1"}', "does not begin with"),
        ('{"zpsetup": true, "okta": {}}', "does not begin with"),
        ('{"zpsetup": 1e400}', "does not begin with"),
        ('{"zpsetup": 2, "what": []}', "newer version"),
        ('{"zpsetup": 1}', "okta: it is missing"),
        ('{"zpsetup": 1, "zpsetup": 1}', "zpsetup: the key is there twice"),
        ('{"zpsetup": 1, "okta": {"url": "https://a.okta.com", "url": "https://b.okta.com"}}',
         "okta.url: the key is there twice"),
        ('{"zpsetup": 1, "okta": "https://acme.okta.com"}', "okta: it must be an object"),
        ('{"zpsetup": 1, "okta": {"url": 7}}', "okta.url: it must be a text"),
        ('{"zpsetup": 1, "okta": {"url": "http://acme.okta.com"}}', "okta.url"),
        ('{"zpsetup": 1, "okta": {"url": "https://acme-admin.okta.com"}}', "Admin Console"),
        ('{"zpsetup": 1, "okta": {"url": "javascript:alert(1)"}}', "okta.url"),
        ('{"zpsetup": 1, "okta": {"url": "https://u:p@acme.okta.com"}}', "okta.url"),
        ('{"zpsetup": 1, "okta": {"url": "https://acme.okta.com", "colour": 1}}', "okta.colour"),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_says_where(text, place):
    with pytest.raises(Misused, match=place):
        parse_setup(text)


@pytest.mark.parametrize(
    ("part", "change", "place"),
    [
        ("zoom", {"api_url": "http://evil.example"}, "zoom.api_url"),
        ("zoom", {"oauth_url": "file:///etc/passwd"}, "zoom.oauth_url"),
        ("zoom", {"sign_in": "magic"}, "zoom.sign_in"),
        ("zoom", {"account_id": ["a"]}, "zoom.account_id"),
        ("zoom", {"client_id": "a b"}, "zoom.client_id"),
        ("zoom", {"client_id": "a\nSet-Cookie: x"}, "zoom.client_id"),
        ("okta", OKTA | {"sign_in": 7}, "okta.sign_in"),
        ("okta", OKTA | {"client_id": {}}, "okta.client_id"),
        ("company", "x" * 81, "company"),
        ("company", "a\u202eb", "company"),
        ("company", 7, "company"),
    ],
)
def test_a_wrong_type_or_a_hostile_value_is_refused(part, change, place):
    with pytest.raises(Misused, match=place):
        parse_setup(json.dumps(LEAST | {part: change}))


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ("zoom", "client_secret"),
        ("zoom", "refresh_token"),
        ("okta", "api_token"),
        ("okta", "private_key"),
        ("okta", "Password"),
    ],
)
def test_a_secret_in_it_is_refused_and_not_quoted(part, key):
    document = LEAST | {part: (OKTA if part == "okta" else {}) | {key: "canary"}}

    with pytest.raises(Misused, match="never holds a secret") as raised:
        parse_setup(json.dumps(document))

    assert "canary" not in str(raised.value)


def test_a_file_is_read_up_to_its_size(tmp_path):
    path = tmp_path / "acme.zpsetup"
    path.write_text(write_setup(WHOLE))
    assert read_setup_file(path) == WHOLE

    path.write_text(" " * LARGEST + write_setup(WHOLE))
    with pytest.raises(Misused, match="far larger"):
        read_setup_file(path)


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    with pytest.raises(Misused, match="cannot be read"):
        read_setup_file(tmp_path / "nothing.zpsetup")

    path = tmp_path / "acme.zpsetup"
    path.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(Misused, match="UTF-8"):
        read_setup_file(path)


@given(text=st.text(max_size=200))
def test_no_text_is_a_crash(text):
    with contextlib.suppress(Misused):
        parse_setup(text)


@given(
    document=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["zpsetup", "okta", "zoom", "url", "sign_in", "company", "app_id"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_no_document_is_a_crash(document):
    with contextlib.suppress(Misused):
        parse_setup(json.dumps(document))
