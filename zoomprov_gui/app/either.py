"""Waiting for something that may become unwanted meanwhile."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from zoomprov_gui.domain.errors import ExpectedError
from zoomprov_gui.domain.one_error import as_itself

Result = TypeVar("Result")


async def unless(event: asyncio.Event, work: Coroutine[Any, Any, Result]) -> Result | None:
    """Return what the work results in, or None once the event has made it unwanted."""
    with as_itself(ExpectedError):
        async with asyncio.TaskGroup() as group:
            doing = group.create_task(work)
            watching = group.create_task(_end_at(event, doing))
            await asyncio.wait({doing})
            watching.cancel()
    return None if doing.cancelled() else doing.result()


async def _end_at(event: asyncio.Event, task: "asyncio.Task[Any]") -> None:
    await event.wait()
    task.cancel()
