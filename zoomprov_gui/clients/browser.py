"""The system's browser, opened without holding up anything else."""

import asyncio
import webbrowser
from urllib.parse import urlsplit

from zoomprov_gui.clients.connection import is_loopback


async def open_in_browser(url: str) -> bool:
    """Open a page in the browser that the person uses; tell whether one could be started."""
    if not is_web_page(url):
        return False
    try:
        return await asyncio.to_thread(webbrowser.open, url)
    except (webbrowser.Error, OSError):
        return False


def is_web_page(url: str) -> bool:
    """Tell whether an address is a page, and no command for the computer it is opened on."""
    parts = urlsplit(url)
    local = parts.scheme == "http" and is_loopback(parts.hostname or "")
    return bool(parts.hostname) and (parts.scheme == "https" or local)
