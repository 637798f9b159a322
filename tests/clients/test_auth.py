"""Signing in: Okta's token, and Zoom's with its refresh."""

import asyncio
import base64

import httpx
import pytest

from tests.support.wire import ManualClock, session, zoom_error
from zoomprov_gui.clients.auth import OktaToken, ZoomServerToServer
from zoomprov_gui.domain.errors import Misused, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret

OAUTH = "https://zoom.us/oauth"
CLIENT_SECRET = "canary-client-secret"


class Zoom:
    """Zoom's sign-in and its API: a token is good until it is revoked."""

    def __init__(self):
        self.issued = 0
        self.good = ""
        self.token_requests = []
        self.answers = []
        self.api_requests = []
        self.token_body = {"token_type": "bearer", "expires_in": 3599, "scope": "a:read b:read"}
        self.refusal = zoom_error(401, 124, "Invalid access token.")

    def __call__(self, request):
        if request.url.path == "/oauth/token":
            return self._token(request)
        self.api_requests.append(request)
        if request.headers["authorization"] != f"Bearer {self.good}":
            return self.refusal
        return httpx.Response(200, json={"id": "a"})

    def _token(self, request):
        self.token_requests.append(request)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        self.issued += 1
        self.good = f"eyJcanary{self.issued}"
        return httpx.Response(200, json={"access_token": self.good, **self.token_body})


class Office:
    """A session with Zoom on a clock of the test's."""

    def __init__(self):
        self.zoom = Zoom()
        self.clock = ManualClock(0.0)
        self.auth = ZoomServerToServer(
            OAUTH,
            "the account",
            "id",
            Secret(CLIENT_SECRET),
            transport=httpx.MockTransport(self.zoom),
            clock=self.clock,
        )
        self.api = session(Service.ZOOM, self.zoom, auth=self.auth, clock=self.clock)

    async def get(self):
        return await self.api.send("GET", "/users", reads=True)


@pytest.fixture
async def office():
    office = Office()
    yield office
    await office.api.aclose()


async def test_the_token_is_got_as_zoom_wants_it(office):
    await office.get()

    (request,) = office.zoom.token_requests
    basic = base64.b64encode(f"id:{CLIENT_SECRET}".encode()).decode()
    assert str(request.url) == f"{OAUTH}/token"
    assert request.headers["authorization"] == f"Basic {basic}"
    assert request.content == b"grant_type=account_credentials&account_id=the+account"
    assert office.auth.scopes == {"a:read", "b:read"}


async def test_one_token_serves_many_requests_at_once(office):
    async with asyncio.TaskGroup() as group:
        for _ in range(5):
            group.create_task(office.get())
    office.clock.now = 3599 - 61
    await office.get()

    assert office.zoom.issued == 1


async def test_a_token_is_replaced_a_minute_before_its_end(office):
    await office.get()
    office.clock.now = 3599 - 60
    await office.get()

    assert office.zoom.issued == 2
    assert len(office.zoom.api_requests) == 2


@pytest.mark.parametrize(
    ("expires_in", "ends"), [("1800", 1800), (None, 3600), ("soon", 3600), (5, 120), ([], 3600)]
)
async def test_odd_lifetimes_are_tolerated(office, expires_in, ends):
    office.zoom.token_body = {"expires_in": expires_in}
    await office.get()
    office.clock.now = ends - 61
    await office.get()
    before = office.zoom.issued
    office.clock.now = ends - 60
    await office.get()

    assert (before, office.zoom.issued) == (1, 2)


@pytest.mark.parametrize(
    "refusal",
    [
        zoom_error(401, 124, "Invalid access token."),
        zoom_error(400, 124, "Access token is expired."),
        httpx.Response(401),
    ],
)
async def test_a_refused_token_is_replaced_once(office, refusal):
    await office.get()
    office.zoom.refusal = refusal
    office.zoom.good = "revoked meanwhile"

    response = await office.get()

    assert response.status_code == 200
    assert office.zoom.issued == 2


async def test_many_requests_with_a_refused_token_get_one_new_token(office):
    await office.get()
    office.zoom.good = "revoked meanwhile"

    async with asyncio.TaskGroup() as group:
        for _ in range(4):
            group.create_task(office.get())

    assert office.zoom.issued == 2


async def test_a_token_that_stays_refused_is_told(office):
    office.zoom.token_body = {"access_token": "never-good"}

    with pytest.raises(Refused) as caught:
        await office.get()

    assert (caught.value.code, caught.value.status) == ("124", 401)
    assert len(office.zoom.api_requests) == 2


async def test_another_400_keeps_the_token(office):
    await office.get()
    office.zoom.good = ""
    office.zoom.refusal = zoom_error(400, 4711, "does not contain scopes:[user:read:admin].")

    with pytest.raises(Refused) as caught:
        await office.get()

    assert caught.value.missing == ("user:read:admin",)
    assert office.zoom.issued == 1


@pytest.mark.parametrize(
    ("status", "reason", "code"),
    [
        (400, "Invalid client_id or client_secret", "invalid_client"),
        (401, "Invalid client_id or client_secret", "invalid_client"),
        (400, "Bad Request", "invalid_request"),
        (400, "Account does not exist", "invalid_request"),
        (400, "unsupported grant type", "unsupported_grant_type"),
    ],
)
async def test_a_refused_sign_in_keeps_zooms_words(office, status, reason, code):
    office.zoom.answers = [httpx.Response(status, json={"reason": reason, "error": code})]

    with pytest.raises(Refused, match=reason) as caught:
        await office.get()

    assert (caught.value.code, caught.value.status) == (code, status)
    assert caught.value.exchange.path == "/oauth/token"
    assert office.zoom.api_requests == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(200, html="<html>"), "HTML instead of JSON"),
        (httpx.Response(404, html="<html>"), "HTML instead of JSON"),
        (httpx.Response(200, json={}), "without a usable token"),
        (httpx.Response(200, json={"access_token": ""}), "without a usable token"),
        (httpx.Response(200, json={"access_token": "a\r\nx: y"}), "without a usable token"),
        (httpx.Response(200, text="{"), "breaks off"),
        (httpx.Response(302, headers={"location": "https://login.example/"}), "login.example"),
    ],
)
async def test_a_sign_in_that_is_none_is_unreadable(office, answer, words):
    office.zoom.answers = [answer]

    with pytest.raises(Unreadable, match=words) as caught:
        await office.get()
    assert caught.value.outcome_known
    assert office.zoom.api_requests == []


@pytest.mark.parametrize(
    "answer", [httpx.ReadError("reset"), httpx.ReadTimeout(""), httpx.Response(502)]
)
async def test_a_write_whose_sign_in_failed_was_certainly_not_done(office, answer):
    office.zoom.answers = [answer] * 9

    with pytest.raises((Unreachable, Refused)) as caught:
        await office.api.send("PUT", "/users/a/status", json={}, reads=False)

    assert caught.value.outcome_known
    assert office.zoom.api_requests == []


async def test_a_failed_sign_in_is_tried_again_by_the_next_request(office):
    office.zoom.answers = [httpx.Response(400, json={"reason": "x", "error": "invalid_client"})]

    with pytest.raises(Refused):
        await office.get()

    assert (await office.get()).status_code == 200


def test_the_sign_in_is_never_sent_in_the_clear():
    with pytest.raises(Misused, match="plain http"):
        ZoomServerToServer("http://zoom.us/oauth", "a", "b", Secret("c"))


async def test_no_secret_is_shown(office):
    await office.get()

    shown = f"{office.auth!r} {vars(office.auth)!r} {OktaToken(Secret('canary'))!r}"

    assert "canary" not in shown
    assert OAUTH in shown
