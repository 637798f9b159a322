"""The simulated services as ASGI applications, and the connection document that leads to them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.types import ASGIApp

from zoomprov_gui.simulator.answering import answer
from zoomprov_gui.simulator.control import control_app
from zoomprov_gui.simulator.okta import okta
from zoomprov_gui.simulator.okta_gate import OktaGate
from zoomprov_gui.simulator.serving import Service
from zoomprov_gui.simulator.world import World
from zoomprov_gui.simulator.zoom import zoom
from zoomprov_gui.simulator.zoom_gate import ZoomGate

OKTA_IN_PROCESS = "https://acme.okta.example"
ZOOM_IN_PROCESS = "https://api.zoom.example"


def okta_app(world: World) -> Service:
    """Return the simulated Okta over a world."""
    return Service(world, okta, OktaGate(), answer)


def zoom_app(world: World) -> Service:
    """Return the simulated Zoom over a world; its tokens are got at /oauth/token."""
    return Service(world, zoom, ZoomGate(), answer)


def connection(
    world: World, okta_url: str = OKTA_IN_PROCESS, zoom_url: str = ZOOM_IN_PROCESS
) -> dict[str, Any]:
    """Return the connection document of CLI.md for a world; by default for in-process use."""
    return {
        "okta": {
            "url": okta_url,
            "auth": {"kind": "api_token", "token": world.api_token},
            "app_id": None,
        },
        "zoom": {
            "api_url": f"{zoom_url}/v2",
            "oauth_url": f"{zoom_url}/oauth",
            "auth": {
                "kind": "server_to_server",
                "account_id": world.zoom.id,
                "client_id": world.zoom.client_id,
                "client_secret": world.zoom.client_secret,
            },
        },
    }


@asynccontextmanager
async def serve(
    world: World,
    host: str = "127.0.0.1",
    okta_port: int = 0,
    zoom_port: int = 0,
    latency: float = 0.0,
) -> AsyncIterator[dict[str, Any]]:
    """Serve a world over loopback until the block ends; yields the connection document.

    The document has one more key, `control`. Port 0 takes a free one; `latency` in seconds is
    waited before every answer. Raises OSError when a port is taken.
    """
    # uvicorn takes 40 ms to import, and the in-process sandbox never needs it.
    from zoomprov_gui.simulator.server import running  # noqa: PLC0415

    applications: list[ASGIApp] = [okta_app(world), zoom_app(world), control_app(world)]
    async with running(applications, host, [okta_port, zoom_port, 0], latency) as urls:
        yield connection(world, urls[0], urls[1]) | {"control": urls[2]}
