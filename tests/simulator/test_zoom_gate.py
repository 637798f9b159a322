"""Zoom lets in whom it should."""

from tests.support.world import Services, a_world, services


async def test_a_missing_scope_is_named_with_http_400(office: Services) -> None:
    office.world.zoom.scopes = {"user:read:list_users:admin"}
    await office.sign_in_to_zoom()

    listed = await office.zoom.get("/v2/users")
    answer = await office.zoom.put(
        "/v2/users/goran.eze@acme.example/status", json={"action": "deactivate"}
    )

    assert (listed.status_code, answer.status_code, answer.json()["code"]) == (200, 400, 4711)
    assert "[user:update:status:admin, user:write:admin]" in answer.json()["message"]


async def test_too_many_calls_in_a_second_are_refused() -> None:
    world, clock = a_world(rate_limits="on")

    async with services(world, clock) as office:
        answers = [await office.zoom.get("/v2/users?page_size=1") for _ in range(61)]
        office.pass_time(1)
        later = await office.zoom.get("/v2/users?page_size=1")

    assert [a.status_code for a in answers] == [200] * 60 + [429]
    assert answers[60].headers["x-ratelimit-type"] == "QPS"
    assert answers[60].headers["x-ratelimit-category"] == "Medium"
    assert answers[0].headers["x-zm-trackingid"].startswith("v=2.0;")
    assert later.status_code == 200
