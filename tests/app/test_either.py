"""Work that may become unwanted while it goes on."""

import asyncio

import pytest

from zoomprov_gui.app.either import unless
from zoomprov_gui.domain.errors import Misused


async def test_work_that_ends_first_counts():
    async def work():
        await asyncio.sleep(0)
        return 7

    assert await unless(asyncio.Event(), work()) == 7


async def test_work_that_is_unwanted_ends_at_once():
    event, ended = asyncio.Event(), []

    async def work():
        try:
            event.set()
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    assert await unless(event, work()) is None
    assert ended == [True]


async def test_an_expected_error_comes_out_as_itself():
    async def work():
        raise Misused("x")

    with pytest.raises(Misused):
        await unless(asyncio.Event(), work())
