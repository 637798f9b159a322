"""From a saved company to the connection that it stands for, and back; secrets are in a vault."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from zoomprov_gui.clients.connection import (
    ApiToken,
    Connection,
    OAuthNative,
    OAuthPkce,
    OAuthService,
    OktaAuth,
    ServerToServer,
    ZoomAuth,
)
from zoomprov_gui.domain.errors import NotConnected
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.domain.workspaces import (
    OktaSignIn,
    SavedOkta,
    SavedZoom,
    Workspace,
    ZoomSignIn,
)
from zoomprov_gui.services.connect import OktaSide, ZoomSide
from zoomprov_gui.storage.vault import Vault

# The names under which the vault keeps them.
OKTA_TOKEN = "okta.api_token"  # noqa: S105 - a name, no token
OKTA_REFRESH = "okta.refresh_token"
OKTA_KEY = "okta.private_key"
ZOOM_SECRET = "zoom.client_secret"  # noqa: S105 - a name, no secret
ZOOM_REFRESH = "zoom.refresh_token"
NAMES = {
    Service.OKTA: (OKTA_TOKEN, OKTA_REFRESH, OKTA_KEY),
    Service.ZOOM: (ZOOM_SECRET, ZOOM_REFRESH),
}


def connection_of_saved(
    workspace: Workspace, vault: Vault, fresh: Collection[Service] = ()
) -> Connection:
    """Return what opens a saved company. `NotConnected` names the side that has no sign-in.

    `fresh`: the sides that were signed in to just now; they open even where nothing could be kept,
    because the service gave no refresh token.
    """
    return Connection(
        okta_url=workspace.okta.url,
        okta_auth=okta_auth(workspace.okta, vault, fresh=Service.OKTA in fresh),
        app_id=workspace.okta.app_id,
        zoom_api_url=workspace.zoom.api_url,
        zoom_oauth_url=workspace.zoom.oauth_url,
        zoom_auth=zoom_auth(workspace.zoom, vault, fresh=Service.ZOOM in fresh),
    )


def okta_auth(saved: SavedOkta, vault: Vault, *, fresh: bool = False) -> OktaAuth:
    """Return how we sign in to Okta. `NotConnected` where the vault holds no sign-in."""
    match saved.sign_in:
        case OktaSignIn.API_TOKEN:
            return ApiToken(token=_kept(vault, OKTA_TOKEN, Service.OKTA))
        case OktaSignIn.SERVICE:
            key = _kept(vault, OKTA_KEY, Service.OKTA)
            return OAuthService(client_id=saved.client_id, private_key=key)
        case OktaSignIn.BROWSER:
            token = vault.get(OKTA_REFRESH) if fresh else _kept(vault, OKTA_REFRESH, Service.OKTA)
            return OAuthNative(client_id=saved.client_id, refresh_token=token)
        case None:
            raise NotConnected(Service.OKTA, "signed_out")


def zoom_auth(saved: SavedZoom, vault: Vault, *, fresh: bool = False) -> ZoomAuth:
    """Return how we sign in to Zoom. `NotConnected` where the vault holds no sign-in."""
    match saved.sign_in:
        case ZoomSignIn.SERVER_TO_SERVER:
            return ServerToServer(
                account_id=saved.account_id,
                client_id=saved.client_id,
                client_secret=_kept(vault, ZOOM_SECRET, Service.ZOOM),
            )
        case ZoomSignIn.BROWSER:
            token = vault.get(ZOOM_REFRESH) if fresh else _kept(vault, ZOOM_REFRESH, Service.ZOOM)
            return OAuthPkce(client_id=saved.client_id, refresh_token=token)
        case None:
            raise NotConnected(Service.ZOOM, "signed_out")


def _kept(vault: Vault, name: str, service: Service) -> Secret:
    secret = vault.get(name)
    if secret is None:
        raise NotConnected(service, "signed_out")
    return secret


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to be kept of a sign-in: the workspace's side in the open, the rest in the vault."""

    workspace: Workspace
    secrets: dict[str, Secret]
    dropped: tuple[str, ...]

    def put_into(self, vault: Vault) -> None:
        """Keep the secrets, and drop those of an earlier way to sign in. Raises `Unsaved`."""
        vault.put_all(self.secrets, forget=self.dropped)


def with_okta(workspace: Workspace, side: OktaSide) -> Kept:
    """Return what is to be kept of a sign-in to Okta."""
    secrets, saved = _okta_parts(side.auth)
    okta = replace(
        saved,
        url=side.org.url,
        engine=side.org.engine.value,
        app_id=workspace.okta.app_id,
        who=side.read.who.login if side.read.who else "",
    )
    dropped = tuple(name for name in NAMES[Service.OKTA] if name not in secrets)
    return Kept(replace(workspace, okta=okta), secrets, dropped)


def with_zoom(workspace: Workspace, side: ZoomSide) -> Kept:
    """Return what is to be kept of a sign-in to Zoom."""
    secrets, saved = _zoom_parts(side.auth)
    zoom = replace(
        saved,
        api_url=side.api_url,
        oauth_url=side.oauth_url,
        account_id=side.account_id,
        who=side.read.account.name or side.read.account.owner_email,
    )
    dropped = tuple(name for name in NAMES[Service.ZOOM] if name not in secrets)
    return Kept(replace(workspace, zoom=zoom), secrets, dropped)


def _okta_parts(auth: OktaAuth) -> tuple[dict[str, Secret], SavedOkta]:
    match auth:
        case ApiToken():
            return {OKTA_TOKEN: auth.token}, SavedOkta(sign_in=OktaSignIn.API_TOKEN)
        case OAuthService():
            saved = SavedOkta(sign_in=OktaSignIn.SERVICE, client_id=auth.client_id)
            return {OKTA_KEY: auth.private_key}, saved
        case OAuthNative():
            saved = SavedOkta(sign_in=OktaSignIn.BROWSER, client_id=auth.client_id)
            return _given(OKTA_REFRESH, auth.refresh_token), saved


def _zoom_parts(auth: ZoomAuth) -> tuple[dict[str, Secret], SavedZoom]:
    match auth:
        case ServerToServer():
            saved = SavedZoom(sign_in=ZoomSignIn.SERVER_TO_SERVER, client_id=auth.client_id)
            return {ZOOM_SECRET: auth.client_secret}, saved
        case OAuthPkce():
            saved = SavedZoom(sign_in=ZoomSignIn.BROWSER, client_id=auth.client_id)
            return _given(ZOOM_REFRESH, auth.refresh_token), saved


def _given(name: str, secret: Secret | None) -> dict[str, Secret]:
    return {} if secret is None else {name: secret}
