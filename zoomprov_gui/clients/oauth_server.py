"""An authorization server: where it signs people in, and by which name it goes (RFC 8414)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import msgspec

from zoomprov_gui.clients.connection import OKTA_CALLBACK, ZOOM_CALLBACK
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service


class Metadata(msgspec.Struct):
    """What a discovery document says, as far as it is used."""

    issuer: str | None = None
    authorization_endpoint: str | None = None
    token_endpoint: str | None = None
    device_authorization_endpoint: str | None = None
    revocation_endpoint: str | None = None
    authorization_response_iss_parameter_supported: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthServer:
    """One authorization server. `callback` is its own way back: no two servers share one.

    `names_itself`: it puts its issuer into each answer (RFC 9207), so an answer without is not its.
    """

    service: Service
    issuer: str
    authorize_url: str
    token_url: str
    device_url: str
    revoke_url: str
    callback: str
    names_itself: bool = False


def okta_server(url: str) -> AuthServer:
    """Return the organisation's own server, the only one with Okta's scopes (okta.md §6)."""
    return AuthServer(
        service=Service.OKTA,
        issuer=url,
        authorize_url=f"{url}/oauth2/v1/authorize",
        token_url=f"{url}/oauth2/v1/token",
        device_url=f"{url}/oauth2/v1/device/authorize",
        revoke_url=f"{url}/oauth2/v1/revoke",
        callback=OKTA_CALLBACK,
    )


def zoom_server(oauth_url: str) -> AuthServer:
    """Return Zoom's server, which has no discovery document (facts/zoom.md §2)."""
    parts = urlsplit(oauth_url)
    return AuthServer(
        service=Service.ZOOM,
        issuer=f"{parts.scheme}://{parts.netloc}",
        authorize_url=f"{oauth_url}/authorize",
        token_url=f"{oauth_url}/token",
        device_url=f"{oauth_url}/devicecode",
        revoke_url=f"{oauth_url}/revoke",
        callback=ZOOM_CALLBACK,
    )


def server_of(service: Service, url: str, said: Metadata) -> AuthServer:
    """Return the server that a discovery document at `url` describes.

    It has to speak for itself: another issuer or host could collect sign-ins meant for this one.
    """
    if (said.issuer or "").rstrip("/") != url:
        raise NotConnected(service, "address_not_okta", reason=f"it calls itself {said.issuer}")
    ends = (
        said.authorization_endpoint,
        said.token_endpoint,
        said.device_authorization_endpoint,
        said.revocation_endpoint,
    )
    strangers = [end for end in ends if end and _origin(end) != _origin(url)]
    if strangers or not said.authorization_endpoint or not said.token_endpoint:
        raise NotConnected(service, "address_not_okta", reason="its sign-in is somewhere else")
    return AuthServer(
        service=service,
        issuer=url,
        authorize_url=said.authorization_endpoint,
        token_url=said.token_endpoint,
        device_url=said.device_authorization_endpoint or "",
        revoke_url=said.revocation_endpoint or "",
        callback=OKTA_CALLBACK if service is Service.OKTA else ZOOM_CALLBACK,
        names_itself=bool(said.authorization_response_iss_parameter_supported),
    )


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.casefold()
