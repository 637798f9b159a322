"""The connection document of CLI.md: where Okta and Zoom are, and what to sign in with.

A document is read by a machine and written by a person, so every error names its place
(`zoom.auth.client_id`) and none quotes a value: half of them are secrets.
"""

import json

from zoomprov_gui.clients.connection import (
    ApiToken,
    Connection,
    OAuthNative,
    OAuthPkce,
    OAuthService,
    OktaAuth,
    ServerToServer,
    ZoomAuth,
)
from zoomprov_gui.clients.places import Place, okta_url, parsed, web_address
from zoomprov_gui.domain.secret import Secret

DOCUMENT = "connection document"


def parse_connection(text: str) -> Connection:
    """Return what a connection document says; `Misused` names the place where it is wrong.

    `control` beside `okta` and `zoom` is let pass: `sandbox serve` prints it.
    """
    root = Place(parsed(text.removeprefix("\ufeff"), DOCUMENT), "", DOCUMENT)
    root.only("okta", "zoom", "control")
    okta, zoom = root.child("okta"), root.child("zoom")
    okta.only("url", "auth", "app_id")
    zoom.only("api_url", "oauth_url", "auth")
    return Connection(
        okta_url=okta_url(okta),
        okta_auth=_okta_auth(okta.child("auth")),
        app_id=okta.credential("app_id") if okta.get("app_id") is not None else None,
        zoom_api_url=web_address(zoom, "api_url"),
        zoom_oauth_url=web_address(zoom, "oauth_url"),
        zoom_auth=_zoom_auth(zoom.child("auth")),
    )


def write_connection(connection: Connection) -> Secret:
    """Return a connection as a document; its secrets stand in it, so the whole is one."""
    document = {
        "okta": {
            "url": connection.okta_url,
            "auth": _okta_part(connection.okta_auth),
            "app_id": connection.app_id,
        },
        "zoom": {
            "api_url": connection.zoom_api_url,
            "oauth_url": connection.zoom_oauth_url,
            "auth": _zoom_part(connection.zoom_auth),
        },
    }
    return Secret(json.dumps(document))


def _okta_part(auth: OktaAuth) -> dict[str, object]:
    match auth:
        case ApiToken():
            return {"kind": "api_token", "token": auth.token.reveal()}
        case OAuthNative():
            known = {"kind": "oauth_native", "client_id": auth.client_id}
            return known | _refresh(auth.refresh_token) | _named(auth.scopes)
        case OAuthService():
            text = auth.private_key.reveal()
            key = text if text.lstrip().startswith("-----") else json.loads(text)
            known = {"kind": "oauth_service", "client_id": auth.client_id}
            return known | {"private_key": key} | _named(auth.scopes)


def _zoom_part(auth: ZoomAuth) -> dict[str, object]:
    if isinstance(auth, OAuthPkce):
        known = {"kind": "oauth_pkce", "client_id": auth.client_id}
        return known | _refresh(auth.refresh_token)
    return {
        "kind": "server_to_server",
        "account_id": auth.account_id,
        "client_id": auth.client_id,
        "client_secret": auth.client_secret.reveal(),
    }


def _refresh(token: Secret | None) -> dict[str, object]:
    return {} if token is None else {"refresh_token": token.reveal()}


def _named(scopes: tuple[str, ...]) -> dict[str, object]:
    return {"scopes": list(scopes)} if scopes else {}


def _okta_auth(auth: Place) -> OktaAuth:
    kind = auth.kind("api_token", "oauth_native", "oauth_service")
    if kind == "api_token":
        auth.only("kind", "token")
        return ApiToken(token=Secret(auth.credential("token")))
    if kind == "oauth_native":
        auth.only("kind", "client_id", "refresh_token", "scopes")
        return OAuthNative(
            client_id=auth.credential("client_id"),
            refresh_token=auth.secret_or_none("refresh_token"),
            scopes=auth.scopes(),
        )
    auth.only("kind", "client_id", "private_key", "scopes")
    return OAuthService(
        client_id=auth.credential("client_id"),
        private_key=auth.key("private_key"),
        scopes=auth.scopes(),
    )


def _zoom_auth(auth: Place) -> ZoomAuth:
    if auth.kind("server_to_server", "oauth_pkce") == "oauth_pkce":
        auth.only("kind", "client_id", "refresh_token")
        return OAuthPkce(
            client_id=auth.credential("client_id"),
            refresh_token=auth.secret_or_none("refresh_token"),
        )
    auth.only("kind", "account_id", "client_id", "client_secret")
    return ServerToServer(
        account_id=auth.credential("account_id"),
        client_id=auth.credential("client_id"),
        client_secret=Secret(auth.credential("client_secret")),
    )
