"""Reading the list of releases: one small file, politely, from where it is published only.

What is sent is the question for that file and the mark (ETag) of the last answer: no cookie, no
name, no version of ours. Redirections are followed by hand, and only to hosts that the program
names.
"""

import asyncio
import logging
import re
import ssl

import httpx

from zoomprov_gui.clients.http import TRANSPORT_ERRORS, new_client
from zoomprov_gui.domain.release_list import LARGEST, Doubt, Doubtful
from zoomprov_gui.domain.releases import Releases
from zoomprov_gui.domain.updates import Fetched, NotChanged

_log = logging.getLogger(__name__)

WAIT = 10.0  # seconds for one step on the way
PATIENCE = 20.0  # seconds for all of it: one byte a second must end somewhere
MOST_HOPS = 4
_MARK = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{1,128}"')
# Not packed: a few packed bytes could unfold to any size.
_HEADERS = {"user-agent": "zoomprov-gui", "accept": "*/*", "accept-encoding": "identity"}


async def fetch_list(
    releases: Releases,
    mark: str = "",
    *,
    transport: httpx.AsyncBaseTransport | None = None,
    verify: ssl.SSLContext | None = None,
    patience: float = PATIENCE,
) -> Fetched | NotChanged:
    """Return the list as it is published, or that it is the one with this mark.

    Raises `Doubtful`; `Misused` for an address that is not safe to use.
    """
    client = new_client(releases.address, transport=transport, verify=verify, timeout=WAIT)
    client.headers = httpx.Headers(_HEADERS)
    async with client:
        try:
            async with asyncio.timeout(patience):
                return await _follow(client, releases, mark)
        except TRANSPORT_ERRORS as error:
            _log.info("the list of releases: %s", type(error).__name__)
            raise Doubtful(Doubt.UNREACHABLE) from error
        except httpx.InvalidURL as error:  # httpx reads a redirection that it does not follow
            raise Doubtful(Doubt.ELSEWHERE) from error


async def _follow(client: httpx.AsyncClient, releases: Releases, mark: str) -> Fetched | NotChanged:
    headers = {"if-none-match": mark} if _MARK.fullmatch(mark) else {}
    url = httpx.URL(releases.address)
    for _hop in range(MOST_HOPS):
        request = client.build_request("GET", url, headers=headers)
        response = await client.send(request, stream=True)
        try:
            _log.info("the list of releases: %s %s", url.host, response.status_code)
            if not response.has_redirect_location:
                return await _answer(response, asked_with_mark=bool(headers))
            url = _allowed(response, releases)
        finally:
            await response.aclose()
    raise Doubtful(Doubt.ELSEWHERE)


def _allowed(response: httpx.Response, releases: Releases) -> httpx.URL:
    """Return where a redirection leads, if that is a place that the program names."""
    asked = response.request.url
    try:
        url = asked.join(response.headers["location"])
    except (httpx.InvalidURL, ValueError):
        raise Doubtful(Doubt.ELSEWHERE) from None
    at_home = httpx.URL(releases.address)
    plain = not url.userinfo and url.scheme == at_home.scheme
    ported = url.port == (at_home.port if url.host == at_home.host else None)
    if not plain or not ported or url.host not in releases.hosts:
        raise Doubtful(Doubt.ELSEWHERE)
    return url


async def _answer(response: httpx.Response, *, asked_with_mark: bool) -> Fetched | NotChanged:
    if response.status_code == httpx.codes.NOT_MODIFIED and asked_with_mark:
        return NotChanged()
    if response.status_code != httpx.codes.OK:
        raise Doubtful(Doubt.REFUSED)
    if response.headers.get("content-encoding", "identity") != "identity":
        raise Doubtful(Doubt.UNREADABLE)
    content = b""
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > LARGEST:
            raise Doubtful(Doubt.TOO_LARGE)
    if content.lstrip()[:1] == b"<":
        raise Doubtful(Doubt.REFUSED)  # a Wi-Fi that wants a sign-in answers any address like that
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise Doubtful(Doubt.UNREADABLE) from None
    return Fetched(text=text, mark=response.headers.get("etag", ""))
