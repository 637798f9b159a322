"""Cursors and page tokens."""

from tests.support.world import Services, next_link


async def test_a_page_token_dies_after_a_quarter_of_an_hour(office: Services) -> None:
    first = await office.zoom.get("/v2/users?page_size=5")
    token = first.json()["next_page_token"]

    office.pass_time(899)
    good = await office.zoom.get("/v2/users", params={"page_size": 5, "next_page_token": token})
    office.pass_time(2)
    late = await office.zoom.get("/v2/users", params={"page_size": 5, "next_page_token": token})

    assert good.status_code == 200
    assert (late.status_code, late.json()) == (
        400,
        {"code": 300, "message": "The next page token is invalid or expired."},
    )


async def test_a_page_token_belongs_to_its_parameters(office: Services) -> None:
    first = await office.zoom.get("/v2/users?page_size=5")
    token = first.json()["next_page_token"]

    for query in ({"page_size": 6}, {"page_size": 5, "status": "inactive"}):
        answer = await office.zoom.get("/v2/users", params={**query, "next_page_token": token})
        assert answer.json()["code"] == 300


async def test_a_reader_in_the_middle_skips_nobody_when_somebody_leaves(office: Services) -> None:
    first = await office.okta.get(f"/api/v1/apps/{office.app_id}/users?limit=10")
    gone = first.json()[3]["id"]
    office.world.okta.assigned[office.app_id or ""].remove(gone)

    rest = await office.okta.get(str(next_link(first)))

    everybody = [link.user_id for link in office.world.app_users.every("assigned")]
    assert rest.json()[0]["id"] == everybody[9]


async def test_a_made_up_cursor_is_refused(office: Services) -> None:
    for after in ("00u1testcursorvalue", "%%%", ""):
        answer = await office.okta.get(
            f"/api/v1/apps/{office.app_id}/users", params={"after": after}
        )
        assert (answer.status_code, answer.json()["errorCode"]) == (400, "E0000029")
        assert answer.json()["errorCauses"] == [{"errorSummary": "Invalid cursor."}]


async def test_the_cursor_of_another_list_is_refused(office: Services) -> None:
    first = await office.okta.get("/api/v1/groups?limit=2")
    after = str(next_link(first)).partition("after=")[2]

    answer = await office.okta.get(f"/api/v1/apps/{office.app_id}/users?after={after}")

    assert answer.json()["errorCode"] == "E0000029"
