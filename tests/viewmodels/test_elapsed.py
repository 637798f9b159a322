"""How long somebody has waited, and why."""

import asyncio

import pytest
from PySide6.QtCore import QObject

from tests.support.qt import ended
from zoomprov_gui.viewmodels.elapsed import PLAIN, Elapsed
from zoomprov_gui.viewmodels.operation import Operation

pytestmark = pytest.mark.anyio


async def test_the_time_is_told_after_a_moment_and_the_reason_after_ten_seconds():
    now, why, owner = [100.0], ["Okta asked us to slow down."], QObject()
    free = asyncio.Event()
    async with asyncio.TaskGroup() as background:
        operation = Operation(background)
        elapsed = Elapsed((operation,), lambda: now[0], lambda: why[0], owner)
        told = []
        operation.start(free.wait)
        for seconds in (1, 7, 12):
            now[0] = 100.0 + seconds
            told.append(elapsed.words)
        why[0] = ""
        told.append(elapsed.words)
        free.set()
        await ended(operation)

    assert told == [
        "",
        "7 seconds so far.",
        "12 seconds so far. Okta asked us to slow down.",
        f"12 seconds so far. {PLAIN}",
    ]
    assert elapsed.words == ""


async def test_each_start_counts_anew():
    now, owner = [100.0], QObject()
    async with asyncio.TaskGroup() as background:
        operation = Operation(background)
        elapsed = Elapsed((operation,), lambda: now[0], str, owner)
        operation.start(lambda: asyncio.sleep(0))
        await ended(operation)
        now[0] = 200.0
        operation.start(asyncio.Event().wait)
        now[0] = 203.0
        words = elapsed.words
        operation.stop()
        await ended(operation)

    assert words == "3 seconds so far."
