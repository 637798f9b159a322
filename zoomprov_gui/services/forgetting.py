"""Signing out of a company, and forgetting everything about it but that it was forgotten."""

from contextlib import aclosing

from zoomprov_gui.clients.auth import OAuthUser, OktaToken
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.sessions import okta_session, okta_sign_in, zoom_session, zoom_sign_in
from zoomprov_gui.clients.sign_in_app import SignInApps
from zoomprov_gui.domain.diagnosis import Problem, diagnose
from zoomprov_gui.domain.errors import ExpectedError, NotConnected, Unsaved
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.services.saved import NAMES, okta_auth, zoom_auth
from zoomprov_gui.storage.vault import Vault
from zoomprov_gui.storage.vaults import Vaults
from zoomprov_gui.storage.workspaces import Workspaces


async def forget(
    workspace: Workspace, workspaces: Workspaces, vaults: Vaults, network: Network, *, now: float
) -> tuple[Problem, ...]:
    """End the sign-ins of a company and remove everything of it from this computer.

    Return what could not be ended at Okta or Zoom; it is forgotten here all the same. Raises
    `Unsaved` where something stays here.
    """
    left: list[Problem] = []
    try:
        vault = await vaults.open(workspace.workspace_id)
    except Unsaved as error:
        left.append(diagnose(error))
    else:
        for service in Service:
            left += await sign_out(service, workspace, vault, network)
    await vaults.forget(workspace.workspace_id)
    workspaces.forget(workspace, now)
    return tuple(left)


async def sign_out(
    service: Service, workspace: Workspace, vault: Vault, network: Network
) -> tuple[Problem, ...]:
    """End the sign-in to one side there and here; return why it could not be ended there.

    What never ends there by itself (the secret of a Zoom app, a key) is forgotten here only.
    """
    try:
        await (_leave_okta if service is Service.OKTA else _leave_zoom)(workspace, vault, network)
    except NotConnected:
        return ()  # nobody is signed in
    except ExpectedError as error:
        return (diagnose(error),)
    finally:
        vault.forget(*NAMES[service])
    return ()


async def _leave_okta(workspace: Workspace, vault: Vault, network: Network) -> None:
    url = workspace.okta.url
    sign_in = okta_sign_in(url, okta_auth(workspace.okta, vault), network)
    async with aclosing(okta_session(url, sign_in, network)) as session:
        if isinstance(sign_in, OAuthUser):
            await sign_in.revoke()
        elif isinstance(sign_in, OktaToken):
            await SignInApps(session, ()).end_token()


async def _leave_zoom(workspace: Workspace, vault: Vault, network: Network) -> None:
    saved = workspace.zoom
    sign_in = zoom_sign_in(saved.oauth_url, zoom_auth(saved, vault), network)
    async with aclosing(zoom_session(saved.api_url, sign_in, network)):
        if isinstance(sign_in, OAuthUser):
            await sign_in.revoke()
