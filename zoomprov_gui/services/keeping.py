"""Keeping a company that was connected: its secrets in its vault, the rest in its folder."""

import asyncio
import contextlib
import secrets
from dataclasses import replace

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.workspaces import Workspace, renamed, write_setup
from zoomprov_gui.services.connect import OktaSide, ZoomSide
from zoomprov_gui.services.saved import with_okta, with_zoom
from zoomprov_gui.storage.files import replace_file
from zoomprov_gui.storage.vaults import Vaults
from zoomprov_gui.storage.workspaces import Workspaces


class Keeping:
    """Keeps one company, new or known. Until its secrets are kept, nothing of it is.

    `saves` false: the sign-ins last as long as this program.
    """

    def __init__(
        self,
        workspaces: Workspaces,
        vaults: Vaults,
        known: Workspace | None = None,
        *,
        draft: Workspace | None = None,
    ) -> None:
        """Take a company that is known, or what a set-up file says of a new one."""
        self._workspaces = workspaces
        self._vaults = vaults
        self.known = known
        self.saves = True
        begun = known or draft or Workspace(workspace_id="", name="")
        self.draft = replace(begun, workspace_id=begun.workspace_id or secrets.token_hex(8))

    def remember_half(self, okta: OktaSide) -> None:
        """Remember where Okta is and which app signs in there, until the company is kept.

        No secret, so the sign-in itself has to be done again. That it cannot be written costs
        nobody anything but that.
        """
        if self.known is None:
            half = with_okta(self._named(okta), okta).workspace
            with contextlib.suppress(OSError, Unsaved):
                replace_file(self._workspaces.half_way, write_setup(half).encode())

    async def keep(self, okta: OktaSide | None, zoom: ZoomSide | None) -> Workspace:
        """Keep the sides that were signed in to, and return the company. Raises `Unsaved`."""
        workspace = self._named(okta)
        vault = (
            await self._vaults.open(workspace.workspace_id)
            if self.saves
            else self._vaults.without_saving(workspace.workspace_id)
        )
        if okta is not None:
            kept = with_okta(workspace, okta)
            await asyncio.to_thread(kept.put_into, vault)
            workspace = kept.workspace
        if zoom is not None:
            kept = with_zoom(workspace, zoom)
            await asyncio.to_thread(kept.put_into, vault)
            workspace = kept.workspace
        self._workspaces.save(workspace)
        self.draft = self.known = workspace
        with contextlib.suppress(OSError):
            self._workspaces.half_way.unlink(missing_ok=True)
        return workspace

    async def begin_anew(self) -> None:
        """Set a vault that cannot be opened aside. Raises `Unsaved`."""
        await self._vaults.begin_anew(self.draft.workspace_id)

    def _named(self, okta: OktaSide | None) -> Workspace:
        if self.known is not None or okta is None:
            return self.draft
        others = frozenset(other.name for other in self._workspaces.all())
        return renamed(replace(self.draft, name=self.draft.name or okta.company), others)
