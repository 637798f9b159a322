"""A sign-in that ends, or may less than before: one named card, a way back, and nothing sent."""

from dataclasses import replace

import pytest

from tests.support.connecting import desk
from zoomprov_gui.app.paths import Paths
from zoomprov_gui.app.sources import source_of_world
from zoomprov_gui.app.wiring import open_company
from zoomprov_gui.domain.actions import Route
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.people import Service, person_key
from zoomprov_gui.domain.planning import plan_take_away
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.services.results import Outcome
from zoomprov_gui.simulator.founding import NATIVE

LEAVER = "goran.eze@acme.example"
WRITES = {"POST", "PUT", "PATCH", "DELETE"}


def counting(source):
    """Return the source, and the writes that reach either service through it."""
    sent = []

    class Watched:
        def __init__(self, inner):
            self._inner = inner

        async def handle_async_request(self, request):
            if request.method in WRITES and "/oauth" not in request.url.path:
                sent.append(f"{request.method} {request.url.path}")
            return await self._inner.handle_async_request(request)

        async def aclose(self):
            await self._inner.aclose()

        async def __aenter__(self):
            return self

        async def __aexit__(self, *_):
            return None

    ways = {"to_okta": Watched(source.to_okta), "to_zoom": Watched(source.to_zoom)}
    return replace(source, **ways), sent


async def after(d, tmp_path, change, okta=None, tokens=None):
    """Plan a removal, change the world, check again, and try; return problem, outcome, writes."""
    source = source_of_world(d.world, "test", Paths.of(str(tmp_path)))
    if okta is not None:
        connection = replace(source.connection, okta_auth=okta)
        source = replace(source, connection=connection, tokens={Service.OKTA: tokens})
    source, sent = counting(source)
    async with open_company(source, clock=d.clock, sleep=d.connect.network.sleep) as company:
        await company.compare.run(company.roster, lambda _: None)
        person = company.roster.find(person_key(LEAVER))
        plan = plan_take_away([person], Route.AUTO, company.context())
        change()
        outcomes = [r async for r in company.apply.run("r1", plan)]
        await company.compare.run(company.roster, lambda _: None)
        readings = [company.roster.reading(service) for service in Service]
    failures = [reading.failure for reading in readings if reading.failure is not None]
    assert not all(reading.complete for reading in readings)
    return diagnose(failures[0]), outcomes[-1].outcome, sent


@pytest.mark.parametrize(
    ("fault", "cause", "title"),
    [
        ("okta:token-revoked", Cause.SIGN_IN, "Sign in to Okta again"),
        ("zoom:token-revoked", Cause.SIGN_IN, "Zoom does not know this Client ID and"),
        (
            "zoom:scope-removed:scope=user:read:list_users:admin",
            Cause.PERMISSION,
            "Zoom needs one more permission",
        ),
        ("okta:role-removed", Cause.PERMISSION, "Okta does not let this account do that"),
    ],
)
async def test_each_end_of_a_sign_in_is_one_named_card_with_the_way_back(
    tmp_path, fault, cause, title
):
    async with desk() as d:

        def change():
            d.world.faults.set(fault)

        problem, _, sent = await after(d, tmp_path, change)

    assert problem.cause is cause
    assert problem.title.startswith(title)
    assert problem.actions
    assert sent == [] or fault.startswith("zoom:scope")


async def test_a_browser_sign_in_that_was_taken_back_is_told_and_nothing_is_sent(tmp_path):
    async with desk() as d:
        org = await d.org()
        side = await d.connect.okta_by(org, NATIVE, d.connect.browser_to_okta(org, NATIVE))

        def change():
            d.world.okta.tokens.clear()
            d.world.okta.codes.clear()

        problem, outcome, sent = await after(d, tmp_path, change, side.auth, side.tokens)

    assert problem.title == "Sign in to Okta again"
    assert outcome is not Outcome.VERIFIED
    assert sent == []


async def test_a_browser_sign_in_that_merely_ran_out_goes_on_by_itself(tmp_path):
    async with desk() as d:
        org = await d.org()
        side = await d.connect.okta_by(org, NATIVE, d.connect.browser_to_okta(org, NATIVE))
        source = source_of_world(d.world, "test", Paths.of(str(tmp_path)))
        connection = replace(source.connection, okta_auth=side.auth)
        source = replace(source, connection=connection, tokens={Service.OKTA: side.tokens})
        async with open_company(source, clock=d.clock, sleep=d.connect.network.sleep) as company:
            await company.compare.run(company.roster, lambda _: None)
            d.world.faults.set("okta:token-expired")
            await company.compare.run(company.roster, lambda _: None)

            assert company.roster.reading(Service.OKTA).complete


async def test_a_right_to_change_that_the_token_lacks_is_told_and_nothing_is_sent(tmp_path):
    async with desk() as d:
        d.world.zoom.scopes -= {"user:update:status:admin"}
        source = source_of_world(d.world, "test", Paths.of(str(tmp_path)))
        source, sent = counting(source)
        async with open_company(source, clock=d.clock, sleep=d.connect.network.sleep) as company:
            await company.compare.run(company.roster, lambda _: None)
            person = company.roster.find(person_key(LEAVER))
            plan = plan_take_away([person], Route.AUTO, company.context())
            results = [r async for r in company.apply.run("r1", plan)]

    assert sent == []
    assert results[-1].outcome is Outcome.REFUSED
    assert results[-1].problem.title == "Zoom needs one more permission"
    assert "user:update:status:admin" in results[-1].problem.remedy
