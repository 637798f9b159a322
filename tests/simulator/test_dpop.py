"""A token that is bound to a key is worth nothing without a fresh proof made with it."""

import pytest

from tests.support.world import NOON, Services
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.simulator.founding import SERVICE

BASE = "https://acme.okta.example"
URL = f"{BASE}/oauth2/v1/token"
KEY = make_key()


async def ask(office: Services, *, key=KEY, now=NOON, nonce=True, url=URL, method="POST"):
    office.world.okta.clients[SERVICE].keys = [KEY.public(), key.public()]
    proof = key.proof(method, url, now, nonce=office.world.secret[:16] if nonce else "")
    form = {
        "grant_type": "client_credentials",
        "scope": "okta.users.read",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": key.assertion(SERVICE, URL, office.clock()),
    }
    return await office.okta.post("/oauth2/v1/token", data=form, headers={"dpop": proof})


async def read(office: Services, token: str, proof: str, scheme: str = "DPoP"):
    headers = {"authorization": f"{scheme} {token}", "dpop": proof}
    return (await office.okta.get("/api/v1/users", headers=headers)).status_code


async def test_a_proof_with_the_nonce_gives_a_bound_token(office: Services) -> None:
    bare = await ask(office, nonce=False)
    token = await ask(office)

    assert (bare.json()["error"], bare.headers["dpop-nonce"]) == (
        "use_dpop_nonce",
        office.world.secret[:16],
    )
    assert token.json()["token_type"] == "DPoP"


@pytest.mark.parametrize(
    "more",
    [
        {"now": NOON - 1000},
        {"url": f"{BASE}/oauth2/v1/revoke"},
        {"method": "GET"},
    ],
)
async def test_a_proof_for_something_else_is_refused(office: Services, more) -> None:
    answer = await ask(office, **more)

    assert answer.json()["error"] == "invalid_dpop_proof"


async def test_the_token_works_with_its_key_and_once_per_proof(office: Services) -> None:
    token = (await ask(office)).json()["access_token"]

    def proof(key=KEY, url=f"{BASE}/api/v1/users", bound=token):
        return key.proof("GET", url, NOON, token=Secret(bound) if bound else None)

    fresh = proof()
    found = [
        await read(office, token, fresh),
        await read(office, token, fresh),
        await read(office, token, proof(make_key())),
        await read(office, token, proof(url=f"{BASE}/api/v1/apps")),
        await read(office, token, proof(bound="another")),
        await read(office, token, proof(bound="")),
        await read(office, token, proof(), scheme="Bearer"),
        await read(office, token, ""),
    ]

    assert found == [200, 401, 401, 401, 401, 401, 401, 401]
