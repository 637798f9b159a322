"""Zoom's token endpoint."""

import httpx
import pytest

from tests.support.world import Services, basic


async def token(office: Services, account: str, header: str, grant: str) -> httpx.Response:
    return await office.zoom.post(
        "/oauth/token",
        params={"grant_type": grant, "account_id": account},
        headers={"authorization": header},
    )


async def test_a_token_comes_by_query_and_lives_an_hour(office: Services) -> None:
    known = office.world.zoom
    header = basic(known.client_id, known.client_secret)

    answer = await token(office, known.id, header, "account_credentials")
    office.zoom.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
    good = await office.zoom.get("/v2/users/me")
    office.pass_time(3600)
    late = await office.zoom.get("/v2/users/me")

    assert (answer.json()["token_type"], answer.json()["expires_in"]) == ("bearer", 3599)
    assert "user:update:status:admin" in answer.json()["scope"]
    assert good.status_code == 200
    assert (late.status_code, late.json()["code"]) == (401, 124)


@pytest.mark.parametrize(
    ("account", "secret", "grant", "expected"),
    [
        (
            "right",
            "wrong",
            "account_credentials",
            ("Invalid client_id or client_secret", "invalid_client"),
        ),
        (" right ", "right", "account_credentials", ("Bad Request", "invalid_request")),
        ("other", "right", "account_credentials", ("Account does not exist", "invalid_request")),
        ("right", "right", "password", ("unsupported grant type", "unsupported_grant_type")),
    ],
)
async def test_a_token_is_refused_in_zooms_words(
    office: Services, account: str, secret: str, grant: str, expected: tuple[str, str]
) -> None:
    known = office.world.zoom
    header = basic(known.client_id, known.client_secret if secret == "right" else "wrong")

    answer = await token(office, account.replace("right", known.id), header, grant)

    assert answer.status_code == 400
    assert (answer.json()["reason"], answer.json()["error"]) == expected


async def test_an_app_that_is_switched_off_ends_its_tokens(office: Services) -> None:
    office.world.zoom.app_active = False

    answer = await office.zoom.get("/v2/users/me")

    assert answer.json()["code"] == 124
