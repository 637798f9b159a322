"""Somebody at a browser: opens the sign-in page, and goes where it sends them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx


@dataclass
class Browser:
    """Visits pages by `transport`, and this computer's own addresses really, over a socket.

    `pages` are the last pages it showed, `visited` every address. `on_way_back` may change the
    address that the sign-in sends the browser to, or return None to close the tab instead.
    """

    transport: httpx.AsyncBaseTransport
    group: asyncio.TaskGroup
    on_way_back: Callable[[str], str | None] = lambda url: url
    opens: bool = True
    opened: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    pages: list[httpx.Response] = field(default_factory=list)

    async def open(self, url: str) -> bool:
        """Open a page as the system does: at once, without waiting for what comes of it."""
        self.opened.append(url)
        if self.opens:
            self.follow(url)
        return self.opens

    def follow(self, url: str) -> None:
        """Go to a page without anybody waiting for it."""
        self.group.create_task(self.visit(url))

    async def visit(self, url: str) -> None:
        """Go to a page and wherever it leads."""
        address: str | None = url
        while address:
            self.visited.append(address)
            response = await self._get(address)
            if not response.is_redirect:
                self.pages.append(response)
                return
            following = str(httpx.URL(address).join(response.headers["location"]))
            address = self.on_way_back(following) if _is_callback(following) else following

    async def _get(self, address: str) -> httpx.Response:
        own = httpx.URL(address).host == "127.0.0.1"
        async with httpx.AsyncClient(transport=None if own else self.transport) as client:
            return await client.get(address)


def _is_callback(address: str) -> bool:
    return httpx.URL(address).path.endswith("/callback")


@asynccontextmanager
async def browsing(transport: httpx.AsyncBaseTransport, **more: object) -> AsyncIterator[Browser]:
    """Sit down at a browser; leaving the block waits until its pages are there."""
    async with asyncio.TaskGroup() as group:
        yield Browser(transport, group, **more)
