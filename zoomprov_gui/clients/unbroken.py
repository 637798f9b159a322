"""Work that must not be left half done because whoever waits for it has gone."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


async def unbroken(work: Coroutine[Any, Any, Result]) -> Result:
    """Carry work through even if the caller is cancelled meanwhile; only then is it cancelled.

    A refresh token that a server has replaced is lost if nobody waits for the new one.
    """
    outcome: list[Result | BaseException] = []

    async def settle() -> None:
        try:
            outcome.append(await work)
        except Exception as error:  # noqa: BLE001 - raised again below, outside of the group
            outcome.append(error)

    cancelled: asyncio.CancelledError | None = None
    async with asyncio.TaskGroup() as group:
        task = group.create_task(settle())
        while not task.done():
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError as error:
                cancelled = error
    if cancelled is not None:
        raise cancelled
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]
