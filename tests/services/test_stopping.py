"""Stopping what reads, and only that."""

import asyncio

from zoomprov_gui.services.stopping import Stopper


async def test_reads_end_by_themselves_where_nobody_stops():
    stop, seen = Stopper(), []

    async def read():
        seen.append("read")

    assert await stop.lets(read())
    assert seen == ["read"]
    assert not stop.stopped


async def test_what_is_not_read_back_is_read_until_it_has_left():
    stop, seen = Stopper(reads_back=False), []

    async def read():
        seen.append("read")

    assert await stop.lets(read())
    stop.sent = True
    assert not await stop.lets(read())
    assert seen == ["read"]


async def test_reads_are_broken_off_once_somebody_stops():
    stop, broken = Stopper(), []

    async def read():
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            broken.append(True)
            raise

    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(stop.lets(read()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        stop.stop()

    assert not waiting.result()
    assert broken == [True]
