"""The log of a drawn company."""

from tests.support.world import a_world, services


async def test_a_drawn_log_is_in_order_and_can_be_asked_for_one_person() -> None:
    world, clock = a_world("drifted", people=3000, seed=4)
    leaver = next(e for e, said in world.planted.items() if said.reason == "switch_off")

    async with services(world, clock) as company:
        answer = await company.okta.get("/api/v1/logs?since=2026-08-26T00:00:00Z&limit=1000")
        who = company.okta_id(leaver)
        one = await company.okta.get(
            "/api/v1/logs",
            params={"since": "2026-08-26T00:00:00Z", "filter": f'target.id eq "{who}"'},
        )

    times = [event["published"] for event in answer.json()]
    uuids = [event["uuid"] for event in answer.json()]
    assert times == sorted(times)
    assert len(uuids) == len(set(uuids)) == len(world.log)
    assert [e["eventType"] for e in one.json()] == ["application.user_membership.remove"]
