"""The calls to Zoom, mostly against the simulated one."""

import json

import httpx
import pytest

from tests.support.wire import office as open_office
from tests.support.wire import session, zoom_error
from zoomprov_gui.clients.paging import CIRCLE, TWICE
from zoomprov_gui.clients.zoom import AccountInfo, ZoomClient
from zoomprov_gui.domain.errors import Misused, Refused, Unreadable
from zoomprov_gui.domain.people import Service

ANN = "amara.obi@acme.example"


@pytest.fixture
async def office():
    async with open_office() as opened:
        yield opened


def row(zoom_id, status="active", **more):
    return {"id": zoom_id, "email": f"{zoom_id}@x.example", "status": status, "type": 1, **more}


class Zoom:
    """The three lists, a page at a time; each page may say what it likes."""

    def __init__(self, **lists):
        self.lists = {"active": [[row("owner", role_id="0")]], "inactive": [[]], "pending": [[]]}
        self.lists |= lists
        self.requests = []
        self.totals = {}

    def __call__(self, request):
        self.requests.append(request)
        params = request.url.params
        pages = self.lists[params["status"]]
        number = int(params.get("next_page_token", "0"))
        page = pages[number]
        if isinstance(page, httpx.Response):
            return page
        told = sum(len(p) for p in pages if isinstance(p, list))
        total = self.totals.get((params["status"], number), told)
        more = str(number + 1) if number + 1 < len(pages) else ""
        body = {"users": page, "next_page_token": more, "total_records": total}
        return httpx.Response(200, json={k: v for k, v in body.items() if v is not ...})


async def read(wire):
    listed = ZoomClient(session(Service.ZOOM, wire)).accounts()
    found = [one for page in [page async for page in listed] for one in page]
    return found, listed.reading(0.0)


async def test_everybody_in_zoom_is_read_from_three_lists(office):
    listed = office.zoom.accounts()
    found = [one for page in [page async for page in listed] for one in page]

    assert {one.status for one in found} == {"active", "inactive", "pending"}
    assert {one.zoom_id for one in found if one.status == "pending"} == {""}
    assert len(found) == len({one.email for one in found})
    assert listed.reading(1.0).complete
    assert office.zoom.host == "api.zoom.us"


async def test_a_big_account_is_read_whole():
    async with open_office("drifted", people=1500) as office:
        listed = office.zoom.accounts()
        pages = [len(page) async for page in listed]

    assert max(pages) == 300
    assert listed.reading(0.0).complete
    assert listed.reading(0.0).records == sum(pages) > 1000


async def test_every_page_is_asked_for_with_the_same_parameters():
    wire = Zoom(active=[[row("owner")], [row("a")], [row("b")]])

    found, reading = await read(wire)

    asked = [dict(r.url.params) for r in wire.requests if r.url.params["status"] == "active"]
    assert asked == [
        {"status": "active", "page_size": "300"},
        {"status": "active", "page_size": "300", "next_page_token": "1"},
        {"status": "active", "page_size": "300", "next_page_token": "2"},
    ]
    assert [one.zoom_id for one in found] == ["owner", "a", "b"]
    assert reading.complete


async def test_without_a_total_the_last_page_is_proof_enough():
    wire = Zoom()
    wire.totals = {(status, 0): ... for status in wire.lists}

    _, reading = await read(wire)

    assert reading.complete


OWNER = row("owner", role_id="0")


@pytest.mark.parametrize(
    ("lists", "totals", "why"),
    [
        ({}, {("active", 0): 2}, "Zoom counts 2 active people and listed 1"),
        ({"inactive": [[row("a", "inactive")]]}, {("inactive", 0): 0}, "counts 0 inactive"),
        (
            {"active": [[OWNER], [row("a")]]},
            {("active", 1): 3},
            "the number of active people changed while they were read",
        ),
        ({"active": [[]]}, {}, "every account has an owner"),
        ({"active": [[OWNER, row("a")]], "inactive": [[row("a", "inactive")]]}, {}, TWICE),
        (
            {"active": [[OWNER, row("a")]], "pending": [[row("", "pending", email="A@x.example")]]},
            {},
            "pending and in another list",
        ),
        ({"active": [[OWNER], [OWNER]]}, {}, TWICE),
        ({"active": [[OWNER], [OWNER], [row("a")]]}, {}, CIRCLE),
        ({"active": [[OWNER, {"type": 1}, None]]}, {}, "2 records had neither"),
        ({"active": [[OWNER]], "pending": [...]}, {("pending", 0): 0}, "without people"),
    ],
)
async def test_a_read_that_is_not_provably_whole_says_why(lists, totals, why):
    wire = Zoom(**{k: [[] if p is ... else p for p in v] for k, v in lists.items()})
    wire.totals = totals
    if lists.get("pending") == [...]:
        wire.lists["pending"] = [httpx.Response(200, json={"total_records": 0})]

    _, reading = await read(wire)

    assert not reading.complete
    assert why in reading.why


async def test_somebody_pending_alone_is_no_overlap():
    wire = Zoom(pending=[[row("", "pending", email="new@x.example")]])

    found, reading = await read(wire)

    assert reading.complete
    assert {one.email for one in found} == {"owner@x.example", "new@x.example"}


async def test_a_token_offered_twice_ends_the_read_as_incomplete():
    def wire(request):
        if request.url.params["status"] != "active":
            return httpx.Response(200, json={"users": [], "total_records": 0})
        number = request.url.params.get("next_page_token", "start")
        return httpx.Response(200, json={"users": [row(number)], "next_page_token": "again"})

    found, reading = await read(wire)

    assert [one.zoom_id for one in found] == ["start", "again"]
    assert reading.why == CIRCLE


async def test_an_expired_page_token_gives_zooms_words():
    words = "The next page token is either invalid or has expired."
    wire = Zoom(active=[[OWNER], zoom_error(400, 300, words)])
    listed = ZoomClient(session(Service.ZOOM, wire)).accounts()

    with pytest.raises(Refused, match="expired"):
        [page async for page in listed]

    assert words in listed.reading(0.0).why
    assert not listed.reading(0.0).complete


async def test_one_list_that_fails_ends_the_read():
    wire = Zoom(pending=[zoom_error(400, 4711, "does not contain scopes:[user:read:admin].")])
    listed = ZoomClient(session(Service.ZOOM, wire)).accounts()

    with pytest.raises(Refused) as caught:
        [page async for page in listed]

    assert caught.value.missing == ("user:read:admin",)
    assert listed.reading(0.0).failure is caught.value


async def test_html_is_never_an_empty_list():
    listed = ZoomClient(
        session(Service.ZOOM, lambda _: httpx.Response(200, html="<html>Sign in</html>"))
    ).accounts()

    with pytest.raises(Unreadable, match="HTML instead of JSON"):
        [page async for page in listed]


async def test_an_account_is_found_by_id_and_by_email(office):
    zoom_id = office.world.zoom_user(ANN).id

    by_id = await office.zoom.account(zoom_id)

    assert by_id == await office.zoom.account(ANN)
    assert (by_id.zoom_id, by_id.email, by_id.status) == (zoom_id, ANN, "active")


async def test_an_account_that_is_not_there_is_none(office):
    assert await office.zoom.account("nobody@acme.example") is None


@pytest.mark.parametrize(
    "refusal",
    [zoom_error(404, 1001, "User does not exist: x."), zoom_error(400, 1010, "User not belong")],
)
async def test_an_account_of_somebody_else_is_none(refusal):
    assert await ZoomClient(session(Service.ZOOM, lambda _: refusal)).account("x") is None


@pytest.mark.parametrize(
    "refusal", [zoom_error(404, 2300, "This API endpoint is not recognized."), httpx.Response(404)]
)
async def test_a_404_of_another_kind_is_no_missing_account(refusal):
    with pytest.raises(Refused):
        await ZoomClient(session(Service.ZOOM, lambda _: refusal)).account("x")


async def test_an_email_is_one_part_of_the_path():
    sent = []

    def wire(request):
        sent.append(request)
        return httpx.Response(200, json={"id": "z", "email": "a+b@x.example"})

    found = await ZoomClient(session(Service.ZOOM, wire)).account("a+b@x.example", "pending")

    assert sent[0].url.raw_path == b"/v2/users/a%2Bb%40x.example"
    assert found.status == "pending"


async def test_roles_are_named_by_their_ids(office):
    roles = await office.zoom.roles()

    assert {"0": "Owner", "1": "Admin", "2": "Member"}.items() <= roles.items()


async def test_roles_without_a_name_are_left_out():
    body = {"roles": [{"id": 7, "name": "Seven"}, {"id": "8"}, {"name": "x"}, None]}
    zoom = ZoomClient(session(Service.ZOOM, lambda _: httpx.Response(200, json=body)))

    assert await zoom.roles() == {"7": "Seven"}
    assert (
        await ZoomClient(session(Service.ZOOM, lambda _: httpx.Response(200, json={}))).roles()
        == {}
    )


async def test_the_account_says_its_name_and_plan(office):
    info = await office.zoom.account_info()

    assert (info.name, info.plan) == ("Acme Dental Group", "Business")


async def test_an_account_may_say_nothing_of_itself():
    zoom = ZoomClient(session(Service.ZOOM, lambda _: httpx.Response(200, json={"id": None})))

    assert await zoom.account_info() == AccountInfo("", "", "", "", "")


async def test_an_account_is_turned_off_and_on_and_read_back(office):
    zoom_id = office.world.zoom_user(ANN).id

    sent = await office.zoom.set_status(zoom_id, active=False)
    off = await office.zoom.account(zoom_id)
    await office.zoom.set_status(zoom_id, active=True)
    on = await office.zoom.account(zoom_id)
    await office.zoom.set_licence(zoom_id, 2)
    licensed = await office.zoom.account(zoom_id)

    assert (off.status, off.licence) == ("inactive", 1)
    assert (on.status, on.licence) == ("active", 1)
    assert licensed.licence == 2
    assert sent.request_id
    assert sent.path == f"/v2/users/{zoom_id}/status"


async def test_an_admin_is_not_turned_off(office):
    office.world.make_admin(ANN)

    with pytest.raises(Refused, match="Admin users") as caught:
        await office.zoom.set_status(office.world.zoom_user(ANN).id, active=False)

    assert (caught.value.code, caught.value.outcome_known) == ("200", True)


@pytest.mark.parametrize(
    ("call", "method", "path", "body"),
    [
        (lambda c: c.set_status("z", active=False), "PUT", "/v2/users/z/status", "deactivate"),
        (lambda c: c.set_status("z", active=True), "PUT", "/v2/users/z/status", "activate"),
        (lambda c: c.set_licence("z", 99), "PATCH", "/v2/users/z", 99),
    ],
)
async def test_a_write_is_sent_as_zoom_wants_it(call, method, path, body):
    sent = []

    def wire(request):
        sent.append(request)
        return httpx.Response(204)

    await call(ZoomClient(session(Service.ZOOM, wire)))

    (request,) = sent
    assert (request.method, request.url.path) == (method, path)
    assert list(json.loads(request.content).values()) == [body]


@pytest.mark.parametrize("who", ["", ".", ".."])
async def test_nobody_is_never_turned_off(who):
    sent = []

    with pytest.raises(Misused):
        await ZoomClient(session(Service.ZOOM, sent.append)).set_status(who, active=False)
    assert sent == []
