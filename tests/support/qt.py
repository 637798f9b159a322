"""Waiting for Qt in async tests, without nesting an event loop."""

import asyncio
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance

from zoomprov_gui.viewmodels.operation import Operation

# Patience is counted in turns of the loop, not in seconds: while other programs keep the machine
# busy, a test gets fewer turns a second, and whatever it waits for needs as many as ever. With
# nothing else to do it is 20 seconds, far more than anything here takes; pytest has its own limit.
TURN, TURNS = 0.005, 4_000


async def emitted(signal: SignalInstance) -> tuple[Any, ...]:
    """Wait until the signal is emitted, and return what it carried."""
    arrived: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def arrive(*values: Any) -> None:
        if not arrived.done():
            arrived.set_result(values)

    signal.connect(arrive)
    try:
        for _ in range(TURNS):
            await asyncio.wait([arrived], timeout=TURN)
            if arrived.done():
                return arrived.result()
        raise TimeoutError
    finally:
        signal.disconnect(arrive)


async def ended(operation: Operation) -> None:
    """Wait until the operation runs no longer; at once where it does not run."""
    await until(lambda: not operation.running, operation.running_changed)


async def until(condition: Callable[[], bool], *signals: SignalInstance) -> None:
    """Wait until the condition holds: asked after each of the signals, or each turn of the loop."""
    for _ in range(TURNS):
        if condition():
            return
        if signals:
            await emitted(signals[0])
        else:
            await asyncio.sleep(TURN)
    raise TimeoutError
