"""The connection document of CLI.md: where Okta and Zoom are, and what to sign in with.

A document is read by a machine and written by a person, so every error names its place
(`zoom.auth.client_id`) and none quotes a value: half of them are secrets.
"""

import ipaddress
import json
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import urlsplit

from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.secret import Secret

DOCUMENT = "connection document"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """Okta's API token (`Authorization: SSWS …`, facts/okta.md §6)."""

    token: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerToServer:
    """The credentials of a Zoom server-to-server app (facts/zoom.md §2)."""

    account_id: str
    client_id: str
    client_secret: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One Okta and one Zoom. URLs end without a slash; `app_id` None is "the only Zoom app"."""

    okta_url: str
    okta_auth: ApiToken
    app_id: str | None
    zoom_api_url: str
    zoom_oauth_url: str
    zoom_auth: ServerToServer


# They need a browser or a signing key, which the connect pages will set up.
_LATER = {"okta": ("oauth_native", "oauth_service"), "zoom": ("oauth_pkce",)}


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


def is_loopback(host: str) -> bool:
    """Tell whether a host name can only be this computer."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


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

    def refuse(self, key: str, reason: str) -> NoReturn:
        raise Misused(reason, place=self._at(key))

    def _required(self, key: str) -> object:
        if key not in self._values:
            self.refuse(key, "it is missing")
        return self._values[key]

    def _at(self, key: str) -> str:
        shown = key if key.isidentifier() and len(key) <= 40 else "(a key)"
        return f"{self._path}.{shown}" if self._path else shown


def _okta_auth(auth: _Place) -> ApiToken:
    _kind(auth, "okta", "api_token")
    auth.only("kind", "token")
    return ApiToken(token=Secret(auth.credential("token")))


def _zoom_auth(auth: _Place) -> ServerToServer:
    _kind(auth, "zoom", "server_to_server")
    auth.only("kind", "account_id", "client_id", "client_secret")
    return ServerToServer(
        account_id=auth.credential("account_id"),
        client_id=auth.credential("client_id"),
        client_secret=Secret(auth.credential("client_secret")),
    )


def _kind(auth: _Place, side: str, built: str) -> None:
    kind = auth.text("kind")
    if kind in _LATER[side]:
        auth.refuse("kind", f"{kind} comes with the connect pages; use {built} until then")
    if kind != built:
        auth.refuse("kind", f"unknown kind of sign-in; known here: {built}")


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
