"""Faults in which somebody else changes the world."""

import httpx

from tests.support.world import Services

USERS = "/v2/users?page_size=10"
GORAN = "/v2/users/goran.eze@acme.example"


async def off(office: Services, who: str = GORAN) -> httpx.Response:
    return await office.zoom.put(f"{who}/status", json={"action": "deactivate"})


async def status(office: Services, who: str = GORAN) -> str:
    return str((await office.zoom.get(who)).json().get("status"))


def assigned(office: Services) -> str:
    return f"/api/v1/apps/{office.app_id}/users?limit=10"


async def test_a_yes_may_mean_nothing_or_later_or_not_for_long(office: Services) -> None:
    jonas = "/v2/users/jonas.haddad@acme.example"
    nadia = "/v2/users/nadia.okafor@acme.example"

    office.world.fail_next("zoom:accepted-no-effect")
    assert (await off(office)).status_code == 204
    office.world.fail_next("zoom:delayed-effect:seconds=20")
    assert (await off(office, jonas)).status_code == 204
    office.world.fail_next("zoom:flips-back:seconds=20")
    assert (await off(office, nadia)).status_code == 204
    before = [await status(office, who) for who in (GORAN, jonas, nadia)]
    office.pass_time(21)
    after = [await status(office, who) for who in (GORAN, jonas, nadia)]

    assert before == ["active", "active", "inactive"]
    assert after == ["active", "inactive", "active"]


async def test_tokens_end_and_a_fresh_one_works(office: Services) -> None:
    office.world.faults.set("zoom:token-expired:after=1:status=400")

    good = await office.zoom.get(USERS)
    ended = await office.zoom.get(USERS)
    await office.sign_in_to_zoom()
    fresh = await office.zoom.get(USERS)

    assert [a.status_code for a in (good, ended, fresh)] == [200, 400, 200]
    assert ended.json()["code"] == 124


async def test_permissions_are_taken_away_in_the_middle(office: Services) -> None:
    office.world.faults.set("zoom:scope-removed:scope=user:update:status:admin:path=/status")
    office.world.faults.set("okta:role-removed")

    write = await off(office)
    read = await office.zoom.get(USERS)
    okta = await office.okta.get(assigned(office))

    assert (write.json()["code"], read.status_code) == (4711, 200)
    assert (okta.status_code, okta.json()["errorCode"]) == (403, "E0000006")


async def test_other_people_are_at_work_too(office: Services) -> None:
    niko = f"/api/v1/apps/{office.app_id}/users/{office.okta_id('niko.laine@acme.example')}"
    office.world.fail_next("zoom:second-admin")
    first = await off(office)
    office.world.fail_next("okta:second-admin")
    late = await office.okta.delete(niko)
    office.world.fail_next("okta:switch-off")
    await office.okta.get("/api/v1/org")
    switch = (
        await office.okta.get(f"/api/v1/apps/{office.app_id}/features/USER_PROVISIONING")
    ).json()["capabilities"]["update"]["lifecycleDeactivate"]["status"]
    office.world.fail_next("okta:app-inactive")
    app = (await office.okta.get(f"/api/v1/apps/{office.app_id}")).json()["status"]

    assert (first.status_code, late.status_code) == (204, 404)
    assert (switch, app) == ("DISABLED", "INACTIVE")


async def test_a_group_rule_brings_somebody_back(office: Services) -> None:
    niko = f"/api/v1/apps/{office.app_id}/users/{office.okta_id('niko.laine@acme.example')}"
    office.world.fail_next("okta:group-readds:seconds=3")

    await office.okta.delete(niko)
    gone = await office.okta.get(niko)
    office.pass_time(3)
    back = await office.okta.get(niko)

    assert (gone.status_code, back.json()["scope"]) == (404, "GROUP")


async def test_zoom_deletes_whom_we_switch_off_and_takes_the_last_seat(office: Services) -> None:
    office.world.zoom.hosts += 5
    office.world.faults.set("zoom:auto-deleted:seconds=5")
    office.world.faults.set("zoom:seat-shortage:method=PATCH")

    await off(office)
    full = await office.zoom.patch("/v2/users/jonas.haddad@acme.example", json={"type": 2})
    office.pass_time(5)

    assert (await office.zoom.get(GORAN)).status_code == 404
    assert full.json()["code"] == 3412


async def test_zoom_deletes_no_admin(office: Services) -> None:
    office.world.zoom.hosts += 5
    carlos = "/v2/users/carlos.neri@acme.example"
    office.world.fail_next("zoom:auto-deleted:seconds=5")

    changed = await office.zoom.patch(carlos, json={"type": 2})
    office.pass_time(5)

    assert changed.status_code == 204
    assert (await office.zoom.get(carlos)).status_code == 200


async def test_people_change_lists_while_they_are_read(office: Services) -> None:
    plain = {row["email"] for row in (await office.zoom.get(USERS)).json()["users"]}
    office.world.faults.set("zoom:moves-list:path=status=inactive")
    active = {
        r["email"] for r in (await office.zoom.get("/v2/users?page_size=300")).json()["users"]
    }
    inactive = {
        r["email"]
        for r in (await office.zoom.get("/v2/users?status=inactive&page_size=300")).json()["users"]
    }

    assert plain <= active
    assert len(active & inactive) == 1
