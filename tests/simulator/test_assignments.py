"""What changes in Okta when somebody is assigned, unassigned or moved."""

from tests.support.world import Services


async def test_a_groups_assignment_cannot_be_taken_from_one_person(office: Services) -> None:
    amara = office.okta_id("amara.obi@acme.example")

    answer = await office.okta.delete(f"/api/v1/apps/{office.app_id}/users/{amara}")

    assert (answer.status_code, answer.json()["errorCode"]) == (403, "E0000046")
    assert "group memberships grant them access" in answer.json()["errorCauses"][0]["errorSummary"]


async def test_leaving_the_group_takes_the_assignment(office: Services) -> None:
    amara = office.okta_id("amara.obi@acme.example")
    groups = (await office.okta.get(f"/api/v1/users/{amara}/groups")).json()
    clinical = next(g["id"] for g in groups if g["profile"]["name"] == "Clinical staff")

    answers = [
        await office.okta.delete(f"/api/v1/groups/{clinical}/users/{amara}") for _ in range(2)
    ]
    link = await office.okta.get(f"/api/v1/apps/{office.app_id}/users/{amara}")

    assert [answer.status_code for answer in answers] == [204, 204]
    assert link.json()["errorSummary"] == f"Not found: Resource not found: {amara} (AppUser)"


async def test_taking_a_direct_assignment_leaves_the_groups_one(office: Services) -> None:
    julia = office.okta_id("julia.santos@acme.example")
    path = f"/api/v1/apps/{office.app_id}/users/{julia}"

    before = (await office.okta.get(path)).json()["scope"]
    answer = await office.okta.delete(path)
    after = (await office.okta.get(path)).json()["scope"]

    assert (before, answer.status_code, after) == ("USER", 204, "GROUP")


async def test_a_group_is_assigned_as_often_as_one_likes_and_its_members_follow(
    office: Services,
) -> None:
    groups = (await office.okta.get("/api/v1/groups?q=Contractors")).json()
    path = f"/api/v1/apps/{office.app_id}/groups/{groups[0]['id']}"
    simon = f"/api/v1/apps/{office.app_id}/users/{office.okta_id('simon.reyes@acme.example')}"

    put = [(await office.okta.put(path)).status_code for _ in range(2)]
    assigned = (await office.okta.get(simon)).json()["scope"]
    deleted = [(await office.okta.delete(path)).status_code for _ in range(2)]
    gone = (await office.okta.get(simon)).status_code

    assert (put, assigned, deleted, gone) == ([200, 200], "GROUP", [204, 404], 404)
