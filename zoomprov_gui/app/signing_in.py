"""Signing in before a company is opened, where its connection holds no token to begin with."""

from zoomprov_gui.app import console
from zoomprov_gui.clients.browser import open_in_browser
from zoomprov_gui.clients.connection import Connection, OAuthNative, OAuthPkce
from zoomprov_gui.clients.network import Network
from zoomprov_gui.clients.oauth_server import okta_server, zoom_server
from zoomprov_gui.clients.oauth_tokens import Tokens
from zoomprov_gui.domain.people import Service
from zoomprov_gui.domain.permissions import scopes_to_ask
from zoomprov_gui.domain.sign_in import Progress, Stage
from zoomprov_gui.services.sign_ins import OFFLINE, BrowserSignIn, OpenBrowser


async def sign_in_first(
    connection: Connection, network: Network, browser: OpenBrowser = open_in_browser
) -> dict[Service, Tokens]:
    """Return the tokens of each side that has to be signed in to in the browser, now."""
    tokens: dict[Service, Tokens] = {}
    okta, zoom = connection.okta_auth, connection.zoom_auth
    if isinstance(okta, OAuthNative) and okta.refresh_token is None:
        asked = okta.scopes or scopes_to_ask(Service.OKTA, changes=True)
        server = okta_server(connection.okta_url)
        tokens[Service.OKTA] = await _told(
            BrowserSignIn(server, okta.client_id, (*asked, OFFLINE), network, browser=browser)
        )
    if isinstance(zoom, OAuthPkce) and zoom.refresh_token is None:
        server = zoom_server(connection.zoom_oauth_url)
        tokens[Service.ZOOM] = await _told(
            BrowserSignIn(server, zoom.client_id, (), network, browser=browser)
        )
    return tokens


async def _told(sign_in: BrowserSignIn) -> Tokens:
    sign_in.on_progress.append(_tell)
    return await sign_in.tokens()


def _tell(progress: Progress) -> None:
    if progress.stage is Stage.BROWSER and progress.note is not None:
        console.note(f"{progress.note.title}. Open this page to sign in: {progress.url}")
    elif progress.stage is Stage.BROWSER and progress.opened:
        console.note(progress.sentence)
