"""Work that is carried through although nobody waits for it any more."""

import asyncio

import pytest

from zoomprov_gui.clients.unbroken import to_its_end


async def test_a_result_and_an_error_come_out_as_they_are():
    async def fail():
        raise KeyError("x")

    async def give():
        return 7

    assert await to_its_end(give()) == 7
    with pytest.raises(KeyError):
        await to_its_end(fail())


async def test_a_cancelled_caller_waits_for_the_end_and_is_cancelled_then():
    started, release, ended = asyncio.Event(), asyncio.Event(), []

    async def work():
        started.set()
        await release.wait()
        ended.append(True)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(to_its_end(work()))
        await started.wait()
        task.cancel()
        await asyncio.sleep(0)
        before = list(ended)
        release.set()

    assert (before, ended) == ([], [True])
    assert task.cancelled()


async def test_cancelling_twice_does_not_break_a_write_off_either():
    begun, ended = asyncio.Event(), []

    async def work():
        begun.set()
        for _ in range(5):
            await asyncio.sleep(0)
        ended.append(True)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(to_its_end(work()))
        await begun.wait()
        task.cancel()
        await asyncio.sleep(0)
        task.cancel()

    assert task.cancelled()
    assert ended
