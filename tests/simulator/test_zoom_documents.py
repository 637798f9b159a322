"""Zoom's JSON is as recorded."""

from tests.support.world import Services


async def test_a_pending_row_is_as_recorded(office: Services) -> None:
    rows = (await office.zoom.get("/v2/users?status=pending")).json()["users"]

    row = next(row for row in rows if row["email"] == "rosa.consultant@partner.example")
    assert row == {
        "id": "",
        "email": "rosa.consultant@partner.example",
        "type": 1,
        "pmi": 0,
        "verified": 0,
        "created_at": "2026-11-23T18:00:00Z",
        "status": "pending",
        "role_id": "0",
        "user_created_at": "2026-11-12T18:00:00Z",
    }


async def test_absent_facts_are_absent_and_not_null(office: Services) -> None:
    rows = (await office.zoom.get("/v2/users?page_size=300")).json()["users"]

    row = next(row for row in rows if row["email"] == "reception@acme.example")
    assert {"dept", "last_login_time", "last_client_version"}.isdisjoint(row)
    assert (row["first_name"], row["timezone"], row["login_types"]) == (None, None, [])


async def test_one_account_tells_more_than_its_row(office: Services) -> None:
    listed = (await office.zoom.get("/v2/users?page_size=300")).json()["users"][0]

    whole = (await office.zoom.get(f"/v2/users/{listed['id']}")).json()

    assert listed.items() <= whole.items()
    assert {"role_name", "account_id", "group_ids", "job_title"} <= whole.keys() - listed.keys()
