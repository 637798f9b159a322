"""How the services are reached: over the network, or in this process for the sandbox."""

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from zoomprov_gui.clients.http import new_client
from zoomprov_gui.domain.people import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """`to_okta` and `to_zoom` lead into this process; None is the network, trusting `verify`.

    `clock` tells the seconds since 1970, `sleep` waits for some.
    """

    to_okta: httpx.AsyncBaseTransport | None = None
    to_zoom: httpx.AsyncBaseTransport | None = None
    verify: ssl.SSLContext | None = None
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep

    def to(self, service: Service) -> httpx.AsyncBaseTransport | None:
        """Return the way to one service in this process, None for the network."""
        return self.to_okta if service is Service.OKTA else self.to_zoom

    def client(self, service: Service, url: str, *, timeout: float = 30.0) -> httpx.AsyncClient:
        """Return a client that is not signed in. `Misused` where the address is not safe."""
        return new_client(url, transport=self.to(service), verify=self.verify, timeout=timeout)
