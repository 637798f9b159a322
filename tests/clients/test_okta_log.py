"""The tail of Okta's System Log."""

import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.wire import OKTA, office, okta_error, session
from zoomprov_gui.clients.okta_log import Event, LogTail, event
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.domain.history import LogEvent
from zoomprov_gui.domain.people import Service

REMOVAL = {  # recorded: log-events-real, the first event
    "eventType": "application.user_membership.remove",
    "published": "2026-08-25T17:41:22.359Z",
    "uuid": "2fe59500",
    "actor": {"alternateId": "admin@example.com", "displayName": "Admin"},
    "outcome": {"result": "SUCCESS", "reason": None},
    "target": [
        {"id": "0ua1", "type": "AppUser", "alternateId": "unknown"},
        {"id": "0oa1", "type": "AppInstance", "alternateId": "Zoom"},
        {"id": "00u1", "type": "User", "alternateId": "user@example.com"},
    ],
}


def read(**changes):
    return event(decode(json.dumps(REMOVAL | changes).encode(), Event))


def test_an_event_is_read_with_its_targets_by_type():
    found = read()

    assert found == LogEvent(
        uuid="2fe59500",
        at=pytest.approx(1_787_679_682.359),
        kind="application.user_membership.remove",
        outcome="SUCCESS",
        reason="",
        user_id="00u1",
        email="user@example.com",
        actor="admin@example.com",
        change="",
    )
    assert read(target=REMOVAL["target"][::-1]) == found


def test_the_name_in_the_app_is_better_than_the_login():
    target = [{"type": "User", "id": "00u1", "alternateId": "login@example.com"}]
    target += [{"type": "AppUser", "alternateId": "app@example.com"}]

    assert read(target=target).email == "app@example.com"


@pytest.mark.parametrize(
    "changes",
    [
        {"target": None, "actor": None, "outcome": None},
        {"target": [], "actor": {}, "outcome": {}},
        {"target": [None], "actor": {"alternateId": None}, "outcome": {"result": None}},
        {"target": "odd", "actor": 5, "outcome": []},
    ],
)
def test_an_event_that_names_nobody_is_still_one(changes):
    found = read(**changes)

    assert (found.user_id, found.email, found.actor, found.outcome) == ("", "", "", "")
    assert found.uuid == "2fe59500"


def test_a_failure_keeps_oktas_text():
    found = read(outcome={"result": "failure", "reason": "The user already exists"})

    assert (found.outcome, found.reason) == ("FAILURE", "The user already exists")


CHANGE = {"to": {"lifecycleDeactivate": "DISABLED"}, "from": {"lifecycleDeactivate": "ENABLED"}}


def test_a_settings_event_quotes_what_changed_and_ends_with_how_it_is():
    target = [{"type": "AppInstance", "id": "0oa1", "changeDetails": CHANGE}]

    found = read(eventType="application.lifecycle.update", target=target)

    assert found.change == (
        '{"from": {"lifecycleDeactivate": "ENABLED"}, "to": {"lifecycleDeactivate": "DISABLED"}}'
    )


def test_without_details_oktas_debug_data_has_to_do():
    debug = {"debugData": {"deactivateUsers": "DISABLED"}}

    found = read(eventType="application.lifecycle.update", debugContext=debug)
    silent = read(eventType="application.lifecycle.update", debugContext={})
    other = read(debugContext=debug)

    assert found.change == '{"deactivateUsers": "DISABLED"}'
    assert (silent.change, other.change) == ("", "")


def test_a_change_without_end_is_cut():
    target = [{"changeDetails": {"to": "x" * 100_000}}]

    assert len(read(eventType="application.lifecycle.update", target=target).change) == 4000


class Links:
    """A log whose pages name the link that follows them."""

    def __init__(self, *pages):
        self.pages = list(pages)
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        uuids, link = self.pages.pop(0) if len(self.pages) > 1 else self.pages[0]
        headers = {"link": f'<{link}>; rel="next"'} if link else {}
        rows = [REMOVAL | {"uuid": one} for one in uuids]
        return httpx.Response(200, json=rows, headers=headers)


def cursor(name):
    return f"{OKTA}/api/v1/logs?after={name}"


def tail(wire):
    return LogTail(session(Service.OKTA, wire))


async def look(log, since=1_787_000_000.0, at=None):
    uuids, last = [], None
    async for page in log.events("0oa1", since=since, cursor=at):
        uuids += [one.uuid for one in page.events]
        last = page.cursor
    return uuids, last


async def test_a_round_ends_with_an_empty_page_and_its_cursor():
    wire = Links((["a", "b"], cursor("1")), (["c"], cursor("2")), ([], cursor("2")))

    uuids, last = await look(tail(wire))

    assert (uuids, last) == (["a", "b", "c"], cursor("2"))
    first = wire.requests[0].url.params
    assert dict(first) == {
        "since": "2026-08-17T20:53:20.000Z",
        "sortOrder": "ASCENDING",
        "limit": "1000",
        "filter": 'target.id eq "0oa1"',
    }
    assert [str(r.url) for r in wire.requests[1:]] == [cursor("1"), cursor("2")]


async def test_the_next_round_goes_on_from_the_cursor():
    wire = Links(([], cursor("9")))

    await look(tail(wire), at=cursor("7"))

    assert [str(r.url) for r in wire.requests] == [cursor("7")]


async def test_an_event_that_comes_twice_is_told_once():
    wire = Links((["a", "b", "a"], cursor("1")), (["b", "c"], cursor("2")), ([], cursor("2")))
    log = tail(wire)

    first, _ = await look(log)
    wire.pages = [(["c", "d"], cursor("3")), ([], cursor("3"))]
    second, _ = await look(log, at=cursor("2"))

    assert (first, second) == (["a", "b", "c"], ["d"])


async def test_only_so_many_events_are_remembered(monkeypatch):
    monkeypatch.setattr("zoomprov_gui.clients.okta_log.REMEMBERED", 2)
    log = tail(Links((["a", "b", "c"], cursor("1")), ([], cursor("1"))))

    await look(log)

    assert list(log._seen) == ["b", "c"]


async def test_an_event_without_its_own_name_is_told_by_what_it_says():
    wire = Links((["", ""], cursor("1")), ([], cursor("1")))

    uuids, _ = await look(tail(wire))

    assert uuids == ["2026-08-25T17:41:22.359Z application.user_membership.remove 00u1"]


async def test_a_link_that_does_not_move_ends_the_round():
    wire = Links((["a"], cursor("1")), (["b"], cursor("1")))

    uuids, last = await look(tail(wire))

    assert (uuids, last) == (["a", "b"], cursor("1"))
    assert len(wire.requests) == 2


async def test_without_any_link_the_round_ends_where_it_stands():
    wire = Links((["a"], None))

    uuids, last = await look(tail(wire), at=cursor("1"))

    assert (uuids, last) == (["a"], cursor("1"))


async def test_an_expired_cursor_starts_again_without_telling_anything_twice():
    wire = Links((["a"], cursor("1")), ([], cursor("1")))
    log = tail(wire)
    await look(log)

    def handler(request):
        if request.url.params.get("after") == "1":
            return okta_error(400, "E0000029", "Invalid paging request.")
        rows = ["a", "b"] if "after" not in request.url.params else []
        return Links((rows, cursor("5")))(request)

    log._session = session(Service.OKTA, handler)
    uuids, last = await look(log, at=cursor("1"))

    assert (uuids, last) == (["b"], cursor("5"))


@pytest.mark.parametrize(
    "refusal",
    [
        okta_error(400, "E0000029", "Invalid paging request."),
        okta_error(400, "E0000001", "since"),
        okta_error(403, "E0000006", "No permission"),
    ],
)
async def test_a_log_that_refuses_is_told(refusal):
    with pytest.raises(Refused):
        await look(tail(lambda _: refusal))


@pytest.mark.parametrize("at", ["https://evil.example/api/v1/logs?after=1", "http://x/"])
async def test_a_cursor_that_leads_elsewhere_is_not_followed(at):
    wire = Links(([], None))

    with pytest.raises(Unreadable):
        await look(tail(wire), at=at)
    assert wire.requests == []


async def test_a_link_that_leads_elsewhere_is_not_kept():
    wire = Links((["a"], "https://evil.example/api/v1/logs?after=1"))

    with pytest.raises(Unreadable, match=r"evil\.example"):
        await look(tail(wire))


async def test_the_simulated_log_is_followed_as_it_grows():
    async with office() as o:
        app_id = o.world.app.id
        first = [page async for page in o.okta.events(app_id, o.clock() - 90 * 86_400)]
        at = first[-1].cursor
        quiet = [page async for page in o.okta.events(app_id, 0, at)]
        o.world.deactivate_in_okta("amara.obi@acme.example")
        grown = [page async for page in o.okta.events(app_id, 0, at)]

    assert sum(len(page.events) for page in first) > 20
    assert [len(page.events) for page in quiet] == [0]
    removed = [e for page in grown for e in page.events]
    assert {e.email for e in removed} == {"amara.obi@acme.example"}
    assert "application.user_membership.remove" in {e.kind for e in removed}


ODD = st.none() | st.booleans() | st.integers() | st.text() | st.just([]) | st.just({})


@given(st.dictionaries(st.sampled_from(sorted(set(REMOVAL) - {"uuid"})), ODD))
def test_any_event_is_read(changes):
    assert read(**changes).uuid == "2fe59500"
