"""Real answers of Okta and Zoom, each through the client that would receive it.

The recordings lie beside the project (../shared) and are not part of it. One that no call of ours
asks for still has to be read, or refused with the service's own code and words.
"""

import json
import re
from functools import cache
from pathlib import Path

import httpx
import pytest

from tests.support.wire import ManualClock, okta_error, session
from zoomprov_gui.clients.auth import ZoomServerToServer
from zoomprov_gui.clients.okta import OktaClient
from zoomprov_gui.clients.okta_log import Event, event
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.clients.zoom import ZoomClient
from zoomprov_gui.domain.errors import Misused, Refused, Unreadable
from zoomprov_gui.domain.people import Service, Switches
from zoomprov_gui.domain.secret import Secret

RECORDINGS = Path(__file__).parents[2].parent / "shared" / "recordings"
NONE_HERE = "the recordings are not beside this checkout"


def okta_recordings():
    for path in sorted((RECORDINGS / "okta").glob("*.json")):
        for recording in json.loads(path.read_text()):
            if "response" in recording:
                yield pytest.param(recording, id=recording["id"])


def zoom_recordings():
    for path in sorted((RECORDINGS / "zoom").rglob("*.json")):
        yield pytest.param(json.loads(path.read_text()), id=f"{path.parent.name}/{path.stem}")


def answer_of(recording):
    told = recording["response"]
    status = told["status"] if isinstance(told["status"], int) else 403  # quoted-002 does not say
    headers = [
        (name, one)
        for name, value in told["headers"].items()
        for one in (value if isinstance(value, list) else [value])
    ]
    body = told.get("body")
    content = b"" if body is None else json.dumps(body).encode()
    return httpx.Response(status, headers=headers, content=content)


class Wire:
    """Gives the recorded answer where it was recorded, and elsewhere says that nothing is there."""

    def __init__(self, answer, path):
        self.answer = answer
        self.path = path

    def __call__(self, request):
        if "after" in request.url.params or "search" in request.url.params:
            return httpx.Response(200, json=[])  # the page after it; the list beside it
        if request.url.path == self.path:
            return self.answer
        if request.url.path == "/.well-known/okta-organization":
            return httpx.Response(200, json={})
        return okta_error(404, "E0000007", "Not found: Resource not found")


@cache
def okta_calls():
    """Return which call of ours receives an answer, and what of it has to come out."""
    one = "([^/]+)"
    return [
        ("GET", f"/api/v1/apps/{one}/users", read_list("assignments"), by_id),
        ("GET", f"/api/v1/apps/{one}/users/{one}", call("assignment"), the_id),
        ("DELETE", f"/api/v1/apps/{one}/users/{one}", call("unassign"), nothing),
        ("GET", f"/api/v1/apps/{one}/groups", call("groups"), by_pair),
        ("GET", f"/api/v1/users/{one}", call("person"), the_id),
        ("GET", "/api/v1/users", read_list("directory"), by_id),
        ("GET", f"/api/v1/users/{one}/groups", call("user_groups"), by_pair),
        ("GET", f"/api/v1/groups/{one}/users", read_list("group_members"), by_text),
        ("DELETE", f"/api/v1/groups/{one}/users/{one}", call("remove_from_group"), nothing),
        ("GET", "/.well-known/okta-organization", call("org"), the_host),
        ("GET", f"/api/v1/apps/{one}/connections/default", setup_call("link"), the_status),
        (
            "GET",
            f"/api/v1/apps/{one}/features/USER_PROVISIONING",
            setup_call("features"),
            the_switches,
        ),
        *(
            ("POST", f"/api/v1/apps/{one}/connections/default/lifecycle/{verb}", sent, a_success)
            for verb, sent in (("activate", switched(on=True)), ("deactivate", switched(on=False)))
        ),
    ]


def call(name):
    return lambda okta, *parts: getattr(okta, name)(*parts)


def setup_call(name):
    return lambda okta, *parts: getattr(okta.setup, name)(*parts)


def switched(*, on):
    return lambda okta, app_id: okta.setup.set_link(app_id, on=on)


def the_status(found, body):
    assert found.value.status == body["status"]
    assert json.loads(found.replies[0].body)["status"] == body["status"]


def the_switches(found, body):
    told = body["capabilities"]
    assert found.value.on
    assert found.value.switches.create == (told["create"]["lifecycleCreate"]["status"] == "ENABLED")


def a_success(found, body):
    assert found.value.status == 204
    assert not body


def read_list(name):
    async def read(okta, *parts):
        listed = getattr(okta, name)(*parts)
        rows = [row for page in [page async for page in listed] for row in page]
        reading = listed.reading(0.0)
        assert reading.complete, reading.why
        return rows

    return read


def by_id(found, body):
    assert [row.user_id for row in found] == [row["id"] for row in body]
    assert all("@" in getattr(row, "email", "@") for row in found)


def by_pair(found, body):
    assert [group.group_id for group in found] == [row["id"] for row in body]
    assert all(group.name for group in found)


def by_text(found, body):
    assert found == [row["id"] for row in body]


def the_id(found, body):
    assert found.user_id == body["id"]


def the_host(found, body):
    assert found == httpx.URL(body["_links"]["organization"]["href"]).host


def nothing(found, body):
    assert found.status == 204
    assert body is None


@pytest.mark.skipif(not RECORDINGS.exists(), reason=NONE_HERE)
@pytest.mark.parametrize("recording", list(okta_recordings()))
async def test_a_recorded_answer_of_okta_becomes_a_value_or_a_named_refusal(recording):
    answer = answer_of(recording)
    clock = ManualClock()
    body = recording["response"].get("body")
    method, path = recording["request"]["method"], recording["request"]["path"].strip("(")
    path = path if path.startswith("/") else "/unknown"
    api = session(Service.OKTA, Wire(answer, path), clock=clock)
    receiver = next((c for c in okta_calls() if received(c, method, path)), None)

    if answer.is_success and receiver:
        found = await receiver[2](OktaClient(api), *re.fullmatch(receiver[1], path).groups())
        receiver[3](found, body)
    elif answer.is_success:
        response = await api.send(method, path, reads=False)
        assert json.loads(response.content or b"null") == body
    else:
        with pytest.raises(Refused) as caught:
            await api.send(method, path, reads=method == "GET")
        check_refusal(caught.value, answer, body, clock)


def received(known, method, path):
    return known[0] == method and re.fullmatch(known[1], path) and "{" not in path


def check_refusal(refused, answer, body, clock):
    assert refused.status == answer.status_code
    assert refused.exchange.request_id == answer.headers.get("x-okta-request-id", "")
    if refused.status == 429:
        assert refused.code == "429"
        assert clock.slept[0] in {48.5, 8.5}  # reset - Date, as recorded, and half a second
        assert "rate limit" in refused.text
    elif body is None:
        assert refused.missing == ("okta.groups.read",)
    else:
        assert refused.code == body.get("errorCode", body.get("error"))
        assert refused.text.startswith(body.get("errorSummary", body.get("error_description"))[:30])
        for cause in body.get("errorCauses", []):
            assert cause["errorSummary"] in refused.text


@pytest.mark.skipif(not RECORDINGS.exists(), reason=NONE_HERE)
@pytest.mark.parametrize("recording", list(okta_recordings()))
async def test_recorded_apps_are_told_from_zoom(recording):
    path = recording["request"]["path"]
    told = recording["request"]["method"], recording["response"]["status"]
    if told != ("GET", 200) or not re.fullmatch(r"/api/v1/apps(/\w+)?", path):
        return
    okta = OktaClient(session(Service.OKTA, Wire(answer_of(recording), path)))
    named = path.removeprefix("/api/v1/apps").strip("/") or None

    body = recording["response"]["body"]
    zoom = [app for app in (body if isinstance(body, list) else [body]) if app["name"] == "zoomus"]

    if zoom:
        found = await okta.app(named)
        assert (found.app_id, found.label) == (zoom[0]["id"], zoom[0]["label"])
        assert found.switches == Switches()
    else:
        with pytest.raises(Misused) as caught:
            await okta.app(named)
        assert caught.value.place == "okta.app_id"


@pytest.mark.skipif(not RECORDINGS.exists(), reason=NONE_HERE)
def test_recorded_events_are_read():
    path = RECORDINGS / "okta" / "log-events-real.json"
    recorded = [one for group in json.loads(path.read_text()) for one in group["events"]]

    found = [event(row) for row in decode(json.dumps(recorded).encode(), list[Event])]

    assert [one.uuid for one in found] == [one["uuid"] for one in recorded]
    assert [one.kind for one in found] == [one["eventType"] for one in recorded]
    removed = [one for one in found if one.kind == "application.user_membership.remove"]
    assert {one.user_id for one in removed} == {"00u12xvaouixjW1y3698"}
    assert {one.email for one in removed} == {"user@example.com"}
    assert all(one.at > 1_400_000_000 for one in found)


@pytest.mark.skipif(not RECORDINGS.exists(), reason=NONE_HERE)
@pytest.mark.parametrize("recording", list(zoom_recordings()))
async def test_a_recorded_answer_of_zoom_becomes_a_value_or_a_named_refusal(recording):
    answer = answer_of(recording)
    clock = ManualClock()
    asked = recording["request"]
    path = asked["path"].removeprefix("/v2") or "/"
    api = session(Service.ZOOM, lambda _: answer, clock=clock)
    body = recording["response"].get("body")

    if "/oauth/" in asked["path"]:
        await check_token(answer, body)
    elif not answer.is_success or (isinstance(body, dict) and {"code", "message"} <= body.keys()):
        with pytest.raises(Refused) as caught:
            await api.send(asked["method"], path, reads=asked["method"] == "GET")
        check_zoom_refusal(caught.value, answer, body, clock)
    elif asked["method"] == "GET" and path == "/users":
        check_users(body, *await read_users(answer))
    elif asked["method"] == "GET" and re.fullmatch(r"/users/(me|\{\w+\})", path):
        found = await ZoomClient(api).account("x")
        assert found.zoom_id == body["id"]
        assert found.status == body["status"]
    elif path == "/roles" and asked["method"] == "GET":
        assert list(await ZoomClient(api).roles()) == [role["id"] for role in body["roles"]]
    elif re.fullmatch(r"/accounts/(me|\{\w+\})", path):
        info = await ZoomClient(api).account_info()
        assert (info.plan, info.name) == (body["account_type"], body["account_name"])
    else:
        response = await api.send(asked["method"], path, reads=False)
        assert json.loads(response.content or b"null") == body


async def check_token(answer, body):
    auth = ZoomServerToServer(
        "https://zoom.us/oauth",
        "a",
        "b",
        Secret("c"),
        transport=httpx.MockTransport(lambda _: answer),
    )
    sent = []

    def wire(request):
        sent.append(request)
        return httpx.Response(200, json={})

    api = session(Service.ZOOM, wire, auth=auth)
    if not answer.is_success:
        with pytest.raises(Refused) as caught:
            await api.send("GET", "/users", reads=True)
        assert (caught.value.code, caught.value.text) == (body["error"], body["reason"])
    elif " " in body["access_token"]:  # a placeholder of whoever scrubbed the recording
        with pytest.raises(Unreadable, match="without a usable token"):
            await api.send("GET", "/users", reads=True)
    else:
        await api.send("GET", "/users", reads=True)
        assert sent[0].headers["authorization"] == f"Bearer {body['access_token']}"
        assert auth.scopes == set(body["scope"].split())


def check_zoom_refusal(refused, answer, body, clock):
    assert refused.code == str(body["code"])
    assert refused.text.startswith(body["message"])
    assert refused.status == answer.status_code
    for error in body.get("errors", []):
        assert error["field"] in refused.text
    if body["code"] == 4711:
        assert refused.missing == ("meeting:update:meeting:admin", "meeting:update:meeting")
    daily = "daily" in body["message"]
    assert bool(clock.slept) is (answer.status_code == 429 and not daily)


async def read_users(answer):
    rows = json.loads(answer.content)["users"]
    status = (rows[0].get("status") if rows else None) or "active"

    def wire(request):
        first = "next_page_token" not in request.url.params
        if request.url.params["status"] == status and first:
            return answer
        return httpx.Response(200, json={"users": [], "next_page_token": ""})

    listed = ZoomClient(session(Service.ZOOM, wire)).accounts()
    found = [one for page in [page async for page in listed] for one in page]
    return found, listed.reading(0.0)


def check_users(body, found, reading):
    assert [one.email for one in found] == [row["email"] for row in body["users"]]
    assert [one.zoom_id for one in found] == [row["id"] for row in body["users"]]
    short = body["total_records"] != len(body["users"])
    pending = {row.get("status") for row in body["users"]} == {"pending"}
    assert reading.complete is not (short or pending)
