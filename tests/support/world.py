"""Conveniences for tests that need a simulated Okta and Zoom."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from zoomprov_gui.simulator.app import OKTA_IN_PROCESS, ZOOM_IN_PROCESS, okta_app, zoom_app
from zoomprov_gui.simulator.scenarios import build
from zoomprov_gui.simulator.serving import ConnectionCut
from zoomprov_gui.simulator.world import World

# 2026-11-23T18:00:00Z
NOON = 1795456800.0


@dataclass
class ManualClock:
    """A clock that stands still until a test moves it; epoch seconds."""

    at: float = NOON

    def __call__(self) -> float:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += seconds


class WorldTransport(httpx.ASGITransport):
    """The way to a simulated service in process; a cut connection is a ReadError, as on a wire."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await super().handle_async_request(request)
        except ConnectionCut as cut:
            raise httpx.ReadError(str(cut), request=request) from cut


def a_world(name: str = "small-office", **more: Any) -> tuple[World, ManualClock]:
    """Build a scenario on a clock that stands still, without rate limits unless asked for."""
    clock = ManualClock()
    more.setdefault("rate_limits", "off")
    return build(name, clock=clock, **more), clock


@dataclass
class Services:
    """A world with an httpx client, signed in, on each of its services."""

    world: World
    clock: ManualClock
    okta: httpx.AsyncClient
    zoom: httpx.AsyncClient
    app_id: str | None = field(default=None)

    async def sign_in_to_zoom(self) -> str:
        """Get a Zoom token and use it from here on; returns it."""
        known = self.world.zoom
        answer = await self.zoom.post(
            "/oauth/token",
            data={"grant_type": "account_credentials", "account_id": known.id},
            headers={"authorization": basic(known.client_id, known.client_secret)},
        )
        token = str(answer.json()["access_token"])
        self.zoom.headers["authorization"] = f"Bearer {token}"
        return token

    def okta_id(self, email: str) -> str:
        """Return somebody's identifier in Okta."""
        user = self.world.okta_user(email)
        assert user is not None, email
        return user.id

    def zoom_id(self, email: str) -> str:
        """Return somebody's identifier in Zoom."""
        account = self.world.zoom_user(email)
        assert account is not None, email
        return account.id

    def pass_time(self, seconds: float) -> None:
        """Move the clock, and let what is due happen."""
        self.clock.advance(seconds)
        self.world.settle()


def basic(client_id: str, secret: str) -> str:
    """Return the value of an Authorization header."""
    return "Basic " + base64.b64encode(f"{client_id}:{secret}".encode()).decode()


@asynccontextmanager
async def services(world: World, clock: ManualClock) -> AsyncIterator[Services]:
    """Open a client on each service of a world, in process and signed in."""
    headers = {"authorization": f"SSWS {world.api_token}"}
    async with (
        httpx.AsyncClient(
            transport=WorldTransport(okta_app(world)), base_url=OKTA_IN_PROCESS, headers=headers
        ) as okta,
        httpx.AsyncClient(
            transport=WorldTransport(zoom_app(world)), base_url=ZOOM_IN_PROCESS
        ) as zoom,
    ):
        opened = Services(world, clock, okta, zoom, world.app.id if world.app else None)
        await opened.sign_in_to_zoom()
        yield opened


def next_link(answer: httpx.Response) -> str | None:
    """Return the address of an Okta list's following page."""
    for line in answer.headers.get_list("link"):
        if 'rel="next"' in line:
            return line.partition("<")[2].partition(">")[0]
    return None
