"""Faults that spoil an answer after it was made."""

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


async def test_a_lost_answer_has_still_had_its_effect(office: Services) -> None:
    office.world.faults.set("zoom:lost-answer:path=/status")

    with pytest.raises(httpx.ReadError):
        await off(office)

    assert await status(office) == "inactive"


async def test_pages_are_halved_repeated_emptied_and_padded(office: Services) -> None:
    office.world.fail_next("okta:partial-page")
    half = await office.okta.get(assigned(office))
    office.world.fail_next("okta:repeated-page")
    again = await office.okta.get(assigned(office))
    office.world.fail_next("zoom:repeated-page")
    token = (await office.zoom.get(USERS)).json()["next_page_token"]
    same = (await office.zoom.get(USERS, params={"page_size": 10, "next_page_token": token})).json()
    office.world.fail_next("zoom:empty-list")
    empty = (await office.zoom.get(USERS)).json()
    office.world.fail_next("zoom:huge-page:kb=2")
    huge = (await office.zoom.get(USERS)).json()

    assert len(half.json()) == 5
    assert next_link(half) is not None
    repeated = await office.okta.get(str(next_link(again)))
    assert repeated.json() == again.json()
    assert same["users"] == (await office.zoom.get(USERS)).json()["users"]
    assert (empty["users"], empty["total_records"], empty["next_page_token"]) == ([], 0, "")
    assert len(huge["users"][0]["padding"]) == 2048


async def test_answers_are_not_what_they_should_be(office: Services) -> None:
    office.world.fail_next("zoom:html")
    page = await office.zoom.get(USERS)
    office.world.fail_next("zoom:wrong-content-type")
    plain = await office.zoom.get(USERS)
    office.world.fail_next("okta:truncated")
    half = await office.okta.get(assigned(office))
    office.world.fail_next("okta:cut-body")
    with pytest.raises(httpx.ReadError):
        await office.okta.get(assigned(office))
    office.world.fail_next("okta:slow-drip:seconds=0.01")
    slow = await office.okta.get(assigned(office))

    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert plain.headers["content-type"].startswith("text/plain")
    assert len(plain.json()["users"]) == 10
    with pytest.raises(ValueError, match=r"."):
        half.json()
    assert len(slow.json()) == 10


async def test_rows_hold_what_no_document_knows(office: Services) -> None:
    office.world.fail_next("zoom:unknown-enum")
    unknown = (await office.zoom.get(USERS)).json()["users"][0]
    office.world.fail_next("okta:unknown-enum")
    ponder = (await office.okta.get(assigned(office))).json()[0]
    office.world.fail_next("zoom:missing-field:field=role_id")
    missing = (await office.zoom.get(USERS)).json()["users"][0]
    office.world.fail_next("okta:null-field")
    null = (await office.okta.get(assigned(office))).json()[0]
    office.world.fail_next("zoom:new-field")
    new = (await office.zoom.get(USERS)).json()["users"]
    office.world.fail_next("zoom:duplicate-email")
    twin = (await office.zoom.get(USERS)).json()["users"]

    assert (unknown["status"], unknown["type"]) == ("hibernating", 77)
    assert ponder["syncState"] == "PONDERING"
    assert "role_id" not in missing
    assert null["profile"] is None
    assert all("newField" in row for row in new)
    assert twin[-1]["email"] == twin[0]["email"].upper()


async def test_another_zone_writes_the_same_moments(office: Services) -> None:
    plain = (await office.okta.get(assigned(office))).json()[0]["created"]
    office.world.fail_next("okta:other-zone")
    zoned = (await office.okta.get(assigned(office))).json()[0]["created"]

    hour = int(plain[11:13]) + 2
    assert zoned == plain[:11] + f"{hour:02d}" + plain[13:-1] + "+02:00"


async def test_the_servers_clock_may_be_wrong(office: Services) -> None:
    office.world.fail_next("okta:clock-skew:seconds=3600")

    answer = await office.okta.get("/api/v1/org")

    assert answer.headers["date"] == "Mon, 23 Nov 2026 19:00:00 GMT"


async def test_an_account_flaps(office: Services) -> None:
    office.world.faults.set("zoom:flapping")

    assert [await status(office) for _ in range(3)] == ["inactive", "active", "inactive"]
