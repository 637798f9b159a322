"""One at a time: processes that renew the same sign-in wait for each other.

A refresh token is good for one use. Whoever used the one that another process had used already
would lose the sign-in for both (RFC 9700 has servers end it then).
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.lock import WriterLock
from zoomprov_gui.storage.vault import Vault

PATIENCE = 60.0  # seconds; longer than a renewal may take, so its holder hangs
PAUSE = 0.05


@asynccontextmanager
async def turn_on(
    path: Path | None, latest: Callable[[], Secret | None], patience: float = PATIENCE
) -> AsyncIterator[Secret | None]:
    """Hold a file's lock against other processes, and give the secret as the last of them left it.

    `path` is the lock; None where there is nobody to wait for. `latest` reads the secret, once it
    is our turn. Nobody is kept out for good: where the lock cannot be had within `patience`
    seconds, or at all, it goes on with what is kept now: who shares a disk without locks takes no
    turns, as nobody could.
    """
    lock = WriterLock(path) if path else None
    try:
        if lock is not None:
            with suppress(OSError):
                until = time.monotonic() + patience
                while not lock.take() and time.monotonic() < until:  # noqa: ASYNC110 - no event crosses
                    await asyncio.sleep(PAUSE)
        yield latest()
    finally:
        if lock is not None:
            lock.close()


def turn_at(
    vault: Vault, name: str, patience: float = PATIENCE
) -> AbstractAsyncContextManager[Secret | None]:
    """Take a turn at a secret of a vault."""
    return turn_on(vault.lock_path(name), lambda: vault.get(name), patience)
