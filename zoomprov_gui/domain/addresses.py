"""What people paste as the address of their Okta, and which address is meant by it."""

import re
from urllib.parse import urlsplit

from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service

# Okta's own domains (facts/okta.md §6); any other host may be a company's custom domain.
OKTA_DOMAINS = ("okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com", "okta.mil")
# First labels that are Okta's own pages, of no company.
_OKTAS_OWN = frozenset({"www", "login", "developer", "help", "support", "status", "trust", "admin"})
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_LOCAL = re.compile(r"localhost|127\.\d+\.\d+\.\d+|\[?::1\]?")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):/*(?!\d+(/|$))", re.IGNORECASE)
_SLIPS = str.maketrans({",": ".", ";": ".", "\\": "/", "。": "."})
_AT_A_DOT = re.compile(r" *([./:?#@]) *")
_WRAPPED = "<>\"'“”‘’()[]{}.,; \t"


def okta_address(pasted: str) -> str:
    """Return the address that a pasted text means: `https://acme.okta.com`, without a slash.

    It may be a whole link out of a browser, an Admin Console's, a bare host or a company's name
    alone. `NotConnected` says what it is instead.
    """
    text = _tidied(pasted)
    if not text:
        raise _refused("address_empty")
    if "@" in text.partition("/")[0] and "://" not in text:
        raise _refused("address_email", hint=_after_at(text))
    scheme, rest = _split_scheme(text)
    if " " in re.split(r"[/?#]", rest, maxsplit=1)[0]:
        raise _refused("address_space", reason=text[:80])
    host, port = _host_and_port(rest)
    if is_this_computer(host):
        return f"{scheme or 'http'}://{host}{port}"
    if scheme == "http":
        scheme = "https"  # nobody's Okta answers without encryption; browsers hide the difference
    if scheme not in {"", "https"} or not _is_host(host):
        raise _refused("address_odd", reason=host[:80])
    return f"https://{_meant(host)}{port}"


def console_link(host: str, app_id: str) -> str:
    """Return the address of the Zoom app in the Admin Console, of all apps where there is none.

    `""` where nobody can know it. guess: the path below the recorded host (facts/okta.md §2,
    §14.10).
    """
    name, _, domain = host.partition(".")
    if domain not in OKTA_DOMAINS or not name:
        return ""
    console = f"https://{name}-admin.{domain}/admin"
    return f"{console}/app/zoomus/instance/{app_id}" if app_id else f"{console}/apps/active"


def likely(host: str) -> str:
    """Return the host that was probably meant by a mistyped one, `""` where none comes to mind."""
    labels = host.casefold().split(".")
    if len(labels) == 2:
        return _undotted(*labels)
    if len(labels) < 3 or is_oktas(host):
        return ""
    *company, name, ending = labels
    company[-1] = company[-1].removesuffix("-admin")
    near = [known for known in OKTA_DOMAINS if _is_near(name, ending, known)]
    return ".".join((*company, near[0])) if near else ""


def _is_near(name: str, ending: str, known: str) -> bool:
    """Tell whether a domain is a slip of a known one; a right name with any ending is."""
    meant, _, meant_ending = known.partition(".")
    slips = _distance(name, meant)
    return slips == 0 or (slips <= len(meant) // 4 and _distance(ending, meant_ending) <= 1)


def _undotted(first: str, second: str) -> str:
    """Return what "acme.okta" and "acmeokta.com" were to be."""
    if second == "okta":
        return f"{first}.okta.com"
    company = first.removesuffix("okta").rstrip("-_")
    return f"{company}.okta.com" if second == "com" and company not in {"", first} else ""


def is_oktas(host: str) -> bool:
    """Tell whether a host lies in one of Okta's own domains."""
    return host.casefold().endswith(tuple(f".{domain}" for domain in OKTA_DOMAINS))


def is_this_computer(host: str) -> bool:
    """Tell whether a host can only be this computer, as a simulated service is."""
    return _LOCAL.fullmatch(host.casefold()) is not None


def _tidied(pasted: str) -> str:
    """Return the first line that holds something, without what surrounds an address in a text.

    A space at a dot or a slash comes from a text that was wrapped; one between two letters may
    stand for anything, and stays.
    """
    lines = (line.strip(_WRAPPED) for line in pasted.lstrip("\ufeff").splitlines())
    line = next(filter(None, lines), "")
    # Invisible characters come along when an address is copied out of a page.
    plain = (" " if c.isspace() else c for c in line.translate(_SLIPS))
    seen = "".join(c for c in plain if c.isprintable()).strip()[:2000]
    return _AT_A_DOT.sub(r"\1", seen)


def _split_scheme(text: str) -> tuple[str, str]:
    found = _SCHEME.match(text)
    return (found[1].casefold(), text[found.end() :]) if found else ("", text.lstrip("/"))


def _host_and_port(rest: str) -> tuple[str, str]:
    try:
        parts = urlsplit(f"//{rest}")
        host, port = parts.hostname or "", parts.port
        host = host.encode("idna").decode() if not host.isascii() else host
    except (ValueError, UnicodeError):
        raise _refused("address_odd", reason=rest[:80]) from None
    host = f"[{host}]" if ":" in host else host.rstrip(".")
    return host, f":{port}" if port not in {None, 443} else ""


def _is_host(host: str) -> bool:
    labels = host.split(".")
    return len(host) <= 253 and all(map(_LABEL.fullmatch, labels))


def _meant(host: str) -> str:
    """Return the host that the API answers on (facts/okta.md §6)."""
    label, _, rest = host.partition(".")
    if not rest:
        return f"{label}.okta.com"
    if host in OKTA_DOMAINS or (label in _OKTAS_OWN and rest in OKTA_DOMAINS):
        raise _refused("address_no_company", reason=host)
    if label.endswith("-admin") and rest in OKTA_DOMAINS:
        label = label.removesuffix("-admin")
    return f"{label}.{rest}"


def _after_at(text: str) -> str:
    label = text.rpartition("@")[2].partition(".")[0].casefold()
    return f"{label}.okta.com" if _LABEL.fullmatch(label) else ""


def _distance(one: str, other: str) -> int:
    """Return how many letters were typed wrongly, left out, added, or swapped with the next."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _refused(cause: str, *, reason: str = "", hint: str = "") -> NotConnected:
    return NotConnected(Service.OKTA, cause, reason=reason, hint=hint)
