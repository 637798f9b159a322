"""One at a time: processes that renew the same sign-in wait for each other.

A refresh token is good for one use. Whoever used the one that another process had used already
would lose the sign-in for both (RFC 9700 has servers end it then).
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from zoomprov_gui.domain.secret import Secret
from zoomprov_gui.storage.lock import WriterLock
from zoomprov_gui.storage.vault import Vault

PATIENCE = 60.0  # seconds; longer than a renewal may take, so its holder hangs
PAUSE = 0.05


@asynccontextmanager
async def turn_at(
    vault: Vault, name: str, patience: float = PATIENCE
) -> AsyncIterator[Secret | None]:
    """Hold a secret against other processes, and give it as the last of them left it.

    Nobody is kept out for good: where the lock cannot be had, it goes on with what is kept now.
    """
    path = vault.lock_path(name)
    lock = WriterLock(path) if path else None
    try:
        if lock is not None:
            with suppress(OSError):
                until = time.monotonic() + patience
                while not lock.take() and time.monotonic() < until:  # noqa: ASYNC110 - no event crosses
                    await asyncio.sleep(PAUSE)
        yield vault.get(name)
    finally:
        if lock is not None:
            lock.close()
