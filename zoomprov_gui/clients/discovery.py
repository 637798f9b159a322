"""From a pasted text to an Okta that answers: whose it is, which engine, how it signs people in."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from zoomprov_gui.clients.answers import is_html, refusal, unreachable, unreadable
from zoomprov_gui.clients.http import TRANSPORT_ERRORS, Shape
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_server import AuthServer, Metadata, server_of
from zoomprov_gui.clients.okta_shapes import Org as OrgBody
from zoomprov_gui.clients.server_time import date_of
from zoomprov_gui.clients.wire import decode
from zoomprov_gui.domain.addresses import is_oktas, likely, okta_address
from zoomprov_gui.domain.errors import NotConnected, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.setup import Engine

WELL_KNOWN = "/.well-known/okta-organization"
METADATA = "/.well-known/openid-configuration"
CLOCKS_DIFFER = 120.0  # seconds; a signed proof of ours is then refused
ALWAYS_THERE = "okta.com"  # a name that is known wherever there is a network
TIMEOUT = 10.0

Resolve = Callable[[str], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Org:
    """An Okta that answers. `home` is its own host, which a custom domain hides.

    `name` is the host until a sign-in tells the company's; `clock_off` how many seconds this
    computer's clock is ahead of Okta's.
    """

    url: str
    host: str
    home: str
    org_id: str
    name: str
    engine: Engine
    server: AuthServer
    clock_off: int = 0

    @property
    def custom_domain(self) -> bool:
        """Whether the company has put its own name before Okta's."""
        return self.home != self.host


async def name_is_known(host: str) -> bool:
    """Tell whether a name has an address; nothing is sent to it."""
    try:
        await asyncio.get_running_loop().getaddrinfo(host, 443)
    except (socket.gaierror, UnicodeError):
        return False
    return True


async def find_org(pasted: str, network: Network, *, resolve: Resolve = name_is_known) -> Org:
    """Return the Okta that a pasted text means.

    `NotConnected` names what is wrong with the address or with who answers there, `Unreachable` and
    `Unreadable` what is wrong with the way.
    """
    url = okta_address(pasted)
    host = urlsplit(url).hostname or url
    async with network.client(Service.OKTA, url, timeout=TIMEOUT) as http:
        try:
            response = await _get(http, url + WELL_KNOWN)
            said = _read(response, OrgBody)
        except (Unreachable, Unreadable, Refused) as error:
            raise await _explained(error, host, resolve) from error
        if said is None or not said.id:
            raise _not_okta(host, _what_came(response))
        described = _read(await _get(http, url + METADATA), Metadata)
    if described is None:
        raise _not_okta(host, "it does not say how it signs people in")
    return Org(
        url=url,
        host=host,
        home=_home(said) or host,
        org_id=said.id,
        name=host,
        engine=_engine(said.pipeline),
        server=server_of(Service.OKTA, url, described),
        clock_off=_clock_off(response, network.clock()),
    )


async def _get(http: httpx.AsyncClient, url: str) -> httpx.Response:
    request = http.build_request("GET", url)
    try:
        return await http.send(request)
    except TRANSPORT_ERRORS as error:
        raise unreachable(Service.OKTA, request, error, was_sent=False) from error


def _read(response: httpx.Response, shape: type[Shape]) -> Shape | None:
    """Return what an answer says, None where it is not Okta's; a gateway's failure is raised."""
    if response.status_code >= 500 or response.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise refusal(Service.OKTA, response)
    if response.status_code == httpx.codes.PROXY_AUTHENTICATION_REQUIRED:
        error = httpx.ProxyError("it wants a sign-in (407)")
        raise unreachable(Service.OKTA, response.request, error)
    if response.is_success and is_html(response) and is_oktas(response.request.url.host):
        # On Okta's own domains only somebody in between answers so: a Wi-Fi that wants a sign-in.
        raise unreadable(Service.OKTA, response, "HTML instead of JSON")
    if not response.is_success or is_html(response):
        return None
    try:
        return decode(response.content, shape)
    except ValueError:
        return None


async def _explained(
    error: Unreachable | Unreadable | Refused, host: str, resolve: Resolve
) -> Unreachable | Unreadable | Refused | NotConnected:
    """Return an error with the cause that a person can do something about."""
    if not isinstance(error, Unreachable):
        return error
    if error.cause in {"dns", "connect", "timeout"} and likely(host):
        # However it is with the network, this name is worth a second look first.
        return _unknown(host)
    if error.cause == "dns":
        # Without any network no name is known; with one, it is this name that is wrong.
        return _unknown(host) if await resolve(ALWAYS_THERE) else error
    if error.cause == "tls" and "mismatch" in error.reason.casefold():
        return NotConnected(Service.OKTA, "certificate_of_another", reason=error.reason, hint=host)
    return error


def _unknown(host: str) -> NotConnected:
    if meant := likely(host):
        return NotConnected(Service.OKTA, "address_typo", reason=host, hint=meant)
    return NotConnected(Service.OKTA, "address_unknown", reason=host)


def _not_okta(host: str, reason: str) -> NotConnected:
    # Okta's own domains answer for every name, so a mistyped company looks like this.
    if is_oktas(host):
        return NotConnected(Service.OKTA, "address_unknown", reason=host)
    if meant := likely(host):
        return NotConnected(Service.OKTA, "address_typo", reason=host, hint=meant)
    return NotConnected(Service.OKTA, "address_not_okta", reason=reason)


def _what_came(response: httpx.Response) -> str:
    if response.is_redirect:
        return "it sends us on to another page"
    if is_html(response):
        return f"a web page came back (HTTP {response.status_code})"
    return f"HTTP {response.status_code}"


def _home(said: OrgBody) -> str:
    link = said.links.organization if said.links else None
    try:
        return httpx.URL(link.href or "").host if link else ""
    except httpx.InvalidURL:
        return ""


def _engine(pipeline: str | None) -> Engine:
    try:
        return Engine(pipeline or "")
    except ValueError:
        return Engine.UNKNOWN


def _clock_off(response: httpx.Response, now: float) -> int:
    theirs = date_of(response)
    return 0 if theirs is None or abs(now - theirs) < CLOCKS_DIFFER else round(now - theirs)
