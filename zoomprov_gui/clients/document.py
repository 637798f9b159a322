"""The connection document of CLI.md: where Okta and Zoom are, and what to sign in with.

A document is read by a machine and written by a person, so every error names its place
(`zoom.auth.client_id`) and none quotes a value: half of them are secrets.
"""

import json
import re
from typing import NoReturn
from urllib.parse import urlsplit

from zoomprov_gui.clients.connection import (
    ApiToken,
    Connection,
    OAuthNative,
    OAuthPkce,
    OAuthService,
    OktaAuth,
    ServerToServer,
    ZoomAuth,
    is_loopback,
)
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.secret import Secret

DOCUMENT = "connection document"
_SCOPE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


def parse_connection(text: str) -> Connection:
    """Return what a connection document says; `Misused` names the place where it is wrong.

    `control` beside `okta` and `zoom` is let pass: `sandbox serve` prints it.
    """
    root = _Place(_parsed(text.removeprefix("\ufeff")), "")
    root.only("okta", "zoom", "control")
    okta, zoom = root.child("okta"), root.child("zoom")
    okta.only("url", "auth", "app_id")
    zoom.only("api_url", "oauth_url", "auth")
    return Connection(
        okta_url=_okta_url(okta),
        okta_auth=_okta_auth(okta.child("auth")),
        app_id=okta.credential("app_id") if okta.get("app_id") is not None else None,
        zoom_api_url=_url(zoom, "api_url"),
        zoom_oauth_url=_url(zoom, "oauth_url"),
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


class _Pairs(list[tuple[str, object]]):
    """A JSON object as it was written: a dict would hide that a key came twice."""


def _parsed(text: str) -> object:
    try:
        return json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        # Only the position: the parser's own message could quote the document.
        reason = f"it is not JSON: see line {error.lineno}, column {error.colno}"
        raise Misused(reason, place=DOCUMENT) from None
    except (RecursionError, ValueError):
        raise Misused("it is not JSON that a person would write", place=DOCUMENT) from None


class _Place:
    """One object of the document, and where it stands."""

    def __init__(self, value: object, path: str) -> None:
        self._path = path
        if not isinstance(value, _Pairs):
            raise Misused('it must be an object: {"key": …}', place=path or DOCUMENT)
        self._values: dict[str, object] = {}
        for key, item in value:
            if key in self._values:
                raise Misused("the key is there twice", place=self._at(key))
            self._values[key] = item

    def get(self, key: str) -> object:
        return self._values.get(key)

    def only(self, *known: str) -> None:
        for key in self._values:
            if key not in known:
                expected = ", ".join(k for k in known if k != "control")
                raise Misused(f"unknown key; known here: {expected}", place=self._at(key))

    def child(self, key: str) -> "_Place":
        return _Place(self._required(key), self._at(key))

    def text(self, key: str) -> str:
        value = self._required(key)
        if not isinstance(value, str):
            self.refuse(key, "it must be a text in quotes")
        if not value:
            self.refuse(key, "it is empty")
        return value

    def credential(self, key: str) -> str:
        """Return a text that may stand in a header. Padding is the usual mistake of pasting."""
        value = self.text(key)
        if not all("!" <= character <= "~" for character in value):
            self.refuse(key, "it has a blank, a line break or another odd character in it")
        return value

    def kind(self, *known: str) -> str:
        kind = self.text("kind")
        if kind not in known:
            self.refuse("kind", f"unknown kind of sign-in; known here: {', '.join(known)}")
        return kind

    def secret_or_none(self, key: str) -> Secret | None:
        return None if self.get(key) is None else Secret(self.credential(key))

    def scopes(self) -> tuple[str, ...]:
        """Return a list of permissions by name, none where there is no list."""
        value = self.get("scopes")
        if value is None:
            return ()
        names = value if isinstance(value, list) and not isinstance(value, _Pairs) else [None]
        if not all(isinstance(name, str) and _SCOPE.fullmatch(name) for name in names):
            self.refuse("scopes", 'it must be a list of names in quotes: ["okta.apps.read"]')
        return tuple(dict.fromkeys(names))

    def key(self, key: str) -> Secret:
        """Return a private key: an object is a JWK, a text PEM."""
        value = self._required(key)
        if isinstance(value, _Pairs):
            inner = _Place(value, self._at(key))
            return Secret(json.dumps(inner.plain()))
        text = self.text(key)
        if not text.lstrip().startswith("-----BEGIN "):
            self.refuse(key, "it must be a private key: a JWK object, or a PEM text")
        return Secret(text)

    def plain(self) -> dict[str, object]:
        """Return the object, whose values are all texts or lists of texts."""
        for key, value in self._values.items():
            texts = value if isinstance(value, list) else [value]
            if isinstance(value, _Pairs) or not all(isinstance(text, str) for text in texts):
                self.refuse(key, "it must be a text in quotes")
        return self._values

    def refuse(self, key: str, reason: str) -> NoReturn:
        raise Misused(reason, place=self._at(key))

    def _required(self, key: str) -> object:
        if key not in self._values:
            self.refuse(key, "it is missing")
        return self._values[key]

    def _at(self, key: str) -> str:
        shown = key if key.isidentifier() and len(key) <= 40 else "(a key)"
        return f"{self._path}.{shown}" if self._path else shown


def _okta_auth(auth: _Place) -> OktaAuth:
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


def _zoom_auth(auth: _Place) -> ZoomAuth:
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


def _url(place: _Place, key: str) -> str:
    text = place.text(key)
    try:
        url = urlsplit(text)
        host, _port = url.hostname or "", url.port
    except ValueError:
        place.refuse(key, "it is not a web address")
    if url.scheme not in {"https", "http"} or not host:
        place.refuse(key, "it must be a whole web address: https://…")
    if url.scheme == "http" and not is_loopback(host):
        place.refuse(key, "it must start with https://; plain http is for this computer only")
    if url.username is not None or url.query or url.fragment or _is_odd(text):
        place.refuse(key, "it must be a plain address: no user, no question mark, no blank")
    return text.rstrip("/")


def _is_odd(text: str) -> bool:
    return not text.isascii() or not text.isprintable() or " " in text or "\\" in text


def _okta_url(okta: _Place) -> str:
    url = _url(okta, "url")
    parts = urlsplit(url)
    if parts.path:
        okta.refuse("url", "it must end after the host: https://acme.okta.com")
    label, _, rest = (parts.hostname or "").partition(".")
    if label.endswith("-admin"):
        # Okta's API answers on the other name only (facts/okta.md §6).
        plain = f"{label.removesuffix('-admin')}.{rest}"
        okta.refuse("url", f"this is the Admin Console's address; use https://{plain}")
    return url
