"""A preview that must be read first: whoever is in a group, the details as they are now."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from zoomprov_gui.viewmodels.operation import Operation
from zoomprov_gui.viewmodels.proposal import Proposal

Make = Callable[[], Awaitable[Proposal]]


class Preparing(QObject):
    """`proposed` carries a Proposal to be agreed to; `failed` a Problem; nothing is sent by it."""

    changed = Signal()
    proposed = Signal(object)
    failed = Signal(object)

    def __init__(self, background: asyncio.TaskGroup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.operation = Operation(background, self)
        self._result: Proposal | None = None
        self.operation.running_changed.connect(self._end)
        self.operation.failed.connect(self.failed)

    @property
    def running(self) -> bool:
        """Whether a preview is being read."""
        return self.operation.running

    def begin(self, make: Make) -> bool:
        """Read what a preview rests on, unless one is being read; return whether that began."""
        if self.running:
            return False

        async def work() -> None:
            self._result = await make()

        self.operation.start(work)
        return True

    def stop(self) -> None:
        """Give the preview up."""
        self.operation.stop()

    def _end(self, running: bool) -> None:  # noqa: FBT001 - a slot of running_changed
        result, self._result = self._result, None
        self.changed.emit()
        if not running and result is not None:
            self.proposed.emit(result)
