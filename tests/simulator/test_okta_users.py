"""Okta's directory behaves as the facts say."""

from tests.support.world import Services


async def emails(office: Services, **query: str) -> list[str]:
    answer = await office.okta.get("/api/v1/users", params={"limit": "200", **query})
    return [user["profile"]["login"] for user in answer.json()]


async def test_the_plain_list_leaves_out_deactivated_people_and_search_does_not(
    office: Services,
) -> None:
    gone = "greta.olsen@acme.example"

    assert gone not in await emails(office)
    assert await emails(office, q="greta") == []
    assert gone in await emails(office, search='status eq "DEPROVISIONED"')
    assert gone in await emails(office, filter='status eq "DEPROVISIONED"')


async def test_a_search_is_paged(office: Services) -> None:
    seen: list[str] = []
    address: str | None = '/api/v1/users?limit=9&search=status eq "ACTIVE"'
    while address:
        answer = await office.okta.get(address)
        seen += [user["id"] for user in answer.json()]
        lines = [li for li in answer.headers.get_list("link") if 'rel="next"' in li]
        address = lines[0].partition("<")[2].partition(">")[0] if lines else None

    assert len(seen) == len(set(seen))
    assert set(seen) == {
        user.id
        for user in office.world.okta.users.every("live", "deprovisioned")
        if user.status == "ACTIVE"
    }


async def test_a_person_is_read_by_id_login_and_as_oneself(office: Services) -> None:
    goran = office.okta_id("goran.eze@acme.example")

    answers = [
        (await office.okta.get(f"/api/v1/users/{who}")).json()["profile"]["login"]
        for who in (goran, "goran.eze@acme.example", "samira%2Bzoom@acme.example", "me")
    ]

    assert answers == [
        "goran.eze@acme.example",
        "goran.eze@acme.example",
        "samira+zoom@acme.example",
        "dana.whitfield@acme.example",
    ]


async def test_an_update_leaves_what_it_does_not_name(office: Services) -> None:
    path = f"/api/v1/users/{office.okta_id('goran.eze@acme.example')}"

    answer = await office.okta.post(path, json={"profile": {"nickName": "G"}})
    taken = await office.okta.post(path, json={"profile": {"login": "amara.obi@acme.example"}})

    assert answer.json()["profile"]["department"] == "Front desk"
    assert answer.json()["profile"]["nickName"] == "G"
    assert taken.json()["errorCode"] == "E0000001"


async def test_lifecycle_calls_mind_the_persons_status(office: Services) -> None:
    path = f"/api/v1/users/{office.okta_id('simon.reyes@acme.example')}/lifecycle"
    steps = ("reactivate", "unsuspend", "suspend", "suspend", "unsuspend", "deactivate",
             "deactivate", "activate", "activate")  # fmt: skip

    found = [(await office.okta.post(f"{path}/{step}")).status_code for step in steps]

    assert found == [403, 403, 200, 403, 200, 200, 403, 200, 403]


async def test_a_deactivated_person_stays_in_groups_and_comes_back_assigned(
    office: Services,
) -> None:
    amara = office.okta_id("amara.obi@acme.example")

    async_answer = await office.okta.post(
        f"/api/v1/users/{amara}/lifecycle/deactivate", headers={"prefer": "respond-async"}
    )
    groups = (await office.okta.get(f"/api/v1/users/{amara}/groups")).json()
    await office.okta.post(f"/api/v1/users/{amara}/lifecycle/activate?sendEmail=false")
    link = await office.okta.get(f"/api/v1/apps/{office.app_id}/users/{amara}")

    assert async_answer.status_code == 204
    assert "Clinical staff" in [group["profile"]["name"] for group in groups]
    assert link.json()["scope"] == "GROUP"
