"""Tokens, and the endpoint of a server that gives and takes them (RFC 6749, RFC 7009)."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx
import msgspec

from zoomprov_gui.clients.answers import refusal, unreachable, unreadable
from zoomprov_gui.clients.http import TRANSPORT_ERRORS
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import SigningKey
from zoomprov_gui.clients.oauth_server import AuthServer
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.errors import Refused, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret

LIFETIME = 3600.0  # of a token whose answer names none (facts/okta.md §6, facts/zoom.md §2)
SHORTEST = 120.0  # less is nonsense, and would have us ask for tokens without end


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """What a sign-in gave. `ends_at` is on the clock that the endpoint was given.

    `scopes` None: the server did not say which.
    """

    access: Secret
    refresh: Secret | None
    ends_at: float
    scopes: frozenset[str] | None
    kind: str = "Bearer"


class _Body(msgspec.Struct):
    access_token: str | None = None
    refresh_token: str | None = None
    expires_in: float | str | None = None
    scope: str | None = None
    token_type: str | None = None


class TokenEndpoint:
    """Asks one server for tokens; with a `key` each request carries a DPoP proof made with it.

    Raises `Unreachable`, `Unreadable` or `Refused`, the server's `error` as its code.
    """

    def __init__(
        self,
        server: AuthServer,
        network: Network,
        *,
        key: SigningKey | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.server = server
        self._network = network
        self._key = key
        self._clock = clock
        self._nonce = ""
        self._http = network.client(server.service, server.token_url)

    def __repr__(self) -> str:
        return f"TokenEndpoint({self.server.token_url!r})"

    async def ask(
        self, form: Callable[[], Mapping[str, str]], *, auth: httpx.Auth | None = None
    ) -> Tokens:
        """Return the tokens for a grant; asked again where the server wants its nonce in the proof.

        The form is made anew for that: what proves us in it is good for one use.
        """
        started = self._clock()
        response = await self.post(self.server.token_url, form(), auth=auth)
        nonce = response.headers.get("dpop-nonce", "")
        if self._key is not None and nonce and nonce != self._nonce:
            self._nonce = nonce
            if not response.is_success:
                response = await self.post(self.server.token_url, form(), auth=auth)
        return self._tokens(response, started)

    async def revoke(self, token: Secret, kind: str, client_id: str) -> None:
        """Take a token back. A server answers 200 for one that it does not know as well."""
        form = {"token": token.reveal(), "token_type_hint": kind, "client_id": client_id}
        response = await self.post(self.server.revoke_url, form)
        if not response.is_success:
            raise refusal(self.server.service, response)

    async def post(
        self, url: str, form: Mapping[str, str], *, auth: httpx.Auth | None = None
    ) -> httpx.Response:
        """Send a form and return whatever came back, read."""
        request = self._http.build_request("POST", url, data=dict(form))
        if self._key is not None:
            now = self._network.clock()
            request.headers["dpop"] = self._key.proof("POST", url, now, nonce=self._nonce)
        try:
            return await self._http.send(request, auth=auth)
        except TRANSPORT_ERRORS as error:
            # What needed the token has not left.
            raise unreachable(self.server.service, request, error, was_sent=False) from error

    async def aclose(self) -> None:
        await self._http.aclose()

    def _tokens(self, response: httpx.Response, started: float) -> Tokens:
        try:
            return read_tokens(self.server.service, response, started)
        except (Refused, Unreadable) as failure:
            failure.outcome_known = True
            raise


def read_tokens(service: Service, response: httpx.Response, started: float) -> Tokens:
    """Return the tokens of an answer to a request that was sent at `started`."""
    if not response.is_success:
        raise refusal(service, response)
    try:
        body = decode(response.content, _Body)
    except ValueError as error:
        raise unreadable(service, response, str(error)) from None
    if not _usable(body.access_token):
        raise unreadable(service, response, "a sign-in without a usable token")
    refresh = body.refresh_token
    return Tokens(
        access=Secret(body.access_token or ""),
        refresh=Secret(refresh) if refresh and _usable(refresh) else None,
        ends_at=started + _lifetime(body.expires_in),
        scopes=frozenset(body.scope.split()) if body.scope else None,
        kind="DPoP" if (body.token_type or "").casefold() == "dpop" else "Bearer",
    )


def _usable(text: str | None) -> bool:
    return bool(text) and all("!" <= character <= "~" for character in text or "")


def _lifetime(said: float | str | None) -> float:
    try:
        return max(float(said or LIFETIME), SHORTEST)
    except ValueError:
        return LIFETIME
