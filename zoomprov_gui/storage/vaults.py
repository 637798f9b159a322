"""The vaults of all companies: each opened once per start, off the loop, and given to who needs it.

Where the keyring refuses, a company can go on without saving: its vault is then memory, for this
start only.
"""

from collections.abc import Callable
from pathlib import Path

from zoomprov_gui.storage.files import set_aside
from zoomprov_gui.storage.keychain import WHAT, Keychain, off_the_loop, system_keychain
from zoomprov_gui.storage.vault import Vault


class Vaults:
    """Vaults by the id of their workspace. `folder` tells where one company's files are.

    The methods raise `Unsaved`, see `Vault.open`. `keychain` finds the keyring, each time anew: a
    person may have started or unlocked it since.
    """

    def __init__(
        self,
        folder: Callable[[str], Path],
        keychain: Callable[[], Keychain] = system_keychain,
    ) -> None:
        self._folder = folder
        self._keychain = keychain
        self._open: dict[str, Vault] = {}

    async def open(self, workspace_id: str) -> Vault:
        """Return a company's vault. The keyring may ask a person, so this may take long."""
        return await off_the_loop(lambda: self.open_now(workspace_id))

    def open_now(self, workspace_id: str) -> Vault:
        """Return a company's vault, and wait for it."""
        if workspace_id not in self._open:
            path = self._path(workspace_id)
            self._open[workspace_id] = Vault.open(path, workspace_id, self._keychain())
        return self._open[workspace_id]

    def without_saving(self, workspace_id: str) -> Vault:
        """Return a vault that lasts as long as this program, in place of the one on the disk."""
        vault = self._open.get(workspace_id)
        if vault is None or vault.saves:
            vault = self._open[workspace_id] = Vault()
        return vault

    async def begin_anew(self, workspace_id: str) -> Vault:
        """Set a vault that cannot be opened aside, and return an empty one in its place."""
        path = self._path(workspace_id)
        if path.exists():
            set_aside(path, WHAT)
        self._open.pop(workspace_id, None)
        return await self.open(workspace_id)

    async def forget(self, workspace_id: str) -> None:
        """Drop a company's secrets, their file and their key, even of a vault that is damaged."""
        vault = self._open.pop(workspace_id, None)
        if vault is not None and vault.saves:
            await off_the_loop(vault.forget_everything)
        elif self._path(workspace_id).exists():
            keychain = self._keychain
            path = self._path(workspace_id)
            sealed = Vault(workspace_id, path=path, keychain=await off_the_loop(keychain))
            await off_the_loop(sealed.forget_everything)

    def _path(self, workspace_id: str) -> Path:
        return self._folder(workspace_id) / "vault.bin"
