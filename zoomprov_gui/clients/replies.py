"""What a service replied, fit to be shown and copied: JSON without secrets, long lists cut short.

A pasted reply ends up in tickets and on shared screens, so what could let somebody in is left out
here and not where it is shown (RELIABILITY.md P1).
"""

import json
import re
from typing import Any, Generic, NamedTuple, TypeVar

import httpx

from zoomprov_gui.clients.answers import is_html
from zoomprov_gui.domain.errors import Exchange, ExpectedError
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import Reply

Value = TypeVar("Value")

LEFT_OUT = "…"
MOST_ITEMS = 20
MOST_TEXT = 20_000
_LONGEST_LEAF = 500
_SECRET = ("token", "secret", "password", "assertion", "privatekey", "private_key", "cookie")
_EXACTLY = frozenset({"code", "state", "authorization", "user_code", "device_code", "nonce"})
_QUERY = re.compile(r"(https?://[^\s?\"]+\?)[^\s\"]+")
_CREDENTIALS = re.compile(r"\b(SSWS|Bearer|Basic|DPoP)\s+[\w+/.~=-]{8,}", re.IGNORECASE)


class Answer(NamedTuple, Generic[Value]):
    """A value, the replies it was read from, and the server's own time (seconds since 1970)."""

    value: Value
    replies: tuple[Reply, ...]
    server_time: float | None = None


def reply_of(service: Service, response: httpx.Response, at: float = 0.0) -> Reply:
    """Return an answer to be shown. The body has been read."""
    return Reply(
        service=service,
        method=response.request.method,
        path=response.request.url.path,
        status=response.status_code,
        body=_body(response),
        at=at,
    )


def reply_of_error(service: Service, error: ExpectedError, at: float = 0.0) -> Reply | None:
    """Return what came instead of an answer, None where the error is about no request."""
    seen = getattr(error, "exchange", None)
    if not isinstance(seen, Exchange) or not seen.path:
        return None
    told = {"code": seen.code or getattr(error, "code", ""), "text": seen.text or str(error)}
    kept = {key: _leaf(text) for key, text in told.items() if text}
    return Reply(
        service=service,
        method=seen.method,
        path=seen.path,
        status=seen.status,
        body=json.dumps(kept, indent=1, ensure_ascii=False),
        at=at,
    )


def _body(response: httpx.Response) -> str:
    if not response.content:
        return ""
    if is_html(response):
        return f"(a web page, {len(response.content):,} bytes)"
    try:
        value = json.loads(response.content)
    except (ValueError, RecursionError):
        return f"(not JSON, {len(response.content):,} bytes)"
    text = json.dumps(redacted(value), indent=1, ensure_ascii=False)
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "\n…"


def redacted(value: Any) -> Any:
    """Return JSON with everything left out that could let somebody in."""
    if isinstance(value, dict):
        return {key: _kept(str(key), item) for key, item in value.items()}
    if isinstance(value, list):
        more = len(value) - MOST_ITEMS
        kept = [redacted(item) for item in value[:MOST_ITEMS]]
        return [*kept, f"… and {more:,} more"] if more > 0 else kept
    return _leaf(value) if isinstance(value, str) else value


def _kept(key: str, item: Any) -> Any:
    name = key.casefold()
    secret = name in _EXACTLY or any(part in name for part in _SECRET)
    # Numbers pass: Zoom's error codes are called `code` as well.
    if secret and isinstance(item, str):
        return LEFT_OUT if item else item
    if secret and isinstance(item, list):
        return [LEFT_OUT for _ in item]
    return redacted(item)


def _leaf(text: str) -> str:
    text = _QUERY.sub(rf"\1{LEFT_OUT}", text)
    return _CREDENTIALS.sub(rf"\1 {LEFT_OUT}", text)[:_LONGEST_LEAF]
