"""One way to send, to read and to fail."""

import asyncio
import contextlib
import gzip
import logging
import shutil
import ssl

import anyio
import httpx
import pytest
import truststore
from msgspec import Struct

from tests.support.wire import (
    OKTA,
    TOKEN,
    ManualClock,
    answers,
    okta_error,
    session,
    zoom_error,
)
from zoomprov_gui.clients.http import ApiSession, new_client, tls_context
from zoomprov_gui.clients.limits import OktaGovernor
from zoomprov_gui.domain.errors import Misused, Refused, Unreachable, Unreadable
from zoomprov_gui.domain.people import Service

GOOD = httpx.Response(200, json={"id": "a"}, headers={"x-okta-request-id": "req-9"})
CUT = httpx.ReadError("reset")


class Thing(Struct):
    id: str | None = None


async def get(api, path="/api/v1/x"):
    return await api.send("GET", path, reads=True)


async def put(api):
    return await api.send("PUT", "/users/z/status", json={"action": "deactivate"}, reads=False)


async def test_a_request_carries_what_it_should():
    wire = answers(GOOD)
    api = session(Service.OKTA, wire)

    response = await api.send(
        "POST", "/api/v1/x", params={"a": "b c"}, json={"n": 1}, headers={"h": "v"}, reads=False
    )

    (sent,) = wire.requests
    assert (sent.method, str(sent.url)) == ("POST", f"{OKTA}/api/v1/x?a=b+c")
    assert sent.headers["authorization"] == f"SSWS {TOKEN}"
    assert sent.headers["accept"] == "application/json"
    assert sent.headers["user-agent"].startswith("zoomprov-gui/")
    assert sent.headers["h"] == "v"
    assert sent.content == b'{"n":1}'
    assert api.read(response, Thing) == Thing(id="a")
    assert api.seen(response).request_id == "req-9"


async def test_a_write_without_body_tells_its_length():
    wire = answers(httpx.Response(204))

    await session(Service.OKTA, wire).send("POST", "/lifecycle/activate", reads=False)

    assert wire.requests[0].headers["content-length"] == "0"


async def test_a_compressed_answer_is_unpacked():
    body = gzip.compress(b'{"id": "zipped"}')
    api = session(Service.OKTA, answers(httpx.Response(200, content=body, headers=ZIPPED)))

    assert api.read(await get(api), Thing).id == "zipped"


ZIPPED = {"content-encoding": "gzip"}


async def test_a_badly_compressed_answer_is_unreadable():
    async def body():
        yield b"this is no gzip"

    api = session(Service.OKTA, lambda _: httpx.Response(200, content=body(), headers=ZIPPED))

    with pytest.raises(Unreadable, match="unpacked"):
        await get(api)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (httpx.ConnectError("x"), "connect"),
        (httpx.ConnectTimeout("x"), "timeout"),
        (httpx.ReadTimeout("x"), "timeout"),
        (httpx.ProxyError("x"), "proxy"),
    ],
)
async def test_an_error_that_will_not_pass_is_told_at_once(error, cause):
    wire = answers(error)

    with pytest.raises(Unreachable) as caught:
        await get(session(Service.OKTA, wire))

    assert caught.value.cause == cause
    assert len(wire.requests) == 1


@pytest.mark.parametrize(
    "trouble", [CUT, *(httpx.Response(status) for status in (500, 502, 503, 504))]
)
async def test_a_read_is_asked_again_after_trouble_on_the_way(trouble):
    clock = ManualClock()
    wire = answers(trouble, trouble, GOOD)
    api = session(Service.OKTA, wire, clock=clock)

    response = await get(api)

    assert response.status_code == 200
    assert clock.slept == [0.5, 1.0]


@pytest.mark.parametrize(("trouble", "kind"), [(CUT, Unreachable), (httpx.Response(503), Refused)])
async def test_trouble_that_stays_is_told_in_the_end(trouble, kind):
    wire = answers(trouble)

    with pytest.raises(kind) as caught:
        await get(session(Service.OKTA, wire))

    assert not caught.value.outcome_known
    assert len(wire.requests) == 3


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (CUT, Unreachable),
        (httpx.ReadTimeout(""), Unreachable),
        (httpx.Response(500), Refused),
        (httpx.Response(503), Refused),
    ],
)
async def test_a_write_whose_answer_was_lost_is_never_sent_again(trouble, kind):
    wire = answers(trouble, GOOD)

    with pytest.raises(kind) as caught:
        await put(session(Service.ZOOM, wire))

    assert not caught.value.outcome_known
    assert len(wire.requests) == 1


async def test_a_write_that_was_only_put_off_is_sent_again():
    wire = answers(zoom_error(429, 429, "per-second rate limit"), httpx.Response(204))

    response = await put(session(Service.ZOOM, wire))

    assert response.status_code == 204
    assert [request.content for request in wire.requests] == [b'{"action":"deactivate"}'] * 2


def cut_in_body():
    async def body():
        yield b'{"id": '
        raise httpx.ReadError("reset")

    return httpx.Response(200, content=body())


async def test_a_read_whose_body_was_cut_is_asked_again():
    wire = answers(cut_in_body(), cut_in_body(), GOOD)

    assert (await get(session(Service.OKTA, wire))).status_code == 200
    assert len(wire.requests) == 3


async def test_a_body_that_is_always_cut_is_told_in_the_end():
    requests = []

    def wire(request):
        requests.append(request)
        return cut_in_body()

    with pytest.raises(Unreachable, match="broke off") as caught:
        await get(session(Service.OKTA, wire))

    assert caught.value.was_sent
    assert len(requests) == 3


async def test_a_write_whose_body_was_cut_may_have_happened():
    wire = answers(cut_in_body(), GOOD)

    with pytest.raises(Unreachable) as caught:
        await put(session(Service.ZOOM, wire))

    assert not caught.value.outcome_known
    assert len(wire.requests) == 1


async def test_an_opened_answer_is_finished_or_asked_for_again():
    wire = answers(cut_in_body(), GOOD)
    api = session(Service.OKTA, wire)

    opened = await api.open("GET", "/api/v1/x", params={"a": "b"}, reads=True)
    response = await api.finish(opened)

    assert response.json() == {"id": "a"}
    assert [str(r.url) for r in wire.requests] == [f"{OKTA}/api/v1/x?a=b"] * 2


async def test_a_slow_body_is_not_waited_for_for_ever():
    async def drip():
        while True:
            yield b" "
            await asyncio.sleep(0.005)

    api = session(Service.OKTA, lambda _: httpx.Response(200, content=drip()), timeout=0.01)
    opened = await api.open("GET", "/x", reads=True)

    with pytest.raises(Unreachable) as caught:
        await api.finish(opened)

    assert caught.value.cause == "timeout"


async def test_headers_that_never_come_are_not_waited_for_for_ever():
    async def silence(_request):
        await asyncio.sleep(60)

    with pytest.raises(Unreachable) as caught:
        await get(session(Service.OKTA, silence, timeout=0.005))

    assert caught.value.cause == "timeout"
    assert caught.value.was_sent


async def test_a_body_without_end_is_given_up(monkeypatch):
    monkeypatch.setattr("zoomprov_gui.clients.http.MOST_BYTES", 1000)
    api = session(Service.OKTA, answers(httpx.Response(200, content=b"x" * 1001)))

    with pytest.raises(Unreadable, match="more data"):
        await get(api)


async def test_a_captive_portal_is_no_success_of_a_write():
    api = session(Service.ZOOM, answers(httpx.Response(200, html="<html>Sign in</html>")))

    with pytest.raises(Unreadable) as caught:
        await put(api)

    assert "HTML instead of JSON" in caught.value.reason
    assert not caught.value.outcome_known


async def test_zooms_200_with_an_error_is_a_refusal():
    api = session(Service.ZOOM, answers(zoom_error(200, 200, "Only available for Paid account.")))

    with pytest.raises(Refused, match="Paid account"):
        await put(api)
    with pytest.raises(Refused, match="Paid account"):
        await api.finish(await api.open("GET", "/groups", reads=True))


def test_reading_finds_the_same_failures():
    api = session(Service.ZOOM, answers(GOOD))
    request = httpx.Request("GET", "https://api.zoom.us/v2/users")

    with pytest.raises(Refused):
        api.read(httpx.Response(200, json={"code": 300, "message": "x"}, request=request), Thing)
    with pytest.raises(Unreadable, match="HTML instead of JSON"):
        api.read(httpx.Response(200, html="<p>", request=request), Thing)
    with pytest.raises(Unreadable, match="breaks off"):
        api.read(httpx.Response(200, text='{"id": "a', request=request), Thing)


async def test_a_proxy_that_wants_a_sign_in_is_no_refusal_of_the_service():
    with pytest.raises(Unreachable) as caught:
        await put(session(Service.ZOOM, answers(httpx.Response(407))))

    assert caught.value.cause == "proxy"
    assert caught.value.outcome_known


async def test_a_refusal_is_told_with_the_services_words():
    with pytest.raises(Refused, match="Invalid token provided") as caught:
        await get(
            session(Service.OKTA, answers(okta_error(401, "E0000011", "Invalid token provided")))
        )

    assert caught.value.code == "E0000011"


# Where credentials may go


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "location",
    [
        "https://evil.example/api/v1/x",
        "http://acme.okta.com/api/v1/x",
        "https://acme.okta.com:8443/api/v1/x",
        "https://acme.okta.com/api/v1/y",
    ],
)
async def test_a_redirect_is_never_followed(status, location):
    wire = answers(httpx.Response(status, headers={"location": location}), GOOD)

    with pytest.raises(Unreadable) as caught:
        await get(session(Service.OKTA, wire))

    assert httpx.URL(location).host in caught.value.reason
    assert [r.url.host for r in wire.requests] == ["acme.okta.com"]
    assert len(wire.requests) == 1


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example/api/v1/x?after=1",
        "http://acme.okta.com/api/v1/x",
        "https://acme.okta.com:444/api/v1/x",
        "https://acme.okta.com@evil.example/api/v1/x",
        "https://someone@acme.okta.com/api/v1/x",
        "https://acme.okta.com.evil.example/x",
        "//evil.example/x",
        "\\\\evil.example\\x",
        "file:///etc/passwd",
        "ftp://acme.okta.com/x",
        "https://[::1",
        "https://127.0.0.1/x",
        "https://acme.okta.com:port/x",
        "https://аcme.okta.com/x",
        "x" * 70_000,
    ],
)
async def test_a_link_that_leads_elsewhere_is_never_followed(link):
    wire = answers(GOOD)
    api = session(Service.OKTA, wire)

    with contextlib.suppress(Unreadable):
        await get(api, link)

    assert {r.url.host for r in wire.requests} <= {"acme.okta.com"}
    assert {r.url.scheme for r in wire.requests} <= {"https"}
    assert {r.url.port for r in wire.requests} <= {None}


@pytest.mark.parametrize(
    "link", ["https://acme.okta.com/api/v1/x?after=1", "HTTPS://ACME.okta.com:443/api/v1/x?after=1"]
)
async def test_a_link_to_the_same_place_is_followed(link):
    wire = answers(GOOD)

    await get(session(Service.OKTA, wire), link)

    assert str(wire.requests[0].url) == "https://acme.okta.com/api/v1/x?after=1"


@pytest.mark.parametrize("base", ["http://acme.okta.com", "http://10.0.0.1:80", "ftp://x"])
def test_plain_http_is_for_this_computer_only(base):
    with pytest.raises(Misused, match="plain http"):
        session(Service.OKTA, answers(GOOD), base=base)


@pytest.mark.parametrize("base", ["http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1"])
async def test_plain_http_reaches_this_computer_without_a_proxy(base, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    client = new_client(base, transport=None, verify=None)

    assert not client.trust_env
    assert client._mounts == {}
    await client.aclose()


async def test_a_proxy_of_the_environment_is_used_for_the_world(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    client = new_client(OKTA, transport=None, verify=tls_context())

    assert client._mounts
    await client.aclose()


def test_certificates_are_those_of_the_system():
    assert isinstance(tls_context(), truststore.SSLContext)


async def test_a_certificate_that_nobody_vouches_for_is_refused_by_name(tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-keyout", str(key), "-out", str(certificate), "-subj", "/CN=localhost"]
    if not shutil.which("openssl"):
        pytest.skip("no openssl here to make a certificate with")
    await anyio.run_process(command)
    context = tls_server(certificate, key)
    server = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0, ssl=context)
    port = server.sockets[0].getsockname()[1]
    api = ApiSession(
        Service.OKTA,
        f"https://127.0.0.1:{port}",
        transport=None,
        auth=httpx.BasicAuth("never", TOKEN),
        governor=OktaGovernor(),
    )

    with pytest.raises(Unreachable) as caught:
        await put(api)
    await api.aclose()
    server.close()
    await server.wait_closed()

    assert caught.value.cause == "tls"
    assert "certificate of 127.0.0.1" in caught.value.reason
    assert caught.value.outcome_known


def tls_server(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


async def test_nobody_who_listens_is_a_connection_that_failed():
    server = await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    api = session(Service.ZOOM, answers(GOOD))
    api._http = new_client(f"http://127.0.0.1:{port}", transport=None, verify=None)
    api.base_url = f"http://127.0.0.1:{port}"

    with pytest.raises(Unreachable) as caught:
        await put(api)
    await api.aclose()

    assert (caught.value.cause, caught.value.was_sent) == ("connect", False)


async def test_closing_closes_the_sign_in_too():
    class Closing(httpx.Auth):
        closed = False

        async def aclose(self):
            self.closed = True

    auth = Closing()
    api = session(Service.ZOOM, answers(GOOD), auth=auth)

    await api.aclose()

    assert auth.closed
    assert api.host == "api.zoom.us"
    await session(Service.ZOOM, answers(GOOD)).aclose()


async def test_the_log_holds_no_credentials(caplog):
    caplog.set_level(logging.DEBUG)
    api = session(Service.OKTA, answers(okta_error(401, "E0000011", f"bad SSWS {TOKEN}"), GOOD))

    with pytest.raises(Refused) as caught:
        await get(api)
    await get(api)

    assert caplog.records
    assert TOKEN not in caplog.text
    assert TOKEN not in f"{caught.value!r} {caught.value}"


async def test_the_log_tells_each_exchange_and_nothing_that_is_secret(caplog):
    caplog.set_level(logging.INFO, logger="zoomprov_gui")
    api = session(Service.OKTA, answers(CUT, GOOD))

    await api.send("GET", "/api/v1/x", params={"code": "one-time"}, reads=True)

    lines = [record.getMessage() for record in caplog.records]
    assert "broke off" in lines[0]
    assert "waiting" in lines[1]
    assert lines[-1] == "Okta GET /api/v1/x: 200 req-9"
    assert not [line for line in lines if TOKEN in line or "one-time" in line]
