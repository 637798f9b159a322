"""Okta's own authorization server hands out tokens as documented."""

import base64
import hashlib
import json
from urllib.parse import parse_qs, urlsplit

from tests.support.world import NOON, Services
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.simulator.founding import LOOPBACK, NATIVE, SERVICE

VERIFIER = "a-verifier-that-is-long-enough-to-be-taken-seriously-0123"
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


def challenge() -> str:
    digest = hashlib.sha256(VERIFIER.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def jwt(claims: dict[str, object]) -> str:
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{body}.sig"


async def code_for(office: Services, **more: str) -> str:
    answer = await office.okta.get(
        "/oauth2/v1/authorize",
        params={
            "client_id": NATIVE,
            "response_type": "code",
            "scope": "okta.apps.read offline_access",
            "redirect_uri": LOOPBACK[0],
            "state": "s1",
            "code_challenge_method": "S256",
            "code_challenge": challenge(),
            **more,
        },
    )
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["state"] == ["s1"]
    return query["code"][0]


async def test_a_browser_sign_in_gives_a_token_and_a_refresh_token(office: Services) -> None:
    form = {"grant_type": "authorization_code", "client_id": NATIVE, "redirect_uri": LOOPBACK[0]}
    code = await code_for(office)

    wrong = await office.okta.post("/oauth2/v1/token", data={**form, "code": "x"})
    token = await office.okta.post(
        "/oauth2/v1/token", data={**form, "code": code, "code_verifier": VERIFIER}
    )
    again = await office.okta.post(
        "/oauth2/v1/token", data={**form, "code": code, "code_verifier": VERIFIER}
    )
    bearer = {"authorization": f"Bearer {token.json()['access_token']}"}
    read = await office.okta.get("/api/v1/apps", headers=bearer)
    office.pass_time(3600)
    expired = await office.okta.get("/api/v1/apps", headers=bearer)
    fresh = await office.okta.post(
        "/oauth2/v1/token",
        data={
            "grant_type": "refresh_token",
            "client_id": NATIVE,
            "refresh_token": token.json()["refresh_token"],
        },
    )

    assert [a.json()["error"] for a in (wrong, again)] == ["invalid_grant", "invalid_grant"]
    assert (token.json()["token_type"], token.json()["expires_in"]) == ("Bearer", 3600)
    assert (read.status_code, expired.status_code, fresh.status_code) == (200, 401, 200)


async def test_a_device_waits_until_the_admin_agrees(office: Services) -> None:
    started = await office.okta.post(
        "/oauth2/v1/device/authorize", data={"client_id": NATIVE, "scope": "okta.apps.read"}
    )
    form = {
        "grant_type": DEVICE,
        "client_id": NATIVE,
        "device_code": started.json()["device_code"],
    }

    found = []
    for seconds in (0, 1, 5, 5):
        office.pass_time(seconds)
        answer = await office.okta.post("/oauth2/v1/token", data=form)
        found.append(answer.json().get("error", answer.json().get("token_type")))

    assert started.json()["interval"] == 5
    assert found == ["authorization_pending", "slow_down", "authorization_pending", "Bearer"]


async def test_a_service_app_proves_itself_once_per_assertion(office: Services) -> None:
    url, key = "https://acme.okta.example/oauth2/v1/token", make_key()
    office.world.okta.clients[SERVICE].keys = [key.public()]

    async def ask(maker=key, at=NOON, audience=url, assertion=""):
        form = {
            "grant_type": "client_credentials",
            "scope": "okta.users.read",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": assertion or maker.assertion(SERVICE, audience, at),
        }
        proof = maker.proof("POST", url, NOON, nonce=office.world.secret[:16])
        answer = await office.okta.post("/oauth2/v1/token", data=form, headers={"dpop": proof})
        return answer.json().get("error", answer.json().get("token_type"))

    used = key.assertion(SERVICE, url, NOON)
    found = [
        await ask(assertion=used),
        await ask(assertion=used),
        await ask(maker=make_key()),
        await ask(at=NOON - 1000),
        await ask(audience="https://acme.okta.example"),
        await ask(),
    ]

    assert found == ["DPoP", *["invalid_client"] * 4, "DPoP"]


async def test_a_service_app_without_keys_lets_nobody_in(office: Services) -> None:
    url, key = "https://acme.okta.example/oauth2/v1/token", make_key()
    claims = {"iss": SERVICE, "sub": SERVICE, "aud": url, "exp": NOON + 300}

    answers = [
        await office.okta.post(
            "/oauth2/v1/token",
            data={
                "grant_type": "client_credentials",
                "scope": "okta.users.read",
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": assertion,
            },
        )
        for assertion in (key.assertion(SERVICE, url, NOON), jwt(claims))
    ]

    assert [(a.status_code, a.json()["error"]) for a in answers] == [(401, "invalid_client")] * 2


async def test_a_service_app_without_a_proof_is_told_so(office: Services) -> None:
    url, key = "https://acme.okta.example/oauth2/v1/token", make_key()
    office.world.okta.clients[SERVICE].keys = [key.public()]
    form = {
        "grant_type": "client_credentials",
        "scope": "okta.users.read",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": key.assertion(SERVICE, url, NOON),
    }

    bare = await office.okta.post("/oauth2/v1/token", data=form)

    assert bare.json()["error"] == "invalid_dpop_proof"


async def test_a_scope_that_was_never_granted_is_refused(office: Services) -> None:
    office.world.okta.clients[NATIVE].granted = {"okta.apps.read"}

    answer = await office.okta.post(
        "/oauth2/v1/device/authorize", data={"client_id": NATIVE, "scope": "okta.users.manage"}
    )

    assert answer.json() == {
        "error": "consent_required",
        "error_description": "You are not allowed any of the requested scopes.",
    }


async def test_revoking_answers_200_for_anything(office: Services) -> None:
    token = office.world.issue_token({"okta.apps.read"}, kind="Bearer")

    answers = [
        await office.okta.post("/oauth2/v1/revoke", data={"token": text}) for text in (token, "x")
    ]
    after = await office.okta.get("/api/v1/apps", headers={"authorization": f"Bearer {token}"})

    assert [a.status_code for a in answers] == [200, 200]
    assert after.status_code == 401
