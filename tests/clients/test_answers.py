"""What refusals, odd bodies and transport errors become."""

import socket
import ssl

import httpx
import pytest

from tests.support.wire import okta_error, zoom_error
from zoomprov_gui.clients.answers import (
    error_in_success,
    exchange,
    refusal,
    unreachable,
    unreadable,
)
from zoomprov_gui.domain.errors import Exchange, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service

GET = httpx.Request("GET", "https://acme.okta.com/api/v1/apps/0oa1/users?limit=500")


def asked(response, request=GET):
    response.request = request
    return response


def okta(response):
    return refusal(Service.OKTA, asked(response))


def zoom(response):
    return refusal(Service.ZOOM, asked(response))


def test_an_okta_error_keeps_its_code_words_and_request_id():
    found = okta(okta_error(403, "E0000046", "Deactivate application for user forbidden.", "Why"))

    assert isinstance(found, Refused)
    assert (found.status, found.code) == (403, "E0000046")
    assert found.text == "Deactivate application for user forbidden.: Why"
    assert found.outcome_known
    assert found.exchange == Exchange(
        method="GET",
        path="/api/v1/apps/0oa1/users",
        status=403,
        code="E0000046",
        request_id="req-1",
        text=found.text,
    )


def test_causes_may_be_an_object():
    body = {
        "errorCode": "E0000041",
        "errorSummary": "No.",
        "errorCauses": {"errorSummary": "Because"},
    }

    found = okta(httpx.Response(400, json=body))

    assert (found.code, found.text) == ("E0000041", "No.")


def test_a_missing_scope_stands_in_a_header_of_oktas():
    header = (
        'Bearer authorization_uri="http://acme.okta.com/oauth2/v1/authorize", '
        'scope="okta.groups.read", error="insufficient_scope", '
        'error_description="The access token provided does not contain the required scopes."'
    )

    found = okta(httpx.Response(403, headers={"www-authenticate": header}))

    assert found.code == "insufficient_scope"
    assert found.missing == ("okta.groups.read",)
    assert found.text.startswith("The access token")


def test_another_challenge_names_no_missing_scope():
    found = okta(httpx.Response(401, headers={"www-authenticate": 'Bearer error="invalid_token"'}))

    assert (found.code, found.missing, found.text) == ("invalid_token", (), "")


def test_zooms_missing_scopes_are_taken_out_of_its_words():
    words = "Invalid access token, does not contain scopes:[user:read:admin, user:read:user:admin]."

    found = zoom(zoom_error(400, 4711, words))

    assert (found.code, found.text) == ("4711", words)
    assert found.missing == ("user:read:admin", "user:read:user:admin")
    assert found.exchange.request_id == "WEB_1"


def test_the_fields_of_a_validation_are_named():
    body = {
        "code": 300,
        "message": "Validation Failed.",
        "errors": [{"field": "user_info.type", "message": "Invalid field."}, {}],
    }

    assert zoom(httpx.Response(400, json=body)).text == (
        "Validation Failed.: user_info.type: Invalid field."
    )


def test_a_token_error_is_read_with_its_reason():
    body = {"reason": "Invalid client_id or client_secret", "error": "invalid_client"}

    found = zoom(httpx.Response(400, json=body))

    assert (found.code, found.text) == ("invalid_client", "Invalid client_id or client_secret")


@pytest.mark.parametrize(
    ("response", "code", "text"),
    [
        (httpx.Response(401), "", ""),
        (httpx.Response(403, text="Access has been denied"), "", "Access has been denied"),
        (httpx.Response(403, json={"message": "Denied."}), "", "Denied."),
        (httpx.Response(404, json=["odd"]), "", ""),
        (httpx.Response(400, json={}), "", ""),
        (httpx.Response(400, content=b'{"code": 300, "mess'), "", ""),
        (httpx.Response(400, json={"code": "300", "message": 5}), "300", ""),
    ],
)
def test_a_refusal_without_the_usual_words_is_still_a_refusal(response, code, text):
    found = zoom(response)

    assert isinstance(found, Refused)
    assert (found.status, found.code, found.text) == (response.status_code, code, text)


def test_after_a_5xx_nobody_knows_what_was_done():
    page = httpx.Response(502, html="<html>Bad gateway</html>")

    found = okta(page)

    assert isinstance(found, Refused)
    assert (found.status, found.code, found.text) == (502, "", "")
    assert not found.outcome_known


def test_a_page_of_somebody_else_is_no_refusal_of_the_service():
    found = okta(httpx.Response(403, html="<html>Blocked by the company</html>"))

    assert isinstance(found, Unreadable)
    assert "HTML instead of JSON" in found.reason
    assert found.outcome_known


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://login.portal.example/?u=1", "login.portal.example"),
        ("/elsewhere", "acme.okta.com"),
        ("https://[::1", "nowhere"),
        ("https://xn--cme-5cd.okta.com/", "xn--cme-5cd.okta.com"),
        (None, "nowhere"),
    ],
)
def test_a_redirect_is_unreadable_and_names_where_it_leads(location, host):
    headers = {} if location is None else {"location": location}

    found = okta(httpx.Response(302, headers=headers))

    assert isinstance(found, Unreadable)
    assert found.reason == f"it sends us on to {host}"
    assert not found.outcome_known


def test_credentials_that_an_answer_echoes_are_struck_out():
    body = {
        "errorCode": "E1",
        "errorSummary": "bad SSWS 00canary-canary-00 and bearer eyJcanary.eyJcanary\n\x1b[0m",
    }

    found = okta(httpx.Response(400, json=body))

    assert "canary" not in repr(found)
    assert found.text.startswith("bad SSWS … and bearer …")
    assert found.text.isprintable()


def test_a_service_that_talks_without_end_is_cut_short():
    assert len(okta(okta_error(400, "E1", "x" * 100_000)).text) == 500


@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(204),
        httpx.Response(200, json={}),
        httpx.Response(200, json={"users": []}),
        httpx.Response(200, json={"code": 0, "message": "fine"}),
        httpx.Response(200, json={"code": 200, "message": None}),
        httpx.Response(200, json={"code": [], "message": {}}),
        httpx.Response(200, content=b'{"code": 1, "message'),
        httpx.Response(200, json={"code": 1, "message": "x" * 5000}),
    ],
)
def test_a_success_is_one(response):
    assert error_in_success(Service.ZOOM, asked(response)) is None


def test_zoom_may_refuse_with_a_200():
    found = error_in_success(Service.ZOOM, asked(zoom_error(200, 200, "No privilege.")))

    assert isinstance(found, Refused)
    assert (found.status, found.code, found.text) == (200, "200", "No privilege.")
    assert error_in_success(Service.OKTA, asked(zoom_error(200, 200, "No privilege."))) is None


@pytest.mark.parametrize("service", list(Service))
@pytest.mark.parametrize(
    "response",
    [
        httpx.Response(200, html="<html>Sign in to the guest network</html>"),
        httpx.Response(200, text="\n<!doctype html>" + "x" * 9000),
    ],
)
def test_a_captive_portal_is_no_success(service, response):
    found = error_in_success(service, asked(response))

    assert isinstance(found, Unreadable)
    assert "HTML instead of JSON" in found.reason
    assert not found.outcome_known


def test_an_exchange_holds_no_query():
    seen = exchange(Service.OKTA, asked(httpx.Response(200)))

    assert seen.path == "/api/v1/apps/0oa1/users"
    assert seen.request_id == ""


def test_unreadable_says_what_was_asked():
    found = unreadable(Service.OKTA, asked(httpx.Response(200)), "odd")

    assert (found.exchange.method, found.exchange.status) == ("GET", 200)


def caused(error, cause):
    try:
        raise error from cause
    except type(error) as raised:
        return raised


CERTIFICATE = ssl.SSLCertVerificationError(1, "certificate verify failed")
CERTIFICATE.verify_message = "Hostname mismatch"
HANDSHAKE = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number")


@pytest.mark.parametrize(
    ("error", "cause", "was_sent", "words"),
    [
        (httpx.ConnectError("all failed"), "connect", False, "no connection to acme.okta.com"),
        (httpx.ConnectTimeout(""), "timeout", False, "did not answer in time"),
        (httpx.PoolTimeout(""), "timeout", False, "did not answer in time"),
        (httpx.ReadTimeout(""), "timeout", True, "did not answer in time"),
        (httpx.WriteTimeout(""), "timeout", True, "did not answer in time"),
        (TimeoutError(), "timeout", True, "did not answer in time"),
        (httpx.ReadError(""), "cut", True, "broke off"),
        (httpx.WriteError(""), "cut", True, "broke off"),
        (httpx.RemoteProtocolError("Server disconnected"), "cut", True, "broke off"),
        (httpx.ProxyError("407 Proxy Authentication Required"), "proxy", False, "407"),
        (caused(httpx.ConnectError("x"), socket.gaierror(-2, "unknown")), "dns", False, "address"),
        (caused(httpx.ConnectError("x"), CERTIFICATE), "tls", False, "Hostname mismatch"),
        (caused(httpx.ConnectError("x"), HANDSHAKE), "tls", False, "secure connection"),
        (HANDSHAKE, "tls", True, "secure connection"),
        (
            caused(httpx.ConnectError("x"), ExceptionGroup("all", [OSError("a"), HANDSHAKE])),
            "tls",
            False,
            "secure connection",
        ),
    ],
)
def test_a_transport_error_is_named_by_its_cause(error, cause, was_sent, words):
    found = unreachable(Service.OKTA, GET, error)

    assert isinstance(found, Unreachable)
    assert (found.cause, found.was_sent) == (cause, was_sent)
    assert found.outcome_known is not was_sent
    assert words in found.reason
    assert found.exchange.path == "/api/v1/apps/0oa1/users"


def test_causes_that_go_in_a_circle_end():
    error = httpx.ReadError("a")
    error.__cause__ = OSError("b")
    error.__cause__.__cause__ = error

    assert unreachable(Service.OKTA, GET, error).cause == "cut"


def test_a_body_that_cannot_be_unpacked_is_unreadable():
    found = unreachable(Service.OKTA, GET, httpx.DecodingError("bad gzip"))

    assert isinstance(found, Unreadable)
    assert not found.outcome_known
