"""A company's proxy on this computer: refuses, or opens the traffic with its own certificate."""

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import trustme

OKS = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n[]"
PATIENCE = 5.0  # seconds to wait for a client's next word


@dataclass
class Proxy:
    """`asked`: what reached it in clear; `opened`: what it read by opening TLS with `authority`.

    It answers a CONNECT with `refusal` where there is one. For the world behind it, it answers
    each request that it opened with `answer`.
    """

    refusal: bytes = b""
    authority: trustme.CA | None = None
    answer: bytes = (
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n[]"
    )
    asked: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    url: str = ""


@contextlib.contextmanager
def running(proxy: Proxy) -> Iterator[Proxy]:
    """Run a proxy in threads of its own, so that whoever uses it may block."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.settimeout(PATIENCE)
            with contextlib.suppress(OSError):
                head = _head(self.request)
                proxy.asked.append(head)
                if proxy.refusal or proxy.authority is None:
                    self.request.sendall(proxy.refusal)
                    return
                self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                self._open(head.split()[1].rpartition(":")[0], proxy.authority)

        def _open(self, host: str, authority: trustme.CA) -> None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert(host).configure_cert(context)
            with context.wrap_socket(self.request, server_side=True) as inside:
                if head := _head(inside):
                    proxy.opened.append(head)
                    inside.sendall(proxy.answer)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        proxy.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            server.shutdown()
            thread.join()


def _head(connection) -> str:
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            break
        head += piece
    return head.decode("latin-1")
