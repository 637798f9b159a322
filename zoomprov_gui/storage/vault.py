"""Where a workspace's secrets are kept: an encrypted file, whose key is in the system's keyring.

One key for each workspace, written once: keyrings take no large values, and ask a person again for
each new one (LIBRARIES.md §4). Where there is no keyring, secrets stay in memory; never in a file
that can be read without one.
"""

import contextlib
import json
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zoomprov_gui.domain.errors import Unsaved
from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.files import replace_file, unsaved
from zoomprov_gui.storage.keychain import WHAT, Keychain
from zoomprov_gui.storage.lock import WriterLock

VERSION = 1
NONCE_BYTES = 12
PATIENCE = 5.0  # seconds to wait for another process that writes
_MARK = b"zoomprov vault "
_NUMBER = re.compile(rb"[0-9]{1,6}")
_LARGEST = 1_048_576  # bytes; a vault has a few thousand


class Vault:
    """The secrets of one workspace by name. `saves`: whether they outlive this program.

    Other processes of this program may change the same file; each look sees their changes. What
    changes the file raises `Unsaved`, and keeps in memory what it was given all the same.
    """

    def __init__(
        self,
        workspace_id: str = "",
        *,
        path: Path | None = None,
        keychain: Keychain | None = None,
        key: bytes | None = None,
    ) -> None:
        self._workspace_id = workspace_id
        self._path = path
        self._keychain = keychain
        self._key = key
        self._secrets: dict[str, str] = {}
        self._seen: tuple[int, ...] = ()

    @classmethod
    def open(cls, path: Path, workspace_id: str, keychain: Keychain) -> "Vault":
        """Open the vault of a workspace; the keyring is asked once, and may ask a person.

        Raises `Unsaved` with the cause `locked`, `denied`, `unavailable`, `corrupt`, `newer` or
        `not_allowed`. Nothing is changed by that.
        """
        key = keychain.read(workspace_id)
        vault = cls(workspace_id, path=path, keychain=keychain, key=key)
        if path.exists():
            if key is None:
                raise Unsaved(WHAT, "corrupt", "their key is no longer in the keychain", str(path))
            vault._look()
        return vault

    @property
    def saves(self) -> bool:
        """Whether what is put here is there at the next start."""
        return self._path is not None

    def lock_path(self, name: str) -> Path | None:
        """Return the file by which processes take turns at a secret; None if it is only here."""
        return self._path and self._path.with_name(f"{self._path.name}.{name}.lock")

    def get(self, name: str) -> Secret | None:
        """Return a secret, None where none is kept under that name."""
        with contextlib.suppress(Unsaved):  # then what was read last still holds
            self._look()
        text = self._secrets.get(name)
        return None if text is None else Secret(text)

    def put(self, name: str, secret: Secret) -> None:
        """Keep a secret, in place of the one before; it is on the disk when this returns."""
        self.put_all({name: secret})

    def put_all(self, secrets: Mapping[str, Secret], forget: Iterable[str] = ()) -> None:
        """Keep several secrets that belong together, and drop others: all of it or nothing."""
        self._change({name: secret.reveal() for name, secret in secrets.items()}, tuple(forget))

    def forget(self, *names: str) -> None:
        """Drop secrets; dropping one that is not kept does nothing."""
        if any(name in self._secrets for name in names):
            self._change({}, names)

    def forget_everything(self) -> None:
        """Drop all secrets, their file and their key."""
        self._secrets, self._seen = {}, ()
        if self._path is None or self._keychain is None:
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise unsaved(error, self._path, WHAT) from error
        self._keychain.delete(self._workspace_id)
        self._key = None

    def names(self) -> Iterable[str]:
        """Return the names under which something is kept."""
        return sorted(self._secrets)

    def __repr__(self) -> str:
        return f"<Vault of {len(self._secrets)}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("secrets are not copied or written")

    def _change(self, put: dict[str, str], forget: Iterable[str]) -> None:
        self._secrets = {**_without(self._secrets, forget), **put}
        if self._path is None:
            return
        if self._seen and not self._path.exists():
            # Another process has forgotten this company: what was forgotten must not come back.
            if put:
                raise Unsaved(WHAT, "gone", "their file was deleted", str(self._path))
            return
        with _alone(self._path):
            key = self._key or self._found_or_made_key()
            self._key = key
            self._look()
            self._secrets = {**_without(self._secrets, forget), **put}
            self._write(self._path, key)

    def _found_or_made_key(self) -> bytes:
        """Return a key that another process may have made since we looked, or else a new one."""
        if self._keychain is None:
            raise Unsaved(WHAT, "unavailable", "there is no keychain", str(self._path))
        key = self._keychain.read(self._workspace_id)
        return key or self._keychain.create(self._workspace_id)

    def _look(self) -> None:
        """Take in the file if it has changed since the last look."""
        if self._path is None or self._key is None:
            return
        try:
            seen = _mark_of(self._path)
            if seen != self._seen:
                self._secrets = self._opened(self._path, self._key)
                self._seen = seen
        except FileNotFoundError:  # it is made by the first secret
            pass
        except OSError as error:
            raise unsaved(error, self._path, WHAT) from error

    def _opened(self, path: Path, key: bytes) -> dict[str, str]:
        with path.open("rb") as file:
            content = file.read(_LARGEST)
        head, nonce, sealed = _split(content, path)
        try:
            text = AESGCM(key).decrypt(nonce, sealed, self._bound(head))
            document = json.loads(text)
        except (InvalidTag, ValueError):
            raise Unsaved(WHAT, "corrupt", "their file cannot be opened", str(path)) from None
        if not isinstance(document, dict):
            raise Unsaved(WHAT, "corrupt", "their file holds something else", str(path))
        return {str(name): str(secret) for name, secret in document.items()}

    def _write(self, path: Path, key: bytes) -> None:
        head = _MARK + str(VERSION).encode() + b"\n"
        nonce = os.urandom(NONCE_BYTES)
        text = json.dumps(self._secrets).encode()
        sealed = AESGCM(key).encrypt(nonce, text, self._bound(head))
        try:
            replace_file(path, head + nonce + sealed)
            self._seen = _mark_of(path)
        except OSError as error:
            raise unsaved(error, path, WHAT) from error

    def _bound(self, head: bytes) -> bytes:
        """Return what the file is bound to: another workspace's does not open in its place."""
        return head + self._workspace_id.encode()


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the file against other processes of this program for one change."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = WriterLock(path.with_name(path.name + ".lock"))
        patience = time.monotonic() + PATIENCE
        while not lock.take():
            if time.monotonic() > patience:
                raise Unsaved(WHAT, "in_use", "another copy of this program holds them", str(path))
            time.sleep(0.02)
    except OSError as error:
        raise unsaved(error, path, WHAT) from error
    try:
        yield
    finally:
        lock.close()


def _split(content: bytes, path: Path) -> tuple[bytes, bytes, bytes]:
    head, newline, rest = content.partition(b"\n")
    version = head.removeprefix(_MARK)
    if head == version or not _NUMBER.fullmatch(version) or len(content) >= _LARGEST:
        raise Unsaved(WHAT, "corrupt", "their file is not one of ours", str(path))
    if int(version) > VERSION:
        raise Unsaved(WHAT, "newer", "a newer version of this program wrote it", str(path))
    return head + newline, rest[:NONCE_BYTES], rest[NONCE_BYTES:]


def _mark_of(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _without(secrets: dict[str, str], names: Iterable[str]) -> dict[str, str]:
    dropped = set(names)
    return {name: secret for name, secret in secrets.items() if name not in dropped}
