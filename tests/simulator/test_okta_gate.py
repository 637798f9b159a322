"""Okta lets in whom it should, and says how many calls are left."""

import pytest

from tests.support.world import Services, a_world, services


async def test_a_wrong_or_missing_token_is_refused(office: Services) -> None:
    for value in ("SSWS wrong", "Bearer " + office.world.api_token, ""):
        answer = await office.okta.get("/api/v1/org", headers={"authorization": value})
        assert (answer.status_code, answer.json()["errorCode"]) == (401, "E0000011")


async def test_an_api_token_is_known_as_oktas_own_sdk_sends_it(office: Services) -> None:
    spaceless = {"authorization": f"SSWS{office.world.api_token}"}

    answer = await office.okta.get("/api/v1/org", headers=spaceless)

    assert answer.status_code == 200


async def test_an_api_token_dies_after_thirty_idle_days(office: Services) -> None:
    office.pass_time(29 * 86400)
    used = await office.okta.get("/api/v1/org")
    office.pass_time(29 * 86400)
    still = await office.okta.get("/api/v1/org")
    office.pass_time(31 * 86400)
    dead = await office.okta.get("/api/v1/org")

    assert [a.status_code for a in (used, still, dead)] == [200, 200, 401]


async def test_a_token_without_the_scope_gets_nothing_but_a_header(office: Services) -> None:
    token = office.world.issue_token({"okta.apps.read"}, kind="Bearer")
    headers = {"authorization": f"Bearer {token}"}

    allowed = await office.okta.get("/api/v1/apps", headers=headers)
    denied = await office.okta.get("/api/v1/groups", headers=headers)

    assert allowed.status_code == 200
    assert (denied.status_code, denied.content) == (403, b"")
    assert (
        'scope="okta.groups.read", error="insufficient_scope"' in denied.headers["www-authenticate"]
    )


async def test_manage_includes_read(office: Services) -> None:
    token = office.world.issue_token({"okta.users.manage"}, kind="Bearer")

    answer = await office.okta.get("/api/v1/users", headers={"authorization": f"Bearer {token}"})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("role", "read", "assign", "deactivate"),
    [
        ("SUPER_ADMIN", 200, 204, 200),
        ("APP_ADMIN", 200, 204, 403),
        ("READ_ONLY_ADMIN", 200, 403, 403),
        ("USER", 403, 403, 403),
    ],
)
async def test_an_admin_may_what_the_role_allows(
    office: Services, role: str, read: int, assign: int, deactivate: int
) -> None:
    niko = office.okta_id("niko.laine@acme.example")
    office.world.set_role(role)

    answers = [
        await office.okta.get("/api/v1/users"),
        await office.okta.delete(f"/api/v1/apps/{office.app_id}/users/{niko}"),
        await office.okta.post(f"/api/v1/users/{niko}/lifecycle/deactivate"),
        await office.okta.get("/api/v1/users/me"),
    ]

    assert [a.status_code for a in answers] == [read, assign, deactivate, 200]


async def test_a_bucket_is_shared_by_all_calls_below_an_app_and_fills_after_a_minute() -> None:
    world, clock = a_world(rate_limits="on")

    async with services(world, clock) as office:
        paths = [f"/api/v1/apps/{office.app_id}/users", f"/api/v1/apps/{office.app_id}/groups"]
        answers = [await office.okta.get(paths[n % 2]) for n in range(51)]
        other = await office.okta.get(f"/api/v1/apps/{office.app_id}")
        office.pass_time(62)
        later = await office.okta.get(paths[0])

    assert [a.status_code for a in answers] == [200] * 50 + [429]
    assert answers[0].headers["x-rate-limit-limit"] == "50"
    assert answers[0].headers["x-rate-limit-remaining"] == "49"
    assert answers[50].json()["errorCode"] == "E0000047"
    assert "retry-after" not in answers[50].headers
    assert 60 <= int(answers[50].headers["x-rate-limit-reset"]) - 1795456800 <= 61
    assert (other.status_code, later.status_code) == (200, 200)


async def test_every_answer_carries_the_date_of_the_worlds_clock(office: Services) -> None:
    answer = await office.okta.get("/api/v1/org")

    assert answer.headers["date"] == "Mon, 23 Nov 2026 18:00:00 GMT"
    assert answer.headers["x-okta-request-id"]
