"""The set-up's calls to Zoom, against the simulated one and against odd answers."""

import httpx
import pytest

from tests.support.wire import answers, session, zoom_error
from tests.support.wire import office as open_office
from zoomprov_gui.clients.zoom_setup import ZoomSetup
from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup_facts import SeatFacts, SsoFacts

NO_SCOPE = zoom_error(400, 4711, "Invalid access token, does not contain scopes:[a, b].")


@pytest.fixture
async def office():
    async with open_office() as opened:
        yield opened


def client(*replies):
    return ZoomSetup(session(Service.ZOOM, answers(*replies)))


def ok(body):
    return httpx.Response(200, json=body)


async def test_the_account_tells_its_name_plan_and_address(office):
    found = (await office.zoom.setup.account()).value

    assert (found.name, found.plan) == ("Acme Dental Group", "Business")
    assert found.vanity_url == "https://acme.zoom.us"
    assert found.owner_email == "helena.brandt@acme.example"
    assert "user:update:status:admin" in office.zoom.setup.scopes


async def test_people_are_counted_without_reading_them_all(office):
    found = await office.zoom.setup.people()

    assert found.value == office.world.zoom.users.count("active")


async def test_a_page_without_people_is_no_count():
    with pytest.raises(Unreadable):
        await client(ok({"total_records": 4})).people()


async def test_how_people_sign_in_is_read(office):
    found = (await office.zoom.setup.sso()).value

    assert found == SsoFacts(True, True, ("acme.example",), ())


async def test_who_is_excepted_from_single_sign_on_is_named():
    around = [{"id": "1", "email": "a@x"}, {"id": "2"}, {}]
    body = {"security": {"signin_with_sso": {"enable": True, "sso_bypass_users": around}}}

    found = (await client(ok(body)).sso()).value

    assert found == SsoFacts(True, None, (), ("a@x", "2"))
    assert (await client(ok({})).sso()).value == SsoFacts(None, None, (), ())


async def test_licences_are_bought_and_used(office):
    office.world.zoom.hosts = office.world.zoom.used + 3

    found = (await office.zoom.setup.seats()).value

    assert (found.bought, found.free) == (office.world.zoom.hosts, 3)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"plan_base": {"hosts": 10, "usage": 4}}, SeatFacts(10, 4)),
        ({"plan_base": [{"hosts": 10, "usage": 4}, {"hosts": 5, "usage": 5}]}, SeatFacts(15, 9)),
        ({"plan_zoom_one": [{"hosts": 7, "usage": 1}]}, SeatFacts(7, 1)),
        (
            {"plan_base": {"hosts": 10, "usage": 4}, "plan_zoom_one": [{"hosts": 1, "usage": 1}]},
            SeatFacts(11, 5),
        ),
    ],
)
async def test_plans_come_alone_or_in_lists(body, expected):
    assert (await client(ok(body)).seats()).value == expected


@pytest.mark.parametrize("first", [NO_SCOPE, ok({}), ok({"plan_base": {"hosts": None}})])
async def test_where_plans_are_not_told_the_used_licences_are(first):
    found = await client(first, ok({"licensed_users_count": 12})).seats()

    assert found.value == SeatFacts(-1, 12)
    assert found.value.free is None


async def test_a_plan_that_has_no_usage_is_a_refusal():
    with pytest.raises(Refused):
        await client(zoom_error(400, 200, "Only available for paid account.")).seats()
    with pytest.raises(Unreadable):
        await client(NO_SCOPE, ok({})).seats()


async def test_associated_domains_are_told_to_nearly_nobody(office):
    with pytest.raises(Refused) as caught:
        await office.zoom.setup.domains()

    assert caught.value.code == "4711"
    assert all(scope.endswith(":master") for scope in caught.value.missing)


async def test_only_verified_domains_count():
    rows = [{"domain": "a.example", "status": "verified"}, {"domain": "b", "status": "pending"}]

    assert (await client(ok({"domains": rows})).domains()).value == ("a.example",)
