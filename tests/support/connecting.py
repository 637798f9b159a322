"""A connect service on a simulated company, with somebody at a browser."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.support.browsers import Browser, browsing
from tests.support.doors import free_port
from tests.support.world import ManualClock, WorldTransport, a_world
from zoomprov_gui.clients.discovery import Org
from zoomprov_gui.clients.network import Network
from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.services.connect import ConnectService, OktaSide, ZoomSide
from zoomprov_gui.simulator.app import okta_app, zoom_app
from zoomprov_gui.simulator.founding import NATIVE
from zoomprov_gui.simulator.world import World


async def known(_host: str) -> bool:
    """Be a network on which every name has an address."""
    return True


class Pages(WorldTransport):
    """Okta's and Zoom's pages, for a browser."""

    def __init__(self, world: World) -> None:
        super().__init__(okta_app(world))
        self._zoom = WorldTransport(zoom_app(world))

    async def handle_async_request(self, request):
        if "zoom" in request.url.host:
            return await self._zoom.handle_async_request(request)
        return await super().handle_async_request(request)


@dataclass
class Desk:
    """One company, the connect service on it, and the browser."""

    world: World
    clock: ManualClock
    connect: ConnectService
    browser: Browser
    port: int

    async def org(self) -> Org:
        """Find the company."""
        return await self.connect.find_org("acme.okta.com")

    async def okta(self) -> OktaSide:
        """Sign in to Okta with the API token."""
        return await self.connect.okta_with_token(await self.org(), Secret(self.world.api_token))

    async def zoom(self) -> ZoomSide:
        """Sign in to Zoom with the Server-to-Server app."""
        own = self.world.zoom
        return await self.connect.zoom_with_app(own.id, own.client_id, Secret(own.client_secret))


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so, ten seconds at most."""
    for _ in range(2000):
        if condition():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it did not come about in time")


async def outcome(work):
    """Return what comes of a sign-in, an expected error as a value: a task group would end."""
    try:
        return await work
    except ExpectedError as error:
        return error


@asynccontextmanager
async def desk(scenario: str = "small-office", **more: object) -> AsyncIterator[Desk]:
    """Sit down at a desk; leaving the block waits for the browser's pages."""
    world, clock = a_world(scenario)
    port = free_port()  # the fixed ones may be taken by another run of the tests
    world.okta.clients[NATIVE].redirect_uris = (f"http://127.0.0.1:{port}/okta/callback",)

    async def sleep(seconds: float) -> None:
        clock.advance(seconds)
        world.settle()

    pages = Pages(world)
    async with browsing(pages, **more) as browser:
        network = Network(
            to_okta=WorldTransport(okta_app(world)),
            to_zoom=WorldTransport(zoom_app(world)),
            clock=clock,
            sleep=sleep,
        )
        connect = ConnectService(network, browser=browser.open, resolve=known, okta_ports=(port,))
        yield Desk(world, clock, connect, browser, port)
