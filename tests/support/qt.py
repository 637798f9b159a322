"""Waiting for Qt in async tests, without nesting an event loop."""

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance

from zoomprov_gui.viewmodels.operation import Operation

PATIENCE = 20.0  # seconds: far more than anything here takes, and less than pytest's own limit


async def emitted(signal: SignalInstance) -> tuple[Any, ...]:
    """Wait until the signal is emitted, and return what it carried."""
    arrived: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def arrive(*values: Any) -> None:
        if not arrived.done():
            arrived.set_result(values)

    signal.connect(arrive)
    try:
        return await asyncio.wait_for(arrived, PATIENCE)
    finally:
        signal.disconnect(arrive)


async def ended(operation: Operation) -> None:
    """Wait until the operation runs no longer; at once where it does not run."""
    await until(lambda: not operation.running, operation.running_changed)


async def until(condition: Callable[[], bool], *signals: SignalInstance) -> None:
    """Wait until the condition holds: asked after each of the signals, or each turn of the loop."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            if signals:
                await emitted(signals[0])
            else:
                await asyncio.sleep(0.005)
