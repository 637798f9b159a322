"""A drawn company is whole, of any size."""

from tests.support.world import NOON, ManualClock, a_world, services
from zoomprov_gui.simulator.records import Planted
from zoomprov_gui.simulator.scenarios import build


def test_the_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    first, second, other = (
        build("drifted", people=300, seed=seed, clock=ManualClock()) for seed in (5, 5, 6)
    )

    assert dict(first.planted) == dict(second.planted)
    assert first.api_token == second.api_token
    assert dict(first.planted) != dict(other.planted)
    assert first.api_token != other.api_token


async def test_a_drawn_company_is_whole_to_the_last_person() -> None:
    world, clock = a_world("drifted", people=2345, seed=3)

    async with services(world, clock) as company:
        rows, address = [], f"/api/v1/apps/{company.app_id}/users?limit=500"
        while address:
            answer = await company.okta.get(address)
            rows += answer.json()
            links = [li for li in answer.headers.get_list("link") if 'rel="next"' in li]
            address = links[0].partition("<")[2].partition(">")[0] if links else ""
        totals = [
            (await company.zoom.get(f"/v2/users?status={status}")).json()["total_records"]
            for status in ("active", "inactive", "pending")
        ]

    assert len(rows) == len({row["id"] for row in rows}) == world.app_users.count("assigned")
    assert sum(totals) == world.zoom.users.count("active", "inactive", "pending")
    assert len(world.planted) == 2346
    assert world.planted["helena.brandt@acme.example"] == Planted("in_sync")


def test_a_million_people_cost_nothing_until_they_are_read() -> None:
    world, _ = a_world("drifted", people=1_000_000)

    last = world.zoom.users.page("active", 900_000, 5)[0]

    assert world.zoom.users.count("active") > 900_000
    assert len(last) == 5
    assert world.log.since(NOON - 3 * 86400) > 0
