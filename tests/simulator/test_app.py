"""A served world behaves on real sockets as it does in process."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.support.world import Services, a_world, basic
from zoomprov_gui.simulator.app import connection, serve
from zoomprov_gui.simulator.world import World


@pytest.fixture
async def served() -> AsyncIterator[tuple[World, dict[str, Any], httpx.AsyncClient]]:
    world, _ = a_world()
    async with serve(world) as document, httpx.AsyncClient() as client:
        client.headers["authorization"] = f"SSWS {document['okta']['auth']['token']}"
        yield world, document, client


def test_the_connection_document_has_the_keys_of_the_contract() -> None:
    world, _ = a_world()

    document = connection(world)

    assert document["okta"]["app_id"] is None
    assert document["okta"]["auth"] == {"kind": "api_token", "token": world.api_token}
    assert document["zoom"]["api_url"].endswith("/v2")
    assert document["zoom"]["oauth_url"].endswith("/oauth")
    assert set(document["zoom"]["auth"]) == {"kind", "account_id", "client_id", "client_secret"}


async def test_both_services_answer_over_loopback(
    served: tuple[World, dict[str, Any], httpx.AsyncClient],
) -> None:
    world, document, client = served
    secrets = document["zoom"]["auth"]

    apps = await client.get(document["okta"]["url"] + "/api/v1/apps")
    token = await client.post(
        document["zoom"]["oauth_url"] + "/token",
        data={"grant_type": "account_credentials", "account_id": secrets["account_id"]},
        headers={"authorization": basic(secrets["client_id"], secrets["client_secret"])},
    )
    users = await client.get(
        document["zoom"]["api_url"] + "/users",
        headers={"authorization": f"Bearer {token.json()['access_token']}"},
    )

    assert apps.status_code == 200
    assert apps.headers.get_list("date") == ["Mon, 23 Nov 2026 18:00:00 GMT"]
    assert len(apps.headers.get_list("link")) == 1
    assert token.json()["api_url"] + "/v2" == document["zoom"]["api_url"]
    assert users.json()["total_records"] == world.zoom.users.count("active")


async def test_an_answer_takes_the_latency_asked_for(office: Services) -> None:
    async with serve(office.world, latency=0.05) as document, httpx.AsyncClient() as client:
        answer = await client.get(document["okta"]["url"] + "/.well-known/okta-organization")

    assert answer.elapsed.total_seconds() >= 0.05
