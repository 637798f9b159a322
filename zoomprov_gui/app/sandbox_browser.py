"""The browser of the sandbox: its pages are in this process, where no real browser comes."""

from collections.abc import Awaitable, Callable

import httpx

from zoomprov_gui.app.sources import Source


def browser_of(source: Source) -> Callable[[str], Awaitable[str]] | None:
    """Return what opens a page and agrees to it; None for a company of the network."""
    transport = source.to_okta
    if source.world is None or transport is None:
        return None

    async def agree(link: str) -> str:
        request = httpx.Request("GET", link)
        response = await transport.handle_async_request(request)
        return (await response.aread()).decode()

    return agree
