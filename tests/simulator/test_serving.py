"""Calls, replies, and what nobody wrote."""

import httpx
import pytest

from tests.support.world import Services, a_world
from zoomprov_gui.simulator.app import okta_app
from zoomprov_gui.simulator.serving import ConnectionCut, Reply


async def test_a_path_nobody_wrote_answers_501_and_names_itself(office: Services) -> None:
    okta = await office.okta.get("/api/v1/tasks")
    zoom = await office.zoom.post("/v2/users/x/settings")

    assert (okta.status_code, okta.json()["path"]) == (501, "/api/v1/tasks")
    assert (zoom.status_code, zoom.json()["method"]) == (501, "POST")


async def test_a_cut_connection_leaves_the_application_as_an_exception_of_ours() -> None:
    world, _ = a_world()
    world.faults.set("okta:reset")
    transport = httpx.ASGITransport(okta_app(world))

    async with httpx.AsyncClient(transport=transport, base_url="https://x.example") as client:
        with pytest.raises(ConnectionCut):
            await client.get("/api/v1/org")


def test_a_reply_encodes_json_bytes_and_nothing() -> None:
    assert Reply(200, {"a": "é"}).encoded() == '{"a":"é"}'.encode()
    assert Reply(200, b"<html>").encoded() == b"<html>"
    assert Reply(204).encoded() == b""
