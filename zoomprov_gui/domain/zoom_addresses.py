"""Where Zoom answers: the usual place, Zoom for Government, or a simulated one on this computer."""

from typing import NamedTuple
from urllib.parse import urlsplit

from zoomprov_gui.domain.addresses import is_this_computer
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service

_HOSTS = ("zoom.us", "zoomgov.com")  # facts/zoom.md §2


class ZoomPlace(NamedTuple):
    """The addresses of Zoom's API and of its sign-in, without a slash at the end."""

    api_url: str
    oauth_url: str

    @property
    def shown(self) -> str:
        """How a person writes it: "zoom.us", or "http://127.0.0.1:4012" on this computer."""
        parts = urlsplit(self.oauth_url)
        return parts.netloc if parts.scheme == "https" else f"{parts.scheme}://{parts.netloc}"


ZOOM = ZoomPlace("https://api.zoom.us/v2", "https://zoom.us/oauth")


def zoom_place(pasted: str) -> ZoomPlace:
    """Return the Zoom that a pasted text means; nothing means the usual one.

    It may be a link out of a browser, or an address of the API or of the sign-in. Raises
    `NotConnected` with `zoom_address` for what is not Zoom's: the values of an app go there.
    """
    text = "".join(pasted.split()).strip("<>\"'“”,")
    if not text:
        return ZOOM
    scheme, found, rest = text.partition("://")
    try:
        parts = urlsplit(f"//{rest if found else text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise _not_zoom(text) from None
    scheme = scheme.casefold() if found else ""
    if scheme not in {"", "http", "https"}:
        raise _not_zoom(text)
    if is_this_computer(host):
        name = f"[{host}]" if ":" in host else host
        base = f"{scheme or 'http'}://{name}" + (f":{port}" if port else "")
        return ZoomPlace(f"{base}/v2", f"{base}/oauth")
    domain = next((d for d in _HOSTS if host == d or host.endswith(f".{d}")), "")
    if not domain or port not in {None, 443}:
        raise _not_zoom(host or text)
    return ZoomPlace(f"https://api.{domain}/v2", f"https://{domain}/oauth")


def portal_link(api_host: str) -> str:
    """Return the address of an account in Zoom's web portal, `""` where nobody can know it."""
    domain = api_host.removeprefix("api.")
    return f"https://{domain}/account" if domain in _HOSTS else ""


def _not_zoom(reason: str) -> NotConnected:
    return NotConnected(Service.ZOOM, "zoom_address", reason=reason[:80])
