"""Connections over loopback can be cut, and ports taken."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from tests.support.world import a_world
from zoomprov_gui.simulator.app import serve
from zoomprov_gui.simulator.world import World


@pytest.fixture
async def served() -> AsyncIterator[tuple[World, dict[str, Any], httpx.AsyncClient]]:
    world, _ = a_world()
    async with serve(world) as document, httpx.AsyncClient() as client:
        client.headers["authorization"] = f"SSWS {document['okta']['auth']['token']}"
        yield world, document, client


@pytest.mark.parametrize("fault", ["reset", "cut-body", "lost-answer:method=GET"])
async def test_a_cut_connection_is_really_cut(
    served: tuple[World, dict[str, Any], httpx.AsyncClient], fault: str
) -> None:
    world, document, client = served
    name = fault.partition(":")[0]
    method = "POST" if name == "lost-answer" else "GET"
    path = "/oauth2/v1/revoke" if name == "lost-answer" else "/api/v1/apps"
    where = ":path=/oauth2" if name == "lost-answer" else ""
    world.fail_next(f"okta:{name}{where}")

    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        await client.request(method, document["okta"]["url"] + path)
    after = await client.get(document["okta"]["url"] + "/api/v1/apps")

    assert after.status_code == 200


async def test_ports_that_are_asked_for_are_used_and_taken_ones_refused() -> None:
    world, _ = a_world()

    async with serve(world) as first:
        port = int(first["okta"]["url"].rpartition(":")[2])
        with pytest.raises(OSError, match=r"."):
            async with serve(world, okta_port=port):
                pass


async def test_one_port_for_both_is_refused_before_anything_is_served() -> None:
    world, _ = a_world()
    async with serve(world) as first:
        free = int(first["okta"]["url"].rpartition(":")[2])

    with pytest.raises(OSError, match=r"."):
        async with serve(world, okta_port=free, zoom_port=free):
            pass
