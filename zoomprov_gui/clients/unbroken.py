"""Work that must not be left half done because whoever waits for it has gone."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


async def to_its_end(work: Coroutine[Any, Any, Result]) -> Result:
    """Await work that must not be broken off: a cancellation is felt when it has ended.

    A write whose answer nobody hears leaves nobody knowing what it did, and a refresh token that a
    server has replaced is lost if nobody waits for the new one.
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
