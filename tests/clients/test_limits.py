"""Staying inside each service's limits, by what its own headers say (RELIABILITY.md P16)."""

from email.utils import formatdate

import httpx
import pytest

from tests.support.wire import ManualClock, answers, governor, session, zoom_error
from zoomprov_gui.clients.governor import GIVE_UP
from zoomprov_gui.clients.limits import okta_bucket, zoom_label
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service

USERS = "/api/v1/apps/0oa1/users"
SKEW = 7 * 3600.0  # how far the service's clock is from ours, in every test here


class Okta:
    """A bucket as Okta keeps it, and another client uses too; it counts what it refused."""

    def __init__(self, clock, limit, noise=0):
        self.clock, self.limit, self.noise = clock, limit, noise
        self.window, self.used, self.ours, self.most = -1.0, 0, 0, 0
        self.refused = 0

    def __call__(self, request):
        now = self.clock() + SKEW
        if now >= self.window + 60:
            self.window, self.used, self.ours = now, self.noise, 0
        headers = {
            "date": formatdate(now, usegmt=True),
            "x-rate-limit-limit": str(self.limit),
            "x-rate-limit-reset": str(int(self.window + 60) + 1),
        }
        if self.used >= self.limit:
            self.refused += 1
            return httpx.Response(429, headers={**headers, "x-rate-limit-remaining": "0"})
        self.used += 1
        self.ours += 1
        self.most = max(self.most, self.ours)
        left = str(self.limit - self.used)
        return httpx.Response(200, json=[], headers={**headers, "x-rate-limit-remaining": left})


async def send(api, times, path=USERS):
    for _ in range(times):
        await api.send("GET", path, reads=True)


async def test_we_use_our_share_of_oktas_minute_and_never_more():
    clock = ManualClock()
    okta = Okta(clock, limit=20)
    api = session(Service.OKTA, okta, clock=clock)

    await send(api, 35)

    assert okta.most == 10
    assert okta.refused == 0
    assert 3 * 60 <= clock.total <= 3 * 65


async def test_when_others_used_the_minute_we_wait_for_the_next():
    clock = ManualClock()
    okta = Okta(clock, limit=20, noise=17)
    api = session(Service.OKTA, okta, clock=clock)

    await send(api, 6)

    assert okta.most <= 3
    assert okta.refused == 0


async def test_what_is_left_of_our_share_is_told():
    clock = ManualClock()
    api = session(Service.OKTA, Okta(clock, limit=20), clock=clock)
    room = [api.governor.room("GET", USERS)]

    await send(api, 4)
    room.append(api.governor.room("GET", USERS))
    clock.now += 61
    room.append(api.governor.room("GET", USERS))

    assert room == [1.0, 0.6, 1.0]
    assert api.governor.room("GET", "/api/v1/users") == 1.0


async def test_a_limit_of_one_is_still_used():
    clock = ManualClock()
    okta = Okta(clock, limit=1)
    api = session(Service.OKTA, okta, clock=clock)

    await send(api, 2)

    assert okta.most == 1
    assert okta.refused == 0


async def test_the_whole_share_can_be_ours():
    clock = ManualClock()
    api = session(Service.OKTA, Okta(clock, limit=20), clock=clock, share=1.0)

    await send(api, 20)

    assert clock.slept == []


async def test_another_bucket_goes_on_while_one_rests():
    clock = ManualClock()
    okta = Okta(clock, limit=20)
    api = session(Service.OKTA, okta, clock=clock)
    await send(api, 10)

    await send(api, 1, "/api/v1/groups/g/users")

    assert clock.slept == []


async def test_a_window_over_without_word_of_the_next_is_counted_anew():
    clock = ManualClock()
    okta = Okta(clock, limit=20)
    api = session(Service.OKTA, okta, clock=clock)
    await send(api, 10)

    clock.now += 61
    await send(api, 10)

    assert clock.slept == []
    assert okta.most == 10


async def test_a_clock_set_back_holds_us_for_no_longer_than_a_window():
    clock = ManualClock()
    okta = Okta(clock, limit=2)
    api = session(Service.OKTA, okta, clock=clock)
    await send(api, 1)

    clock.now -= 86_400
    okta.window -= 86_400
    await send(api, 1)

    assert clock.total <= 61


async def test_an_answer_of_an_older_window_is_ignored():
    clock = ManualClock()
    limits = governor(Service.OKTA, clock)
    head = {"date": formatdate(clock(), usegmt=True), "x-rate-limit-limit": "100"}
    ends = int(clock()) + 30

    for reset, remaining in [(ends, "90"), (ends - 60, "0"), (ends, "95")]:
        told = {**head, "x-rate-limit-remaining": remaining, "x-rate-limit-reset": str(reset)}
        limits.note("GET", USERS, httpx.Response(200, headers=told))
    async with limits.turn("GET", USERS):
        pass

    assert clock.slept == []


async def test_a_429_is_waited_out_by_oktas_own_clock():
    clock = ManualClock()
    headers = {  # recorded: errors-004
        "date": "Thu, 11 Sep 2025 16:21:50 GMT",
        "x-rate-limit-limit": "10",
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": "1757607758",
    }
    wire = answers(httpx.Response(429, headers=headers), httpx.Response(200, json=[]))
    api = session(Service.OKTA, wire, clock=clock)

    await api.send("GET", USERS, reads=True)

    assert clock.slept == [48.5]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-rate-limit-limit": "0", "x-rate-limit-remaining": "0", "x-rate-limit-reset": "9" * 10},
        {"x-rate-limit-limit": "x", "x-rate-limit-remaining": "0", "x-rate-limit-reset": "1"},
    ],
)
async def test_too_many_at_once_is_a_short_rest_whatever_the_reset_says(headers):
    clock = ManualClock()
    wire = answers(*[httpx.Response(429, headers=headers)] * 3, httpx.Response(200, json=[]))
    api = session(Service.OKTA, wire, clock=clock)

    await api.send("DELETE", USERS, reads=False)

    assert clock.slept == [1.0, 2.0, 4.0]


async def test_without_a_date_a_whole_window_is_waited_for():
    clock = ManualClock()
    headers = {"x-rate-limit-limit": "5", "x-rate-limit-remaining": "0", "x-rate-limit-reset": "9"}
    wire = answers(httpx.Response(429, headers=headers), httpx.Response(200, json=[]))

    await session(Service.OKTA, wire, clock=clock).send("GET", USERS, reads=True)

    assert clock.slept == [60.5]


async def test_a_reset_a_year_ahead_is_refused_and_not_slept_for():
    clock = ManualClock()
    headers = {
        "date": formatdate(clock(), usegmt=True),
        "x-rate-limit-limit": "5",
        "x-rate-limit-remaining": "0",
        "x-rate-limit-reset": str(int(clock()) + 365 * 86_400),
    }
    api = session(Service.OKTA, answers(httpx.Response(429, headers=headers)), clock=clock)

    with pytest.raises(Refused) as caught:
        await api.send("GET", USERS, reads=True)

    assert (caught.value.status, caught.value.code) == (429, "429")
    assert clock.slept == []


async def test_a_service_that_always_says_later_is_believed_only_so_often():
    clock = ManualClock()
    wire = answers(httpx.Response(429))

    with pytest.raises(Refused) as caught:
        await session(Service.OKTA, wire, clock=clock).send("GET", USERS, reads=True)

    assert caught.value.code == "429"
    assert caught.value.text
    assert len(wire.requests) == 6
    assert len(clock.slept) == 5


@pytest.mark.parametrize(
    ("method", "path", "bucket"),
    [
        ("GET", "/api/v1/apps", "apps"),
        ("GET", "/api/v1/apps/0oa1", "apps/ID"),
        ("GET", "/api/v1/apps/0oa1/users", "apps"),
        ("DELETE", "/api/v1/apps/0oa1/users/00u1", "apps"),
        ("GET", "/api/v1/apps/0oa1/features/USER_PROVISIONING", "apps"),
        ("GET", "/api/v1/users", "users"),
        ("GET", "/api/v1/users/me", "users/me"),
        ("GET", "/api/v1/users/00u1", "users/ID"),
        ("POST", "/api/v1/users/00u1", "users"),
        ("POST", "/api/v1/users/00u1/lifecycle/deactivate", "users"),
        ("GET", "/api/v1/groups/00g1", "groups/ID"),
        ("GET", "/api/v1/groups/00g1/users", "groups"),
        ("GET", "/api/v1/logs", "logs"),
        ("GET", "/api/v1/org", "api/v1"),
        ("GET", "/api/v1", "api/v1"),
        ("POST", "/oauth2/v1/token", "oauth2/v1/token"),
        ("GET", "/.well-known/okta-organization", "api/v1"),
    ],
)
def test_a_call_counts_in_the_bucket_that_okta_names(method, path, bucket):
    assert okta_bucket(method, path) == bucket


# Zoom


QPS = {"X-RateLimit-Type": "QPS"}
TOO_FAST = "You have reached the maximum per-second rate limit for this API. Try again later."
DAILY = "You have reached the maximum daily rate limit for this API. Refer to the response header"
AT_ONCE = "Too many concurrent requests. A request to disassociate this user has already been made."
NOW = 1_737_331_200.0


def too_many(message=TOO_FAST, **headers):
    response = zoom_error(429, 429, message)
    response.headers.update({k.replace("_", "-"): v for k, v in headers.items()})
    return response


async def rests(*refusals):
    clock = ManualClock(NOW)
    api = session(Service.ZOOM, answers(*refusals, httpx.Response(200, json={})), clock=clock)
    await api.send("GET", "/users", reads=True)
    return clock.slept


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("2025-01-20T00:00:05Z", 5.5),
        ("5", 5.5),
        ("Mon, 20 Jan 2025 00:00:05 GMT", 5.5),
        ("2025-01-19T00:00:00Z", 1.0),
        ("0", 1.0),
        ("soon", 1.0),
        ("", 1.0),
    ],
)
@pytest.mark.parametrize("message", [TOO_FAST, AT_ONCE])
async def test_zooms_retry_after_is_read_in_every_form(retry_after, seconds, message):
    assert (await rests(too_many(message, retry_after=retry_after)))[0] == seconds


async def test_a_per_second_limit_never_takes_a_year():
    slept = await rests(too_many(**QPS, retry_after="2026-01-20T00:00:00Z"))

    assert slept[0] == 1.0


@pytest.mark.parametrize(
    "refusal",
    [
        too_many(
            DAILY, **{"X-RateLimit-Type": "Daily-limit", "Retry-After": "2025-01-20T00:00:05Z"}
        ),
        too_many(DAILY),
        too_many(AT_ONCE, retry_after="2026-01-20T00:00:00Z"),
        too_many(AT_ONCE, retry_after="100000"),
    ],
)
async def test_a_daily_limit_and_a_year_are_refused_and_not_slept_for(refusal):
    clock = ManualClock(NOW)
    api = session(Service.ZOOM, answers(refusal), clock=clock)

    with pytest.raises(Refused) as caught:
        await api.send("PUT", "/users/a/status", reads=False)

    assert caught.value.code == "429"
    assert caught.value.text
    assert caught.value.exchange.request_id == "WEB_1"
    assert caught.value.outcome_known
    assert clock.slept == []


class Zoom:
    """Zoom's per-second limit of one label, with or without headers that name it."""

    def __init__(self, clock, limit, headers=True):
        self.clock, self.limit, self.headers = clock, limit, headers
        self.calls, self.refused, self.served = [], 0, 0

    def __call__(self, request):
        now = self.clock()
        self.calls = [at for at in self.calls if at > now - 1.0]
        told = {"X-RateLimit-Category": "Medium", "X-RateLimit-Limit": str(self.limit), **QPS}
        if len(self.calls) >= self.limit:
            self.refused += 1
            return too_many(**(told if self.headers else {}))
        self.calls.append(now)
        self.served += 1
        return httpx.Response(200, json={}, headers=told if self.headers else {})


async def test_a_limit_that_zoom_names_is_kept_without_one_refusal():
    clock = ManualClock()
    zoom = Zoom(clock, limit=20)
    api = session(Service.ZOOM, zoom, clock=clock)

    await send(api, 100, "/users")

    assert zoom.refused == 0
    assert 100 / 20 <= clock.total <= 100 / 10


async def test_a_limit_that_zoom_does_not_name_is_found_with_few_refusals():
    clock = ManualClock()
    zoom = Zoom(clock, limit=4, headers=False)
    api = session(Service.ZOOM, zoom, clock=clock)

    await send(api, 200, "/users")

    assert zoom.served == 200
    assert zoom.refused <= 6


async def test_what_zoom_says_of_another_label_slows_nothing_here():
    clock = ManualClock()
    told = {"X-RateLimit-Category": "Heavy", "X-RateLimit-Limit": "1", **QPS}
    told["X-RateLimit-Remaining"] = "0"
    api = session(Service.ZOOM, answers(httpx.Response(200, json={}, headers=told)), clock=clock)

    await send(api, 50, "/users")

    assert clock.slept == []


@pytest.mark.parametrize("limit", ["", "many", "0", "-3"])
async def test_a_limit_that_is_none_changes_nothing(limit):
    clock = ManualClock()
    told = {"X-RateLimit-Category": "Medium", "X-RateLimit-Limit": limit, **QPS}
    api = session(Service.ZOOM, answers(httpx.Response(200, json={}, headers=told)), clock=clock)

    await send(api, 50, "/users")

    assert clock.slept == []


async def test_after_a_refusal_the_pace_recovers_slowly():
    clock = ManualClock()
    limits = governor(Service.ZOOM, clock)
    told = httpx.Response(200, headers={"X-RateLimit-Limit": "40", **QPS})
    refused = too_many(**QPS)
    refused.request = httpx.Request("GET", "https://api.zoom.us/v2/users")
    limits.note("GET", "/v2/users", told)

    limits.after_refusal(refused, 1)
    halved = limits._paces["medium"].rate
    limits.note("GET", "/v2/users", told)

    assert halved == 15.0
    assert halved < limits._paces["medium"].rate < 30.0


def test_the_daily_limit_is_never_waited_for():
    limits = governor(Service.ZOOM, ManualClock())

    assert limits.after_refusal(too_many(DAILY), 1).seconds == GIVE_UP


@pytest.mark.parametrize(
    ("method", "path", "label"),
    [
        ("GET", "/v2/users", "medium"),
        ("GET", "/v2/users/a", "light"),
        ("PUT", "/v2/users/a/status", "light"),
        ("GET", "/v2/roles", "medium"),
        ("GET", "/v2/accounts/me", "light"),
        ("GET", "/v2/accounts/me/settings", "medium"),
        ("GET", "/v2/accounts/me/plans/usage", "heavy"),
        ("GET", "/v2/report/operationlogs", "heavy"),
        ("POST", "/v2/users", "light"),
    ],
)
def test_a_call_has_the_label_that_zoom_gives_it(method, path, label):
    assert zoom_label(method, path) == label
