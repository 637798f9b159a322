"""Nothing secret of a request may stand in what is quoted of its answer: a server may echo it.

The secrets are taken from the request itself, so no caller has to remember to name them.
"""

import base64
import binascii
import html
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, quote, quote_plus, unquote_plus

import httpx

HIDDEN = "…"
_SHORTEST = 6  # no secret is shorter, and hiding less would spoil ordinary words
_FIELDS = frozenset(
    {
        "assertion",
        "client_assertion",
        "client_secret",
        "code",
        "code_verifier",
        "device_code",
        "password",
        "refresh_token",
        "token",
    }
)
_HEADERS = ("authorization", "proxy-authorization", "dpop", "cookie")


def without_secrets(text: str, request: httpx.Request) -> str:
    """Return a text of an answer without any secret that the request carried."""
    for shape in sorted(_shapes(_secrets(request)), key=len, reverse=True):
        text = re.sub(re.escape(shape), HIDDEN, text, flags=re.IGNORECASE)
    return text


def _secrets(request: httpx.Request) -> Iterator[str]:
    for name in _HEADERS:
        value = request.headers.get(name, "")
        scheme, _, credentials = value.partition(" ")
        yield credentials or value
        if scheme.casefold() == "basic":
            yield from _of_basic(credentials)
    for name, value in parse_qsl(_form(request)):
        if name in _FIELDS:
            yield value


def _of_basic(credentials: str) -> Iterator[str]:
    """Yield both as they are joined and the secret alone; the client id is none."""
    try:
        joined = base64.b64decode(credentials).decode()
    except (binascii.Error, UnicodeDecodeError):
        return
    secret = joined.partition(":")[2]
    yield from (joined, secret, unquote_plus(secret))


def _form(request: httpx.Request) -> str:
    kind = request.headers.get("content-type", "")
    if not kind.startswith("application/x-www-form-urlencoded"):
        return ""
    try:
        return request.content.decode("ascii", "replace")
    except httpx.RequestNotRead:
        return ""


def _shapes(secrets: Iterable[str]) -> set[str]:
    """Return every secret in the encodings in which it could come back."""
    found: set[str] = set()
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            found.update(_encoded(secret))
    return {shape for shape in found if len(shape) >= _SHORTEST}


def _encoded(secret: str) -> Iterator[str]:
    raw = secret.encode()
    yield from (secret, secret[::-1], quote(secret, safe=""), quote_plus(secret))
    yield from (html.escape(secret), json.dumps(secret)[1:-1], repr(secret)[1:-1], raw.hex())
    yield from (quote(quote(secret, safe=""), safe=""), html.escape(secret, quote=False))
    yield "\0".join(secret)  # UTF-16 that was read as bytes
    for shift in range(3):
        # In base64 the letters depend on where in three bytes the secret begins. Those at its two
        # ends hold parts of what stands around it, so they are left out.
        shifted = base64.b64encode(b"x" * shift + raw).decode().rstrip("=")
        inner = shifted[4 if shift else 0 : None if not (shift + len(raw)) % 3 else -1]
        yield from (inner, inner.replace("+", "-").replace("/", "_"))
