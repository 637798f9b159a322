"""Serving ASGI applications over loopback, with connections that can really be cut."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from zoomprov_gui.simulator.serving import CUT

READY_POLL = 0.005


class CuttableProtocol(H11Protocol):
    """HTTP/1.1 that lends the application a way to abort its connection."""

    # uvicorn narrows the base class in the same way.
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        inner = self.app

        async def application(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[CUT] = transport.abort
            await inner(scope, receive, send)

        self.app = application


def _slowed(application: ASGIApp, latency: float) -> ASGIApp:
    if not latency:
        return application

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(latency)
        await application(scope, receive, send)

    return slow


class _Server(uvicorn.Server):
    """A server that leaves the process's signals to the program around it."""

    def install_signal_handlers(self) -> None:
        return


@asynccontextmanager
async def running(
    applications: list[ASGIApp], host: str, ports: list[int], latency: float
) -> AsyncIterator[list[str]]:
    """Serve each application on its port until the block ends; yields their URLs.

    All ports are taken before anything is served, so that one that is not free is a plain OSError.
    """
    async with AsyncExitStack() as stack:
        sockets = [
            stack.enter_context(
                socket.create_server((host, port), family=_family(host), backlog=2048)
            )
            for port in ports
        ]
        yield [
            await stack.enter_async_context(_one(_slowed(application, latency), listening))
            for application, listening in zip(applications, sockets, strict=True)
        ]


@asynccontextmanager
async def _one(application: ASGIApp, listening: socket.socket) -> AsyncIterator[str]:
    config = uvicorn.Config(
        application,
        http=CuttableProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_keep_alive=60,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    async with asyncio.TaskGroup() as tasks:
        # serve() would take the process's signals; only its body is wanted.
        task = tasks.create_task(server._serve(sockets=[listening]))  # noqa: SLF001
        try:
            # uvicorn tells its start by a flag and nothing else.
            while not server.started and not task.done():  # noqa: ASYNC110
                await asyncio.sleep(READY_POLL)
            address, number = listening.getsockname()[:2]
            yield f"http://[{address}]:{number}" if ":" in address else f"http://{address}:{number}"
        finally:
            server.should_exit = True


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
