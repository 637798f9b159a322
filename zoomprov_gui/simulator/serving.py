"""How a simulated service answers: calls, replies, refusals, and the ASGI application."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from starlette.requests import Request
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from zoomprov_gui.simulator.records import Token
from zoomprov_gui.simulator.sources import declare
from zoomprov_gui.simulator.state import State

CUT = "simulator.cut"
JSON = "application/json"


class ConnectionCut(Exception):
    """The simulated network broke.

    In process this leaves the application, and the transport around it must turn it into
    httpx.ReadError; over loopback the connection is really cut and nobody sees this class.
    """


@dataclass(slots=True)
class Reply:
    """An answer before it is sent; `body` is JSON, or bytes that are JSON (or HTML) already."""

    status: int = 200
    body: Any = None
    headers: list[tuple[str, str]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    content_type: str = JSON
    cut_after: int | None = None
    drip: float = 0.0

    def encoded(self) -> bytes:
        """Return the body's bytes; none for a reply without body."""
        if self.body is None:
            return b""
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode()


class Refusal(Exception):
    """A service says no; carries the whole reply."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status, reply.body)
        self.reply = reply


@dataclass(slots=True)
class Call:
    """One request, read: path parameters, query, body, and who asks."""

    world: State
    method: str
    path: str
    base: str
    params: dict[str, str]
    query: dict[str, str]
    raw_query: str
    headers: dict[str, str]
    content: bytes
    now: float
    token: Token | None = None
    # Values between the phases of one answer, for the faults.
    notes: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The request's own address."""
        return f"{self.base}{self.path}" + (f"?{self.raw_query}" if self.raw_query else "")


Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Operation:
    """One call of a vendor's API."""

    method: str
    path: str
    handler: Handler
    scopes: tuple[str, ...] = ()
    label: str = ""
    public: bool = False


class Api:
    """The calls that one service knows."""

    def __init__(self, side: str) -> None:
        self.side = side
        self.operations: list[Operation] = []

    def call(
        self,
        method: str,
        path: str,
        source: str,
        *scopes: str,
        label: str = "",
        public: bool = False,
    ) -> Callable[[Handler], Handler]:
        """Register a handler; any one of `scopes` lets a caller in, `public` needs no token."""

        def register(handler: Handler) -> Handler:
            declare(f"{self.side} {method} {path}", source)
            self.operations.append(Operation(method, path, handler, scopes, label, public))
            return handler

        return register


class Gate(Protocol):
    """What a service does around each call: sign-in, limits, headers, the form of a refusal."""

    side: str

    def admit(self, call: Call, operation: Operation) -> None: ...

    def dress(self, call: Call, operation: Operation | None, reply: Reply) -> None: ...


Answer = Callable[[Call, Operation, Gate], Awaitable[Reply]]


class Service:
    """The ASGI application of one service over a world."""

    def __init__(
        self,
        world: State,
        api: Api,
        gate: Gate,
        answer: Answer,
    ) -> None:
        self._world = world
        self._gate = gate
        self._answer = answer
        self._routes = [
            (Route(operation.path, endpoint=_unused, methods=[operation.method]), operation)
            for operation in api.operations
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        self._world.settle()
        self._world.requests += 1
        operation, params = self._find(scope)
        call = await _read(self._world, scope, receive, params)
        self._world.writes += call.method != "GET" and "/oauth" not in call.path
        try:
            if operation is None:
                reply = unknown(call)
                self._gate.dress(call, None, reply)
            else:
                reply = await self._answer(call, operation, self._gate)
            await _send(reply, scope, send)
        except ConnectionCut:
            await cut(scope)

    def _find(self, scope: Scope) -> tuple[Operation | None, dict[str, str]]:
        for route, operation in self._routes:
            match, child = route.matches(scope)
            # GET routes also match HEAD, which no client of ours sends.
            if match is Match.FULL and scope["method"] == operation.method:
                return operation, child["path_params"]
        return None, {}


async def _unused(request: Request) -> Any:
    raise NotImplementedError(request.url.path)


def unknown(call: Call) -> Reply:
    """Answer 501 and name the path, so that a test notices what nobody has written."""
    return Reply(
        501, {"simulator": "this call is not simulated", "method": call.method, "path": call.path}
    )


async def _read(world: State, scope: Scope, receive: Receive, params: dict[str, str]) -> Call:
    request = Request(scope, receive)
    return Call(
        world=world,
        method=scope["method"],
        path=scope["raw_path"].decode().partition("?")[0],
        base=f"{scope['scheme']}://{request.headers.get('host', 'localhost')}",
        params=params,
        query=dict(request.query_params),
        raw_query=scope["query_string"].decode(),
        headers={name.lower(): value for name, value in request.headers.items()},
        content=await request.body(),
        now=world.now(),
    )


async def _send(reply: Reply, scope: Scope, send: Send) -> None:
    body = reply.encoded()
    headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in reply.headers]
    headers += [
        (b"link", f'<{url}>; rel="{rel}"'.encode("latin-1")) for rel, url in reply.links.items()
    ]
    if body:
        headers.append((b"content-type", reply.content_type.encode()))
    if reply.status != 204:
        headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    if reply.cut_after is not None:
        await send(
            {"type": "http.response.body", "body": body[: reply.cut_after], "more_body": True}
        )
        raise ConnectionCut(scope["path"])
    for piece in _pieces(body, reply.drip):
        await send({"type": "http.response.body", "body": piece, "more_body": True})
        await asyncio.sleep(reply.drip / 10)
    await send({"type": "http.response.body", "body": b"" if reply.drip else body})


def _pieces(body: bytes, drip: float) -> list[bytes]:
    if not drip:
        return []
    size = max(len(body) // 10, 1)
    return [body[start : start + size] for start in range(0, len(body), size)]


async def cut(scope: Scope) -> None:
    """Break the connection: really over loopback, by ConnectionCut in process."""
    abort = scope.get("extensions", {}).get(CUT)
    if abort is None:
        raise ConnectionCut(scope["path"])
    abort()
    # The server learns of the loss on the loop's next turns; before that it would report an
    # application that forgot to answer.
    await asyncio.sleep(0)
    await asyncio.sleep(0)
