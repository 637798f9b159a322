"""One way to send, to read and to fail, for both services.

A session talks to one origin: it follows no redirect, and no link that leads elsewhere, so that
credentials never reach another host.
"""

import asyncio
import logging
import ssl
from collections.abc import Mapping
from typing import Any, TypeVar

import httpx
import truststore

from zoomprov_gui import __version__
from zoomprov_gui.clients.allowed import refuse_what_the_token_lacks
from zoomprov_gui.clients.answers import (
    error_in_success,
    exchange,
    refusal,
    unreachable,
    unreadable,
)
from zoomprov_gui.clients.connection import is_loopback
from zoomprov_gui.clients.governor import Governor, Rest
from zoomprov_gui.clients.server_time import ServerClock
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.errors import Exchange, Misused, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service

Shape = TypeVar("Shape")

_log = logging.getLogger(__name__)

PATIENCE = 4.0  # how many timeouts a whole answer may take: one byte a second must end somewhere
MOST_BYTES = 32 * 1024 * 1024  # fifty times the largest page that Okta sends
MOST_RESTS = 6  # after as many 429s in a row a service does not mean "later"
MOST_REPEATS = 2  # of a read after trouble on the way
_TROUBLE = frozenset({500, 502, 503, 504})
TRANSPORT_ERRORS = (httpx.TransportError, httpx.DecodingError, TimeoutError, ssl.SSLError)


def tls_context() -> ssl.SSLContext:
    """Return a context that trusts what the system trusts. It takes tens of milliseconds to build.

    Certificates that a company adds to its computers for an inspecting proxy are in there.
    """
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def new_client(
    url: str,
    *,
    transport: httpx.AsyncBaseTransport | None,
    verify: ssl.SSLContext | None,
    **more: Any,
) -> httpx.AsyncClient:
    """Return an HTTP client for one origin. `Misused` where the address is not safe to use."""
    target = httpx.URL(url)
    local = is_loopback(target.host)
    if target.scheme != "https" and not local:
        raise Misused(f"plain http is for this computer only, not for {target.host}")
    if target.scheme != "https":
        verify = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used; a real one costs 40 ms
    return httpx.AsyncClient(
        transport=transport,
        verify=tls_context() if verify is None and transport is None else verify or True,
        # A proxy of the environment must not see what is meant for this computer.
        trust_env=not local,
        follow_redirects=False,
        headers={"accept": "application/json", "user-agent": f"zoomprov-gui/{__version__}"},
        **more,
    )


class ApiSession:
    """A signed-in connection to one service. `governor.waiting` shows what it waits for."""

    def __init__(
        self,
        service: Service,
        base_url: str,
        *,
        transport: httpx.AsyncBaseTransport | None,
        auth: httpx.Auth,
        governor: Governor,
        timeout: float = 30.0,
        verify: ssl.SSLContext | None = None,
    ) -> None:
        self.service = service
        self.governor = governor
        self.base_url = base_url.rstrip("/")
        self._auth = auth
        self.clock = ServerClock()
        self._patience = timeout * PATIENCE
        self._http = new_client(
            self.base_url, transport=transport, verify=verify, auth=auth, timeout=timeout
        )

    @property
    def host(self) -> str:
        """The host that this session talks to."""
        return httpx.URL(self.base_url).host

    @property
    def scopes(self) -> frozenset[str]:
        """The permissions that our token names; empty where it names none."""
        return getattr(self._auth, "scopes", frozenset())

    async def send(
        self,
        method: str,
        path_or_url: str,
        *,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        reads: bool,
    ) -> httpx.Response:
        """Return a successful answer with its body.

        It is sent again when the service asked us to wait (429), and, only if it `reads`, when the
        way there was in trouble: a connection cut, or 500, 502, 503, 504. Raises `Unreachable`,
        `Unreadable` or `Refused`.
        """
        repeats = 0
        while True:
            opened = await self.open(
                method, path_or_url, params=params, json=json, headers=headers, reads=reads
            )
            try:
                response = await self._whole(opened)
            except Unreachable as error:
                if not reads or error.cause != "cut" or repeats == MOST_REPEATS:
                    raise
                repeats += 1
                await self._rest_after_trouble(repeats)
                continue
            if failure := error_in_success(self.service, response):
                raise failure
            return response

    async def open(
        self,
        method: str,
        path_or_url: str,
        *,
        params: Mapping[str, str | int] | None = None,
        json: object = None,
        headers: Mapping[str, str] | None = None,
        reads: bool,
    ) -> httpx.Response:
        """Return a successful answer as soon as its headers are there; `finish` reads the rest."""
        url = self.target(path_or_url)
        if not reads:
            path = url.path.removeprefix(httpx.URL(self.base_url).path.rstrip("/"))
            refuse_what_the_token_lacks(self.service, self.scopes, method, path)
        rests = repeats = 0
        while True:
            request = self._http.build_request(
                method, url, params=params, json=json, headers=headers
            )
            try:
                response = await self._attempt(request)
            except Unreachable as error:
                if not reads or error.cause != "cut" or repeats == MOST_REPEATS:
                    raise
                repeats += 1
                await self._rest_after_trouble(repeats)
                continue
            if response.is_success:
                return response
            if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
                rests += 1
                await self._rest_as_asked(response, rests)
            elif reads and response.status_code in _TROUBLE and repeats < MOST_REPEATS:
                repeats += 1
                await self._rest_after_trouble(repeats)
            else:
                raise refusal(self.service, response)

    async def finish(self, opened: httpx.Response) -> httpx.Response:
        """Return an answer from `open`, one that reads, with its body, or raise as `send` does."""
        try:
            response = await self._whole(opened)
        except Unreachable as error:
            if error.cause != "cut":
                raise
            return await self.send("GET", str(opened.request.url), reads=True)
        if failure := error_in_success(self.service, response):
            raise failure
        return response

    def read(self, response: httpx.Response, shape: type[Shape]) -> Shape:
        """Return the body in the given shape (clients/wire.py); another is the service's error."""
        if failure := error_in_success(self.service, response):
            raise failure
        try:
            return decode(response.content, shape)
        except ValueError as error:
            raise unreadable(self.service, response, str(error)) from None

    def target(self, path_or_url: str) -> httpx.URL:
        """Return where a path of ours, or a link that the service gave us, leads.

        A link to another scheme, host or port is an `Unreadable`: credentials would follow it.
        """
        if path_or_url.startswith("/") and not path_or_url.startswith("//"):
            return httpx.URL(self.base_url + path_or_url)
        base = httpx.URL(self.base_url)
        try:
            url = base.join(path_or_url)
        except (httpx.InvalidURL, ValueError):
            raise Unreadable(self.service, "its list goes on at an address that is none") from None
        if (url.scheme, url.host, url.port, url.userinfo) != (
            base.scheme,
            base.host,
            base.port,
            b"",
        ):
            other = url.raw_host.decode("ascii")
            raise Unreadable(self.service, f"its list goes on at another place, {other}")
        return url

    def seen(self, response: httpx.Response) -> Exchange:
        """Return what support needs of an answer."""
        return exchange(self.service, response)

    async def aclose(self) -> None:
        await self._http.aclose()
        if closing := getattr(self._auth, "aclose", None):
            await closing()

    async def _attempt(self, request: httpx.Request) -> httpx.Response:
        """Send once. An answer without success comes with its body."""
        method, path = request.method, request.url.path
        async with self.governor.turn(method, path):
            try:
                async with asyncio.timeout(self._patience):
                    response = await self._http.send(request, stream=True)
            except TRANSPORT_ERRORS as error:
                failed = unreachable(self.service, request, error)
                _log.info("%s %s: %s", method, path, failed)
                raise failed from error
            self.governor.note(method, path, response)
            self.clock.note(response)
        _log.info("%s %s %s: %s", self.service.value, method, path, _noted(self.seen(response)))
        if response.is_success:
            return response
        response = await self._whole(response)
        if response.status_code == httpx.codes.PROXY_AUTHENTICATION_REQUIRED:
            raise unreachable(self.service, request, httpx.ProxyError("it wants a sign-in (407)"))
        return response

    async def _whole(self, response: httpx.Response) -> httpx.Response:
        """Return an answer with its body in memory."""
        chunks, size = [], 0
        try:
            async with asyncio.timeout(self._patience):
                async for chunk in response.aiter_bytes():
                    chunks.append(chunk)
                    size += len(chunk)
                    if size > MOST_BYTES:
                        raise Unreadable(
                            self.service,
                            "more data than any answer has",
                            exchange=self.seen(response),
                        )
        except TRANSPORT_ERRORS as error:
            raise unreachable(self.service, response.request, error, was_sent=True) from error
        finally:
            await response.aclose()
        kept = [(k, v) for k, v in response.headers.multi_items() if k not in _OF_THE_TRANSFER]
        return httpx.Response(
            response.status_code, headers=kept, content=b"".join(chunks), request=response.request
        )

    async def _rest_as_asked(self, response: httpx.Response, rests: int) -> None:
        rest = self.governor.after_refusal(response, rests)
        if rests < MOST_RESTS and rest.seconds <= self.governor.longest:
            await self.governor.rest(rest)
            return
        refused = refusal(self.service, response)
        text = refused.text if isinstance(refused, Refused) else ""
        seen = exchange(self.service, response, code="429", text=text)
        raise Refused(self.service, 429, "429", text or rest.reason, exchange=seen)

    async def _rest_after_trouble(self, repeats: int) -> None:
        seconds = self.governor.backoff(repeats, start=0.5, most=4.0)
        reason = f"{self.service.value} did not answer properly; trying again"
        await self.governor.rest(Rest(seconds, reason))


def _noted(seen: Exchange) -> str:
    """Say in a log how an answer began: no query, no header but the service's own id, no body."""
    return f"{seen.status} {seen.request_id}".rstrip()


_OF_THE_TRANSFER = frozenset({"content-encoding", "content-length", "transfer-encoding"})
