"""Reading the list: one small file from a known place, with nothing that tells who asks."""

import asyncio
import time

import httpx
import pytest

from tests.support.releases import ADDRESS, listed, releases
from zoomprov_gui.clients.releases import MOST_HOPS, fetch_list
from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.domain.release_list import LARGEST, Doubt, Doubtful
from zoomprov_gui.domain.updates import Fetched, NotChanged

LIST = listed()


class Answers:
    """A server's answers by address, and what it was asked."""

    def __init__(self, **answers):
        self.answers = answers
        self.asked = []

    def __call__(self, request):
        self.asked.append(request)
        return self.answers.get(request.url.host.partition(".")[0], httpx.Response(404))


def answering(response):
    return httpx.MockTransport(lambda _request: response)


async def fetch(answer, mark="", **more):
    transport = answer if isinstance(answer, httpx.MockTransport) else httpx.MockTransport(answer)
    return await fetch_list(releases(), mark, transport=transport, **more)


async def doubt_of(answer, mark=""):
    with pytest.raises(Doubtful) as caught:
        await fetch(answer, mark)
    return caught.value.doubt


def redirection(to, status=302):
    return httpx.Response(status, headers={"location": to})


async def test_the_list_comes_with_the_mark_to_ask_by_the_next_time():
    answer = httpx.Response(200, text=LIST, headers={"etag": '"7"'})

    assert await fetch(answering(answer)) == Fetched(text=LIST, mark='"7"')


async def test_nothing_is_sent_that_tells_who_asks(monkeypatch):
    monkeypatch.setenv("NETRC", "nowhere")
    server = Answers(
        releases=redirection("https://store.example/x?signature=1"),
        store=httpx.Response(200, text=LIST, headers={"set-cookie": "id=7"}),
    )

    await fetch(server)
    await fetch(server)

    for request in server.asked:
        assert dict(request.headers) == {
            "host": request.url.host,
            "user-agent": "zoomprov-gui",
            "accept": "*/*",
            "accept-encoding": "identity",
            "connection": "keep-alive",
        }
        assert request.method == "GET"
        assert not request.content


async def test_what_has_not_changed_is_not_sent_again():
    server = Answers(releases=httpx.Response(304))

    answer = await fetch(server, '"7"')

    assert answer == NotChanged()
    assert server.asked[0].headers["if-none-match"] == '"7"'


async def test_the_mark_goes_along_to_where_a_redirection_leads():
    server = Answers(releases=redirection("https://store.example/x"), store=httpx.Response(304))

    assert await fetch(server, 'W/"7"') == NotChanged()
    assert server.asked[1].headers["if-none-match"] == 'W/"7"'


@pytest.mark.parametrize("mark", ["7", '"', '"a"\r\nx: y', '"' + "a" * 200 + '"', '"é"'])
async def test_what_is_no_mark_is_never_sent(mark):
    server = Answers(releases=httpx.Response(200, text=LIST))

    await fetch(server, mark)

    assert "if-none-match" not in server.asked[0].headers


async def test_not_changed_without_having_asked_so_is_no_answer():
    assert await doubt_of(answering(httpx.Response(304))) is Doubt.REFUSED


@pytest.mark.parametrize(
    "to",
    [
        "https://elsewhere.example/x", "http://store.example/x", "https://store.example:8443/x",
        "https://user@store.example/x", "https://store.example.evil.example/x", "//evil.example/x",
        "file:///etc/passwd", "https://127.0.0.1/x", "https://[", "ftp://store.example/x", "http:x",
    ],
)  # fmt: skip
async def test_a_redirection_to_any_other_place_is_not_followed(to):
    server = Answers(releases=redirection(to), store=httpx.Response(200, text=LIST))

    assert await doubt_of(server) is Doubt.ELSEWHERE
    assert len(server.asked) == 1


async def test_a_redirection_to_a_place_that_the_program_names_is_followed():
    server = Answers(
        releases=redirection("https://store.example/x", 307),
        store=httpx.Response(200, text=LIST),
    )

    assert (await fetch(server)).text == LIST


async def test_redirections_that_go_round_end():
    server = Answers(releases=redirection("/latest.json"))

    assert await doubt_of(server) is Doubt.ELSEWHERE
    assert len(server.asked) == MOST_HOPS


@pytest.mark.parametrize("status", [204, 206, 301, 400, 401, 403, 404, 407, 429, 500, 503])
async def test_an_answer_that_is_no_list_is_called_that(status):
    assert await doubt_of(answering(httpx.Response(status, text="no"))) is Doubt.REFUSED


async def test_the_page_of_a_wifi_is_no_list():
    page = httpx.Response(200, html="\n<html>Sign in</html>")

    assert await doubt_of(answering(page)) is Doubt.REFUSED


async def test_letters_that_are_none_are_unreadable():
    assert await doubt_of(answering(httpx.Response(200, content=b"\xff"))) is Doubt.UNREADABLE


async def test_what_is_packed_is_not_unpacked():
    async def bomb():
        yield b"\x1f\x8b"

    answer = httpx.Response(200, headers={"content-encoding": "gzip"}, content=bomb())

    assert await doubt_of(answering(answer)) is Doubt.UNREADABLE


async def test_data_without_an_end_is_left_soon():
    sent = []

    async def endless():
        while True:
            sent.append(1)
            yield b" " * 4096

    assert await doubt_of(answering(httpx.Response(200, content=endless()))) is Doubt.TOO_LARGE
    assert len(sent) * 4096 < LARGEST + 2 * 4096


@pytest.mark.parametrize(
    "error", [httpx.ConnectError, httpx.ReadTimeout, httpx.ProxyError, httpx.RemoteProtocolError]
)
async def test_no_answer_is_no_alarm(error):
    def fail(_request):
        raise error("no")

    assert await doubt_of(fail) is Doubt.UNREACHABLE


async def test_only_an_address_that_is_safe_is_asked():
    with pytest.raises(Misused):
        await fetch_list(releases(address="http://releases.example/latest.json"))


async def test_the_answer_of_a_real_socket_is_read():
    async with served(LIST.encode()) as at:
        assert await fetch_list(at) == Fetched(text=LIST)


async def test_data_without_an_end_from_a_real_socket_is_left():
    async with served(b" " * 4096, forever=True) as at:
        with pytest.raises(Doubtful) as caught:
            await fetch_list(at)

    assert caught.value.doubt is Doubt.TOO_LARGE


async def test_a_drip_from_a_real_socket_ends_when_patience_does():
    before = time.monotonic()
    async with served(b" ", forever=True, pause=0.05) as at:
        with pytest.raises(Doubtful) as caught:
            await fetch_list(at, patience=0.5)

    assert caught.value.doubt is Doubt.UNREACHABLE
    assert time.monotonic() - before < 10


class served:  # noqa: N801 - it reads as a verb in `async with`
    """A server on this computer whose list is these bytes, over and over if it never ends."""

    def __init__(self, content, *, forever=False, pause=0.0):
        self._content, self._forever, self._pause = content, forever, pause

    async def __aenter__(self):
        self._left = asyncio.Event()
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return releases(address=f"http://127.0.0.1:{port}/latest.json", hosts=("127.0.0.1",))

    async def __aexit__(self, *_error):
        self._server.close()
        await self._left.wait()

    async def _answer(self, reader, writer):
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n")
            writer.write(self._content)
            await writer.drain()
            while self._forever:
                await asyncio.sleep(self._pause)
                writer.write(self._content)
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()
            self._left.set()


def test_the_address_of_the_tests_is_no_real_one():
    assert httpx.URL(ADDRESS).host.endswith(".example")
