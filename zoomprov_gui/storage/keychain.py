"""The system's own keyring, chosen by platform and never by what else happens to be installed.

Only the Secret Service, the macOS keychain and the Windows Credential Manager will do: what
`keyring` falls back to elsewhere may be a plain file (LIBRARIES.md §4). Every call may wait for a
person who is asked by the system, so each belongs off the loop: `off_the_loop`.
"""

import asyncio
import base64
import binascii
import contextlib
import importlib
import secrets
import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from zoomprov_gui.domain.errors import Unsaved

SERVICE = "zoomprov"
WHAT = "your sign-ins"
KEY_BYTES = 32

_Result = TypeVar("_Result")


class Backend(Protocol):
    """What we use of a keyring backend: texts by service and account."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class Keychain:
    """Keys of 32 bytes by the id of their workspace. Every method raises `Unsaved`.

    Its causes: `locked`, `denied`, `unavailable`.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def read(self, workspace_id: str) -> bytes | None:
        """Return the key, None where there is none."""
        text = self._asked(self._backend.get_password, SERVICE, workspace_id)
        if text is None:
            return None
        with contextlib.suppress(binascii.Error, ValueError):
            key = base64.b64decode(text, validate=True)
            if len(key) == KEY_BYTES:
                return key
        raise Unsaved(WHAT, "corrupt", "what the keychain keeps under our name is not a key")

    def create(self, workspace_id: str) -> bytes:
        """Make a key, keep it, and return it as it is read back: some keyrings keep nothing."""
        key = secrets.token_bytes(KEY_BYTES)
        text = base64.b64encode(key).decode()
        self._asked(self._backend.set_password, SERVICE, workspace_id, text)
        if self.read(workspace_id) != key:
            raise Unsaved(WHAT, "unavailable", "the keychain did not keep what it was given")
        return key

    def delete(self, workspace_id: str) -> None:
        """Drop the key; dropping one that is not there does nothing."""
        if self._asked(self._backend.get_password, SERVICE, workspace_id) is not None:
            self._asked(self._backend.delete_password, SERVICE, workspace_id)

    def _asked(self, call: Callable[..., Any], *words: str) -> Any:
        try:
            return call(*words)
        except Exception as error:  # noqa: BLE001 - backends raise whatever their system raises
            # Not the error's own words: some backends quote what they were given.
            raise Unsaved(
                WHAT, _cause(error), f"the keychain said {type(error).__name__}"
            ) from None


def system_keychain(platform: str = sys.platform) -> Keychain:
    """Return the keyring of this platform. Raises `Unsaved` where there is none that will do."""
    try:
        backend = _backend(platform)
    except Exception as error:  # noqa: BLE001 - a missing bus, library or service, by many names
        raise Unsaved(
            WHAT, "unavailable", f"there is no keychain: {type(error).__name__}"
        ) from None
    if backend is None:
        raise Unsaved(WHAT, "unavailable", "this program knows no keychain for this system")
    return Keychain(backend)


# A frozen program has to be told of these modules: nothing else names them.
BACKENDS = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
}


def _backend(platform: str) -> Backend | None:
    if platform not in BACKENDS:
        return None
    module, name = BACKENDS[platform]
    kind: Any = getattr(importlib.import_module(module), name)
    _ = kind.priority  # raises where no keyring answers
    backend: Backend = kind()
    return backend


_DENIALS = {"KeyDenied", "PromptDismissedException"}
_LOCKS = {"KeyringLocked", "LockedException"}


def _cause(error: BaseException) -> str:
    """Tell a refusal by a person from a lock and from everything else, by the errors' names."""
    names = set()
    link: BaseException | None = error
    while link is not None:
        names.add(type(link).__name__)
        link = link.__cause__ or link.__context__
    if names & _DENIALS:
        return "denied"
    return "locked" if names & _LOCKS else "unavailable"


async def off_the_loop(call: Callable[[], _Result]) -> _Result:
    """Run a call in a thread of its own, which a closing program does not wait for.

    A keychain's question to a person may stay unanswered for ever; the loop's own threads would
    hold the program open for as long.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_Result] = loop.create_future()

    def tell(settle: Callable[..., None], value: object) -> None:
        if not future.done():
            settle(value)

    def run() -> None:
        settle: Callable[..., None] = future.set_result
        value: object
        try:
            value = call()
        except BaseException as error:  # noqa: BLE001 - handed on to whoever waits
            settle, value = future.set_exception, error
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(tell, settle, value)

    threading.Thread(target=run, name="keychain", daemon=True).start()
    return await future
