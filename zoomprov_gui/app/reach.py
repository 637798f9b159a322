"""How the window reaches what is outside of it: the network, the keychain, the browser."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from zoomprov_gui.clients.browser import open_in_browser
from zoomprov_gui.clients.http import tls_context
from zoomprov_gui.clients.network import Network
from zoomprov_gui.domain.workspaces import Workspace
from zoomprov_gui.services.connect import ConnectService
from zoomprov_gui.services.sign_ins import OpenBrowser
from zoomprov_gui.storage.keychain import Keychain, system_keychain


@dataclass(frozen=True, slots=True)
class Reach:
    """The system's own, where nothing else is given."""

    keychain: Callable[[], Keychain] = system_keychain
    browser: OpenBrowser = open_in_browser

    async def network(self) -> Network:
        """Return the way to Okta and Zoom, with the certificates that this computer trusts."""
        return Network(verify=await asyncio.to_thread(tls_context))

    async def service(self, draft: Workspace, read_only: Callable[[], bool]) -> ConnectService:
        """Return what connects a company; a set-up file may name other addresses of Zoom.

        `read_only` tells whether nothing may be changed at this moment.
        """
        return ConnectService(
            await self.network(),
            browser=self.browser,
            zoom_api_url=draft.zoom.api_url,
            zoom_oauth_url=draft.zoom.oauth_url,
            read_only=read_only,
        )
