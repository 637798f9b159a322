"""The bridge between Qt and asyncio: one stoppable piece of background work.

Nothing else in the program starts a task. Reads are cancelled; work that writes brings its own way
to stop, because a cancelled write leaves nobody knowing whether it was done.
"""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.domain.diagnosis import diagnose
from zoomprov_gui.domain.errors import ExpectedError

Work = Callable[[], Awaitable[None]]


class Operation(QObject):
    """Runs one piece of work at a time and tells how it is going.

    `failed` carries a Problem: an expected error in plain words. A bug goes to the loop's exception
    handler, and from there to the crash dialog.
    """

    running_changed = Signal(bool)
    progressed = Signal(object)
    failed = Signal(object)

    def __init__(self, background: asyncio.TaskGroup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._task: asyncio.Task[Exception | None] | None = None
        self._stop: Callable[[], object] | None = None
        self._asked_to_stop = self._over = False

    @property
    def running(self) -> bool:
        """Whether work has been started and has not ended yet."""
        return self._task is not None

    def start(self, work: Work, *, stop: Callable[[], object] | None = None) -> None:
        """Start the work; a page must not offer this while work is running.

        Nothing starts any more once the group has cancelled this: the window closes.
        """
        if self._task is not None:
            raise RuntimeError("a page offered a second start")
        if self._over:
            return
        # A function and not a coroutine: work that is cancelled before its first step then leaves
        # nothing behind that was never awaited.
        self._task = self._background.create_task(_error_of(work))
        self._task.add_done_callback(self._settle)
        self._stop, self._asked_to_stop = stop or self._task.cancel, False
        self.running_changed.emit(True)

    def stop(self) -> None:
        """Ask the work to end early; `running_changed` tells when it has."""
        if self._stop:
            self._asked_to_stop = True
            self._stop()

    def _settle(self, task: asyncio.Task[Exception | None]) -> None:
        # Not in a `finally` of the work: a task cancelled before its first step runs none.
        self._task = self._stop = None
        from_outside = task.cancelling() and not self._asked_to_stop
        self._over = task.cancelled() and bool(from_outside)
        error = None if task.cancelled() else task.result()
        self.running_changed.emit(False)
        if isinstance(error, ExpectedError):
            self.failed.emit(diagnose(error))
        elif error:
            task.get_loop().call_exception_handler({"message": "Bug", "exception": error})


async def _error_of(work: Work) -> Exception | None:
    """Run the work and return its error, which would otherwise end the whole task group."""
    try:
        await work()
    except Exception as error:  # noqa: BLE001 - _settle tells expected errors from bugs
        return error
    return None
