"""One fact at a time."""

import pytest

from tests.support.wire import office as open_office
from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.services.reading import OKTA_ALONE, ZOOM_ALONE, FactReader


@pytest.fixture
async def office():
    async with open_office() as opened:
        yield opened


def reader(office):
    return FactReader(office.okta, office.zoom, clock=office.clock)


@pytest.mark.parametrize("name", sorted({*OKTA_ALONE, *ZOOM_ALONE} - {"domains"}))
async def test_what_hangs_on_nothing_is_read_with_its_time_and_reply(office, name):
    fact = await reader(office).alone(name)

    assert fact.value is not None
    assert fact.at == office.clock()
    assert {reply.at for reply in fact.replies} == {fact.at}


async def test_an_error_is_a_fact_with_what_came_instead(office):
    fact = await reader(office).alone("domains")

    assert isinstance(fact.error, Refused)
    assert fact.replies[0].status == 400
    assert "4711" in fact.replies[0].body


async def test_the_organisation_keeps_its_name_once_it_is_known(office):
    org, skew = await reader(office).org("")
    kept, _ = await reader(office).org("Kept")

    assert org.value.company == "Acme Dental Group"
    assert kept.value.company == "Kept"
    assert abs(skew.value) <= 1.0


async def test_an_answer_without_a_date_tells_nothing_of_the_clock(office):
    office.world.faults.set("okta:html:path=/.well-known")

    org, skew = await reader(office).org("")

    assert isinstance(org.error, Unreadable)
    assert skew.error is org.error


@pytest.mark.parametrize("name", ["link", "features", "log"])
async def test_what_hangs_on_the_app_is_read_of_it(office, name):
    fact = await reader(office).of_app(name, office.world.app.id)

    assert fact.value
    assert fact.error is None


async def test_the_log_is_asked_for_without_an_app_too(office):
    assert (await reader(office).of_app("log", None)).value == ()
