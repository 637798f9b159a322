"""Zoom's token endpoint."""

from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.support.world import Services, basic
from zoomprov_gui.simulator.signatures import digest


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


REDIRECT = "http://127.0.0.1:5555/zoom/callback"


async def code_for(office: Services, **more: str) -> httpx.Response:
    return await office.zoom.get(
        "/oauth/authorize",
        params={
            "client_id": office.world.zoom.public_client_id,
            "redirect_uri": REDIRECT,
            "state": "s1",
            "code_challenge": digest(VERIFIER),
            "code_challenge_method": "S256",
            **more,
        },
    )


async def public(office: Services, grant: str, **more: str) -> dict[str, str]:
    form = {"grant_type": grant, "client_id": office.world.zoom.public_client_id, **more}
    return (await office.zoom.post("/oauth/token", data=form)).json()


VERIFIER = "a-verifier-that-is-long-enough-to-be-taken-seriously-0123"


async def test_a_public_client_signs_in_without_a_secret_and_its_refresh_rotates(
    office: Services,
) -> None:
    back = urlsplit((await code_for(office)).headers["location"])
    code = dict(parse_qsl(back.query))["code"]
    form = {"code": code, "redirect_uri": REDIRECT, "code_verifier": VERIFIER}

    first = await public(office, "authorization_code", **form)
    again = await public(office, "authorization_code", **form)
    second = await public(office, "refresh_token", refresh_token=first["refresh_token"])
    reused = await public(office, "refresh_token", refresh_token=first["refresh_token"])

    assert back.netloc == "127.0.0.1:5555"
    assert "user:update:status:admin" in first["scope"]
    assert again["error"] == reused["error"] == "invalid_grant"
    assert second["refresh_token"] != first["refresh_token"]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"code_verifier": "other"}, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1:1/zoom/callback"}, "invalid_request"),
        ({"code": "x"}, "invalid_grant"),
    ],
)
async def test_a_code_is_for_one_verifier_and_one_address(office: Services, more, error) -> None:
    back = urlsplit((await code_for(office)).headers["location"])
    code = dict(parse_qsl(back.query))["code"]
    form = {"code": code, "redirect_uri": REDIRECT, "code_verifier": VERIFIER, **more}

    answer = await public(office, "authorization_code", **form)

    assert answer["error"] == error


@pytest.mark.parametrize(
    "more", [{"client_id": "x"}, {"redirect_uri": "https://evil.example/zoom/callback"}]
)
async def test_zoom_sends_the_browser_to_no_stranger(office: Services, more) -> None:
    answer = await code_for(office, **more)

    assert answer.status_code == 200
    assert "location" not in answer.headers


async def test_the_owner_may_be_asked_and_may_say_no(office: Services) -> None:
    office.world.zoom.consent = "ask"

    asked, no = await code_for(office), await code_for(office, decision="no")

    assert "Allow" in asked.text
    assert "error=access_denied" in no.headers["location"]


async def test_a_token_that_was_taken_back_is_worth_nothing(office: Services) -> None:
    back = urlsplit((await code_for(office)).headers["location"])
    code = dict(parse_qsl(back.query))["code"]
    form = {"code": code, "redirect_uri": REDIRECT, "code_verifier": VERIFIER}
    tokens = await public(office, "authorization_code", **form)

    for name in ("access_token", "refresh_token"):
        await office.zoom.post("/oauth/revoke", data={"token": tokens[name]})
    refresh = await public(office, "refresh_token", refresh_token=tokens["refresh_token"])
    office.zoom.headers["authorization"] = f"Bearer {tokens['access_token']}"
    read = await office.zoom.get("/v2/users/me")

    assert (refresh["error"], read.json()["code"]) == ("invalid_grant", 124)
