"""The door through which the browser comes back: 127.0.0.1, for one answer (RFC 8252 §7.3).

Anything on this computer, and any page in the browser, can knock. So a request has to name this
very address as its host, and what it brings has to be taken by the sign-in that waits for it.
"""

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import parse_qsl, urlsplit

from zoomprov_gui.clients.end_page import HEADERS, OVER, STRANGE, page
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service

HOST = "127.0.0.1"
DONE = "/done"
READ_TIME = 10.0  # seconds for a request to arrive; a browser sends it at once
VERDICT_TIME = 60.0  # seconds that the browser waits for the end of the sign-in
FAREWELL = 2.0  # seconds for the browser to fetch the page that ends it
LONGEST = 16_384  # bytes of a request's head
_WORDS = {200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
          405: "Method Not Allowed", 410: "Gone"}  # fmt: skip

Offer = Callable[[Mapping[str, str]], bool]


class Loopback:
    """Listens until an answer is taken. `offer` is shown each answer and tells whether it is ours.

    The browser is kept waiting until `conclude` says how the sign-in ended, then sent to a page
    without the code in its address.
    """

    def __init__(self, path: str, offer: Offer) -> None:
        self.redirect_uri = ""
        self._path = path
        self._offer = offer
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._taken = False
        self._verdict: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._seen = asyncio.Event()

    async def open(self, service: Service, ports: Iterable[int]) -> None:
        """Take the first port that is free. `NotConnected` where none is."""
        tried = []
        for port in ports:
            try:
                self._server = await asyncio.start_server(self._serve, HOST, port, limit=LONGEST)
            except OSError:
                tried.append(str(port))
                continue
            number = self._server.sockets[0].getsockname()[1]
            self.redirect_uri = f"http://{HOST}:{number}{self._path}"
            return
        raise NotConnected(service, "loopback", reason=f"port {', '.join(tried)} cannot be used")

    async def conclude(self, title: str, text: str) -> None:
        """Tell the browser how it ended, and give it a moment to fetch that."""
        if not self._verdict.done():
            self._verdict.set_result(page(title, text))
        if self._taken:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(FAREWELL):
                    await self._seen.wait()

    async def aclose(self) -> None:
        """Close the door; who is still inside is shown out."""
        if not self._verdict.done():
            self._verdict.set_result(page(*OVER))
        if self._server is not None:
            self._server.close()
            for writer in list(self._writers):
                writer.close()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            async with asyncio.timeout(READ_TIME):
                head = await reader.readuntil(b"\r\n\r\n")
            writer.write(await self._reply(head))
            await writer.drain()
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError):
            pass  # whoever knocked has gone, or is no browser
        finally:
            self._writers.discard(writer)
            with contextlib.suppress(OSError):
                writer.close()

    async def _reply(self, head: bytes) -> bytes:
        lines = head.decode("latin-1").split("\r\n")
        method, _, rest = lines[0].partition(" ")
        target = rest.rpartition(" ")[0]
        if f"http://{_host(lines[1:])}{self._path}" != self.redirect_uri:
            return _answer(403, page(*STRANGE))  # a name of somebody's that leads here (rebinding)
        if method != "GET":
            return _answer(405, page(*STRANGE))
        parts = urlsplit(target)
        if parts.path == DONE and self._taken and self._verdict.done():
            self._seen.set()
            return _answer(200, self._verdict.result())
        if parts.path != self._path:
            return _answer(404, page(*STRANGE))
        return await self._callback(parts.query)

    async def _callback(self, query: str) -> bytes:
        if self._taken:
            return _answer(410, page(*OVER))
        values = once_each(query)
        if values is None or not self._offer(values):
            return _answer(400, page(*STRANGE))
        self._taken = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(VERDICT_TIME):
                await asyncio.shield(self._verdict)
        if not self._verdict.done():
            return _answer(200, page(*OVER))
        return _answer(303, b"", ("location", DONE))


class Answer(dict[str, str]):
    """What a browser brought; it holds a code, so it does not show itself."""

    def __repr__(self) -> str:
        return f"Answer({', '.join(sorted(self))})"


def once_each(query: str) -> Answer | None:
    """Return the values of a query, None where one comes twice: nobody knows which is meant."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=50) if query else []
    except ValueError:
        return None
    values = Answer(pairs)
    return values if len(values) == len(pairs) else None


def _host(lines: list[str]) -> str:
    hosts = [
        line.partition(":")[2].strip() for line in lines if line.casefold().startswith("host:")
    ]
    return hosts[0] if len(hosts) == 1 else ""


def _answer(status: int, body: bytes, *more: tuple[str, str]) -> bytes:
    headers = [*HEADERS, *more, ("content-length", str(len(body)))]
    lines = [
        f"HTTP/1.1 {status} {_WORDS[status]}",
        *(f"{name}: {value}" for name, value in headers),
    ]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
