"""Zoom lists and finds accounts as the facts say."""

from tests.support.world import Services


async def everybody(office: Services, status: str, size: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    token = ""
    while True:
        answer = await office.zoom.get(
            "/v2/users", params={"status": status, "page_size": size, "next_page_token": token}
        )
        rows += answer.json()["users"]
        token = answer.json()["next_page_token"]
        if not token:
            assert answer.json()["total_records"] == len(rows)
            return rows


async def test_the_three_lists_hold_everybody_once(office: Services) -> None:
    rows = {
        status: await everybody(office, status, 7) for status in ("active", "inactive", "pending")
    }

    emails = [row["email"] for listed in rows.values() for row in listed]
    assert len(emails) == len(set(emails)) == office.world.zoom.users.count(*rows)
    assert all(row["status"] == status for status, listed in rows.items() for row in listed)


async def test_without_a_status_only_active_accounts_are_listed(office: Services) -> None:
    answer = await office.zoom.get("/v2/users?page_size=300")

    assert {row["status"] for row in answer.json()["users"]} == {"active"}


async def test_a_bad_size_or_status_is_refused(office: Services) -> None:
    for query in ({"page_size": 2001}, {"page_size": "x"}, {"status": "gone"}):
        answer = await office.zoom.get("/v2/users", params=query)
        assert answer.json()["message"] == "Validation Failed."
        assert answer.json()["errors"][0]["field"] in query


async def test_somebody_is_found_by_id_and_by_address(office: Services) -> None:
    by_id = await office.zoom.get(f"/v2/users/{office.zoom_id('goran.eze@acme.example')}")
    plus = await office.zoom.get("/v2/users/samira%2Bzoom@acme.example")
    me = await office.zoom.get("/v2/users/me")
    pending = await office.zoom.get("/v2/users/rosa.consultant@partner.example")

    assert (by_id.json()["email"], by_id.json()["role_name"]) == (
        "goran.eze@acme.example",
        "Member",
    )
    assert plus.json()["email"] == "samira+zoom@acme.example"
    assert (me.json()["email"], me.json()["role_name"]) == ("helena.brandt@acme.example", "Owner")
    assert pending.json()["id"]
    assert pending.json()["role_name"] == ""


async def test_an_expired_invitation_is_in_no_list_and_answers_1120(office: Services) -> None:
    office.pass_time(20 * 86400)
    await office.sign_in_to_zoom()

    answer = await office.zoom.get("/v2/users/rosa.consultant@partner.example")
    listed = [row["email"] for row in await everybody(office, "pending", 30)]

    assert (answer.status_code, answer.json()["code"]) == (400, 1120)
    assert "rosa.consultant@partner.example" not in listed


async def test_an_address_exists_only_inside_the_account(office: Services) -> None:
    found = [
        (await office.zoom.get("/v2/users/email", params={"email": email})).json()["existed_email"]
        for email in ("GORAN.eze@acme.example", "leon.fischer@acme.example")
    ]

    assert found == [True, False]


async def test_the_summary_adds_up(office: Services) -> None:
    summary = (await office.zoom.get("/v2/users/summary")).json()

    assert summary["total_users_count"] == office.world.zoom.users.count(
        "active", "inactive", "pending"
    )
    assert summary["licensed_users_count"] == office.world.zoom.used
