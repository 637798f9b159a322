"""Work that is carried through although nobody waits for it any more."""

import asyncio

import pytest

from zoomprov_gui.clients.unbroken import unbroken


async def test_a_result_and_an_error_come_out_as_they_are():
    async def fail():
        raise KeyError("x")

    async def give():
        return 7

    assert await unbroken(give()) == 7
    with pytest.raises(KeyError):
        await unbroken(fail())


async def test_a_cancelled_caller_waits_for_the_end_and_is_cancelled_then():
    started, release, ended = asyncio.Event(), asyncio.Event(), []

    async def work():
        started.set()
        await release.wait()
        ended.append(True)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(unbroken(work()))
        await started.wait()
        task.cancel()
        await asyncio.sleep(0)
        before = list(ended)
        release.set()

    assert (before, ended) == ([], [True])
    assert task.cancelled()
