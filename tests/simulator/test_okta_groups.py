"""Okta's groups and their members."""

from tests.support.world import Services, next_link


async def group_id(office: Services, name: str) -> str:
    return str((await office.okta.get("/api/v1/groups", params={"q": name})).json()[0]["id"])


async def test_members_are_paged_and_deactivated_ones_stay(office: Services) -> None:
    clinical = await group_id(office, "Clinical")
    seen: list[str] = []
    address: str | None = f"/api/v1/groups/{clinical}/users?limit=4"
    while address:
        answer = await office.okta.get(address)
        seen += [user["profile"]["login"] for user in answer.json()]
        address = next_link(answer)

    assert len(seen) == len(set(seen))
    assert {"amara.obi@acme.example", "ravi.menon@acme.example"} <= set(seen)


async def test_everybody_is_in_everyone_and_nobody_can_leave_it(office: Services) -> None:
    everyone = await group_id(office, "Everyone")
    amara = office.okta_id("amara.obi@acme.example")

    answer = await office.okta.delete(f"/api/v1/groups/{everyone}/users/{amara}")
    groups = (await office.okta.get(f"/api/v1/users/{amara}/groups")).json()

    assert answer.status_code == 403
    assert [group["profile"]["name"] for group in groups] == ["Everyone", "Clinical staff"]


async def test_groups_are_found_by_expression_and_tell_their_apps(office: Services) -> None:
    found = await office.okta.get("/api/v1/groups", params={"filter": 'type eq "BUILT_IN"'})
    clinical = await group_id(office, "Clinical")
    apps = await office.okta.get(f"/api/v1/groups/{clinical}/apps")

    assert [group["profile"]["name"] for group in found.json()] == ["Everyone"]
    assert [app["name"] for app in apps.json()] == ["zoomus"]


async def test_joining_a_group_twice_is_no_error(office: Services) -> None:
    finance = await group_id(office, "Finance")
    simon = office.okta_id("simon.reyes@acme.example")

    found = [
        (await office.okta.put(f"/api/v1/groups/{finance}/users/{simon}")).status_code
        for _ in range(2)
    ]

    assert found == [204, 204]
    assert office.world.app_users.get(simon) is not None
