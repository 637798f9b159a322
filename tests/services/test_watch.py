import pytest

from tests.support.company import a_company
from zoomprov_gui.domain.people import Service
from zoomprov_gui.services.compare import unreported


async def test_failures_in_a_row_are_counted_for_each_side_and_end_with_an_answer(tmp_path):
    async with a_company(tmp_path) as (company, world, _):
        world.faults.set("zoom:unavailable")
        await company.watch.once(company.roster, unreported)
        await company.watch.once(company.roster, unreported)
        assert company.watch.failures == {Service.OKTA: 0, Service.ZOOM: 2}

        world.faults.clear()
        await company.watch.once(company.roster, unreported)

    assert company.watch.failures == {Service.OKTA: 0, Service.ZOOM: 0}


async def test_a_side_that_stops_answering_keeps_what_it_said_before(tmp_path):
    async with a_company(tmp_path) as (company, world, clock):
        await company.watch.once(company.roster, unreported)
        read_at = clock.at
        people = len(company.roster)
        world.faults.set("zoom:reset")
        clock.advance(30)
        await company.watch.once(company.roster, unreported)

    assert len(company.roster) == people
    assert company.roster.whole(Service.ZOOM).read_at == read_at
    assert not company.roster.reading(Service.ZOOM).complete


@pytest.mark.parametrize(("people", "pause"), [(40, 30.0), (2_500, 600.0)])
async def test_a_large_company_is_read_whole_less_often(tmp_path, people, pause):
    async with a_company(tmp_path, "all-well", people=people) as (company, _, clock):
        await company.watch.once(company.roster, unreported)
        before = clock.at

        await company.watch.pause(company.roster, 30.0)

    assert clock.at - before == pause
    assert company.watch.next_at == clock.at


async def test_the_next_read_lets_whoever_is_changing_things_go_first(tmp_path):
    async with a_company(tmp_path) as (company, _, clock):
        await company.watch.once(company.roster, unreported)
        before = clock.at
        company.compare.okta.room = lambda _path: 0.3

        await company.watch.pause(company.roster, 30.0)

    assert clock.at - before == 90.0
