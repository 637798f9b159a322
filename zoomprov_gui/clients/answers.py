"""What an exchange that failed says: every refusal, odd body and transport error as one of ours.

`outcome_known` is decided here, where the transport's own error is still at hand: a connection
that never came about changed nothing, an answer that never came may have.
"""

import re
import socket
import ssl

import httpx
import msgspec

from zoomprov_gui.clients.redacting import without_secrets
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.errors import Exchange, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service

_LONGEST_TEXT = 500
_LONGEST_ERROR = 4096  # Zoom's are a few lines; a page of people is longer
_REQUEST_ID = {Service.OKTA: "x-okta-request-id", Service.ZOOM: "x-zm-trackingid"}
# The only secrets that an answer could echo; none is shorter, and ordinary words are not longer.
_CREDENTIALS = re.compile(r"\b(SSWS|Bearer|Basic|DPoP)\s+[\w+/.~=-]{16,}", re.IGNORECASE)
_SCOPES = re.compile(r"scopes?\s*:?\s*\[([^\]]*)\]", re.IGNORECASE)
_QUOTED = re.compile(r'(\w+)="([^"]*)"')

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class _Cause(msgspec.Struct):
    error_summary: str | None = msgspec.field(default=None, name="errorSummary")
    field: str | None = None
    message: str | None = None


class _ErrorBody(msgspec.Struct):
    """Okta's error, Zoom's error and both kinds of token error in one (facts/okta.md §11, zoom §8).

    `causes` is documented as an object once, so it may be either (facts/okta.md §3, E0000041).
    """

    error_code: str | None = msgspec.field(default=None, name="errorCode")
    error_summary: str | None = msgspec.field(default=None, name="errorSummary")
    causes: list[_Cause] | None = msgspec.field(default=None, name="errorCauses")
    code: int | str | None = None
    message: str | None = None
    errors: list[_Cause] | None = None
    error: str | None = None
    error_description: str | None = None
    reason: str | None = None


def exchange(
    service: Service, response: httpx.Response, *, code: str = "", text: str = ""
) -> Exchange:
    """Return what support needs of an answer: no query, no header, no body."""
    return Exchange(
        method=response.request.method,
        path=response.request.url.path,
        status=response.status_code,
        code=code,
        request_id=_clean(response.headers.get(_REQUEST_ID[service], ""), response.request),
        text=text,
    )


def is_html(response: httpx.Response) -> bool:
    """Tell whether an answer is a page: of a proxy, of a sign-in, of a wrong address."""
    kind = response.headers.get("content-type", "")
    return "html" in kind.casefold() or response.content.lstrip()[:1] == b"<"


def refusal(service: Service, response: httpx.Response) -> Refused | Unreadable:
    """Return what an answer without success means. The body has been read.

    A page of HTML with a 4xx comes from something between us and the service. With a 5xx it is the
    service's own gateway.
    """
    if response.is_redirect:
        return unreadable(service, response, f"it sends us on to {_target_host(response)}")
    if is_html(response) and response.status_code < 500:
        return unreadable(
            service, response, f"HTTP {response.status_code} and HTML instead of JSON"
        )
    body = _body(response)
    code, words, missing = _reading_of(service, body) if body else ("", _plain(response), ())
    if not body and "www-authenticate" in response.headers:
        code, words, missing = _challenge(response.headers["www-authenticate"])
    code, text = _clean(code, response.request), _clean(words, response.request)
    missing = tuple(_clean(scope, response.request) for scope in missing)
    return Refused(
        service=service,
        status=response.status_code,
        code=code,
        text=text,
        missing=missing,
        exchange=exchange(service, response, code=code, text=text),
        outcome_known=response.status_code < 500,
    )


def error_in_success(service: Service, response: httpx.Response) -> Refused | Unreadable | None:
    """Return the failure that hides in a 2xx, if any.

    Zoom answers some refusals with 200 and an error body (facts/zoom.md §8), and a captive portal
    answers everything with 200 and a page.
    """
    content = response.content
    if content and is_html(response):
        return unreadable(service, response, "HTML instead of JSON")
    if service is not Service.ZOOM or len(content) > _LONGEST_ERROR:
        return None
    if b'"code"' not in content or b'"message"' not in content:
        return None
    body = _body(response)
    if body is None or body.message is None or body.code in {None, 0, ""}:
        return None
    return refusal(service, response)


def unreadable(service: Service, response: httpx.Response, reason: str) -> Unreadable:
    """Return that an answer is not one of this service."""
    # A 4xx did nothing, whoever sent it; whoever sent another answer, the request may have passed.
    return Unreadable(
        service=service,
        reason=_clean(reason, response.request),
        exchange=exchange(service, response),
        outcome_known=400 <= response.status_code < 500,
    )


def unreachable(
    service: Service, request: httpx.Request, error: Exception, *, was_sent: bool | None = None
) -> Unreachable | Unreadable:
    """Return what a transport error means."""
    seen = Exchange(method=request.method, path=request.url.path)
    if isinstance(error, httpx.DecodingError):
        return Unreadable(service, "a compressed body that cannot be unpacked", exchange=seen)
    cause, reason = _cause(error, request)
    sent = not isinstance(error, NEVER_SENT) if was_sent is None else was_sent
    return Unreachable(service, cause=cause, reason=reason, was_sent=sent, exchange=seen)


def _cause(error: Exception, request: httpx.Request) -> tuple[str, str]:
    host = request.url.host
    chain = _chain(error)
    if isinstance(error, httpx.ProxyError):
        return "proxy", f"the proxy refused to connect to {host}: {_clean(str(error), request)}"
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return "timeout", f"{host} did not answer in time"
    for link in chain:
        if isinstance(link, ssl.SSLCertVerificationError):
            why = _clean(link.verify_message, request)
            return "tls", f"the certificate of {host} is not valid: {why}"
        if isinstance(link, ssl.SSLError):
            return "tls", f"no secure connection to {host}: {_clean(str(link), request)}"
        if isinstance(link, socket.gaierror):
            return "dns", f"there is no address for {host}"
    if isinstance(error, httpx.ConnectError):
        return "connect", f"no connection to {host}"
    return "cut", f"the connection to {host} broke off"


def _chain(error: BaseException) -> list[BaseException]:
    """Return an error and everything that led to it; httpx keeps the causes it wraps."""
    found: list[BaseException] = []
    pending: list[BaseException | None] = [error]
    while pending:
        link = pending.pop()
        if link is None or any(link is other for other in found):
            continue
        found.append(link)
        pending += [link.__cause__, link.__context__]
        if isinstance(link, BaseExceptionGroup):
            pending += link.exceptions
    return found


def _body(response: httpx.Response) -> _ErrorBody | None:
    try:
        body = decode(response.content, _ErrorBody)
    except ValueError:
        return None
    return body if body != _ErrorBody() else None


def _reading_of(service: Service, body: _ErrorBody) -> tuple[str, str, tuple[str, ...]]:
    code = body.error_code or body.error or ("" if body.code is None else str(body.code))
    words = body.error_summary or body.message or body.error_description or body.reason or ""
    causes = [*(body.causes or ()), *(body.errors or ())]
    details = [_detail(cause) for cause in causes]
    text = ": ".join([words.rstrip(), "; ".join(filter(None, details))]).strip(": ")
    missing: tuple[str, ...] = ()
    if service is Service.ZOOM and (found := _SCOPES.search(words)):
        missing = tuple(scope.strip() for scope in found[1].split(",") if scope.strip())
    return code, text, missing


def _detail(cause: _Cause) -> str:
    words = cause.error_summary or cause.message or ""
    return f"{cause.field}: {words}" if cause.field else words


def _challenge(header: str) -> tuple[str, str, tuple[str, ...]]:
    """Read `www-authenticate`, Okta's only word where a token lacks a scope (facts/okta.md §11)."""
    values = dict(_QUOTED.findall(header))
    missing = values.get("scope", "").split() if values.get("error") == "insufficient_scope" else []
    return values.get("error", ""), values.get("error_description", ""), tuple(missing)


def _plain(response: httpx.Response) -> str:
    kind = response.headers.get("content-type", "")
    return response.text if kind.startswith("text/plain") else ""


def _target_host(response: httpx.Response) -> str:
    try:
        target = response.request.url.join(response.headers["location"])
    except (KeyError, httpx.InvalidURL, ValueError):
        return "nowhere"
    return target.raw_host.decode("ascii")


def _clean(text: str, request: httpx.Request) -> str:
    """Return a service's words fit for a line on the screen and in a log.

    Secrets go first: one that is cut in two would no longer be known as one.
    """
    text = without_secrets(text, request)[: 4 * _LONGEST_TEXT]
    line = "".join(c if c.isprintable() else " " for c in text)
    return _CREDENTIALS.sub(r"\1 …", line)[:_LONGEST_TEXT].strip()
