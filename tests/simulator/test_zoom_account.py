"""Zoom tells about the account, its roles and its sign-in as the facts say."""

from tests.support.world import Services


async def test_the_plan_and_its_licences_are_readable(office: Services) -> None:
    account = (await office.zoom.get("/v2/accounts/me")).json()
    usage = (await office.zoom.get("/v2/accounts/me/plans/usage")).json()["plan_base"]
    settings = (await office.zoom.get("/v2/accounts/me/settings")).json()

    assert (account["account_type"], account["vanity_url"]) == ("Business", "https://acme.zoom.us")
    assert usage["hosts"] - usage["usage"] == 0
    assert settings["security"]["signin_with_sso"]["enable"] is True


async def test_a_free_account_has_no_plan(office: Services) -> None:
    office.world.zoom.plan = "Free"

    answer = await office.zoom.get("/v2/accounts/me/plans/usage")

    assert answer.json() == {"code": 200, "message": "Only available for paid account."}


async def test_managed_domains_want_a_scope_that_nobody_has(office: Services) -> None:
    answer = await office.zoom.get("/v2/accounts/me/managed_domains")

    assert (answer.status_code, answer.json()) == (
        400,
        {
            "code": 4711,
            "message": "Invalid access token, does not contain "
            "scopes:[account:read:managed_domains:master].",
        },
    )


async def test_roles_and_their_members_agree(office: Services) -> None:
    roles = (await office.zoom.get("/v2/roles")).json()["roles"]

    for role in roles:
        members = (await office.zoom.get(f"/v2/roles/{role['id']}/members?page_size=300")).json()
        assert members["total_records"] == role["total_members"] == len(members["members"])
    assert [role["name"] for role in roles] == ["Owner", "Admin", "Member", "Help desk"]
    assert (await office.zoom.get("/v2/roles/77/members")).json()["code"] == 1034


async def test_another_account_and_a_long_log_are_refused(office: Services) -> None:
    other = await office.zoom.get("/v2/accounts/other")
    long = await office.zoom.get("/v2/report/operationlogs?from=2026-01-01&to=2026-11-23")
    vague = await office.zoom.get("/v2/report/operationlogs")

    assert (other.status_code, other.json()["code"]) == (404, 2001)
    assert [a.json()["code"] for a in (long, vague)] == [300, 300]
