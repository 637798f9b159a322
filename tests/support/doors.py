"""Knocking at the loopback listener as a browser, or as somebody else, would."""

import asyncio
import socket
from urllib.parse import urlsplit


def free_port() -> int:
    """Return a port of this computer that nobody listens at, for a moment at least."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def knock(
    url: str, *, host: str | None = None, method: str = "GET", raw: bytes | None = None
) -> tuple[int, dict[str, str], str]:
    """Send one request, and return status, headers and body; status 0 for a closed door."""
    parts = urlsplit(url)
    try:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    except OSError:
        return 0, {}, ""
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    named = parts.netloc if host is None else host
    request = f"{method} {target} HTTP/1.1\r\nHost: {named}\r\n\r\n".encode()
    try:
        writer.write(request if raw is None else raw)
        await writer.drain()
        answer = (await reader.read()).decode()
    except OSError:
        return 0, {}, ""
    finally:
        writer.close()
    head, _, body = answer.partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    return int(first.split()[1]) if first else 0, headers, body
