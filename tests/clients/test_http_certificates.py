"""RELIABILITY.md P17: who cannot prove who they are gets nothing, and nobody else our token."""

import asyncio
import contextlib
import datetime as dt
import ssl

import httpx
import pytest
import trustme

from tests.support.wire import ManualClock, governor
from zoomprov_gui.clients.auth import OktaToken
from zoomprov_gui.clients.http import ApiSession
from zoomprov_gui.clients.links import next_link
from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import Misused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.problems import Cause
from zoomprov_gui.domain.secret import Secret

TODAY = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
OKS = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n[]"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


def trusting(*authorities):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    for one in authorities:
        one.configure_trust(context)
    return context


@contextlib.asynccontextmanager
async def serving(certificate, answer=OKS, lowest=None, highest=None):
    """Serve one answer over TLS; yield the port and the heads of the requests that came."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    if highest is not None:
        context.minimum_version, context.maximum_version = lowest, highest
    heads = []

    async def serve(reader, writer):
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
            writer.write(answer() if callable(answer) else answer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1], heads
    finally:
        server.close()


async def read(port, context, path="/api/v1/apps"):
    api = ApiSession(
        Service.OKTA,
        f"https://localhost:{port}",
        transport=None,
        auth=OktaToken(Secret("canary-token")),
        governor=governor(Service.OKTA, ManualClock()),
        verify=context,
        timeout=5.0,
    )
    try:
        return await api.send("GET", path, reads=True)
    finally:
        await api.aclose()


async def test_a_company_whose_own_root_this_computer_trusts_is_reached(authority):
    async with serving(authority.issue_cert("localhost")) as (port, heads):
        response = await read(port, trusting(authority))

    assert response.status_code == 200
    assert "SSWS canary-token" in heads[0]


CERTIFICATES = {
    "of another host": (lambda ca: ca.issue_cert("acme.example"), Cause.CERTIFICATE),
    "run out": (
        lambda ca: ca.issue_cert("localhost", not_before=TODAY - 9 * DAY, not_after=TODAY - DAY),
        Cause.CLOCK,
    ),
    "not begun": (
        lambda ca: ca.issue_cert("localhost", not_before=TODAY + DAY, not_after=TODAY + 9 * DAY),
        Cause.CLOCK,
    ),
    "of a root that nobody trusts": (
        lambda _: trustme.CA().issue_cert("localhost"),
        Cause.CERTIFICATE,
    ),
}


@pytest.mark.parametrize("name", CERTIFICATES)
async def test_a_certificate_that_proves_nothing_gets_nothing(authority, name):
    make, cause = CERTIFICATES[name]
    async with serving(make(authority)) as (port, heads):
        with pytest.raises(Unreachable) as caught:
            await read(port, trusting(authority))

    problem = diagnose(caught.value)
    assert caught.value.outcome_known
    assert problem.cause is cause
    assert problem.remedy
    assert heads == []


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1:DeprecationWarning")
async def test_old_encryption_is_refused(authority):
    old = ssl.TLSVersion.TLSv1_1
    certificate = authority.issue_cert("localhost")
    async with serving(certificate, lowest=old, highest=old) as (port, heads):
        with pytest.raises(Unreachable) as caught:
            await read(port, trusting(authority))

    assert (caught.value.cause, heads) == ("tls", [])


def redirect(target):
    head = f"HTTP/1.1 302 Found\r\nlocation: {target}\r\ncontent-length: 0\r\n\r\n"
    return head.encode()


@pytest.mark.parametrize(
    "target", ["https://localhost:{port}/stolen", "http://localhost:{port}/", "//127.0.0.1:{port}/"]
)
async def test_a_redirect_takes_nothing_along(authority, target):
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    async with (
        serving(certificate) as (other, stolen),
        serving(certificate, redirect(target.format(port=other))) as (port, heads),
    ):
        with pytest.raises(Unreadable, match="sends us on"):
            await read(port, trusting(authority))

    assert len(heads) == 1
    assert stolen == []


@pytest.mark.parametrize(
    "link",
    [
        "https://localhost:{other}/api/v1/apps?after=1",
        "http://localhost:{port}/api/v1/apps?after=1",
        "https://127.0.0.1:{port}/api/v1/apps?after=1",
        "https://user:x@localhost:{port}/api/v1/apps?after=1",
        "https://localhost:{port}@127.0.0.1:{other}/api",
        "//127.0.0.1:{other}/api",
    ],
)
async def test_the_next_page_is_never_somewhere_else(authority, link):
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    async with serving(certificate) as (other, stolen), serving(certificate) as (port, heads):
        address = link.format(port=port, other=other)
        page = httpx.Response(200, headers={"link": f'<{address}>; rel="next"'})
        with pytest.raises(Unreadable):
            await read(port, trusting(authority), next_link(page))

    assert stolen == heads == []


def test_there_is_no_switch_that_trusts_everybody():
    with pytest.raises(Misused, match="plain http"):
        ApiSession(
            Service.OKTA,
            "http://acme.okta.com",
            transport=None,
            auth=OktaToken(Secret("x")),
            governor=governor(Service.OKTA, ManualClock()),
        )
