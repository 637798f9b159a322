"""From what a connection says to sessions that are signed in, whichever way it names."""

from collections.abc import Callable

import httpx

from zoomprov_gui.clients.auth import OAuthClient, OAuthUser, OktaToken, Turn, ZoomServerToServer
from zoomprov_gui.clients.connection import (
    ApiToken,
    OAuthNative,
    OAuthService,
    OktaAuth,
    ServerToServer,
    ZoomAuth,
)
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.limits import OktaGovernor, ZoomGovernor
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_keys import read_key
from zoomprov_gui.clients.oauth_server import okta_server, zoom_server
from zoomprov_gui.clients.oauth_tokens import Tokens
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import scopes_to_ask
from zoomprov_gui.domain.secret import Secret

Keep = Callable[[Secret], None]


def okta_sign_in(
    url: str,
    auth: OktaAuth,
    network: Network,
    *,
    tokens: Tokens | None = None,
    keep: Keep | None = None,
    turn: Turn | None = None,
) -> httpx.Auth:
    """Return what signs requests to Okta. `tokens` are those of a sign-in that was just done."""
    match auth:
        case ApiToken():
            return OktaToken(auth.token)
        case OAuthNative():
            return OAuthUser(
                okta_server(url),
                auth.client_id,
                network,
                refresh_token=auth.refresh_token,
                tokens=tokens,
                keep=keep,
                turn=turn,
            )
        case OAuthService():
            asked = auth.scopes or scopes_to_ask(Service.OKTA, changes=True)
            key = read_key(auth.private_key)
            return OAuthClient(okta_server(url), auth.client_id, key, asked, network)


def zoom_sign_in(
    oauth_url: str,
    auth: ZoomAuth,
    network: Network,
    *,
    tokens: Tokens | None = None,
    keep: Keep | None = None,
    turn: Turn | None = None,
) -> httpx.Auth:
    """Return what signs requests to Zoom."""
    if isinstance(auth, ServerToServer):
        return ZoomServerToServer(
            oauth_url,
            auth.account_id,
            auth.client_id,
            auth.client_secret,
            transport=network.to_zoom,
            verify=network.verify,
        )
    return OAuthUser(
        zoom_server(oauth_url),
        auth.client_id,
        network,
        refresh_token=auth.refresh_token,
        tokens=tokens,
        keep=keep,
        turn=turn,
    )


def okta_session(url: str, sign_in: httpx.Auth, network: Network) -> ApiSession:
    """Return a session with Okta; closing it closes the sign-in too."""
    return ApiSession(
        Service.OKTA,
        url,
        transport=network.to_okta,
        auth=sign_in,
        governor=OktaGovernor(clock=network.clock, sleep=network.sleep),
        verify=network.verify,
    )


def zoom_session(api_url: str, sign_in: httpx.Auth, network: Network) -> ApiSession:
    """Return a session with Zoom; closing it closes the sign-in too."""
    return ApiSession(
        Service.ZOOM,
        api_url,
        transport=network.to_zoom,
        auth=sign_in,
        governor=ZoomGovernor(clock=network.clock, sleep=network.sleep),
        verify=network.verify,
    )
