"""Where Okta and Zoom are, and what to sign in with (clients/document.py writes it down)."""

import ipaddress
from dataclasses import dataclass

from zoomprov_gui.domain.secret import Secret

OKTA_PORTS = (8765, 18765, 28765)  # Okta compares the whole redirect address (facts/okta.md §6)
OKTA_CALLBACK = "/okta/callback"
ZOOM_CALLBACK = "/zoom/callback"
ZOOM_API = "https://api.zoom.us/v2"  # facts/zoom.md §2
ZOOM_OAUTH = "https://zoom.us/oauth"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """Okta's API token (`Authorization: SSWS …`, facts/okta.md §6)."""

    token: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthNative:
    """An admin's sign-in through an OIDC native app in Okta; without a token, in the browser.

    `scopes` are those to ask for, empty: what this program can use (domain/permissions.py).
    """

    client_id: str
    refresh_token: Secret | None = None
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthService:
    """A service app in Okta that proves itself with a private key: a JWK in JSON, or PEM."""

    client_id: str
    private_key: Secret
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerToServer:
    """The credentials of a Zoom server-to-server app (facts/zoom.md §2)."""

    account_id: str
    client_id: str
    client_secret: Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class OAuthPkce:
    """An admin's sign-in through a public client in Zoom; without a token, in the browser."""

    client_id: str
    refresh_token: Secret | None = None


OktaAuth = ApiToken | OAuthNative | OAuthService
ZoomAuth = ServerToServer | OAuthPkce


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One Okta and one Zoom. URLs end without a slash; `app_id` None is "the only Zoom app"."""

    okta_url: str
    okta_auth: OktaAuth
    app_id: str | None
    zoom_api_url: str
    zoom_oauth_url: str
    zoom_auth: ZoomAuth


def okta_redirects(ports: tuple[int, ...] = OKTA_PORTS) -> tuple[str, ...]:
    """Return the addresses that Okta may send the browser back to."""
    return tuple(f"http://127.0.0.1:{port}{OKTA_CALLBACK}" for port in ports)


def is_loopback(host: str) -> bool:
    """Tell whether a host name can only be this computer."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
