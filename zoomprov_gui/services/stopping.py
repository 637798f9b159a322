"""Stopping what has reads before and after one write, and knowing whether the write has left."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.one_error import as_itself

Result = TypeVar("Result")
LOOK = 0.2  # seconds between two looks at whether somebody wants to stop


class Stopper:
    """Asks a change to end early. `sent`: whether its request is on its way or was answered.

    Without `reads_back` nothing is read once it has left.
    """

    def __init__(self, *, reads_back: bool = True) -> None:
        self.reads_back = reads_back
        self._asked = asyncio.Event()
        self.sent = False

    @property
    def stopped(self) -> bool:
        """Whether somebody asked to stop."""
        return self._asked.is_set()

    def stop(self) -> None:
        """Ask to stop: reads are broken off, a request on its way is waited for."""
        self._asked.set()

    async def lets(self, reads: Coroutine[Any, Any, object]) -> bool:
        """Await reads, and return whether they ended; broken off once somebody asks to stop."""
        if self.sent and not self.reads_back:
            reads.close()
            return False
        async with asyncio.TaskGroup() as group:
            work = group.create_task(reads)
            asked = group.create_task(self._asked.wait())
            await asyncio.wait((work, asked), return_when=asyncio.FIRST_COMPLETED)
            done = work.done()
            asked.cancel()
            work.cancel()
        return done


async def unless_stopped(
    should_stop: Callable[[], bool], reads: Coroutine[Any, Any, Result]
) -> Result | None:
    """Await reads and return what they found; None, and broken off, once `should_stop` says so."""
    with as_itself(ExpectedError):
        async with asyncio.TaskGroup() as group:
            work = group.create_task(reads)
            while not work.done() and not should_stop():
                await asyncio.wait((work,), timeout=LOOK)
            if not work.done():
                work.cancel()
    return None if work.cancelled() else work.result()
