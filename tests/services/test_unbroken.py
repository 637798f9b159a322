"""Tests for services/unbroken.py."""

import asyncio

from zoomprov_gui.services.unbroken import to_its_end


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


async def test_the_result_of_work_that_nobody_cancels_comes_back():
    async def work():
        return 7

    assert await to_its_end(work()) == 7
