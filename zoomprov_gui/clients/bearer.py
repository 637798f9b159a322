"""Requests signed with a token that is got when needed, renewed in time, and renewed if refused."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Callable

import httpx

from zoomprov_gui.clients.answers import refusal
from zoomprov_gui.clients.oauth_keys import SigningKey
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint, Tokens
from zoomprov_gui.clients.unbroken import to_its_end
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret

EARLY = 60.0  # seconds before its end that a token is replaced, so that none ends on its way
_NONE = Tokens(access=Secret(""), refresh=None, ends_at=float("-inf"), scopes=None)


class Bearer(httpx.Auth, ABC):
    """A sign-in whose token lives an hour. `scopes` are the latest token's, None while unknown.

    One request at a time renews it, and the others wait: a refresh token is good for one use. With
    a `key` the token is bound to it, and each request carries a proof (DPoP).
    """

    def __init__(
        self,
        endpoint: TokenEndpoint,
        *,
        tokens: Tokens | None = None,
        key: SigningKey | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._endpoint = endpoint
        self._tokens = tokens or _NONE
        self._key = key
        self._clock = clock
        self._now = now
        self._nonce = ""
        self._lock = asyncio.Lock()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._endpoint.server.token_url!r}, …)"

    @property
    def service(self) -> Service:
        """Whose token it is."""
        return self._endpoint.server.service

    @property
    def scopes(self) -> frozenset[str]:
        """What the latest token says it allows; empty while there is none or it does not say."""
        return self._tokens.scopes or frozenset()

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        tokens = await self._valid(refused=None)
        self._sign(request, tokens)
        response = yield request
        if self._wants_nonce(response):
            self._sign(request, tokens)
            response = yield request
        if await _is_expired(self.service, response):
            self._sign(request, await self._valid(refused=tokens))
            yield request

    async def ensure(self) -> Tokens:
        """Return tokens that are good at this moment, got now if need be."""
        return await self._valid(refused=None)

    async def aclose(self) -> None:
        await self._endpoint.aclose()

    @abstractmethod
    async def _renewed(self, old: Tokens) -> Tokens:
        """Get other tokens in place of these."""

    async def _valid(self, *, refused: Tokens | None) -> Tokens:
        async with self._lock:
            # Whoever waited for the lock may find that another has been here already.
            if self._tokens is refused or self._clock() >= self._tokens.ends_at - EARLY:
                await to_its_end(self._renew())
            return self._tokens

    async def _renew(self) -> None:
        self._tokens = await self._renewed(self._tokens)

    def _sign(self, request: httpx.Request, tokens: Tokens) -> None:
        request.headers["authorization"] = f"{tokens.kind} {tokens.access.reveal()}"
        if self._key is not None and tokens.kind == "DPoP":
            request.headers["dpop"] = self._key.proof(
                request.method,
                str(request.url),
                self._now(),
                nonce=self._nonce,
                token=tokens.access,
            )

    def _wants_nonce(self, response: httpx.Response) -> bool:
        nonce = response.headers.get("dpop-nonce", "")
        asked = "use_dpop_nonce" in response.headers.get("www-authenticate", "")
        if not nonce or nonce == self._nonce or response.status_code != 401 or not asked:
            return False
        self._nonce = nonce
        return True


async def _is_expired(service: Service, response: httpx.Response) -> bool:
    """Tell whether a token was refused: any 401, and Zoom's code 124 with 400 (zoom.md §8).

    Not Okta's E0000015, a feature that the plan lacks (facts/okta.md §11).
    """
    zoom = service is Service.ZOOM
    if response.status_code != (400 if zoom else 401):
        return response.status_code == 401
    await response.aread()
    refused = refusal(service, response)
    code = refused.code if isinstance(refused, Refused) else ""
    return code == "124" if zoom else code != "E0000015"
