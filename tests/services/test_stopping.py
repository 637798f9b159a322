"""Stopping what reads, and only that."""

import asyncio

import pytest

from zoomprov_gui.domain.errors import Misused
from zoomprov_gui.services.stopping import Stopper, unless_stopped


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


async def test_what_a_read_found_is_returned_where_nobody_stops():
    async def read():
        return "found"

    assert await unless_stopped(lambda: False, read()) == "found"


async def test_a_read_is_broken_off_as_soon_as_somebody_stops():
    broken = []

    async def read():
        try:
            await asyncio.Event().wait()
        finally:
            broken.append(True)

    async with asyncio.timeout(10):
        found = await unless_stopped(lambda: True, read())

    assert found is None
    assert broken in ([True], [])


async def test_the_error_of_a_read_comes_out_as_itself():
    async def read():
        raise Misused("no app")

    with pytest.raises(Misused):
        await unless_stopped(lambda: False, read())
