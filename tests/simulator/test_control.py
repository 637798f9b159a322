"""A served world can be steered from outside, and only from this machine."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.support.world import a_world
from zoomprov_gui.clients.oauth_keys import make_key
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.founding import NATIVE, SERVICE
from zoomprov_gui.simulator.world import World


@pytest.fixture
async def served() -> AsyncIterator[tuple[World, dict[str, Any], httpx.AsyncClient]]:
    world, _ = a_world()
    async with serve(world) as document, httpx.AsyncClient() as client:
        client.headers["authorization"] = f"SSWS {document['okta']['auth']['token']}"
        yield world, document, client


async def test_the_control_tells_and_steers(
    served: tuple[World, dict[str, Any], httpx.AsyncClient],
) -> None:
    world, document, client = served
    control = document["control"]
    niko = "niko.laine@acme.example"

    state = (await client.get(f"{control}/state")).json()
    planted = (await client.get(f"{control}/planted")).json()
    steps = [
        await client.post(f"{control}/unassign", json={"person": niko}),
        await client.post(f"{control}/clock", json={"advance": 10}),
        await client.post(f"{control}/switches", json={"deactivate": False}),
        await client.post(f"{control}/fault", json={"spec": "zoom:html"}),
        await client.post(f"{control}/zoom-user", json={"email": "x@acme.example", "first": "X"}),
        await client.post(f"{control}/zoom-user", json={"email": "x@acme.example", "role": "1"}),
    ]
    person = (await client.get(f"{control}/person", params={"who": niko})).json()

    assert (state["scenario"], state["zoom"]["people"]["pending"]) == ("small-office", 3)
    assert planted["goran.eze@acme.example"] == {
        "verdict": "still_active", "reason": "switch_off", "fields": [],
    }  # fmt: skip
    assert [step.status_code for step in steps] == [200] * 6
    assert (person["assignment"], person["zoom"]["status"]) == (None, "inactive")
    assert world.app is not None
    assert world.app.switches.deactivate is False
    assert [fault.name for fault in world.faults.faults] == ["html"]


async def test_the_control_counts_what_was_to_change_something(
    served: tuple[World, dict[str, Any], httpx.AsyncClient],
) -> None:
    _world, document, client = served
    zoom, state = document["zoom"], f"{document['control']}/state"
    basic = (zoom["auth"]["client_id"], zoom["auth"]["client_secret"])
    before = (await client.get(state)).json()["writes"]

    grant = {"grant_type": "account_credentials", "account_id": zoom["auth"]["account_id"]}
    token = await client.post(f"{zoom['oauth_url']}/token", data=grant, auth=basic)
    own = {"authorization": f"Bearer {token.json()['access_token']}"}
    await client.get(f"{zoom['api_url']}/users", headers=own)
    unknown = await client.patch(f"{zoom['api_url']}/users/nobody", json={"type": 1}, headers=own)

    assert (before, unknown.status_code) == (0, 404)
    assert (await client.get(state)).json()["writes"] == 1


async def test_the_control_pastes_a_key_into_a_service_app(
    served: tuple[World, dict[str, Any], httpx.AsyncClient],
) -> None:
    world, document, client = served
    key = make_key().public()

    pasted = [
        await client.post(f"{document['control']}/key", json={"client": name, "key": key})
        for name in (SERVICE, NATIVE)
    ]

    assert [answer.status_code for answer in pasted] == [200, 400]
    assert world.okta.clients[SERVICE].keys == [key]


async def test_the_control_refuses_strangers_and_mistakes_in_words(
    served: tuple[World, dict[str, Any], httpx.AsyncClient],
) -> None:
    _, document, client = served
    control = document["control"]

    found = [
        await client.get(f"{control}/state", headers={"host": "evil.example"}),
        await client.get(f"{control}/nowhere"),
        await client.post(f"{control}/assign", json={"person": "nobody@acme.example"}),
        await client.post(f"{control}/unassign", json={"person": "amara.obi@acme.example"}),
        await client.post(f"{control}/fault", json={"spec": "zoom:nonsense"}),
        await client.post(f"{control}/switches", json={"colour": True}),
        await client.post(f"{control}/state"),
    ]

    assert [answer.status_code for answer in found] == [403, 404, 404, 409, 400, 400, 404]
    assert all(answer.json()["error"] for answer in found)
