"""Signing requests in: Okta's API token, and Zoom's server-to-server token with its refresh."""

import asyncio
import ssl
import time
from collections.abc import AsyncGenerator, Callable

import httpx
import msgspec

from zoomprov_gui.clients.answers import refusal, unreachable, unreadable
from zoomprov_gui.clients.http import TRANSPORT_ERRORS, new_client
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret

EARLY = 60.0  # seconds before its end that a token is replaced, so that none ends on its way
LIFETIME = 3600.0  # of a token whose answer names none (facts/zoom.md §2)


class OktaToken(httpx.Auth):
    """Okta's API token, in Okta's own scheme (facts/okta.md §6)."""

    def __init__(self, token: Secret) -> None:
        self._token = token

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        request.headers["authorization"] = f"SSWS {self._token.reveal()}"
        yield request

    def __repr__(self) -> str:
        return "OktaToken(…)"


class _Token(msgspec.Struct):
    access_token: str | None = None
    expires_in: float | str | None = None
    scope: str | None = None


class ZoomServerToServer(httpx.Auth):
    """The account's own token of a Zoom server-to-server app (facts/zoom.md §2).

    It is got when the first request needs it, replaced a minute before its end, and once more when
    Zoom says 124 or 401. `oauth_url` is what `/token` is appended to; `clock` counts seconds.
    `scopes` are those that the latest token names.
    """

    def __init__(
        self,
        oauth_url: str,
        account_id: str,
        client_id: str,
        client_secret: Secret,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        timeout: float = 30.0,
    ) -> None:
        self.scopes: frozenset[str] = frozenset()
        self._url = f"{oauth_url.rstrip('/')}/token"
        self._account_id = account_id
        self._client_id = client_id
        self._client_secret = client_secret
        self._clock = clock
        self._http = new_client(oauth_url, transport=transport, verify=verify, timeout=timeout)
        self._lock = asyncio.Lock()
        self._token = Secret("")
        self._ends_at = 0.0

    def __repr__(self) -> str:
        return f"ZoomServerToServer({self._url!r}, …)"

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        token = await self._valid_token(refused=None)
        request.headers["authorization"] = f"Bearer {token.reveal()}"
        response = yield request
        if await _is_expired(response):
            token = await self._valid_token(refused=token)
            request.headers["authorization"] = f"Bearer {token.reveal()}"
            yield request

    async def aclose(self) -> None:
        await self._http.aclose()

    async def _valid_token(self, *, refused: Secret | None) -> Secret:
        async with self._lock:
            # Whoever waited for the lock may find that another has been here already.
            if self._token is refused or self._clock() >= self._ends_at - EARLY:
                await self._get_token()
            return self._token

    async def _get_token(self) -> None:
        request = self._http.build_request(
            "POST",
            self._url,
            data={"grant_type": "account_credentials", "account_id": self._account_id},
        )
        sign_in = httpx.BasicAuth(self._client_id, self._client_secret.reveal())
        started = self._clock()
        try:
            response = await self._http.send(request, auth=sign_in)
        except TRANSPORT_ERRORS as error:
            # What needed the token has not left.
            raise unreachable(Service.ZOOM, request, error, was_sent=False) from error
        try:
            token = _read_token(response)
        except (Refused, Unreadable) as failure:
            failure.outcome_known = True
            raise
        self._token = Secret(token.access_token or "")
        self._ends_at = started + _lifetime(token)
        self.scopes = frozenset((token.scope or "").split())


async def _is_expired(response: httpx.Response) -> bool:
    """Tell whether Zoom refused the token: code 124 with 400 or 401, or any 401 (zoom.md §8)."""
    if response.status_code != 400:
        return response.status_code == 401
    await response.aread()
    refused = refusal(Service.ZOOM, response)
    return isinstance(refused, Refused) and refused.code == "124"


def _read_token(response: httpx.Response) -> _Token:
    if not response.is_success:
        raise refusal(Service.ZOOM, response)
    try:
        token = decode(response.content, _Token)
    except ValueError as error:
        raise unreadable(Service.ZOOM, response, str(error)) from None
    text = token.access_token or ""
    if not text or not all("!" <= character <= "~" for character in text):
        raise unreadable(Service.ZOOM, response, "a sign-in without a usable token")
    return token


def _lifetime(token: _Token) -> float:
    try:
        return max(float(token.expires_in or LIFETIME), 2 * EARLY)
    except ValueError:
        return LIFETIME
