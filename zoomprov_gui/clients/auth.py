"""Signing requests in, each way there is: with tokens of Okta's and Zoom's, and their renewal."""

import ssl
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, nullcontext

import httpx

from zoomprov_gui.clients.bearer import Bearer
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import SigningKey, make_key
from zoomprov_gui.clients.oauth_server import AuthServer, zoom_server
from zoomprov_gui.clients.oauth_tokens import TokenEndpoint, Tokens
from zoomprov_gui.domain.errors import Refused
from zoomprov_gui.domain.secret import Secret

Turn = Callable[[], AbstractAsyncContextManager[Secret | None]]
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


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


class ZoomServerToServer(Bearer):
    """The account's own token of a Zoom server-to-server app (facts/zoom.md §2).

    `oauth_url` is what `/token` is appended to; `clock` counts seconds.
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
    ) -> None:
        network = Network(to_zoom=transport, verify=verify)
        server = zoom_server(oauth_url.rstrip("/"))
        super().__init__(TokenEndpoint(server, network, clock=clock), clock=clock)
        self._account_id = account_id
        self._client_id = client_id
        self._client_secret = client_secret

    async def _renewed(self, old: Tokens) -> Tokens:
        del old
        form = {"grant_type": "account_credentials", "account_id": self._account_id}
        sign_in = httpx.BasicAuth(self._client_id, self._client_secret.reveal())
        return await self._endpoint.ask(lambda: form, auth=sign_in)


class OAuthUser(Bearer):
    """An admin's sign-in in the browser or by code, kept up with its refresh token.

    `keep` is told each refresh token that takes the place of the one before, and has to store it:
    the old one is then worth nothing. `turn` holds the sign-in against other processes that renew
    it too, and gives the refresh token that the last of them kept: one that was used before may
    end the whole sign-in.
    """

    def __init__(
        self,
        server: AuthServer,
        client_id: str,
        network: Network,
        *,
        refresh_token: Secret | None = None,
        tokens: Tokens | None = None,
        keep: Callable[[Secret], None] | None = None,
        turn: Turn | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        endpoint = TokenEndpoint(server, network, clock=clock)
        super().__init__(endpoint, tokens=tokens, clock=clock, now=network.clock)
        self._client_id = client_id
        self._refresh = (tokens.refresh if tokens else None) or refresh_token
        self._keep = keep
        self._turn = turn

    @property
    def refresh_token(self) -> Secret | None:
        """What the sign-in is kept up with at this moment."""
        return self._refresh

    async def revoke(self) -> None:
        """Take both tokens back; without the refresh token nothing of the sign-in is left."""
        if self._refresh is not None:
            await self._endpoint.revoke(self._refresh, "refresh_token", self._client_id)
        if self._tokens.access.reveal():
            await self._endpoint.revoke(self._tokens.access, "access_token", self._client_id)

    async def _renewed(self, old: Tokens) -> Tokens:
        async with self._turn() if self._turn else nullcontext(None) as latest:
            self._refresh = latest or self._refresh
            return await self._renewed_alone()

    async def _renewed_alone(self) -> Tokens:
        if self._refresh is None:
            words = "the sign-in has ended and cannot be renewed"
            raise Refused(self.service, 401, "invalid_grant", words)
        form = {
            "grant_type": "refresh_token",
            "refresh_token": self._refresh.reveal(),
            "client_id": self._client_id,
        }
        fresh = await self._endpoint.ask(lambda: form)
        if fresh.refresh is not None and fresh.refresh != self._refresh:
            self._refresh = fresh.refresh
            if self._keep is not None:
                self._keep(fresh.refresh)
        return fresh


class OAuthClient(Bearer):
    """A service app in Okta that proves itself with a private key; its tokens are bound to one.

    The key for DPoP is another one, made for this session and forgotten with it.
    """

    def __init__(
        self,
        server: AuthServer,
        client_id: str,
        key: SigningKey,
        scopes: tuple[str, ...],
        network: Network,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        bound = make_key()
        endpoint = TokenEndpoint(server, network, key=bound, clock=clock)
        super().__init__(endpoint, key=bound, clock=clock, now=network.clock)
        self._client_id = client_id
        self._proves = key
        self._asked = scopes

    async def _renewed(self, old: Tokens) -> Tokens:
        del old
        return await self._endpoint.ask(self._form)

    def _form(self) -> dict[str, str]:
        url = self._endpoint.server.token_url
        return {
            "grant_type": "client_credentials",
            "scope": " ".join(self._asked),
            "client_assertion_type": JWT_BEARER,
            "client_assertion": self._proves.assertion(self._client_id, url, self._now()),
        }
