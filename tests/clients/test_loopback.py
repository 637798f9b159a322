"""The door for the browser: what is let in, what is turned away, and that it closes."""

import asyncio
import contextlib
import socket

import pytest

from tests.support.doors import free_port, knock
from zoomprov_gui.clients.end_page import SIGNED_IN
from zoomprov_gui.clients.loopback import Loopback, once_each
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service

PATH = "/okta/callback"


@contextlib.asynccontextmanager
async def door(ports=(0,)):
    seen = []

    def offer(answer):
        seen.append(dict(answer))
        return answer.get("state") == "ours"

    listener = Loopback(PATH, offer)
    await listener.open(Service.OKTA, ports)
    try:
        yield listener, seen
    finally:
        await listener.aclose()


async def test_the_answer_is_taken_and_the_browser_sent_to_a_page_without_the_code():
    async with door() as (listener, seen), asyncio.TaskGroup() as group:
        task = group.create_task(knock(f"{listener.redirect_uri}?code=canary&state=ours"))
        await asyncio.sleep(0.05)
        waiting = not task.done()
        ending = group.create_task(listener.conclude(*SIGNED_IN))
        status, headers, body = await task
        done = await knock(listener.redirect_uri.replace(PATH, headers["location"]))
        await ending

    assert seen == [{"code": "canary", "state": "ours"}]
    assert waiting
    assert (status, headers["location"], body) == (303, "/done", "")
    assert (done[0], "You can close this tab" in done[2]) == (200, True)
    assert done[1]["referrer-policy"] == "no-referrer"
    assert "canary" not in f"{headers}{done}"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "code=canary",
        "code=canary&state=theirs",
        "code=canary&state=ours&state=ours",
        "state=theirs&state=ours&code=canary",
        "code=a&code=b&state=ours",
    ],
)
async def test_an_answer_that_is_not_ours_is_refused_and_the_door_stays_open(query):
    async with door() as (listener, _):
        status, _, body = await knock(f"{listener.redirect_uri}?{query}")
        again, _, _ = await knock(f"{listener.redirect_uri}?code=canary&state=theirs")

    assert (status, again) == (400, 400)
    assert "canary" not in body


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "localhost", "localhost:{port}", "127.0.0.1", "[::1]:1",
     "127.0.0.1:{port}.evil.example", ""],
)  # fmt: skip
async def test_a_name_that_only_leads_here_is_turned_away(host):
    async with door() as (listener, seen):
        port = listener.redirect_uri.split(":")[2].partition("/")[0]
        url = f"{listener.redirect_uri}?code=canary&state=ours"
        status, _, body = await knock(url, host=host.format(port=port))

    assert status == 403
    assert seen == []
    assert "canary" not in body


async def test_two_host_names_are_none():
    async with door() as (listener, seen):
        own = listener.redirect_uri.split("/")[2]
        raw = f"GET {PATH}?code=a&state=ours HTTP/1.1\r\nHost: {own}\r\nHost: x\r\n\r\n".encode()
        status, _, _ = await knock(listener.redirect_uri, raw=raw)

    assert (status, seen) == (403, [])


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("POST", PATH, 405), ("HEAD", PATH, 405), ("GET", "/", 404), ("GET", "/favicon.ico", 404),
     ("GET", "/zoom/callback", 404), ("GET", "/done", 404)],
)  # fmt: skip
async def test_only_the_callback_is_answered(method, path, status):
    async with door() as (listener, seen):
        url = listener.redirect_uri.replace(PATH, path)
        found, _, _ = await knock(f"{url}?code=a&state=ours", method=method)

    assert (found, seen) == (status, [])


async def test_a_second_answer_finds_the_sign_in_over():
    async with door() as (listener, seen), asyncio.TaskGroup() as group:
        group.create_task(knock(f"{listener.redirect_uri}?code=canary&state=ours"))
        await asyncio.sleep(0.05)
        status, _, _ = await knock(f"{listener.redirect_uri}?code=canary&state=ours")
        await listener.aclose()

    assert status == 410
    assert len(seen) == 1


async def test_nobody_listens_any_more_after_the_end():
    async with door() as (listener, _):
        url = listener.redirect_uri

    assert (await knock(f"{url}?code=a&state=ours"))[0] == 0


async def test_only_this_computer_can_knock():
    async with door() as (listener, _):
        (listening,) = listener._server.sockets
        address, port = listening.getsockname()
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)}
        reached = []
        for other in others - {"127.0.0.1", "127.0.1.1"}:
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection(other, port)
                writer.close()
                reached.append(other)

    assert address == "127.0.0.1"
    assert reached == []


async def test_a_port_that_is_taken_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy, free = taken.getsockname()[1], free_port()
        async with door((busy, free)) as (listener, _):
            assert f":{free}/" in listener.redirect_uri


async def test_no_free_port_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = taken.getsockname()[1]
        with pytest.raises(NotConnected) as caught:
            await Loopback(PATH, lambda _: True).open(Service.OKTA, (busy,))

    assert caught.value.cause == "loopback"
    assert str(busy) in caught.value.reason


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET //[ HTTP/1.1\r\nHost: OWN\r\n\r\n",
        b"\x16\x03\x01\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 9000,
    ],
)
async def test_what_is_no_request_does_no_harm(raw):
    async with door() as (listener, seen):
        own = listener.redirect_uri.split("/")[2].encode()
        await knock(listener.redirect_uri, raw=raw.replace(b"OWN", own))
        status, _, _ = await knock(f"{listener.redirect_uri}?state=theirs")

    assert (status, seen) == (400, [{"state": "theirs"}])


def test_a_query_with_too_much_in_it_is_none():
    assert once_each("&".join(f"a{number}=1" for number in range(100))) is None
    assert once_each("a=1&a=1") is None
    assert once_each("a=&b=2") == {"a": "", "b": "2"}
