"""Faults that answer in a service's place."""

import httpx
import pytest

from tests.support.world import Services, next_link

USERS = "/v2/users?page_size=10"
GORAN = "/v2/users/goran.eze@acme.example"


async def off(office: Services, who: str = GORAN) -> httpx.Response:
    return await office.zoom.put(f"{who}/status", json={"action": "deactivate"})


async def status(office: Services, who: str = GORAN) -> str:
    return str((await office.zoom.get(who)).json().get("status"))


def assigned(office: Services) -> str:
    return f"/api/v1/apps/{office.app_id}/users?limit=10"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("iso", "2026-11-23T18:00:30Z"),
        ("seconds", "30"),
        ("date", "Mon, 23 Nov 2026 18:00:30 GMT"),
    ],
)
async def test_zoom_throttles_with_a_date_in_three_forms(
    office: Services, form: str, expected: str
) -> None:
    office.world.fail_next(f"zoom:throttle:seconds=30:form={form}")

    answer = await office.zoom.get(USERS)
    after = await office.zoom.get(USERS)

    assert (answer.status_code, answer.headers["retry-after"]) == (429, expected)
    assert after.status_code == 200


async def test_okta_throttles_with_and_without_its_headers(office: Services) -> None:
    office.world.fail_next("okta:throttle:seconds=48")
    full = await office.okta.get(assigned(office))
    office.world.fail_next("okta:throttle-bare")
    bare = await office.okta.get(assigned(office))
    office.world.fail_next("okta:concurrency")
    crowded = await office.okta.get(assigned(office))

    assert int(full.headers["x-rate-limit-reset"]) - int(office.clock.at) == 48
    assert (bare.status_code, "x-rate-limit-reset" in bare.headers) == (429, False)
    assert crowded.headers["x-rate-limit-limit"] == "0"


async def test_the_daily_cap_lasts_until_midnight(office: Services) -> None:
    office.world.fail_next("zoom:daily-cap")

    answer = await office.zoom.get(USERS)

    assert answer.headers["retry-after"] == "2026-11-24T00:00:00Z"
    assert answer.headers["x-ratelimit-type"] == "Daily-limit"


async def test_a_plan_may_lack_a_feature_and_an_admin_may_say_no(office: Services) -> None:
    app = f"/api/v1/apps/{office.app_id}"
    office.world.fail_next("okta:plan-lacks:path=/features")
    office.world.fail_next("okta:consent-refused:path=/oauth2/authorize")

    lacking = await office.okta.get(f"{app}/features")
    refused = await office.okta.get(f"/api/v1/apps/zoomus/{office.app_id}/oauth2/authorize?state=x")

    assert (lacking.status_code, lacking.json()["errorCode"]) == (401, "E0000015")
    assert refused.json()["error"] == "access_denied"


async def test_a_reset_comes_before_anything_is_done(office: Services) -> None:
    office.world.faults.set("zoom:reset:method=PUT")

    with pytest.raises(httpx.ReadError):
        await off(office)

    assert await status(office) == "active"


async def test_a_cursor_expires_between_two_pages(office: Services) -> None:
    office.world.faults.set("okta:cursor-expired:after=2")
    office.world.faults.set("zoom:cursor-expired:after=1")
    first = await office.okta.get(assigned(office))
    second = await office.okta.get(str(next_link(first)))
    third = await office.okta.get(str(next_link(second)))
    page = await office.zoom.get(USERS)
    following = await office.zoom.get(USERS, params={
        "page_size": 10, "next_page_token": page.json()["next_page_token"]})  # fmt: skip

    assert [a.status_code for a in (first, second, third)] == [200, 200, 400]
    assert third.json()["errorCode"] == "E0000029"
    assert following.json()["code"] == 300
