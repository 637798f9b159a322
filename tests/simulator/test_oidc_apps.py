"""Apps that programs sign in with."""

from typing import Any

import pytest

from tests.support.world import Services, a_world
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.simulator.founding import NATIVE, SERVICE
from zoomprov_gui.simulator.oidc_apps import add_key


def body(**client: Any) -> dict[str, Any]:
    known = {
        "application_type": "native",
        "grant_types": ["authorization_code", "refresh_token"],
        "redirect_uris": ["http://127.0.0.1:1/x"],
    }
    return {
        "name": "oidc_client",
        "label": "zoomprov",
        "signOnMode": "OPENID_CONNECT",
        "settings": {"oauthClient": {**known, **client}},
    }


async def test_an_app_is_made_and_read_as_it_was_made(office: Services) -> None:
    made = await office.okta.post("/api/v1/apps", json=body())
    read = await office.okta.get(f"/api/v1/apps/{made.json()['id']}")

    assert made.status_code == 200
    assert read.json() == made.json()
    assert read.json()["credentials"]["oauthClient"]["client_id"] == made.json()["id"]
    assert read.json()["settings"]["oauthClient"]["application_type"] == "native"


@pytest.mark.parametrize(
    "client",
    [
        {"application_type": "spaceship"},
        {"grant_types": []},
        {"grant_types": ["password"]},
        {"redirect_uris": []},
    ],
)
async def test_an_app_that_makes_no_sense_is_refused(office: Services, client) -> None:
    answer = await office.okta.post("/api/v1/apps", json=body(**client))

    assert answer.json()["errorCode"] == "E0000001"


async def test_grants_decide_what_may_be_asked_for(office: Services) -> None:
    app_id = (await office.okta.post("/api/v1/apps", json=body())).json()["id"]
    ask = {"client_id": app_id, "scope": "okta.apps.read"}
    before = await office.okta.post("/oauth2/v1/device/authorize", data=ask)
    grant = await office.okta.post(
        f"/api/v1/apps/{app_id}/grants",
        json={"scopeId": "okta.apps.read", "issuer": "https://acme.okta.example"},
    )
    after = await office.okta.post("/oauth2/v1/device/authorize", data=ask)
    await office.okta.delete(f"/api/v1/apps/{app_id}/grants/{grant.json()['id']}")
    again = await office.okta.post("/oauth2/v1/device/authorize", data=ask)

    assert [a.status_code for a in (before, after, again)] == [400, 200, 400]


async def test_an_app_that_was_deactivated_signs_nobody_in(office: Services) -> None:
    app_id = (await office.okta.post("/api/v1/apps", json=body())).json()["id"]
    await office.okta.post(f"/api/v1/apps/{app_id}/lifecycle/deactivate")

    answer = await office.okta.post("/oauth2/v1/device/authorize", data={"client_id": app_id})

    assert answer.json()["error"] == "invalid_client"


def test_a_public_key_is_pasted_into_a_service_app_only() -> None:
    world, _ = a_world()
    key = make_key()

    add_key(world, SERVICE, key.public())

    assert world.okta.clients[SERVICE].keys == [key.public()]
    for client, pasted in (
        (NATIVE, key.public()),
        ("0oaNobody", key.public()),
        (SERVICE, {"kty": "oct", "k": "x"}),
        (SERVICE, {**key.public(), "d": "x"}),
    ):
        with pytest.raises(ValueError, match=r"service app|public key"):
            add_key(world, client, pasted)
