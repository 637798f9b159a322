"""What somebody pastes after agreeing in Zoom: Okta's JSON, the address, or its end.

Zoom sends the browser back to Okta, and what the browser shows there is not documented beyond its
JSON (facts/okta.md §1, §14.1). So anything with a code and a state is read, and a page of another
company, another app or an earlier try is refused in words.
"""

import json
import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from zoomprov_gui.domain.secret import Secret

LONGEST = 20_000
AGAIN = "Open Zoom again and agree once more."
_URL = re.compile(r"https?://[^\s\"'<>\\]+")
_APP = re.compile(r"/apps/zoomus/([^/?]+)/")


class Consent(NamedTuple):
    """A code and its state. The code lets Okta act in Zoom, once and for minutes."""

    code: Secret
    state: str


def read_consent(pasted: str, *, hosts: frozenset[str], app_id: str, state: str) -> Consent | str:
    """Return the consent in a pasted text, or in words why there is none.

    `hosts`: under which Okta is known; `state`: that of the link that was opened, `""` for unknown.
    """
    text = pasted.strip()
    if not text:
        return "Nothing was pasted. Copy everything that the page shows."
    if len(text) > LONGEST:
        return "That is more than such a page shows. Copy only what the page says."
    address = _address(text)
    if address is None:
        return _no_address(text)
    return _of_address(address, hosts, app_id, state)


def _address(text: str) -> str | None:
    """Return the address in JSON, in a line of text, or made up from a bare query."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        document = None
    if isinstance(document, dict):
        link = document.get("continue_oauth_flow_url")
        href = link.get("href") if isinstance(link, dict) else link
        text = href if isinstance(href, str) else text
    found = _URL.findall(text.replace("\\/", "/"))
    best = [url for url in found if "code=" in url or "error=" in url]
    if best:
        return str(best[0])
    return f"?{text.lstrip('?')}" if re.match(r"\??(code|state|error)=", text) else None


def _no_address(text: str) -> str:
    if "error" in text.casefold():
        return f"That page tells of an error. {AGAIN}"
    return "There is no code in that. Copy everything that the page shows, or its address."


def _of_address(address: str, hosts: frozenset[str], app_id: str, state: str) -> Consent | str:
    try:
        url = urlsplit(address.replace("&amp;", "&"))
        host = (url.hostname or "").casefold()
    except ValueError:
        return "That address is damaged. Copy it again, whole."
    query = parse_qs(url.query or url.fragment)
    why = _why_not(host, hosts, url.path, app_id, query)
    if why:
        return why
    code, found = _one(query, "code"), _one(query, "state")
    if not code:
        return "There is no code in that address. Copy it whole, up to its end."
    if state and found and found != state:
        return f"That page is from an earlier try. {AGAIN}"
    if not found and not state:
        return "There is no state in that address. Copy it whole, up to its end."
    return Consent(Secret(code), found or state)


def _why_not(
    host: str, hosts: frozenset[str], path: str, app_id: str, query: dict[str, list[str]]
) -> str:
    if host and host not in hosts:
        ours = next((name for name in sorted(hosts) if "-admin." not in name), "your Okta")
        return f"That page belongs to {host}, not to {ours}. Copy the page of your own Okta."
    app = _APP.search(path)
    if app and app[1] != app_id:
        return "That page belongs to another Zoom app in your Okta. Copy the one just opened."
    if "error" in query:
        refused = "denied" in _one(query, "error")
        return f"Zoom was not allowed to go on. {AGAIN}" if refused else f"Zoom said no. {AGAIN}"
    return ""


def _one(query: dict[str, list[str]], name: str) -> str:
    return (query.get(name) or [""])[0].strip()


def consent_hosts(*hosts: str) -> frozenset[str]:
    """Return under which hosts Okta's own pages may be: each, and its Admin Console."""
    known = {host.casefold() for host in hosts if host}
    for host in tuple(known):
        name, dot, domain = host.partition(".")
        if dot and not name.endswith("-admin") and not name.isdecimal():
            known.add(f"{name}-admin.{domain}")
    return frozenset(known)
