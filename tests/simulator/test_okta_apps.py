"""Okta's apps and assignments behave as the facts say."""

from tests.support.world import Services, next_link


async def test_the_zoom_app_is_found_by_its_catalogue_name(office: Services) -> None:
    answer = await office.okta.get("/api/v1/apps", params={"filter": 'name eq "zoomus"'})

    assert [app["id"] for app in answer.json()] == [office.app_id]
    assert answer.json()[0]["features"] == [
        "PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION", "IMPORT_NEW_USERS",
    ]  # fmt: skip


async def test_an_app_needs_a_subdomain(fresh: Services) -> None:
    answer = await fresh.okta.post("/api/v1/apps", json={"name": "zoomus", "label": "Zoom"})

    assert (answer.status_code, answer.json()["errorCode"]) == (400, "E0000001")


async def test_pages_of_assignments_follow_each_other_without_gap_or_repeat(
    office: Services,
) -> None:
    seen: list[str] = []
    address: str | None = f"/api/v1/apps/{office.app_id}/users?limit=7&expand=user"

    while address:
        answer = await office.okta.get(address)
        seen += [row["id"] for row in answer.json()]
        assert all(row["_embedded"]["user"]["id"] == row["id"] for row in answer.json())
        address = next_link(answer)

    assert len(seen) == len(set(seen)) == office.world.app_users.count("assigned")


async def test_nobody_is_assigned_twice_or_after_leaving(office: Services) -> None:
    path = f"/api/v1/apps/{office.app_id}/users"
    amara, greta = (office.okta_id(f"{n}@acme.example") for n in ("amara.obi", "greta.olsen"))

    twice = await office.okta.post(path, json={"id": amara})
    gone = await office.okta.post(path, json={"id": greta})
    nobody = await office.okta.post(path, json={"id": "00uNobody"})
    empty = await office.okta.post(path)

    found = [(a.status_code, a.json()["errorCode"]) for a in (twice, gone, nobody, empty)]
    assert found == [
        (409, "E0000062"), (403, "E0000117"), (404, "E0000007"), (400, "E0000003"),
    ]  # fmt: skip


async def test_q_finds_assignments_by_the_beginning_of_a_name(office: Services) -> None:
    answer = await office.okta.get(f"/api/v1/apps/{office.app_id}/users?q=ama&limit=500")

    assert [row["profile"]["givenName"] for row in answer.json()] == ["Amara"]
