"""A document that a person writes and a machine reads: its objects, and what each may hold.

Every refusal names its place (`zoom.auth.client_id`), and none quotes a value: it may be a secret.
"""

import json
import re
from typing import NoReturn
from urllib.parse import urlsplit

from zoomprov_gui.clients.connection import is_loopback
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.secret import Secret

_SCOPE = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


class _Pairs(list[tuple[str, object]]):
    """A JSON object as it was written: a dict would hide that a key came twice."""


def parsed(text: str, what: str) -> object:
    """Return a document as it was written; `what` it is called. Raises `Misused`."""
    try:
        return json.loads(text, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        # Only the position: the parser's own message could quote the document.
        reason = f"it is not JSON: see line {error.lineno}, column {error.colno}"
        raise Misused(reason, place=what) from None
    except (RecursionError, ValueError):
        raise Misused("it is not JSON that a person would write", place=what) from None


class Place:
    """One object of a document, and where it stands."""

    def __init__(self, value: object, path: str, what: str) -> None:
        self._path = path
        self._what = what
        if not isinstance(value, _Pairs):
            raise Misused('it must be an object: {"key": …}', place=path or what)
        self._values: dict[str, object] = {}
        for key, item in value:
            if key in self._values:
                raise Misused("the key is there twice", place=self._at(key))
            self._values[key] = item

    @property
    def keys(self) -> tuple[str, ...]:
        """What the object holds, in its order."""
        return tuple(self._values)

    def get(self, key: str) -> object:
        return self._values.get(key)

    def only(self, *known: str) -> None:
        for key in self._values:
            if key not in known:
                expected = ", ".join(k for k in known if k != "control")
                raise Misused(f"unknown key; known here: {expected}", place=self._at(key))

    def child(self, key: str) -> "Place":
        return Place(self._required(key), self._at(key), self._what)

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
            inner = Place(value, self._at(key), self._what)
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


def web_address(place: Place, key: str) -> str:
    """Return a whole web address, without a slash at its end."""
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


def okta_url(okta: Place) -> str:
    """Return the address that Okta's API answers on."""
    url = web_address(okta, "url")
    parts = urlsplit(url)
    if parts.path:
        okta.refuse("url", "it must end after the host: https://acme.okta.com")
    label, _, rest = (parts.hostname or "").partition(".")
    if label.endswith("-admin"):
        # Okta's API answers on the other name only (facts/okta.md §6).
        plain = f"{label.removesuffix('-admin')}.{rest}"
        okta.refuse("url", f"this is the Admin Console's address; use https://{plain}")
    return url
