"""Parts of addresses: a name as one part of a path, and the link to the next page."""

import re
from urllib.parse import quote

import httpx

from zoomprov_gui.domain.errors import Misused

_LINK = re.compile(r"<([^>]*)>([^<]*)")
_NEXT = re.compile(r";\s*rel\s*=\s*\"?next\"?", re.IGNORECASE)


def segment(value: str) -> str:
    """Return an id or an e-mail as one part of a path, whatever it holds.

    An empty one, `.` and `..` would turn the call into another one: `Misused`.
    """
    if value.strip() in {"", ".", ".."}:
        raise Misused("somebody without an id cannot be asked for")
    return quote(value, safe="")


def next_link(response: httpx.Response) -> str | None:
    """Return the link to the page after this one; a URL may hold commas (facts/okta.md §7)."""
    for header in response.headers.get_list("link"):
        for target, attributes in _LINK.findall(header):
            if _NEXT.search(attributes):
                return str(target)
    return None
