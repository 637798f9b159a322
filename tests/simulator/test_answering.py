"""One request from the faults to the reply."""

import httpx
import pytest

from tests.support.world import Services
from zoomprov_gui.simulator.faults import FAULTS

USERS = "/v2/users?page_size=10"
GORAN = "/v2/users/goran.eze@acme.example"


async def off(office: Services, who: str = GORAN) -> httpx.Response:
    return await office.zoom.put(f"{who}/status", json={"action": "deactivate"})


async def status(office: Services, who: str = GORAN) -> str:
    return str((await office.zoom.get(who)).json().get("status"))


def assigned(office: Services) -> str:
    return f"/api/v1/apps/{office.app_id}/users?limit=10"


@pytest.mark.parametrize("name", FAULTS)
async def test_every_fault_can_be_set_on_both_sides_and_is_survived(
    office: Services, name: str
) -> None:
    for side in ("okta", "zoom"):
        seconds = ":seconds=0" if name in ("latency", "slow-drip") else ""
        office.world.faults.set(f"{side}:{name}{seconds}")

    for client, method, path in (
        (office.okta, "GET", assigned(office)),
        (office.okta, "DELETE", f"/api/v1/apps/{office.app_id}/users/00uNobody"),
        (office.zoom, "GET", USERS),
        (office.zoom, "PUT", f"{GORAN}/status"),
    ):
        try:
            answer = await client.request(method, path)
        except httpx.ReadError:
            continue
        assert answer.status_code in {200, 204, 400, 401, 403, 404, 407, 429, 500, 502, 503}


async def test_a_fault_waits_its_turn_and_is_used_up(office: Services) -> None:
    office.world.faults.set("zoom:server-error:after=1:times=2:path=/users")

    found = [(await office.zoom.get(USERS)).status_code for _ in range(4)]
    elsewhere = await office.zoom.get("/v2/roles")

    assert found == [200, 500, 500, 200]
    assert elsewhere.status_code == 200


async def test_signing_in_goes_wrong_only_where_the_path_says_so(office: Services) -> None:
    office.world.faults.set("zoom:server-error")
    await office.sign_in_to_zoom()
    office.world.faults.clear()
    office.world.faults.set("zoom:server-error:path=/oauth")

    answer = await office.zoom.post("/oauth/token")

    assert answer.status_code == 500
